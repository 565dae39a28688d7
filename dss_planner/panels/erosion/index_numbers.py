"""The single numbers behind the indices: what they are called, what they may be, which the user has set."""

from __future__ import annotations

import math
from collections.abc import Mapping

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.erosion.susceptibility.defaults import Number, defaults
from dss_planner.landcover import classes
from dss_planner.text import Text, text

#: Name of the number of a land cover class: this and its code.
CLASS = "class_"
TITLES = {
    "class_bound_1": text("Very low below"),
    "class_bound_2": text("Low below"),
    "class_bound_3": text("Medium below"),
    "class_bound_4": text("High below"),
    "clay_limit": text("Clay helps dust up to"),
    "frozen_below": text("Ground is frozen below"),
    "loose_low": text("Emission of loose ground, lowest"),
    "loose_high": text("Emission of loose ground, highest"),
    "gravel_low": text("Emission of gravel, lowest"),
    "gravel_high": text("Emission of gravel, highest"),
    "dust_cover_coefficient": text("Cover against dust, exponent"),
    "sand_cover_coefficient": text("Cover against sand, exponent"),
    "playa_fines": text("Silt and clay of a mapped lake bed, at least"),
    "playa_slope": text("Slope of a lake bed, at most"),
    "playa_cover": text("Plant cover of a lake bed, at most"),
    "playa_reach": text("Rim of a lake bed looked for within"),
    "playa_rise": text("Rim of a lake bed higher by"),
    "playa_directions": text("Rim of a lake bed in directions"),
    "playa_height": text("Lake bed above the lowest ground, at most"),
    "fan_slope_low": text("Slope of a fan, at least"),
    "fan_slope_high": text("Slope of a fan, at most"),
    "fan_reach": text("Relief above a fan looked for within"),
    "fan_rise": text("Relief above a fan, at least"),
    "fan_fall": text("Fan above the lowest ground, at least"),
    "fan_directions": text("Relief above a fan in directions, at most"),
    "dune_sand": text("Sand of bare dunes, from"),
    "gravel_sand": text("Sand of bare gravel desert, from"),
    "bare_cover": text("Bare ground without land cover, plants up to"),
    "gravel_from": text("Gravel cover of a gravel surface, from"),
    "track_width": text("Width of broken ground along a track"),
    "gravel_assumed": text("Gravel of a gravel desert without a layer"),
}
#: Unit → lowest and highest value that makes sense.
_RANGES = {
    "%": (0.0, 100.0),
    "0–1": (0.0, 1.0),
    "°": (0.0, 90.0),
    "°C": (-60.0, 60.0),
    "of 8": (0.0, 8.0),
    "m": (0.0, 1.0e6),
    "1/%": (-1.0, 0.0),
    "mg/m²s": (1.0e-9, 1.0e6),
}
#: Numbers that must rise in this order.
_ORDERS = (
    ("class_bound_1", "class_bound_2", "class_bound_3", "class_bound_4"),
    ("loose_low", "loose_high"),
    ("gravel_low", "gravel_high"),
    ("gravel_low", "loose_high"),
    ("fan_slope_low", "fan_slope_high"),
)
_ABOVE_ZERO = frozenset(("playa_reach", "fan_reach", "track_width"))

Stored = Mapping[str, Mapping[str, float]]


def shipped_numbers(section: str) -> dict[str, Number]:
    """Return the default numbers of a section, behind them those by land cover class."""
    found = defaults(section)
    return {**found.numbers, **{f"{CLASS}{code}": entry for code, entry in found.classes.items()}}


def number_title(name: str) -> Text:
    """Return how people call a number."""
    code = name[len(CLASS) :]
    if name.startswith(CLASS) and code.isdigit():
        return text("Roughness of {landcover}", landcover=classes.planner_class(int(code)).name)
    return TITLES.get(name) or Text("{name}", {"name": name.replace("_", " ")})


def numbers_with(stored: Stored, section: str) -> dict[str, tuple[float, bool]]:
    """Return each number of a section, and whether it is the user's own; a damaged one is the default."""
    own = stored.get(section, {})
    found = {}
    for name, entry in shipped_numbers(section).items():
        value = own.get(name)
        good = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
        found[name] = (float(value), True) if good else (entry.value, False)  # type: ignore[arg-type]
    return found


def stored_with(stored: Stored, section: str, name: str, value: float | None) -> dict[str, dict[str, float]]:
    """Return the numbers to store when ``value`` takes the place of a default; None puts the default back."""
    found = {key: dict(entries) for key, entries in stored.items()}
    entries = found.setdefault(section, {})
    entries.pop(name, None)
    if value is not None and value != shipped_numbers(section)[name].value:
        entries[name] = value
    return {key: entries for key, entries in found.items() if entries}


def problem_of(section: str, name: str, value: float | None, others: Mapping[str, float]) -> str:
    """Return what is wrong with a number typed; '' when nothing is. others: the numbers of the section as they are."""
    if value is None:
        return QCoreApplication.translate("IndexNumbers", "A number is missing here.")
    if math.isnan(value):
        return QCoreApplication.translate("IndexNumbers", "This is no number. Write one, such as 0.5.")
    unit = shipped_numbers(section)[name].unit
    low, high = _RANGES.get(unit, (-math.inf, math.inf))
    if not low <= value <= high or (name in _ABOVE_ZERO and value <= 0.0):
        return QCoreApplication.translate("IndexNumbers", "{low} to {high} {unit} is expected.").format(
            low=f"{low:g}", high=f"{high:g}", unit=unit
        )
    numbers = {**others, name: value}
    for order in _ORDERS:
        if name in order and all(item in numbers for item in order):
            values = [numbers[item] for item in order]
            if any(first >= second for first, second in zip(values, values[1:])):
                return QCoreApplication.translate("IndexNumbers", "These must rise: {numbers}.").format(
                    numbers=" < ".join(f"{item:g}" for item in values)
                )
    return ""
