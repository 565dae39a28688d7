"""The window “Sites”: the candidate sites ranked, compared, tried for how sure they are, and chosen from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt

from dss_planner.panels.score.undo_bar import UndoKeys
from dss_planner.panels.sites.criteria.tab import CriteriaTab
from dss_planner.panels.sites.groups.tab import GroupsTab
from dss_planner.panels.sites.methods.tab import MethodsTab
from dss_planner.panels.sites.portfolio.tab import PortfolioTab
from dss_planner.panels.sites.ranking.tab import RankingTab
from dss_planner.panels.sites.robustness.tab import RobustnessTab
from dss_planner.panels.study_window import StudyWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.session import StudySession

#: Preference: whether the window was open.
OPEN = "dss_planner/sites_window_open"
TABS = (RankingTab, CriteriaTab, MethodsTab, RobustnessTab, GroupsTab, PortfolioTab)


class SitesWindow(StudyWindow):
    """The window “Sites”."""

    def __init__(self, iface: QgisInterface, session: StudySession) -> None:
        super().__init__(iface, session, "sites", TABS, OPEN)
        self.setWindowTitle(self.tr("Sites"))
        self.keys = UndoKeys(session.site_desk.undo, self._inner)

    def fill(self) -> None:
        """Make the tabs, once, and the way to the help beside them."""
        if self.tabs:
            return
        super().fill()
        button = self.help_for(self.tr("About sites"), "sites_window", self._bar)
        self._bar.setCornerWidget(button, Qt.Corner.TopRightCorner)
        button.show()

    def close_study(self) -> None:
        """Stop listening to the keyboard too."""
        self.keys.stop()
        super().close_study()
