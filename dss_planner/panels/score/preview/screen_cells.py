"""Which cell of a preview lies under each pixel of a map: in any CRS, turned by any angle.

Each pixel shows the cell at its centre. Between maps of two CRSs a lattice of pixels is transformed and what lies
between is interpolated; the lattice is made finer until that is right to a tenth of a cell or a quarter of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dss_planner.panels.score.preview.view import View
from dss_planner.raster.grid import Grid

#: x, y in the CRS of the map → x, y in that of the study; not finite where there is no such place.
Way = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]
#: Pixels between two places that are transformed, from the first try to the last.
_STEPS = (64, 16, 4)
#: How far interpolation may be off [cells of the preview]; a cell larger than 2.5 pixels allows more.
_TOLERANCE = 0.1
#: Places along each side of the grid that are looked up on the map, and room for what is curved between two of them.
_PLACES, _ROOM = 17, 0.02
_PIXEL_TOLERANCE = 0.25


@dataclass(frozen=True)
class ScreenCells:
    """Where a preview lies on the screen.

    left, top: screen pixel of the upper left corner of the part of the view that holds cells. cells: intp (rows,
    columns), for each screen pixel of that part the place of its cell in the flattened preview; ``outside`` where
    there is none. ratio: screen pixels for each pixel of widgets.
    """

    left: int
    top: int
    cells: np.ndarray
    outside: int
    ratio: float

    @property
    def empty(self) -> bool:
        """Whether no cell is in sight."""
        return self.cells.size == 0

    def taken(self, flat: np.ndarray) -> np.ndarray:
        """Return what each pixel shows of ``flat``: a value for each cell, and one more for what lies outside."""
        return np.take(flat, self.cells, mode="clip")


def screen_cells(view: View, grid: Grid, way: Way | None = None, back: Way | None = None) -> ScreenCells:
    """Return which cell of ``grid`` lies under each screen pixel of ``view``.

    way: from the map to the study, and back: the other way round; None where both CRSs are the same.
    """
    width, height = round(view.width * view.ratio), round(view.height * view.ratio)
    outside = grid.width * grid.height
    if way is None and not view.turned:
        columns, rows = _straight(view, grid, width, height)
        top, bottom = _extent(rows >= 0)
        left, right = _extent(columns >= 0)
        inner = columns[np.newaxis, left:right], rows[top:bottom, np.newaxis]
        cells = np.where((inner[0] >= 0) & (inner[1] >= 0), inner[1] * grid.width + inner[0], outside)
        return ScreenCells(left, top, np.ascontiguousarray(cells, dtype=np.intp), outside, view.ratio)
    window = _window(view, grid, back, width, height)
    column, row = _bent(view, grid, way, window)
    with np.errstate(invalid="ignore"):
        known = (column >= 0) & (column < grid.width) & (row >= 0) & (row < grid.height)
    top, bottom = _extent(known.any(axis=1))
    left, right = _extent(known.any(axis=0))
    known, column, row = (part[top:bottom, left:right] for part in (known, column, row))
    cells = np.full(known.shape, outside, dtype=np.intp)
    cells[known] = row[known].astype(np.intp) * grid.width + column[known].astype(np.intp)
    return ScreenCells(window[0] + left, window[1] + top, cells, outside, view.ratio)


def _straight(view: View, grid: Grid, width: int, height: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns of cells under the columns of pixels, and rows under rows; −1 outside."""
    a, _, c, _, e, f = view.to_map
    x = a * (np.arange(width) + 0.5) / view.ratio + c
    y = e * (np.arange(height) + 0.5) / view.ratio + f
    column, row = grid.column_row(x, y)
    return _inside(column, grid.width), _inside(row, grid.height)


def _inside(place: np.ndarray, count: int) -> np.ndarray:
    whole = np.floor(np.clip(place, -1.0, count))
    return np.where((whole >= 0) & (whole < count), whole, -1).astype(np.intp)


def _window(view: View, grid: Grid, back: Way | None, width: int, height: int) -> tuple[int, int, int, int]:
    """Return the screen pixels (left, top, columns, rows) that the grid may touch: of half the world, few."""
    places = np.linspace(0.0, 1.0, _PLACES)
    x, y = grid.xy(grid.width * places[np.newaxis, :], grid.height * places[:, np.newaxis])
    x, y = (part.ravel() for part in np.broadcast_arrays(x, y))
    if back is not None:
        x, y = back(x, y)
    a, b, c, d, e, f = view.to_map
    scale = view.ratio / (a * e - b * d)
    column, row = scale * (e * (x - c) - b * (y - f)), scale * (a * (y - f) - d * (x - c))
    if not (np.isfinite(column).all() and np.isfinite(row).all()):
        return 0, 0, width, height
    ends = []
    for found, most in ((column, width), (row, height)):
        low, high = float(found.min()), float(found.max())
        room = _ROOM * (high - low) + 2.0
        ends.append((math.floor(min(max(low - room, 0), most)), math.ceil(min(max(high + room, 0), most))))
    return ends[0][0], ends[1][0], ends[0][1] - ends[0][0], ends[1][1] - ends[1][0]


def _bent(view: View, grid: Grid, way: Way | None, window: tuple[int, int, int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return column and row in cells of the centre of every pixel of a window, NaN where there is no such place."""
    left, top, width, height = window
    if way is None or not (width and height):
        columns, rows = np.arange(width)[np.newaxis, :] + 0.5, np.arange(height)[:, np.newaxis] + 0.5
        return _placed(view, grid, None, left + columns, top + rows)
    for step in _STEPS:
        columns, rows = left + _lattice(width, step), top + _lattice(height, step)
        column, row = _placed(view, grid, way, columns[np.newaxis, :], rows[:, np.newaxis])
        if _is_right(view, grid, way, columns, rows, column, row):
            break
    return _between(column, width, height, step), _between(row, width, height, step)


def _lattice(count: int, step: int) -> np.ndarray:
    """Return the centres of every ``step``-th of ``count`` pixels, and of the first one at or beyond the last."""
    return np.arange(0, count + step, step) + 0.5


def _placed(
    view: View, grid: Grid, way: Way | None, columns: np.ndarray, rows: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return column and row in cells of screen pixels that are given by a row and a column of numbers."""
    a, b, c, d, e, f = view.to_map
    across, down = columns / view.ratio, rows / view.ratio
    x, y = a * across + b * down + c, d * across + e * down + f
    if way is not None:
        x, y = way(x, y)
    column, row = grid.column_row(x, y)
    lost = ~(np.isfinite(column) & np.isfinite(row))
    return np.where(lost, np.nan, column), np.where(lost, np.nan, row)


def _is_right(
    view: View,
    grid: Grid,
    way: Way,
    columns: np.ndarray,
    rows: np.ndarray,
    column: np.ndarray,
    row: np.ndarray,
) -> bool:
    """Return whether the middles of a lattice's meshes that touch the grid are where interpolation puts them."""
    middle = (columns[:-1] + columns[1:]) / 2, (rows[:-1] + rows[1:]) / 2
    exact = _placed(view, grid, way, middle[0][np.newaxis, :], middle[1][:, np.newaxis])
    for wanted, found, count in zip(exact, (column, row), (grid.width, grid.height)):
        corners = np.stack([found[:-1, :-1], found[1:, :-1], found[:-1, 1:], found[1:, 1:]])
        with np.errstate(invalid="ignore"):
            near = (corners.min(axis=0) <= count) & (corners.max(axis=0) >= 0)
            # cells for each pixel: where cells are large, a quarter of a pixel is little of one
            pace = np.nanmax(np.abs(np.diff(found, axis=1)), initial=0.0) / (columns[1] - columns[0])
            off = np.abs(corners.mean(axis=0) - wanted)
            if bool((off[near] > max(_TOLERANCE, _PIXEL_TOLERANCE * pace)).any()):
                return False
        lost = np.isnan(corners)
        if bool((lost.any(axis=0) & ~lost.all(axis=0)).any()):  # the edge of what can be transformed
            return False
    return True


def _between(nodes: np.ndarray, width: int, height: int, step: int) -> np.ndarray:
    """Return the values of all pixels between the nodes of a lattice, linear along both sides."""
    place, share = np.divmod(np.arange(width), step)
    part = share / step
    wide = nodes[:, place] * (1.0 - part) + nodes[:, place + 1] * part
    place, share = np.divmod(np.arange(height), step)
    part = (share / step)[:, np.newaxis]
    return wide[place] * (1.0 - part) + wide[place + 1] * part


def _extent(found: np.ndarray) -> tuple[int, int]:
    """Return the first place that is true and the one after the last; 0, 0 where none is."""
    places = np.flatnonzero(found)
    return (int(places[0]), int(places[-1]) + 1) if places.size else (0, 0)
