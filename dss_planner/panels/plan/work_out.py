"""Changes of the plan that take a while to work out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QTimer

from dss_planner.layers.translation import show
from dss_planner.panels.plan.plan_step import overtaken
from dss_planner.plan.drafting.redraft import Redrawn
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument
from dss_planner.running import CancelCheck, Progress

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.task import Outcome

#: ``function(document, progress, cancelled)``.
WorkOut = Callable[[PlanDocument, Progress, CancelCheck], "Changes | Redrawn"]


def worked_out(
    desk: PlanDesk, session: StudySession, title: str, function: WorkOut, then: Callable[[], None] | None
) -> bool:
    """Work changes out in the background and apply them to the plan; False when something else runs."""
    document = desk.document
    if document is None:
        return False

    def work(asked: PlanDocument, progress: Progress, cancelled: CancelCheck) -> object:
        return function(asked, progress, cancelled)

    def publish(outcome: Outcome) -> None:
        if not outcome.done or desk.document is None:
            return
        found = outcome.result
        notes = found.notes if isinstance(found, Redrawn) else ()
        changes = found.changes if isinstance(found, Redrawn) else found
        if overtaken(document, desk.document, changes):
            QTimer.singleShot(0, lambda: worked_out(desk, session, title, function, then))
            return
        desk.apply(title, changes, function)
        if notes:
            desk.message.emit("information", "\n".join(show(note) for note in notes), "")
        if then is not None:
            then()

    return session.background(title, lambda: document, work, publish)
