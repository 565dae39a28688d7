"""Areas that are reported to people: on the ellipsoid, not on the map projection."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

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


class EllipsoidSizes:
    """Areas and lengths of many geometries of one reference system on the WGS 84 ellipsoid.

    What is asked of the projection library is asked once. Raises `InputError` for coordinates that do not fit ``crs``.
    """

    def __init__(self, crs: str) -> None:
        self._label = crs_label(crs)
        self._piece = _PIECE if spatial_reference(crs).IsProjected() else _PIECE / _METRES_PER_DEGREE
        self._to_plane = transformation(crs, _EQUAL_AREA)
        self._to_degrees = transformation(crs, _DEGREES)

    def hectares(self, geometry: ogr.Geometry) -> float:
        """Return the area as `ellipsoidal_hectares` does."""
        dense = self._dense(geometry)
        reproject(dense, self._to_plane, self._label)
        return dense.GetArea() / _M2_PER_HECTARE

    def metres(self, geometry: ogr.Geometry) -> float:
        """Return the length as `ellipsoidal_metres` does."""
        return self.metres_each([geometry])[0]

    def metres_each(self, geometries: Sequence[ogr.Geometry]) -> list[float]:
        """Return the length of each geometry as `ellipsoidal_metres` does."""
        chains, counts = [], []
        for geometry in geometries:
            dense = self._dense(geometry)
            reproject(dense, self._to_degrees, self._label)
            own = [np.asarray(line.GetPoints())[:, :2] for line in _chains(dense)]
            chains += own
            counts.append(sum(len(points) for points in own))
        if not chains:
            return [0.0] * len(counts)
        pieces = _piece_metres(np.concatenate(chains))
        pieces[np.cumsum([len(points) for points in chains])[:-1] - 1] = 0.0  # from one chain to the next
        ends = np.cumsum(counts).tolist()
        steps = pieces.tolist()
        return [sum(steps[end - count : max(end - 1, end - count)]) for end, count in zip(ends, counts)]

    def _dense(self, geometry: ogr.Geometry) -> ogr.Geometry:
        dense = geometry.Clone()
        dense.Segmentize(self._piece)
        return dense


def ellipsoidal_hectares(geometry: ogr.Geometry, crs: str) -> float:
    """Return the area of ``geometry`` on the WGS 84 ellipsoid in hectares.

    Edges are those of the map in ``crs`` (they are split into pieces of at most 1 km before projection), so that
    neighbouring zones neither overlap nor leave slivers. ``geometry`` is not changed.

    Raises `InputError` for coordinates that do not fit ``crs``.
    """
    return EllipsoidSizes(crs).hectares(geometry)


def ellipsoidal_metres(geometry: ogr.Geometry, crs: str) -> float:
    """Return the length of lines, or of the rings of polygons, on the WGS 84 ellipsoid in metres; points have none.

    Edges are those of the map in ``crs``, as for `ellipsoidal_hectares`. Each piece of at most 1 km is measured with
    the radii of curvature at its middle, ds² = (M dφ)² + (N cos φ dλ)² (Snyder 1987, eq. 4-18 to 4-20), which is right
    to 1e-8 of its length. ``geometry`` is not changed. Raises `InputError` for coordinates that do not fit ``crs``.
    """
    return EllipsoidSizes(crs).metres(geometry)


def _chains(geometry: ogr.Geometry) -> Iterator[ogr.Geometry]:
    if geometry.GetGeometryCount():
        for index in range(geometry.GetGeometryCount()):
            yield from _chains(geometry.GetGeometryRef(index))
    elif geometry.GetPointCount() > 1:
        yield geometry


def _piece_metres(degrees: np.ndarray) -> np.ndarray:
    """Return the metres (n − 1,) from each point to the next; degrees: (n, 2), longitude first."""
    longitude, latitude = np.radians(degrees).T
    middle = (latitude[1:] + latitude[:-1]) / 2
    bent = 1.0 - (_ECCENTRICITY * np.sin(middle)) ** 2
    along = SEMI_MAJOR * (1.0 - _ECCENTRICITY**2) / bent**1.5 * np.diff(latitude)
    turn = (np.diff(longitude) + math.pi) % (2 * math.pi) - math.pi
    across = SEMI_MAJOR / np.sqrt(bent) * np.cos(middle) * turn
    return np.hypot(along, across)


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
