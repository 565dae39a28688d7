"""One pass over rasters on the same grid, block by block, into one output raster."""

from __future__ import annotations

import math
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import BLOCK_CELLS, Window, is_whole, open_raster, read_bands, require_bands, tiles
from dss_planner.raster.writing import TILE, Band, Prepared, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text

#: Memory that the blocks under way may take together [bytes].
_MEMORY = 384 << 20
#: More threads than this only wait for the disk and hold memory.
_MOST_THREADS = 8
#: Bytes that a block takes for each cell and band: as float32 it is read, computed and encoded.
_CELL_BYTES = 12
#: Source tiles up to this size [cells a side] decide the windows.
_LARGEST_TILE = 2048
#: Share of the progress that the pass takes; the rest puts the file together.
_PASS = 0.95


@dataclass(frozen=True)
class Source:
    """One raster input of a pass.

    name: how messages call it ("Weather factor"); path: file; bands: band numbers to read, or None for all;
    count: the number of bands the file must have, or None for any; meaning: what those bands are.
    codes: the values are class codes; codes too large for float32 are refused, not rounded.
    """

    name: str
    path: str
    bands: tuple[int, ...] | None = (1,)
    count: int | None = None
    meaning: str = ""
    codes: bool = False


@dataclass(frozen=True)
class PassResult:
    """What a pass wrote. known: share of known cells (0–1) by band; tally: the sum of what the blocks counted."""

    path: str
    grid: Grid
    known: tuple[float, ...]
    tally: Any = None


def map_blocks(
    function: Callable[..., Any],
    sources: Sequence[Source],
    output: str | Path,
    bands: tuple[Band, ...],
    title: Text,
    dtype: str = "float32",
    classes: bool = False,
    metres: bool = False,
    located: bool = False,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    pure: bool = False,
    threads: int = 0,
) -> PassResult:
    """Stream ``sources`` through ``function`` into the GeoTIFF ``output``.

    ``function`` gets one float32 array (bands, rows, columns) for each source, NaN where unknown, and returns
    (bands, rows, columns) with NaN where unknown, or that and a tally: anything that can be added, such as an array of
    counts. Tallies are summed in the order of the windows into `PassResult.tally`. Windows are tiles, not always
    whole rows; memory does not grow with the raster. The arrays are the pass's own: use them, do not keep them.
    ``metres`` asks for a projected CRS in metres; ``located`` hands the function the `Window` of the block before the
    arrays. ``pure``: the function changes nothing but its own variables, so that several threads may call it at once;
    otherwise it is called for one window after the other, from one thread. threads: 0 for as many as help. The result
    is the same whatever their number.

    Raises `InputError` for differing grids, wrong band counts, a missing or geographic CRS (``metres``), a source
    that cannot be read, or when all cells of the result are unknown; `OutputError` when the result cannot be written;
    `Cancelled`.
    """
    datasets = [open_raster(source.path) for source in sources]
    grid = common_grid(sources, datasets)
    if metres:
        grid.require_metres(sources[0].name)
    for source, dataset in zip(sources, datasets):
        if source.count is not None:
            require_bands(dataset, source.name, source.count, source.meaning)
    chosen = [s.bands or tuple(range(1, d.RasterCount + 1)) for s, d in zip(sources, datasets)]
    workers = workers_of(threads) if pure else 1
    size = _window_cells(sum(map(len, chosen)) + len(bands), workers)
    known_inputs = np.zeros(len(sources), dtype=np.int64)
    total: Any = None
    progress(0.0, title)
    ending = portion(progress, _PASS, 1.0)
    with RasterWriter(output, grid, bands, dtype, classes, cancelled, ending) as writer:
        reader = _Blocks(function, sources, chosen, writer, located)
        cells = 0
        for window, block in in_order(reader, tiles(grid, _step(datasets), size), workers, cancelled):
            writer.put(block.prepared)
            known_inputs += block.known
            if block.tally is not None:
                total = block.tally if total is None else total + block.tally
            cells += window.width * window.height
            progress(_PASS * cells / (grid.width * grid.height), None)
        known = writer.known_share
        if not any(known):
            raise _all_unknown(sources, known_inputs)
    return PassResult(str(output), grid, known, total)


def in_order(
    function: Callable[[Window], Any], windows: Iterator[Window], threads: int, cancelled: CancelCheck
) -> Iterator[tuple[Window, Any]]:
    """Yield each window and ``function(window)`` in the order of the windows, worked out in ``threads`` threads.

    At most one window more than threads is under way. Raises what the function raises; `Cancelled`.
    """
    waiting: deque[tuple[Window, Future[Any]]] = deque()
    pool = ThreadPoolExecutor(threads, thread_name_prefix="blocks")
    try:
        for window in windows:
            stop_if(cancelled)
            waiting.append((window, pool.submit(function, window)))
            if len(waiting) > threads:
                yield _next(waiting)
        while waiting:
            stop_if(cancelled)
            yield _next(waiting)
    finally:
        for _, future in waiting:
            future.cancel()
        pool.shutdown(wait=True)


def _next(waiting: deque[tuple[Window, Future[Any]]]) -> tuple[Window, Any]:
    window, future = waiting.popleft()
    return window, future.result()


def fill(
    writer: RasterWriter,
    function: Callable[[Window], np.ndarray],
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    threads: int = 1,
    cells: int = BLOCK_CELLS,
) -> None:
    """Write ``function(window)`` for all windows of the writer's grid, in order; progress rises to one.

    function: returns (rows, columns) or (bands, rows, columns), NaN where unknown; with more than one thread it must
    not change anything but its own variables (0 threads: as many as help). cells: of a window, about.
    """

    def block(window: Window) -> Prepared:
        return writer.prepare(function(window), window.row, window.column)

    done, whole = 0, writer.grid.width * writer.grid.height
    windows = tiles(writer.grid, (TILE, TILE), cells)
    for window, prepared in in_order(block, windows, workers_of(threads), cancelled):
        writer.put(prepared)
        done += window.width * window.height
        progress(done / whole, None)


@dataclass(frozen=True)
class _Block:
    prepared: Prepared
    known: np.ndarray
    tally: Any


class _Blocks:
    """Reads, computes and encodes the block of a window; each thread has datasets and buffers of its own."""

    def __init__(
        self,
        function: Callable[..., Any],
        sources: Sequence[Source],
        bands: Sequence[tuple[int, ...]],
        writer: RasterWriter,
        located: bool,
    ) -> None:
        self._function = function
        self._sources = sources
        self._bands = bands
        self._writer = writer
        self._located = located
        self._own = threading.local()

    def __call__(self, window: Window) -> _Block:
        arrays = [
            read_bands(dataset, numbers, window, self._buffer(index, len(numbers), window), source.codes)
            for index, (source, dataset, numbers) in enumerate(zip(self._sources, self._datasets(), self._bands))
        ]
        known = np.array([a.size if is_whole(a) else np.count_nonzero(np.isfinite(a)) for a in arrays], dtype=np.int64)
        found = self._function(window, *arrays) if self._located else self._function(*arrays)
        values, tally = found if isinstance(found, tuple) else (found, None)
        return _Block(self._writer.prepare(values, window.row, window.column), known, tally)

    def _datasets(self) -> list[gdal.Dataset]:
        if not hasattr(self._own, "datasets"):
            self._own.datasets = [open_raster(source.path) for source in self._sources]
            self._own.buffers = {}
        return self._own.datasets

    def _buffer(self, index: int, bands: int, window: Window) -> np.ndarray:
        """Return a float32 array of this thread, used again for each window: fresh memory is slow."""
        cells = bands * window.width * window.height
        memory = self._own.buffers.get(index)
        if memory is None or memory.size < cells:
            memory = self._own.buffers[index] = np.empty(cells, dtype=np.float32)
        return memory[:cells].reshape(bands, window.height, window.width)


def workers_of(threads: int) -> int:
    """Return how many threads to use; 0 asks for as many as help."""
    return threads or max(1, min(os.cpu_count() or 1, _MOST_THREADS))


def _window_cells(bands: int, workers: int) -> int:
    """Return how many cells a window may have so that all that are under way fit the memory."""
    return max(TILE * TILE, min(BLOCK_CELLS, _MEMORY // (_CELL_BYTES * bands * (workers + 2))))


def _step(datasets: Sequence[gdal.Dataset]) -> tuple[int, int]:
    """Return (rows, columns) that whole blocks of the output and of all tiled sources fit in."""
    rows = columns = TILE
    for dataset in datasets:
        width, height = dataset.GetRasterBand(1).GetBlockSize()
        if width < dataset.RasterXSize:
            rows, columns = _common(rows, height), _common(columns, width)
        else:
            rows = _common(rows, height)
    return rows, columns


def _common(step: int, size: int) -> int:
    both = step * size // math.gcd(step, size)
    return both if both <= _LARGEST_TILE else step


def common_grid(sources: Sequence[Source], datasets: Sequence) -> Grid:
    """Return the grid that all inputs share; raises `InputError` naming two that differ."""
    grid = Grid.of(datasets[0])
    for source, dataset in zip(sources[1:], datasets[1:]):
        grid.require_same(sources[0].name, Grid.of(dataset), source.name)
    return grid


def _all_unknown(sources: Sequence[Source], known_inputs: np.ndarray) -> InputError:
    for source, known in zip(sources, known_inputs):
        if not known:
            return InputError(
                "The layer “{layer}” has no known cell (all NoData). Choose a layer that covers the study area.",
                layer=f"{source.name}: {source.path}",
            )
    return InputError(
        "The layers {layers} have no cell where all are known, so the result would be empty. "
        "Check that they cover the same area.",
        layers=", ".join(f"“{source.name}”" for source in sources),
    )
