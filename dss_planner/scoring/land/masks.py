"""The mask of a score or of a search for sites: a raster on the same grid, or polygons."""

from __future__ import annotations

import threading

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands, tiles
from dss_planner.raster.vectors import geometries, split_uri
from dss_planner.raster.writing import TILE
from dss_planner.running import CancelCheck, never, stop_if


def is_vector(uri: str) -> bool:
    """Return whether ``uri`` can be opened as a vector layer."""
    path, layer = split_uri(uri)
    if layer:
        return True
    try:
        return gdal.OpenEx(path, gdal.OF_VECTOR) is not None
    except RuntimeError:
        return False


class Mask:
    """Which cells of a grid a mask keeps, window by window; several threads may ask.

    Raster masks keep known cells other than 0; polygons keep cells whose centre is inside. Raises `InputError` when
    the mask is missing, lies on another grid, or keeps no cell.
    """

    def __init__(self, uri: str, grid: Grid, grid_name: str, cancelled: CancelCheck = never) -> None:
        self._grid = grid
        self._shapes = geometries(uri, "Mask", grid.crs) if is_vector(uri) else None
        self._uri = uri
        self._own = threading.local()
        if self._shapes is None:
            grid.require_same(grid_name, Grid.read(uri), "Mask")
        with bounded_cache():
            for window in tiles(grid, (TILE, TILE)):
                stop_if(cancelled)
                if self.window(window).any():
                    return
        raise InputError(
            "The mask “{layer}” keeps no cell of “{grid}”. Choose a mask that overlaps the study area.",
            layer=uri,
            grid=grid_name,
        )

    def window(self, window: Window) -> np.ndarray:
        """Return bool (rows, columns): cells of the window that the mask keeps."""
        if self._shapes is not None:
            return mask(window_grid(self._grid, window), self._shapes)
        if not hasattr(self._own, "dataset"):
            self._own.dataset = open_raster(self._uri)
        values = read_bands(self._own.dataset, (1,), window)[0]
        return np.isfinite(values) & (values != 0)


def read_mask(uri: str, grid: Grid, grid_name: str) -> np.ndarray:
    """Return the whole `Mask`, bool (rows, columns), for algorithms that need the surface at once."""
    return Mask(uri, grid, grid_name).window(Window(0, 0, grid.width, grid.height))
