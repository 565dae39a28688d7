"""The best set of sites under a budget: seconds (clock and processor), proven gap, how far greedy choices are below.

Run: python tests/benchmarks/bench_portfolio.py [candidates, default 5000] [seconds, default 60]
Candidates lie at random; those closer than a distance exclude each other: 8 or 30 conflicts each, on average. Benefits
and costs of ``area`` are score × hectares and hectares × price (log-normal, ± 30 %), as plans have them; those of
``even`` are uniform, which leaves the solver little to tell candidates apart. Budgets are 2, 5 and 10 % of all costs;
with 30 conflicts and 10 % of ``even`` the spacing binds and not the budget: the hardest case, shown with its gap.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from measure import load
from scipy.spatial import cKDTree

from dss_planner.sites.portfolio.choosing import choose
from dss_planner.sites.portfolio.heuristic import good_choice, greedy_choice
from dss_planner.sites.portfolio.problem import Problem

DEGREES, BUDGETS, KINDS = (8, 30), (0.02, 0.05, 0.1), ("area", "even")
#: Asked by PERFORMANCE.md of 5 000 candidates: seconds by conflicts, and the gap [%].
MOST_SECONDS, MOST_GAP = {8: 5.0, 30: 15.0}, 0.01


def main(candidates: str = "5000", seconds: str = "60") -> None:
    """Print a line for each instance."""
    count = int(float(candidates))
    print(
        f"\nPortfolio of {count:,} candidates, time limit {float(seconds):g} s; asked: a gap of {MOST_GAP} % in 5 s "
        f"with 8 conflicts each, in 15 s with 30, by the processor; {load()}"
    )
    print(
        "  kind  conflicts  budget |   clock  processor    gap %  method     | exchanges below %  processor"
        " | greedy % | asked"
    )
    for kind in KINDS:
        for degree in DEGREES:
            for budget in BUDGETS:
                _compare(kind, degree, budget, count, float(seconds))


def _compare(kind: str, degree: int, budget: float, count: int, seconds: float) -> None:
    problem = _problem(kind, degree, budget, count)
    started, used = time.perf_counter(), time.process_time()
    # as in the process of its own that a panel and an algorithm start for it: HiGHS is not interrupted
    choice = choose(problem, seconds, alone=True)
    took, worked = time.perf_counter() - started, time.process_time() - used
    used = time.process_time()
    exchanged = problem.value(good_choice(problem))
    spent = time.process_time() - used
    greedy = problem.value(greedy_choice(problem))
    below = [100 * (1 - value / choice.value) for value in (exchanged, greedy)]
    # what HiGHS leaves off at is a share of its own bound: rounded as it is shown
    met = worked <= MOST_SECONDS[degree] and round(100 * choice.gap, 3) <= MOST_GAP
    print(
        f"  {kind}  {degree:9d}  {100 * budget:4g} % | {took:5.1f} s  {worked:7.1f} s  {100 * choice.gap:7.4f}  "
        f"{choice.method:9}  | {below[0]:17.2f}  {spent:7.1f} s | {below[1]:8.2f} | {'met' if met else 'MISSED'}"
    )


def _problem(kind: str, degree: int, budget: float, count: int) -> Problem:
    generator = np.random.default_rng(1)
    places = generator.random((count, 2))
    if kind == "area":
        hectares = generator.uniform(50, 400, count)
        benefit = generator.uniform(20, 90, count) * hectares / 100
        cost = hectares * generator.lognormal(0.0, 0.3, count)
    else:
        benefit, cost = generator.uniform(10, 100, count), generator.uniform(1, 10, count)
    near = cKDTree(places).query_pairs(np.sqrt(degree / np.pi / count), output_type="ndarray")
    return Problem(benefit, cost, budget * float(cost.sum()), near.astype(np.int64))


if __name__ == "__main__":
    main(*sys.argv[1:])
