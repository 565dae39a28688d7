"""HiGHS in time slices, in a thread: asked for, watched, left behind when the user cancels.

HiGHS cannot be interrupted and takes no first answer through scipy, so a search is a row of slices, each four times as
long as the one before and from the start: a cancelled slice is left to end by itself, and what is worked out twice is
at most a third. Where scipy keeps other threads waiting meanwhile (before 1.15), slices stay short. In a process of its
own, which can be ended at any time, it is one slice.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.sites.portfolio import highs
from dss_planner.sites.portfolio.formulation import Program

#: Seconds between two looks at the user.
_LOOK = 0.05
#: Seconds of the first slice, how much longer each next one is, and the longest that keeps other threads waiting.
_FIRST, _GROWTH, _LONGEST_HELD = 0.5, 4.0, 8.0
Found = TypeVar("Found")
OPTIMAL, LIMIT, INFEASIBLE = "optimal", "limit", "infeasible"
_STATUS = {0: OPTIMAL, 1: LIMIT, 2: INFEASIBLE}


@dataclass(frozen=True)
class Answer:
    """What the solver says of a task. status: optimal (within the gap asked), limit, infeasible.

    chosen: bool (n,) or None. bound: what no choice passes, None when unknown. seconds: it took.
    """

    status: str
    chosen: np.ndarray | None
    bound: float | None
    seconds: float


def solve(
    program: Program,
    candidates: int,
    seconds: float,
    gap: float,
    objectives: np.ndarray | None = None,
    budgets: np.ndarray | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
    talks: bool = False,
) -> list[Answer | None]:
    """Return an answer for each task; None where HiGHS is absent or fails.

    objectives: (tasks, n) benefits in place of the program's; budgets: (tasks,) in place of its budget. seconds, gap:
    for each task. alone: in a process of its own: neither slices nor threads; talks: HiGHS prints how far it is.
    Raises `Cancelled` within a tenth of a second where HiGHS lets other threads run, otherwise at the
    end of a slice.
    """
    tasks = len(objectives) if objectives is not None else len(budgets) if budgets is not None else 1
    answers = []
    for task in range(tasks):
        stop_if(cancelled)
        objective, upper = program.objective, program.upper
        if objectives is not None:
            objective = objective.copy()
            objective[: objectives.shape[1]] = -objectives[task]
        if budgets is not None and program.budget_row is not None:
            upper = upper.copy()
            upper[program.budget_row] = program.budget_factor * budgets[task]
        part = portion(progress, task / tasks, (task + 1) / tasks)
        if alone:
            answers.append(_at_once(program, objective, upper, candidates, seconds, gap, talks))
        else:
            answers.append(_in_slices(program, objective, upper, candidates, seconds, gap, part, cancelled))
        part(1.0, None)
    return answers


def _at_once(
    program: Program,
    objective: np.ndarray,
    upper: np.ndarray,
    candidates: int,
    seconds: float,
    gap: float,
    talks: bool,
) -> Answer | None:
    found = highs.solve_task(program, objective, upper, seconds, gap, talks)
    if found is None or int(found["status"]) not in _STATUS:
        return None
    return _answer(found, candidates, float(found["seconds"]))


def slices(seconds: float, free: bool) -> Iterator[float]:
    """Yield the lengths of slices that fill ``seconds``; none longer than what may keep other threads waiting."""
    length, left = _FIRST, seconds
    while left > 0:
        longest = left if free else min(left, _LONGEST_HELD)
        # a rest that the next slice could not use is added to this one
        if length * (1 + _GROWTH) > left:
            length = left
        yield min(length, longest)
        if length >= longest:
            return
        left -= length
        length *= _GROWTH


def _in_slices(
    program: Program,
    objective: np.ndarray,
    upper: np.ndarray,
    candidates: int,
    seconds: float,
    gap: float,
    progress: Progress,
    cancelled: CancelCheck,
) -> Answer | None:
    best: Answer | None = None
    spent = 0.0
    for length in slices(seconds, highs.is_free()):
        part = portion(progress, spent / seconds, (spent + length) / seconds)
        found = watched(partial(highs.solve_task, program, objective, upper, length, gap), length, part, cancelled)
        if found is None or int(found["status"]) not in _STATUS:
            return best
        spent += float(found["seconds"])
        best = _better(best, _answer(found, candidates, spent), objective)
        if best.status != LIMIT:
            return best
    return best


def watched(work: Callable[[], Found], seconds: float, progress: Progress, cancelled: CancelCheck) -> Found | None:
    """Return what ``work`` returns, done in a thread while the user is looked at; None when it failed. seconds: it may
    take, for the progress. Raises `Cancelled` and leaves the work behind.
    """
    found: list[Found] = []
    # a daemon: one that is left behind must not keep the program from ending
    thread = threading.Thread(target=lambda: found.append(work()), name="portfolio", daemon=True)
    started = time.monotonic()
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK)
        stop_if(cancelled)
        progress((time.monotonic() - started) / seconds, None)
    return found[0] if found else None


def _answer(found: dict[str, Any], candidates: int, seconds: float) -> Answer:
    x, bound = found["x"][:candidates], float(found["bound"])
    chosen = x > 0.5 if len(x) else None
    return Answer(_STATUS[int(found["status"])], chosen, -bound if np.isfinite(bound) else None, seconds)


def _better(old: Answer | None, new: Answer, objective: np.ndarray) -> Answer:
    """Return the new answer, with what the slice before knew better when it ended early too."""
    if old is None or new.status != LIMIT:
        return new
    chosen = new.chosen
    if chosen is None or (old.chosen is not None and _worth(old.chosen, objective) > _worth(chosen, objective)):
        chosen = old.chosen
    bounds = [bound for bound in (old.bound, new.bound) if bound is not None]
    return Answer(LIMIT, chosen, min(bounds) if bounds else None, new.seconds)


def _worth(chosen: np.ndarray, objective: np.ndarray) -> float:
    return -float(objective[: len(chosen)][chosen].sum())
