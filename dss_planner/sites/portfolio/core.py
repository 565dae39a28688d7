"""The best choice by looking only at candidates about which the relaxed choice leaves a doubt."""

from __future__ import annotations

import time

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.portfolio.problem import Problem
from dss_planner.sites.portfolio.restricting import restricted
from dss_planner.sites.portfolio.solver import INFEASIBLE, LIMIT, OPTIMAL, Answer, solve
from dss_planner.sites.portfolio.tightening import Tight

#: Doubt at first: candidates that cost less than this share of the bound to have otherwise; how much wider it grows
#: where there is no choice with so few.
_DOUBT, _WIDER = 5e-4, 4.0
#: Share of the gap asked that the solver leaves to the rest.
_OWN_GAP = 0.9


def core_choice(
    problem: Problem,
    tight: Tight,
    seconds: float,
    gap: float,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
    talks: bool = False,
    start: np.ndarray | None = None,
) -> Answer | None:
    """Return the best choice, proven within ``gap`` where there is time; None where HiGHS fails.

    A candidate whose worth after all prices is w is as the relaxed choice has it in every choice that is worth more
    than bound − |w| (reduced cost fixing, Dantzig et al. 1954). Those with a larger |w| than the doubt are held there:
    no choice at all passes the larger one of bound − doubt and what the others allow. Where that is too much to prove
    the gap, the doubt is widened to what lies between the bound and the best choice found.

    start: a choice that keeps all rules. alone, talks: see `solve`.
    """
    started, core = time.monotonic(), _Core(problem, tight, start)
    doubt: float | None = _DOUBT * abs(core.bound) if start is None else core.bound - problem.value(start)
    while doubt is not None:
        stop_if(cancelled)
        left = seconds - (time.monotonic() - started)
        if left <= 0:
            break
        part = core.part(doubt)
        answer = solve(
            part.program, len(part.candidates), left, _OWN_GAP * gap, progress=progress, cancelled=cancelled,
            alone=alone, talks=talks,
        )[0]  # fmt: skip
        if answer is None:
            return None
        if answer.status == INFEASIBLE and not part.held.any():
            return Answer(INFEASIBLE, None, None, time.monotonic() - started)
        core.learn(part, answer)
        if core.gap <= gap:
            return Answer(OPTIMAL, core.best, core.bound, time.monotonic() - started)
        doubt = core.wider(part, answer)
    return Answer(LIMIT, core.best, core.bound, time.monotonic() - started)


class _Part:
    """held: bool (variables,) that stay. candidates: numbers of those that do not."""

    def __init__(self, tight: Tight, count: int, doubt: float) -> None:
        whole, relaxed = tight.program, tight.relaxed
        self.doubt = doubt
        self.held = (np.abs(relaxed.worth) > doubt) & (whole.whole > 0)
        self.values = np.where(relaxed.worth > 0, whole.most, whole.least)
        self.candidates = np.flatnonzero(~self.held[:count])
        self.program = restricted(whole, self.values, np.flatnonzero(~self.held))


class _Core:
    """The best choice found, and what none passes."""

    def __init__(self, problem: Problem, tight: Tight, start: np.ndarray | None) -> None:
        self._problem, self._tight = problem, tight
        self.best = start
        self.bound = tight.relaxed.bound

    @property
    def gap(self) -> float:
        """Share of the best choice's value that the bound lies above it; infinite without one."""
        if self.best is None:
            return np.inf
        value = self._problem.value(self.best)
        return max(self.bound - value, 0.0) / max(abs(value), 1e-12)

    def part(self, doubt: float) -> _Part:
        """Return the part of the program about which there is a doubt."""
        return _Part(self._tight, self._problem.count, doubt)

    def learn(self, part: _Part, answer: Answer) -> None:
        """Take what the solver says of a part."""
        outside = self._tight.relaxed.bound - part.doubt if part.held.any() else -np.inf
        if answer.status == INFEASIBLE:
            self.bound = min(self.bound, outside)
        elif answer.bound is not None:
            self.bound = min(self.bound, max(outside, answer.bound))
        if answer.chosen is not None:
            found = (part.values[: self._problem.count] > 0) & part.held[: self._problem.count]
            found[part.candidates] = answer.chosen
            if not self._problem.broken(found) and self._problem.value(found) > self._value():
                self.best = found
        # the solver's rounding may put the bound a hair below
        self.bound = max(self.bound, self._value())

    def wider(self, part: _Part, answer: Answer) -> float | None:
        """Return the doubt to look at next; None when more of it would prove nothing."""
        if not part.held.any() or answer.status == LIMIT:
            return None
        if answer.status == INFEASIBLE:
            return _WIDER * part.doubt
        doubt = self._tight.relaxed.bound - self._value()
        return doubt if part.doubt < doubt < np.inf else None

    def _value(self) -> float:
        return -np.inf if self.best is None else self._problem.value(self.best)
