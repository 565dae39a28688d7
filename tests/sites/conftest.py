"""Helpers of the site tests: score surfaces and what lies in a GeoPackage."""

import numpy as np
import pytest
from osgeo import gdal, ogr
from scipy import ndimage

from dss_planner.raster.grid import Grid, spatial_reference


@pytest.fixture
def hills(make_raster):
    """``hills(rows, columns, seed, holes) -> (path, array)``: a smooth score 0–100 on 1 km cells with excluded land."""

    def make(rows=60, columns=80, seed=1, holes=0.08, name="score.tif", **more):
        rng = np.random.default_rng(seed)
        surface = ndimage.gaussian_filter(rng.normal(size=(rows, columns)), 4)
        surface = 100 * (surface - surface.min()) / np.ptp(surface)
        surface[rng.random(surface.shape) < holes] = np.nan
        return make_raster(name, surface, **more), surface.astype(np.float32)

    return make


@pytest.fixture
def read_layer():
    """``read_layer(path, layer) -> [(geometry, {field: value})]``."""

    def read(path, layer="sites"):
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        return [(f.GetGeometryRef().Clone(), f.items()) for f in dataset.GetLayerByName(layer)]

    return read


@pytest.fixture
def cell_polygon():
    """``cell_polygon(grid, row, column) -> ogr polygon`` of one cell."""

    def make(grid: Grid, row, column):
        (x0, y0), (x1, y1) = grid.xy(column, row), grid.xy(column + 1, row + 1)
        polygon = ogr.CreateGeometryFromWkt(f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))")
        polygon.AssignSpatialReference(spatial_reference(grid.crs))
        return polygon

    return make
