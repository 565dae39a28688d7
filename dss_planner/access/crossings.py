"""Where barriers close cells, where roads run beside them in the same cells, and where they are crossed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.access.segments import Shapes, padded, runs_of
from dss_planner.raster.reading import Window

#: Cells around a window that decide what happens in it: a road cell (1) is judged by the barrier in its neighbours (2),
#: and by crossings next to these (3).
_AROUND = 3
_NEIGHBOURS = tuple((down, over) for down in (-1, 0, 1) for over in (-1, 0, 1) if down or over)


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


def closed_cells(window: Window, barrier: Shapes, roads: Shapes, lets_through: np.ndarray | None) -> Closed:
    """Return what a barrier closes in a window.

    A barrier closes every cell that it touches (`runs_of`: no gap over corners). A cell that it shares with a road:

    - is open where a road crosses the barrier and ``lets_through`` (bool for each segment of the roads; None: all)
      says so, and shut for the road, too, where it does not;
    - stays open for the road where no road crosses, and then the neighbours on the far side of the barrier are closed
      in its place: those whose centre cannot be reached from the road's middle in the cell without crossing the
      barrier. So a road along a river bank, nearer than a cell, is neither cut nor a bridge from end to end.

    Where a road is cut, its cells on both sides that touch each other are shut, too. Roads on both banks nearer than a
    cell cannot be told apart; such cells are counted as ``near``.
    """
    around = padded(window, _AROUND)
    inner = (slice(_AROUND, -_AROUND), slice(_AROUND, -_AROUND))
    shape = (around.height, around.width)
    lines = runs_of(barrier.ends, around)
    ground = np.isfinite(barrier.inside(around))
    run, row, column = lines.cells()
    row, column = row - around.row, column - around.column
    ground[row, column] = True
    shut = np.zeros(shape, dtype=bool)
    on_road = runs_of(roads.ends, around)
    if not ground.any() or not len(on_road.segment):
        return Closed(ground[inner], shut[inner], 0, 0)
    road_run, road_row, road_column = on_road.cells()
    road_row, road_column = road_row - around.row, road_column - around.column
    road = np.zeros(shape, dtype=bool)
    road[road_row, road_column] = True
    road |= np.isfinite(roads.inside(around))
    shared = ground[road_row, road_column]
    if not shared.any():
        return Closed(ground[inner], shut[inner], 0, 0)
    road_run, road_row, road_column = road_run[shared], road_row[shared], road_column[shared]
    found = _ByCell(row * shape[1] + column, lines.segment[run], shape)
    crossed, through = _crossings(found, barrier, roads, on_road.segment[road_run], road_row, road_column, around)
    opened = np.zeros(shape, dtype=bool)
    allowed = np.ones(len(through), dtype=bool) if lets_through is None else lets_through[through]
    opened[crossed[0][allowed], crossed[1][allowed]] = True
    shut[crossed[0][~allowed], crossed[1][~allowed]] = True
    shut &= ~opened & ground
    opened &= ground & road
    beside = ~(opened | shut)[road_row, road_column]
    beside &= (road_row > 0) & (road_row < shape[0] - 1) & (road_column > 0) & (road_column < shape[1] - 1)
    road_run, road_row, road_column = road_run[beside], road_row[beside], road_column[beside]
    x, y = _middles(on_road.x[:, road_run], on_road.y[:, road_run], road_column + around.column)
    by_bridge, by_cut = _neighbours_of(opened), _neighbours_of(shut)
    near = np.zeros(shape, dtype=bool)
    for down, over in _NEIGHBOURS:
        there = (road_row + down, road_column + over)
        target = (there[1] + around.column + 0.5, there[0] + around.row + 0.5)
        far = found.between(barrier.ends, road_row, road_column, (x, y), target)
        on = road[there] & ~by_bridge[road_row, road_column]
        cut = far & on & (by_cut[road_row, road_column] | by_cut[there])
        shut[there[0][cut], there[1][cut]] = True
        beside_road = far & on & ~cut
        near[road_row[beside_road], road_column[beside_road]] = True
        beyond = far & ~road[there]
        ground[there[0][beyond], there[1][beyond]] = True
    ground |= shut
    return Closed(ground[inner], shut[inner], int(opened[inner].sum()), int((near & ~shut)[inner].sum()))


class _ByCell:
    """Segments by the cells that they touch."""

    def __init__(self, cell: np.ndarray, segment: np.ndarray, shape: tuple[int, int]) -> None:
        order = np.argsort(cell, kind="stable")
        self._cell, self._segment, self._width = cell[order], segment[order], shape[1]

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
    found: _ByCell,
    barrier: Shapes,
    roads: Shapes,
    segment: np.ndarray,
    row: np.ndarray,
    column: np.ndarray,
    around: Window,
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Return (rows, columns) in the window around of the cells where a road meets the barrier, and its segments."""
    asked, other = found.pairs(row, column)
    meets, x, y = _meet(roads.ends[segment[asked]], barrier.ends[other])
    through = segment[asked][meets]
    at_row = np.floor(y[meets]).astype(np.int64) - around.row
    at_column = np.floor(x[meets]).astype(np.int64) - around.column
    inside = (at_row >= 0) & (at_row < around.height) & (at_column >= 0) & (at_column < around.width)
    return (at_row[inside], at_column[inside]), through[inside]


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


def _neighbours_of(cells: np.ndarray) -> np.ndarray:
    """Return the cells and their eight neighbours."""
    wide = cells.copy()
    wide[1:] |= cells[:-1]
    wide[:-1] |= cells[1:]
    tall = wide.copy()
    tall[:, 1:] |= wide[:, :-1]
    tall[:, :-1] |= wide[:, 1:]
    return tall
