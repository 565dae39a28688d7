"""Exact percentiles of rasters of any size: two passes, memory for two histograms."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence

import numpy as np
from osgeo import gdal

from dss_planner.raster.blocks import in_order, workers_of
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, never, silent

#: Values are told apart by the upper and then by the lower half of their 32 bits.
_HALF = 16
_BINS = 1 << _HALF


class SumOfBands:
    """The sum of some bands of a raster, window by window, as float32 (rows, columns); threads may share it."""

    def __init__(self, path: str, bands: Sequence[int]) -> None:
        self._path = path
        self._bands = tuple(bands)
        self._own = threading.local()

    def __call__(self, window: Window) -> np.ndarray:
        """Return the sum in ``window``, NaN where a band is unknown."""
        values = read_bands(self._dataset(), self._bands, window)
        return values[0] if len(self._bands) == 1 else values.sum(axis=0)

    def _dataset(self) -> gdal.Dataset:
        if not hasattr(self._own, "dataset"):
            self._own.dataset = open_raster(self._path)
        return self._own.dataset


def percentiles(
    values: Callable[[Window], np.ndarray],
    grid: Grid,
    percents: Sequence[float],
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    threads: int = 0,
) -> tuple[float, ...]:
    """Return the percentiles (0–100) of all known float32 values that ``values(window)`` gives over ``grid``.

    They are the exact order statistics, with a straight line between two of them (numpy's default); NaN when no value
    is known. The first pass counts values by the upper 16 of their 32 bits, the second one those in the bins that hold
    a wanted rank by the lower 16. ``values`` may be called from several threads. Raises `Cancelled`.
    """
    upper = _count(values, grid, None, lambda share: progress(share / 2, None), cancelled, threads)[-1]
    number = int(upper.sum())
    if number == 0:
        return tuple(math.nan for _ in percents)
    places = [(number - 1) * percent / 100.0 for percent in percents]
    ranks = sorted({rank for place in places for rank in (math.floor(place), math.ceil(place))})
    ends = np.cumsum(upper)
    bins = {rank: int(np.searchsorted(ends, rank, side="right")) for rank in ranks}
    lower = _count(values, grid, set(bins.values()), lambda share: progress(0.5 + share / 2, None), cancelled, threads)
    found = {}
    for rank, bin_number in bins.items():
        inside = rank - (int(ends[bin_number]) - int(upper[bin_number]))
        low = int(np.searchsorted(np.cumsum(lower[bin_number]), inside, side="right"))
        found[rank] = _value(bin_number << _HALF | low)
    return tuple(_between(found, place) for place in places)


def _between(found: dict[int, float], place: float) -> float:
    low, high = found[math.floor(place)], found[math.ceil(place)]
    return low + (high - low) * (place - math.floor(place))


def _count(
    values: Callable[[Window], np.ndarray],
    grid: Grid,
    wanted: set[int] | None,
    report: Callable[[float], None],
    cancelled: CancelCheck,
    threads: int,
) -> dict[int, np.ndarray]:
    """Return how many values fall in each upper half (under -1), or in each lower half within the ``wanted`` uppers."""
    totals = {number: np.zeros(_BINS, dtype=np.int64) for number in ([-1] if wanted is None else wanted)}

    def block(window: Window) -> dict[int, np.ndarray]:
        keys = _keys(values(window))
        upper = keys >> _HALF
        if wanted is None:
            return {-1: np.bincount(upper, minlength=_BINS)}
        return {n: np.bincount(keys[upper == n] & (_BINS - 1), minlength=_BINS) for n in wanted}

    done = 0
    for window, counts in in_order(block, tiles(grid, (TILE, TILE)), workers_of(threads), cancelled):
        for number, count in counts.items():
            totals[number] += count
        done += window.width * window.height
        report(done / (grid.width * grid.height))
    return totals


def _keys(values: np.ndarray) -> np.ndarray:
    """Return whole numbers (int64) that rise with the known values of a float32 array."""
    known = values[np.isfinite(values)].astype(np.float32) + np.float32(0.0)  # −0 becomes 0
    bits = known.view(np.uint32).astype(np.int64)
    return np.where(bits >> 31, 0xFFFFFFFF - bits, bits | 0x80000000)


def _value(key: int) -> float:
    bits = key & 0x7FFFFFFF if key >> 31 else 0xFFFFFFFF - key
    return float(np.array([bits], dtype=np.uint32).view(np.float32)[0])
