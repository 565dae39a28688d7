"""Sites for property tests: blobs, holes, slivers, corners, tiny and huge, far from and at the origin."""

from __future__ import annotations

import math

import numpy as np
from osgeo import ogr

KINDS = ("blob", "holed", "sliver", "corner", "comb", "tiny", "huge", "far")


def site(kind: str, seed: int) -> ogr.Geometry:
    """Return a valid single polygon."""
    rng = np.random.default_rng([KINDS.index(kind), seed])
    x, y = rng.uniform(-600_000, 600_000, 2)
    if kind == "holed":
        return _blob(rng, x, y, 2500).Difference(_blob(rng, x, y, 600))
    if kind == "sliver":
        return turned(x, y, 6000, 35, rng.uniform(0, 180))
    if kind == "corner":
        angle = rng.uniform(0, 180)
        return turned(x, y, 3000, 2500, angle).Difference(turned(x + 700, y + 600, 2600, 2100, angle).Buffer(1))
    if kind == "comb":
        angle = rng.uniform(0, 180)
        return turned(x, y, 3000, 400, angle).Union(turned(x, y, 300, 2600, angle)).Buffer(0)
    size = {"tiny": 60, "huge": 60_000}.get(kind, 2500)
    if kind == "far":
        x, y = 9_000_000.0, -9_000_000.0
    return _blob(rng, x, y, size)


def largest(geometry: ogr.Geometry) -> ogr.Geometry:
    """Return the largest polygon of a geometry."""
    if geometry.GetGeometryName() == "POLYGON":
        return geometry
    found = [geometry.GetGeometryRef(i).Clone() for i in range(geometry.GetGeometryCount())]
    return max((one for one in found if one.GetGeometryName() == "POLYGON"), key=lambda one: one.GetArea())


def turned(x: float, y: float, wide: float, high: float, angle: float) -> ogr.Geometry:
    """Return a rectangle turned about its middle."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(-wide / 2, -high / 2), (wide / 2, -high / 2), (wide / 2, high / 2), (-wide / 2, high / 2)]
    return ring([(x + u * c - v * s, y + u * s + v * c) for u, v in corners])


def ring(points: list[tuple[float, float]]) -> ogr.Geometry:
    """Return a polygon through points."""
    found = ogr.Geometry(ogr.wkbLinearRing)
    for px, py in [*points, points[0]]:
        found.AddPoint_2D(float(px), float(py))
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(found)
    return polygon


def _blob(rng: np.random.Generator, x: float, y: float, size: float) -> ogr.Geometry:
    angles = np.sort(rng.uniform(0, 2 * np.pi, 12))
    radii = rng.uniform(0.4, 1.0, 12) * size
    return largest(ring([(x + r * math.cos(a), y + r * math.sin(a)) for a, r in zip(angles, radii)]).MakeValid())
