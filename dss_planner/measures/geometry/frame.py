"""The wind frame: a plane turned so that one axis points to where the erosive wind comes from.

In it every layout is axis-parallel: a line across the wind is horizontal, a windward strip is a box.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.raster.vectors import parts

ogr.UseExceptions()


@dataclass(frozen=True)
class WindFrame:
    """wind_from: degrees clockwise from grid north that the wind comes from; x, y: origin in metres of the map."""

    wind_from: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def over(cls, geometry: ogr.Geometry, wind_from: float) -> WindFrame:
        """Return the frame with its origin at the middle of ``geometry`` (keeps numbers small)."""
        xmin, xmax, ymin, ymax = geometry.GetEnvelope()
        return cls(wind_from, (xmin + xmax) / 2, (ymin + ymax) / 2)

    def enter(self, geometry: ogr.Geometry) -> ogr.Geometry:
        """Return ``geometry`` in frame coordinates: u across the wind, v against the wind, metres."""
        return _mapped(geometry, self.to_uv)

    def leave(self, geometry: ogr.Geometry) -> ogr.Geometry:
        """Return a geometry of the frame in map coordinates."""
        return _mapped(geometry, self.to_xy)

    def to_uv(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return u (to the right of one who faces the wind) and v (towards the wind) of map coordinates."""
        sine, cosine = _sine_cosine(self.wind_from)
        dx, dy = x - self.x, y - self.y
        return dx * cosine - dy * sine, dx * sine + dy * cosine

    def to_xy(self, u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return map coordinates of u, v; the inverse of `to_uv`."""
        sine, cosine = _sine_cosine(self.wind_from)
        return self.x + u * cosine + v * sine, self.y - u * sine + v * cosine


def _sine_cosine(degrees: float) -> tuple[float, float]:
    return math.sin(math.radians(degrees)), math.cos(math.radians(degrees))


def _mapped(geometry: ogr.Geometry, move: Callable) -> ogr.Geometry:
    """Return a 2-D copy of ``geometry`` with every vertex moved."""
    ring = geometry.GetGeometryName() == "LINEARRING"  # whose type number is that of a line string
    result = ogr.Geometry(ogr.wkbLinearRing if ring else ogr.GT_Flatten(geometry.GetGeometryType()))
    if geometry.GetGeometryCount():
        for index in range(geometry.GetGeometryCount()):
            result.AddGeometry(_mapped(geometry.GetGeometryRef(index), move))
        return result
    count = geometry.GetPointCount()
    if count:
        points = np.asarray([geometry.GetPoint_2D(i) for i in range(count)], dtype=float)
        for x, y in zip(*move(points[:, 0], points[:, 1])):
            result.AddPoint_2D(float(x), float(y))
    return result


def box(u0: float, v0: float, u1: float, v1: float) -> ogr.Geometry:
    """Return an axis-parallel rectangle as a polygon."""
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1), (u0, v0)):
        ring.AddPoint_2D(u, v)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


def line(points: np.ndarray) -> ogr.Geometry:
    """Return a line string through ``points`` (n, 2)."""
    result = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        result.AddPoint_2D(float(x), float(y))
    return result


def point(x: float, y: float) -> ogr.Geometry:
    """Return a point."""
    result = ogr.Geometry(ogr.wkbPoint)
    result.AddPoint_2D(float(x), float(y))
    return result


def vertices(curve: ogr.Geometry) -> np.ndarray:
    """Return the vertices of a line or ring as (n, 2)."""
    return np.asarray([curve.GetPoint_2D(i) for i in range(curve.GetPointCount())], dtype=float).reshape(-1, 2)


def polygons(geometry: ogr.Geometry | None, least: float = 0.0) -> list[ogr.Geometry]:
    """Return the valid polygon parts of ``geometry`` of more than ``least`` m², largest first."""
    if geometry is None or geometry.IsEmpty():
        return []
    valid = geometry if geometry.IsValid() else geometry.MakeValid()
    found = [part for part in parts(valid, 2) if part.GetArea() > least]
    return sorted(found, key=lambda part: -part.GetArea())


def largest(geometry: ogr.Geometry | None) -> ogr.Geometry | None:
    """Return the largest polygon part of ``geometry``, or None when it has none."""
    found = polygons(geometry)
    return found[0] if found else None


def lines(geometry: ogr.Geometry | None, least: float = 0.0) -> list[ogr.Geometry]:
    """Return the line parts of ``geometry`` of at least ``least`` metres, from left to right."""
    if geometry is None or geometry.IsEmpty():
        return []
    found = [part for part in parts(geometry, 1) if part.Length() >= least]
    return sorted(found, key=lambda part: part.GetEnvelope()[0])
