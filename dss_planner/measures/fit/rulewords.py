"""The rules of a measure as sentences, for people who read or change the catalogue."""

from __future__ import annotations

from dss_planner.measures.catalogue.catalogue import Alternative, Condition
from dss_planner.text import Text, text

#: Facts in words, with their units where a unit belongs to them.
FACTS = {
    "rain": text("Rain"),
    "slope": text("Slope"),
    "cover": text("Vegetation cover of the growing season"),
    "sand": text("Sand in the topsoil"),
    "groundwater": text("Depth of the groundwater"),
    "aridity": text("Aridity index (P/PET)"),
    "salinity": text("Salt in the groundwater"),
    "area": text("Area of the site"),
    "landcover": text("Land cover"),
    "gravel_nearby": text("Gravel within 5 km"),
    "playa": text("Dry lake bed"),
    "water_point": text("Well, spring or pasture that lacks water"),
    "abandoned_mine": text("Abandoned mine"),
    "braided_tracks": text("Braided tracks"),
}
#: Those that can make up for another one, within a sentence.
_OTHERS = {"groundwater": text("groundwater")}
_BETWEEN = text("{fact}: {low} to {high} {unit}")
_AT_LEAST = text("{fact}: at least {low} {unit}")
_AT_MOST = text("{fact}: at most {high} {unit}")
_CLASSES_AT_LEAST = text("At least {low} % of the land is {classes}")
_CLASSES_AT_MOST = text("At most {high} % of the land is {classes}")
_CLASSES_BETWEEN = text("{low} to {high} % of the land is {classes}")
_PRESENT = text("{fact}: must be there")
_ABSENT = text("{fact}: must not be there")
_OR = text("{rule}, or instead {other}")
_REQUIRED = text("{rule}. Where not: unsuitable.")
_ADVISED = text("{rule}. Where not: conditional.")
#: Rain is meant for a year; shares and degrees speak for themselves.
_UNITS = {"mm": text("mm a year")}


def rule_words(rule: Condition) -> Text:
    """Return a rule as a sentence with what follows where it is broken."""
    words = _limits(rule)
    if rule.unless is not None:
        words = Text(_OR.template, {"rule": words, "other": _alternative(rule.unless)})
    frame = _REQUIRED if rule.level == "required" else _ADVISED
    return Text(frame.template, {"rule": words})


def _limits(rule: Condition) -> Text:
    if rule.present is not None:
        return Text((_PRESENT if rule.present else _ABSENT).template, {"fact": FACTS[rule.fact]})
    if rule.fact == "landcover":
        names = ", ".join(name for _, name in rule.classes)
        frames = (_CLASSES_BETWEEN, _CLASSES_AT_LEAST, _CLASSES_AT_MOST)
        return _framed(frames, rule.minimum, rule.maximum, {"classes": names})
    return _numbers(rule.fact, rule.minimum, rule.maximum, rule.unit)


def _alternative(other: Alternative) -> Text:
    places: dict[str, object] = {"fact": _OTHERS.get(other.fact, FACTS[other.fact]), "unit": other.unit}
    return _framed((_BETWEEN, _AT_LEAST, _AT_MOST), other.minimum, other.maximum, places)


def _numbers(fact: str, low: float | None, high: float | None, unit: str) -> Text:
    places: dict[str, object] = {"fact": FACTS[fact], "unit": _UNITS.get(unit, unit)}
    return _framed((_BETWEEN, _AT_LEAST, _AT_MOST), low, high, places)


def _framed(frames: tuple[Text, Text, Text], low: float | None, high: float | None, places: dict[str, object]) -> Text:
    frame = frames[0] if low is not None and high is not None else frames[1] if low is not None else frames[2]
    ends = {name: f"{value:g}" for name, value in (("low", low), ("high", high)) if value is not None}
    return Text(frame.template, {**places, **ends})
