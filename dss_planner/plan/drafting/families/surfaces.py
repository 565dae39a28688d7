"""Works that change the ground itself: residue, gravel, crust, playa."""

from __future__ import annotations

from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import polygons
from dss_planner.measures.geometry.layout import SLIVER
from dss_planner.plan.drafting.package import Choice
from dss_planner.plan.drafting.sheet import M2_PER_HECTARE, Shape, Sheet, Work, zones_of
from dss_planner.text import text

#: Metres between a row of halophytes and the strip roughened behind it; no source was found [A].
PLAYA_SPACING = 50.0
#: Cap in ha of works on a playa where the catalogue has none [A].
_PLAYA_CAP = 100.0


def strip(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the next strip of the core as the zone of a measure: residue, gravel mulch."""
    found = sheet.next_strip(measure)
    if not found:
        return None
    return Work(choice, measure, zones=zones_of(measure, found), options=sheet.asked(measure))


def biocrust(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the zone of a crust: on the grid, which it follows, else or at a place pointed at on the next strip."""
    before = None if sheet.asked(measure).places else sheet.work_of("checkerboard", "net_grid", "pla_grid")
    if before is None:
        return strip(sheet, measure, choice)
    found = [shape.geometry.Clone() for shape in before.zones]
    note = text("On the land of “{measure}”, after it stands.", measure=before.measure.name)
    return Work(choice, measure, zones=zones_of(measure, found), notes=(note,), options=sheet.asked(measure))


def playa(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw rows of halophytes and strips roughened between them, by turns, on the playas of the site."""
    land, wind, asked = sheet.land, sheet.wind(measure), sheet.asked(measure)
    notes = []
    if land.around.playas:
        found = _of_playas(sheet, measure, wind)
        if not found:
            sheet.refuse(text("No playa of the study lies where works can be drawn."))
            return None
        name = measure.name
    else:
        found = sheet.next_strip(measure, cap=sheet.cap(measure, _PLAYA_CAP))
        name = f"{measure.name} (proposal: no playa is mapped here)"
        notes.append(text("The study maps no playa on the site: find its edge on the ground."))
    if not found:
        return None
    spacing = sheet.spacing(measure, PLAYA_SPACING)
    lines = []
    for zone in found:
        for row in layout.planting_rows(zone, wind, spacing):
            what = "Halophyte row" if row.number % 2 else "Roughened strip"
            lines.append(Shape(row.line, row.number, f"{what} {(row.number + 1) // 2}"))
    notes.append(
        text(
            "Rows of halophytes and strips roughened between them by turns, {spacing} m apart, across the wind.",
            spacing=f"{spacing:g}",
        )
    )
    return Work(
        choice,
        measure,
        zones=zones_of(measure, found, name),
        lines=tuple(lines),
        notes=tuple(notes),
        options=asked,
        spacing=spacing,
    )


def _of_playas(sheet: Sheet, measure: Measure, wind: float) -> list[ogr.Geometry]:
    """Return the land of the playas inside the site, the windward part of the largest first, up to the cap."""
    land = sheet.land
    left = sheet.cap(measure, _PLAYA_CAP)
    taken = [shape.geometry for work in sheet.works for shape in work.zones if work.measure.kind != "exclosure"]
    free = land.around.without_roads(land.site)
    for zone in taken:
        free = free.Difference(zone)
    parts = [part for one in land.around.playas for part in polygons(one.Intersection(free), M2_PER_HECTARE)]
    found = []
    for part in sorted(parts, key=lambda one: -one.GetArea()):
        zone = part if part.GetArea() <= left else layout.strip_of_area(part, wind, 0.0, left)
        if zone is not None and zone.GetArea() > SLIVER:
            found.append(zone)
            left -= zone.GetArea()
        if left < M2_PER_HECTARE:
            break
    return found
