"""How much land a value function gives no points, some, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction

#: Values this close to 0 and to 1 count as no points and as full points: a bell never is 0.
_CLOSE = 5e-4


@dataclass(frozen=True)
class LandShares:
    """Shares of the known land (0–1) that sum to 1: without points, between, with full points, of classes without a
    value."""

    none: float
    between: float
    full: float
    unlisted: float


def land_shares(function: ValueFunction, distribution: Distribution) -> LandShares:
    """Return how much land has which value, to about 1/4000; land beyond reach counts with the value of infinity."""
    values, weights = weighted_values(distribution)
    values = np.append(values, np.inf)
    weights = np.append(weights * (1 - distribution.beyond), distribution.beyond)
    worths = function.apply(values)
    unlisted = float(weights[np.isnan(worths)].sum())
    none = float(weights[worths < _CLOSE].sum())
    full = float(weights[worths > 1 - _CLOSE].sum())
    return LandShares(none, max(1 - none - full - unlisted, 0.0), full, unlisted)


def land_between(distribution: Distribution, edges: Sequence[float]) -> np.ndarray:
    """Return float64 (edges − 1): share of the land (without that beyond reach) in each bin; the last holds its end."""
    values, weights = weighted_values(distribution)
    return np.histogram(values, bins=np.asarray(edges, dtype=float), weights=weights)[0]


def unlisted_codes(function: ValueFunction, distribution: Distribution) -> tuple[int, ...]:
    """Return the classes that occur but have no value."""
    if function.kind != "categories" or function.other is not None:
        return ()
    return tuple(code for code in sorted(distribution.classes) if code not in function.categories)


def weighted_values(distribution: Distribution) -> tuple[np.ndarray, np.ndarray]:
    """Return values that occur and the share of the land that each stands for (sum 1)."""
    if distribution.classes:
        codes = np.array(sorted(distribution.classes), dtype=np.float64)
        return codes, np.array([distribution.classes[int(code)] for code in codes])
    if distribution.quantiles:
        values = np.array(distribution.quantiles)
        return values, np.full(values.size, 1 / values.size)
    edges, counts = np.array(distribution.edges), np.array(distribution.counts, dtype=np.float64)
    return (edges[:-1] + edges[1:]) / 2, counts / (counts.sum() or 1.0)
