"""The axis of a criterion's own unit: even, or logarithmic for what is skewed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dss_planner.scoring.functions.curves import span
from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction

#: Room beyond the values, as a share of the axis.
_MARGIN = 0.04
#: Powers of ten that a logarithmic axis shows at most.
_DECADES = 6
#: Share of the values other than 0 that may lie below the first power of ten.
_FIRST = 5.0
#: Three quarters of skewed values lie in this share of the axis.
_CROWDED = 0.15


@dataclass(frozen=True)
class Axis:
    """From ``low`` to ``high``, in the criterion's unit.

    scale: 0 for an even axis; else it is even up to ± that value, about, and logarithmic beyond: 0 and negative values
    have their place too.
    """

    low: float
    high: float
    scale: float = 0.0

    def share(self, value: float) -> float:
        """Return where a value lies, from 0 at the low end to 1 at the high end."""
        start, end = self._bent(self.low), self._bent(self.high)
        return (self._bent(value) - start) / (end - start)

    def shares(self, values: Iterable[float]) -> np.ndarray:
        """Return where values lie, float64."""
        start, end = self._bent(self.low), self._bent(self.high)
        x = np.asarray(values, dtype=np.float64)
        bent = np.sign(x) * np.log10(1 + np.abs(x) / self.scale) if self.scale else x
        return (bent - start) / (end - start)

    def value(self, share: float) -> float:
        """Return the value at a place; the inverse of `share`."""
        start, end = self._bent(self.low), self._bent(self.high)
        at = start + share * (end - start)
        return math.copysign(self.scale * (10 ** abs(at) - 1), at) if self.scale else at

    def values(self, count: int) -> np.ndarray:
        """Return so many values, evenly spaced on the screen, float64."""
        return np.array([self.value(share) for share in np.linspace(0, 1, count)])

    def rounded(self, value: float, step: float) -> float:
        """Return a value without the figures that a place on the screen cannot tell; step: of a place, as a share."""
        at = min(max(self.share(value), 0.0), 1.0)
        fine = abs(self.value(min(at + step / 2, 1.0)) - self.value(max(at - step / 2, 0.0))) / 4
        return round(value, max(-math.floor(math.log10(fine)), 0)) if fine > 0 else value

    def ticks(self, most: int) -> tuple[float, ...]:
        """Return round numbers on the axis, at most so many (at least two are tried)."""
        return self._powers(most) if self.scale else _round_numbers(self.low, self.high, most)

    def _bent(self, value: float) -> float:
        return math.copysign(math.log10(1 + abs(value) / self.scale), value) if self.scale else value

    def _powers(self, most: int) -> tuple[float, ...]:
        first = round(math.log10(self.scale))
        tall = [10.0**power for power in range(first, first + _DECADES + 3)]
        for step in (1, 2, 3):
            marks = [0.0, *tall[::step], *(-mark for mark in tall[::step])]
            found = sorted(mark for mark in marks if self.low <= mark <= self.high)
            if len(found) <= most:
                break
        return tuple(found)


def axis_of(function: ValueFunction, distribution: Distribution | None, logarithmic: bool) -> Axis:
    """Return an axis that shows the values that occur and every number of the function."""
    low, high = limits_of(function, distribution)
    if function.kind == "categories":
        return Axis(low - 0.5, high + 0.5)
    numbers = [low, high, *numbers_of(function)]
    low, high = min(numbers), max(numbers)
    if high <= low:
        low, high = low - 0.5, high + 0.5
    scale = log_scale(distribution) if logarithmic and distribution is not None else 0.0
    bare = Axis(low, high, scale)
    return Axis(bare.value(-_MARGIN), bare.value(1 + _MARGIN), scale)


def limits_of(function: ValueFunction, distribution: Distribution | None) -> tuple[float, float]:
    """Return between which values handles move: those that occur, or while these are not known those worth drawing."""
    if distribution is None or distribution.maximum <= distribution.minimum:
        return span(function)
    return distribution.minimum, distribution.maximum


def numbers_of(function: ValueFunction) -> list[float]:
    """Return the numbers of a function that lie on its axis."""
    if function.kind == "steps":
        numbers = list(function.breaks)
    elif function.kind == "bell":
        numbers = [function.low - function.half_width, function.high + function.half_width]
    elif function.kind == "categories":
        return []
    else:
        numbers = [function.low, function.high]
    return numbers + [limit for limit in (function.lower, function.upper) if limit is not None]


def log_scale(distribution: Distribution) -> float:
    """Return the power of ten below which a logarithmic axis of these values is even."""
    values = np.abs(np.array(distribution.quantiles or distribution.edges))
    values = values[values > 0]
    if not values.size:
        return 1.0
    first = math.floor(math.log10(float(np.percentile(values, _FIRST))))
    last = math.ceil(math.log10(max(abs(distribution.minimum), abs(distribution.maximum)) or 1.0))
    return 10.0 ** max(first, last - _DECADES)


def is_skewed(distribution: Distribution) -> bool:
    """Return whether three quarters of the values crowd at the low end of what occurs."""
    width = distribution.maximum - distribution.minimum
    if distribution.classes or width <= 0:
        return False
    values = distribution.quantiles or (distribution.low, distribution.high)
    return float(np.percentile(values, 75)) - distribution.minimum < _CROWDED * width


def _round_numbers(low: float, high: float, most: int) -> tuple[float, ...]:
    rough = (high - low) / max(most, 2)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(place * step, 12) for place in range(first, last + 1))
