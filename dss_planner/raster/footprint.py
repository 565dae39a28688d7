"""Where a raster lies with respect to a grid, and how large its cells are on the ground."""

from __future__ import annotations

import math

import numpy as np
from osgeo import gdal, osr

from dss_planner.raster.grid import Grid, spatial_reference

#: Positions by side that stand for a raster or a grid.
_LATTICE = 48


def native_cell_size(dataset: gdal.Dataset, grid: Grid) -> float:
    """Return the side of a square as large as the source's cell [m], where it is nearest to the grid's centre.

    The distances to the next column and row are geodesic (WGS 84), so a degree counts as long as it is there.
    """
    xmin, ymin, xmax, ymax = grid.bounds
    reference = _reference(dataset)
    x, y = _transform(grid.crs, reference, np.array([[(xmin + xmax) / 2, (ymin + ymax) / 2]]))[0]
    inverse = gdal.InvGeoTransform(dataset.GetGeoTransform())
    column, row = gdal.ApplyGeoTransform(inverse, x, y) if np.isfinite([x, y]).all() else (0.0, 0.0)
    column = min(max(column, 0.0), float(dataset.RasterXSize))
    row = min(max(row, 0.0), float(dataset.RasterYSize))
    corners = [
        gdal.ApplyGeoTransform(dataset.GetGeoTransform(), c, r)
        for c, r in ((column - 0.5, row), (column + 0.5, row), (column, row - 0.5), (column, row + 0.5))
    ]
    places = _transform(reference, "EPSG:4326", np.array(corners))
    return math.sqrt(_distance(*places[0], *places[1]) * _distance(*places[2], *places[3]))


def overlaps(dataset: gdal.Dataset, grid: Grid) -> bool:
    """Return whether the raster and the grid have any place in common."""
    reference = _reference(dataset)
    inverse = gdal.InvGeoTransform(dataset.GetGeoTransform())
    lattice = _lattice(grid.width, grid.height)
    places = np.array([grid.xy(column, row) for column, row in lattice])
    found = _transform(grid.crs, reference, places)
    for x, y in found[np.isfinite(found).all(axis=1)]:
        column, row = gdal.ApplyGeoTransform(inverse, float(x), float(y))
        if 0 <= column <= dataset.RasterXSize and 0 <= row <= dataset.RasterYSize:
            return True
    forward = dataset.GetGeoTransform()
    lattice = _lattice(dataset.RasterXSize, dataset.RasterYSize)
    places = np.array([gdal.ApplyGeoTransform(forward, column, row) for column, row in lattice])
    found = _transform(reference, grid.crs, places)
    xmin, ymin, xmax, ymax = grid.bounds
    return bool(np.any((found[:, 0] >= xmin) & (found[:, 0] <= xmax) & (found[:, 1] >= ymin) & (found[:, 1] <= ymax)))


def _lattice(width: int, height: int) -> list[tuple[float, float]]:
    steps = [index / (_LATTICE - 1) for index in range(_LATTICE)]
    return [(width * u, height * v) for u in steps for v in steps]


def _reference(dataset: gdal.Dataset) -> str:
    return str(dataset.GetSpatialRef().ExportToWkt(["FORMAT=WKT2_2019"]))


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
