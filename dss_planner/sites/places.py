"""Where a site is, in words: distance and direction from the nearest named place, and the region it lies in."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from osgeo import ogr
from scipy.spatial import cKDTree

from dss_planner.raster.grid import require_metres
from dss_planner.raster.vectors import geometries_with
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.sites.table import read_sites, write_sites

#: The eight directions, clockwise from north.
COMPASS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_METRES_PER_KM = 1000.0


@dataclass(frozen=True)
class DescribePlacesRequest:
    """sites: polygons. output: GeoPackage, layer ``sites``. places: uri of named points; place_name: its field.

    regions: uri of polygons; region_name: its field. Either may be empty.
    """

    sites: str
    output: str
    places: str = ""
    place_name: str = ""
    regions: str = ""
    region_name: str = ""


def describe_places(request: DescribePlacesRequest, cancelled: CancelCheck = never) -> str:
    """Add the fields ``place`` (“23 km SE of Sainshand”) and ``region`` to the sites; None where nothing is named.

    Distances are from the nearest place to the site's `inner_point`, in the plane of the sites' CRS (metres).
    Raises `InputError` for sites without a CRS in metres, and when a layer or field is missing; `OutputError`;
    `Cancelled`.
    """
    table = read_sites(request.sites)
    require_metres(table.crs, request.sites)
    places = _named(request.places, request.place_name, "places", table.crs)
    regions = _named(request.regions, request.region_name, "regions", table.crs)
    added = []
    for geometry, _ in table.rows:
        stop_if(cancelled)
        centre = inner_point(geometry)
        added.append({"place": nearest_place(centre, places), "region": _region(centre, regions)})
    write_sites(request.output, table, added)
    return request.output


def inner_point(geometry: ogr.Geometry) -> ogr.Geometry:
    """Return the centroid, or a point inside where the centroid lies outside the shape: the position of a site."""
    centre = geometry.Centroid()
    return centre if geometry.Contains(centre) else geometry.PointOnSurface()


def nearest_place(centre: ogr.Geometry, places: list[tuple[ogr.Geometry, str]]) -> str | None:
    """Return “23 km SE of Sainshand” for a point, from places (geometry, name) in the same CRS in metres."""
    if not places:
        return None
    points = np.array([(p.Centroid().GetX(), p.Centroid().GetY()) for p, _ in places])
    distance, index = cKDTree(points).query((centre.GetX(), centre.GetY()))
    name = places[index][1]
    if distance < _METRES_PER_KM:
        return name
    towards = direction(centre.GetX() - points[index, 0], centre.GetY() - points[index, 1])
    return f"{distance / _METRES_PER_KM:.0f} km {towards} of {name}"


def direction(east: float, north: float) -> str:
    """Return the compass direction (one of eight) of a vector."""
    bearing = math.degrees(math.atan2(east, north)) % 360.0
    return COMPASS[round(bearing / 45.0) % 8]


def _named(uri: str, field: str, name: str, crs: str) -> list[tuple[ogr.Geometry, str]]:
    if not uri:
        return []
    return [(shape, str(value)) for shape, value in geometries_with(uri, name, crs, field) if value]


def _region(centre: ogr.Geometry, regions: list[tuple[ogr.Geometry, str]]) -> str | None:
    return next((name for shape, name in regions if shape.Contains(centre)), None)
