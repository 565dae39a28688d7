"""Rest and water for pasture: exclosures with gates and passages, rotation, wells and springs."""

from __future__ import annotations

import math

from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import point, polygons
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.plan.drafting.package import REST, Choice
from dss_planner.plan.drafting.sheet import M2_PER_HECTARE, Shape, Sheet, Work
from dss_planner.text import text

#: Segments in a quarter of a circle: the polygon has 99.9 % of its area.
_QUARTER = 24


def exclosure(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw a fence round the core with gates, openings for roads, and places where wild animals pass."""
    land, asked = sheet.land, sheet.asked(measure)
    every = asked.gap_every or measure.number_of("gate_every")
    width = asked.gap_width or measure.number_of("gate_width")
    works = layout.exclosure(land.core, sheet.wind(measure), every, width, land.around.corridor(land.core))
    if not works.fence:
        return None
    points = [Shape(gate, number, f"Gate {number}", "gate") for number, gate in enumerate(works.gates, 1)]
    points += [
        Shape(one, number, f"Wildlife passage {number}", "passage") for number, one in enumerate(works.passages, 1)
    ]
    note = text(
        "{gates} gates; between them {passages} places to let wild animals pass, to be set with those who know their "
        "ways.",
        gates=len(works.gates),
        passages=len(works.passages),
    )
    return Work(
        choice,
        measure,
        zones=(Shape(works.zone, 1, measure.name),),
        lines=tuple(Shape(piece, number, f"Fence {number}") for number, piece in enumerate(works.fence, 1)),
        points=tuple(points),
        notes=(note,),
        options=asked,
    )


def rotation(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw paddocks of equal area on the pasture round the core, or on the core where there is no other."""
    land, asked = sheet.land, sheet.asked(measure)
    pasture = land.rest if choice.part == REST and land.rest is not None else land.core
    cap = sheet.cap(measure)
    notes = []
    if pasture.GetArea() > cap:
        part = layout.strip_of_area(pasture, sheet.wind(measure), 0.0, cap)
        if part is None:
            return None
        pasture = part
        notes.append(
            text("Limited to {area} ha, the catalogue's cap for one grazing agreement.", area=f"{cap / 1e4:.0f}")
        )
    count = asked.rows or round(measure.number_of("paddocks"))
    zones = [
        Shape(part, number, f"Paddock {number}")
        for number, paddock in enumerate(layout.rotation_paddocks(pasture, count), 1)
        for part in paddock
    ]
    if not zones:
        return None
    notes.append(
        text(
            "{count} paddocks of equal area, {days} days in each; bounds are agreed on, not fenced.",
            count=count,
            days="–".join(f"{day:g}" for day in measure.pair_of("days")),
        )
    )
    return Work(choice, measure, zones=tuple(zones), notes=tuple(notes), options=asked)


def wells(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the wells pointed at, else the water points of the site (or the place of a new well), with the land they
    serve and the land round them that livestock keeps bare.

    The ring of bare land is what to expect, not a work: it is told, and kept off the grids and plantings by eye.
    """
    land, asked = sheet.land, sheet.asked(measure)
    inside = [one for one in land.around.water_points if one.Within(land.site)]
    pasture = land.rest if land.rest is not None else land.site
    known = bool(inside)
    places = [point(*place) for place in asked.places] or inside or [_middle(pasture)]
    radius = math.sqrt(measure.number_of("service_area") * M2_PER_HECTARE / math.pi)
    bare = measure.pair_of("bare_radius")[1]
    name = "Water point" if known and not asked.places else "Well (proposal)"
    zones: list[Shape] = []
    for number, place in enumerate(places, 1):
        for reach, what in ((radius, "Land served"), (bare, "Bare ring (piosphere)")):
            circle = place.Buffer(reach, _QUARTER).Intersection(land.site)
            zones += [Shape(part, number, f"{what} {number}") for part in polygons(circle, SLIVER)[:1]]
    notes = [
        text(
            "Livestock within {service} km; up to {bare} m round the water stays bare.",
            service=f"{radius / 1000:.1f}",
            bare=f"{bare:.0f}",
        )
    ]
    if not known:
        notes.append(text("The study knows no water point on the site: where water can be found is to be surveyed."))
    return Work(
        choice,
        measure,
        zones=tuple(zones),
        points=tuple(Shape(place, number, f"{name} {number}") for number, place in enumerate(places, 1)),
        notes=tuple(notes),
        options=asked,
    )


def _middle(land: ogr.Geometry) -> ogr.Geometry:
    centre = land.Centroid()
    return centre if centre.Within(land) else land.PointOnSurface()
