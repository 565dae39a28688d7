"""A program with more rows that every choice keeps, until its relaxed optimum is hardly above the best choice."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from scipy.sparse import csr_matrix, vstack

from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.portfolio import highs
from dss_planner.sites.portfolio.cliques import FEW_CONFLICTS, Graph
from dss_planner.sites.portfolio.formulation import Program
from dss_planner.sites.portfolio.localcuts import broken_locals
from dss_planner.sites.portfolio.problem import Problem, symmetric
from dss_planner.sites.portfolio.separating import NOTHING, Row, broken_cliques
from dss_planner.sites.portfolio.solver import watched
from dss_planner.text import text

#: Candidates below which HiGHS is quicker by itself.
FEW_CANDIDATES = 200
#: Rounds at most; a round that lowers the bound by less than this share of the gap asked, or of the bound, is the last.
_ROUNDS, _WORTHWHILE, _LEAST_WORTHWHILE = 60, 0.5, 1e-6
#: Rows that leave more than this are left out; what rounding may add to the sum of a row's factors.
_SLACK, _ROUNDING = 0.05, 1e-9


@dataclass(frozen=True)
class Tight:
    """program: with all rows, those of the start and those that bind in the end. relaxed: its relaxed optimum.

    settled: more rows were not worth it; otherwise there was no time for them.
    """

    program: Program
    relaxed: highs.Relaxed
    settled: bool

    @property
    def unsure(self) -> float:
        """Share of the whole variables that are not whole in the relaxed optimum."""
        values = self.relaxed.values[self.program.whole > 0]
        return float(np.mean((values > NOTHING) & (values < 1.0 - NOTHING)))


def is_dense(problem: Problem) -> bool:
    """Return whether rows beyond those of pairs or cliques are worth looking for."""
    return problem.count >= FEW_CANDIDATES and 2 * len(problem.exclusive()) >= FEW_CONFLICTS * problem.count


def tightened(
    problem: Problem,
    program: Program,
    seconds: float,
    gap: float,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
) -> Tight | None:
    """Return the program with rows added round by round where its relaxed optimum breaks them.

    Rows speak of the conflicts alone and hold whatever the budget, the groups and the locks are. None where HiGHS has
    no answer to the first relaxed program (too little time, no choice at all). alone: see `solve`.
    """
    pairs = problem.exclusive()
    graph = Graph(pairs, problem.count)
    links = symmetric(pairs, np.ones(len(pairs)), problem.count)
    others = _part(program, np.arange(program.exclusive, program.rows.shape[0]))
    rows, upper = program.rows[: program.exclusive], program.upper[: program.exclusive]
    started, last, tight, settled = time.monotonic(), np.inf, None, False
    for number in range(_ROUNDS):
        stop_if(cancelled)
        left = seconds - (time.monotonic() - started)
        current = _with_rows(others, rows, upper)
        relaxed = _relaxed(current, left, cancelled, alone) if left > 0 else None
        if relaxed is None:
            break
        tight, bound = Tight(current, relaxed, False), relaxed.bound
        progress(
            min(1.0, (time.monotonic() - started) / seconds),
            text("Round {number}: none is worth more than {bound}", number=number + 1, bound=f"{bound:,.6g}"),
        )
        if last - bound < max(_WORTHWHILE * gap, _LEAST_WORTHWHILE) * abs(bound):
            settled = True
            break
        last = bound
        added = _broken(problem, graph, links, current, relaxed, cancelled)
        if not added:
            settled = True
            break
        kept = upper - rows @ relaxed.values < _SLACK
        rows = vstack([rows[kept], _matrix(added, rows.shape[1])], format="csr")
        upper = np.append(upper[kept], np.full(len(added), 1.0 + _ROUNDING))
    if tight is None:
        return None
    # rows that were left out on the way are what makes a choice of whole numbers keep the rules
    first = program.exclusive
    return Tight(_with_rows(tight.program, program.rows[:first], program.upper[:first]), tight.relaxed, settled)


def _relaxed(program: Program, seconds: float, cancelled: CancelCheck, alone: bool) -> highs.Relaxed | None:
    work = partial(highs.relaxed, program, seconds)
    return work() if alone else watched(work, seconds, silent, cancelled)


def _broken(
    problem: Problem,
    graph: Graph,
    links: csr_matrix,
    program: Program,
    relaxed: highs.Relaxed,
    cancelled: CancelCheck,
) -> list[Row]:
    shares = relaxed.values[: problem.count]
    # what a candidate is worth after budget and groups have their price
    prices = np.where(np.arange(len(relaxed.prices)) < program.exclusive, 0.0, relaxed.prices)
    worth = (-program.objective - program.rows.T @ prices)[: problem.count]
    return [
        *broken_cliques(graph, shares, worth, cancelled),
        *broken_locals(graph, links, shares, worth, cancelled),
    ]


def _matrix(rows: Sequence[Row], columns: int) -> csr_matrix:
    members, factors = (np.concatenate(part) for part in zip(*rows))
    ends = np.cumsum([0, *(len(row) for row, _ in rows)])
    return csr_matrix((factors, members, ends), shape=(len(rows), columns))


def _part(program: Program, rows: np.ndarray) -> Program:
    return replace(
        program, rows=csr_matrix(program.rows[rows]), lower=program.lower[rows], upper=program.upper[rows], exclusive=0
    )


def _with_rows(program: Program, rows: csr_matrix, upper: np.ndarray) -> Program:
    """Return the program with rows on conflicts before its own."""
    return replace(
        program,
        rows=csr_matrix(vstack([rows, program.rows], format="csr")),
        lower=np.concatenate([np.full(len(upper), -np.inf), program.lower]),
        upper=np.concatenate([upper, program.upper]),
        exclusive=len(upper) + program.exclusive,
    )
