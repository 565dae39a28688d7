"""How much the best choice can be worth at most, without a solver."""

from __future__ import annotations

import math

import numpy as np

from dss_planner.sites.portfolio.problem import Problem

_STEPS = 80


def upper_bound(problem: Problem) -> float:
    """Return a bound that no choice passes: budget by a price, exclusion within disjoint cliques [D].

    For any price λ ≥ 0 of a unit of money, λ·B + Σ over cliques of max(0, benefit − λ·cost) is at least the optimum
    (Lagrangian relaxation; with single candidates it is the fractional knapsack). Groups are left out, bonuses are
    counted half for each of the two: both only raise the bound.
    """
    worth = problem.benefit + 0.5 * np.asarray(problem.pair_bonus().sum(axis=1)).ravel()
    may, must = problem.may, problem.must
    clique = _disjoint(problem)

    def bound(price: float) -> float:
        net = worth - price * problem.cost
        best = np.zeros(int(clique.max(initial=-1)) + 1)
        free = may & ~must
        np.maximum.at(best, clique[free], net[free])
        limit = 0.0 if math.isinf(problem.budget) else price * problem.budget
        return float(limit + best.sum() + net[must].sum())

    if math.isinf(problem.budget):
        return bound(0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(problem.cost > 0, worth / problem.cost, 0.0)
    low, high = 0.0, float(max(ratios.max(initial=0.0), 0.0))
    # the bound is convex in the price
    golden = (math.sqrt(5.0) - 1.0) / 2.0
    for _ in range(_STEPS):
        one, other = high - golden * (high - low), low + golden * (high - low)
        if bound(one) <= bound(other):
            high = other
        else:
            low = one
    return min(bound(low), bound(high), bound(0.0))


def _disjoint(problem: Problem) -> np.ndarray:
    """Return a clique number for each candidate: sets of candidates that all exclude each other."""
    links: list[list[int]] = [[] for _ in range(problem.count)]
    for one, other in problem.exclusive().tolist():
        links[one].append(other)
        links[other].append(one)
    number = np.full(problem.count, -1, dtype=np.int64)
    next_number = 0
    for start in np.argsort(-problem.benefit, kind="stable"):
        if number[start] >= 0:
            continue
        number[start] = next_number
        common = {other for other in links[start] if number[other] < 0}
        while common:
            best = max(common, key=lambda other: (problem.benefit[other], -other))
            number[best] = next_number
            common &= set(links[best])
        next_number += 1
    return number
