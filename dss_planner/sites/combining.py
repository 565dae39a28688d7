"""Combining the values of sites: weighted sum, ordered weighting, distance to the ideal. Pure functions on arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

#: The best score; contributions and losses are points of it.
FULL_SCORE = 100.0


@dataclass(frozen=True)
class Combined:
    """score: (sites,) 0–100, NaN where nothing is known. gained, lost: (sites, criteria) points, 0 where unknown.

    The points gained sum to the score, gained and lost together to 100.
    """

    score: np.ndarray
    gained: np.ndarray
    lost: np.ndarray


def weighted_sum(values: np.ndarray, weights: np.ndarray) -> Combined:
    """Return S = 100·Σ wᵢ·vᵢ / Σ wᵢ over the known criteria (weighted linear combination, SCIENCE.md 5).

    values: (sites, criteria) from 0 to 1, NaN = unknown. weights: (criteria,) or (sites, criteria), above 0. Where a
    value is unknown the others carry its weight: unknown is neither zero nor average.
    """
    own = _known_weights(values, weights)
    gained = FULL_SCORE * own * np.where(np.isnan(values), 0.0, values)
    return _combined(values, gained, FULL_SCORE * own - gained)


def geometric_mean(values: np.ndarray, weights: np.ndarray) -> Combined:
    """Return S = 100·Π vᵢ^wᵢ over the known criteria (weighted geometric mean [M]): a criterion worth 0 makes it 0.

    Points gained are shared out as the weighted sum would share them [A]; lost by −wᵢ·ln vᵢ, which leaves no rest
    (`scoring.combination.combining`). values, weights: as `weighted_sum`.
    """
    own = _known_weights(values, weights)
    seen = np.where(np.isnan(values), 1.0, values)
    nothing = (own > 0) & (seen <= 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        missing = np.where(own > 0, -own * np.log(np.where(seen > 0, seen, 1.0)), 0.0)
    score = np.where(nothing.any(axis=1), 0.0, FULL_SCORE * np.exp(-missing.sum(axis=1)))
    missing = np.where(nothing.any(axis=1, keepdims=True), np.where(nothing, own, 0.0), missing)
    parts = own * np.where(np.isnan(values), 0.0, values)
    gained = score[:, np.newaxis] * _shares(parts, parts.sum(axis=1))
    lost = (FULL_SCORE - score)[:, np.newaxis] * _shares(missing, missing.sum(axis=1))
    return Combined(np.where(np.isnan(values).all(axis=1), np.nan, score), gained, lost)


def ordered_weighting(values: np.ndarray, weights: np.ndarray, attitude: float) -> Combined:
    """Return the ordered weighted average with the quantifier Q(p) = p^attitude over the known criteria.

    OWA = Σⱼ z₍ⱼ₎·[Q(Σ_{k≤j} u_k) − Q(Σ_{k<j} u_k)], z₍ⱼ₎ the values from the largest to the smallest, u their
    weights (Yager 1988; Malczewski 2006 [M]). attitude 1 is the weighted sum, above 1 cautious (weak points count
    more), below 1 optimistic. values, weights: as `weighted_sum`.
    """
    own = _known_weights(values, weights)
    order = np.argsort(np.where(np.isnan(values), np.inf, -values), axis=1, kind="stable")
    cumulative = np.cumsum(np.take_along_axis(own, order, axis=1), axis=1).clip(0.0, 1.0)
    quantified = np.diff(cumulative**attitude, axis=1, prepend=0.0)
    counted = np.empty_like(own)
    np.put_along_axis(counted, order, quantified, axis=1)
    gained = FULL_SCORE * counted * np.where(np.isnan(values), 0.0, values)
    return _combined(values, gained, FULL_SCORE * counted - gained)


def owa(values: np.ndarray, order_weights: np.ndarray) -> np.ndarray:
    """Return Σⱼ vⱼ·z₍ⱼ₎ with given order weights: (sites,) from (sites, criteria), largest value first (Yager 1988)."""
    return -np.sort(-np.asarray(values, dtype=float), axis=-1) @ np.asarray(order_weights, dtype=float)


def orness(order_weights: np.ndarray) -> float:
    """Return how optimistic order weights are: Σ (n − i)·vᵢ / (n − 1); 1 = best value only, 0 = worst only."""
    v = np.asarray(order_weights, dtype=float)
    return float((len(v) - np.arange(1, len(v) + 1)) @ v / (len(v) - 1))


def topsis(raw: np.ndarray, weights: np.ndarray, higher: np.ndarray) -> Combined:
    """Return the relative closeness C = D⁻ / (D⁺ + D⁻) times 100 (TOPSIS, Hwang & Yoon 1981, SCIENCE.md 5).

    raw: (sites, criteria) in the criteria's own units, NaN = unknown. weights: (criteria,). higher: (criteria,) True
    where more is better. Each criterion is divided by its Euclidean norm over the sites, so the result depends on the
    sites compared. Unknown criteria are left out of a site's distances, the others carry their weight.
    Points: gained are C shared out by the squared distances from the worst, lost are 1 − C by those from the best.
    NaN where a site equals all others in all that is known of it.
    """
    known = ~np.isnan(raw)
    norm = np.sqrt(np.nansum(raw**2, axis=0))
    # a criterion that is 0 everywhere tells no site from another
    unit = np.where(known, raw, 0.0) / np.where(norm > 0, norm, 1.0)
    seen = np.where(known, unit, np.nan)
    best = np.where(higher, np.nanmax(seen, axis=0), np.nanmin(seen, axis=0))
    worst = np.where(higher, np.nanmin(seen, axis=0), np.nanmax(seen, axis=0))
    own = _known_weights(raw, weights)
    from_best, from_worst = (own * (unit - best)) ** 2 * known, (own * (unit - worst)) ** 2 * known
    total_best, total_worst = from_best.sum(axis=1), from_worst.sum(axis=1)
    d_best, d_worst = np.sqrt(total_best), np.sqrt(total_worst)
    with np.errstate(invalid="ignore", divide="ignore"):
        closeness = d_worst / (d_best + d_worst)
    gained = FULL_SCORE * closeness[:, np.newaxis] * _shares(from_worst, total_worst)
    lost = FULL_SCORE * (1 - closeness)[:, np.newaxis] * _shares(from_best, total_best)
    return Combined(FULL_SCORE * closeness, np.nan_to_num(gained), np.nan_to_num(lost))


def ranks(scores: np.ndarray) -> np.ndarray:
    """Return ranks along the last axis, 1 = highest score; equals share the better rank; 0 where NaN."""
    rounded = np.where(np.isnan(scores), -np.inf, np.asarray(scores, dtype=float).round(9))
    ascending = np.sort(rounded, axis=-1)
    if rounded.ndim == 1:
        above = len(rounded) - np.searchsorted(ascending, rounded, side="right")
    else:
        above = np.stack([len(a) - np.searchsorted(a, r, side="right") for a, r in zip(ascending, rounded)])
    return np.where(np.isnan(scores), 0, above + 1)


def _known_weights(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return (sites, criteria): weights over the known criteria of each site, summing to 1 (0 where none is known)."""
    own = np.where(np.isnan(values), 0.0, np.broadcast_to(weights, values.shape))
    total = own.sum(axis=1, keepdims=True)
    return own / np.where(total > 0, total, 1.0)


def _combined(values: np.ndarray, gained: np.ndarray, lost: np.ndarray) -> Combined:
    nothing = np.isnan(values).all(axis=1)
    return Combined(np.where(nothing, np.nan, gained.sum(axis=1)), gained, lost)


def _shares(parts: np.ndarray, total: np.ndarray) -> np.ndarray:
    return parts / np.where(total > 0, total, 1.0)[:, np.newaxis]
