"""Value functions to begin with: numbers of one kind from those of another, and from the values that occur."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dss_planner.scoring.functions.valuefunctions import KINDS, RAMPS, ValueFunction

#: Steps to begin with.
_STEPS = 4


def proposed(kind: str, low: float, high: float, codes: Sequence[int] = ()) -> ValueFunction:
    """Return a function of a kind between two numbers that occur (`bounds.suggest_bounds`); low > high falls.

    codes: classes to begin with, all at 0.5. S-shapes run between the smaller and the larger number: the order chooses
    nothing there.
    """
    small, large = min(low, high), max(low, high)
    width = (large - small) or 1.0
    if kind == "linear":
        return ValueFunction(kind, low, high if high != low else low + width)
    if kind in RAMPS:
        return ValueFunction(kind, small, small + width)
    if kind == "bell":
        return ValueFunction(kind, small + 0.4 * width, small + 0.6 * width, half_width=0.2 * width)
    if kind == "steps":
        limits = tuple(float(v) for v in np.linspace(small, small + width, _STEPS + 1)[1:-1])
        values = tuple(place / (_STEPS - 1) for place in range(_STEPS))
        return ValueFunction(kind, breaks=limits, values=values if low <= high else values[::-1])
    return ValueFunction("categories", categories=dict.fromkeys(codes, 0.5))


def changed_kind(
    function: ValueFunction, kind: str, low: float, high: float, codes: Sequence[int] = ()
) -> ValueFunction:
    """Return a function of another kind that keeps its bounds and, where the kind leaves a choice, its direction.

    low, high: numbers that occur, for what the function does not have.
    """
    if kind not in KINDS or kind == function.kind:
        return function
    if function.kind == "categories":
        return proposed(kind, low, high, codes)
    ends = (function.breaks[0], function.breaks[-1]) if function.kind == "steps" else (function.low, function.high)
    small, large = min(ends), max(ends)
    if small == large:
        small, large = min(low, high), max(low, high)
    return proposed(kind, large, small, codes) if function.trend < 0 else proposed(kind, small, large, codes)


def mirrored(function: ValueFunction) -> ValueFunction:
    """Return the function turned round: what was worth most is worth least; a bell stays as it is."""
    if function.kind == "bell":
        return function
    below, above, other = (None if v is None else 1 - v for v in (function.below, function.above, function.other))
    turned = replace(function, below=below, above=above, other=other)
    if function.kind == "linear":
        return replace(turned, low=function.high, high=function.low)
    if function.kind == "steps":
        return replace(turned, values=tuple(1 - value for value in function.values))
    if function.kind == "categories":
        return replace(turned, categories={code: 1 - value for code, value in function.categories.items()})
    return replace(turned, kind="s_down" if function.kind == "s_up" else "s_up")
