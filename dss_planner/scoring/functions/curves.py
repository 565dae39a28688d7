"""Value functions as pictures need them: sampled curves, thumbnails, and the handles that a mouse drags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.scoring.functions.valuefunctions import RAMPS, ValueFunction

#: Points of a drawn curve, besides those where it turns.
_POINTS = 129
#: A shape is drawn beyond its own numbers by this share of them.
_MARGIN = 0.25
#: Half widths of a bell that are drawn on each side: its value there is 1/16.
_BELL_REACH = 2.0
#: Bounds stay this share of the drawn range apart.
_CLOSEST = 1e-3


@dataclass(frozen=True)
class Curve:
    """x in the criterion's unit, ascending; y from 0 to 1. Where the value jumps, x has both sides of the jump."""

    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class Handle:
    """A point that can be dragged.

    key: what it changes: “low”, “high”, “narrow” and “wide” (half width of a bell, left and right), “below”, “above”,
    “lower”, “upper”, “break:1”, “value:0”, “code:6”. x: in the criterion's unit (codes: the code). y: 0–1.
    moves_x, moves_y: which way it can be dragged.
    """

    key: str
    x: float
    y: float
    moves_x: bool
    moves_y: bool


def span(function: ValueFunction) -> tuple[float, float]:
    """Return from where to where a function is worth drawing when the values that occur are not known."""
    if function.kind == "categories":
        return (min(function.categories) - 0.5, max(function.categories) + 0.5)
    if function.kind == "steps":
        numbers = list(function.breaks)
    elif function.kind == "bell":
        reach = _BELL_REACH * function.half_width
        numbers = [function.low - reach, function.high + reach]
    else:
        numbers = [function.low, function.high]
    numbers += [limit for limit in (function.lower, function.upper) if limit is not None]
    low, high = min(numbers), max(numbers)
    margin = _MARGIN * ((high - low) or abs(high) or 1.0)
    return low - margin, high + margin


def curve(function: ValueFunction, limits: tuple[float, float] | None = None, points: int = _POINTS) -> Curve:
    """Return the curve of a function of quantities between ``limits``; of categories one point for each code."""
    if function.kind == "categories":
        codes = sorted(function.categories)
        return Curve(tuple(float(code) for code in codes), tuple(function.categories[code] for code in codes))
    low, high = limits or span(function)
    knots = np.array(_knots(function), dtype=np.float32)
    sides = [np.nextafter(knots, np.float32(-np.inf)), knots, np.nextafter(knots, np.float32(np.inf))]
    x = np.concatenate([np.linspace(low, high, points, dtype=np.float32), *sides])
    x = np.unique(x[(x >= np.float32(low)) & (x <= np.float32(high))])
    return Curve(tuple(float(v) for v in x), tuple(float(v) for v in function.apply(x)))


def thumbnail(
    function: ValueFunction, limits: tuple[float, float] | None = None, columns: int = 40
) -> tuple[float, ...]:
    """Return the value 0–1 in the middle of each of ``columns`` equal parts of the range; of categories each code's."""
    if function.kind == "categories":
        return tuple(function.categories[code] for code in sorted(function.categories))
    low, high = limits or span(function)
    x = low + (high - low) * (np.arange(columns) + 0.5) / columns
    return tuple(float(v) for v in function.apply(x.astype(np.float32)))


def handles(function: ValueFunction, limits: tuple[float, float] | None = None) -> tuple[Handle, ...]:
    """Return the points by which a function can be dragged; limits: where the ends and outer steps are shown."""
    if function.kind == "categories":
        return tuple(
            Handle(f"code:{code}", float(code), function.categories[code], False, True)
            for code in sorted(function.categories)
        )
    if function.kind == "steps":
        return (*_step_handles(function, limits or span(function)), *_end_handles(function, limits or span(function)))
    found = [
        Handle("low", function.low, _value(function, function.low), True, False),
        Handle("high", function.high, _value(function, function.high), True, False),
    ]
    if function.kind == "bell":
        for key, x in (("narrow", function.low - function.half_width), ("wide", function.high + function.half_width)):
            found.append(Handle(key, x, _value(function, x), True, False))
    return (*found, *_end_handles(function, limits or span(function)))


def dragged(
    function: ValueFunction, key: str, x: float, y: float, limits: tuple[float, float] | None = None
) -> ValueFunction:
    """Return the function after the handle ``key`` was dragged to x, y: always a valid one.

    Bounds do not pass each other (of a falling line neither), breaks stay between their neighbours, values stay from 0
    to 1. limits: of the x axis (the values that occur); x stays within.
    """
    low, high = limits or span(function)
    least = (high - low) * _CLOSEST
    x, y = min(max(x, low), high), min(max(y, 0.0), 1.0)
    if key.startswith("code:"):
        return replace(function, categories={**function.categories, int(key[5:]): y})
    if key.startswith("value:"):
        return replace(function, values=_with(function.values, int(key[6:]), y))
    if key.startswith("break:"):
        return _dragged_break(function, int(key[6:]), x, least)
    if key == "below":
        return replace(function, below=y)
    if key == "above":
        return replace(function, above=y)
    if key == "lower":
        return replace(function, lower=x if function.upper is None else min(x, function.upper))
    if key == "upper":
        return replace(function, upper=x if function.lower is None else max(x, function.lower))
    if key == "narrow":
        return replace(function, half_width=max(function.low - x, least))
    if key == "wide":
        return replace(function, half_width=max(x - function.high, least))
    return _dragged_bound(function, key, x, least)


def _dragged_bound(function: ValueFunction, key: str, x: float, least: float) -> ValueFunction:
    """Return the function with “low” or “high” at x, but not beyond the other bound."""
    low, high = function.low, function.high
    apart = 0.0 if function.kind == "bell" else least
    if key == "low":
        return replace(function, low=min(x, high - apart) if low <= high else max(x, high + apart))
    return replace(function, high=max(x, low + apart) if low <= high else min(x, low - apart))


def _dragged_break(function: ValueFunction, place: int, x: float, least: float) -> ValueFunction:
    breaks = function.breaks
    if place > 0:
        x = max(x, breaks[place - 1] + least)
    if place + 1 < len(breaks):
        x = min(x, breaks[place + 1] - least)
    return replace(function, breaks=_with(breaks, place, x))


def _step_handles(function: ValueFunction, limits: tuple[float, float]) -> list[Handle]:
    edges = [min(limits[0], function.breaks[0]), *function.breaks, max(limits[1], function.breaks[-1])]
    found = [
        Handle(f"value:{place}", (edges[place] + edges[place + 1]) / 2, value, False, True)
        for place, value in enumerate(function.values)
    ]
    for place, limit in enumerate(function.breaks):
        middle = (function.values[place] + function.values[place + 1]) / 2
        found.append(Handle(f"break:{place}", limit, middle, True, False))
    return found


def _end_handles(function: ValueFunction, limits: tuple[float, float]) -> list[Handle]:
    """Return the handles of the values beyond the thresholds, and of thresholds apart from the bounds."""
    found = []
    lower, upper = function.thresholds
    ends = (("below", lower, function.below, limits[0]), ("above", upper, function.above, limits[1]))
    for key, threshold, value, edge in ends:
        if threshold is not None and value is not None:
            found.append(Handle(key, (threshold + edge) / 2, value, False, True))
    for key, limit in (("lower", function.lower), ("upper", function.upper)):
        if limit is not None:
            found.append(Handle(key, limit, _value(function, limit), True, False))
    return found


def _knots(function: ValueFunction) -> list[float]:
    """Return where the curve turns or jumps."""
    numbers = list(function.breaks) if function.kind == "steps" else [function.low, function.high]
    if function.kind not in RAMPS:
        numbers += [limit for limit in (function.lower, function.upper) if limit is not None]
        return numbers
    return numbers + [limit for limit in function.thresholds if limit is not None]


def _value(function: ValueFunction, x: float) -> float:
    return float(function.apply(np.array([x], dtype=np.float32))[0])


def _with(values: Sequence[float], place: int, value: float) -> tuple[float, ...]:
    return (*values[:place], value, *values[place + 1 :])
