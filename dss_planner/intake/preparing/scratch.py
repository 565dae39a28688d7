"""Folders for unfinished work: hidden, owned by a running process, and cleared away once their process is gone."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
#: A folder without a lock may be about to get one; it is left alone for this long [s].
_GRACE = 60.0
#: Where locks do not work (some network drives), unfinished work counts as abandoned after a day [s].
_ABANDONED = 86_400.0
#: Time between two looks at a lock that another process holds [s].
_PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _claim(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _claim(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def claimed(path: Path) -> int | None:
    """Return a handle that holds the lock file ``path``, or None when a running process holds it; close it after use.

    The system lets go of it when the process ends, however that happens. Raises `OSError` when the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _claim(handle)
    except OSError:
        os.close(handle)
        return None
    return handle


@contextmanager
def alone(path: Path, seconds: float) -> Iterator[bool]:
    """Hold the lock file ``path``; yields False when another process still holds it after ``seconds``."""
    end = time.monotonic() + seconds
    handle = claimed(path)
    while handle is None and time.monotonic() < end:
        time.sleep(_PAUSE)
        handle = claimed(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


@contextmanager
def scratch(parent: Path, prefix: str) -> Iterator[Path]:
    """Yield a new folder in ``parent`` that is gone afterwards; those that killed processes left behind go as well.

    Raises `OSError` when it cannot be made.
    """
    sweep(parent, prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    handle = None
    try:
        handle = claimed(folder / LOCK)
        yield folder
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path, prefix: str) -> None:
    """Remove the folders of ``parent`` with this prefix whose process is gone."""
    for folder in parent.glob(f"{prefix}*"):
        if folder.is_dir() and _abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _abandoned(folder: Path) -> bool:
    try:
        age = time.time() - folder.stat().st_mtime
        if not (folder / LOCK).exists():
            return age > _GRACE
        handle = claimed(folder / LOCK)
    except OSError:  # gone meanwhile, or not ours to touch
        return False
    if handle is None:
        return age > _ABANDONED and not _locks_work(folder)
    os.close(handle)
    return True


def _locks_work(folder: Path) -> bool:
    """Return whether this drive knows locks: a fresh file can be held."""
    probe = folder / ".probe"
    handle = claimed(probe)
    if handle is not None:
        os.close(handle)
    probe.unlink(missing_ok=True)
    return handle is not None
