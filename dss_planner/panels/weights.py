"""Weights of criteria by their ids, which always add up to 100."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner.scoring.weighing.weights import TOTAL
from dss_planner.scoring.weighing.weights import rebalance as shared_out


def rebalance(weights: Mapping[str, float], moved: str, value: float) -> dict[str, float]:
    """Set ``moved`` to ``value`` and share the rest among the others in the proportion they had.

    Weights are percent. When all the others are at zero they share the rest equally. A lone weight is 100.
    """
    keys = list(weights)
    return dict(zip(keys, shared_out(tuple(weights.values()), keys.index(moved), value)))


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
