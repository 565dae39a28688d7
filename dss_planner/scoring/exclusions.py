"""Exclusions: where a rule removes land, and by how much a place misses it."""

from __future__ import annotations

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
