"""Where a truck loads: in the cells of a source, and beside those that it cannot enter, such as a lake's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.access.origins import Origins, touched_cells
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout, Patch
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import geometries_with
from dss_planner.running import CancelCheck, never, stop_if


@dataclass(frozen=True)
class Sources:
    """origins: the cells where a truck loads, each with the number of its source. beside: how many sources are loaded
    only beside them."""

    origins: Origins
    beside: int


class Loading:
    """The minutes at which trips begin: 0 where a truck loads, NaN elsewhere."""

    def __init__(self, origins: Origins, layout: Layout) -> None:
        self._origins, self._layout = origins, layout
        self.rows, self.columns = layout.rows, layout.columns

    def read(self, window: Window) -> np.ndarray:
        """Return the minutes of a window."""
        minutes = np.full((window.height, window.width), np.nan, dtype=np.float32)
        for patch, part in self._layout.parts_of(window):
            if patch not in self._origins.cells:
                continue
            whole = self._layout.window(patch)
            rows, columns = np.divmod(self._origins.cells[patch], whole.width)
            rows, columns = rows + whole.row, columns + whole.column
            inside = (rows >= part.row) & (rows < part.row + part.height)
            inside &= (columns >= part.column) & (columns < part.column + part.width)
            minutes[rows[inside] - window.row, columns[inside] - window.column] = 0.0
        return minutes


def read_sources(
    uri: str, grid: Grid, surface: Surface, layout: Layout, name_field: str = "", cancelled: CancelCheck = never
) -> Sources:
    """Return where sources are loaded: the passable cells that they touch, and those beside impassable ones that they
    touch (8 neighbours): shores, banks, the land beside a railway. Nothing is loaded beside unknown ground.

    Where several share a cell, one that touches it comes before one beside it, then the first in the layer.
    Raises `InputError` when no source can be used.
    """
    names: list[str] = []
    held: list[np.ndarray] = []
    shores: list[np.ndarray] = []
    of_held: list[np.ndarray] = []
    of_shores: list[np.ndarray] = []
    outside: list[int] = []
    blocked: list[int] = []
    beside = 0
    for number, (geometry, name) in enumerate(geometries_with(uri, "Sources", grid.crs, name_field), start=1):
        stop_if(cancelled)
        names.append("" if name is None else str(name))
        own, shut, touched = [], [], False
        for _, part, met in touched_cells(geometry, grid, layout):
            stop_if(cancelled)
            touched = True
            friction = surface.read(part)
            own.append(_numbered(part, met & (friction < BARRIER), grid))
            shut.append(_numbered(part, met & (friction >= BARRIER), grid))
        if not touched:
            outside.append(number)
            continue
        cells, shore = np.concatenate(own), _open_beside(shut, grid, surface, layout)
        if not cells.size + shore.size:
            blocked.append(number)
            continue
        beside += not cells.size
        held.append(cells)
        shores.append(shore)
        of_held.append(np.full(cells.size, number, dtype=np.int32))
        of_shores.append(np.full(shore.size, number, dtype=np.int32))
    if not held:
        raise InputError(
            "No source of “{layer}” can be used: {outside} lie outside the friction layer, {blocked} on unknown ground "
            "or with no passable cell beside them. Choose sources inside the study area, or correct the friction.",
            layer=uri,
            outside=len(outside),
            blocked=len(blocked),
        )
    # of several numbers for one cell the first is kept: the lowest of those that touch it
    cells, first = np.unique(np.concatenate([*held, *shores]), return_index=True)
    places, owners = _by_patch(cells, np.concatenate([*of_held, *of_shores])[first], layout)
    used = len(names) - len(outside) - len(blocked)
    left_out = tuple(outside), tuple(blocked)
    origins = Origins(places, owners, tuple(names), used, len(outside), len(blocked), left_out)
    return Sources(origins, beside)


def _numbered(part: Window, chosen: np.ndarray, grid: Grid) -> np.ndarray:
    """Return the numbers of the cells ``chosen`` (bool) in a window, counted row by row over the grid (int64)."""
    rows, columns = np.nonzero(chosen)
    numbers: np.ndarray = (rows + part.row) * np.int64(grid.width) + columns + part.column
    return numbers


def _open_beside(shut: list[np.ndarray], grid: Grid, surface: Surface, layout: Layout) -> np.ndarray:
    """Return the passable cells that touch the impassable cells ``shut``."""
    rows, columns = np.divmod(np.concatenate(shut), grid.width)
    if not rows.size:
        return rows
    near = []
    for down in (-1, 0, 1):
        for over in (-1, 0, 1):
            row, column = rows + down, columns + over
            inside = (row >= 0) & (row < grid.height) & (column >= 0) & (column < grid.width)
            near.append(row[inside] * grid.width + column[inside])
    cells = np.unique(np.concatenate(near))
    places, _ = _by_patch(cells, cells, layout)
    found = []
    for patch, at in places.items():
        window = layout.window(patch)
        rows, columns = np.divmod(at, window.width)
        top, left = int(rows.min()), int(columns.min())
        part = Window(window.column + left, window.row + top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)
        chosen = np.zeros((part.height, part.width), dtype=bool)
        chosen[rows - top, columns - left] = True
        found.append(_numbered(part, chosen & (surface.read(part) < BARRIER), grid))
    return np.concatenate(found)


def _by_patch(
    cells: np.ndarray, values: np.ndarray, layout: Layout
) -> tuple[dict[Patch, np.ndarray], dict[Patch, np.ndarray]]:
    """Return ascending ``cells`` (numbers over the grid) as places in the flattened patches, and their values."""
    rows, columns = np.divmod(cells, layout.columns)
    across = -(-layout.columns // layout.side)
    patches = rows // layout.side * across + columns // layout.side
    places, owners = {}, {}
    for number in np.unique(patches).tolist():
        patch = divmod(number, across)
        window, here = layout.window(patch), patches == number
        places[patch] = (rows[here] - window.row) * window.width + columns[here] - window.column
        owners[patch] = values[here]
    return places, owners
