"""How far a piece of land lies from water, roads, material and nurseries, and what of it is protected, as far as the
study's layers of places tell; what they do not tell is unknown, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner.raster.vectors import geometries
from dss_planner.text import Text, text

_FILE = "vectors.gpkg"
_METRES_PER_KM = 1000.0
#: Fact → role of the study whose nearest place it is the distance to.
DISTANCES = {
    "water_km": "water_points",
    "road_km": "roads",
    "material_km": "material_sources",
    "nursery_km": "nurseries",
}
_PROTECTED, _PLAYAS, _WATER = "protected_areas", "playas", "water_points"
_ROLES = (*DISTANCES.values(), _PROTECTED, _PLAYAS)
#: Why a fact is unknown, by the role that would tell it.
_MISSING = {
    "water_points": text("The study has no layer of water points: how far water lies is not known. Ask the herders."),
    "roads": text("The study has no layer of roads: how far the site lies from one is not known."),
    "material_sources": text(
        "The study has no layer of sources of material: how far straw, clay, gravel or seed is hauled is not known."
    ),
    "nurseries": text("The study has no layer of nurseries: how far plants are brought is not known."),
    "protected_areas": text(
        "The study has no layer of protected areas: whether the site overlaps protected land is not known. Check it."
    ),
    "playas": text("The study has no layer of playas: whether the site holds a dry lake bed is not known."),
}


@dataclass(frozen=True)
class PlaceFacts:
    """Facts of one piece of land; None is unknown. water_km, road_km, material_km, nursery_km: from its edge to the
    nearest one on the map, 0 inside; protected: share of the land (0–1); playa, water_point: whether it holds one;
    reasons: why something is unknown."""

    water_km: float | None = None
    road_km: float | None = None
    material_km: float | None = None
    nursery_km: float | None = None
    protected: float | None = None
    playa: bool | None = None
    water_point: bool | None = None
    reasons: tuple[Text, ...] = ()


class Places:
    """The places of a study by role, in its reference system."""

    def __init__(self, shapes: dict[str, list[ogr.Geometry]]) -> None:
        self._shapes = shapes
        self._boxes = {role: np.array([one.GetEnvelope() for one in found]) for role, found in shapes.items()}

    @classmethod
    def open(cls, folder: Path, crs: str) -> Places:
        """Return the places of a study folder; none where it has no file of places. Raises `InputError`."""
        path = folder / _FILE
        if not path.exists():
            return cls({})
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_VERBOSE_ERROR)
        layers = (dataset.GetLayer(index) for index in range(dataset.GetLayerCount()))
        there = [layer.GetName() for layer in layers if layer.GetFeatureCount() > 0]
        return cls(
            {
                role: [one for one in geometries(f"{path}|layername={role}", role, crs) if not one.IsEmpty()]
                for role in _ROLES
                if role in there
            }
        )

    @property
    def missing(self) -> tuple[Text, ...]:
        """Why facts of places are unknown anywhere in the study."""
        return tuple(_MISSING[role] for role in _ROLES if not self._shapes.get(role))

    def facts(self, land: ogr.Geometry) -> PlaceFacts:
        """Return what is known of a polygon."""
        distances = {fact: self._distance(role, land) for fact, role in DISTANCES.items()}
        known = {role for role in _ROLES if self._shapes.get(role)}
        water = distances["water_km"]
        return PlaceFacts(
            **distances,
            protected=self._share(_PROTECTED, land) if _PROTECTED in known else None,
            playa=self._distance(_PLAYAS, land) == 0.0 if _PLAYAS in known else None,
            # land without a well may still be pasture that lacks water: that no layer tells
            water_point=True if water == 0.0 else None,
            reasons=self.missing,
        )

    def _distance(self, role: str, land: ogr.Geometry) -> float | None:
        """Return the distance in km to the nearest place of a role."""
        shapes = self._shapes.get(role)
        if not shapes:
            return None
        left, right, bottom, top = land.GetEnvelope()
        boxes = self._boxes[role]
        across = np.maximum(0.0, np.maximum(boxes[:, 0] - right, left - boxes[:, 1]))
        along = np.maximum(0.0, np.maximum(boxes[:, 2] - top, bottom - boxes[:, 3]))
        least = np.hypot(across, along)
        best = np.inf
        # no place is nearer than its box
        for index in np.argsort(least).tolist():
            if least[index] >= best:
                break
            best = min(best, shapes[index].Distance(land))
        return float(best) / _METRES_PER_KM

    def _share(self, role: str, land: ogr.Geometry) -> float:
        left, right, bottom, top = land.GetEnvelope()
        touching = [
            shape
            for shape, (x0, x1, y0, y1) in zip(self._shapes[role], self._boxes[role])
            if x0 < right and x1 > left and y0 < top and y1 > bottom and shape.Intersects(land)
        ]
        if not touching or not land.Area():
            return 0.0
        covered = touching[0].Intersection(land)
        for shape in touching[1:]:
            covered = covered.Union(shape.Intersection(land))
        return min(1.0, covered.Area() / land.Area())


def place_facts(places: Places, lands: Sequence[ogr.Geometry]) -> list[PlaceFacts]:
    """Return the facts of several polygons."""
    return [places.facts(land) for land in lands]
