"""The study area as shapes on a grid."""

from __future__ import annotations

from osgeo import ogr

from dss_planner.raster.grid import Grid
from dss_planner.raster.vectors import mended, open_layer, reproject, transformation


def area_shapes(within: str, grid: Grid) -> list[ogr.Geometry] | None:
    """Return the polygons of ``within`` (vector uri) in the grid's CRS; None for no bounds ('')."""
    if not within:
        return None
    opened = open_layer(within, "Study area")
    to_grid = transformation(opened.crs, grid.crs)
    shapes = []
    for feature in opened.layer:
        shape = mended(feature.GetGeometryRef())
        if shape is not None:
            reproject(shape, to_grid, "Study area")
            shapes.append(shape)
    return shapes
