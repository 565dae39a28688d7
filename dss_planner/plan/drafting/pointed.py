"""The land that a work is drawn on where people pointed at a place of the site."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import WindFrame, box, point, polygons
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.plan.drafting.sheet import Land, Sheet

#: Works that stand at the places themselves.
POINT_WORKS = frozenset({"spring_well"})
#: Works laid as rows from the place to leeward; others have it in their middle.
_FROM_PLACE = frozenset({"sand_fence"})


def sheet_at(sheet: Sheet, measure: Measure) -> Sheet:
    """Return the sheet that a measure is drawn on: the same, or one of the land around the place pointed at.

    In the core the work is a strip across the wind with the place in it; elsewhere it is laid on a wind-square piece of
    its own size around the place. It takes no land from works that follow.
    """
    asked = sheet.asked(measure)
    if not asked.places or measure.kind in POINT_WORKS:
        return sheet
    place = point(*asked.places[0])
    land = land_at(sheet, measure, place)
    offset = asked.offset
    if offset is None:
        offset = _offset(sheet, measure, land, place)
    options = {**sheet.options, measure.id: replace(asked, offset=offset)}
    return Sheet(land, 0.0, sheet.works, sheet.notes, sheet.refusals, options)


def land_at(sheet: Sheet, measure: Measure, place: ogr.Geometry) -> Land:
    """Return the land with the piece that a work at ``place`` is laid on as its core."""
    land = sheet.land
    if place.Within(land.core):
        return land
    around = [part for part in polygons(land.site.Difference(land.core), SLIVER) if place.Within(part)]
    if not around:  # on the very edge
        return land
    frame = WindFrame(sheet.wind(measure), place.GetX(), place.GetY())
    half = math.sqrt(sheet.cap(measure)) / 2
    square = frame.leave(box(-half, -half, half, half))
    pieces = polygons(square.Intersection(around[0]), SLIVER)
    ground = min(pieces, key=lambda piece: piece.Distance(place), default=land.core)
    return replace(land, core=ground, rest=around[0])


def _offset(sheet: Sheet, measure: Measure, land: Land, place: ogr.Geometry) -> float:
    """Return how far behind the windward edge of the land a work begins so that the place is in it, m."""
    frame = WindFrame.over(land.core, land.wind_from)
    top = frame.enter(land.core).GetEnvelope()[3]
    _, v = frame.to_uv(np.array([place.GetX()]), np.array([place.GetY()]))
    depth = max(top - float(v[0]), 0.0)
    if measure.kind in _FROM_PLACE:
        return depth
    strip = layout.strip_of_area(land.core, land.wind_from, depth, sheet.cap(measure))
    if land is not sheet.land or strip is None:
        return 0.0
    _, _, bottom, upper = frame.enter(strip).GetEnvelope()
    return max(depth - (upper - bottom) / 2, 0.0)
