"""Many choices of one kind: benefit against budget, and how often a candidate is chosen when benefits are unsure."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.portfolio.bounds import upper_bound
from dss_planner.sites.portfolio.formulation import formulated
from dss_planner.sites.portfolio.heuristic import good_choice
from dss_planner.sites.portfolio.problem import Problem
from dss_planner.sites.portfolio.solver import INFEASIBLE, Answer, solve

#: Gap and seconds of each choice of a series: a curve is read by eye.
CURVE_GAP, CURVE_SECONDS = 2e-3, 10.0
#: Shares of the largest budget that a curve shows.
CURVE_POINTS = 12
#: Kicks of the heuristic for each draw.
_KICKS = 20


@dataclass(frozen=True)
class CurvePoint:
    """Budget, the best worth found with it, a bound that none passes, cost and number of the chosen.

    value None: no choice keeps all rules with this budget.
    """

    budget: float
    value: float | None
    bound: float
    cost: float
    count: int


def efficiency_curve(
    problem: Problem,
    budgets: np.ndarray,
    seconds: float = CURVE_SECONDS,
    gap: float = CURVE_GAP,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
) -> tuple[CurvePoint, ...]:
    """Return what the best choice is worth under each budget (ascending)."""
    budgets = np.asarray(budgets, dtype=float)
    # sites that the largest budget affords may be chosen; the smaller ones exclude them by their row
    widest = replace(problem, budget=float(budgets.max()))
    answers = solve(
        formulated(widest, cancelled),
        problem.count,
        seconds,
        gap,
        budgets=budgets,
        progress=progress,
        cancelled=cancelled,
        alone=alone,
    )
    return tuple(_point(replace(problem, budget=float(b)), answer, cancelled) for b, answer in zip(budgets, answers))


def curve_budgets(problem: Problem, points: int = CURVE_POINTS) -> np.ndarray:
    """Return budgets for a curve: to half as much again as the problem's, or to all costs when it has none."""
    whole = float(problem.cost[problem.may].sum())
    most = whole if np.isinf(problem.budget) else min(1.5 * problem.budget, max(whole, problem.budget))
    budgets = np.linspace(0.0, most, points + 1)[1:]
    return budgets if np.isinf(problem.budget) else np.unique(np.append(budgets, problem.budget))


def selection_frequency(
    problem: Problem,
    benefits: np.ndarray,
    seconds: float = CURVE_SECONDS,
    gap: float = CURVE_GAP,
    exact: bool = True,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
) -> np.ndarray:
    """Return (n,): the share of draws in which the best choice has each candidate (like irreplaceability).

    benefits: (draws, n). exact: by HiGHS, otherwise (or where it gave no answer) by the heuristic.
    """
    answers: list[Answer | None] = [None] * len(benefits)
    if exact:
        answers = solve(
            formulated(problem, cancelled),
            problem.count,
            seconds,
            gap,
            objectives=benefits,
            progress=progress,
            cancelled=cancelled,
            alone=alone,
        )
    times = np.zeros(problem.count)
    for number, (benefit, answer) in enumerate(zip(benefits, answers)):
        stop_if(cancelled)
        drawn = replace(problem, benefit=benefit)
        chosen = None if answer is None else answer.chosen
        if chosen is None or drawn.broken(chosen):
            chosen = good_choice(drawn, number, _KICKS, cancelled)
        times += chosen
    return times / max(len(benefits), 1)


def _point(problem: Problem, answer: Answer | None, cancelled: CancelCheck) -> CurvePoint:
    bound = upper_bound(problem)
    if answer is not None and answer.status == INFEASIBLE:
        return CurvePoint(problem.budget, None, 0.0, 0.0, 0)
    chosen = None if answer is None else answer.chosen
    if answer is not None and answer.bound is not None:
        bound = min(bound, answer.bound)
    if chosen is None or problem.broken(chosen):
        chosen = good_choice(problem, 0, cancelled=cancelled)
        if problem.broken(chosen):
            return CurvePoint(problem.budget, None, bound, 0.0, 0)
    value = problem.value(chosen)
    return CurvePoint(problem.budget, value, max(bound, value), problem.spent(chosen), int(chosen.sum()))
