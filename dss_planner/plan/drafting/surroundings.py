"""What the study knows of places at a site: roads, water points, mine pits, playas, nurseries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.measures.geometry.frame import lines, polygons
from dss_planner.raster.vectors import geometries, parts

#: Half of the width in metres that a road keeps free of works, fences and rows [A].
ROAD_HALF_WIDTH = 10.0
#: Places up to this far from a site are told, m [A].
NEAR = 50_000.0
_FILE = "vectors.gpkg"
_ROLES = {"roads": 1, "water_points": 0, "mine_pits": 2, "playas": 2, "nurseries": 0}


@dataclass(frozen=True)
class Surroundings:
    """Single parts in the study's CRS; empty where the study has no such layer. known: roles that it has."""

    roads: tuple[ogr.Geometry, ...] = ()
    water_points: tuple[ogr.Geometry, ...] = ()
    mine_pits: tuple[ogr.Geometry, ...] = ()
    playas: tuple[ogr.Geometry, ...] = ()
    nurseries: tuple[ogr.Geometry, ...] = ()
    known: frozenset[str] = frozenset()

    def at(self, site: ogr.Geometry) -> Surroundings:
        """Return what matters to one site: roads, pits and playas in it; the points and roads nearest to it."""
        return Surroundings(
            roads=_near(self.roads, site, NEAR),
            water_points=_near(self.water_points, site, NEAR),
            mine_pits=_near(self.mine_pits, site, 0.0),
            playas=_near(self.playas, site, 0.0),
            nurseries=_near(self.nurseries, site, NEAR),
            known=self.known,
        )

    def roads_in(self, land: ogr.Geometry) -> list[ogr.Geometry]:
        """Return the pieces of roads inside ``land``."""
        touching = _near(self.roads, land, 0.0)
        return [piece for road in touching for piece in lines(road.Intersection(land), 1.0)]

    def corridor(self, land: ogr.Geometry, half_width: float = ROAD_HALF_WIDTH) -> ogr.Geometry | None:
        """Return the land within ``half_width`` metres of a road near ``land``, None without roads."""
        near = _near(self.roads, land, half_width)
        if not near:
            return None
        around = land.Buffer(4 * half_width)
        together = ogr.Geometry(ogr.wkbMultiPolygon)
        for road in near:
            for piece in lines(road.Intersection(around)):
                for polygon in polygons(piece.Buffer(half_width)):
                    together.AddGeometry(polygon)
        return together.UnionCascaded() if together.GetGeometryCount() else None

    def without_roads(self, land: ogr.Geometry) -> ogr.Geometry:
        """Return ``land`` without the corridors of roads."""
        corridor = self.corridor(land)
        return land if corridor is None else land.Difference(corridor)


def surroundings(folder: Path, crs: str) -> Surroundings:
    """Return the places of a study folder; empty where it has none. Raises `InputError` when they cannot be read."""
    path = folder / _FILE
    if not path.exists():
        return Surroundings()
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
    except RuntimeError as error:
        raise InputError(
            "The places of the study, “{path}”, cannot be read: {reason}. Run “Align layers” again; it makes them.",
            path=path,
            reason=error,
        ) from error
    there = {dataset.GetLayer(index).GetName(): dataset.GetLayer(index) for index in range(dataset.GetLayerCount())}
    known = frozenset(role for role in _ROLES if role in there and there[role].GetFeatureCount())
    found = {
        role: tuple(
            part
            for geometry in geometries(f"{path}|layername={role}", role, crs)
            for part in parts(geometry, _ROLES[role])
        )
        for role in known
    }
    return Surroundings(**found, known=known)


def nearest(place: ogr.Geometry, found: Sequence[ogr.Geometry]) -> tuple[ogr.Geometry, float] | None:
    """Return the nearest geometry and its distance in metres; None without any."""
    if not found:
        return None
    distances = [place.Distance(one) for one in found]
    best = min(range(len(found)), key=distances.__getitem__)
    return found[best], distances[best]


def _near(found: Sequence[ogr.Geometry], land: ogr.Geometry, distance: float) -> tuple[ogr.Geometry, ...]:
    left, right, bottom, top = land.GetEnvelope()

    def apart(one: ogr.Geometry) -> bool:
        x0, x1, y0, y1 = one.GetEnvelope()
        return x0 > right + distance or x1 < left - distance or y0 > top + distance or y1 < bottom - distance

    return tuple(one for one in found if not apart(one) and one.Distance(land) <= distance)
