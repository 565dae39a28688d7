"""Writes changes of the plan into its file, one after the other, away from the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.plan.times import with_local_times
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.stamps import Stamp, stamp_of
from dss_planner.running import never, silent
from dss_planner.tasks.planning import Refused, WriteRequest, write_changes
from dss_planner.tasks.runner import TaskRunner
from dss_planner.text import Text

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_step import PlanStep
    from dss_planner.plan.store.document import PlanDocument
    from dss_planner.tasks.task import Outcome

#: Why a write was refused: the plan differs from what was read; layers hold edits that are not saved; anything else.
STALE, EDITED, REFUSED = "stale", "edited", "refused"


@dataclass(frozen=True)
class Job:
    """One write: of which step, made or taken back, and what."""

    step: PlanStep
    kind: str
    changes: Changes


@dataclass(frozen=True)
class Refusal:
    """kind: `STALE`, `EDITED` or `REFUSED`; sentence: translated; details: of an error that nobody foresaw."""

    kind: str
    sentence: str
    details: str = ""
    jobs: tuple[Job, ...] = field(default=())


class PlanWriter(QObject):
    """Keeps the jobs that are not written yet. After a refusal it drops all of them and tells with `refused`."""

    #: The job that is in the file now, and the stamp of the file.
    written = pyqtSignal(object, object)
    #: A `Refusal` with the jobs that were dropped, the refused one first.
    refused = pyqtSignal(object)
    #: Whether there is something to write.
    busy_changed = pyqtSignal(bool)

    def __init__(
        self,
        request: Callable[[Changes], WriteRequest],
        guard: Callable[[Changes], tuple[str, str] | None],
        parent: QObject | None = None,
    ) -> None:
        """request: makes what is written, with the stamp as it is then; guard: what it must wait for, and why."""
        super().__init__(parent)
        self._request, self._guard = request, guard
        self._runner = TaskRunner(self, quiet=True)
        self.jobs: list[Job] = []
        self._held = False
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is yet to be written."""
        return bool(self.jobs)

    def over(self, document: PlanDocument) -> PlanDocument:
        """Return a plan with what is not written yet."""
        for job in self.jobs:
            try:
                document = applied(document, job.changes)
            except PlannerError:  # its row is gone: the write says so
                continue
        return document

    def add(self, job: Job) -> None:
        """Write ``job`` after those that wait."""
        self.jobs.append(job)
        if len(self.jobs) == 1:
            self.busy_changed.emit(True)
        self._turn.start()

    def hold(self, held: bool) -> None:
        """Begin nothing while the plan is being read."""
        self._held = held
        if not held:
            self._turn.start()

    def settle(self) -> None:
        """Write at once what waits, on this thread: somebody needs the file, or the window goes away."""
        self._turn.stop()
        under_way = self._runner.busy
        if under_way:
            self._runner.close()
        while self.jobs:
            request = self._request(self.jobs[0].changes)
            stamp = stamp_of(request.path) if under_way else None
            under_way = False
            if stamp is not None and stamp != request.seen:  # what was being written got into the file
                self._end(stamp)
                continue
            found = write_changes(request, silent, never)
            if isinstance(found, Refused):
                self._refuse_as(found)
                return
            self._end(found)

    def _next(self) -> None:
        if self._held or not self.jobs or self._runner.busy:
            return
        changes = self.jobs[0].changes
        reason = self._guard(changes)
        if reason:
            self._refuse(*reason)
            return
        self._runner.start(self.tr("Saving the plan"), lambda: self._request(changes), write_changes, self._publish)

    def _publish(self, outcome: Outcome) -> None:
        if not self.jobs:
            return
        if not outcome.done:
            words = show(outcome.sentence) if outcome.sentence is not None else self.tr("Saving the plan was stopped.")
            self._refuse(REFUSED, words, outcome.details)
        elif isinstance(outcome.result, Refused):
            self._refuse_as(outcome.result)
        else:
            self._end(outcome.result)
            self._turn.start()

    def _end(self, stamp: Stamp) -> None:
        job = self.jobs.pop(0)
        self.written.emit(job, stamp)
        if not self.jobs:
            self.busy_changed.emit(False)

    def _refuse_as(self, found: Refused) -> None:
        """Say why in the window's words: what a plan that is another one now leaves to do, its buttons say."""
        sentence = with_local_times(found.sentence)
        what = sentence.values.get("what")
        if not (found.stale and isinstance(what, Text)):
            self._refuse(STALE if found.stale else REFUSED, show(sentence))
            return
        words = self.tr("The plan {what} since it was read here, so it is not overwritten.").format(what=show(what))
        self._refuse(STALE, words)

    def _refuse(self, kind: str, sentence: str, details: str = "") -> None:
        dropped, self.jobs = tuple(self.jobs), []
        self.refused.emit(Refusal(kind, sentence, details, dropped))
        self.busy_changed.emit(False)
