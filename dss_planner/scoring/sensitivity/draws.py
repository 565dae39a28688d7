"""Seeded draws of weights, of the bounds of value functions and of errors of the data.

Each draw has generators of its own, so that a draw is the same whatever the block or thread it is worked out in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError

#: How weights are drawn: every weighting alike, around the chosen ones, or not at all.
FLAT, AROUND, FIXED = "flat", "around", "fixed"
WEIGHTINGS = (FLAT, AROUND, FIXED)
#: Sum of the parameters of the Dirichlet distribution around the chosen weights [A]: 0.2 varies by ± 0.07 (one
#: standard deviation), 0.5 by ± 0.09.
DEFAULT_CONCENTRATION = 30.0
DEFAULT_DRAWS = 1000
#: Drawn weights are whole multiples of this and sum to exactly 1: sums over a map are then exact.
WEIGHT_STEP = 2.0**-26
#: Bounds may move by less than half their distance, or they could change places.
MOST_SHIFT = 0.49
_WEIGHTS, _BOUNDS, _DATA = 0, 1, 2


@dataclass(frozen=True)
class Spread:
    """How unsure one criterion is; 0 = sure.

    data: standard deviation of the error of its values (normal) in their own unit, or as a share of the value when
    ``relative``. shared: one error for all places of a draw (a layer that is too high everywhere) instead of one for
    each. bounds: each bound of the value function moves by up to this share of their distance (uniform, 0–0.49).
    What is not given by a source is an assumption [A].
    """

    data: float = 0.0
    relative: bool = True
    shared: bool = False
    bounds: float = 0.0


@dataclass(frozen=True)
class Sampling:
    """How to draw.

    draws: how many; seed: of the generators. weighting: one of `WEIGHTINGS`. concentration: of ``around``, the sum c
    of the parameters c·w of the Dirichlet distribution: a weight w has the standard deviation √(w(1 − w)/(c + 1)).
    """

    draws: int = DEFAULT_DRAWS
    seed: int = 0
    weighting: str = AROUND
    concentration: float = DEFAULT_CONCENTRATION

    def check(self) -> None:
        """Raise `InputError` for numbers that cannot be drawn with."""
        if self.weighting not in WEIGHTINGS:
            raise InputError(
                "The weights are to be drawn “{found}”; one of {expected} is expected. Choose one.",
                found=self.weighting,
                expected=", ".join(WEIGHTINGS),
            )
        if self.draws < 1 or self.seed < 0 or not self.concentration > 0:
            raise InputError(
                "{draws} draws with the seed {seed} and the concentration {concentration} were asked for; 1 or more "
                "draws, a seed of 0 or more and a concentration above 0 are expected. Correct them.",
                draws=self.draws,
                seed=self.seed,
                concentration=f"{self.concentration:g}",
            )


def draw_weights(weights: np.ndarray, sampling: Sampling) -> np.ndarray:
    """Return (draws, criteria) weights, each row summing to exactly 1, none 0.

    flat: uniform over all weightings, Dirichlet(1, …, 1); around: Dirichlet(c·w) (SMAA, Tervonen & Figueira 2008 [V];
    SCIENCE.md 5). Rounded to `WEIGHT_STEP`, 1.5e-8; the rounding goes to the largest weight.
    """
    weights = np.asarray(weights, dtype=float)
    count = len(weights)
    if sampling.weighting == FIXED:
        drawn = np.tile(weights / weights.sum(), (sampling.draws, 1))
    else:
        flat = sampling.weighting == FLAT
        parameters = np.ones(count) if flat else sampling.concentration * weights / weights.sum()
        drawn = np.random.default_rng([sampling.seed, _WEIGHTS]).dirichlet(parameters, sampling.draws)
    steps = np.maximum(np.rint(drawn / WEIGHT_STEP), 1.0)
    rows, largest = np.arange(sampling.draws), steps.argmax(axis=1)
    steps[rows, largest] += 1.0 / WEIGHT_STEP - steps.sum(axis=1)
    return steps * WEIGHT_STEP


def weight_moments(weights: np.ndarray, sampling: Sampling) -> tuple[np.ndarray, np.ndarray]:
    """Return mean (criteria,) and covariance (criteria, criteria) of the weights, in closed form.

    Dirichlet(a), a₀ = Σ aᵢ: mean aᵢ/a₀, covariance (mᵢδᵢⱼ − mᵢmⱼ)/(a₀ + 1).
    """
    chosen = np.asarray(weights, dtype=float) / np.sum(weights)
    if sampling.weighting == FIXED:
        return chosen, np.zeros((len(chosen), len(chosen)))
    mean = np.full(len(chosen), 1.0 / len(chosen)) if sampling.weighting == FLAT else chosen
    total = len(chosen) if sampling.weighting == FLAT else sampling.concentration
    return mean, (np.diag(mean) - np.outer(mean, mean)) / (total + 1.0)


def draw_bounds(spreads: tuple[Spread, ...], seed: int, draw: int) -> np.ndarray:
    """Return (criteria, 2): by which share of their distance the lower and the upper bound move in a draw."""
    most = np.array([spread.bounds for spread in spreads])
    return np.random.default_rng([seed, _BOUNDS, draw]).uniform(-1.0, 1.0, (len(spreads), 2)) * most[:, np.newaxis]


def draw_errors(spreads: tuple[Spread, ...], seed: int, draw: int, places: int) -> np.ndarray:
    """Return (places, criteria) standard normal errors of a draw; the same down a column that is ``shared``."""
    generator = np.random.default_rng([seed, _DATA, draw])
    shared = generator.standard_normal(len(spreads))
    own = generator.standard_normal((places, len(spreads)))
    return np.where([spread.shared for spread in spreads], shared, own)


def draw_shared_errors(spreads: tuple[Spread, ...], seed: int, draw: int) -> np.ndarray:
    """Return (criteria,) standard normal errors of a draw that hold for a whole map."""
    return np.random.default_rng([seed, _DATA, draw]).standard_normal(len(spreads))


def with_errors(values: np.ndarray, spreads: tuple[Spread, ...], errors: np.ndarray) -> np.ndarray:
    """Return values (places, criteria) with errors of the same shape, or (criteria,): x·(1 + s·z) or x + s·z."""
    size = np.array([spread.data for spread in spreads])
    relative = np.array([spread.relative for spread in spreads])
    return values + np.where(relative, values, 1.0) * size * errors


def is_unsure(spreads: tuple[Spread, ...]) -> bool:
    """Return whether anything besides the weights is drawn."""
    return any(spread.data or spread.bounds for spread in spreads)


def check_spreads(spreads: tuple[Spread, ...], names: tuple[str, ...]) -> None:
    """Raise `InputError` naming the criterion whose spread cannot be drawn."""
    for spread, name in zip(spreads, names):
        if not (0.0 <= spread.data < np.inf and 0.0 <= spread.bounds <= MOST_SHIFT):
            raise InputError(
                "“{criterion}” has the spread {data} of its data and {bounds} of its bounds; 0 or more and 0 to {most} "
                "are expected. Correct them.",
                criterion=name,
                data=f"{spread.data:g}",
                bounds=f"{spread.bounds:g}",
                most=MOST_SHIFT,
            )
