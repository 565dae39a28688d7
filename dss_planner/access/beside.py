"""Places on impassable cells: at a given cell size a town lies on its railway, a well on its river. They are used from
the passable cells beside them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from osgeo import ogr
from scipy import ndimage

from dss_planner.access.shapes import single_parts
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.reading import Window

#: How many cells away from an impassable one a place may still be used [A]: a line closes one cell, and where a road
#: runs beside it the next one, too (`crossings.closed_cells`).
REACH = 2
#: Cells around such a place in which land must hang together to count as more than a pocket between barriers, and how
#: many of them it must have: one row across [A].
_AROUND = 10
_POCKET = 2 * _AROUND + 1
#: Cells that differ less than this in their distance are equally near [cells].
_EQUAL = 1e-6
_EIGHT = np.ones((3, 3), dtype=bool)


def cells_beside(shut: np.ndarray, grid: Grid, surface: Surface, layout: Layout) -> np.ndarray:
    """Return the passable cells around the impassable cells ``shut``: those that touch one of them or, where none is
    passable, the next ones up to `REACH` cells away. Cells are numbered row by row over the grid (int64, ascending).
    """
    return _around(shut, grid, surface, layout)[0]


def nearest_cells(
    place: ogr.Geometry, shut: np.ndarray, grid: Grid, surface: Surface, layout: Layout
) -> tuple[np.ndarray, float]:
    """Return the passable cells from which a place on impassable cells is used, and how far off the nearest is [m].

    place: in the grid's CRS; shut: the cells that it touches, as `cells_beside` has them. A point is used from the cell
    whose centre is nearest to it, at most `REACH` cells away; from several where they are equally near. Pockets of land
    that barriers close off all around come last. Lines and polygons are used from all cells beside them.
    """
    if ogr.GT_Flatten(place.GetGeometryType()) not in (ogr.wkbPoint, ogr.wkbMultiPoint):
        cells, ring = _around(shut, grid, surface, layout)
        return cells, ring * max(grid.cell_size)
    points = [point for point in single_parts(place) if point.GetDimension() == 0]
    found = [_nearest_to(point, grid, surface) for point in points]
    known = [(cells, metres) for cells, metres in found if cells.size]
    if not known:
        return shut[:0], 0.0
    return np.unique(np.concatenate([cells for cells, _ in known])), min(metres for _, metres in known)


def shut_cells(part: Window, met: np.ndarray, friction: np.ndarray, grid: Grid) -> np.ndarray:
    """Return the numbers of the impassable cells among those ``met`` (bool) in a window, without those that lie within
    others: the middle of a lake has no shore."""
    shut = met & (friction >= BARRIER)
    return numbered(part, shut & ~ndimage.binary_erosion(shut, _EIGHT), grid)


def by_patch(
    cells: np.ndarray, values: np.ndarray, layout: Layout
) -> tuple[dict[Patch, np.ndarray], dict[Patch, np.ndarray]]:
    """Return ascending ``cells`` (numbers over the grid) as places in the flattened patches, and their values."""
    places, owners = {}, {}
    for patch, here in _patches(cells, layout):
        rows, columns = np.divmod(cells[here], layout.columns)
        window = layout.window(patch)
        places[patch] = (rows - window.row) * window.width + columns - window.column
        owners[patch] = values[here]
    return places, owners


def numbered(part: Window, chosen: np.ndarray, grid: Grid) -> np.ndarray:
    """Return the numbers of the cells ``chosen`` (bool) in a window, counted row by row over the grid (int64)."""
    rows, columns = np.nonzero(chosen)
    numbers: np.ndarray = (rows + part.row) * np.int64(grid.width) + columns + part.column
    return numbers


def _nearest_to(point: ogr.Geometry, grid: Grid, surface: Surface) -> tuple[np.ndarray, float]:
    x, y = grid.column_row(point.GetX(), point.GetY())
    row, column = int(np.floor(y)), int(np.floor(x))
    top, left = max(0, row - _AROUND), max(0, column - _AROUND)
    bottom, right = min(grid.height, row + _AROUND + 1), min(grid.width, column + _AROUND + 1)
    if bottom <= top or right <= left:
        return np.empty(0, dtype=np.int64), 0.0
    window = Window(left, top, right - left, bottom - top)
    free = surface.read(window) < BARRIER
    rows, columns = np.nonzero(free)
    near = (np.abs(rows + top - row) <= REACH) & (np.abs(columns + left - column) <= REACH)
    rows, columns = rows[near], columns[near]
    if not rows.size:
        return np.empty(0, dtype=np.int64), 0.0
    land, _ = ndimage.label(free, structure=_EIGHT)
    pocket = np.bincount(land.reshape(-1))[land[rows, columns]] < _POCKET
    if not pocket.all():
        rows, columns = rows[~pocket], columns[~pocket]
    width, height = grid.cell_size
    away = np.hypot((columns + left + 0.5 - x) * width, (rows + top + 0.5 - y) * height)
    chosen = away <= away.min() + _EQUAL * max(width, height)
    numbers: np.ndarray = (rows[chosen] + top) * np.int64(grid.width) + columns[chosen] + left
    return numbers, float(away.min())


def _around(shut: np.ndarray, grid: Grid, surface: Surface, layout: Layout) -> tuple[np.ndarray, int]:
    """Return the passable cells around ``shut``, and how many cells away they are."""
    cells = np.unique(shut)
    for ring in range(1, REACH + 1):
        cells = _with_neighbours(cells, grid)
        found = _passable(cells, surface, layout)
        if found.size:
            return found, ring
    return cells[:0], 0


def _with_neighbours(cells: np.ndarray, grid: Grid) -> np.ndarray:
    rows, columns = np.divmod(cells, grid.width)
    near = [cells]
    for down in (-1, 0, 1):
        for over in (-1, 0, 1):
            row, column = rows + down, columns + over
            inside = (row >= 0) & (row < grid.height) & (column >= 0) & (column < grid.width)
            near.append(row[inside] * grid.width + column[inside])
    return np.unique(np.concatenate(near))


def _passable(cells: np.ndarray, surface: Surface, layout: Layout) -> np.ndarray:
    """Return those of ascending ``cells`` that can be crossed."""
    good = np.zeros(cells.size, dtype=bool)
    for _, here in _patches(cells, layout):
        rows, columns = np.divmod(cells[here], layout.columns)
        top, left = int(rows.min()), int(columns.min())
        part = Window(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)
        good[here] = surface.read(part)[rows - top, columns - left] < BARRIER
    return cells[good]


def _patches(cells: np.ndarray, layout: Layout) -> Iterator[tuple[Patch, np.ndarray]]:
    """Yield the patches that hold cells, and which cells (bool) these are."""
    rows, columns = np.divmod(cells, layout.columns)
    across = -(-layout.columns // layout.side)
    patches = rows // layout.side * across + columns // layout.side
    for number in np.unique(patches).tolist():
        yield divmod(number, across), patches == number
