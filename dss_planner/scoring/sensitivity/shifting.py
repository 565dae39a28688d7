"""Value functions with bounds that are a little elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dss_planner.scoring.functions.valuefunctions import RAMPS, ValueFunction


def shifted(function: ValueFunction, shifts: np.ndarray) -> ValueFunction:
    """Return the function with its bounds moved by ``shifts`` (2,): shares of a distance, below 0.5.

    The distance is that of the two bounds of a ramp, the half width of a bell, the narrowest step of breaks (the size
    of a single break). Thresholds of their own move with the bound of their side; all breaks move together by the
    first shift. Categories have no bounds and stay.
    """
    if function.kind == "categories" or not np.any(shifts):
        return function
    first, second = (float(shift) for shift in shifts)
    if function.kind == "steps":
        return replace(function, breaks=tuple(value + first * _narrowest(function.breaks) for value in function.breaks))
    distance = abs(function.high - function.low) if function.kind in RAMPS else function.half_width
    low, high = function.low + first * distance, function.high + second * distance
    if function.kind == "bell":
        low, high = min(low, high), max(low, high)
    # thresholds are told by side, bounds by name: a falling ramp has its low bound on the right
    left, right = (second, first) if function.low > function.high else (first, second)
    return replace(
        function,
        low=low,
        high=high,
        lower=None if function.lower is None else function.lower + left * distance,
        upper=None if function.upper is None else function.upper + right * distance,
    )


def _narrowest(breaks: tuple[float, ...]) -> float:
    return float(min(np.diff(breaks))) if len(breaks) > 1 else abs(breaks[0])
