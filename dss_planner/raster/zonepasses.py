"""Rasters read once, window by window, by several threads, and summed up over all zones."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import TYPE_CHECKING

import numpy as np
from osgeo import gdal

from dss_planner.raster.blocks import workers_of
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.zonecover import cover
from dss_planner.raster.zoneedges import Edges
from dss_planner.raster.zonesums import CoverPlan, Piece, Sums, summed
from dss_planner.running import CancelCheck, Progress, stop_if

if TYPE_CHECKING:
    from dss_planner.raster.zonal import ZonalRaster

#: Cells of a raster that one task reads at most.
_READ_CELLS = 1 << 24
#: Cells that are summed up at once: the working arrays stay in the processor's cache.
_SUM_CELLS = 1 << 18
#: Zones that lie closer than this [columns] are read together.
_GAP = 256
#: More threads than this wait for the disk and for memory.
_MOST_THREADS = 4
#: Seconds between looks at the cancel button.
_LOOK = 0.2

_Task = tuple[Window, np.ndarray]


def sum_up(
    rasters: Sequence[ZonalRaster],
    grid: Grid,
    edges: Edges,
    zones: int,
    threads: int | None,
    progress: Progress,
    cancelled: CancelCheck,
) -> list[Sums]:
    """Return the sums of each raster (all of ``grid``) over zones of the given edges.

    Raises `InputError` when a raster cannot be read; `Cancelled`.
    """
    sums = [Sums.empty(zones) for _ in rasters]
    workers = min(workers_of(threads or 0), _MOST_THREADS)
    reader = _Reader(rasters, edges)
    tasks = _tasks(edges, grid, _block_height(rasters, grid))
    with bounded_cache():
        for window, pieces in _in_order(reader, tasks, workers, cancelled):
            for one, more in zip(sums, pieces):
                for piece in more:
                    one.add(piece)
            progress((window.row + window.height) / grid.height, None)
    return sums


def _in_order(
    work: Callable[[_Task], list[list[Piece]]], tasks: Iterator[_Task], workers: int, cancelled: CancelCheck
) -> Iterator[tuple[Window, list[list[Piece]]]]:
    """Yield each task's window and result in the order of the tasks, a few tasks at a time."""
    waiting: deque[tuple[Window, Future]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="zonal")
    try:
        for task in tasks:
            waiting.append((task[0], pool.submit(work, task)))
            if len(waiting) > 2 * workers:
                yield _first(waiting, cancelled)
        while waiting:
            yield _first(waiting, cancelled)
    finally:
        for _, future in waiting:
            future.cancel()
        pool.shutdown()


def _first(waiting: deque[tuple[Window, Future]], cancelled: CancelCheck) -> tuple[Window, list[list[Piece]]]:
    window, future = waiting[0]
    while True:
        stop_if(cancelled)
        try:
            result = future.result(_LOOK)
        except NotYet:
            if future.done():
                raise
            continue
        waiting.popleft()
        return window, result


class _Reader:
    """Sums up one task; each thread has its own dataset handles."""

    def __init__(self, rasters: Sequence[ZonalRaster], edges: Edges) -> None:
        self._rasters = rasters
        self._edges = edges
        self._own = threading.local()

    def __call__(self, task: _Task) -> list[list[Piece]]:
        window, chosen = task
        edges = self._edges.take(chosen)
        plans = [(part, CoverPlan(cover(edges, part))) for part in _parts(window)]
        found: list[list[Piece]] = []
        last: tuple[tuple[str, int], np.ndarray] | None = None
        for raster in self._rasters:
            key = (raster.path, raster.band)
            if last is None or last[0] != key:
                last = (key, self._read(raster, window))
            values = last[1]
            if raster.below is not None:
                values = np.where(values < np.float32(raster.below), values, np.float32(np.nan))
            pieces = []
            for part, plan in plans:
                if len(plan.zones):
                    first = part.row - window.row
                    pieces.append(summed(plan, values[first : first + part.height], raster.classes))
            found.append(pieces)
        return found

    def _read(self, raster: ZonalRaster, window: Window) -> np.ndarray:
        """Return a band (rows, columns) in an array of this thread, used again: fresh memory is slow."""
        cells = window.height * window.width
        memory = self._own.__dict__.get("memory")
        if memory is None or memory.size < cells:
            memory = self._own.memory = np.empty(cells, dtype=np.float32)
        out = memory[:cells].reshape(1, window.height, window.width)
        return read_bands(self._dataset(raster.path), (raster.band,), window, out)[0]

    def _dataset(self, path: str) -> gdal.Dataset:
        opened: dict[str, gdal.Dataset] = self._own.__dict__.setdefault("datasets", {})
        if path not in opened:
            opened[path] = open_raster(path)
        return opened[path]


def _parts(window: Window) -> Iterator[Window]:
    rows = max(1, _SUM_CELLS // window.width)
    for start in range(0, window.height, rows):
        yield Window(window.column, window.row + start, window.width, min(rows, window.height - start))


def _block_height(rasters: Sequence[ZonalRaster], grid: Grid) -> int:
    """Return how many rows a task reads: whole blocks of the files, so that no block is read twice."""
    heights = []
    for raster in rasters:
        dataset = open_raster(raster.path)  # a band is valid only while its dataset is open
        heights.append(dataset.GetRasterBand(raster.band).GetBlockSize()[1])
    tallest = max(min(height, grid.height) for height in heights)
    rows = max(1, _READ_CELLS // grid.width)
    if tallest >= rows:
        return rows
    wanted = min(rows, max(tallest, 2 * _SUM_CELLS // grid.width))
    return wanted // tallest * tallest


def _tasks(edges: Edges, grid: Grid, rows: int) -> Iterator[_Task]:
    """Yield windows that together hold all zones, from north to south, each with its edges (positions, ascending)."""
    first = np.floor(np.clip(edges.top, 0, grid.height) / rows).astype(np.int64)
    last = np.ceil(np.clip(edges.bottom, 0, grid.height) / rows).astype(np.int64)
    count = np.where((edges.bottom > 0) & (edges.top < grid.height), np.maximum(last - first, 1), 0)
    edge = np.repeat(np.arange(len(count), dtype=np.int64), count)
    strip = first[edge] + (np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count))
    for group in _split(strip.astype(np.int16 if grid.height // rows < 2**15 else np.int64)):
        if len(group):
            row = int(strip[group[0]]) * rows
            yield from _columns(edges, edge[group], Window(0, row, grid.width, min(rows, grid.height - row)))


def _columns(edges: Edges, chosen: np.ndarray, strip: Window) -> Iterator[_Task]:
    """Part a strip into windows around the zones that lie close together; leave out rows without zones."""
    part = edges.take(chosen)
    top = np.maximum(part.top, strip.row)
    bottom = np.minimum(part.bottom, strip.row + strip.height)
    slope = (part.right - part.left) / (part.bottom - part.top)
    x0, x1 = part.left + (top - part.top) * slope, part.left + (bottom - part.top) * slope
    start = np.flatnonzero(np.concatenate([[True], part.zone[1:] != part.zone[:-1]]))
    left = np.floor(np.minimum.reduceat(np.minimum(x0, x1), start)) - 1
    right = np.ceil(np.maximum.reduceat(np.maximum(x0, x1), start)) + 1
    left, right = np.clip(left, 0, strip.width), np.clip(right, 0, strip.width)
    order = np.argsort(left, kind="stable")
    reach = np.maximum.accumulate(right[order])
    fresh = np.concatenate([[True], left[order][1:] > reach[:-1] + _GAP])
    group = np.empty(len(order), dtype=np.int64)
    group[order] = np.cumsum(fresh) - 1
    of_edge = np.repeat(group, np.diff(np.append(start, len(chosen))))
    for members in _split(of_edge):
        number = of_edge[members[0]]
        zones = group == number
        low, high = int(left[zones].min()), int(right[zones].max())
        upper, lower = int(np.floor(top[members].min())), int(np.ceil(bottom[members].max()))
        if high > low and lower > upper:
            yield Window(low, upper, high - low, lower - upper), chosen[members]


def _split(groups: np.ndarray) -> list[np.ndarray]:
    """Return the positions of each value, ascending."""
    order = np.argsort(groups, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
