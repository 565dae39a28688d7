"""Temporary files beside the result they become, and the leftovers of runs that were killed."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from dss_planner.errors import OutputError
from dss_planner.text import Text, text

#: A temporary file without a lock counts as left over after this many seconds without a change.
_STALE_SECONDS = 24 * 3600.0
#: A temporary folder whose lock has no name yet is being made; after this many seconds its maker is gone.
_MAKING_SECONDS = 60.0
#: Bytes of a result's name that its temporary names repeat; the whole name may already be as long as a disk allows.
_NAME_BYTES = 40
_LOCK = "lock"
#: A disk with less room [bytes] than a block of a result is full.
_NO_ROOM = 1 << 20
#: What a system says of a full disk or a used-up share of it; the second is not known everywhere.
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
#: How libtiff tells that a write did not reach the disk.
_TIFF_FAILED = "TIFFAppendToStrip"


def temporary_beside(path: Path) -> Path:
    """Return a new, unused path in the folder of ``path`` (so that the final rename cannot cross a disk).

    What a killed run left of the same result is removed. Raises `OutputError` when the folder cannot be made or
    written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_stale(path)
        handle, name = tempfile.mkstemp(prefix=_prefix(path), suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    os.close(handle)
    os.chmod(name, 0o644)
    return Path(name)


class ScratchFolder:
    """A hidden folder beside ``target`` that this process holds locked, so that another can tell it from a leftover."""

    def __init__(self, target: Path) -> None:
        self.target = target
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            remove_stale(target)
            self.path = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
            self._lock: IO[bytes] | None = _locked(self.path)
        except OSError as error:
            raise unwritable(target, error) from error

    def remove(self) -> None:
        """Remove the folder with all it holds; doing it again is harmless."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        shutil.rmtree(self.path, ignore_errors=True)


def _locked(folder: Path) -> IO[bytes]:
    """Return the open lock of a new folder; it gets its name when it is locked, so that none takes it for left over."""
    if sys.platform == "win32":  # an open file cannot be renamed there
        handle = (folder / _LOCK).open("wb")
        _try_lock(handle)
        return handle
    fresh = folder / f"{_LOCK}.new"
    handle = fresh.open("wb")
    _try_lock(handle)
    fresh.rename(folder / _LOCK)
    return handle


def remove_stale(target: Path) -> None:
    """Remove temporary files of ``target`` whose process is gone; those in use and those of other results stay."""
    for leftover in target.parent.glob(f".*-{_mark(target)}-*"):
        if leftover.is_dir():
            if _abandoned(leftover / _LOCK):
                shutil.rmtree(leftover, ignore_errors=True)
        elif _age(leftover) > _STALE_SECONDS:
            leftover.unlink(missing_ok=True)


def write_failure(path: Path, error: Exception) -> Text | str:
    """Return why a result could not be written, in words; GDAL says little of a full disk, or nothing at all."""
    said = str(error).strip().rstrip(".")
    try:
        room = shutil.disk_usage(path.parent).free
    except OSError:
        return text("its folder or disk is not there any more")
    if room < _NO_ROOM or getattr(error, "errno", None) in _FULL:
        return text("the disk is full")
    if not said:
        return text("the disk may be full")
    return text("the disk is full or was removed") if _TIFF_FAILED in said else said


def unwritable(path: Path, error: OSError) -> OutputError:
    """Return the error of a result whose folder cannot be written."""
    return OutputError(
        "The result “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
        path=path,
        reason=error.strerror or error,
    )


def _prefix(path: Path) -> str:
    start = path.stem.encode()[:_NAME_BYTES].decode(errors="ignore")
    return f".{start}-{_mark(path)}-"


def _mark(path: Path) -> str:
    return hashlib.blake2s(path.name.encode(), digest_size=4).hexdigest()


def _abandoned(lock: Path) -> bool:
    """Return whether nobody holds the lock; a folder without one is a moment old, or was never finished."""
    try:
        with lock.open("rb+") as handle:
            return _try_lock(handle)
    except FileNotFoundError:
        return _age(lock.parent) > _MAKING_SECONDS
    except OSError:
        return False


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _try_lock(handle: IO[bytes]) -> bool:
    """Return whether the file could be locked; the system frees the lock when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
