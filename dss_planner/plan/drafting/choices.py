"""Which drawing options each measure has, what the rules make of them, and what that rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dss_planner.measures.amounts.quantities import shrub_gap
from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.measures.fit.suitability import GRIDS
from dss_planner.measures.geometry.spacing import barrier_spacing, slope_factor
from dss_planner.plan.drafting.families.surfaces import PLAYA_SPACING
from dss_planner.plan.drafting.sheet import EDGE, PILOT_CAP
from dss_planner.text import Text, text

DIRECTION, METRES, COUNT, HECTARES, PATTERN, FLAG, MIX = (
    "direction",
    "metres",
    "count",
    "hectares",
    "pattern",
    "flag",
    "mix",
)


@dataclass(frozen=True)
class Ground:
    """What the rules look at. wind_from: degrees from true north; slope: degrees; rain: mm a year; or None."""

    wind_from: float | None = None
    slope: float | None = None
    rain: float | None = None


@dataclass(frozen=True)
class OptionField:
    """An option. name: of the field of `DrawingOptions`; kind: what it is; title, about: for people. default: what the
    rules make of it on this ground, None where they leave it open; tag: evidence of that; source: where from."""

    name: str
    kind: str
    title: Text
    about: Text
    default: float | str | bool | None = None
    tag: str = ""
    source: str = ""


_WIND = OptionField(
    "orientation",
    DIRECTION,
    text("Laid across the wind from"),
    text("Degrees clockwise from true north; the rules take the wind of the plan."),
)
_OFFSET = OptionField(
    "offset",
    METRES,
    text("Distance to the windward edge"),
    text("From the windward edge of the core; the rules let works follow each other."),
)
_GAPS = (
    OptionField("gap_every", METRES, text("A gap every"), text("For animals and vehicles; 0 for none.")),
    OptionField("gap_width", METRES, text("Width of a gap"), text("For animals and vehicles; 0 for none.")),
)
_AREA = OptionField("area", HECTARES, text("Area at most"), text("The rules limit a work to the size of a pilot."))
_MIX = OptionField(
    "mix",
    MIX,
    text("Species"),
    text("Each with its share in per cent, such as “Haloxylon ammodendron 70, Caragana microphylla 30”."),
)
_PLANTED = (
    OptionField(
        "pattern", PATTERN, text("Rows run"), text("Contours need an elevation that is fine enough."), "across"
    ),
    OptionField(
        "draw_rows", FLAG, text("Draw the rows one by one"), text("The rules draw them where there are 40 at most.")
    ),
    _MIX,
)


def option_fields(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    """Return the options of a measure, with what the rules make of them on this ground; none where it has none."""
    maker = _FIELDS.get(measure.kind) or (_grid if measure.kind in GRIDS else None)
    return tuple(maker(measure, ground)) if maker is not None else ()


def _from(field: OptionField, value: Value | None, number: float | None = None) -> OptionField:
    """Return a field with the catalogue's value, or a number that follows from it."""
    if value is None:
        return field
    default = value.number if number is None else number
    return OptionField(field.name, field.kind, field.title, field.about, default, value.tag, value.source)


def _assumed(field: OptionField, number: float) -> OptionField:
    source = "A planning assumption of DSS Planner; no source was found."
    return OptionField(field.name, field.kind, field.title, field.about, number, "A", source)


def _wind(ground: Ground) -> OptionField:
    return OptionField(_WIND.name, _WIND.kind, _WIND.title, _WIND.about, ground.wind_from)


def _area(measure: Measure) -> OptionField:
    cap = measure.layout.get("area_cap")
    return _from(_AREA, cap) if cap is not None else _assumed(_AREA, PILOT_CAP)


def _spacing(title: Text, about: Text) -> OptionField:
    return OptionField("spacing", METRES, title, about)


def _gaps(measure: Measure) -> tuple[OptionField, ...]:
    return tuple(_from(field, measure.layout.get(field.name)) for field in _GAPS)


def _fence(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    heights = measure.layout.get("spacing_heights")
    ruled = None if heights is None else heights.pair[1] * measure.number_of("height") * slope_factor(ground.slope)
    spacing = _spacing(text("Between rows"), text("A multiple of the height, less on slopes."))
    rows = OptionField("rows", COUNT, text("Rows"), text("From the windward edge to leeward."))
    return (
        _wind(ground),
        _from(spacing, heights, ruled),
        _from(rows, measure.layout.get("rows")),
        _assumed(_OFFSET, EDGE),
        *_gaps(measure),
    )


def _grid(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    cell = measure.layout.get("cell")
    allowed = barrier_spacing(measure.number_of("height"), ground.slope or 0.0)
    ruled = None if cell is None else cell.number if allowed is None else min(cell.number, allowed[1])
    spacing = _spacing(text("Side of a cell"), text("Cells are smaller on slopes."))
    return _from(spacing, cell, ruled), _OFFSET, _area(measure)


def _trees(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    heights = measure.layout.get("spacing_heights")
    ruled = None if heights is None else heights.number * measure.number_of("height") * slope_factor(ground.slope)
    spacing = _spacing(text("Between belts"), text("A multiple of the height of the trees, less on slopes."))
    rows = OptionField("rows", COUNT, text("Belts at most"), text("The rules lay as many as the land holds."))
    return _wind(ground), _from(spacing, heights, ruled), rows, _OFFSET, _area(measure), *_gaps(measure)


def _shrubs(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    gap = measure.layout.get("gap")
    ruled = (measure.number_of("rows") - 1) * measure.number_of("row_spacing") + shrub_gap(measure, ground.rain)
    spacing = _spacing(text("From belt to belt"), text("Wider where it rains less than 200 mm a year."))
    return _wind(ground), _from(spacing, gap, ruled), _OFFSET, _area(measure), *_PLANTED


def _saxaul(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    spacing = _spacing(text("Between rows and plants"), text("Plants stand on a square pattern."))
    return _wind(ground), _from(spacing, measure.layout.get("spacing")), _OFFSET, _area(measure), *_PLANTED


def _strip(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    return _OFFSET, _area(measure)


def _seeded(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    area = _area(measure) if "area_cap" in measure.layout else _AREA
    return _OFFSET, area, _MIX


def _playa(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    spacing = _spacing(text("Between rows and strips"), text("Rows of halophytes and roughened strips by turns."))
    return _wind(ground), _assumed(spacing, PLAYA_SPACING), _OFFSET, _AREA


def _exclosure(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    every = OptionField(
        "gap_every", METRES, text("A gate every"), text("Along the fence; wildlife passes between them.")
    )
    width = OptionField("gap_width", METRES, text("Width of a gate"), text("Along the fence."))
    return _from(every, measure.layout.get("gate_every")), _from(width, measure.layout.get("gate_width"))


def _rotation(measure: Measure, ground: Ground) -> tuple[OptionField, ...]:
    rows = OptionField("rows", COUNT, text("Paddocks"), text("Of equal area; their bounds are agreed on, not fenced."))
    return _from(rows, measure.layout.get("paddocks")), _area(measure)


_FIELDS: dict[str, Callable[[Measure, Ground], tuple[OptionField, ...]]] = {
    "sand_fence": _fence,
    "tree_belt": _trees,
    "shrub_belt": _shrubs,
    "haloxylon": _saxaul,
    "aerial_seed": _seeded,
    "overseed": _seeded,
    "residue": _strip,
    "gravel": _strip,
    "biocrust": _strip,
    "playa": _playa,
    "exclosure": _exclosure,
    "rot_graze": _rotation,
}
