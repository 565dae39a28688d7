"""Friction as it is read: from a raster file, window by window, or from an array."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from osgeo import gdal

from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands


class Surface(Protocol):
    """Friction [min/m] that can be read in windows; NaN where unknown."""

    rows: int
    columns: int

    def read(self, window: Window) -> np.ndarray:
        """Return float32 (rows, columns) of a window that lies within the surface."""


class RasterSurface:
    """The friction of a raster file."""

    def __init__(self, path: str) -> None:
        self._dataset: gdal.Dataset = open_raster(path)
        require_bands(self._dataset, "Friction", 1, "minutes per metre")
        grid = Grid.of(self._dataset)
        self.rows, self.columns = grid.height, grid.width

    def read(self, window: Window) -> np.ndarray:
        """Return the friction of a window."""
        return read_bands(self._dataset, (1,), window)[0]


class ArraySurface:
    """Friction held in memory."""

    def __init__(self, friction: np.ndarray) -> None:
        self._friction = friction
        self.rows, self.columns = friction.shape

    def read(self, window: Window) -> np.ndarray:
        """Return the friction of a window."""
        rows = slice(window.row, window.row + window.height)
        return self._friction[rows, window.column : window.column + window.width]
