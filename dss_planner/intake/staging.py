"""A study folder that changes as a whole: new files are made beside their places and moved there at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dss_planner import provenance
from dss_planner.errors import InputError, OutputError
from dss_planner.intake import report


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder inside ``folder``; it is gone afterwards, as is an empty ``folder`` that was made for it.

    Raises `OutputError` when the folder cannot be written.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".align-", dir=folder))
    except OSError as error:
        raise OutputError(
            "The study folder “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
            path=folder,
            reason=error.strerror or error,
        ) from error
    done = False
    try:
        yield staging
        done = True
    finally:
        shutil.rmtree(staging, ignore_errors=True)
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


def publish(staging: Path, folder: Path, last: Sequence[str]) -> None:
    """Move the new files to their places, those named ``last`` at the end; remove what an older alignment left behind.

    Raises `OutputError` when a file cannot be replaced.
    """
    new = sorted((path.name for path in staging.iterdir()), key=lambda name: (name in last, name))
    old = report.files(folder / report.NAME)
    try:
        for name in new:
            os.replace(staging / name, folder / name)
    except OSError as error:
        raise OutputError(
            "“{path}” cannot be replaced: {reason}. Close the programs that use it and run the step again.",
            path=error.filename2 or error.filename or folder,
            reason=error.strerror or error,
        ) from error
    for name in set(old) - set(new):
        for stale in (folder / name, provenance.sidecar(folder / name), folder / f"{name}.aux.xml"):
            stale.unlink(missing_ok=True)
