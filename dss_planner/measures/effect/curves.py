"""How an effect comes and goes with the age of a work, as shares of the full effect."""

from __future__ import annotations

import math

#: Steepness of the logistic curve of growth: it leaves the start and reaches the end with 1 % of the way to go [A].
STEEPNESS = 2.0 * math.log(99.0)


def grown(age: float, years: float) -> float:
    """Return the share (0–1) of the full effect that vegetation has reached at an age [years].

    A logistic curve (SCIENCE.md 7.1), scaled so that it is 0 when planted and 1 from ``years`` on; half is reached
    halfway. ``years`` of 0 is full at once. Before the work is there (age < 0) it is 0.
    """
    if age < 0.0:
        return 0.0
    if age >= years:
        return 1.0
    start, end = _logistic(-0.5), _logistic(0.5)
    return (_logistic(age / years - 0.5) - start) / (end - start)


def left(age: float, life: float, kept_up: bool) -> float:
    """Return the share (0–1) of the efficiency of a barrier that is left at an age [years].

    It falls linearly to 0 at the end of its life unless it is kept up (SCIENCE.md 7.1 iv). Before it stands: 0.
    """
    if age < 0.0:
        return 0.0
    if kept_up:
        return 1.0
    return max(0.0, 1.0 - age / life) if life > 0.0 else 0.0


def _logistic(position: float) -> float:
    return 1.0 / (1.0 + math.exp(-STEEPNESS * position))
