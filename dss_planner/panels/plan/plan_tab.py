"""What the tabs of the window “Plan” share: they show the plan at hand, and say why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import quiet_label
from dss_planner.panels.status_dot import DONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from dss_planner.panels.session import StudySession
    from dss_planner.plan.store.changes import Changes
    from dss_planner.plan.store.document import PlanDocument
    from dss_planner.tasks.lookups import Lookups


class PlanTab(ErosionTab):
    """A tab that follows ``session.plan_desk``; it is renewed while it is in sight.

    A tab has `renew` (the plan, or what is chosen in it, differs), `show_selected` (another site or work is looked at)
    and `show_totals` (live totals differ). The line of the step is shown while the plan is not up to date; `nothing`
    where there is none.
    """

    prefix = "plan"
    #: Another tab is to show something: its prefix, and what (see its `show_asked`).
    asked = pyqtSignal(str, str)

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.desk = session.plan_desk
        self.line = self.add_step(
            "plan", self.tr("&Draft the plan"), self.tr("Drafts works for each site from wind, land and measures")
        )
        self.nothing = quiet_label("", self.inner)
        self.nothing.setObjectName(f"{self.prefix}_nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self.body.addWidget(self.nothing, 1)
        self.desk.changed.connect(self.load)
        self.desk.selected.connect(self._selected)
        self.desk.totals_changed.connect(self._totals)

    def show_status(self) -> None:
        """Show how the step stands, as long as it is not done."""
        super().show_status()
        self.line.setVisible(self.line.state != DONE)

    def leave(self) -> None:
        """Follow the plan no more."""
        self.desk.changed.disconnect(self.load)
        self.desk.selected.disconnect(self._selected)
        self.desk.totals_changed.disconnect(self._totals)
        super().leave()

    def show_nothing(self, of_sites: bool = False) -> bool:
        """Show why there is no plan, or (of_sites) no site in it; True where there is none."""
        document = self.desk.document
        none = document is None or (of_sites and not document.rows("sites"))
        self.nothing.setText(
            self.desk.missing
            if document is None
            else self.tr("The plan has no sites: find sites on page 3, then draft the plan on page 5.")
        )
        self.nothing.setVisible(none)
        return none

    def alter(self, title: str, change: Callable[[PlanDocument], Changes]) -> None:
        """Work a change out, some milliseconds, and make it; what cannot be is said, and shown as it was."""
        document = self.desk.document
        if document is None:
            return
        try:
            self.desk.apply(title, change(document))
        except PlannerError as error:
            self.message.emit("warning", show(error), "")
            self.renew()

    def show_selected(self) -> None:
        """Another site or work is looked at; each tab does."""

    def show_asked(self, what: str) -> None:
        """Show what another tab asked for; tabs that can be asked do."""

    def show_totals(self) -> None:
        """The live totals differ; each tab does."""

    def _selected(self) -> None:
        if self.isVisible():
            self.show_selected()
        else:
            self._outdated = True

    def _totals(self) -> None:
        if self.isVisible():
            self.show_totals()
        else:
            self._outdated = True
