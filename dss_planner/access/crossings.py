"""Where barriers close cells, where roads run beside them in the same cells, and where they are crossed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.access.segments import Shapes, padded, runs_of
from dss_planner.raster.reading import Window

#: Cells around a window that decide what happens in it: a road cell (1) is judged by the barrier in its neighbours (2),
#: and by crossings next to these (3).
_AROUND = 3
_AROUND_AND_SELF = tuple((down, over) for down in (-1, 0, 1) for over in (-1, 0, 1))
#: A place nearer to the edge of a cell than this share of it belongs to the cells on both sides.
_ON_EDGE = 1e-6


@dataclass(frozen=True)
class Closed:
    """A barrier in a window, bool (rows, columns).

    ground: no one leaves the road there; roads: roads are cut, too. crossings: cells where a road crosses and the
    barrier lets it through. near: road cells from which the other side can be reached though no road crosses there.
    """

    ground: np.ndarray
    roads: np.ndarray
    crossings: int
    near: int


def closed_cells(
    window: Window, barrier: Shapes, roads: Shapes, lets_through: np.ndarray, openings: Shapes, strict: bool = False
) -> Closed:
    """Return what a barrier closes in a window.

    A barrier closes every cell that it touches (`runs_of`: no gap over corners), but those of openings. A cell that it
    shares with a road:

    - is open where a road crosses the barrier and ``lets_through`` (bool for each segment of the roads) says so, or an
      opening lies there or next to it; and shut for the road, too, where neither is so;
    - stays open for the road where no road crosses, and then the neighbours on the far side of the barrier are closed
      in its place: those whose centre cannot be reached from the road's middle in the cell without crossing the
      barrier. So a road along a river bank, nearer than a cell, is neither cut nor a bridge from end to end.

    Where a road is cut, its cells on both sides that touch each other are shut, too. Roads on both banks nearer than a
    cell cannot be told apart; such cells are counted as ``near``, or shut where the barrier is ``strict``.
    """
    around = padded(window, _AROUND)
    inner = (slice(_AROUND, -_AROUND), slice(_AROUND, -_AROUND))
    shape = (around.height, around.width)
    lines = runs_of(barrier.ends, around)
    ground = np.isfinite(barrier.inside(around))
    run, row, column = lines.cells()
    ground[row - around.row, column - around.column] = True
    shut = np.zeros(shape, dtype=bool)
    if not ground.any():
        return Closed(ground[inner], shut[inner], 0, 0)
    free = np.isfinite(openings.touched(around))
    crossing = np.zeros(shape, dtype=bool)
    near = np.zeros(shape, dtype=bool)
    found = _ByCell((row - around.row) * shape[1] + column - around.column, lines.segment[run], shape[1])
    on = _RoadCells.of(roads, around)
    beside = on.only(ground[on.row, on.column])
    if len(beside.row):
        by_opening = _with_neighbours(free)
        place, segment = _crossings(found, barrier, roads, beside, around)
        passes = lets_through[segment] | by_opening[place]
        crossing[place[0][passes], place[1][passes]] = True
        shut[place[0][~passes], place[1][~passes]] = True
        shut &= ~crossing
        by_opening |= _with_neighbours(crossing)
        by_cut = _with_neighbours(shut)
        beside = beside.only(~(crossing | shut | free)[beside.row, beside.column]).inside(shape)
        road, x, y = on.middles(shape)
        for down, over in _AROUND_AND_SELF:
            there = (beside.row + down, beside.column + over)
            to_road = road[there]
            target = (
                np.where(to_road, x[there], there[1] + around.column + 0.5),
                np.where(to_road, y[there], there[0] + around.row + 0.5),
            )
            far = found.between(barrier.ends, beside.row, beside.column, (beside.x, beside.y), target)
            far &= ~by_opening[there] & ~by_opening[beside.row, beside.column]
            cut = far & to_road & (strict | by_cut[beside.row, beside.column] | by_cut[there])
            shut[there[0][cut], there[1][cut]] = True
            both = far & to_road & ~cut
            near[beside.row[both], beside.column[both]] = True
            beyond = far & ~to_road
            ground[there[0][beyond], there[1][beyond]] = True
    ground = (ground | shut) & ~free
    shut &= ~free
    return Closed(ground[inner], shut[inner], int(crossing[inner].sum()), int((near & ~shut)[inner].sum()))


@dataclass(frozen=True)
class _RoadCells:
    """Cells of roads in a window: segment, row, column, and the middle of the road in the cell (x, y of the grid)."""

    segment: np.ndarray
    row: np.ndarray
    column: np.ndarray
    x: np.ndarray
    y: np.ndarray
    areas: np.ndarray

    @classmethod
    def of(cls, roads: Shapes, around: Window) -> _RoadCells:
        runs = runs_of(roads.ends, around)
        run, row, column = runs.cells()
        x, y = _middles(runs.x[:, run], runs.y[:, run], column)
        areas = np.isfinite(roads.inside(around))
        return cls(runs.segment[run], row - around.row, column - around.column, x, y, areas)

    def only(self, wanted: np.ndarray) -> _RoadCells:
        """Return the cells that are wanted."""
        return _RoadCells(
            self.segment[wanted], self.row[wanted], self.column[wanted], self.x[wanted], self.y[wanted], self.areas
        )

    def inside(self, shape: tuple[int, int]) -> _RoadCells:
        """Return the cells whose neighbours lie in the window, too."""
        rows = (self.row > 0) & (self.row < shape[0] - 1)
        return self.only(rows & (self.column > 0) & (self.column < shape[1] - 1))

    def middles(self, shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (rows, columns): whether a road lies in a cell, and the middle of one of its roads there."""
        x, y = np.full(shape, np.nan), np.full(shape, np.nan)
        x[self.row, self.column], y[self.row, self.column] = self.x, self.y
        return np.isfinite(x) | self.areas, x, y


class _ByCell:
    """Segments by the cells that they touch."""

    def __init__(self, cell: np.ndarray, segment: np.ndarray, width: int) -> None:
        order = np.argsort(cell, kind="stable")
        self._cell, self._segment, self._width = cell[order], segment[order], width

    def pairs(self, row: np.ndarray, column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return (index of the cell asked for, segment in it) for all segments of all cells."""
        cell = row * self._width + column
        start = np.searchsorted(self._cell, cell, side="left")
        counts = np.searchsorted(self._cell, cell, side="right") - start
        asked = np.repeat(np.arange(len(cell)), counts)
        place = np.repeat(start, counts) + np.arange(len(asked)) - np.repeat(np.cumsum(counts) - counts, counts)
        return asked, self._segment[place]

    def between(
        self,
        ends: np.ndarray,
        row: np.ndarray,
        column: np.ndarray,
        start: tuple[np.ndarray, np.ndarray],
        target: tuple[np.ndarray, np.ndarray],
    ) -> np.ndarray:
        """Return bool for each cell: whether a segment in it or around it lies between start and target."""
        met = np.zeros(len(row), dtype=bool)
        way = np.stack([*start, *target], axis=1)
        for down in (-1, 0, 1):
            for over in (-1, 0, 1):
                asked, segment = self.pairs(row + down, column + over)
                meets, _, _ = _meet(way[asked], ends[segment])
                met[asked[meets]] = True
        return met


def _crossings(
    found: _ByCell, barrier: Shapes, roads: Shapes, shared: _RoadCells, around: Window
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Return (rows, columns) in the window around of the cells where a road meets the barrier, and its segments.

    Of the cells that a road shares with the barrier these are the ones that hold the place where they meet; on an edge
    or a corner, all that have it.
    """
    asked, other = found.pairs(shared.row, shared.column)
    segment, row, column = shared.segment[asked], shared.row[asked], shared.column[asked]
    meets, x, y = _meet(roads.ends[segment], barrier.ends[other])
    meets &= np.abs(x - (column + around.column + 0.5)) <= 0.5 + _ON_EDGE
    meets &= np.abs(y - (row + around.row + 0.5)) <= 0.5 + _ON_EDGE
    return (row[meets], column[meets]), segment[meets]


def _meet(first: np.ndarray, second: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return whether segments (n, 4) meet, ends included, and where (x, y); those along each other do not."""
    px, py = first[:, 0], first[:, 1]
    rx, ry = first[:, 2] - px, first[:, 3] - py
    qx, qy = second[:, 0], second[:, 1]
    sx, sy = second[:, 2] - qx, second[:, 3] - qy
    area = rx * sy - ry * sx
    with np.errstate(divide="ignore", invalid="ignore"):
        along = ((qx - px) * sy - (qy - py) * sx) / area
        across = ((qx - px) * ry - (qy - py) * rx) / area
        meets = (area != 0) & (along >= 0) & (along <= 1) & (across >= 0) & (across <= 1)
        return meets, np.where(meets, px + along * rx, 0.0), np.where(meets, py + along * ry, 0.0)


def _middles(x: np.ndarray, y: np.ndarray, column: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the middle of the part of a run that lies in a column. x, y: (2, n) start and end in the row."""
    width = x[1] - x[0]
    with np.errstate(divide="ignore", invalid="ignore"):
        ends = np.sort(np.stack([(column - x[0]) / width, (column + 1 - x[0]) / width]), axis=0)
    share = np.where(width == 0, 0.5, np.clip(ends, 0.0, 1.0).mean(axis=0))
    return x[0] + share * width, y[0] + share * (y[1] - y[0])


def _with_neighbours(cells: np.ndarray) -> np.ndarray:
    """Return the cells and their eight neighbours."""
    wide = cells.copy()
    wide[1:] |= cells[:-1]
    wide[:-1] |= cells[1:]
    tall = wide.copy()
    tall[:, 1:] |= wide[:, :-1]
    tall[:, :-1] |= wide[:, 1:]
    return tall
