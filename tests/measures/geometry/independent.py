"""Geometry worked out anew for the tests, with numpy alone: nothing of the product's own geometry."""

from __future__ import annotations

import math

import numpy as np
from osgeo import ogr, osr


def rings(polygon: ogr.Geometry) -> list[np.ndarray]:
    """Return the rings of a polygon or multipolygon as (n, 2), closed."""
    if polygon.GetGeometryName() == "MULTIPOLYGON":
        return [ring for i in range(polygon.GetGeometryCount()) for ring in rings(polygon.GetGeometryRef(i))]
    return [coordinates(polygon.GetGeometryRef(i)) for i in range(polygon.GetGeometryCount())]


def coordinates(curve: ogr.Geometry) -> np.ndarray:
    """Return the vertices of a line or ring as (n, 2), read from its text."""
    inner = curve.ExportToWkt().split("(")[-1].split(")")[0]
    return np.array([[float(value) for value in pair.split()[:2]] for pair in inner.split(",")])


def length(curve: ogr.Geometry) -> float:
    """Return the length of a line by adding its steps."""
    return float(sum(math.dist(a, b) for a, b in zip(coordinates(curve), coordinates(curve)[1:])))


def ground_length(curve: ogr.Geometry, crs: str) -> float:
    """Return the length of a line on the WGS 84 ellipsoid: Vincenty's inverse formula, step by step."""
    source, target = osr.SpatialReference(), osr.SpatialReference()
    source.SetFromUserInput(crs)
    target.ImportFromEPSG(4326)
    for one in (source, target):
        one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dense = curve.Clone()
    dense.Segmentize(2000.0)
    dense.Transform(osr.CoordinateTransformation(source, target))
    points = coordinates_of_points(dense)
    return float(sum(_vincenty(*a, *b) for a, b in zip(points, points[1:])))


def coordinates_of_points(curve: ogr.Geometry) -> list[tuple[float, float]]:
    return [curve.GetPoint_2D(index) for index in range(curve.GetPointCount())]


def _vincenty(lon0: float, lat0: float, lon1: float, lat1: float) -> float:
    a, f = 6378137.0, 1 / 298.257223563
    b = a * (1 - f)
    u0, u1 = (math.atan((1 - f) * math.tan(math.radians(lat))) for lat in (lat0, lat1))
    wide = lam = math.radians(lon1 - lon0)
    for _ in range(50):
        sine = math.hypot(
            math.cos(u1) * math.sin(lam),
            math.cos(u0) * math.sin(u1) - math.sin(u0) * math.cos(u1) * math.cos(lam),
        )
        if sine == 0.0:
            return 0.0
        cosine = math.sin(u0) * math.sin(u1) + math.cos(u0) * math.cos(u1) * math.cos(lam)
        sigma = math.atan2(sine, cosine)
        alpha = math.cos(u0) * math.cos(u1) * math.sin(lam) / sine
        square = 1 - alpha**2
        middle = cosine - 2 * math.sin(u0) * math.sin(u1) / square if square else 0.0
        c = f / 16 * square * (4 + f * (4 - 3 * square))
        before = lam
        lam = wide + (1 - c) * f * alpha * (sigma + c * sine * (middle + c * cosine * (2 * middle**2 - 1)))
        if abs(lam - before) < 1e-14:
            break
    k = square * (a**2 - b**2) / b**2
    big = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    small = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    turn = middle + small / 4 * (
        cosine * (2 * middle**2 - 1) - small / 6 * middle * (4 * sine**2 - 3) * (4 * middle**2 - 3)
    )
    return b * big * (sigma - small * sine * turn)


def area(polygon: ogr.Geometry) -> float:
    """Return the area of a polygon by the shoelace formula."""
    total = 0.0
    for number, ring in enumerate(rings(polygon)):
        x, y = (ring - ring[0]).T
        cross = x[:-1] * y[1:] - x[1:] * y[:-1]
        total += abs(cross.sum()) / 2 * (1 if number == 0 else -1)
    return total


def turn_from_wind(curve: ogr.Geometry, wind_from: float) -> float:
    """Return the angle between a straight line and the wind, 0–90 degrees."""
    points = coordinates(curve)
    dx, dy = points[-1] - points[0]
    along = dx * math.sin(math.radians(wind_from)) + dy * math.cos(math.radians(wind_from))
    return math.degrees(math.acos(min(1.0, abs(along) / math.hypot(dx, dy))))


def inside(polygon: ogr.Geometry, points: np.ndarray) -> np.ndarray:
    """Return whether points lie in a polygon with holes: even or odd crossings of a ray to the east."""
    odd = np.zeros(len(points), dtype=bool)
    for ring in rings(polygon):
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            crosses = (y0 > points[:, 1]) != (y1 > points[:, 1])
            if y0 != y1:
                odd ^= crosses & (points[:, 0] < x0 + (points[:, 1] - y0) / (y1 - y0) * (x1 - x0))
    return odd


def from_edge(polygon: ogr.Geometry, points: np.ndarray) -> np.ndarray:
    """Return the distance of points to the nearest ring of a polygon."""
    best = np.full(len(points), np.inf)
    for ring in rings(polygon):
        for start, stop in zip(ring, ring[1:]):
            step = stop - start
            share = np.clip(((points - start) @ step) / max(step @ step, 1e-12), 0.0, 1.0)
            best = np.minimum(best, np.hypot(*(points - start - share[:, None] * step).T))
    return best


def farthest_outside(polygon: ogr.Geometry, shape: ogr.Geometry, step: float = 7.0) -> float:
    """Return how far the farthest point of a line, or of the edge of a polygon, lies outside ``polygon``."""
    curves = rings(shape) if shape.GetDimension() == 2 else [coordinates(shape)]
    sampled = []
    for curve in curves:
        for a, b in zip(curve, curve[1:]):
            count = max(2, int(math.dist(a, b) / step))
            sampled.append(a + np.linspace(0, 1, min(count, 400))[:, None] * (b - a))
    points = np.vstack(sampled)
    out = points[~inside(polygon, points)]
    return float(from_edge(polygon, out).max()) if len(out) else 0.0


def positions(shapes: list[ogr.Geometry], wind_from: float) -> np.ndarray:
    """Return how far upwind each straight line across the wind lies, m."""
    upwind = np.array([math.sin(math.radians(wind_from)), math.cos(math.radians(wind_from))])
    return np.array([float(coordinates(shape)[0] @ upwind) for shape in shapes])


def chords(polygon: ogr.Geometry, wind_from: float, position: float) -> float:
    """Return the length inside ``polygon`` of the straight line across the wind at an upwind position, from where it
    crosses the rings."""
    upwind = np.array([math.sin(math.radians(wind_from)), math.cos(math.radians(wind_from))])
    across = np.array([upwind[1], -upwind[0]])
    crossings = []
    for ring in rings(polygon):
        v, u = ring @ upwind - position, ring @ across
        for i in range(len(ring) - 1):
            if (v[i] > 0) != (v[i + 1] > 0):
                crossings.append(u[i] + v[i] / (v[i] - v[i + 1]) * (u[i + 1] - u[i]))
    found = np.sort(crossings)
    return float((found[1::2] - found[::2]).sum())
