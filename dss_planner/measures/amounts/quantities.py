"""Quantities of works from their geometry: hectares, metres, plants, posts, gates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.fit.suitability import DRY_SHRUB_RAIN
from dss_planner.measures.geometry.layout import Exclosure, planting_rows
from dss_planner.measures.geometry.spacing import belt_plants_per_hectare, grid_length, plants_per_hectare
from dss_planner.raster.areas import ellipsoidal_hectares

_M2_PER_HECTARE = 10_000.0


@dataclass(frozen=True)
class Quantities:
    """What a work consists of; None where it does not apply.

    area: ha, length: m of barrier, fence or belt axis, both on the ellipsoid; rows; plants; posts; gates; seed: kg;
    units: number of points that are works; passages: for wild animals.
    """

    area: float | None = None
    length: float | None = None
    rows: int | None = None
    plants: int | None = None
    posts: int | None = None
    gates: int | None = None
    seed: float | None = None
    units: int | None = None
    passages: int | None = None


def posts_of(lengths: Sequence[float], spacing: float) -> int:
    """Return the posts of fence pieces of some lengths [m]: one at each end and at most ``spacing`` metres between."""
    # a hair is taken off so that 100 m at 2 m is 51 posts whatever the rounding of the coordinates
    return sum(max(1, math.ceil(length / spacing - 1e-6)) + 1 for length in lengths)


def posts(pieces: Sequence[ogr.Geometry], spacing: float) -> int:
    """Return the posts of fence pieces: one at each end of a piece and at most ``spacing`` metres between."""
    # a hair is taken off so that 100 m at 2 m is 51 posts whatever the rounding of the coordinates
    return sum(max(1, math.ceil(piece.Length() / spacing - 1e-6)) + 1 for piece in pieces)


def grid_quantities(measure: Measure, zone: ogr.Geometry, crs: str) -> Quantities:
    """Return area and barrier length of a sand-fixing grid in ``zone``."""
    perimeter = zone.Boundary().Length()
    return Quantities(
        area=ellipsoidal_hectares(zone, crs), length=grid_length(zone.GetArea(), perimeter, measure.number_of("cell"))
    )


def fence_quantities(measure: Measure, pieces: Sequence[ogr.Geometry], rows: int) -> Quantities:
    """Return length, rows and posts of sand fences."""
    return Quantities(
        length=sum(piece.Length() for piece in pieces),
        rows=rows,
        posts=posts(pieces, measure.number_of("post_spacing")),
    )


def belt_quantities(measure: Measure, pieces: Sequence[ogr.Geometry], belts: int) -> Quantities:
    """Return length, area and plants of tree belts: each belt has several rows of trees."""
    length = sum(piece.Length() for piece in pieces)
    rows = measure.pair_of("rows")[0]
    plants = rows * length / measure.number_of("plant_spacing")
    area = length * rows * measure.number_of("row_spacing") / _M2_PER_HECTARE
    return Quantities(area=area, length=length, rows=belts, plants=round(plants))


def shrub_density(measure: Measure, rain: float | None) -> float:
    """Return shrubs per hectare: two-row belts, or the catalogue's dry density under 200 mm of rain (or unknown)."""
    return belt_plants_per_hectare(
        measure.number_of("rows"),
        measure.number_of("row_spacing"),
        shrub_gap(measure, rain),
        measure.number_of("plant_spacing"),
    )


def shrub_gap(measure: Measure, rain: float | None) -> float:
    """Return the metres between two belts: the catalogue's gap, or the wider one that the dry density leaves."""
    if rain is not None and rain >= DRY_SHRUB_RAIN:
        return measure.number_of("gap")
    rows, plant_spacing = measure.number_of("rows"), measure.number_of("plant_spacing")
    period = rows * _M2_PER_HECTARE / (measure.number_of("dry_density") * plant_spacing)
    return period - (rows - 1) * measure.number_of("row_spacing")


def shrub_quantities(
    measure: Measure, zone: ogr.Geometry, wind_from: float, rain: float | None, crs: str
) -> Quantities:
    """Return area, belts, length of the belts and plants of shrub belts in ``zone``."""
    period = (measure.number_of("rows") - 1) * measure.number_of("row_spacing") + shrub_gap(measure, rain)
    rows = planting_rows(zone, wind_from, period)
    area = ellipsoidal_hectares(zone, crs)
    return Quantities(
        area=area,
        length=sum(row.line.Length() for row in rows),
        rows=max((row.number for row in rows), default=0),
        plants=round(area * shrub_density(measure, rain)),
    )


def saxaul_quantities(measure: Measure, zone: ogr.Geometry, wind_from: float, crs: str) -> Quantities:
    """Return area, rows and plants of a saxaul planting in ``zone`` on a square pattern."""
    spacing = measure.number_of("spacing")
    rows = planting_rows(zone, wind_from, spacing)
    area = ellipsoidal_hectares(zone, crs)
    return Quantities(
        area=area,
        length=sum(row.line.Length() for row in rows),
        rows=max((row.number for row in rows), default=0),
        plants=round(area * plants_per_hectare(spacing, spacing)),
    )


def exclosure_quantities(measure: Measure, works: Exclosure, crs: str) -> Quantities:
    """Return fenced area, fence length, posts and gates."""
    return Quantities(
        area=ellipsoidal_hectares(works.zone, crs),
        length=sum(piece.Length() for piece in works.fence),
        posts=posts(works.fence, measure.number_of("post_spacing")),
        gates=len(works.gates),
    )


def area_quantities(measure: Measure, zones: Sequence[ogr.Geometry], crs: str) -> Quantities:
    """Return the area of works that are an area only, with the seed when the catalogue states a rate."""
    area = sum(ellipsoidal_hectares(zone, crs) for zone in zones)
    seed = area * measure.number_of("seed") if "seed" in measure.layout else None
    return Quantities(area=area, seed=seed)
