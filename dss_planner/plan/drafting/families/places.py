"""Works at places that the study must know: abandoned mines, and tracks."""

from __future__ import annotations

import numpy as np
from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry.frame import line, lines, point, polygons, vertices
from dss_planner.plan.drafting.package import Choice
from dss_planner.plan.drafting.sheet import Shape, Sheet, Work, zones_of
from dss_planner.plan.drafting.surroundings import nearest
from dss_planner.text import text

#: Smallest pit that is drawn, m² [A].
_LEAST_PIT = 100.0
#: Pieces of tracks below this length are left out, m [A].
_LEAST_TRACK = 50.0


def mine(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the disturbed land of the study's mine pits inside the site."""
    land = sheet.land
    found = [part for pit in land.around.mine_pits for part in polygons(pit.Intersection(land.site), _LEAST_PIT)]
    if not found:
        sheet.refuse(
            text(
                "“{measure}” is not drawn: no mine pit of the study lies on the site. Add a layer of pits to the "
                "study, or draw the disturbed land by hand.",
                measure=measure.name,
            )
        )
        return None
    return Work(choice, measure, zones=zones_of(measure, found), options=sheet.asked(measure))


def tracks(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the corridor of the tracks on the site and the one track that is kept in it; without a track on the site,
    a way from the nearest road to the works."""
    land = sheet.land
    width = sheet.asked(measure).spacing or measure.number_of("buffer")
    corridor = land.around.corridor(land.site, width)
    inside = [] if corridor is None else polygons(corridor.Intersection(land.site), _LEAST_TRACK * width)
    kept: list[Shape] = []
    zones: list[ogr.Geometry] = []
    for zone in inside:
        pieces = [piece for road in land.around.roads_in(zone) for piece in lines(road, _LEAST_TRACK)]
        if pieces:
            # of braided tracks the longest is kept, the others grow over
            kept.append(Shape(max(pieces, key=lambda one: one.Length()), len(kept) + 1, f"Track {len(kept) + 1}"))
            zones.append(zone)
    if not kept:
        return _access(sheet, measure, choice)
    note = text(
        "One track in each corridor of {width} m to both sides; the others are closed and grow over.",
        width=f"{width:g}",
    )
    return Work(
        choice,
        measure,
        zones=zones_of(measure, zones, "Corridor of tracks"),
        lines=tuple(kept),
        notes=(note,),
        options=sheet.asked(measure),
    )


def _access(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw a straight proposal of one access track, inside the site, towards the nearest road."""
    land = sheet.land
    found = nearest(land.core, land.around.roads)
    if found is None:
        sheet.refuse(
            text("“{measure}” is not drawn: the study knows no road or track near the site.", measure=measure.name)
        )
        return None
    road, distance = found
    edge = land.core.GetGeometryRef(0)
    gate = _nearest_on(vertices(edge), road)
    target = _nearest_on(vertices(road), point(*gate))
    way = line(np.vstack([gate, target]))
    pieces = lines(way.Intersection(land.site), 1.0)
    if not pieces:
        pieces = [way] if way.Length() > 0 and way.Within(land.site) else []
    note = text(
        "No track of the study crosses the site; the nearest runs {distance} km from the works. The way to it is a "
        "proposal: set it out on the ground, and let nobody drive beside it.",
        distance=f"{distance / 1000:.1f}",
    )
    if not pieces:
        sheet.refuse(note)
        return None
    return Work(
        choice,
        measure,
        lines=tuple(
            Shape(piece, number, f"Access track {number} (proposal)") for number, piece in enumerate(pieces, 1)
        ),
        notes=(note,),
        options=sheet.asked(measure),
    )


def _nearest_on(path: np.ndarray, other: ogr.Geometry) -> np.ndarray:
    """Return the point on ``path`` (n, 2) that is nearest to a point or line.

    Two lines that do not cross are nearest at a vertex of one of them.
    """
    start, step = path[:-1], np.diff(path, axis=0)
    squared = np.maximum((step**2).sum(axis=1), 1e-12)
    candidates = [path]
    for vertex in vertices(other):
        share = np.clip(((vertex - start) * step).sum(axis=1) / squared, 0.0, 1.0)
        feet = start + share[:, None] * step
        candidates.append(feet[[np.argmin(((feet - vertex) ** 2).sum(axis=1))]])
    found = np.vstack(candidates)
    return found[min(range(len(found)), key=lambda index: other.Distance(point(*found[index])))]
