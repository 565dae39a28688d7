"""A study folder that changes as a whole: new files are made beside their places and moved there at the end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from dss_planner import provenance
from dss_planner.errors import InputError, OutputError
from dss_planner.intake import report
from dss_planner.intake.preparing.scratch import LOCK, alone, scratch

PREFIX = ".align-"
#: Where the files that are being replaced wait until all new ones are in place.
_REPLACED = ".replaced"
#: Another process moves its files within this time [s].
_PATIENCE = 30.0


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder inside ``folder``; it is gone afterwards, as is an empty ``folder`` that was made for it.

    Hidden folders that killed processes left there are removed. Raises `OutputError` when the folder cannot be written.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    done = False
    try:
        with ExitStack() as stack:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                staging = stack.enter_context(scratch(folder, PREFIX))
            except OSError as error:
                raise _unwritable(folder, error) from error
            try:
                yield staging
            except OSError as error:
                raise _unwritable(folder, error) from error
            done = True
    finally:
        if not done:
            for path in made:
                if path.exists() and not any(path.iterdir()):
                    path.rmdir()


def require_own(folder: Path, names: Iterable[str]) -> None:
    """Raise `InputError` when a file that would be replaced was not made by this planner: it may be a source."""
    for name in names:
        if (folder / name).exists() and not provenance.sidecar(folder / name).exists():
            raise InputError(
                "“{path}” was not made by DSS Planner and would be overwritten. Choose another study folder.",
                path=folder / name,
            )


def publish(staging: Path, folder: Path, last: Sequence[str], lock: Path) -> None:
    """Move the new files to their places, those named ``last`` at the end; remove what an older alignment left behind.

    lock: file that is held meanwhile, so that two processes never mix their files.
    Raises `OutputError` when a file cannot be replaced; then all files are as they were before.
    """
    new = sorted((path.name for path in staging.iterdir() if path.name != LOCK), key=lambda name: (name in last, name))
    with alone(lock, _PATIENCE) as free:
        if not free:
            raise OutputError(
                "The study folder “{path}” is being written by another program. Wait until it has finished, then run "
                "the step again.",
                path=folder,
            )
        old = report.files(folder / report.NAME)
        _replace_all(staging, folder, new)
        for name in set(old) - set(new):
            for stale in (folder / name, provenance.sidecar(folder / name), folder / f"{name}.aux.xml"):
                stale.unlink(missing_ok=True)


def _replace_all(staging: Path, folder: Path, new: Sequence[str]) -> None:
    """Move all files, or put those back that were moved before the first that could not be."""
    kept = staging / _REPLACED
    moved: list[str] = []
    try:
        kept.mkdir()
        for name in new:
            if _same(staging / name, folder / name):
                continue  # the very same file: nothing to replace, whoever has it open
            moved.append(name)
            _keep(folder / name, kept / name)
            os.replace(staging / name, folder / name)
            (folder / f"{name}.aux.xml").unlink(missing_ok=True)  # statistics of the older file
    except OSError as error:
        _put_back(kept, folder, moved)
        raise OutputError(
            "“{path}” cannot be replaced: {reason}. Close the programs that use it and run the step again.",
            path=error.filename2 or error.filename or folder,
            reason=error.strerror or error,
        ) from error


def _same(new: Path, old: Path) -> bool:
    return old.exists() and os.path.samefile(new, old)


def _keep(old: Path, place: Path) -> None:
    """Keep an older file at ``place``: under a second name, so that its own is never missing, or else by moving it."""
    if not old.exists():
        return
    try:
        os.link(old, place)
    except OSError:  # a drive without links
        os.replace(old, place)


def _put_back(kept: Path, folder: Path, moved: Sequence[str]) -> None:
    for name in moved:
        try:
            if (kept / name).exists():
                os.replace(kept / name, folder / name)
            elif name != moved[-1]:
                (folder / name).unlink(missing_ok=True)
        except OSError:  # the drive is gone: nothing more can be done here
            return


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        "The study folder “{path}” cannot be written: {reason}. Free some disk space, or choose a folder that you may "
        "write to.",
        path=folder,
        reason=error.strerror or error,
    )
