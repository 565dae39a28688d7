"""Land that the spacing closes around regions found: exact in any window, without a distance for every cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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

    def around(self, bounds: Window, rows: int, columns: int) -> Window:
        """Return the part of a raster of rows × columns that cells within ``bounds`` can close."""
        down, over = len(self.columns) - 1, int(self.columns[0])
        left, top = max(0, bounds.column - over), max(0, bounds.row - down)
        right = min(columns, bounds.column + bounds.width + over)
        bottom = min(rows, bounds.row + bounds.height + down)
        return Window(left, top, right - left, bottom - top)


#: The reach that closes the cells of a region alone.
OWN = Reach(np.zeros(1, dtype=np.int64))


def closed(window: Window, regions: Sequence[Runs], reach: Reach, cancelled: CancelCheck = never) -> np.ndarray:
    """Return bool (rows, columns) of the window: cells of the regions and cells within reach of them."""
    result = np.zeros((window.height, window.width), dtype=bool)
    if not regions:
        return result
    region = _together(regions)
    down = len(reach.columns) - 1
    rows = np.arange(window.row, window.row + window.height)
    start = np.searchsorted(region.row, rows - down, side="left")
    count = np.searchsorted(region.row, rows + down, side="right") - start
    upper = 0
    while upper < len(rows):
        stop_if(cancelled)
        lower = upper
        upper = lower + max(1, int(np.searchsorted(np.cumsum(count[lower:]), _PAIRS, side="right")))
        counts = count[lower:upper]
        total = int(counts.sum())
        if not total:
            continue
        line = np.repeat(np.arange(len(counts)), counts)
        run = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(start[lower:upper], counts)
        over = reach.columns[np.abs(rows[lower:upper][line] - region.row[run])]
        first = np.maximum(region.first[run] - over - window.column, 0)
        past = np.minimum(region.last[run] + over + 1 - window.column, window.width)
        met = first < past
        cells = (len(counts), window.width + 1)
        line = line[met] * cells[1]
        marks = np.bincount(line + first[met], minlength=cells[0] * cells[1])
        marks -= np.bincount(line + past[met], minlength=cells[0] * cells[1])
        result[lower:upper] |= np.cumsum(marks.reshape(cells), axis=1)[:, :-1] > 0
    return result


def _together(regions: Sequence[Runs]) -> Runs:
    if len(regions) == 1:
        return regions[0]
    row = np.concatenate([region.row for region in regions])
    order = np.argsort(row, kind="stable")
    first = np.concatenate([region.first for region in regions])[order]
    return Runs(row[order], first, np.concatenate([region.last for region in regions])[order])
