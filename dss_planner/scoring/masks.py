"""The mask of a score or of a search for sites: a raster on the same grid, or polygons."""

from __future__ import annotations

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask
from dss_planner.raster.reading import read_whole
from dss_planner.raster.vectors import geometries, split_uri


def is_vector(uri: str) -> bool:
    """Return whether ``uri`` can be opened as a vector layer."""
    path, layer = split_uri(uri)
    if layer:
        return True
    try:
        return gdal.OpenEx(path, gdal.OF_VECTOR) is not None
    except RuntimeError:
        return False


def read_mask(uri: str, grid: Grid, grid_name: str) -> np.ndarray:
    """Return bool (rows, columns): cells of ``grid`` that the mask keeps (one byte a cell in memory).

    Raster masks keep known cells other than 0; polygons keep cells whose centre is inside. Raises `InputError` when
    the mask is missing, lies on another grid, or keeps no cell.
    """
    if is_vector(uri):
        kept = mask(grid, geometries(uri, "Mask", grid.crs))
    else:
        grid.require_same(grid_name, Grid.read(uri), "Mask")
        values = read_whole(uri)
        kept = np.isfinite(values) & (values != 0)
    if not kept.any():
        raise InputError(
            "The mask “{layer}” keeps no cell of “{grid}”. Choose a mask that overlaps the study area.",
            layer=uri,
            grid=grid_name,
        )
    return kept
