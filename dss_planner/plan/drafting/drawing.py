"""Works drawn on a site: zones, lines and points of each chosen measure, with their quantities.

The core is a wind-square part of the site of limited size; works follow each other from its windward edge to leeward:
fences, deposit zone, sand-fixing grid, planting, seeding. A fence with gates surrounds them; the pasture round the
core is split into paddocks. Limits of area come from the catalogue (`area_cap`), so that a pilot keeps the size and
the cost of one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from osgeo import ogr

from dss_planner.measures.amounts import quantities
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.frame import WindFrame
from dss_planner.measures.geometry.layout import LineRule
from dss_planner.measures.geometry.spacing import slope_factor
from dss_planner.plan.drafting.package import REST, Choice
from dss_planner.text import Text, text

_M2_PER_HECTARE = 10_000.0
#: Room in metres between the windward edge of the core and the first fence, and between paddock and exclosure [A].
_EDGE = 10.0


@dataclass(frozen=True)
class Land:
    """Where works are drawn. site, core: polygons in the map's CRS (metres); rest: site without core, or None;
    wind_from: degrees from the map's north; lattice: winds from many sides; slope: degrees or None; rain: mm or None.
    """

    site: ogr.Geometry
    core: ogr.Geometry
    rest: ogr.Geometry | None
    wind_from: float
    lattice: bool
    slope: float | None
    rain: float | None
    crs: str


@dataclass(frozen=True)
class Shape:
    """One drawn geometry. number: row, paddock or gate; name: what it is."""

    geometry: ogr.Geometry
    number: int
    name: str


@dataclass(frozen=True)
class Work:
    """A measure drawn on a site."""

    choice: Choice
    measure: Measure
    quantities: Quantities
    zones: tuple[Shape, ...] = ()
    lines: tuple[Shape, ...] = ()
    points: tuple[Shape, ...] = ()
    notes: tuple[Text, ...] = ()


@dataclass
class _Sheet:
    """The drawing in progress: metres from the core's windward edge that are taken already."""

    land: Land
    taken: float = 0.0
    works: list[Work] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)


def draw(catalogue: Catalogue, land: Land, choices: tuple[Choice, ...]) -> tuple[tuple[Work, ...], tuple[Text, ...]]:
    """Return the works of ``choices`` on ``land``, and notes on what found no room."""
    sheet = _Sheet(land)
    for choice in choices:
        measure = catalogue.get(choice.measure)
        work = _DRAWERS[choice.measure](sheet, measure, choice)
        if work is None:
            sheet.notes.append(
                text("“{measure}” found no room on the site and was left out of the drawing.", measure=measure.name)
            )
        else:
            sheet.works.append(work)
    return tuple(sheet.works), tuple(sheet.notes)


def _sand_fence(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    land = sheet.land
    rows = round(measure.number_of("rows"))
    # the wider end: it holds for the strong winds (above 12 m/s) that fill the space between rows
    spacing = measure.pair_of("spacing_heights")[1] * measure.number_of("height") * slope_factor(land.slope)
    rule = LineRule(
        spacing=spacing,
        first=sheet.taken + _EDGE,
        rows=rows,
        gap_every=measure.number_of("gap_every"),
        gap_width=measure.number_of("gap_width"),
        least=spacing,
    )
    found = layout.fence_lines(land.core, land.wind_from, rule, land.lattice)
    if not found:
        return None
    sheet.taken += _EDGE + (rows - 1) * spacing
    lines = tuple(Shape(row.line, row.number, f"Row {row.number}") for row in found)
    counted = quantities.fence_quantities(measure, [row.line for row in found], len({row.number for row in found}))
    notes = (
        text(
            "Rows {spacing} m apart, {height} m high, across the wind.",
            spacing=f"{spacing:.0f}",
            height=f"{measure.number_of('height'):g}",
        ),
    )
    return Work(choice, measure, counted, lines=lines, notes=notes)


def _grid(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    zone = _next_strip(sheet, measure, gap=measure.number_of("deposit_gap") if sheet.taken else 0.0)
    if zone is None:
        return None
    note = text("Grid of {cell} × {cell} m.", cell=f"{measure.number_of('cell'):g}")
    return Work(
        choice,
        measure,
        quantities.grid_quantities(measure, zone, sheet.land.crs),
        zones=(Shape(zone, 1, measure.name),),
        notes=(note,),
    )


def _shrub_belt(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    zone = _next_strip(sheet, measure)
    if zone is None:
        return None
    land = sheet.land
    counted = quantities.shrub_quantities(measure, zone, land.wind_from, land.rain, land.crs)
    note = text(
        "{rows} belts of two rows across the wind, {density} plants a hectare.",
        rows=counted.rows,
        density=round(quantities.shrub_density(measure, land.rain)),
    )
    return Work(choice, measure, counted, zones=(Shape(zone, 1, measure.name),), notes=(note,))


def _saxaul(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    zone = _next_strip(sheet, measure)
    if zone is None:
        return None
    land = sheet.land
    counted = quantities.saxaul_quantities(measure, zone, land.wind_from, land.crs)
    note = text(
        "{rows} rows across the wind, plants {spacing} m apart.",
        rows=counted.rows,
        spacing=f"{measure.number_of('spacing'):g}",
    )
    return Work(choice, measure, counted, zones=(Shape(zone, 1, measure.name),), notes=(note,))


def _tree_belt(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    zone = _next_strip(sheet, measure)
    if zone is None:
        return None
    land = sheet.land
    height = measure.number_of("height")
    spacing = measure.number_of("spacing_heights") * height * slope_factor(land.slope)
    rule = LineRule(
        spacing=spacing,
        first=_EDGE,
        gap_every=measure.number_of("gap_every"),
        gap_width=measure.number_of("gap_width"),
        least=measure.number_of("minimum_heights") * height,
    )
    found = layout.shelterbelt_lines(zone, land.wind_from, rule)
    if not found:
        return None
    lines = tuple(Shape(row.line, row.number, f"Belt {row.number}") for row in found)
    counted = quantities.belt_quantities(measure, [row.line for row in found], max(row.number for row in found))
    note = text("Belts {spacing} m apart across the wind.", spacing=f"{spacing:.0f}")
    return Work(choice, measure, counted, lines=lines, notes=(note,))


def _area_in_core(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    zone = _next_strip(sheet, measure)
    if zone is None:
        return None
    counted = quantities.area_quantities(measure, [zone], sheet.land.crs)
    return Work(choice, measure, counted, zones=(Shape(zone, 1, measure.name),))


def _exclosure(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    land = sheet.land
    works = layout.exclosure(
        land.core, land.wind_from, measure.number_of("gate_every"), measure.number_of("gate_width")
    )
    return Work(
        choice,
        measure,
        quantities.exclosure_quantities(measure, works, land.crs),
        zones=(Shape(works.zone, 1, measure.name),),
        lines=tuple(Shape(piece, number, f"Fence {number}") for number, piece in enumerate(works.fence, 1)),
        points=tuple(Shape(gate, number, f"Gate {number}") for number, gate in enumerate(works.gates, 1)),
    )


def _rotation(sheet: _Sheet, measure: Measure, choice: Choice) -> Work | None:
    land = sheet.land
    pasture = land.rest if choice.part == REST and land.rest is not None else land.core
    cap = measure.number_of("area_cap") * _M2_PER_HECTARE
    notes = []
    if pasture.GetArea() > cap:
        part = layout.strip_of_area(pasture, land.wind_from, 0.0, cap)
        if part is None:
            return None
        pasture = part
        notes.append(
            text("Limited to {area} ha, the catalogue's cap for one grazing agreement.", area=f"{cap / 1e4:.0f}")
        )
    count = round(measure.number_of("paddocks"))
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
    counted = quantities.area_quantities(measure, [zone.geometry for zone in zones], land.crs)
    return Work(choice, measure, counted, zones=tuple(zones), notes=tuple(notes))


def _next_strip(sheet: _Sheet, measure: Measure, gap: float = 0.0) -> ogr.Geometry | None:
    """Return the next strip of the core to leeward, at most the catalogue's cap large, and take it."""
    land = sheet.land
    cap = measure.number_of("area_cap") * _M2_PER_HECTARE
    zone = layout.strip_of_area(land.core, land.wind_from, sheet.taken + gap, cap)
    if zone is None:
        return None
    frame = WindFrame.over(land.core, land.wind_from)
    sheet.taken = frame.enter(land.core).GetEnvelope()[3] - frame.enter(zone).GetEnvelope()[2]
    return zone


_DRAWERS: dict[str, Callable[[_Sheet, Measure, Choice], Work | None]] = {
    "sand_fence": _sand_fence,
    "checkerboard": _grid,
    "net_grid": _grid,
    "pla_grid": _grid,
    "shrub_belt": _shrub_belt,
    "haloxylon": _saxaul,
    "tree_belt": _tree_belt,
    "overseed": _area_in_core,
    "residue": _area_in_core,
    "exclosure": _exclosure,
    "rot_graze": _rotation,
}
