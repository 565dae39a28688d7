"""Areas that are reported to people: on the ellipsoid, not on the map projection."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from osgeo import ogr

from dss_planner.raster.grid import Grid, crs_label, spatial_reference
from dss_planner.raster.vectors import reproject, transformation

#: WGS 84: semi-major axis in metres and flattening (NIMA TR8350.2).
SEMI_MAJOR = 6378137.0
FLATTENING = 1 / 298.257223563
_ECCENTRICITY = math.sqrt(FLATTENING * (2 - FLATTENING))
#: Longest piece of a polygon's edge in metres before it is projected to the equal-area plane.
_PIECE = 1000.0
_METRES_PER_DEGREE = 111_320.0
_M2_PER_HECTARE = 10_000.0
#: Lambert's cylindrical equal-area projection on the ellipsoid: areas in its plane are areas on the ellipsoid.
_EQUAL_AREA = "+proj=cea +lat_ts=45 +lon_0=105 +datum=WGS84 +units=m"
_DEGREES = "EPSG:4326"


def ellipsoidal_hectares(geometry: ogr.Geometry, crs: str) -> float:
    """Return the area of ``geometry`` on the WGS 84 ellipsoid in hectares.

    Edges are those of the map in ``crs`` (they are split into pieces of at most 1 km before projection), so that
    neighbouring zones neither overlap nor leave slivers. ``geometry`` is not changed.

    Raises `InputError` for coordinates that do not fit ``crs``.
    """
    dense = geometry.Clone()
    longest = _PIECE if spatial_reference(crs).IsProjected() else _PIECE / _METRES_PER_DEGREE
    dense.Segmentize(longest)
    reproject(dense, transformation(crs, _EQUAL_AREA), crs_label(crs))
    return dense.GetArea() / _M2_PER_HECTARE


def ellipsoidal_metres(geometry: ogr.Geometry, crs: str) -> float:
    """Return the length of lines, or of the rings of polygons, on the WGS 84 ellipsoid in metres; points have none.

    Edges are those of the map in ``crs``, as for `ellipsoidal_hectares`. Each piece of at most 1 km is measured with
    the radii of curvature at its middle, ds² = (M dφ)² + (N cos φ dλ)² (Snyder 1987, eq. 4-18 to 4-20), which is right
    to 1e-8 of its length. ``geometry`` is not changed. Raises `InputError` for coordinates that do not fit ``crs``.
    """
    dense = geometry.Clone()
    dense.Segmentize(_PIECE if spatial_reference(crs).IsProjected() else _PIECE / _METRES_PER_DEGREE)
    reproject(dense, transformation(crs, _DEGREES), crs_label(crs))
    return sum(_piece_metres(np.asarray(line.GetPoints())[:, :2]) for line in _chains(dense))


def _chains(geometry: ogr.Geometry) -> Iterator[ogr.Geometry]:
    if geometry.GetGeometryCount():
        for index in range(geometry.GetGeometryCount()):
            yield from _chains(geometry.GetGeometryRef(index))
    elif geometry.GetPointCount() > 1:
        yield geometry


def _piece_metres(degrees: np.ndarray) -> float:
    longitude, latitude = np.radians(degrees).T
    middle = (latitude[1:] + latitude[:-1]) / 2
    bent = 1.0 - (_ECCENTRICITY * np.sin(middle)) ** 2
    along = SEMI_MAJOR * (1.0 - _ECCENTRICITY**2) / bent**1.5 * np.diff(latitude)
    turn = (np.diff(longitude) + math.pi) % (2 * math.pi) - math.pi
    across = SEMI_MAJOR / np.sqrt(bent) * np.cos(middle) * turn
    return float(np.hypot(along, across).sum())


def cell_hectares(grid: Grid, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return the area on the ellipsoid of cells in hectares, shape of ``rows``.

    The map's area scale is evaluated at the cell centres (a cell is small beside the changes of scale).
    """
    left, dx, _, top, _, dy = grid.geotransform
    x = left + (np.asarray(columns, dtype=float) + 0.5) * dx
    y = top + (np.asarray(rows, dtype=float) + 0.5) * dy
    half_x, half_y = abs(dx) / 2, abs(dy) / 2
    to_equal_area = transformation(grid.crs, _EQUAL_AREA)
    corners = [
        np.asarray(
            to_equal_area.TransformPoints(np.column_stack([(x + sx * half_x).ravel(), (y + sy * half_y).ravel()]))
        )
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    area = np.zeros(x.size)
    for first, second in zip(corners, corners[1:] + corners[:1]):
        area += first[:, 0] * second[:, 1] - second[:, 0] * first[:, 1]
    return (np.abs(area) / 2 / _M2_PER_HECTARE).reshape(x.shape)


def area_on_ellipsoid(lon_west: float, lon_east: float, lat_south: float, lat_north: float) -> float:
    """Return the area in m² between two meridians and two parallels in degrees (closed form: Snyder 1987, eq. 3-12)."""

    def q(latitude: float) -> float:
        s = _ECCENTRICITY * math.sin(math.radians(latitude))
        return (1 - _ECCENTRICITY**2) * (
            math.sin(math.radians(latitude)) / (1 - s * s) - math.log((1 - s) / (1 + s)) / (2 * _ECCENTRICITY)
        )

    return SEMI_MAJOR**2 * math.radians(lon_east - lon_west) * (q(lat_north) - q(lat_south)) / 2
