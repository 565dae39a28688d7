"""A choice made better region by region: a part of it is chosen anew, exactly, while the rest stays."""

from __future__ import annotations

import time

import numpy as np
from scipy.sparse import csr_matrix

from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.portfolio.formulation import Program
from dss_planner.sites.portfolio.problem import Problem, symmetric
from dss_planner.sites.portfolio.restricting import restricted
from dss_planner.sites.portfolio.solver import OPTIMAL, solve

#: Candidates of a region at first, and at most and at least; seconds for each.
_START, _LEAST, _MOST, _SECONDS = 250, 40, 2000, 0.5
#: A region that takes less than this [s] is followed by a larger one.
_QUICK, _GROW, _SHRINK = 0.15, 1.25, 0.6
#: Gap at which a region is done.
_GAP = 1e-6
#: Regions in a row without any gain after which nothing more is expected.
_VAIN = 60


def improved(
    problem: Problem,
    program: Program,
    chosen: np.ndarray,
    seconds: float,
    seed: int = 0,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
) -> np.ndarray:
    """Return a choice worth at least as much as ``chosen`` (which keeps all rules), found within ``seconds``.

    program: of the problem, the better with rows that were added (`tightened`).

    Regions are candidates that exclude each other or follow from one another, around one drawn with ``seed``; how many
    there is time for depends on the machine.
    """
    pairs = problem.exclusive()
    links = symmetric(pairs, np.ones(len(pairs)), problem.count)
    generator = np.random.default_rng(seed)
    best, size, vain = chosen.copy(), float(_START), 0
    started = time.monotonic()
    while time.monotonic() - started < seconds and vain < _VAIN:
        stop_if(cancelled)
        progress((time.monotonic() - started) / seconds, None)
        region = _region(problem, links, int(generator.integers(problem.count)), int(size))
        since = time.monotonic()
        part, keep = _part(problem, program, links, best, region)
        answer = solve(part, len(keep), _SECONDS, _GAP, cancelled=cancelled, alone=alone)[0]
        if answer is None:
            return best
        quick = answer.status == OPTIMAL and time.monotonic() - since < _QUICK
        size = min(_MOST, size * _GROW) if quick else max(_LEAST, size * _SHRINK)
        # one that was not searched to its end says nothing
        vain += answer.status == OPTIMAL
        if answer.chosen is None:
            continue
        after = best.copy()
        after[region] = False
        after[keep[answer.chosen]] = True
        if problem.value(after) > problem.value(best) + 1e-9 and not problem.broken(after):
            best, vain = after, 0
        if answer.status == OPTIMAL and len(region) == problem.count:
            return best
    return best


def _region(problem: Problem, links: csr_matrix, centre: int, size: int) -> np.ndarray:
    """Return candidates around one: its rivals, theirs, and so on; others at random where that is not enough."""
    inside = np.zeros(problem.count, dtype=bool)
    inside[centre] = True
    while inside.sum() < min(size, problem.count):
        around = (links @ inside.astype(float) > 0) & ~inside
        if not around.any():
            # an island: go on from the next candidate outside
            around[np.flatnonzero(~inside)[:1]] = True
        inside |= around
    return np.flatnonzero(inside)


def _part(
    problem: Problem, program: Program, links: csr_matrix, chosen: np.ndarray, region: np.ndarray
) -> tuple[Program, np.ndarray]:
    """Return the program of a region while the rest stays, and the candidates it is about."""
    inside = np.zeros(problem.count, dtype=bool)
    inside[region] = True
    rest = chosen & ~inside
    keep = np.flatnonzero(inside & (problem.may | problem.must) & ~(links @ rest.astype(float) > 0))
    inside[:] = False
    inside[keep] = True
    # a bonus is open where one of the two is; those of the rest are earned or not
    near = problem.neighbours
    open_pairs = np.flatnonzero(inside[near].any(axis=1))
    values = np.concatenate([rest, rest[near].all(axis=1)]).astype(float)
    return restricted(program, values, np.concatenate([keep, problem.count + open_pairs])), keep
