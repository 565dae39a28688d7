"""Lines on a grid as straight segments, and every cell that they touch: without a gap, the same in any window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import burn, window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import parts


@dataclass(frozen=True)
class Runs:
    """Cells of segments, row by row, clipped to a window.

    segment: index; row, first, last: cells of the grid; x, y: start and end of the segment in the row, in cells.
    """

    segment: np.ndarray
    row: np.ndarray
    first: np.ndarray
    last: np.ndarray
    x: np.ndarray
    y: np.ndarray

    def cells(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return (run, row, column) of each cell, in the order of the segments."""
        counts = self.last - self.first + 1
        run = np.repeat(np.arange(len(counts)), counts)
        steps = np.arange(len(run)) - np.repeat(np.cumsum(counts) - counts, counts)
        return run, self.row[run], self.first[run] + steps


def runs_of(ends: np.ndarray, window: Window) -> Runs:
    """Return the cells of segments that lie in a window.

    ends: float64 (n, 4): column, row of start and end, in cells of the grid. In each row that a segment meets, it
    touches the columns from where it enters to where it leaves; both are worked out from the whole segment, so they
    do not depend on the window. Where it goes from one row to the next, the column is the same number in both: the
    cells of a line are connected over their sides at any angle, also where it passes through corners of cells, and
    what they part is not connected over corners either (the 4-8 duality of digital curves).
    """
    top, bottom = window.row, window.row + window.height
    left, right = window.column, window.column + window.width
    x0, y0, x1, y1 = ends.T
    met = (np.maximum(y0, y1) >= top) & (np.minimum(y0, y1) < bottom)
    met &= (np.maximum(x0, x1) >= left) & (np.minimum(x0, x1) < right)
    chosen = np.flatnonzero(met)
    x0, y0, x1, y1 = (side[chosen] for side in (x0, y0, x1, y1))
    turned = y0 > y1
    x0, x1 = np.where(turned, x1, x0), np.where(turned, x0, x1)
    y0, y1 = np.where(turned, y1, y0), np.where(turned, y0, y1)
    start = np.floor(y0).astype(np.int64)
    end = np.floor(y1).astype(np.int64)
    first_row, last_row = np.maximum(start, top), np.minimum(end, bottom - 1)
    counts = last_row - first_row + 1
    at = np.repeat(np.arange(len(chosen)), counts)
    row = first_row[at] + np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (x1 - x0) / (y1 - y0)
    low, high = np.minimum(x0, x1)[at], np.maximum(x0, x1)[at]
    with np.errstate(invalid="ignore"):
        enter = np.where(row == start[at], x0[at], np.clip(x0[at] + (row - y0[at]) * slope[at], low, high))
        leave = np.where(row == end[at], x1[at], np.clip(x0[at] + (row + 1 - y0[at]) * slope[at], low, high))
    first = np.maximum(np.floor(np.minimum(enter, leave)).astype(np.int64), left)
    last = np.minimum(np.floor(np.maximum(enter, leave)).astype(np.int64), right - 1)
    inside = first <= last
    at, row = at[inside], row[inside]
    return Runs(
        chosen[at],
        row,
        first[inside],
        last[inside],
        np.stack([enter[inside], leave[inside]]),
        np.stack([np.maximum(y0[at], row), np.minimum(y1[at], row + 1)]),
    )


@dataclass(frozen=True)
class Shapes:
    """Points, lines and polygons on a grid, each with a value; the largest value of a cell wins.

    ends: float64 (n, 4): segments in cells of the grid, ascending by value, with points as segments without length
    and polygons by their rings. values: float32 (n,). owner: which of the geometries given a segment is of.
    polygons: (geometry in the grid's CRS, value), ascending.
    """

    grid: Grid
    ends: np.ndarray
    values: np.ndarray
    owner: np.ndarray
    polygons: tuple[tuple[ogr.Geometry, float], ...]

    @classmethod
    def of(cls, grid: Grid, shapes: Sequence[tuple[ogr.Geometry, float]]) -> Shapes:
        """Return shapes of geometries in the grid's CRS; collections are taken apart."""
        ends: list[np.ndarray] = []
        values: list[np.ndarray] = []
        owners: list[np.ndarray] = []
        polygons: list[tuple[ogr.Geometry, float]] = []
        for index, (geometry, value) in enumerate(shapes):
            for dimension in (0, 1, 2):
                for part in parts(geometry, dimension):
                    for points in _lines(part):
                        ends.append(_segments(grid, points))
                        values.append(np.full(len(ends[-1]), value, dtype=np.float32))
                        owners.append(np.full(len(ends[-1]), index, dtype=np.int32))
                    if dimension == 2:
                        polygons.append((part, value))
        together = np.concatenate([np.empty((0, 4)), *ends])
        worth = np.concatenate([np.empty(0, dtype=np.float32), *values])
        owner = np.concatenate([np.empty(0, dtype=np.int32), *owners])
        order = np.argsort(worth, kind="stable")
        polygons.sort(key=lambda shape: shape[1])
        return cls(grid, together[order], worth[order], owner[order], tuple(polygons))

    @property
    def empty(self) -> bool:
        """Whether there is no shape."""
        return not len(self.ends)

    def touched(self, window: Window) -> np.ndarray:
        """Return float32 (rows, columns): the largest value of the shapes that touch a cell, NaN where none does.

        The window may reach beyond the grid.
        """
        found = self.inside(window)
        runs = runs_of(self.ends, window)
        run, row, column = runs.cells()
        lines = np.full(found.shape, np.nan, dtype=np.float32)
        # ascending by value: the last one stays
        lines[row - window.row, column - window.column] = self.values[runs.segment[run]]
        return np.fmax(found, lines)

    def inside(self, window: Window) -> np.ndarray:
        """Return float32 (rows, columns): the largest value of the polygons that hold a cell's centre, else NaN."""
        part = window_grid(self.grid, window)
        left, low, right, high = part.bounds
        near = []
        for geometry, value in self.polygons:
            xmin, xmax, ymin, ymax = geometry.GetEnvelope()
            if xmin <= right and xmax >= left and ymin <= high and ymax >= low:
                near.append((geometry, value))
        if not near:
            return np.full((window.height, window.width), np.nan, dtype=np.float32)
        return burn(part, near)


def padded(window: Window, cells: int) -> Window:
    """Return a window with ``cells`` more on each side; it may reach beyond the grid."""
    return Window(window.column - cells, window.row - cells, window.width + 2 * cells, window.height + 2 * cells)


def _lines(part: ogr.Geometry) -> list[np.ndarray]:
    """Return the points (n, 2) of a point, a line, or each ring of a polygon."""
    if part.GetGeometryCount():
        return [line for ring in range(part.GetGeometryCount()) for line in _lines(part.GetGeometryRef(ring))]
    return [np.array(part.GetPoints(), dtype=np.float64)[:, :2]] if part.GetPointCount() else []


def _segments(grid: Grid, points: np.ndarray) -> np.ndarray:
    columns, rows = grid.column_row(points[:, 0], points[:, 1])
    if len(points) == 1:
        return np.array([[columns[0], rows[0], columns[0], rows[0]]])
    return np.stack([columns[:-1], rows[:-1], columns[1:], rows[1:]], axis=1)
