"""The land behind a line: what lies downwind of it, as far as it holds the wind off."""

from __future__ import annotations

import math
from collections.abc import Sequence

from osgeo import ogr

from dss_planner.measures.geometry.frame import polygons, vertices

#: A stretch of line whose width across the wind is less than this lies along the wind [m].
_LEAST = 1e-6


def sheltered(lines: Sequence[ogr.Geometry], wind_from: float, distance: float) -> ogr.Geometry | None:
    """Return the polygon that lines sweep when they are moved downwind by ``distance`` [m]; None when there is none.

    lines: in map coordinates [m]; wind_from: degrees from the map's north. A line at an angle θ to the perpendicular of
    the wind shelters distance · cos θ across itself (Woodruff and Zingg's cosine); one along the wind nothing. Where
    the shelter of lines overlaps it counts once.
    """
    if distance <= 0.0:
        return None
    angle = math.radians(wind_from + 180.0)
    dx, dy = distance * math.sin(angle), distance * math.cos(angle)
    swept = ogr.Geometry(ogr.wkbMultiPolygon)
    for line in lines:
        points = vertices(line)
        for start, end in zip(points[:-1], points[1:]):
            part = _parallelogram(start, end, dx, dy)
            if part.GetArea() > _LEAST * distance:
                swept.AddGeometry(part)
    if swept.IsEmpty():
        return None
    joined = swept.UnionCascaded()
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for part in polygons(joined):
        whole.AddGeometry(part)
    return None if whole.IsEmpty() else whole


def _parallelogram(start: Sequence[float], end: Sequence[float], dx: float, dy: float) -> ogr.Geometry:
    ring = ogr.Geometry(ogr.wkbLinearRing)
    corners = (
        (start[0], start[1]),
        (end[0], end[1]),
        (end[0] + dx, end[1] + dy),
        (start[0] + dx, start[1] + dy),
        (start[0], start[1]),
    )
    for x, y in corners:
        ring.AddPoint_2D(float(x), float(y))
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon
