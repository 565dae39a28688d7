"""The search that can prove the best choice: as a whole, or by what rows that are added leave in doubt."""

from __future__ import annotations

import time

import numpy as np

from dss_planner.running import CancelCheck, Progress, portion
from dss_planner.sites.portfolio import highs
from dss_planner.sites.portfolio.core import core_choice
from dss_planner.sites.portfolio.formulation import formulated
from dss_planner.sites.portfolio.problem import Problem
from dss_planner.sites.portfolio.regional import improved
from dss_planner.sites.portfolio.solver import LIMIT, Answer, solve
from dss_planner.sites.portfolio.tightening import Tight, is_dense, tightened
from dss_planner.text import text

#: Shares of the time that the first search may take, and of it all that adding rows may.
FIRST_SHARE, _TIGHTENED_SHARE = 0.7, 0.5
#: Share of the time for making a choice better where the search goes on from it.
_IMPROVED_SHARE = 0.15
#: Share of candidates about which the relaxed problem may be undecided where HiGHS is to find a choice by itself.
_UNSURE = 0.05


class ExactSearch:
    """A search by HiGHS. seconds: it may take; gap: relative, at which it may stop. alone, talks: see `solve`.

    Where there are many conflicts, rows are added until the relaxed problem says nearly all (`tightened`), and HiGHS
    looks at what it leaves open (`core_choice`): first about where the relaxed problem is unsure, and once there is a
    good choice about all that could be better.
    """

    def __init__(
        self, problem: Problem, seconds: float, gap: float, cancelled: CancelCheck, alone: bool, talks: bool
    ) -> None:
        self._problem, self._seconds, self._gap = problem, seconds, gap
        self._cancelled, self._alone, self._talks = cancelled, alone, talks
        self._program = formulated(problem, cancelled)
        self._tight: Tight | None = None

    def first(self, progress: Progress) -> Answer | None:
        """Return what is found in the first share of the time; None where HiGHS is absent or fails."""
        started, problem = time.monotonic(), self._problem
        if is_dense(problem):
            share = portion(progress, 0.0, _TIGHTENED_SHARE / FIRST_SHARE)
            most = _TIGHTENED_SHARE * self._seconds
            self._tight = tightened(problem, self._program, most, self._gap, share, self._cancelled, self._alone)
        left = FIRST_SHARE * self._seconds - (time.monotonic() - started)
        if self._tight is not None:
            if not self._tight.settled or self._tight.unsure > _UNSURE:
                # so far from the best that a good choice is the better use of the time
                return Answer(LIMIT, None, self._tight.relaxed.bound, self._seconds - left)
            share = portion(progress, _TIGHTENED_SHARE / FIRST_SHARE, 1.0)
            return core_choice(problem, self._tight, left, self._gap, share, self._cancelled, self._alone, self._talks)
        return solve(
            self._program, problem.count, max(left, 0.0), self._gap, progress=progress, cancelled=self._cancelled,
            alone=self._alone, talks=self._talks,
        )[0]  # fmt: skip

    @property
    def guides(self) -> bool:
        """Whether the relaxed problem says nearly all, so that a choice along it is a good one."""
        return self._tight is not None

    def relaxed(self, seconds: float) -> highs.Relaxed | None:
        """Return the relaxed problem, with the rows that were added; None when there is no time for it."""
        return highs.relaxed(self._program, seconds) if self._tight is None else self._tight.relaxed

    def better(
        self, chosen: np.ndarray, bound: float, seconds: float, seed: int, progress: Progress
    ) -> tuple[np.ndarray, float]:
        """Return a choice worth at least as much as one that keeps all rules, and the bound, lower or as it was."""
        problem, tight, started = self._problem, self._tight, time.monotonic()
        value = problem.value(chosen)
        progress(
            0.0,
            text(
                "Making the choice better, region by region: {best} found, none is worth more than {bound} (gap "
                "{gap} %)",
                best=f"{value:,.6g}",
                bound=f"{bound:,.6g}",
                gap=f"{100.0 * max(bound - value, 0.0) / max(abs(value), 1e-12):.3g}",
            ),
        )
        most = seconds
        if tight is not None and tight.settled:
            most = min(seconds, _IMPROVED_SHARE * self._seconds)
        program = self._program if tight is None else tight.program
        share = portion(progress, 0.0, most / seconds if seconds > 0 else 1.0)
        chosen = improved(problem, program, chosen, most, seed, share, self._cancelled, self._alone)
        left = seconds - (time.monotonic() - started)
        if tight is None or left <= 0 or bound - problem.value(chosen) <= 0:
            return chosen, bound
        share = portion(progress, most / seconds, 1.0)
        answer = core_choice(problem, tight, left, self._gap, share, self._cancelled, self._alone, self._talks, chosen)
        if answer is None or answer.chosen is None or answer.bound is None:
            return chosen, bound
        return answer.chosen, min(bound, answer.bound)
