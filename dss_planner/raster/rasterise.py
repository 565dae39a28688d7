"""Geometries burned into a grid with GDAL."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from osgeo import gdal, ogr

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.reading import Window
from dss_planner.raster.vectors import memory_vectors


def window_grid(grid: Grid, window: Window) -> Grid:
    """Return the part of ``grid`` that ``window`` covers, as a grid of its own."""
    x, y = grid.xy(window.column, window.row)
    _, dx, rx, _, ry, dy = grid.geotransform
    return Grid(grid.crs, (x, dx, rx, y, ry, dy), window.width, window.height)


def burn(
    grid: Grid, shapes: Iterable[tuple[ogr.Geometry, float]], all_touched: bool = False, start: float = np.nan
) -> np.ndarray:
    """Return float32 (rows, columns): ``start`` everywhere, the shapes' values where they lie; later shapes win.

    Geometries must be in the grid's CRS. ``all_touched`` burns every cell that a line or polygon touches, which
    keeps lines connected at any cell size.
    """
    dataset = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform(grid.geotransform)
    reference = spatial_reference(grid.crs)
    dataset.SetSpatialRef(reference)
    band = dataset.GetRasterBand(1)
    band.Fill(start)
    vector = memory_vectors()
    layer = vector.CreateLayer("shapes", reference, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTReal))
    any_shape = False
    left, low, right, high = grid.bounds
    for geometry, value in shapes:
        xmin, xmax, ymin, ymax = geometry.GetEnvelope()
        if xmax < left or xmin > right or ymax < low or ymin > high:
            continue
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("value", float(value))
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
        any_shape = True
    if any_shape:
        options = ["ATTRIBUTE=value"] + (["ALL_TOUCHED=TRUE"] if all_touched else [])
        gdal.RasterizeLayer(dataset, [1], layer, options=options)
    return band.ReadAsArray()


def mask(grid: Grid, geometries: Iterable[ogr.Geometry], all_touched: bool = False) -> np.ndarray:
    """Return bool (rows, columns): True in cells whose centre lies in a geometry (or that one touches)."""
    return burn(grid, ((geometry, 1.0) for geometry in geometries), all_touched, start=0.0) > 0
