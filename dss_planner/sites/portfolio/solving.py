"""What there is to solve for a portfolio, as one task that can be worked out here or in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.sites.portfolio.choosing import DEFAULT_GAP, DEFAULT_SECONDS, Choice, choose
from dss_planner.sites.portfolio.problem import Problem
from dss_planner.sites.portfolio.relaxing import relaxations
from dss_planner.sites.portfolio.series import CURVE_GAP, CurvePoint, efficiency_curve, selection_frequency
from dss_planner.sites.rulechange import Relaxation
from dss_planner.text import Text

CHOICE, CURVE, FREQUENCY, RELAXATIONS = "choice", "curve", "frequency", "relaxations"


def _none() -> np.ndarray:
    return np.zeros(0)


@dataclass(frozen=True)
class Task:
    """kind: what is wanted. seconds, gap: of each search; seed: of exchanges.

    budgets: of a curve. benefits: (draws, n), of frequencies. distances [m] of the conflicts, spacing [m] and names: of
    relaxations.
    """

    kind: str
    problem: Problem
    seconds: float = DEFAULT_SECONDS
    gap: float = DEFAULT_GAP
    seed: int = 0
    budgets: np.ndarray = field(default_factory=_none)
    benefits: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    distances: np.ndarray = field(default_factory=_none)
    spacing: float = 0.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Solved:
    """The answer to a task, in the field of its kind. notes: on how it was worked out."""

    choice: Choice | None = None
    curve: tuple[CurvePoint, ...] = ()
    frequency: np.ndarray | None = None
    relaxations: tuple[Relaxation, ...] = ()
    notes: tuple[Text, ...] = ()


class Solving(Protocol):
    """Works a task out; raises `Cancelled`."""

    def __call__(self, task: Task, progress: Progress = silent, cancelled: CancelCheck = never) -> Solved:
        """Return the answer."""


def solve_here(task: Task, progress: Progress = silent, cancelled: CancelCheck = never, alone: bool = False) -> Solved:
    """Work a task out in this process. alone: nothing else waits for it, so that searches need not be interrupted."""
    problem = task.problem
    if task.kind == CURVE:
        curve = efficiency_curve(problem, task.budgets, task.seconds, CURVE_GAP, progress, cancelled, alone)
        return Solved(curve=curve)
    if task.kind == FREQUENCY:
        found = selection_frequency(
            problem, task.benefits, task.seconds, CURVE_GAP, progress=progress, cancelled=cancelled, alone=alone
        )
        return Solved(frequency=found)
    if task.kind == RELAXATIONS:
        changes = relaxations(
            problem, task.distances, task.spacing, task.names, task.seconds, progress, cancelled, alone
        )
        return Solved(relaxations=changes)
    choice = choose(
        problem, task.seconds, task.gap, task.seed, progress=progress, cancelled=cancelled, alone=alone, talks=alone
    )
    return Solved(choice=choice)
