"""Which steps are up to date: a look at every file the study rests on, which takes a while with many layers."""

from __future__ import annotations

from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.study.folder import Status
from dss_planner.study.settings import StudySettings
from dss_planner.study.steps import STEPS, step_status


def judge_steps(question: tuple[str, StudySettings], progress: Progress, cancelled: CancelCheck) -> dict[str, Status]:
    """Return the status of every step; question: folder and settings of the study. Raises `Cancelled`."""
    folder, settings = question
    found: dict[str, Status] = {}
    for step in STEPS:
        stop_if(cancelled)
        step_status(folder, step.id, settings, found)
    return found
