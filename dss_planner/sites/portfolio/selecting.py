"""The choice of sites under a budget, from a layer to a layer and a report."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.sites.portfolio.candidates import Candidates, read_candidates
from dss_planner.sites.portfolio.choosing import HEURISTIC, Choice
from dss_planner.sites.portfolio.portfoliorequest import (
    CHOSEN,
    LEFT,
    LOCKED_IN,
    LOCKED_OUT,
    UNKNOWN,
    PortfolioSite,
    SelectPortfolioRequest,
    SelectPortfolioResult,
)
from dss_planner.sites.portfolio.series import CURVE_SECONDS, CurvePoint, curve_budgets
from dss_planner.sites.portfolio.solving import (
    CHOICE,
    CURVE,
    FREQUENCY,
    RELAXATIONS,
    Solved,
    Solving,
    Task,
    solve_here,
)
from dss_planner.sites.robustness.results import RobustnessRequest
from dss_planner.sites.robustness.robustness import scores_by_draw
from dss_planner.sites.rulechange import Relaxation
from dss_planner.sites.table import SiteTable, write_sites
from dss_planner.text import Text, text

_METRES_PER_KM = 1000.0
#: Shares of the progress at which the sites are read, chosen, and the curve is drawn.
_READ, _DONE, _CURVE = 0.1, 0.5, 0.7


class NoChoiceError(InputError):
    """No choice keeps all rules. changes: of single rules that would each leave one, the relatively smallest first."""

    def __init__(self, sentence: Text, changes: tuple[Relaxation, ...] = ()) -> None:
        super().__init__(sentence.template, **sentence.values)
        self.changes = changes


def select_portfolio(
    request: SelectPortfolioRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    solving: Solving = solve_here,
) -> SelectPortfolioResult:
    """Choose the sites whose benefits together are largest within the rules, and write the chosen ones.

    Exact by mixed-integer programming (HiGHS) until the gap is proven or the time is over; then, and where HiGHS is
    absent, the best of that and of greedy exchanges, with the gap to what no choice can pass. Sites without a score or
    cost are never chosen and told. Adds ``portfolio_rank`` (by benefit), ``benefit``, ``locked`` and, with draws,
    ``frequency``. solving: works out the tasks, here (cancelling then takes effect at the end of a slice of HiGHS, see
    `solver`) or in a process of its own; the answers are the same where the time is enough.

    Raises `InputError` for a missing field and costs below 0; `NoChoiceError` where the rules leave no choice (it names
    the smallest change that would); `OutputError`; `Cancelled`.
    """
    progress(0.0, text("Reading the sites"))
    candidates = read_candidates(request, cancelled)
    problem = candidates.problem
    part = portion(progress, _READ, _DONE)
    solved = solving(Task(CHOICE, problem, request.seconds, request.gap, request.seed), part, cancelled)
    choice = _choice_of(solved)
    if choice.chosen is None:
        raise _no_choice(request, candidates, choice, solving, portion(progress, _DONE, 1.0), cancelled)
    stop_if(cancelled)
    curve: tuple[CurvePoint, ...] = ()
    if request.curve:
        seconds = min(request.seconds, CURVE_SECONDS)
        part = portion(progress, _DONE, _CURVE)
        part(0.0, text("Benefit against budget"))
        curve = solving(Task(CURVE, problem, seconds, budgets=curve_budgets(problem)), part, cancelled).curve
    frequency = None
    if request.draws:
        frequency = _frequency(request, candidates, solving, portion(progress, _CURVE, 1.0), cancelled)
    sites = _sites(candidates, choice.chosen, request, frequency)
    result = SelectPortfolioResult(
        request.output,
        sites,
        float(problem.benefit[choice.chosen].sum()),
        problem.spent(choice.chosen),
        choice.value,
        choice.bound,
        choice.gap,
        choice.method,
        choice.optimal,
        choice.seconds,
        curve,
        (),
        (*_notes(request, candidates, choice), *solved.notes),
    )
    stop_if(cancelled)
    _write(request, candidates, result)
    progress(1.0, None)
    return result


def _choice_of(solved: Solved) -> Choice:
    if solved.choice is None:
        raise TypeError("the task of a choice has no choice for an answer")
    return solved.choice


def _no_choice(
    request: SelectPortfolioRequest,
    candidates: Candidates,
    choice: Choice,
    solving: Solving,
    progress: Progress,
    cancelled: CancelCheck,
) -> NoChoiceError:
    spacing = request.spacing * _METRES_PER_KM
    changes: tuple[Relaxation, ...] = ()
    if choice.proven:
        task = Task(
            RELAXATIONS,
            candidates.problem,
            request.seconds,
            distances=candidates.distances,
            spacing=spacing,
            names=candidates.names,
        )
        changes = solving(task, progress, cancelled).relaxations
        if changes:
            return NoChoiceError(
                text(
                    "No choice of the sites keeps all rules. {relaxation}",
                    relaxation=changes[0].sentence,
                ),
                changes,
            )
        return NoChoiceError(
            text(
                "No choice of the sites keeps all rules, and no change of a single one would do. Relax two of budget, "
                "spacing, least number per group and locks.",
            )
        )
    return NoChoiceError(
        text(
            "No choice of the sites that keeps all rules was found within {seconds} s; there may be one. Give it more "
            "time, or relax budget, spacing or the least number per group.",
            seconds=f"{request.seconds:g}",
        )
    )


def _frequency(
    request: SelectPortfolioRequest,
    candidates: Candidates,
    solving: Solving,
    progress: Progress,
    cancelled: CancelCheck,
) -> np.ndarray | None:
    drawn = RobustnessRequest(
        sites=request.sites,
        criteria=request.criteria,
        method=request.method,
        attitude=request.attitude,
        draws=request.draws,
        seed=request.seed,
        weighting=request.weighting,
        concentration=request.concentration,
        spreads=request.spreads,
        model=request.model,
    )
    progress(0.0, text("Choosing under {count} draws of the scores", count=request.draws))
    benefits = np.nan_to_num(scores_by_draw(drawn, cancelled) * candidates.area)
    problem = candidates.problem
    if len(problem.bonus):
        problem = replace(problem, neighbours=np.zeros((0, 2), dtype=np.int64), bonus=np.zeros(0))
    seconds = min(request.seconds, CURVE_SECONDS)
    return solving(Task(FREQUENCY, problem, seconds, benefits=benefits), progress, cancelled).frequency


def _sites(
    candidates: Candidates, chosen: np.ndarray, request: SelectPortfolioRequest, frequency: np.ndarray | None
) -> tuple[PortfolioSite, ...]:
    problem, names = candidates.problem, candidates.names
    rivals = _rivals(candidates, chosen)
    found = []
    for index, name in enumerate(names):
        known = bool(candidates.known[index])
        state, reason = LEFT, None
        if chosen[index]:
            state = LOCKED_IN if problem.must[index] else CHOSEN
        elif not known:
            state, reason = UNKNOWN, text("Its score, area or cost is unknown.")
        elif problem.locked_out is not None and problem.locked_out[index]:
            state, reason = LOCKED_OUT, text("It is locked out.")
        elif problem.cost[index] > problem.budget:
            reason = text("It costs more than the whole budget.")
        elif index in rivals:
            reason = rivals[index]
        else:
            reason = text("Other sites are worth more for the same money.")
        found.append(
            PortfolioSite(
                name,
                state,
                float(problem.benefit[index]) if known else None,
                float(problem.cost[index]) if known else None,
                reason,
                None if frequency is None else float(frequency[index]),
            )
        )
    return tuple(found)


def _rivals(candidates: Candidates, chosen: np.ndarray) -> dict[int, Text]:
    """Return by site why a chosen one excludes it: the nearest, or its alternative."""
    problem, names = candidates.problem, candidates.names
    found: dict[int, Text] = {}
    for place in np.argsort(-candidates.distances, kind="stable"):
        one, other = problem.conflicts[place]
        for own, rival in ((int(one), int(other)), (int(other), int(one))):
            if chosen[rival] and not chosen[own]:
                kilometres = f"{candidates.distances[place] / _METRES_PER_KM:.1f}"
                found[own] = text("It lies {distance} km from “{site}”.", distance=kilometres, site=names[rival])
    for members in problem.choices():
        for rival in members[chosen[members]]:
            for own in members[~chosen[members]]:
                found[int(own)] = text("“{site}” is chosen for the same place.", site=names[rival])
    return found


def _notes(request: SelectPortfolioRequest, candidates: Candidates, choice: Choice) -> tuple[Text, ...]:
    found = []
    unknown = int((~candidates.known).sum())
    if unknown:
        found.append(text("{count} site(s) cannot be chosen: their score, area or cost is unknown.", count=unknown))
    if choice.optimal:
        found.append(text("No choice is worth more than {gap} % more.", gap=f"{100 * max(choice.gap, 0):.3g}"))
    elif choice.method == HEURISTIC and not choice.seconds:
        found.append(
            text(
                "HiGHS (scipy 1.9 or newer) is not available: found by exchanges; no choice is worth more than {gap} % "
                "more.",
                gap=f"{100 * choice.gap:.3g}",
            )
        )
    else:
        found.append(
            text(
                "The search ended after {seconds} s: no choice is worth more than {gap} % more. More time may find a "
                "better one.",
                seconds=f"{choice.seconds:.0f}",
                gap=f"{100 * choice.gap:.3g}",
            )
        )
    return tuple(found)


def _write(request: SelectPortfolioRequest, candidates: Candidates, result: SelectPortfolioResult) -> None:
    inside = [index for index, site in enumerate(result.sites) if site.chosen]
    inside.sort(key=lambda index: (-(result.sites[index].benefit or 0.0), index))
    if not inside:
        raise InputError(
            "No site of “{layer}” fits the budget of {budget}; the cheapest costs {cheapest}. Raise the budget.",
            layer=request.sites,
            budget=f"{request.budget or 0.0:,.10g}",
            cheapest=f"{candidates.problem.cost[candidates.known].min():,.10g}",
        )
    table = candidates.table
    added = []
    for rank, index in enumerate(inside, start=1):
        site = result.sites[index]
        values: dict[str, object] = {"portfolio_rank": rank, "benefit": site.benefit, "locked": site.state == LOCKED_IN}
        if site.frequency is not None:
            values["frequency"] = site.frequency
        added.append(values)
    write_sites(request.output, SiteTable(table.crs, table.fields, [table.rows[index] for index in inside]), added)
    summary = {"benefit": result.benefit, "cost": result.cost, "gap": result.gap, "method": result.method}
    provenance.record(
        request.output,
        "selectportfolio",
        {"sites": split_uri(request.sites)[0]},
        request,
        {**summary, "notes": result.notes},
    )
    if request.report:
        write_report(request, result)


def write_report(request: SelectPortfolioRequest, result: SelectPortfolioResult) -> None:
    """Write what was chosen, how sure it is the best, and why not the others, as JSON; raises `OutputError`."""
    content = {
        "optimal": result.optimal,
        "gap": result.gap,
        "method": result.method,
        "seconds": result.seconds,
        "benefit": result.benefit,
        "cost": result.cost,
        "value": result.value,
        "bound": result.bound,
        "chosen": [site.name for site in result.sites if site.chosen],
        "notes": result.notes,
        "curve": result.curve,
        "sites": result.sites,
        "asked": request,
    }
    provenance.write_report(request.report, content)
