"""Plantings and seedings: shrub belts, saxaul, seed from the air and by drill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from osgeo import ogr

from dss_planner.measures.amounts.quantities import shrub_gap
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import lines
from dss_planner.measures.geometry.layout import Row
from dss_planner.measures.geometry.spacing import belt_plants_per_hectare, plants_per_hectare
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import Choice
from dss_planner.plan.drafting.sheet import Shape, Sheet, Work, contour_note, zones_of
from dss_planner.plan.drafting.surroundings import nearest
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.text import Text, text

#: Rows are drawn one by one up to this number; a denser planting is its zone, unless its rows are asked for [A].
MOST_ROWS = 40
#: Rows shorter than this are left out, m [A].
_LEAST_ROW = 5.0


def shrub_belt(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw belts of two rows of shrubs across the wind, or along contours."""
    rows, apart = measure.number_of("rows"), measure.number_of("row_spacing")
    ruled = (rows - 1) * apart + shrub_gap(measure, sheet.land.rain)
    period = sheet.spacing(measure, ruled)
    density = belt_plants_per_hectare(rows, apart, period - (rows - 1) * apart, measure.number_of("plant_spacing"))
    planted = _planting(sheet, measure, choice, period, density, "Belt")
    if planted is None:
        return None
    work, count = planted
    note = text(
        "{rows} belts of two rows across the wind, {density} plants a hectare.",
        rows=count,
        density=round(density),
    )
    return _noted(work, note)


def saxaul(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw rows of saxaul on a square pattern across the wind, or along contours."""
    spacing = sheet.spacing(measure, measure.number_of("spacing"))
    planted = _planting(sheet, measure, choice, spacing, plants_per_hectare(spacing, spacing), "Row")
    if planted is None:
        return None
    work, count = planted
    note = text("{rows} rows across the wind, plants {spacing} m apart.", rows=count, spacing=f"{spacing:g}")
    return _noted(work, note)


def seeding(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the zone that is seeded by drill."""
    return _seeded(sheet, measure, choice, sheet.next_strip(measure))


def aerial_seeding(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the zone that is seeded from the air: all of the core that works have not taken."""
    return _seeded(sheet, measure, choice, sheet.next_strip(measure, cap=sheet.cap(measure, sheet.land.core.GetArea())))


def _seeded(sheet: Sheet, measure: Measure, choice: Choice, found: list[ogr.Geometry]) -> Work | None:
    if not found:
        return None
    asked = sheet.asked(measure)
    notes = (_mix_note(asked, None),) if asked.mix else ()
    return Work(choice, measure, zones=zones_of(measure, found), notes=notes, options=asked)


def _planting(
    sheet: Sheet, measure: Measure, choice: Choice, spacing: float, density: float, name: str
) -> tuple[Work, int] | None:
    """Return a planting and how many rows it has, drawn or not; ``density``: plants per hectare."""
    found = sheet.next_strip(measure)
    if not found:
        return None
    land, asked = sheet.land, sheet.asked(measure)
    notes: list[Text] = []
    rows: list[Row] | None = None
    if asked.pattern == "contour":
        rows = _contour_rows(sheet, found, spacing)
        notes.append(contour_note(rows is not None))
    if rows is None:
        rows = _rows_across(found, sheet.wind(measure), spacing)
    count = max((row.number for row in rows), default=0)
    if asked.mix:
        area = sum(ellipsoidal_hectares(zone, land.crs) for zone in found)
        notes.append(_mix_note(asked, round(area * density)))
    show = asked.draw_rows if asked.draw_rows is not None else count <= MOST_ROWS or asked.pattern == "contour"
    drawn = tuple(Shape(row.line, row.number, f"{name} {row.number}") for row in rows) if show else ()
    work = Work(
        choice,
        measure,
        zones=zones_of(measure, found),
        lines=drawn,
        points=_nursery(sheet, found),
        notes=tuple(notes),
        options=asked,
        spacing=spacing,
    )
    return work, count


def _rows_across(found: Sequence[ogr.Geometry], wind: float, spacing: float) -> list[Row]:
    """Return rows over all pieces of a planting, numbered as if they were one."""
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for zone in found:
        together.AddGeometry(zone)
    return [row for row in layout.planting_rows(together, wind, spacing) if row.line.Length() >= _LEAST_ROW]


def _contour_rows(sheet: Sheet, found: Sequence[ogr.Geometry], spacing: float) -> list[Row] | None:
    if sheet.land.contours is None:
        return None
    rows: list[Row] = []
    for zone in found:
        for number, contour in enumerate(sheet.land.contours(zone, spacing), 1):
            rows += [Row(number, piece) for piece in lines(contour.Intersection(zone), _LEAST_ROW)]
    return rows or None


def _nursery(sheet: Sheet, found: Sequence[ogr.Geometry]) -> tuple[Shape, ...]:
    """Return a place for the nursery that the planting needs; once for a site, none where the study knows nurseries.

    It is proposed beside the nearest water point on the site, else at the lee edge of the planting: whether there is
    water must be seen on the ground.
    """
    land = sheet.land
    if land.around.nurseries or any(shape.kind == "nursery" for work in sheet.works for shape in work.points):
        return ()
    water = nearest(found[0], [one for one in land.around.water_points if one.Within(land.site)])
    place = water[0] if water else found[0].PointOnSurface()
    return (Shape(place, 1, "Nursery (proposal: water to be checked)", "nursery"),)


def _mix_note(asked: DrawingOptions, plants: int | None) -> Text:
    """Return the species with their shares, and with their counts where plants are counted."""
    if plants is None:
        listed = ", ".join(f"{species} {share:.0%}" for species, share in asked.mix)
    else:
        listed = ", ".join(f"{species} {count}" for species, count in mixed(asked.mix, plants))
    return text("Mix: {species}.", species=listed)


def mixed(mix: Sequence[tuple[str, float]], plants: int) -> list[tuple[str, int]]:
    """Return how many plants of each species, adding up to ``plants`` (largest remainders)."""
    exact = [share * plants for _, share in mix]
    counts = [int(value) for value in exact]
    order = sorted(range(len(mix)), key=lambda index: counts[index] - exact[index])
    for index in order[: plants - sum(counts)]:
        counts[index] += 1
    return [(species, count) for (species, _), count in zip(mix, counts)]


def _noted(work: Work, note: Text) -> Work:
    return replace(work, notes=(note, *work.notes))
