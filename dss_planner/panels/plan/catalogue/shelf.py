"""The catalogue at hand: that of the plan, or of the study while there is no plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoCommand

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure, load_catalogue
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.plan.drafting.catalogued import catalogue_changes
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.judging import judged
from dss_planner.study.measuresfile import keep_catalogue, read_catalogue

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.plan.store.changes import Changes
    from dss_planner.plan.store.document import PlanDocument, Row
    from dss_planner.running import CancelCheck, Progress
    from dss_planner.tasks.task import Outcome

#: Kind of the question that writes the study's file.
_KIND = "catalogue of the study"


def whole(kept: Catalogue, shipped: Catalogue) -> Catalogue:
    """Return a plan's catalogue in its usual order, with what comes with the planner (``shipped``) and it lacks."""
    there = {one.id: one for one in kept.measures}
    known = [there.pop(one.id, one) for one in shipped.measures]
    return replace(kept, measures=(*known, *there.values()))


class CatalogueShelf(QObject):
    """catalogue: at hand, never None; shipped: as it comes with the planner; in_plan: whether the plan keeps it.

    A change goes into the plan where there is one, as a step that can be undone; else into a file of the study, undone
    by the same stack. The study's file follows the plan, so that a plan that is drafted anew has the same catalogue.
    """

    #: The catalogue differs.
    changed = pyqtSignal()
    #: A sentence for a banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._desk = session, session.plan_desk
        self.shipped = load_catalogue()
        self.catalogue = self.shipped
        self.in_plan = False
        #: Why it cannot be changed, translated; '' where it can.
        self.closed = ""
        self._rows: list[Row] = []
        self._folder = ""

    def renew(self) -> None:
        """Take the catalogue of the plan or the study as it is now."""
        document, folder = self._desk.document, self._session.folder
        before, was_in_plan, was_closed = self.catalogue, self.in_plan, self.closed
        try:
            if document is not None:
                self._take_plan(document.rows("measures"))
                if folder and self.catalogue is not before and was_in_plan and folder == self._folder:
                    self._follow(folder, self.catalogue)
            else:
                self.in_plan, self._rows = False, []
                self.catalogue = read_catalogue(folder) if folder else self.shipped
            self.closed = (
                "" if folder else self.tr("Choose a study folder on page 1 of DSS Planner to change measures.")
            )
        except PlannerError as error:
            self.catalogue, self.closed = self.shipped, show(error)
        self._folder = folder
        if (before, was_in_plan, was_closed) != (self.catalogue, self.in_plan, self.closed):
            self.changed.emit()

    def _follow(self, folder: str, catalogue: Catalogue) -> None:
        """Let the study's file follow the plan, in the background."""

        def work(asked: Catalogue, progress: Progress, cancelled: CancelCheck) -> None:
            keep_catalogue(folder, asked)

        def publish(outcome: Outcome) -> None:
            if not outcome.done and not outcome.cancelled:
                self.message.emit("problem", show(outcome.sentence), outcome.details)

        title = self.tr("Keeping the catalogue with the study")
        self._session.lookups.ask(_KIND, title, lambda: catalogue, work, publish)

    def _take_plan(self, rows: list[Row]) -> None:
        """Read the plan's measures again only where a row differs: eighteen take some milliseconds."""
        same = self.in_plan and len(rows) == len(self._rows) and all(a is b for a, b in zip(rows, self._rows))
        if not same:
            found = whole(catalogue_of_plan(rows, self._desk.path), self.shipped)
            self.catalogue = found if not self.in_plan or found != self.catalogue else self.catalogue
        self.in_plan, self._rows = True, list(rows)

    def change(self, title: str, catalogue: Catalogue) -> bool:
        """Let ``catalogue`` hold from now on; False when that is refused, and a message says why."""
        if self.closed:
            self.message.emit("warning", self.closed, "")
            return False
        if catalogue.measures == self.catalogue.measures:
            return True
        document = self._desk.document
        try:
            if document is None:
                self._desk.undo.push(_StudyStep(title, self, self._session.folder, self.catalogue, catalogue))
                return True
            changes = catalogue_changes(document, catalogue)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return False
        before = {one.id: one.conditions for one in self.catalogue.measures}
        self._desk.apply(title, changes)
        self.judge([one.id for one in catalogue.measures if before.get(one.id) != one.conditions])
        return True

    def judge(self, measures: Sequence[str]) -> None:
        """Judge the sites of the plan by measures (ids) whose rules are other ones now: a step of its own, for it takes
        a while."""
        folder = self._session.folder
        if not measures or not self.in_plan or not folder:
            return

        def work(document: PlanDocument, progress: Progress, cancelled: CancelCheck) -> Changes:
            return judged(document, open_study(folder), measures, progress, cancelled)

        title = self.tr("Judge the sites by {count} measures").format(count=len(measures))
        if len(measures) == 1:
            names = {one.id: one.name for one in self.catalogue.measures}
            title = self.tr("Judge the sites by “{measure}”").format(measure=names.get(measures[0], measures[0]))
        if not self._desk.work_out(title, work):
            words = self.tr("Something else runs. Judge the sites by the measure once that has ended: menu “Measure”.")
            self.message.emit("warning", words, "")

    def put(self, folder: str, catalogue: Catalogue) -> None:
        """Write the catalogue of a study; only the undo stack calls this."""
        if folder != self._session.folder:
            return
        try:
            keep_catalogue(folder, catalogue)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
        self.renew()

    def shipped_measure(self, measure: Measure) -> Measure | None:
        """Return a measure as it comes with the planner; of an own one that which it is like; None without one."""
        known = {one.id: one for one in self.shipped.measures}
        return known.get(measure.id) or known.get(measure.kind)

    def added(self, measure: str) -> bool:
        """Return whether people added the measure: it does not come with the planner."""
        return all(one.id != measure for one in self.shipped.measures)

    def differs(self, measure: Measure) -> bool:
        """Return whether a measure is not as it comes with the planner now: changed, or of an older version."""
        return any(one.id == measure.id and one != measure for one in self.shipped.measures)

    def changed_by_people(self, measure: Measure) -> bool:
        """Return whether people changed a measure that comes with the planner."""
        return measure.own and self.differs(measure)

    @property
    def folder(self) -> str:
        """The study folder; '' for none."""
        return self._session.folder

    def as_shipped(self) -> Catalogue:
        """Return the catalogue with all measures as they come with the planner; those that people added stay."""
        known = {one.id: one for one in self.shipped.measures}
        return replace(self.catalogue, measures=tuple(known.get(one.id, one) for one in self.catalogue.measures))

    def renewed(self) -> Catalogue:
        """Return the catalogue with all measures that nobody changed as they come with the planner now."""
        known = {one.id: one for one in self.shipped.measures}
        measures = tuple(one if one.own else known.get(one.id, one) for one in self.catalogue.measures)
        return replace(self.catalogue, measures=measures)


class _StudyStep(QUndoCommand):
    """A change of the study's catalogue while there is no plan."""

    def __init__(self, title: str, shelf: CatalogueShelf, folder: str, before: Catalogue, after: Catalogue) -> None:
        super().__init__(title)
        self._shelf, self._folder, self._before, self._after = shelf, folder, before, after

    def redo(self) -> None:
        """Do it, at first too."""
        self._shelf.put(self._folder, self._after)

    def undo(self) -> None:
        """Go back."""
        self._shelf.put(self._folder, self._before)
