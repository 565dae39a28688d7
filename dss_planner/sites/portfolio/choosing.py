"""The best choice with its gap: by HiGHS where it is there and has the time, by exchanges otherwise."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.sites.portfolio.bounds import upper_bound
from dss_planner.sites.portfolio.exactsearch import FIRST_SHARE, ExactSearch
from dss_planner.sites.portfolio.heuristic import good_choice, guided_choice
from dss_planner.sites.portfolio.problem import Problem
from dss_planner.sites.portfolio.solver import INFEASIBLE, OPTIMAL
from dss_planner.text import text

#: Gap at which a choice counts as the best, and seconds that the search for it may take.
DEFAULT_GAP, DEFAULT_SECONDS = 1e-4, 60.0
EXACT, HEURISTIC = "exact", "heuristic"
#: Share of the time that the relaxed problem may take where no rows were added, and of what is left then that exchanges
#: may.
_RELAXED_SHARE, _EXCHANGED = 0.25, 0.15


@dataclass(frozen=True)
class Choice:
    """A choice.

    chosen: bool (n,), None when no choice keeps all rules (or none was found: ``proven`` tells). value: what it is
    worth; bound: what no choice passes; gap: (bound − value)/value (0–1). method: exact (HiGHS) or heuristic (greedy
    and exchanges). optimal: whether the gap asked for is proven. proven: the answer is certain (optimal, or that there
    is none). seconds: the solver took.
    """

    chosen: np.ndarray | None
    value: float
    bound: float
    gap: float
    method: str
    optimal: bool
    proven: bool
    seconds: float


def choose(
    problem: Problem,
    seconds: float = DEFAULT_SECONDS,
    gap: float = DEFAULT_GAP,
    seed: int = 0,
    exact: bool = True,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
    talks: bool = False,
) -> Choice:
    """Return the best choice. seconds: time limit of the exact search; gap: relative, at which it may stop.

    Where the exact search (`ExactSearch`) has not proven the best, the best of what it found, of a choice along the
    relaxed problem and of greedy exchanges is made better region by region; without HiGHS (``exact`` False, scipy
    before 1.9) the exchanges are all. The gap is told against the lowest of HiGHS's bound, the relaxed and the
    Lagrangian one.

    alone, talks: see `solve`. Raises `Cancelled`.
    """
    progress(0.0, text("Choosing among {count} candidates", count=problem.count))
    started, answer, search = time.monotonic(), None, None
    if exact:
        search = ExactSearch(problem, seconds, gap, cancelled, alone, talks)
        answer = search.first(portion(progress, 0.0, FIRST_SHARE))
    if answer is not None and answer.status == INFEASIBLE:
        return Choice(None, 0.0, 0.0, 0.0, EXACT, False, True, answer.seconds)
    spent = answer.seconds if answer is not None else 0.0
    known = answer.bound if answer is not None else None
    found = answer.chosen if answer is not None else None
    if found is not None and problem.broken(found):
        found = None
    if answer is not None and answer.status == OPTIMAL and found is not None:
        return _choice(problem, found, upper_bound(problem) if known is None else known, EXACT, gap, spent)
    bound = upper_bound(problem) if known is None else min(known, upper_bound(problem))
    guided = None
    if answer is not None and search is not None:
        stop_if(cancelled)
        loose = search.relaxed(_RELAXED_SHARE * seconds)
        if loose is not None:
            guided, bound = guided_choice(problem, loose.values[: problem.count], cancelled), min(bound, loose.bound)
    # without HiGHS the exchanges are all there is: they take the time they need, the same on every machine
    left = max(0.0, seconds - (time.monotonic() - started)) if answer is not None else math.inf
    other = None
    if search is None or not search.guides or guided is None or problem.broken(guided):
        other = good_choice(problem, seed, cancelled=cancelled, seconds=_EXCHANGED * left)
    kept = [choice for choice in (found, guided, other) if choice is not None and not problem.broken(choice)]
    if not kept:
        return Choice(None, 0.0, bound, np.inf, HEURISTIC, False, False, spent)
    best = max(kept, key=problem.value)
    method = HEURISTIC
    if answer is not None and search is not None:
        left = max(0.0, seconds - (time.monotonic() - started))
        best, lower = search.better(best, bound, left, seed, portion(progress, FIRST_SHARE, 1.0))
        proven = lower < bound and lower - problem.value(best) <= gap * abs(problem.value(best))
        method, bound = EXACT if best is found or proven else HEURISTIC, lower
    progress(1.0, None)
    return _choice(problem, best, bound, method, gap, spent)


def _choice(problem: Problem, chosen: np.ndarray, bound: float, method: str, wanted: float, seconds: float) -> Choice:
    value = problem.value(chosen)
    # rounding may put the bound a hair below
    gap = max(0.0, bound - value) / max(abs(value), 1e-12)
    return Choice(chosen, value, max(bound, value), gap, method, gap <= wanted, gap <= wanted, seconds)
