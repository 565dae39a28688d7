"""Where a raster lies with respect to a grid, and how large its cells are on the ground."""

from __future__ import annotations

import math

import numpy as np
from osgeo import gdal, osr

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.position import Way

#: Positions by side that stand for a raster or a grid.
_LATTICE = 48


def native_cell_size(source: gdal.Dataset | Grid, grid: Grid) -> float:
    """Return the side of a square as large as the source's cell [m], where it is nearest to the grid's centre.

    The distances to the next column and row are geodesic (WGS 84), so a degree counts as long as it is there.
    """
    source = source if isinstance(source, Grid) else Grid.of(source)
    xmin, ymin, xmax, ymax = grid.bounds
    x, y = _transform(grid.crs, source.crs, np.array([[(xmin + xmax) / 2, (ymin + ymax) / 2]]))[0]
    inverse = gdal.InvGeoTransform(source.geotransform)
    column, row = gdal.ApplyGeoTransform(inverse, x, y) if np.isfinite([x, y]).all() else (0.0, 0.0)
    column = min(max(column, 0.0), float(source.width))
    row = min(max(row, 0.0), float(source.height))
    corners = [
        gdal.ApplyGeoTransform(source.geotransform, c, r)
        for c, r in ((column - 0.5, row), (column + 0.5, row), (column, row - 0.5), (column, row + 0.5))
    ]
    places = _transform(source.crs, "EPSG:4326", np.array(corners))
    return math.sqrt(_distance(*places[0], *places[1]) * _distance(*places[2], *places[3]))


def overlaps(source: gdal.Dataset | Grid, grid: Grid) -> bool:
    """Return whether the raster and the grid have any place in common."""
    source = source if isinstance(source, Grid) else Grid.of(source)
    way = Way(source, grid)
    found = way.to_source(_lattice(grid.width, grid.height))
    if way.round:
        found[:, 0] %= source.width
    return _any_within(found, source) or _any_within(way.to_grid(_lattice(source.width, source.height)), grid)


def _any_within(places: np.ndarray, grid: Grid) -> bool:
    columns, rows = places[np.isfinite(places).all(axis=1)].T
    return bool(np.any((columns >= 0) & (columns <= grid.width) & (rows >= 0) & (rows <= grid.height)))


def _lattice(width: int, height: int) -> np.ndarray:
    steps = [index / (_LATTICE - 1) for index in range(_LATTICE)]
    return np.array([(width * u, height * v) for u in steps for v in steps])


def _transform(source_crs: str, target_crs: str, places: np.ndarray) -> np.ndarray:
    """Return (n, 2) coordinates in the target system; infinite where there are none."""
    transformation = osr.CoordinateTransformation(spatial_reference(source_crs), spatial_reference(target_crs))
    result = np.full((len(places), 2), np.inf)
    for index, (x, y) in enumerate(places):
        try:
            result[index] = transformation.TransformPoint(float(x), float(y))[:2]
        except RuntimeError:  # outside the area where the projection is defined
            continue
    return result


def _distance(longitude_1: float, latitude_1: float, longitude_2: float, latitude_2: float) -> float:
    """Return the distance [m] between two near places (degrees), with the radii of curvature of WGS 84."""
    middle = math.radians((latitude_1 + latitude_2) / 2)
    a, e2 = 6378137.0, 0.00669437999014
    w = math.sqrt(1 - e2 * math.sin(middle) ** 2)
    difference = (longitude_2 - longitude_1 + 180) % 360 - 180
    east = math.radians(difference) * a / w * math.cos(middle)
    north = math.radians(latitude_2 - latitude_1) * a * (1 - e2) / w**3
    return math.hypot(east, north)
