"""Barriers against the wind: sand fences, sand-fixing grids and tree belts."""

from __future__ import annotations

import numpy as np
from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import WindFrame, lines
from dss_planner.measures.geometry.layout import LineRule, Row
from dss_planner.measures.geometry.spacing import barrier_spacing, slope_factor
from dss_planner.plan.drafting.package import Choice
from dss_planner.plan.drafting.sheet import EDGE, Land, Shape, Sheet, Work, zones_of
from dss_planner.text import text


def sand_fence(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw rows of sand fence across the wind at the windward edge, open where roads run; a lattice where the wind
    has no single direction."""
    land, asked, wind = sheet.land, sheet.asked(measure), sheet.wind(measure)
    rows = asked.rows or round(measure.number_of("rows"))
    # the wider end: it holds for the strong winds (above 12 m/s) that fill the space between rows
    ruled = measure.pair_of("spacing_heights")[1] * measure.number_of("height") * slope_factor(land.slope)
    spacing = sheet.spacing(measure, ruled)
    first = sheet.taken + EDGE if asked.offset is None else asked.offset
    every, width = sheet.gaps(measure)
    rule = LineRule(spacing, _front(land, wind, first), rows, every, width, least=spacing)
    found = layout.fence_lines(land.core, wind, rule, land.lattice)
    found = _open_at_roads(sheet, found, least=spacing)
    if not found:
        return None
    if asked.offset is None:
        sheet.taken += EDGE + (rows - 1) * spacing
    note = text(
        "Rows {spacing} m apart, {height} m high, across the wind.",
        spacing=f"{spacing:.0f}",
        height=f"{measure.number_of('height'):g}",
    )
    return Work(choice, measure, lines=_rows(found, "Row"), notes=(note,), options=asked, spacing=spacing)


def grid(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw the zone of a sand-fixing grid behind the deposit zone of the fences; cells are smaller on slopes."""
    land, asked = sheet.land, sheet.asked(measure)
    gap = measure.number_of("deposit_gap") if sheet.taken else 0.0
    found = sheet.next_strip(measure, gap)
    if not found:
        return None
    cell = sheet.spacing(measure, _cell(measure, land.slope))
    note = text("Grid of {cell} × {cell} m.", cell=f"{cell:g}")
    return Work(choice, measure, zones=zones_of(measure, found), notes=(note,), options=asked, spacing=cell)


def tree_belt(sheet: Sheet, measure: Measure, choice: Choice) -> Work | None:
    """Draw main belts across the wind, staggered at their gaps; secondary belts along it where the wind has no single
    direction, with a passage at each main belt."""
    strip = sheet.next_strip(measure)
    if not strip:
        return None
    land, asked, wind = sheet.land, sheet.asked(measure), sheet.wind(measure)
    height = measure.number_of("height")
    shorter = slope_factor(land.slope)
    spacing = sheet.spacing(measure, measure.number_of("spacing_heights") * height * shorter)
    every, width = sheet.gaps(measure)
    least = measure.number_of("minimum_heights") * height
    rule = LineRule(spacing, EDGE, asked.rows, every, width, least)
    together = _joined(strip)
    found = layout.shelterbelt_lines(together, wind, rule)
    if not found:
        return None
    main = len({row.number for row in found})
    shapes = _rows(found, "Belt")
    notes = [text("Belts {spacing} m apart across the wind.", spacing=f"{spacing:.0f}")]
    if land.lattice and "secondary_heights" in measure.layout:
        apart = measure.number_of("secondary_heights") * height * shorter
        cross = _secondary(together, wind, apart, found, max(width, 1.0), least)
        shapes += tuple(Shape(row.line, row.number, f"Secondary belt {row.number - main}") for row in cross)
        found = [*found, *cross]
        notes.append(text("Secondary belts {spacing} m apart along the wind.", spacing=f"{apart:.0f}"))
    return Work(choice, measure, lines=shapes, notes=tuple(notes), options=asked, spacing=spacing)


def _front(land: Land, wind: float, first: float) -> float:
    """Return how far the first row lies behind the edge of the core as seen from ``wind``, m.

    Rows laid across another direction than the land's wind cross the middle of its windward front, ``first`` metres
    behind it; counted from the corner that faces that direction they would be short pieces in the corner.
    """
    if wind == land.wind_from:
        return first
    frame, asked = WindFrame.over(land.core, land.wind_from), WindFrame.over(land.core, wind)
    left, right, _, top = frame.enter(land.core).GetEnvelope()
    x, y = frame.to_xy(np.array([(left + right) / 2]), np.array([top - first]))
    _, v = asked.to_uv(x, y)
    return max(0.0, asked.enter(land.core).GetEnvelope()[3] - float(v[0]))


def _cell(measure: Measure, slope: float | None) -> float:
    """Return the side of a grid's cells, m: the catalogue's, or the widest spacing that the slope allows."""
    cell = measure.number_of("cell")
    allowed = barrier_spacing(measure.number_of("height"), slope or 0.0)
    return cell if allowed is None else min(cell, allowed[1])


def _secondary(
    land: ogr.Geometry, wind: float, spacing: float, main: list[Row], passage: float, least: float
) -> list[Row]:
    """Return belts along the wind, the first half a spacing from the side, open for ``passage`` metres at ``main``."""
    number = max(row.number for row in main)
    open_at = _joined([part for row in main for part in [row.line.Buffer(passage / 2)]]).UnionCascaded()
    cross = layout.lines_across(land, wind + 90.0, LineRule(spacing, spacing / 2))
    return [
        Row(number + row.number, piece)
        for row in cross
        for piece in lines(row.line.Difference(open_at), min(least, spacing / 2))
    ]


def _open_at_roads(sheet: Sheet, found: list[Row], least: float) -> list[Row]:
    corridor = sheet.land.around.corridor(sheet.land.core)
    if corridor is None:
        return found
    return [Row(row.number, piece) for row in found for piece in lines(row.line.Difference(corridor), least)]


def _rows(found: list[Row], name: str) -> tuple[Shape, ...]:
    return tuple(Shape(row.line, row.number, f"{name} {row.number}") for row in found)


def _joined(found: list[ogr.Geometry]) -> ogr.Geometry:
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in found:
        together.AddGeometry(polygon)
    return together
