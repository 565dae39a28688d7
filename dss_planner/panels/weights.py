"""Weights that always add up to 100."""

from __future__ import annotations

from collections.abc import Mapping

TOTAL = 100.0


def rebalance(weights: Mapping[str, float], moved: str, value: float) -> dict[str, float]:
    """Set ``moved`` to ``value`` and share the rest among the others in the proportion they had.

    Weights are percent. When all the others are at zero they share the rest equally. A lone weight is 100.
    """
    others = [key for key in weights if key != moved]
    if not others:
        return {moved: TOTAL}
    value = min(max(value, 0.0), TOTAL)
    rest = TOTAL - value
    before = sum(weights[key] for key in others)
    share = {key: weights[key] / before if before > 0.0 else 1.0 / len(others) for key in others}
    return {key: value if key == moved else rest * share[key] for key in weights}


def switched_on(weights: Mapping[str, float], added: str) -> dict[str, float]:
    """Give ``added``, whose weight is the one it had when it was switched off, that weight back among the others.

    Switching a criterion off and on again so restores what was before. One that left no room for the others, or has
    no weight, gets an equal share.
    """
    weight = weights[added]
    if not 0.0 < weight < TOTAL:
        weight = TOTAL / len(weights)
    return rebalance(weights, added, weight)


def to_total(weights: Mapping[str, float]) -> dict[str, float]:
    """Scale ``weights`` so that they add up to 100; equal weights when all are zero."""
    total = sum(weights.values())
    if total <= 0.0:
        return {key: TOTAL / len(weights) for key in weights}
    return {key: value * TOTAL / total for key, value in weights.items()}
