"""How well modelled and measured values agree: bias, error and rank correlation."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import permutations

import numpy as np
from scipy.stats import kendalltau, rankdata, spearmanr

from dss_planner.erosion.calibration.calibrationrequest import Agreement, Pair

#: Fewest pairs for a rank correlation: with three, no order of chance is rarer than one in six.
LEAST_RANKED = 3
#: Up to this many pairs the p-value of Spearman's ρ is counted over all orders; beyond, from Student's t.
_COUNTED = 7


def agreement(pairs: Sequence[Pair], group: str = "") -> Agreement:
    """Return how well the model agrees with the pairs of a group.

    mean_ratio = Σ modelled/Σ measured. With d = ln(modelled/measured) of the pairs above zero on both sides:
    log_bias = mean(d), log_rmse = √mean(d²). Spearman's ρ and Kendall's τ-b of all pairs.
    """
    measured = np.array([pair.measured for pair in pairs], dtype=np.float64)
    modelled = np.array([pair.modelled for pair in pairs], dtype=np.float64)
    good = np.array([pair.in_logarithms for pair in pairs], dtype=bool)
    total = float(measured.sum())
    difference = np.log(modelled[good] / measured[good])
    rho, rho_p, tau, tau_p = _ranks(measured, modelled)
    return Agreement(
        group,
        len(pairs),
        int(good.sum()),
        float(modelled.sum()) / total if total > 0.0 else None,
        float(difference.mean()) if difference.size else None,
        math.sqrt(float((difference**2).mean())) if difference.size else None,
        rho,
        rho_p,
        tau,
        tau_p,
    )


def by_method(pairs: Sequence[Pair]) -> tuple[Agreement, ...]:
    """Return the agreement of each method that is given, in order of their names."""
    methods = sorted({pair.method for pair in pairs if pair.method})
    return tuple(agreement([pair for pair in pairs if pair.method == method], method) for method in methods)


def _ranks(measured: np.ndarray, modelled: np.ndarray) -> tuple[float | None, float | None, float | None, float | None]:
    if len(measured) < LEAST_RANKED or np.ptp(measured) == 0.0 or np.ptp(modelled) == 0.0:
        return None, None, None, None
    rho, rho_p = spearmanr(measured, modelled)
    if len(measured) <= _COUNTED:
        rho_p = _counted_p(rankdata(measured), rankdata(modelled))
    tau, tau_p = kendalltau(measured, modelled)
    return float(rho), float(rho_p), float(tau), float(tau_p)


def _counted_p(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of all orders of ``other`` whose ρ is as far from zero as that of the order there is."""
    one = one - one.mean()
    centred = other - other.mean()
    there = abs(float(one @ centred))
    orders = np.array(list(permutations(centred)))
    return float(np.mean(np.abs(orders @ one) >= there - 1e-9))
