"""The scores of many weightings at once: each way of combining as a few matrix products.

The numbers are those of weighting one by one (weighted sum, geometric mean, ordered weighting, distance to the ideal),
unknown values included: the known criteria carry their weight.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

WLC, GEOMETRIC, OWA, TOPSIS = "wlc", "geometric", "owa", "topsis"
METHODS = (WLC, GEOMETRIC, OWA, TOPSIS)
FULL_SCORE = 100.0
#: (draws, criteria) weights → (draws, places) scores from 0 to 100, NaN where nothing is known.
Scores = Callable[[np.ndarray], np.ndarray]


def scores_of(values: np.ndarray, method: str, attitude: float = 1.0, higher: np.ndarray | None = None) -> Scores:
    """Return the function that scores all places for many weightings.

    values: (places, criteria), NaN = unknown: worths from 0 to 1, or for TOPSIS the criteria's own units with
    ``higher`` (criteria,) True where more is better. attitude: exponent of the quantifier of OWA (1 = weighted sum).
    Equations and sources: SCIENCE.md 5; weighted geometric mean S = 100·Π vᵢ^wᵢ [M].
    """
    known = ~np.isnan(values)
    if method == TOPSIS:
        return _topsis(values, known, np.ones(values.shape[1], bool) if higher is None else higher)
    if method == OWA and attitude != 1.0:
        return _owa(values, known, attitude)
    if method == GEOMETRIC:
        return _geometric(values, known)
    return _weighted(np.where(known, values, 0.0), known)


def _weighted(values: np.ndarray, known: np.ndarray) -> Scores:
    shares = _known_weight(known)
    columns = np.ascontiguousarray(FULL_SCORE * values.T)
    return lambda weights: _divided(weights @ columns, shares, weights)


def _known_weight(known: np.ndarray) -> np.ndarray | None:
    """Return (criteria, places) of 0 and 1 for `_divided`; None when all is known."""
    return None if known.all() else np.ascontiguousarray(known.T.astype(float))


def _divided(sums: np.ndarray, known: np.ndarray | None, weights: np.ndarray) -> np.ndarray:
    """Divide weighted sums by the weight that is known of each place; where there is none, the result is NaN."""
    if known is None:
        sums /= weights.sum(axis=1, keepdims=True)
        return sums
    with np.errstate(invalid="ignore", divide="ignore"):
        sums /= weights @ known
    sums[:, ~known.any(axis=0)] = np.nan
    return sums


def _geometric(values: np.ndarray, known: np.ndarray) -> Scores:
    zero = (known & (values <= 0.0)).any(axis=1)
    logs = np.log(np.where(known & (values > 0.0), values, 1.0))
    inner = _weighted(logs / FULL_SCORE, known)

    def scores(weights: np.ndarray) -> np.ndarray:
        found = FULL_SCORE * np.exp(inner(weights))
        found[:, zero] = 0.0
        return found

    return scores


def _owa(values: np.ndarray, known: np.ndarray, attitude: float) -> Scores:
    """OWA = Σⱼ Q(Σ_{k≤j} u_k)·(z₍ⱼ₎ − z₍ⱼ₊₁₎) with z from the largest to the smallest (`ordered_weighting`)."""
    order = np.argsort(np.where(known, -values, np.inf), axis=1, kind="stable")
    ordered = np.take_along_axis(np.where(known, values, 0.0), order, axis=1)
    steps = FULL_SCORE * (ordered - np.pad(ordered[:, 1:], ((0, 0), (0, 1))))
    shares = _known_weight(known)
    among = np.zeros((values.shape[1], *values.shape))
    members = np.zeros(values.shape)
    for place in range(values.shape[1]):
        np.put_along_axis(members, order[:, place : place + 1], 1.0, axis=1)
        among[place] = members * known

    def scores(weights: np.ndarray) -> np.ndarray:
        found = np.zeros((len(weights), len(values)))
        for place in range(values.shape[1]):
            reached = _divided(weights @ among[place].T, shares, weights)
            found += steps[:, place] * _power(np.clip(reached, 0.0, 1.0, out=reached), attitude)
        return found

    return scores


def _power(base: np.ndarray, exponent: float) -> np.ndarray:
    # the usual attitudes without the slow general power
    if exponent == 2.0:
        return base * base
    if exponent == 0.5:
        return np.sqrt(base)
    return base**exponent


def _topsis(raw: np.ndarray, known: np.ndarray, higher: np.ndarray) -> Scores:
    norm = np.sqrt(np.nansum(raw**2, axis=0))
    unit = np.where(known, raw, 0.0) / np.where(norm > 0, norm, 1.0)
    top = np.where(known, unit, -np.inf).max(axis=0)
    low = np.where(known, unit, np.inf).min(axis=0)
    best, worst = np.where(higher, top, low), np.where(higher, low, top)
    from_best = np.ascontiguousarray((known * (unit - best) ** 2).T)
    from_worst = np.ascontiguousarray((known * (unit - worst) ** 2).T)

    # a place's known weight divides both distances, so it cancels
    def scores(weights: np.ndarray) -> np.ndarray:
        squared = weights**2
        d_best, d_worst = np.sqrt(squared @ from_best), np.sqrt(squared @ from_worst)
        with np.errstate(invalid="ignore", divide="ignore"):
            return FULL_SCORE * d_worst / (d_best + d_worst)

    return scores
