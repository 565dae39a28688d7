"""Value functions from JSON: every fault names the criterion, what was found, what was expected and the fix."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.errors import InputError
from dss_planner.scoring.checking import is_code, number, short
from dss_planner.scoring.functions.valuefunctions import KINDS, RAMPS, ValueFunction


def parse_function(content: object, name: str) -> ValueFunction:
    """Return the value function of the criterion ``name``; raises `InputError` naming it."""
    if not isinstance(content, Mapping):
        raise InputError(
            "“{criterion}” has the value function {found}; an object with “kind” is expected. Choose a function.",
            criterion=name,
            found=short(content),
        )
    kind = content.get("kind")
    if kind not in KINDS:
        raise InputError(
            "“{criterion}” has a value function of kind {found}; one of {expected} is expected. Choose one of them.",
            criterion=name,
            found=short(kind),
            expected=", ".join(KINDS),
        )
    if kind == "steps":
        return _steps(content, name)
    if kind == "categories":
        return _categories(content, name)
    return _curve(str(kind), content, name)


def _curve(kind: str, content: Mapping, name: str) -> ValueFunction:
    low, high = number(content, "low", name), number(content, "high", name)
    if kind == "bell":
        half_width = number(content, "half_width", name)
        if low > high or half_width <= 0:
            raise InputError(
                "“{criterion}” has a bell with low {low}, high {high}, half width {width}; low ≤ high and a half width "
                "above 0 are expected. Correct them.",
                criterion=name,
                low=f"{low:g}",
                high=f"{high:g}",
                width=f"{half_width:g}",
            )
        return ValueFunction(kind, low, high, half_width=half_width, **_ends(kind, content, name))
    if low == high or (kind != "linear" and low > high):
        raise InputError(
            "“{criterion}” has the bounds low {low} and high {high}; two different numbers are expected, low < high "
            "for an S-shape. Correct them.",
            criterion=name,
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return ValueFunction(kind, low, high, **_ends(kind, content, name))


def _ends(kind: str, content: Mapping, name: str) -> dict:
    """Return the values beyond the thresholds and the thresholds."""
    found: dict = {key: None if content.get(key) is None else _value(content, key, name) for key in ("below", "above")}
    for key in ("lower", "upper"):
        found[key] = None if content.get(key) is None else number(content, key, name)
    for threshold, value in (("lower", "below"), ("upper", "above")):
        # a ramp takes its bounds as thresholds, the others have none of their own
        lacks = value if found[value] is None else threshold
        alone = (found[threshold] is None) != (found[value] is None)
        if alone and not (kind in RAMPS and lacks == threshold):
            raise InputError(
                "“{criterion}” has “{given}” without “{lacking}”: a threshold and the value beyond it belong "
                "together. Give both, or neither.",
                criterion=name,
                given=threshold if lacks == value else value,
                lacking=lacks,
            )
    if found["lower"] is not None and found["upper"] is not None and found["lower"] > found["upper"]:
        raise InputError(
            "“{criterion}” has the thresholds lower {low} and upper {high}; lower ≤ upper is expected. Correct them.",
            criterion=name,
            low=f"{found['lower']:g}",
            high=f"{found['upper']:g}",
        )
    return found


def _steps(content: Mapping, name: str) -> ValueFunction:
    breaks, values = content.get("breaks"), content.get("values")
    numbers = _is_numbers(breaks) and _is_numbers(values) and bool(breaks)
    if not numbers or len(values) != len(breaks) + 1 or sorted(set(breaks)) != list(breaks):  # type: ignore[arg-type]
        raise InputError(
            "“{criterion}” has the steps {found}; ascending breaks and one value more than breaks are expected. "
            "Correct them.",
            criterion=name,
            found=short({"breaks": breaks, "values": values}),
        )
    table = tuple(_value({"value": value}, "value", name) for value in values)  # type: ignore[union-attr]
    limits = tuple(float(limit) for limit in breaks)  # type: ignore[union-attr]
    return ValueFunction("steps", breaks=limits, values=table, **_ends("steps", content, name))


def _categories(content: Mapping, name: str) -> ValueFunction:
    values = content.get("values")
    if not isinstance(values, Mapping) or not values or not all(is_code(code) for code in values):
        raise InputError(
            "“{criterion}” has the category values {found}; an object with whole class codes is expected. Correct it.",
            criterion=name,
            found=short(values),
        )
    table = {int(float(code)): _value(values, code, name) for code in values}
    other = None if content.get("other") is None else _value(content, "other", name)
    return ValueFunction("categories", categories=table, other=other)


def _value(content: Mapping, key: str, name: str) -> float:
    value = number(content, key, name)
    if not 0 <= value <= 1:
        raise InputError(
            "“{criterion}” has {key} = {found}; a value from 0 to 1 is expected. Correct it.",
            criterion=name,
            key=key,
            found=f"{value:g}",
        )
    return value


def _is_numbers(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(
        isinstance(item, (int, float)) and not isinstance(item, bool) and math.isfinite(item) for item in value
    )
