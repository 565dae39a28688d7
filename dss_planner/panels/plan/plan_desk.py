"""The plan at hand: one for page 5, the window “Plan” and the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoStack

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.plan.desk_words import change_title, why_none
from dss_planner.panels.plan.layer_watch import LayerWatch
from dss_planner.panels.plan.live_totals import TotalsKeeper
from dss_planner.panels.plan.map_swipe import MapSwipe
from dss_planner.panels.plan.new_shapes import NewShapes
from dss_planner.panels.plan.plan_notice import Notice
from dss_planner.panels.plan.plan_step import PlanStep
from dss_planner.panels.plan.plan_writer import Job, PlanWriter, Refusal
from dss_planner.panels.plan.refusals import Refusals
from dss_planner.panels.plan.show_me import ShowMe
from dss_planner.panels.plan.warnings.keeper import WarningsKeeper
from dss_planner.panels.plan.work_out import WorkOut, worked_out
from dss_planner.panels.plan_reading import plan_stamp
from dss_planner.plan.budget.hauling import surface_stamp
from dss_planner.plan.store import schema
from dss_planner.plan.store.changes import Changes, applied, reverse
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.study.site_steps import PLAN_FILE
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.planning import PlanRead, ReadRequest, WriteRequest, read_on
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.plan.budget.live import LiveTotals
    from dss_planner.plan.store.stamps import Stamp

#: Steps that can be taken back.
STEPS_KEPT = 300
#: How often the file is looked at for changes by other programs [ms]; a look takes some microseconds.
LOOK_MS = 1500
#: Kind of the question that reads the plan.
_READ = "plan"


class PlanDesk(QObject):
    """Reached as ``session.plan_desk``. Every change goes through `apply` or `work_out`, and can be undone.

    path: of the plan's file; document: the plan, with changes that are being written; None while there is none, and
    `missing` says why. site, work: keys of the rows looked at. live: totals of what is drawn now, with edits on the map
    that are not saved. notice: what was refused, and waits for the user.
    """

    #: The document differs.
    changed = pyqtSignal()
    #: Another site or work is looked at.
    selected = pyqtSignal()
    #: `live` differs.
    totals_changed = pyqtSignal()
    #: Whether the plan is being read or written.
    busy_changed = pyqtSignal(bool)
    #: `notice` differs.
    notice_changed = pyqtSignal()
    #: A sentence for a banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(STEPS_KEPT)
        self.path = ""
        self.document: PlanDocument | None = None
        self.missing = ""
        self.site = self.work = ""
        #: Whether the window “Plan” is in sight: what is to be told is told there, not on page 5 too.
        self.in_window = False
        self._stored: PlanDocument | None = None
        self._mark: tuple[object, ...] = ()
        #: Whether edits by hand were saved that are yet to be read.
        self._unread = False
        self._busy = False
        self._lookups = Lookups(self)
        self._lookups.changed.connect(self._tell_busy)
        self._refusals = Refusals(self, session)
        self._writer = PlanWriter(self._request, self._refusals.must_wait, self)
        self._writer.written.connect(self._written)
        self._writer.refused.connect(self._refused)
        self._writer.busy_changed.connect(self._tell_busy)
        #: The plan's layers on the map, and what is edited in them.
        self.layers = LayerWatch(self)
        self.layers.saved.connect(self._saved_by_hand)
        self._new_shapes = NewShapes(self)
        #: Keeps `live`, and says why it is not known or whether it holds unsaved edits.
        self.totals = TotalsKeeper(self)
        #: What the plan should be looked at for.
        self.warnings = WarningsKeeper(self)
        #: Brings rows of the plan into sight on the map.
        self.show_me = ShowMe(self, session)
        #: The line on the map between two views of the plan.
        self.swipe = MapSwipe(session.map_layers.canvas, self)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.renew)
        session.opened.connect(self._open)
        session.results_changed.connect(self.renew)
        self._open()

    @property
    def stamp(self) -> Stamp | None:
        """The stamp of the file as the document rests on it."""
        return self._stored.stamp if self._stored is not None else None

    @property
    def folder(self) -> str:
        """The study folder; '' for none."""
        return self._session.folder

    def row(self, table: str, key: str) -> Row | None:
        """Return a row of the plan by its key; None when there is none such."""
        if self.document is None:
            return None
        name = schema.table(table).key
        return next((row for row in self.document.rows(table) if row[name] == key), None)

    @property
    def author(self) -> str:
        """Who changes the plan, as the computer knows the person."""
        return str(QgsApplication.userFullName() or QgsApplication.userLoginName())

    @property
    def live(self) -> LiveTotals | None:
        """Totals of what is drawn now; None until they are worked out."""
        return self.totals.live

    @property
    def notice(self) -> Notice | None:
        """What was refused, and why; None while there is nothing."""
        return self._refusals.notice

    @property
    def reading(self) -> bool:
        """Whether the plan is being read."""
        return self._lookups.asked(_READ)

    @property
    def busy(self) -> bool:
        """Whether the plan is being read or written."""
        return self.reading or self._writer.busy

    def select(self, site: str = "", work: str = "") -> None:
        """Look at a site, a work (and the site it is at), or at none."""
        if work and not site and self.document is not None:
            site = next((str(row["site"]) for row in self.document.rows("works") if row["uuid"] == work), "")
        if (site, work) != (self.site, self.work):
            self.site, self.work = site, work
            self.selected.emit()

    def apply(self, title: str, changes: Changes, source: WorkOut | None = None) -> None:
        """Change the plan: one step that can be undone, shown at once and written in the background.

        source: what worked the changes out, if anything did.
        """
        if self.document is None or not changes:
            return
        try:
            back = reverse(self.document, changes)
            applied(self.document, changes)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return
        self.undo.push(PlanStep(title, changes, back, self._write, source=source))

    def work_out(self, title: str, function: WorkOut, then: Callable[[], None] | None = None) -> bool:
        """Work changes out in the background and apply them as one step; False when something else runs.

        function: of the document; it returns `Changes`, or `Redrawn`, whose notes are told. then: called once they
        are applied.
        """
        return worked_out(self, self._session, title, function, then)

    def renew(self) -> None:
        """Read the plan again where its file changed."""
        mark = self._stamps()
        if mark != self._mark and not self._writer.busy and "plan" not in self._session.running:
            self.read()

    def read(self) -> None:
        """Read the plan, whether its file changed or not; once it is written, where changes wait for that."""
        if self._writer.busy:
            self._mark = ()
            return
        self._mark = self._stamps()
        self._unread = False
        if not self.path or not Path(self.path).exists():
            self._lookups.drop(_READ)
            self._writer.hold(False)
            if self.document is not None:
                self.undo.clear()
            self._show(None, why_none(self.path))
            return
        may_fill = self._refusals.must_wait(Changes({"works": ()})) is None
        request = ReadRequest(self.path, self._stored, self.author, may_fill)
        path = self.path

        def publish(outcome: Outcome) -> None:
            if path == self.path:
                self._read(outcome)

        self._writer.hold(True)
        self._lookups.ask(_READ, self.tr("Reading the plan"), lambda: request, read_on, publish)
        if self.document is None:
            self._show(None, self.tr("Reading the plan…"))

    def _stamps(self) -> tuple[object, ...]:
        """Return what changes when the plan's file does, or the surface along which its hauls are measured."""
        folder = self._session.folder
        return (*plan_stamp(folder), *(surface_stamp(folder) if folder else ()))

    def go_on(self) -> None:
        """Do what the notice offers."""
        self._refusals.go_on()

    def let_be(self) -> None:
        """Do without what was held."""
        self._refusals.let_be()

    def settle(self) -> None:
        """Write now what waits: the file is needed, or the window goes away."""
        self._writer.hold(False)
        self._writer.settle()

    def close(self) -> None:
        """Write what waits and let go of the map."""
        self._look.stop()
        self.settle()
        self.swipe.stop()
        self.totals.close()
        self.warnings.close()
        self._lookups.close()
        self.layers.close()

    def _open(self) -> None:
        """Another study: what was changed in the plan before is in its file."""
        self.settle()
        self._lookups.drop(_READ)
        self.undo.clear()
        folder = self._session.folder
        self.path = str(Path(folder, PLAN_FILE)) if folder else ""
        self._stored = None
        self.site = self.work = ""
        self._show(None, why_none(self.path))
        self.layers.follow(self.path)
        self._refusals.forget()
        self._look.start() if folder else self._look.stop()
        self._mark = ()
        self.renew()

    def _read(self, outcome: Outcome) -> None:
        self._writer.hold(False)
        held = self._refusals.taken()
        if not outcome.done:
            if self._stored is None and not outcome.cancelled:
                self._show(None, show(outcome.sentence))
            elif not outcome.cancelled:
                self.message.emit("problem", show(outcome.sentence), outcome.details)
            return
        found: PlanRead = outcome.result
        if found.filled:
            self._mark = () if self._unread else self._stamps()
            self.layers.refresh({"works"})
        if found.another:
            self.undo.clear()
            self._keep(found.document)
        elif found.since:
            self._keep(found.document)
            title = change_title(found.shapes)
            self.undo.push(PlanStep(title, found.since, found.back, self._write, found.to_write))
            self.changed.emit()
        else:
            self._keep(found.document)
        if held is not None:
            held.again(self)

    def _saved_by_hand(self) -> None:
        """QGIS saved edits into the file."""
        self._unread = True
        self.renew()

    def _keep(self, document: PlanDocument) -> None:
        self._stored = document
        self._rebuild()
        self._show(self.document, "")

    def _rebuild(self) -> None:
        """Put what is being written over what is in the file."""
        self.document = self._writer.over(self._stored) if self._stored is not None else None

    def _show(self, document: PlanDocument | None, missing: str) -> None:
        before = (self.document, self.missing)
        if document is None:
            self._stored = None
        self.document, self.missing = document, missing
        if document is not None or before != (document, missing):
            self.changed.emit()

    def _write(self, step: PlanStep, kind: str, changes: Changes) -> None:
        """Show a step at once and queue it; the undo stack calls this."""
        if self.document is None or not changes:
            return
        self._writer.add(Job(step, kind, changes))
        self.document = applied(self.document, changes)
        self.changed.emit()

    def _request(self, changes: Changes) -> WriteRequest:
        return WriteRequest(self.path, changes, self.stamp, self.author)

    def _written(self, job: Job, stamp: Stamp) -> None:
        self._stored = replace(applied(self._stored, job.changes), stamp=stamp) if self._stored is not None else None
        self._mark = () if self._unread else self._stamps()
        self.layers.refresh({*job.changes.put, *job.changes.remove})

    def _refused(self, refusal: Refusal) -> None:
        self._refusals.hold(refusal)
        self._rebuild()
        self.changed.emit()
        self.notice_changed.emit()

    def _tell_busy(self, *_: object) -> None:
        if self.busy != self._busy:
            self._busy = self.busy
            self.busy_changed.emit(self._busy)
