"""Exclusions: where a rule removes land, and by how much a place misses it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dss_planner.scoring.model import Exclusion


def removes(rule: Exclusion, values: np.ndarray) -> np.ndarray:
    """Return bool, shape of ``values``: where the rule surely removes the cell (never where it is unknown)."""
    known = np.isfinite(values)
    if rule.codes:
        listed = np.isin(values, np.asarray(rule.codes, dtype=values.dtype))
        return known & (listed if rule.drop else ~listed)
    removed = np.zeros(values.shape, dtype=bool)
    if rule.minimum is not None:
        removed |= values < np.float32(rule.minimum)
    if rule.maximum is not None:
        removed |= values > np.float32(rule.maximum)
    return removed & known


def missed_by(rule: Exclusion, values: np.ndarray) -> np.ndarray:
    """Return float32: how far a cell that the rule removes lies from what it keeps, in the layer's unit (> 0).

    NaN where the rule keeps the cell, where it is unknown, and for rules of classes, which know no distance.
    """
    distance = np.full(values.shape, np.nan, dtype=np.float32)
    if rule.codes:
        return distance
    if rule.minimum is not None:
        low = values < np.float32(rule.minimum)
        distance[low] = np.float32(rule.minimum) - values[low]
    if rule.maximum is not None:
        high = values > np.float32(rule.maximum)
        distance[high] = values[high] - np.float32(rule.maximum)
    return distance


def relaxed(rule: Exclusion, amount: float) -> Exclusion:
    """Return the rule with limits so much wider [layer's unit]; rules of classes stay as they are."""
    low = None if rule.minimum is None else rule.minimum - amount
    high = None if rule.maximum is None else rule.maximum + amount
    return rule if rule.codes else replace(rule, minimum=low, maximum=high, sentence="")
