"""The effect of one measure on the factors of RWEQ, at an age, with its range.

Barriers (kind 'transport') multiply transport by 1 − η on the land they protect and leave the field length alone:
soil loss answers to it non-monotonically (SCIENCE.md 7.1). Plants and rest (kind 'cover') raise the cover that C is
worked out from; a crust (kind 'crust') lowers SCF. What has no figure in the catalogue has no effect, and is named.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.measures.effect.curves import grown, left
from dss_planner.text import Text, text

#: The ends of the range that the catalogue gives, from the weakest effect to the strongest.
BOUNDS = ("low", "mode", "high")
#: Rain [mm/a] below which planted shrubs must stay at the lower cover that the water bears (ChinaXiv 201707.00502) [V].
DRY_RAIN = 200.0
TRANSPORT, COVER, CRUST = "transport", "cover", "crust"
#: What a measure acts on → the figures of which one has to be known.
_NEEDED = {
    TRANSPORT: ("efficiency",),
    COVER: ("target_cover", "gain_points", "biomass_gain"),
    CRUST: ("crust_factor",),
}


@dataclass(frozen=True)
class Effect:
    """What is changed on the land that a work covers or protects.

    passed: share (0–1) of transport that is left. crust: factor (0–1) on SCF. target: cover [%] that the land is
    raised to, as far as it lies below (None: not). share: how much of the way to the target is done (0–1). gain: cover
    added [percentage points]. times: factor on the cover there is.
    """

    passed: float = 1.0
    crust: float = 1.0
    target: float | None = None
    share: float = 0.0
    gain: float = 0.0
    times: float = 1.0

    def cover(self, before: ArrayLike) -> np.ndarray:
        """Return the cover [%] after, from the cover before (NaN stays NaN); never less, never above 100."""
        before = np.asarray(before)
        after = before * self.times + self.gain
        if self.target is not None:
            after = after + self.share * np.maximum(self.target - after, 0.0)
        return np.clip(np.maximum(after, before), 0.0, 100.0)


NO_EFFECT = Effect()


def without_figure(measure: Measure) -> Text | None:
    """Return why a measure changes nothing in a scenario; None when it has figures to reckon with."""
    kind, known = measure.effect_kind, measure.effect
    if any(name in known for name in _NEEDED.get(kind, ())):
        return None
    return text(
        "{measure}: counts as no change, because its catalogue entry has no figure for what it does to wind erosion.",
        measure=measure.name,
    )


def effect_of(
    measure: Measure, age: float, bound: str = "mode", kept_up: bool = True, rain: float | None = None
) -> Effect:
    """Return the effect of a measure at an age [years since it was built; below 0 it is not there].

    bound: 'low' takes the weakest and slowest end of each range of the catalogue, 'high' the strongest and fastest,
    'mode' the middle. kept_up: whether barriers are maintained. rain [mm/a]: caps planted shrubs on dry land.
    """
    if age < 0.0 or without_figure(measure) is not None:
        return NO_EFFECT
    here = grown(age, _of(measure.time_to_effect, bound, weakest_first=False))
    if measure.effect_kind == TRANSPORT:
        standing = left(age, _of(measure.lifespan, bound), kept_up)
        ready = 1.0 if "reach_heights" in measure.effect else here
        return Effect(passed=1.0 - _of(measure.effect["efficiency"], bound) * standing * ready)
    if measure.effect_kind == CRUST:
        standing = left(age, _of(measure.lifespan, bound), kept_up)
        full = _of(measure.effect["crust_factor"], bound, weakest_first=False)
        return Effect(crust=1.0 - (1.0 - full) * here * standing)
    if "target_cover" in measure.effect:
        return Effect(target=_target(measure, bound, rain), share=here)
    if "gain_points" in measure.effect:
        return Effect(gain=_of(measure.effect["gain_points"], bound) * here)
    return Effect(times=1.0 + _of(measure.effect["biomass_gain"], bound) / 100.0 * here)


def reach(measure: Measure, age: float, bound: str = "mode") -> float:
    """Return how far [m] behind a line of the measure the wind is held off, measured along the wind.

    K · H of the catalogue; the height of what grows follows `curves.grown`. 0 for measures that are no lines.
    """
    if "reach_heights" not in measure.effect or "height" not in measure.layout or age < 0.0:
        return 0.0
    height = _of(measure.layout["height"], bound) * grown(age, _of(measure.time_to_effect, bound, weakest_first=False))
    return _of(measure.effect["reach_heights"], bound) * height


def _target(measure: Measure, bound: str, rain: float | None) -> float:
    target = _of(measure.effect["target_cover"], bound)
    dry = measure.layout.get("dry_target_cover")
    return target if dry is None or rain is None or rain >= DRY_RAIN else min(target, dry.number)


def _of(value: Value, bound: str, weakest_first: bool = True) -> float:
    """Return an end or the middle of a range; ``weakest_first``: whether its lower end is the weaker effect."""
    if bound == "mode":
        return value.number
    return value.pair[0 if (bound == "low") == weakest_first else 1]
