"""Numbers of persons or animals brought to other cells: their total stays, whatever the size of the cells."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.naming import short_name
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import ROLES, SUM
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.grid import Grid
from dss_planner.raster.position import Way, position_of
from dss_planner.raster.reading import Window, open_raster
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck
from dss_planner.text import text

#: Units of a number of things in a cell of the source.
PER_CELL = ("persons per cell", "head per cell")
#: Units of a number of things on a square kilometre.
PER_AREA = ("persons/km²", "head/km²")
_SQUARE_KILOMETRE = 1e6
#: Cells between two positions at which the size of a source's cells is worked out; it changes slowly.
_STRIDE = 32


def needs_areas(found: Recognition) -> bool:
    """Return whether values of the layer change with the size of the cells: a number of things, on either side."""
    if found.unit_found in PER_CELL:
        return True
    return ROLES[found.role].resampling == SUM and found.unit_found in PER_AREA


def to_own_cells(path: Path, found: Recognition, choice: LayerChoice, grid: Grid, cancelled: CancelCheck) -> None:
    """Turn the mean of the source's values in each cell of ``path`` into the unit of the role, in place.

    A number in a source cell times the source cells in a cell is the number in it; a number on a square kilometre
    times the cell's area is. Grids are projected: the area of a cell is that of its projection.
    """
    area = grid.cell_size[0] * grid.cell_size[1] / _SQUARE_KILOMETRE
    total = ROLES[found.role].resampling == SUM
    counted = found.unit_found in PER_CELL
    place = position_of(open_raster(found.uri), short_name(found.uri), choice.crs)

    def block(window: Window, values: np.ndarray) -> np.ndarray:
        factor = area if total else 1.0 / area
        if counted and total:
            return values * source_cells(place, grid, window)
        if counted:
            return values * source_cells(place, grid, window) * factor
        return values * factor

    turned = path.with_name(f"{path.stem}.turned.tif")
    title = str(ROLES[found.role].title)
    map_blocks(
        block,
        [Source(found.role, str(path))],
        turned,
        (Band(title, ROLES[found.role].unit),),
        text("Counting by cell"),
        located=True,
        cancelled=cancelled,
    )
    os.replace(turned, path)


def source_cells(source: Grid, grid: Grid, window: Window) -> np.ndarray:
    """Return how many cells of ``source`` a cell of ``grid`` is large, float32 (rows, columns) of ``window``.

    It is the determinant of the way from one grid to the other, worked out at every 32nd cell and interpolated between.
    """
    columns = _positions(window.column, window.width)
    rows = _positions(window.row, window.height)
    places = np.array([(x, y) for y in rows for x in columns])
    way = Way(source, grid)
    half_east, half_south = np.array([0.5, 0.0]), np.array([0.0, 0.5])
    east = way.to_source(places + half_east) - way.to_source(places - half_east)
    south = way.to_source(places + half_south) - way.to_source(places - half_south)
    if way.round:
        for step in (east, south):
            step[:, 0] = (step[:, 0] + source.width / 2) % source.width - source.width / 2
    count = np.abs(east[:, 0] * south[:, 1] - east[:, 1] * south[:, 0]).reshape(len(rows), len(columns))
    centres = np.arange(window.column, window.column + window.width) + 0.5
    across = np.array([np.interp(centres, columns, line) for line in count])
    centres = np.arange(window.row, window.row + window.height) + 0.5
    return np.array([np.interp(centres, rows, line) for line in across.T], dtype=np.float32).T


def _positions(first: int, count: int) -> np.ndarray:
    return np.linspace(first, first + count, 2 + count // _STRIDE)
