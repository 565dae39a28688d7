"""Combining the values of criteria to a score from 0 to 100: weighted sum, geometric mean, ordered weighting.

Of all forms: Σ wᵢ = 1, vᵢ from 0 (worst) to 1 (best); the score is unknown (NaN) where any value is unknown; it is
0 when all values are 0 and 100 when all are 1; it never falls when a value rises.

* ``weighted_sum``: S = 100·Σ wᵢ·vᵢ. A strong criterion makes up for a weak one. (SCIENCE.md 5)
* ``geometric``: S = 100·Π vᵢ^wᵢ. A weak criterion pulls the score down; one at 0 makes it 0. [M]
* ``owa``: S = 100·Σⱼ z₍ⱼ₎·[Q(Σ_{k≤j} u_k) − Q(Σ_{k<j} u_k)], z₍ⱼ₎ the values from the largest to the smallest, u their
  weights, Q(p) = p^α, α = (1 − o)/o with the optimism o: 0 takes the worst value of all, 0.5 is the weighted sum, 1
  takes the best. (Yager 1988; Malczewski 2006; SCIENCE.md 5 [M formula])

Points of a criterion sum to the score: weighted_sum 100·wᵢ·vᵢ; owa 100·vᵢ times the weight that its place in the order
gives it (equal values share theirs by weight); geometric S·wᵢ·vᵢ / Σ wⱼ·vⱼ, the score shared out as the weighted sum
would be [A]. Points lost sum to 100 − S: of the sums what is missing to vᵢ = 1; geometric
(100 − S)·wᵢ·ln vᵢ / Σ wⱼ·ln vⱼ, which leaves no rest (logarithmic mean Divisia index, Ang 2005 [M]).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from dss_planner.scoring.combination.ordering import ordered, ordered_score, quantified, subset_sums

#: The best score; contributions are points of it.
FULL_SCORE = 100.0
WEIGHTED_SUM, GEOMETRIC, OWA = "weighted_sum", "geometric", "owa"
COMBINATIONS = (WEIGHTED_SUM, GEOMETRIC, OWA)
#: The optimism at which ordered weighting is the weighted sum.
NEUTRAL = 0.5
#: Criteria that ordered weighting takes at most: it keeps a table of all their subsets.
MOST_ORDERED = 20


@dataclass(frozen=True)
class Combination:
    """How criteria are combined. kind: one of `COMBINATIONS`. optimism: of owa, 0 (cautious) to 1 (optimistic)."""

    kind: str = WEIGHTED_SUM
    optimism: float = NEUTRAL

    @property
    def exponent(self) -> float:
        """α of the quantifier Q(p) = p^α: ∞ at the optimism 0, 1 at 0.5, 0 at 1."""
        return (1 - self.optimism) / self.optimism if self.optimism > 0 else float("inf")

    @property
    def effective(self) -> str:
        """The kind that is worked out: ordered weighting at the neutral optimism is the weighted sum itself."""
        return WEIGHTED_SUM if self.kind == OWA and self.optimism == NEUTRAL else self.kind


def score_of(values: Sequence[np.ndarray], weights: Sequence[float], combination: Combination) -> np.ndarray:
    """Return the score 0–100, shape and type of one value array; NaN where any value is unknown.

    values: one array of 0–1 for each criterion. weights: sum to 1.
    """
    return scorer(values, combination)(weights)


def scorer(values: Sequence[np.ndarray], combination: Combination) -> Callable[[Sequence[float]], np.ndarray]:
    """Return the function from weights to the score: what does not depend on the weights is worked out once."""
    if combination.effective == WEIGHTED_SUM:
        return partial(weighted_sum, values)
    if combination.effective == GEOMETRIC:
        return partial(from_logarithms, [logarithms(value) for value in values])
    order, kind = ordered(values), values[0].dtype.char
    return lambda weights: ordered_score(order, table(tuple(weights), combination.optimism, kind))


def points_of(
    values: Sequence[np.ndarray], weights: Sequence[float], combination: Combination, score: np.ndarray
) -> np.ndarray:
    """Return (criteria, …) points that sum to ``score``; NaN where the score is unknown. Arguments as `score_of`."""
    one = values[0].dtype.type
    points = np.stack([v * one(FULL_SCORE * w) for v, w in zip(values, weights)])
    if combination.effective == GEOMETRIC:
        total = weighted_sum(values, weights)
        points *= np.divide(score, total, out=np.zeros_like(score), where=total > 0)
    elif combination.effective == OWA:
        points = counted(values, weights, combination.optimism) * np.stack(list(values)) * one(FULL_SCORE)
    points[:, np.isnan(score)] = np.nan
    return points


def losses_of(
    values: Sequence[np.ndarray], weights: Sequence[float], combination: Combination, score: np.ndarray
) -> np.ndarray:
    """Return (criteria, …) points lost, which sum to 100 − ``score``; NaN where it is unknown."""
    stacked = np.stack(list(values))
    one = stacked.dtype.type
    shares = np.array(weights, dtype=stacked.dtype).reshape(-1, *[1] * (stacked.ndim - 1))
    if combination.effective == GEOMETRIC:
        nothing = (stacked == 0) & (shares > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            missing = np.where(shares > 0, -shares * np.log(stacked), 0)
        # criteria at 0 lose all there is, each by its weight
        missing = np.where(nothing.any(axis=0), np.where(nothing, shares, 0), missing)
        total = missing.sum(axis=0)
        lost = missing * np.divide(one(FULL_SCORE) - score, total, out=np.zeros_like(score), where=total > 0)
    elif combination.effective == OWA:
        lost = counted(values, weights, combination.optimism) * (1 - stacked) * one(FULL_SCORE)
    else:
        lost = one(FULL_SCORE) * shares * (1 - stacked)
    lost[:, np.isnan(score)] = np.nan
    return lost


def weighted_sum(values: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Return 100·Σ wᵢ·vᵢ, added in the order of the criteria: a single cell gives the same bits as a whole map."""
    one = values[0].dtype.type
    total = values[0] * one(FULL_SCORE * weights[0])
    part = np.empty_like(total)
    for value, weight in zip(values[1:], weights[1:]):
        np.multiply(value, one(FULL_SCORE * weight), out=part)
        np.add(total, part, out=total)
    return np.minimum(total, one(FULL_SCORE), out=total)


def logarithms(values: np.ndarray) -> np.ndarray:
    """Return ln v: −∞ where v is 0, NaN where it is unknown."""
    with np.errstate(divide="ignore"):
        return np.log(values)


def from_logarithms(logs: Sequence[np.ndarray], weights: Sequence[float]) -> np.ndarray:
    """Return 100·exp(Σ wᵢ·ln vᵢ) from the logarithms; a criterion without weight only says where it is unknown."""
    one = logs[0].dtype.type
    total = np.zeros_like(logs[0])
    for log, weight in zip(logs, weights):
        total += log * one(weight) if weight > 0 else np.where(np.isnan(log), log, one(0))
    np.exp(total, out=total)
    total *= one(FULL_SCORE)
    return np.minimum(total, one(FULL_SCORE), out=total)


def counted(values: Sequence[np.ndarray], weights: Sequence[float], optimism: float) -> np.ndarray:
    """Return (criteria, …): the weight with which each value counts in ordered weighting; they sum to 1.

    Equal values share the weight of their places in proportion to their own weights, so that the order in which the
    criteria are listed does not matter.
    """
    dtype = values[0].dtype
    chances = table(tuple(weights), optimism, dtype.char)
    sums = subset_sums(tuple(weights)).astype(dtype)
    found = np.empty((len(values), *values[0].shape), dtype=dtype)
    for index, own in enumerate(values):
        better = np.zeros(own.shape, dtype=np.int32)
        equal = np.zeros(own.shape, dtype=np.int32)
        for other, value in enumerate(values):
            better += np.int32(1 << other) * (value > own)
            equal += np.int32(1 << other) * (value == own)
        both = better + equal
        weight = sums[both] - sums[better]
        share = np.divide(dtype.type(weights[index]), weight, out=np.zeros_like(weight), where=weight > 0)
        found[index] = (chances[both] - chances[better]) * share
    return found


@lru_cache(maxsize=16)
def table(weights: tuple[float, ...], optimism: float, kind: str) -> np.ndarray:
    """Return Q(Σ weights) of every subset of the criteria; bit i of the position stands for criterion i."""
    found = quantified(subset_sums(weights), optimism).astype(kind)
    found.flags.writeable = False
    return found


def order_weights(count: int, optimism: float) -> np.ndarray:
    """Return the weights of ``count`` equally important values from the largest to the smallest."""
    return np.diff(quantified(np.arange(count + 1) / count, optimism))


def orness(weights: Sequence[float] | np.ndarray) -> float:
    """Return how optimistic order weights are: Σ (n − i)·vᵢ / (n − 1); 1 = best value only, 0 = worst only."""
    v = np.asarray(weights, dtype=float)
    return float((len(v) - np.arange(1, len(v) + 1)) @ v / (len(v) - 1)) if len(v) > 1 else NEUTRAL


def trade_off(weights: Sequence[float] | np.ndarray) -> float:
    """Return how far values make up for each other: 1 − √(n·Σ (vᵢ − 1/n)² / (n − 1)); 0 at both ends, 1 in the middle.

    Source: Jiang & Eastman 2000 [M].
    """
    v = np.asarray(weights, dtype=float)
    n = len(v)
    return float(1 - np.sqrt(n * ((v - 1 / n) ** 2).sum() / (n - 1))) if n > 1 else 1.0
