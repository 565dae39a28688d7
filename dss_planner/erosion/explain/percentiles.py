"""Percentiles of every number behind the result over the study area, worked out once and kept in a file."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dss_planner.erosion.explain.explainrequest import ExplainRequest
from dss_planner.erosion.explain.numbers import PlaceLayers, yearly
from dss_planner.erosion.factors.area import area_shapes
from dss_planner.erosion.vegetation.floatkeys import from_keys, keys_of
from dss_planner.provenance import plain, write_json
from dss_planner.raster.blocks import in_order, workers_of
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import text

VERSION = 1
#: Numbers are counted by their first 18 bits: sign, exponent and 9 bits of the mantissa, classes 0.2 % wide; between
#: the bounds of a class a percentile is interpolated, so it errs by less than that.
_SHIFT = 14
_CLASSES = 1 << (32 - _SHIFT)
_WINDOW_CELLS = 1 << 18
#: Percentiles that are kept.
PERCENTS = tuple(range(101))


@dataclass(frozen=True)
class Percentiles:
    """values: id → the 101 percentiles 0, 1, …, 100 of the known cells that may erode; of 'index' those of all known
    cells. Ids that have no known cell are left out."""

    values: Mapping[str, tuple[float, ...]]

    def at(self, name: str, percent: int) -> float | None:
        """Return a percentile, None when nothing is known of it."""
        return self.values[name][percent] if name in self.values else None

    def rank(self, name: str, value: float) -> float | None:
        """Return the share of the study area (0–1) with a lower value."""
        if name not in self.values:
            return None
        bounds = np.array(self.values[name])
        low, high = np.searchsorted(bounds, value, side="left"), np.searchsorted(bounds, value, side="right")
        if low == 0 or low == len(bounds):
            return 0.0 if low == 0 else 1.0
        if high > low:
            return float(low) / 100.0
        return float((low - 1 + (value - bounds[low - 1]) / (bounds[low] - bounds[low - 1])) / 100.0)


def study_percentiles(
    request: ExplainRequest, layers: PlaceLayers, progress: Progress = silent, cancelled: CancelCheck = never
) -> Percentiles:
    """Return the percentiles from the cache file, or from reading all rasters once; then they are kept there."""
    stamp = _fingerprint(request, layers)
    kept = _kept(request.cache, stamp)
    if kept is not None:
        return kept
    found = _worked_out(request, layers, progress, cancelled)
    if request.cache:
        content = {"version": VERSION, "fingerprint": stamp, "percentiles": plain(found.values)}
        # a folder that cannot be written to only costs the time again
        with contextlib.suppress(OSError):
            write_json(request.cache, content)
    return found


def _fingerprint(request: ExplainRequest, layers: PlaceLayers) -> str:
    """Return a hash of the files and numbers that the percentiles depend on; the folder may move."""
    files = {}
    paths = [source.path for source in layers.sources.values()]
    for path in sorted({*paths, *([request.within.split("|")[0]] if request.within else [])}):
        status = Path(path).stat() if Path(path).exists() else None
        files[Path(path).name] = [status.st_size, status.st_mtime_ns] if status else None
    nowhere = replace(request, x=0.0, y=0.0, crs="", study="", cache="")
    numbers = json.dumps([VERSION, files, _without_folders(plain(nowhere))], sort_keys=True)
    return hashlib.sha256(numbers.encode("utf-8")).hexdigest()[:20]


def _without_folders(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_folders(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_folders(item) for item in value]
    return Path(value).name if isinstance(value, str) else value


def _kept(path: str, stamp: str) -> Percentiles | None:
    if not path:
        return None
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        if content["fingerprint"] != stamp:
            return None
        return Percentiles({str(name): tuple(map(float, row)) for name, row in content["percentiles"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # a damaged file only costs the time again


def _worked_out(
    request: ExplainRequest, layers: PlaceLayers, progress: Progress, cancelled: CancelCheck
) -> Percentiles:
    grid = layers.grid
    counts: dict[str, np.ndarray] = {}
    ends: dict[str, tuple[float, float]] = {}
    progress(0.0, text("Percentiles of the study area"))
    done = 0
    count = _counter(request, layers)
    with bounded_cache():
        windows = tiles(grid, (TILE, TILE), _WINDOW_CELLS)
        for window, block in in_order(count, windows, workers_of(0), cancelled):
            for name, counted in block.items():
                total = counts.setdefault(name, np.zeros(_CLASSES, dtype=np.int64))
                total[counted.classes] += counted.numbers
                low, high = ends.get(name, (counted.low, counted.high))
                ends[name] = min(low, counted.low), max(high, counted.high)
            done += window.width * window.height
            progress(done / (grid.width * grid.height), None)
    return Percentiles({name: _quantiles(total, *ends[name]) for name, total in counts.items()})


@dataclass(frozen=True)
class _Counted:
    """Numbers of a window by class, the smallest and the largest of them."""

    classes: np.ndarray
    numbers: np.ndarray
    low: float
    high: float


def _counter(request: ExplainRequest, layers: PlaceLayers) -> Callable[[Window], dict[str, _Counted]]:
    """Return what counts the numbers of a window by class; it opens the files anew, so that threads can share it."""
    grid = layers.grid
    shapes = area_shapes(request.within, grid)

    def count(window: Window) -> dict[str, _Counted]:
        arrays = {}
        for role, source in layers.sources.items():
            dataset = open_raster(source.path)
            bands = source.bands or tuple(range(1, dataset.RasterCount + 1))
            arrays[role] = read_bands(dataset, bands, window).reshape(len(bands), -1)
        inside = np.ones(window.width * window.height, dtype=bool)
        if shapes is not None:
            inside = mask(window_grid(grid, window), shapes).ravel()
        values, known, barren = yearly(request, layers, arrays)
        found = {}
        for name, row in values.items():
            wanted = inside & known & np.isfinite(row)
            if name != "index":
                wanted &= ~barren
            if wanted.any():
                found[name] = _count(row[wanted])
        return found

    return count


def _count(values: np.ndarray) -> _Counted:
    numbers = np.bincount(keys_of(values) >> _SHIFT)
    filled = np.flatnonzero(numbers)
    return _Counted(filled, numbers[filled], float(values.min()), float(values.max()))


def _quantiles(counts: np.ndarray, low: float, high: float) -> tuple[float, ...]:
    """Return the 101 percentiles of numbers from low to high, counted by class, at `numpy.quantile`'s places."""
    filled = np.flatnonzero(counts)
    before = np.concatenate([[0], np.cumsum(counts[filled])])
    last = before[-1] - 1

    def ranked(ranks: np.ndarray) -> np.ndarray:
        index = np.searchsorted(before, ranks, side="right") - 1
        share = (ranks - before[index] + 0.5) / counts[filled[index]]
        lower = from_keys(filled[index].astype(np.uint32) << _SHIFT).astype(np.float64)
        upper = from_keys((filled[index] + 1).astype(np.uint32) << _SHIFT).astype(np.float64)
        # the class of 0 holds 0 itself and numbers too small to matter
        values = np.where(lower == 0.0, 0.0, lower + (upper - lower) * share)
        values = np.where(ranks == 0, low, np.where(ranks == last, high, values))
        return np.clip(values, low, high)

    places = np.array(PERCENTS) / 100.0 * last
    below = places.astype(np.int64)
    lower, upper = ranked(below), ranked(np.minimum(below + 1, last))
    return tuple(float(value) for value in lower + (upper - lower) * (places - below))
