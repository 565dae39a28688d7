"""Which rule leaves no choice, and the smallest change of it that would."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, portion, silent
from dss_planner.sites.portfolio.choosing import DEFAULT_SECONDS, Choice, choose
from dss_planner.sites.portfolio.problem import Group, Problem
from dss_planner.sites.rulechange import Relaxation
from dss_planner.text import text

_METRES_PER_KM = 1000.0
#: `choose` with its time limit.
Solved = Callable[..., Choice]


def locked_faults(problem: Problem, names: tuple[str, ...]) -> tuple[Relaxation, ...]:
    """Return the rules that the locked candidates break among themselves, in words."""
    must, found = problem.must, []
    spent = problem.spent(must)
    if not problem.affords(spent):
        found.append(
            Relaxation(
                "budget",
                problem.budget,
                spent,
                text(
                    "The sites that are locked in cost {spent} together, more than the budget of {budget}. Raise the "
                    "budget, or unlock one.",
                    spent=f"{math.ceil(spent):,}",
                    budget=f"{problem.budget:,.10g}",
                ),
            )
        )
    for one, other in np.asarray(problem.conflicts).tolist():
        if must[one] and must[other]:
            found.append(
                Relaxation(
                    "locked",
                    2,
                    1,
                    text(
                        "“{one}” and “{other}” are both locked in, but lie closer together than the spacing. Unlock "
                        "one, or lower the spacing.",
                        one=names[one],
                        other=names[other],
                    ),
                )
            )
    for members in problem.choices():
        if must[members].sum() > 1:
            one, other = members[must[members]][:2]
            found.append(
                Relaxation(
                    "locked",
                    2,
                    1,
                    text(
                        "“{one}” and “{other}” are alternatives for one site and both locked in. Unlock one.",
                        one=names[one],
                        other=names[other],
                    ),
                )
            )
    return tuple(found)


def relaxations(
    problem: Problem,
    distances: np.ndarray,
    spacing: float,
    names: tuple[str, ...],
    seconds: float = DEFAULT_SECONDS,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    alone: bool = False,
) -> tuple[Relaxation, ...]:
    """Return the single changes that would each leave a choice, the relatively smallest first.

    distances: of the pairs in ``conflicts``, in metres; spacing: asked for, in metres. When the locked candidates
    break a rule by themselves, that is all there is to say.
    """
    found = list(locked_faults(problem, names))
    if found:
        return tuple(found)
    solved = partial(choose, seconds=seconds, cancelled=cancelled, alone=alone)
    trials: list[Callable[[], Relaxation | None]] = [partial(_budget, problem, solved)]
    trials += [partial(_group, problem, group, solved) for group in problem.groups if group.least]
    if len(problem.conflicts):
        trials.append(partial(_spacing, problem, distances, spacing, solved))
    for number, trial in enumerate(trials):
        portion(progress, number / len(trials), 1.0)(
            0.0, text("Looking for the rule that leaves no choice: trial {number}", number=number + 1)
        )
        change = trial()
        if change is not None:
            found.append(change)
    return tuple(sorted(found, key=_size))


def _size(change: Relaxation) -> float:
    return abs(change.enough - change.value) / max(change.value, 1e-12)


def _budget(problem: Problem, solved: Solved) -> Relaxation | None:
    if math.isinf(problem.budget):
        return None
    cheapest = replace(
        problem, benefit=-problem.cost, budget=math.inf, neighbours=np.zeros((0, 2), int), bonus=np.zeros(0)
    )
    choice = solved(cheapest)
    if choice.chosen is None:
        return None
    needed = problem.spent(choice.chosen)
    return Relaxation(
        "budget",
        problem.budget,
        needed,
        text(
            "A budget of {enough} instead of {value} would do.",
            # rounded up: the number told must do when it is typed in
            enough=f"{math.ceil(needed * 100) / 100:,.2f}".rstrip("0").rstrip("."),
            value=f"{problem.budget:,.10g}",
        ),
    )


def _group(problem: Problem, group: Group, solved: Solved) -> Relaxation | None:
    """Return how many of a group there can be at most when all other rules are kept."""
    inside = np.zeros(problem.count)
    inside[group.members] = 1.0
    others = tuple(replace(other, least=0) if other is group else other for other in problem.groups)
    widest = replace(problem, benefit=inside, groups=others, neighbours=np.zeros((0, 2), int), bonus=np.zeros(0))
    choice = solved(widest)
    if choice.chosen is None:
        return None
    most = int(choice.chosen[group.members].sum())
    if most >= group.least:
        return None
    possible = int(problem.may[group.members].sum())
    if not possible:
        words = text(
            "None of the sites in “{group}” may be chosen at all: each is locked out, costs more than the budget, or "
            "its score or cost is unknown. Mend that, or ask for none of them.",
            group=group.name,
        )
        return Relaxation("group", group.least, most, words)
    return Relaxation(
        "group",
        group.least,
        most,
        text(
            "At least {enough} instead of {value} in “{group}” would do: {count} of its sites may be chosen at all.",
            enough=most,
            value=group.least,
            group=group.name,
            count=possible,
        ),
    )


def _spacing(problem: Problem, distances: np.ndarray, spacing: float, solved: Solved) -> Relaxation | None:
    """Return the largest spacing that leaves a choice: one of the distances, halved in."""

    def feasible(asked: float) -> bool:
        near = problem.conflicts[distances < asked]
        return solved(replace(problem, conflicts=near), gap=1.0).chosen is not None

    if not feasible(0.0):
        return None
    levels = np.unique(distances[distances < spacing])
    low, high = 0, len(levels)
    # with a spacing of levels[i] the pairs at that distance are just allowed
    while high - low > 1:
        middle = (low + high) // 2
        if feasible(levels[middle]):
            low = middle
        else:
            high = middle
    enough = float(levels[low]) if len(levels) and feasible(float(levels[low])) else 0.0
    kilometres = math.floor(enough) / _METRES_PER_KM
    return Relaxation(
        "spacing",
        spacing / _METRES_PER_KM,
        kilometres,
        text(
            "A spacing of {enough} km instead of {value} km would do.",
            enough=f"{kilometres:g}",
            value=f"{spacing / _METRES_PER_KM:g}",
        ),
    )
