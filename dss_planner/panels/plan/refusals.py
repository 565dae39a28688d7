"""Changes of the plan that could not be written: why they wait, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from dss_planner.panels.plan.plan_notice import Held, Notice
from dss_planner.panels.plan.plan_step import DO, rewind
from dss_planner.panels.plan.plan_writer import EDITED, REFUSED, STALE, Refusal

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.panels.session import StudySession
    from dss_planner.plan.store.changes import Changes


class Refusals(QObject):
    """Keeps the `notice` of a desk. A write that is refused leaves no step; what it was to write is held until the user
    decides."""

    def __init__(self, desk: PlanDesk, session: StudySession) -> None:
        super().__init__(desk)
        self._desk, self._session = desk, session
        self.notice: Notice | None = None
        #: What is made again once the plan was read.
        self._after_read: Held | None = None

    def must_wait(self, changes: Changes) -> tuple[str, str] | None:
        """Return why changes must wait: the kind of the refusal and a sentence; None for nothing."""
        if "plan" in self._session.running:
            return REFUSED, self.tr("The plan was not changed: it is being drafted anew.")
        names = self._desk.layers.unsaved({*changes.put, *changes.remove})
        if not names:
            return None
        sentence = self.tr(
            "The plan was not changed: {layers} holds edits that are not saved. Save them first; they are not "
            "overwritten."
        )
        return EDITED, sentence.format(layers=", ".join(f"“{name}”" for name in names))

    def hold(self, refusal: Refusal) -> None:
        """Take the stack back to what is in the file, and hold what was to be written."""
        # after a reading, what was to be taken back need not be the last step any more
        kept = [job for job in refusal.jobs if job.kind == DO or refusal.kind not in (EDITED, STALE)]
        before = self.notice.held if self.notice is not None else None
        self.notice = Notice(refusal.kind, refusal.sentence, Held(kept, before), refusal.details)
        for job in reversed(refusal.jobs):
            rewind(self._desk.undo, job.step, job.kind)

    def go_on(self) -> None:
        """Do what the notice offers: save edits or read the plan again, and make again what was held."""
        notice = self.notice
        if notice is None:
            return
        if notice.kind == EDITED and not self._desk.layers.save():
            words = self.tr("The edits could not be saved, so the change still waits: {steps}. QGIS says why.")
            self._desk.message.emit("warning", words.format(steps="; ".join(notice.held.titles)), "")
            return
        self._let_go()
        if notice.kind not in (EDITED, STALE):
            notice.held.again(self._desk)
            return
        self._after_read = notice.held
        self._desk.read()

    def let_be(self) -> None:
        """Do without what was held, and read the plan again where it is another one now."""
        notice = self.notice
        self._let_go()
        if notice is not None and notice.kind == STALE:
            self._desk.read()

    def forget(self) -> None:
        """Another study: its plan has nothing of this one's."""
        self._after_read = None
        self._let_go()

    def taken(self) -> Held | None:
        """Return what is to be made again now that the plan was read; once."""
        held, self._after_read = self._after_read, None
        return held

    def _let_go(self) -> None:
        self.notice = None
        self._desk.notice_changed.emit()
