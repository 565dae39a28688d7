"""How a measure acts on each factor of RWEQ while it grows, stands and decays."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.erosion import rweq
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.effect.effects import BOUNDS, effect_of

#: Longest course that is drawn [years]: a catalogue writes 99 for what goes on without end.
LONGEST = 30.0
_SHORTEST = 5.0
_STEPS = 61


@dataclass(frozen=True)
class Course:
    """What is left of each factor, 1 before the measure: (3, ages) arrays, weakest effect, middle, strongest.

    ages: years since it was built. transport: of Qmax. cover: C'/C on land with ``before`` % cover and ``coefficient``
    [1/%]. crust: of SCF. cover_percent: the cover [%].
    """

    ages: np.ndarray
    transport: np.ndarray
    cover: np.ndarray
    crust: np.ndarray
    cover_percent: np.ndarray
    before: float
    coefficient: float

    @property
    def acting(self) -> tuple[str, ...]:
        """The factors that the measure changes at any age."""
        return tuple(name for name in ("transport", "cover", "crust") if np.any(getattr(self, name) != 1.0))


def course(measure: Measure, before: float, coefficient: float, kept_up: bool = True) -> Course:
    """Return the course of a measure over its life, on land with a cover [%] and a = ``coefficient`` of C = exp(a·SC).

    kept_up: barriers are maintained; else they decay to nothing by the end of their life.
    """
    end = min(LONGEST, max(_SHORTEST, measure.lifespan.pair[1], 1.2 * measure.time_to_effect.pair[1]))
    ages = np.linspace(0.0, math.ceil(end), _STEPS)
    transport, crust, percent = (np.ones((len(BOUNDS), len(ages))) for _ in range(3))
    for row, bound in enumerate(BOUNDS):
        for place, age in enumerate(ages.tolist()):
            effect = effect_of(measure, age, bound, kept_up)
            transport[row, place], crust[row, place] = effect.passed, effect.crust
            percent[row, place] = float(effect.cover(before))
    cover = rweq.cover_factor(percent - before, coefficient)
    return Course(ages, transport, cover, crust, percent, before, coefficient)
