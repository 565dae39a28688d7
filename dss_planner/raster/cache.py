"""GDAL's block cache kept small while rasters stream: its default is a share of the machine's memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal

#: What a pass leaves GDAL for blocks [bytes]: a row of tiles of a dozen bands of a raster 40 000 wide does not fit, but
#: passes read and write whole tiles and so do not need them twice.
LIMIT = 192 << 20


class _Users:
    """Who needs the cache bounded now; the setting is GDAL's own and belongs to the whole process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._before = 0

    def enter(self) -> None:
        with self._lock:
            self._count += 1
            if self._count == 1:
                self._before = gdal.GetCacheMax()
                if self._before > LIMIT:
                    gdal.SetCacheMax(LIMIT)

    def leave(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count == 0 and self._before > LIMIT:
                gdal.SetCacheMax(self._before)


_USERS = _Users()


@contextmanager
def bounded_cache() -> Iterator[None]:
    """Keep GDAL's block cache within `LIMIT`; the last pass that leaves gives it its size back."""
    _USERS.enter()
    try:
        yield
    finally:
        _USERS.leave()
