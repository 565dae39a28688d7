"""Finds the warnings of the plan again when it, or an edit on the map, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from dss_planner.plan.store.changes import Changes
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.plan_warnings import WarningsRequest, find_warnings

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.plan.warnings.found import PlanWarning
    from dss_planner.tasks.task import Outcome

#: Wait after a change before the warnings are looked for [ms].
SETTLE_MS = 400
_KIND = "plan warnings"


class WarningsKeeper(QObject):
    """Reached as ``desk.warnings``; looks in the background once somebody wants to see them."""

    #: `found` differs.
    changed = pyqtSignal()

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self._desk, self._lookups = desk, Lookups(self)
        self.found: tuple[PlanWarning, ...] = ()
        self._wanted = self._again = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SETTLE_MS)
        self._wait.timeout.connect(self._look)
        desk.changed.connect(self.renew)
        desk.layers.edited.connect(self.renew)

    def want(self) -> None:
        """Somebody shows them from now on."""
        if not self._wanted:
            self._wanted = True
            self._look()

    def renew(self) -> None:
        """Look again soon."""
        if self._wanted and not self._wait.isActive():
            self._wait.start()

    def close(self) -> None:
        """Look no more."""
        self._wait.stop()
        self._lookups.close()

    def _look(self) -> None:
        desk = self._desk
        if desk.document is None:
            self._show(())
            return
        if self._lookups.asked(_KIND):
            self._again = True
            return
        edits = desk.layers.buffered() if desk.layers.modified else Changes()
        request = WarningsRequest(desk.document, edits, desk.folder)

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._show(outcome.result)
            if self._again:
                self._again = False
                self.renew()

        self._lookups.ask(_KIND, self.tr("Checking the plan"), lambda: request, find_warnings, publish)

    def _show(self, found: tuple[PlanWarning, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()
