"""The folder of a pack: made beside its place, and put there when it is whole."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

from qgis.PyQt.QtCore import QLockFile

from dss_planner.errors import InputError, OutputError
from dss_planner.proposal.packing.manifest import FILE, Part, read_manifest
from dss_planner.provenance import sha256

#: What GDAL, SQLite and systems say of a full disk; and what is left of one [bytes].
_FULL, _LEAST_FREE = ("no space left", "disk is full", "disk full", "not enough space"), 1 << 20
_PART, _OLD, _LOCK = ".part", ".old", ".lock"
#: Files that people go on writing in; what they changed is kept under the name with this behind it. (QGIS changes bytes
#: of a GeoPackage that it only shows.)
_WRITTEN_ON = frozenset({".odt", ".qgz", ".xlsx", ".csv", ".html"})
_EDITED = " (edited)"


def require_own(folder: Path) -> None:
    """Raise `InputError` when ``folder`` holds files but no pack: they would be lost."""
    if folder.exists() and not folder.is_dir():
        raise InputError("“{folder}” is a file. Choose a folder for the pack.", folder=str(folder))
    if folder.is_dir() and any(folder.iterdir()) and read_manifest(folder) is None:
        raise InputError(
            "The folder “{folder}” holds files that are no pack of this plugin. Choose an empty folder or a new name.",
            folder=str(folder),
        )


@contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """Yield a folder to make the pack in; it takes its place on a clean exit, and is gone on any other.

    Files that people put into an earlier pack stay, and what they went on writing in stays beside the new. Raises
    `OutputError` when the folder cannot be made or replaced.
    """
    work, old = folder.with_name(folder.name + _PART), folder.with_name(folder.name + _OLD)
    lock = _locked(folder)
    try:
        yield from _made(folder, work, old)
    except (OSError, RuntimeError, BadZipFile, OutputError) as error:
        if _says_full(error) or (not isinstance(error, RuntimeError) and _is_full(folder.parent)):
            raise _no_room(folder) from error
        if isinstance(error, OSError):
            raise _cannot(folder, error) from error
        raise
    finally:
        lock.unlock()


def _says_full(error: BaseException | None) -> bool:
    """Return whether an error, or one behind it, is that of a full disk."""
    while error is not None:
        if getattr(error, "errno", None) == errno.ENOSPC or any(one in str(error).lower() for one in _FULL):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_full(folder: Path) -> bool:
    return shutil.disk_usage(folder).free < _LEAST_FREE


def _no_room(folder: Path) -> OutputError:
    return OutputError(
        "The pack cannot be written to “{folder}”: the disk is full. Free some space there, or choose another folder. "
        "What was there is as it was.",
        folder=str(folder),
    )


def _locked(folder: Path) -> QLockFile:
    """Return the lock of a pack's place: a second run there would take the first one's half for a left-over."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(folder, error) from error
    lock = QLockFile(str(folder.with_name(folder.name + _LOCK)))
    lock.setStaleLockTime(0)  # only that of a program that is gone is stale
    if lock.tryLock(0):
        return lock
    if lock.error() == QLockFile.LockError.LockFailedError:
        raise OutputError(
            "Another run makes a pack in “{folder}” right now. Wait until it is done, or choose another folder.",
            folder=str(folder),
        )
    if _is_full(folder.parent):
        raise _no_room(folder)
    raise OutputError(
        "The pack cannot be written to “{folder}”: nothing may be written in the folder that it is to be in. Choose "
        "another folder, or ask who may write there.",
        folder=str(folder),
    )


def _made(folder: Path, work: Path, old: Path) -> Iterator[Path]:
    try:
        for left in (work, old):
            # of a program that was ended: the pack in its place is whole, or the old one is
            if left.exists():
                if left == old and not folder.exists():
                    os.replace(old, folder)
                else:
                    shutil.rmtree(left)
        work.mkdir(parents=True)
    except OSError as error:
        raise _cannot(folder, error) from error
    try:
        yield work
        try:
            _keep_others(folder, work)
            if folder.exists():
                os.replace(folder, old)
            os.replace(work, folder)
        except OSError as error:
            if old.exists() and not folder.exists():
                os.replace(old, folder)
            raise _cannot(folder, error) from error
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def take_over(before: Path, work: Path, part: Part) -> list[Path]:
    """Copy the files of a part that is as it was from the earlier pack; return where they are now."""
    taken = []
    for name in part.files:
        target = work / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(before / name, target)
        taken.append(target)
    return taken


def _keep_others(folder: Path, work: Path) -> None:
    """Copy what people put into the earlier pack, and beside the new one what they went on writing in it."""
    earlier = read_manifest(folder)
    own = {name: digest for part in earlier.parts.values() for name, digest in part.files.items()} if earlier else {}
    for path in folder.rglob("*") if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name == FILE:
            continue
        target = work / name
        if name in own:
            if path.suffix not in _WRITTEN_ON or sha256(path) == own[name]:
                continue
            target = target.with_name(f"{path.stem}{_EDITED}{path.suffix}")
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)


def _cannot(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        "The pack cannot be written to “{folder}”: {reason}. Close its files in other programs, look at the free space "
        "or choose another folder. What was there is as it was.",
        folder=str(folder),
        reason=error.strerror or str(error),
    )
