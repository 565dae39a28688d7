"""The work of the panels' tasks: steps of a study, one after the other, with one progress for all."""

from __future__ import annotations

from dss_planner.running import CancelCheck, Progress, portion, stop_if
from dss_planner.study.steps import StepRequest, StepResult, run_step
from dss_planner.tasks.own_process import OwnProcess

#: Rough share of time of each step, so that the bar moves evenly; a step not listed counts as 1.
WEIGHTS = {"align": 3.0, "landcover": 0.5, "erosion": 4.0, "access": 2.0, "score": 1.0, "sites": 1.0, "plan": 1.0}


def run_steps(requests: tuple[StepRequest, ...], progress: Progress, cancelled: CancelCheck) -> tuple[StepResult, ...]:
    """Run the steps in the order given and return their results; raise what a step raises."""
    weights = [WEIGHTS.get(request.step, 1.0) for request in requests]
    total = sum(weights)
    results = []
    before = 0.0
    for request, weight in zip(requests, weights):
        stop_if(cancelled)
        after = before + weight
        results.append(run_step(request, portion(progress, before / total, after / total), cancelled, OwnProcess()))
        before = after
    progress(1.0, None)
    return tuple(results)
