"""What a study draws to see how sure its ranking is, as the settings keep it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dss_planner.scoring.sensitivity.draws import AROUND, DEFAULT_DRAWS

#: Weight that the spread of weights is told for: the spread of others follows, see `concentration`.
EXAMPLE_WEIGHT = 0.2


@dataclass(frozen=True)
class RobustnessChoices:
    """What is drawn.

    draws, seed: of all. weighting: 'flat' (any weighting alike), 'around' (the chosen weights) or 'fixed'.
    weight_spread: standard deviation of a drawn weight of 20 % [points of percent] for ``around`` [A]; larger weights
    vary more, smaller ones less. bounds: how far the limits of the value functions may move [% of their distance],
    counted where ``vary_bounds``. data: standard deviation of what a criterion gives a site [points of 100, % of its
    weight], counted where ``vary_data`` [A]. top: first places that count as the best. map_share: share of the land
    that is the best of the map [%].
    """

    draws: int = DEFAULT_DRAWS
    seed: int = 1
    weighting: str = AROUND
    weight_spread: float = 7.0
    vary_bounds: bool = False
    bounds: float = 10.0
    vary_data: bool = False
    data: float = 5.0
    top: int = 5
    map_share: float = 10.0

    @property
    def concentration(self) -> float:
        """Sum c of the Dirichlet's parameters: a weight w has the standard deviation √(w(1 − w)/(c + 1))."""
        variance = EXAMPLE_WEIGHT * (1.0 - EXAMPLE_WEIGHT)
        return max(variance / (self.weight_spread / 100.0) ** 2 - 1.0, 0.1)

    @property
    def drawn(self) -> tuple[object, ...]:
        """What the draws depend on."""
        common = (self.draws, self.seed, self.weighting)
        spread = self.weight_spread if self.weighting == AROUND else None
        return (*common, spread, self.bounds * self.vary_bounds, self.data * self.vary_data)


def robustness_from(stored: Mapping[str, Any]) -> RobustnessChoices:
    """Return the choices that the settings keep; unknown ones, of a newer plugin, are left out."""
    names = {field.name for field in dataclasses.fields(RobustnessChoices)}
    return RobustnessChoices(**{name: value for name, value in stored.items() if name in names})
