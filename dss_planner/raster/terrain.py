"""Slope from an elevation raster."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from dss_planner.raster.blocks import fill
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, silent
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
    """Write the slope in degrees of an elevation raster (m, projected CRS in metres), window by window.

    Raises `InputError` for a missing or geographic CRS, `OutputError`, `Cancelled`.
    """
    dataset = open_raster(elevation)
    grid = Grid.of(dataset)
    grid.require_metres(str(elevation))
    progress(0.0, text("Computing the slope"))
    slopes = SlopeWindows(str(elevation))
    with RasterWriter(output, grid, (Band("slope", "degrees"),), cancelled=cancelled) as writer:
        fill(writer, slopes, progress, cancelled, threads=0)
    return str(output)


class SlopeWindows:
    """The slope [degrees] of an elevation raster [m], window by window; threads may share it."""

    def __init__(self, elevation: str) -> None:
        self._elevation = elevation
        self._own = threading.local()

    def __call__(self, window: Window) -> np.ndarray:
        """Return float32 (rows, columns); the window is read with the cells around it."""
        if not hasattr(self._own, "dataset"):
            self._own.dataset = open_raster(self._elevation)
            self._own.grid = Grid.of(self._own.dataset)
        grid = self._own.grid
        left, above = min(1, window.column), min(1, window.row)
        right = min(1, grid.width - window.column - window.width)
        below = min(1, grid.height - window.row - window.height)
        around = Window(
            window.column - left, window.row - above, window.width + left + right, window.height + above + below
        )
        values = slope_degrees(read_bands(self._own.dataset, (1,), around)[0], *grid.cell_size)
        return values[above : above + window.height, left : left + window.width]
