"""Totals of what is drawn now, with the edits on the map that are not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.tasks.lookups import Lookups


class TotalsKeeper(QObject):
    """Works them out again when the plan or an edit buffer changes."""

    def __init__(self, desk: PlanDesk, lookups: Lookups) -> None:
        super().__init__(desk)
        self.live: Any = None
