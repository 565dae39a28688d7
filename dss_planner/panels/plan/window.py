"""The window “Plan”: works at the sites, what they cost, when they are built, what they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dss_planner.panels.plan.alternatives.tab import AlternativesTab
from dss_planner.panels.plan.catalogue.tab import CatalogueTab
from dss_planner.panels.plan.effect.tab import EffectTab
from dss_planner.panels.plan.money.tab import MoneyTab
from dss_planner.panels.plan.notes.tab import NotesTab
from dss_planner.panels.plan.plan_notice import NoticeStrip
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.schedule.tab import ScheduleTab
from dss_planner.panels.plan.totals_strip import TotalsStrip
from dss_planner.panels.plan.undo_buttons import plan_undo_bar
from dss_planner.panels.plan.works.tab import WorksTab
from dss_planner.panels.score.undo_bar import UndoKeys
from dss_planner.panels.study_window import StudyWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.session import StudySession

#: Preference: whether the window was open.
OPEN = "dss_planner/plan_window_open"
#: In the order in which they stand: works, alternatives, money, schedule, effect, catalogue, notes.
TABS: tuple[type[PlanTab], ...] = (WorksTab, AlternativesTab, MoneyTab, ScheduleTab, EffectTab, CatalogueTab, NotesTab)


class PlanWindow(StudyWindow):
    """The window “Plan”."""

    def __init__(self, iface: QgisInterface, session: StudySession) -> None:
        super().__init__(iface, session, "plan", TABS, OPEN)
        self.setWindowTitle(self.tr("Plan"))
        self.desk = session.plan_desk
        self.keys = UndoKeys(self.desk.undo, self._inner)
        self._filled = False
        self.visibilityChanged.connect(self._seen)

    def fill(self) -> None:
        """Make the tabs, once, and what stands around them."""
        if self._filled:
            return
        self._filled = True
        super().fill()
        self.corner = QWidget(self._bar)
        self.undo_bar = plan_undo_bar(self.desk, self.corner)
        row = QHBoxLayout(self.corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.undo_bar)
        row.addWidget(self.help_for(self.tr("About the plan"), "plan_window", self.corner))
        self._bar.setCornerWidget(self.corner, Qt.Corner.TopRightCorner)
        self.corner.show()
        self.notice = NoticeStrip(self.desk, self._inner, wide=True)
        self.totals = TotalsStrip(self.desk, self._inner)
        layout = self._inner.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self.notice)
            layout.insertWidget(2, self.totals)

    def _seen(self, visible: bool) -> None:
        self.desk.in_window = visible
        self.desk.notice_changed.emit()

    def close_study(self) -> None:
        """Stop listening to the keyboard too."""
        self.visibilityChanged.disconnect(self._seen)
        self.desk.in_window = False
        self.keys.stop()
        if self.tabs:
            self.desk.message.disconnect(self.say)
        super().close_study()

    def _connect(self) -> None:
        self.desk.message.connect(self.say)
        for tab in self.tabs:
            tab.asked.connect(self._ask)
        super()._connect()

    def _ask(self, prefix: str, what: str) -> None:
        """Show in one tab what another one asked for."""
        tab = next((one for one in self.tabs if one.prefix == prefix), None)
        if tab is not None:
            self.go(type(tab))
            tab.show_asked(what)
