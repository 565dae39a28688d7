"""Rasters of codes: what each code means and its colour, for maps and for legends without QGIS."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dss_planner.charts.colours import OKABE_ITO, spread
from dss_planner.erosion.susceptibility.dustrequest import DUNE, FAN, GRAVEL, NO_SOURCE, OTHER, PLAYA
from dss_planner.landcover.classes import planner_classes
from dss_planner.layers.scales import CLOSED
from dss_planner.measures.fit.cells import STATUS_UNIT
from dss_planner.plan.drafting.measuremaps import sentence_of
from dss_planner.text import Text, text


@dataclass(frozen=True)
class Code:
    """A code of a raster, its colour (#rrggbb) and what it means."""

    code: int
    color: str
    label: Text | str


#: Bits of the flags of wind erosion and what each says of a cell.
FLAGS = (
    (1, text("turning point passed: held at the peak")),
    (2, text("texture outside the equation's range")),
    (4, text("texture does not add up: unknown")),
    (8, text("roughness limited to 18 cm")),
    (16, text("armoured by gravel")),
    (32, text("calibrated or compacted")),
)
_FLAG_COLOURS = dict(zip((bit for bit, _ in FLAGS), OKABE_ITO))
_NO_FLAG = "#eeeeee"
#: Colours of places: turns of the hue that never come near one another soon, and lightnesses.
_GOLDEN = 0.618033988749895
_LIGHT = (0.45, 0.72, 0.58, 0.32)
#: Colour of two flags, of three, and of more.
_SEVERAL = ("#4b4b4b", "#2e2e2e", "#111111")
#: Types of the dust source map, coloured as such ground looks; a lake bed is light, gravel dark.
_SURFACES = (
    Code(PLAYA, "#56b4e9", text("lake bed, playa")),
    Code(DUNE, "#f0e442", text("dune, sand sheet")),
    Code(FAN, "#e69f00", text("fan")),
    Code(GRAVEL, "#6b6b6b", text("gravel")),
    Code(OTHER, "#d8c9b0", text("other ground")),
    Code(NO_SOURCE, "#f2f2ef", text("no source")),
)

#: First digit of a verdict's code → colours from its first rule to its last, and what it means without a record.
_VERDICT_COLORS: dict[int, tuple[tuple[str, ...], Text]] = {
    1: (("#1b7f5c", "#1b7f5c"), text("Suitable")),
    2: (("#e8c53a", "#f7ecb0"), text("Conditional")),
    3: (("#9c3b1f", "#e9b9a6"), text("Unsuitable")),
    4: (("#6f7680", "#d3d7dc"), text("Unknown")),
}

CODED_STYLES = (
    "landcover_classes",
    "erosion_flags",
    "surface_type",
    "allocation",
    "near_misses",
    "measure_suitability",
)
TITLES = {
    "landcover_classes": text("Land cover classes"),
    "erosion_flags": text("Notes on cells of the erosion map"),
    "surface_type": text("Surface type"),
    "allocation": text("Place that is reached first"),
    "near_misses": text("Near misses: land that one rule alone leaves out"),
    "measure_suitability": text("Where a measure fits, and the rule that decides"),
}


def codes_of(
    style: str, present: Iterable[float] = (), names: Mapping[int, str | Text] | None = None
) -> tuple[Code, ...]:
    """Return the codes of ``style`` in order.

    present: codes met in the raster, where these are not known before: flags are combined, places and rules numbered.
    names: of the numbered ones, as far as they are known.
    """
    if style == "landcover_classes":
        return tuple(Code(item.code, item.color, Text(item.name)) for item in planner_classes())
    if style == "erosion_flags":
        met = {int(value) for value in present}
        return tuple(_flags(value) for value in sorted({0, *_FLAG_COLOURS} | met))
    if style == "allocation":
        return _places(present, names or {})
    if style == "near_misses":
        return _rules(present, names or {})
    if style == "measure_suitability":
        return _verdicts(present, names or {})
    return _SURFACES


def place_names(record: Mapping[str, object], band: int = 1) -> dict[int, str]:
    """Return number → name of the places in a ``band`` of an allocation, from its record; empty without one."""
    results = record.get("results")
    bands = results.get("allocated") if isinstance(results, Mapping) else None
    places = bands[band - 1] if isinstance(bands, list) and 0 < band <= len(bands) else ()
    pairs = (place for place in places if isinstance(place, list) and len(place) == 2)
    return {number: str(name or "") for number, name in pairs if isinstance(number, int)}


def measure_words(record: Mapping[str, object], band: int = 1) -> dict[int, str | Text]:
    """Return code → what it means in a ``band`` of maps of measures, from their record; empty without one."""
    results = record.get("results")
    maps = results.get("maps") if isinstance(results, Mapping) else None
    found = next((one for one in maps or () if isinstance(one, Mapping) and one.get("band") == band), {})
    lines = (line for line in found.get("legend", ()) if isinstance(line, Mapping))
    return {int(line["code"]): sentence_of(line.get("words")) for line in lines if isinstance(line.get("code"), int)}


def _verdicts(present: Iterable[float], names: Mapping[int, str | Text]) -> tuple[Code, ...]:
    """Return the codes met or named, best verdict first; the rules of one status differ in lightness."""
    codes = sorted(set(names) | {int(value) for value in present if int(value) // STATUS_UNIT in _VERDICT_COLORS})
    codes = codes or [status * STATUS_UNIT for status in _VERDICT_COLORS]
    found = []
    for status, (colors, words) in _VERDICT_COLORS.items():
        group = [code for code in codes if code // STATUS_UNIT == status]
        shades = spread(colors, max(2, len(group)))
        found += [Code(code, color, names.get(code) or words) for code, color in zip(group, shades)]
    return tuple(found)


def _places(present: Iterable[float], names: Mapping[int, str | Text]) -> tuple[Code, ...]:
    met = {int(value) for value in present if value >= 1}
    # without a record: places that lie between those met may be too small to be met
    numbers = sorted(met | set(names)) if names else range(1, 1 + max(met, default=0))
    nobody = Code(0, CLOSED, text("no place: not reached"))
    found = (
        Code(number, _place_color(number), names.get(number) or text("place {number}", number=number))
        for number in numbers
    )
    return (nobody, *found)


def rule_color(number: int) -> str:
    """Return the colour of the land that rule ``number`` (from 1) alone leaves out."""
    return OKABE_ITO[(number - 1) % len(OKABE_ITO)]


def _rules(present: Iterable[float], names: Mapping[int, str | Text]) -> tuple[Code, ...]:
    numbers = range(1, 1 + max((int(value) for value in (*present, *names)), default=0))
    return tuple(
        Code(number, rule_color(number), names.get(number) or text("only rule {number} leaves it out", number=number))
        for number in numbers
    )


def _place_color(number: int) -> str:
    """Return one of 32 colours; numbers that follow one another differ in hue and in lightness."""
    hue = number * _GOLDEN % 1.0
    rgb = colorsys.hls_to_rgb(round(hue * 8) / 8, _LIGHT[number % len(_LIGHT)], 0.5)
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def _flags(value: int) -> Code:
    found = [(bit, label) for bit, label in FLAGS if value & bit]
    if not found:
        return Code(value, _NO_FLAG, text("nothing to note"))
    label = found[0][1]
    for _, more in found[1:]:
        label = Text("{first}; {second}", {"first": label, "second": more})
    color = _FLAG_COLOURS[found[0][0]] if len(found) == 1 else _SEVERAL[min(len(found) - 2, len(_SEVERAL) - 1)]
    return Code(value, color, label)
