"""Sites as a table whose ranks are drawn: the ranking and its robustness draw one and the same."""

from __future__ import annotations

import numpy as np

from dss_planner.scoring.sensitivity.combinations import TOPSIS
from dss_planner.scoring.sensitivity.draws import Spread
from dss_planner.scoring.sensitivity.tables import Table
from dss_planner.sites.rankcriteria import HIGHER, RankCriterion


def rank_table(
    raw: np.ndarray,
    criteria: tuple[RankCriterion, ...],
    method: str,
    attitude: float,
    spreads: tuple[Spread, ...] = (),
) -> Table:
    """Return what is drawn of sites: raw (sites, criteria) in the fields' units, NaN = unknown."""
    topsis = method == TOPSIS

    def worths(values: np.ndarray, shifts: np.ndarray) -> np.ndarray:
        columns = [_worth(item, values[:, index], shifts[index], topsis) for index, item in enumerate(criteria)]
        return np.column_stack(columns)

    weights = np.array([item.weight for item in criteria])
    higher = np.array([item.direction == HIGHER for item in criteria])
    return Table(raw, worths, weights, method, attitude, higher, spreads)


def _worth(item: RankCriterion, values: np.ndarray, shifts: np.ndarray, topsis: bool) -> np.ndarray:
    """Return the worth (0–1) with shifted bounds; for TOPSIS the value within them."""
    if item.low is None or item.high is None:
        return values
    distance = item.high - item.low
    low, high = item.low + shifts[0] * distance, item.high + shifts[1] * distance
    if topsis:
        return np.clip(values, low, high)
    t = np.clip((values - low) / (high - low), 0.0, 1.0)
    return t if item.direction == HIGHER else 1.0 - t
