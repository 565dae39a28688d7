"""From cells to polygons: one valid, single-part polygon for each region, with an id that its shape determines."""

from __future__ import annotations

import math
import uuid

import numpy as np
from osgeo import gdal, ogr

from dss_planner.raster.grid import Grid, crs_label, spatial_reference
from dss_planner.raster.rasterise import window_grid
from dss_planner.raster.vectors import memory_vectors, mended, parts
from dss_planner.sites.closing import OWN, Runs, closed

#: Namespace of site ids (a random UUID, fixed for ever): the same polygon gets the same id on every replay.
_NAMESPACE = uuid.UUID("6c9d3c1e-58a5-4a6c-9b0e-2f1f7b0c7d35")


def outline(region: Runs, grid: Grid) -> ogr.Geometry:
    """Return the polygon around a region's cells, in the grid's CRS; enclosed land that is not in it is a hole."""
    bounds = region.bounds
    part = window_grid(grid, bounds)
    inside = closed(bounds, (region,), OWN).astype(np.uint8)
    raster = gdal.GetDriverByName("MEM").Create("", part.width, part.height, 1, gdal.GDT_Byte)
    raster.SetGeoTransform(part.geotransform)
    band = raster.GetRasterBand(1)
    band.WriteArray(inside)
    vector = memory_vectors()
    layer = vector.CreateLayer("outline", None, ogr.wkbPolygon)
    gdal.Polygonize(band, band, layer, -1, [])
    found = [single for feature in layer for single in parts(mended(feature.GetGeometryRef()), 2)]
    polygon = max(found, key=lambda geometry: geometry.GetArea())
    polygon.AssignSpatialReference(spatial_reference(grid.crs))
    return polygon


def site_id(polygon: ogr.Geometry, crs: str) -> str:
    """Return the UUID (version 5) of a polygon in ``crs``."""
    return str(uuid.uuid5(_NAMESPACE, f"{crs_label(crs)} {bytes(polygon.ExportToWkb(ogr.wkbNDR)).hex()}"))


def polsby_popper(polygon: ogr.Geometry) -> float:
    """Return the compactness 4π·area/perimeter² on the map: 1 for a disk, 0.785 for a square, near 0 for a thread.

    The perimeter includes the holes'. Source: Polsby & Popper 1991 [M].
    """
    perimeter = polygon.Boundary().Length()
    return 4 * math.pi * polygon.GetArea() / perimeter**2 if perimeter else 0.0
