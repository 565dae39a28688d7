"""What values of a catalogue must fulfil beyond their type: limits in order, shares that are shares, ids that exist."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from dss_planner.measures.catalogue.check import Fault
from dss_planner.text import Text, text

#: Facts that are there or not; all others are numbers.
PRESENT_FACTS = ("gravel_nearby", "playa", "water_point", "abandoned_mine", "braided_tracks")
#: Codes of the planner's land cover classes.
_FIRST_CLASS, _LAST_CLASS = 1, 11
#: Figures of an effect and the range they can lie in.
_EFFECTS: dict[str, tuple[float, float]] = {
    "efficiency": (0.0, 1.0),
    "crust_factor": (0.0, 1.0),
    "target_cover": (0.0, 100.0),
    "gain_points": (0.0, 100.0),
    "biomass_gain": (0.0, 1000.0),
    "reach_heights": (0.0, 100.0),
}
#: Layout values that are shares, in the unit they are written in.
_SHARES = {"porosity": 1.0, "survival": 100.0, "cover": 100.0, "start_cover": 100.0, "dry_target_cover": 100.0}
#: Layout values that the bill counts by and no source gives a norm for → the units they can be told in.
NORMS: dict[str, tuple[str, ...]] = {
    "labour": ("d/ha", "d/km", "d/m", "d/plant", "d/point"),
    "straw": ("kg/m",),
    "water": ("l/plant",),
    "waterings": ("",),
    "survival": ("%",),
}
_LIMITS = text("a lower limit that is not above the upper one")
_PRESENCE = text("“present” for a thing that is there or not, limits for a number")
_CLASSES = text("land cover classes with codes from {first} to {last}")
_RANGE = text("numbers from {minimum} to {maximum}")
_FINITE = text("a finite number")
_TYPICAL = text("a typical number within the range")
_MEASURED = text("a number, or two, the smaller first")
_AT_LEAST = text("a number of at least 0, or two, the smaller first")
_UNIT = text("one of the units {known}")
_KNOWN = text("ids of measures of this catalogue")
_NAMES = text("an evidence tag for languages that have a name")


def meaning_faults(document: Mapping) -> list[Fault]:
    """Return everything in a document (that fits the schema) that cannot be meant."""
    ids = {measure["id"] for measure in document["measures"]}
    return [fault for measure in document["measures"] for fault in _measure(measure, ids)]


def _measure(measure: Mapping, ids: set[str]) -> Iterator[Fault]:
    yield from _numbers(measure, measure["id"], "")
    for number, rule in enumerate(measure["conditions"], 1):
        yield from _condition(rule, measure["id"], f"conditions.{number}")
    for name, (least, most) in _EFFECTS.items():
        if name in measure["effect"]:
            yield from _effect(measure["effect"][name]["value"], least, most, measure["id"], f"effect.{name}")
    yield from _layouts(measure)
    for name in ("time_to_effect", "lifespan"):
        value = measure[name]
        low, high = value["value"]
        if not low <= value.get("typical", low) <= high:
            yield Fault(measure["id"], f"{name}.typical", repr(value["typical"]), _TYPICAL)
    for other in measure.get("combines_with", {}).get("value", []):
        if other not in ids:
            yield Fault(measure["id"], "combines_with", repr(other), _KNOWN)
    for language in measure.get("name_tags", {}):
        if not measure["names"].get(language):
            yield Fault(measure["id"], f"name_tags.{language}", repr(language), _NAMES)


def _condition(rule: Mapping, measure: str, field: str) -> Iterator[Fault]:
    if (rule["fact"] in PRESENT_FACTS) != ("present" in rule):
        yield Fault(measure, field, repr(rule["fact"]), _PRESENCE)
    low, high = rule.get("min"), rule.get("max")
    if low is not None and high is not None and low > high:
        yield Fault(measure, field, f"{low} – {high}", _LIMITS)
    if rule["fact"] == "landcover":
        codes = [int(code) for code in rule.get("classes", {})]
        if not codes or not all(_FIRST_CLASS <= code <= _LAST_CLASS for code in codes):
            expected = Text(_CLASSES.template, {"first": _FIRST_CLASS, "last": _LAST_CLASS})
            yield Fault(measure, f"{field}.classes", repr(codes), expected)


def _effect(value: object, least: float, most: float, measure: str, field: str) -> Iterator[Fault]:
    ends = value if isinstance(value, list) else [value]
    fine = all(isinstance(end, (int, float)) and not isinstance(end, bool) and least <= end <= most for end in ends)
    if not fine or len(ends) > 2 or list(ends) != sorted(ends):  # type: ignore[type-var]
        expected = Text(_RANGE.template, {"minimum": f"{least:g}", "maximum": f"{most:g}"})
        yield Fault(measure, field, repr(value), expected)


def _layouts(measure: Mapping) -> Iterator[Fault]:
    for name, item in measure["layout"].items():
        yield from _layout(item["value"], _SHARES.get(name, math.inf), measure["id"], f"layout.{name}")
        if item.get("unit", "") not in NORMS.get(name, (item.get("unit", ""),)):
            expected = Text(_UNIT.template, {"known": ", ".join(NORMS[name])})
            yield Fault(measure["id"], f"layout.{name}", repr(item.get("unit", "")), expected)


def _layout(value: object, most: float, measure: str, field: str) -> Iterator[Fault]:
    """Sizes and counts are not below nothing, and ranges rise; what is told in words is left alone."""
    if isinstance(value, (str, bool)):
        return
    given = value if isinstance(value, list) else [value]
    ends = [float(end) for end in given if isinstance(end, (int, float)) and not isinstance(end, bool)]
    if len(ends) < len(given):
        yield Fault(measure, field, repr(value), _MEASURED)
    elif not all(0.0 <= end <= most for end in ends) or len(ends) > 2 or ends != sorted(ends):
        expected = _AT_LEAST if math.isinf(most) else Text(_RANGE.template, {"minimum": "0", "maximum": f"{most:g}"})
        yield Fault(measure, field, repr(value), expected)


def _numbers(value: object, measure: str, field: str) -> Iterator[Fault]:
    """JSON of Python lets NaN and Infinity pass; a catalogue does not."""
    if isinstance(value, float) and not math.isfinite(value):
        yield Fault(measure, field, repr(value), _FINITE)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _numbers(item, measure, f"{field}.{name}" if field else str(name))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _numbers(item, measure, f"{field}.{number}")
