"""What follows when works of a plan change: their schedule, their quantities and costs, and the sums of the plan."""

from __future__ import annotations

from pathlib import Path

from dss_planner.plan.budget.hauling import hauled
from dss_planner.plan.scheduling.planned import rescheduled
from dss_planner.plan.store.changes import Changes, applied, changes_between
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.recount import recounted


def settled(document: PlanDocument, changes: Changes, folder: str | Path = "") -> Changes:
    """Return ``changes`` of a plan with the schedule that follows, and all that it draws counted as it then is.

    folder: of the study, along whose access surface hauls are measured ('' leaves them as they are). Nothing where
    ``changes`` are nothing. Raises `InputError` when a measure cannot be read or a currency has no rate.
    """
    if not changes:
        return changes
    after = recounted(applied(document, rescheduled(document, changes)))
    if folder:
        after = hauled(after, folder)
    return changes_between(document, after)
