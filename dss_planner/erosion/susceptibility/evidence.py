"""How a map agrees with what was observed or modelled: compared on coarse cells of the evidence, never blended."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates
from scipy.stats import rankdata

from dss_planner.errors import InputError
from dss_planner.raster.blocks import in_order, workers_of
from dss_planner.raster.grid import Grid
from dss_planner.raster.position import Way, position_of
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if

#: Cells compared at most; finer evidence is put together to larger cells, so that memory is bounded.
MOST_CELLS = 250_000
#: A cell counts when at least this share of it is known on both sides [A].
LEAST_KNOWN = 0.5
#: Fewer cells than this are not compared [A].
FEWEST_CELLS = 10
#: Share of the highest values that are compared with each other.
TOP_SHARE = 0.1
#: Positions along a side of a window that are worked out exactly; those between lie on straight lines.
_LATTICE = 33


@dataclass(frozen=True)
class EvidenceComparison:
    """How a map agrees with one evidence layer, on cells of the evidence or of whole multiples of them.

    name: of the evidence. cells: compared; cell_size: their side in cells of the evidence.
    spearman: rank correlation (−1…1), NaN when there are too few cells or one side does not vary. overlap: share (0–1)
    of the map's top tenth that is also in the evidence's top tenth (by chance 0.1), NaN likewise.
    """

    name: str
    cells: int
    cell_size: int
    spearman: float
    overlap: float


def compare_evidence(
    potential: str,
    evidence: Mapping[str, str],
    band: int = 1,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    threads: int = 0,
) -> tuple[EvidenceComparison, ...]:
    """Return how ``band`` of ``potential`` agrees with each raster of ``evidence`` (name → path, band 1, any grid).

    The map's cells are averaged over the evidence's cells, or over larger ones of whole multiples when these are finer
    than the map's cells or more than `MOST_CELLS`. Raises `InputError` when a raster cannot be read or lies elsewhere;
    `Cancelled`.
    """
    found = []
    for number, (name, path) in enumerate(evidence.items()):
        stop_if(cancelled)
        part = portion(progress, number / len(evidence), (number + 1) / len(evidence))
        found.append(_compared(potential, band, name, path, part, cancelled, threads))
    return tuple(found)


def require_evidence(grid: Grid, evidence: Mapping[str, str]) -> None:
    """Raise `InputError` for evidence that cannot be read or lies elsewhere than ``grid``."""
    for name, path in evidence.items():
        _coarse_cells(grid, position_of(open_raster(path), name), name, path)


def rank_agreement(map_values: np.ndarray, evidence: np.ndarray) -> tuple[float, float]:
    """Return (Spearman's rank correlation, overlap of the top tenths) of two arrays without unknown values.

    Ties share their mean rank. The top tenth holds the values that are at least the 90th percentile; where ties make
    it larger, the overlap is the share of the smaller one. NaN, NaN for fewer than `FEWEST_CELLS` or no variation.
    """
    if map_values.size < FEWEST_CELLS or np.ptp(map_values) == 0.0 or np.ptp(evidence) == 0.0:
        return math.nan, math.nan
    first, second = rankdata(map_values), rankdata(evidence)
    spearman = float(np.corrcoef(first, second)[0, 1])
    tops = [values >= np.percentile(values, 100.0 * (1.0 - TOP_SHARE)) for values in (map_values, evidence)]
    overlap = int((tops[0] & tops[1]).sum()) / min(int(tops[0].sum()), int(tops[1].sum()))
    return spearman, overlap


@dataclass(frozen=True)
class _Coarse:
    """Coarse cells of an evidence raster: the part of it they lie in, their side in its cells, columns and rows."""

    window: Window
    side: int

    @property
    def columns(self) -> int:
        return -(-self.window.width // self.side)

    @property
    def cells(self) -> int:
        return self.columns * -(-self.window.height // self.side)


def _compared(
    potential: str, band: int, name: str, path: str, progress: Progress, cancelled: CancelCheck, threads: int
) -> EvidenceComparison:
    grid = Grid.read(potential)
    place = position_of(open_raster(path), name)
    coarse = _coarse_cells(grid, place, name, path)
    observed = _means(_evidence_values(path, coarse), coarse, cancelled, 1, lambda share: progress(0.3 * share, None))
    modelled = _means(
        _map_values(potential, band, place, grid, coarse),
        coarse,
        cancelled,
        workers_of(threads),
        lambda share: progress(0.3 + 0.7 * share, None),
    )
    both = np.isfinite(observed) & np.isfinite(modelled)
    spearman, overlap = rank_agreement(modelled[both], observed[both])
    return EvidenceComparison(name, int(both.sum()), coarse.side, spearman, overlap)


def _coarse_cells(grid: Grid, place: Grid, name: str, path: str) -> _Coarse:
    way = Way(place, grid)
    window = way.source_window(Window(0, 0, grid.width, grid.height))
    if window is not None and not way.round:
        left, top = max(0, window.column), max(0, window.row)
        right = min(place.width, window.column + window.width)
        window = Window(left, top, right - left, min(place.height, window.row + window.height) - top)
    if window is None or window.width <= 0 or window.height <= 0:
        raise InputError(
            "The evidence “{name}” ({path}) lies elsewhere than the map. Choose a layer of the study area.",
            name=name,
            path=path,
        )
    middle = np.array([[grid.width / 2, grid.height / 2]])
    here = way.to_source(middle)
    steps = [np.abs(way.to_source(middle + step) - here) for step in ((1.0, 0.0), (0.0, 1.0))]
    finer = int(np.ceil(np.nanmax(steps) - 1e-6)) if np.isfinite(steps).any() else 1
    many = math.ceil(math.sqrt(window.width * window.height / MOST_CELLS))
    return _Coarse(window, max(1, finer, many))


#: Windows, and what gives values and the coarse cells they fall into (−1: none) in one of them.
_Values = tuple[Callable[[], Iterator[Window]], Callable[[Window], "tuple[np.ndarray, np.ndarray]"]]


def _means(
    values: _Values, coarse: _Coarse, cancelled: CancelCheck, threads: int, report: Callable[[float], None]
) -> np.ndarray:
    """Return the mean of the values in each coarse cell; NaN where too few of them are known."""
    windows, read = values

    def block(window: Window) -> np.ndarray:
        numbers, cells = read(window)
        inside = cells >= 0
        known = inside & np.isfinite(numbers)
        return np.stack(
            [
                np.bincount(cells[inside], minlength=coarse.cells),
                np.bincount(cells[known], minlength=coarse.cells),
                np.bincount(cells[known], numbers[known], minlength=coarse.cells),
            ]
        )

    total = np.zeros((3, coarse.cells))
    whole = sum(window.width * window.height for window in windows())
    done = 0
    for window, found in in_order(block, windows(), threads, cancelled):
        total += found
        done += window.width * window.height
        report(done / whole)
    count, known, added = total
    enough = (known > 0) & (known >= LEAST_KNOWN * count)
    return np.divide(added, known, out=np.full(coarse.cells, np.nan), where=enough)


def _evidence_values(path: str, coarse: _Coarse) -> _Values:
    dataset = open_raster(path)
    width, height = dataset.RasterXSize, dataset.RasterYSize
    area = coarse.window
    rows = max(1, (1 << 20) // area.width)

    def windows() -> Iterator[Window]:
        for row in range(area.row, area.row + area.height, rows):
            yield Window(area.column, row, area.width, min(rows, area.row + area.height - row))

    def read(window: Window) -> tuple[np.ndarray, np.ndarray]:
        # a raster that goes round the Earth goes on beyond its edge
        columns = np.arange(window.column, window.column + window.width) % width
        lines = np.arange(window.row, window.row + window.height)
        good = (lines >= 0) & (lines < height)
        values = np.full((window.height, window.width), np.nan, dtype=np.float32)
        if good.any():
            first, count = int(lines[good][0]), int(good.sum())
            if columns[0] + window.width <= width:
                part = Window(int(columns[0]), first, window.width, count)
                values[good] = read_bands(dataset, (1,), part)[0]
            else:
                values[good] = read_bands(dataset, (1,), Window(0, first, width, count))[0][:, columns]
        across = np.arange(window.width) // coarse.side
        down = (lines - area.row) // coarse.side
        return values.ravel(), (down[:, np.newaxis] * coarse.columns + across).ravel()

    return windows, read


def _map_values(potential: str, band: int, place: Grid, grid: Grid, coarse: _Coarse) -> _Values:
    own = threading.local()

    def read(window: Window) -> tuple[np.ndarray, np.ndarray]:
        if not hasattr(own, "dataset"):
            own.dataset, own.way = open_raster(potential), Way(place, grid)
        values = read_bands(own.dataset, (band,), window)[0]
        positions = _positions(own.way, window)
        columns = np.floor(positions[0]) - coarse.window.column
        rows = np.floor(positions[1]) - coarse.window.row
        if own.way.round:
            columns = columns % place.width
        inside = (columns >= 0) & (columns < coarse.window.width) & (rows >= 0) & (rows < coarse.window.height)
        cells = np.full(values.shape, -1, dtype=np.int64)
        cells[inside] = rows[inside] // coarse.side * coarse.columns + columns[inside] // coarse.side
        return values.ravel(), cells.ravel()

    return lambda: tiles(grid, (TILE, TILE)), read


def _positions(way: Way, window: Window) -> np.ndarray:
    """Return (2, rows, columns): column and row in the source of each cell's centre; exact on a lattice."""
    columns = np.linspace(window.column + 0.5, window.column + window.width - 0.5, min(_LATTICE, window.width))
    rows = np.linspace(window.row + 0.5, window.row + window.height - 0.5, min(_LATTICE, window.height))
    nodes = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
    exact = way.to_source(nodes).reshape(len(rows), len(columns), 2)
    down = np.linspace(0.0, len(rows) - 1.0, window.height)
    across = np.linspace(0.0, len(columns) - 1.0, window.width)
    at = np.meshgrid(down, across, indexing="ij")
    return np.stack([map_coordinates(exact[..., axis], at, order=1, mode="nearest") for axis in (0, 1)])
