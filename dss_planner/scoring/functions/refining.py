"""Changes of a value function that are typed or pressed rather than dragged; each returns a new, valid function."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dss_planner.errors import InputError
from dss_planner.scoring.functions.functionparsing import parse_function
from dss_planner.scoring.functions.valuefunctions import RAMPS, ValueFunction
from dss_planner.scoring.model import function_to_dict

#: Steps that can still be told apart and dragged.
MOST_STEPS = 24
#: A new threshold lies this share of the values that occur inside their ends.
_INSIDE = 0.1
_THRESHOLDS = {"below": "lower", "above": "upper"}


def with_number(function: ValueFunction, key: str, number: float, name: str) -> ValueFunction:
    """Return the function with one number typed; keys as those of `curves.Handle`, and “half_width”, “other”.

    Raises `InputError` naming the criterion ``name`` when the function would not be valid.
    """
    return checked(_with_number(function, key, float(number)), name)


def checked(function: ValueFunction, name: str) -> ValueFunction:
    """Return the function as a model file would give it back; raises `InputError` when that would refuse it."""
    return parse_function(function_to_dict(function), name)


def with_end(
    function: ValueFunction, key: str, value: float | None, limits: tuple[float, float] = (0.0, 1.0)
) -> ValueFunction:
    """Return the function with a value of its own “below” or “above” a threshold, or (None) with its shape going on.

    limits: values that occur, for a threshold where there is none.
    """
    threshold = _THRESHOLDS[key]
    if value is None:
        return replace(function, **{key: None, threshold: None})  # type: ignore[arg-type]
    if function.kind in RAMPS or getattr(function, threshold) is not None:
        return replace(function, **{key: value})  # type: ignore[arg-type]
    low, high = limits
    place = low + _INSIDE * (high - low) if key == "below" else high - _INSIDE * (high - low)
    other = function.upper if key == "below" else function.lower
    if other is not None:
        place = min(place, other) if key == "below" else max(place, other)
    return replace(function, **{key: value, threshold: place})  # type: ignore[arg-type]


def with_break(function: ValueFunction, x: float) -> ValueFunction:
    """Return steps with one more break at x; the new step lies halfway between its neighbours.

    Raises `InputError` where a break is already, and when there are too many.
    """
    if len(function.values) >= MOST_STEPS:
        raise InputError(
            "There are {found} steps; at most {most} can be told apart. Remove one first.",
            found=len(function.values),
            most=MOST_STEPS,
        )
    if x in function.breaks:
        raise InputError("There is a step at {found} already. Choose another place.", found=f"{x:g}")
    place = int(np.searchsorted(function.breaks, x))
    values = list(function.values)
    if place + 1 < len(values):
        values.insert(place + 1, (values[place] + values[place + 1]) / 2)
    else:
        values.insert(place, (values[place - 1] + values[place]) / 2)
    breaks = (*function.breaks[:place], float(x), *function.breaks[place:])
    return replace(function, breaks=breaks, values=tuple(values))


def without_step(function: ValueFunction, place: int) -> ValueFunction:
    """Return steps without one of them: its neighbour on the left (of the first: on the right) takes its place.

    Two steps stay.
    """
    if len(function.values) <= 2:
        return function
    gone = max(place - 1, 0)
    breaks = function.breaks[:gone] + function.breaks[gone + 1 :]
    return replace(function, breaks=breaks, values=function.values[:place] + function.values[place + 1 :])


def widest_step(function: ValueFunction, limits: tuple[float, float]) -> float:
    """Return the middle of the widest step between two limits: where one more has most room."""
    edges = [min(limits[0], function.breaks[0]), *function.breaks, max(limits[1], function.breaks[-1])]
    widths = [right - left for left, right in zip(edges, edges[1:])]
    place = widths.index(max(widths))
    return (edges[place] + edges[place + 1]) / 2


def _with_number(function: ValueFunction, key: str, number: float) -> ValueFunction:
    name, _, place = key.partition(":")
    if name == "code":
        return replace(function, categories={**function.categories, int(place): number})
    if name in ("break", "value"):
        field = f"{name}s"
        numbers = list(getattr(function, field))
        numbers[int(place)] = number
        return replace(function, **{field: tuple(numbers)})  # type: ignore[arg-type]
    if name in ("lower", "upper") and function.kind in RAMPS:
        ends = min(function.low, function.high), max(function.low, function.high)
        if number == ends[name == "upper"]:
            return replace(function, **{name: None})  # type: ignore[arg-type]
    return replace(function, **{name: number})  # type: ignore[arg-type]
