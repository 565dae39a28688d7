"""Land that the spacing closes around regions found: exact in any window, without a distance for every cell."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import Window
from dss_planner.running import CancelCheck, never, stop_if

#: Spacing may fall short by this share of a cell through rounding.
_ROUNDING = 1e-9
#: Pairs of a row and a run that are marked at once (about 100 MB).
_PAIRS = 1 << 20


@dataclass(frozen=True)
class Runs:
    """Cells as runs along rows, from north to south and west to east: row, first and last column of each."""

    row: np.ndarray
    first: np.ndarray
    last: np.ndarray

    @classmethod
    def of(cls, cells: np.ndarray) -> Runs:
        """Return the runs of cells, int64 (n, 2) rows and columns in any order."""
        order = np.lexsort((cells[:, 1], cells[:, 0]))
        rows, columns = cells[order, 0], cells[order, 1]
        breaks = np.flatnonzero((np.diff(rows) != 0) | (np.diff(columns) != 1)) + 1
        starts, ends = np.concatenate(([0], breaks)), np.concatenate((breaks, [len(rows)])) - 1
        return cls(rows[starts], columns[starts], columns[ends])

    @property
    def bounds(self) -> Window:
        """The smallest window that holds all runs."""
        left, top = int(self.first.min()), int(self.row[0])
        return Window(left, top, int(self.last.max()) + 1 - left, int(self.row[-1]) + 1 - top)


def joined_runs(row: np.ndarray, first: np.ndarray, last: np.ndarray) -> tuple[int, np.ndarray]:
    """Return how many pieces runs make that share a column in one row and the next, and the piece of each run.

    Runs from north to south and west to east, as `Runs` has them.
    """
    left = int(first.min())
    wide = int(last.max()) - left + 2
    line, start, end = row * wide, first - left, last - left
    low = np.searchsorted(line + end, line + wide + start, side="left")
    high = np.searchsorted(line + start, line + wide + end, side="right")
    count = np.maximum(high - low, 0)
    begins = np.append(0, np.cumsum(count))
    below = np.arange(begins[-1]) + np.repeat(low - begins[:-1], count)
    links = sparse.csr_matrix((np.ones(len(below)), below, begins), shape=(len(row), len(row)))
    return csgraph.connected_components(links, directed=False)


@dataclass(frozen=True)
class Reach:
    """How far a cell closes land: ``columns[r]`` to the west and east of it in rows r to the north and south.

    Two cells whose columns differ by c and rows by r have edges hypot(max(|c| − 1, 0)·width, max(|r| − 1, 0)·height)
    apart; cells nearer than the spacing are closed.
    """

    columns: np.ndarray

    @classmethod
    def of(cls, spacing: float, cell_size: tuple[float, float]) -> Reach:
        """Return the reach of a spacing in CRS units."""
        width, height = cell_size
        limit = spacing - _ROUNDING * min(cell_size)
        if limit <= 0:
            return OWN
        down = np.arange(math.ceil(limit / height) + 1, dtype=float) * height
        over = np.sqrt(np.maximum(limit**2 - down**2, 0.0)) // width + 1
        # the root and the division are rounded: the distances themselves decide
        for _ in range(2):
            over -= np.sqrt(down**2 + (over * width) ** 2) >= limit
        over = over[over >= 0].astype(np.int64) + 1
        return cls(np.concatenate((over[:1], over)))

    def around(self, bounds: Window, layout: Layout) -> Window:
        """Return the part of a raster that cells within ``bounds`` can close."""
        return layout.widened(bounds, len(self.columns) - 1, int(self.columns[0]))


#: The reach that closes the cells of a region alone.
OWN = Reach(np.zeros(1, dtype=np.int64))


def closed(window: Window, regions: Sequence[Runs], reach: Reach, cancelled: CancelCheck = never) -> np.ndarray:
    """Return bool (rows, columns) of the window: cells of the regions and cells within reach of them."""
    result = np.zeros((window.height, window.width), dtype=bool)
    if not regions:
        return result
    runs = _together(regions)
    near = reach.around(runs.bounds, Layout(window.row + window.height, window.column + window.width))
    top, left = max(window.row, near.row), max(window.column, near.column)
    part = Window(left, top, near.column + near.width - left, near.row + near.height - top)
    if part.width > 0 and part.height > 0:
        marks = _Marks(part, cancelled)
        for offsets, merged in _by_offset(runs, reach):
            marks.add(merged, offsets, reach)
        result[top - window.row :, left - window.column :][: part.height, : part.width] = marks.covered()
    return result


class _Marks:
    """Where widened runs begin and end in the rows of a window: what lies between is covered."""

    def __init__(self, window: Window, cancelled: CancelCheck) -> None:
        self._window = window
        self._cancelled = cancelled
        self._rows = np.arange(window.row, window.row + window.height)
        self._changes = np.zeros(window.height * (window.width + 1), dtype=np.int32)
        self._begins: list[np.ndarray] = []
        self._ends: list[np.ndarray] = []

    def add(self, runs: Runs, offsets: tuple[int, int], reach: Reach) -> None:
        """Add the runs to the rows that lie from the first to the last offset below them, each as wide as it reaches
        there."""
        start = np.searchsorted(runs.row, self._rows - offsets[1], side="left")
        count = np.searchsorted(runs.row, self._rows - offsets[0], side="right") - start
        sums = np.cumsum(count)
        lower, met = 0, 0
        while lower < len(count):
            upper = max(lower + 1, int(np.searchsorted(sums, met + _PAIRS, side="right")))
            self._add_rows(runs, reach, lower, start[lower:upper], count[lower:upper])
            lower, met = upper, int(sums[upper - 1])

    def covered(self) -> np.ndarray:
        """Return bool, the shape of the window."""
        self._sum()
        changes = self._changes.reshape(self._window.height, -1)
        return np.cumsum(changes, axis=1, out=changes)[:, :-1] > 0

    def _add_rows(self, runs: Runs, reach: Reach, top: int, start: np.ndarray, count: np.ndarray) -> None:
        total = int(count.sum())
        row = np.repeat(np.arange(top, top + len(count)), count)
        run = np.arange(total) + np.repeat(start - np.cumsum(count) + count, count)
        over = reach.columns[np.abs(self._rows[row] - runs.row[run])]
        first = np.maximum(runs.first[run] - over - self._window.column, 0)
        past = np.minimum(runs.last[run] + over + 1 - self._window.column, self._window.width)
        met = first < past
        row *= self._window.width + 1
        self._begins.append((row + first)[met])
        self._ends.append((row + past)[met])
        if sum(len(found) for found in self._begins) >= _PAIRS:
            self._sum()

    def _sum(self) -> None:
        stop_if(self._cancelled)
        if self._begins:
            self._changes += np.bincount(np.concatenate(self._begins), minlength=len(self._changes)).astype(np.int32)
            self._changes -= np.bincount(np.concatenate(self._ends), minlength=len(self._changes)).astype(np.int32)
        self._begins, self._ends = [], []


def _together(regions: Sequence[Runs]) -> Runs:
    if len(regions) == 1:
        return regions[0]
    row = np.concatenate([region.row for region in regions])
    first = np.concatenate([region.first for region in regions])
    order = np.lexsort((first, row))
    return Runs(row[order], first[order], np.concatenate([region.last for region in regions])[order])


def _by_offset(runs: Runs, reach: Reach) -> Iterator[tuple[tuple[int, int], Runs]]:
    """Yield the runs for all rows within reach: first and last offset of the rows, and the runs for them.

    Where runs become wider by k cells on each side, gaps of up to 2·k cells close. So runs with such gaps are taken
    as one, which makes few of many; k is halved from step to step, so that each serves rows of about the same reach.
    """
    steps = np.floor(np.log2(np.maximum(reach.columns, 0.5))).astype(int)  # falls with the distance; −1: not wider
    for step in range(steps[0], steps[-1] - 1, -1):
        offsets = np.flatnonzero(steps == step)
        if not offsets.size:
            continue
        merged = _merged(runs, 2 << step if step >= 0 else 0)
        nearest, farthest = int(offsets[0]), int(offsets[-1])
        if nearest == 0:
            yield (-farthest, farthest), merged
        else:
            yield (-farthest, -nearest), merged
            yield (nearest, farthest), merged


def _merged(runs: Runs, gap: int) -> Runs:
    """Return the runs with gaps of up to ``gap`` cells filled."""
    apart = (np.diff(runs.row) != 0) | (runs.first[1:] - runs.last[:-1] - 1 > gap)
    starts = np.append(0, np.flatnonzero(apart) + 1)
    ends = np.append(starts[1:], len(runs.row)) - 1
    return Runs(runs.row[starts], runs.first[starts], runs.last[ends])
