"""Where a truck loads: in the cells of a source, and beside those that it cannot enter, such as a lake's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.access.beside import by_patch, cells_beside, numbered, shut_cells
from dss_planner.access.origins import Origins, touched_cells
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import Surface
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout
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
    touch (8 neighbours, or the next ones where none is passable): shores, banks, the land beside a railway. Nothing is
    loaded beside unknown ground.

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
            own.append(numbered(part, met & (friction < BARRIER), grid))
            shut.append(shut_cells(part, met, friction, grid))
        if not touched:
            outside.append(number)
            continue
        cells, shore = np.concatenate(own), cells_beside(np.concatenate(shut), grid, surface, layout)
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
    places, owners = by_patch(cells, np.concatenate([*of_held, *of_shores])[first], layout)
    used = len(names) - len(outside) - len(blocked)
    left_out = tuple(outside), tuple(blocked)
    origins = Origins(places, owners, tuple(names), used, len(outside), len(blocked), left_out)
    return Sources(origins, beside)
