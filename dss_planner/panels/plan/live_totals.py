"""Totals of what is drawn now, with the edits on the map that are not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.plan.budget.bill import BillCache
from dss_planner.plan.budget.live import LiveTotals
from dss_planner.plan.store.changes import Changes
from dss_planner.running import never, silent
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.plan_totals import Known, TotalsRequest, count_totals

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.tasks.task import Outcome

#: Wait after a change before totals are worked out [ms]: a tool changes many vertices at once.
SETTLE_MS = 60
#: A count that takes no longer than this [s] is made on the main thread.
AT_ONCE = 0.005
_KIND = "totals"


class TotalsKeeper(QObject):
    """Works them out again when the plan or an edit buffer changes: at once where it is quick, else in the background.

    live: None until they are known; trouble: why they cannot be; unsaved: whether they hold edits that are not saved.
    """

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self._desk, self._lookups = desk, Lookups(self)
        self.live: LiveTotals | None = None
        self.trouble = ""
        self.unsaved = False
        #: How long the last count took [s], and the longest one that kept the main thread.
        self.seconds, self.longest = 1.0, 0.0
        self._again = False
        self._known = Known(BillCache())
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLE_MS)
        self._wait.timeout.connect(self._count)
        desk.changed.connect(self.renew)
        desk.layers.edited.connect(self.renew)

    def renew(self) -> None:
        """Count soon; what changes meanwhile is counted with it."""
        if not self._wait.isActive():
            self._wait.start()

    @property
    def counting(self) -> bool:
        """Whether `live` is yet to follow."""
        return self._wait.isActive() or self._lookups.busy

    def close(self) -> None:
        """Count no more."""
        self._wait.stop()
        self._lookups.close()

    def _count(self) -> None:
        desk = self._desk
        if self._lookups.asked(_KIND):
            self._again = True
            return
        if desk.document is None:
            self._show(None, "", False)
            return
        unsaved = desk.layers.modified
        request = TotalsRequest(desk.document, desk.layers.buffered() if unsaved else Changes(), self._known)
        if self.seconds < AT_ONCE:
            try:
                found = count_totals(request, silent, never)
            except PlannerError as error:
                self._show(None, show(error), unsaved)
                return
            self.seconds = found.seconds
            self.longest = max(self.longest, found.seconds)
            self._show(found.totals, "", unsaved)
            return

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self.seconds = outcome.result.seconds
                self._show(outcome.result.totals, "", unsaved)
            elif not outcome.cancelled:
                self._show(None, show(outcome.sentence), unsaved)
            if self._again:
                self._again = False
                self.renew()

        self._lookups.ask(_KIND, self.tr("Counting the plan"), lambda: request, count_totals, publish)

    def _show(self, live: LiveTotals | None, trouble: str, unsaved: bool) -> None:
        before = (self.live, self.trouble, self.unsaved)
        self.live, self.trouble, self.unsaved = live, trouble, unsaved
        if before != (live, trouble, unsaved):
            self._desk.totals_changed.emit()
