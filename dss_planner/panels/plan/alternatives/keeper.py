"""The plans for each site as they were worked out, kept while what they rest on is unchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.layers.translation import show
from dss_planner.plan.drafting.comparing import SiteOptions, site_mark
from dss_planner.tasks.planworks import OptionsQuestion, StudyKeeper, compare_options

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

_KIND = "plan alternatives"
#: Sites whose plans are kept.
KEPT = 30


class OptionsKeeper(QObject):
    """Works out the plans of one site at a time."""

    #: Another answer, or none any more.
    changed = pyqtSignal()
    #: How far the work is [%].
    progressed = pyqtSignal(float)

    def __init__(
        self, desk: PlanDesk, lookups: Lookups, keeper: Callable[[], StudyKeeper], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._lookups, self._keeper = desk, lookups, keeper
        self._found: dict[str, SiteOptions] = {}
        #: Site that is being worked out, '' for none.
        self.working = ""
        #: Site → why it could not be worked out.
        self.problems: dict[str, str] = {}
        lookups.progressed.connect(self._progress)

    def of(self, site: str) -> SiteOptions | None:
        """Return the plans of a site as they were worked out last; None before."""
        return self._found.get(site)

    def stale(self, site: str) -> bool:
        """Return whether the plan of a site is not what it was then."""
        document, found = self._desk.document, self._found.get(site)
        return found is not None and document is not None and found.mark != site_mark(document, site)

    def work_out(self, site: str) -> None:
        """Work the plans of a site out."""
        document = self._desk.document
        if document is None or not site:
            return
        self.problems.pop(site, None)
        self.working = site
        question = OptionsQuestion(document, site, self._keeper())

        def publish(outcome: Outcome) -> None:
            self.working = ""
            if outcome.done:
                while len(self._found) >= KEPT:
                    self._found.pop(next(iter(self._found)))
                self._found[site] = outcome.result
            elif not outcome.cancelled:
                self.problems[site] = show(outcome.sentence)
            self.changed.emit()

        self._lookups.ask(_KIND, self.tr("Working out alternatives"), lambda: question, compare_options, publish)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop; what was worked out before stays."""
        self._lookups.drop(_KIND)
        self.problems[self.working] = self.tr("Stopped.")
        self.working = ""
        self.changed.emit()

    def forget(self) -> None:
        """Another study."""
        self._lookups.drop(_KIND)
        self._found.clear()
        self.problems.clear()
        self.working = ""
        self.changed.emit()

    def leave(self) -> None:
        """Ask nothing any more."""
        self._lookups.progressed.disconnect(self._progress)
        self._lookups.drop(_KIND)

    def _progress(self, kind: str, percent: float) -> None:
        if kind == _KIND:
            self.progressed.emit(percent)
