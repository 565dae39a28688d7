"""Slope from an elevation raster."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, windows
from dss_planner.raster.writing import TILE, Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text


def slope_degrees(elevation: np.ndarray, dx: float, dy: float) -> np.ndarray:
    """Return the slope in degrees of ``elevation`` (m), shape (rows, columns); cells are dx × dy metres.

    Horn's (1981) third-order finite difference, as gdaldem's default. A cell is known when it is known itself;
    an unknown neighbour is taken as level with the cell (gdaldem's ``-compute_edges`` rule).
    """
    padded = np.pad(np.asarray(elevation, dtype=np.float32), 1, constant_values=np.nan)
    rows, columns = elevation.shape

    def at(row: int, column: int) -> np.ndarray:
        part = padded[1 + row : 1 + row + rows, 1 + column : 1 + column + columns]
        return np.where(np.isnan(part), elevation, part)

    east = at(-1, 1) + 2 * at(0, 1) + at(1, 1)
    west = at(-1, -1) + 2 * at(0, -1) + at(1, -1)
    south = at(1, -1) + 2 * at(1, 0) + at(1, 1)
    north = at(-1, -1) + 2 * at(-1, 0) + at(-1, 1)
    return np.degrees(np.arctan(np.hypot((east - west) / (8 * dx), (south - north) / (8 * dy)))).astype(np.float32)


def compute_slope(
    elevation: str | Path, output: str | Path, progress: Progress = silent, cancelled: CancelCheck = never
) -> str:
    """Write the slope in degrees of an elevation raster (m, projected CRS in metres), strip by strip.

    Raises `InputError` for a missing or geographic CRS, `OutputError`, `Cancelled`.
    """
    dataset = open_raster(elevation)
    grid = Grid.of(dataset)
    grid.require_metres(str(elevation))
    dx, dy = grid.cell_size
    progress(0.0, text("Computing the slope"))
    with RasterWriter(output, grid, (Band("slope", "degrees"),), cancelled=cancelled) as writer:
        for window in windows(grid, TILE):
            stop_if(cancelled)
            above = 1 if window.row else 0
            below = 1 if window.row + window.height < grid.height else 0
            around = Window(0, window.row - above, grid.width, window.height + above + below)
            values = slope_degrees(read_bands(dataset, (1,), around)[0], dx, dy)
            writer.write(values[above : above + window.height], window.row)
            progress((window.row + window.height) / grid.height, None)
    return str(output)
