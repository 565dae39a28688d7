"""The window “Access”: travel time, speeds, roads and obstacles, seasons, catchments, walk and haul, survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton

from dss_planner.panels.access.tab_catchments import CatchmentsTab
from dss_planner.panels.access.tab_ground import GroundTab
from dss_planner.panels.access.tab_seasons import SeasonsTab
from dss_planner.panels.access.tab_speeds import SpeedsTab
from dss_planner.panels.access.tab_supplies import SuppliesTab
from dss_planner.panels.access.tab_survey import SurveyTab
from dss_planner.panels.access.tab_travel import TravelTab
from dss_planner.panels.erosion.help_page import HelpPage
from dss_planner.panels.study_window import StudyWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.session import StudySession

#: Preference: whether the window was open.
OPEN = "dss_planner/access_window_open"
TABS = (TravelTab, SpeedsTab, GroundTab, SeasonsTab, CatchmentsTab, SuppliesTab, SurveyTab)


class AccessWindow(StudyWindow):
    """The window “Access”."""

    def __init__(self, iface: QgisInterface, session: StudySession) -> None:
        super().__init__(iface, session, "access", TABS, OPEN)
        self.setWindowTitle(self.tr("Access"))
        self.help: HelpPage | None = None

    def fill(self) -> None:
        """Make the tabs, once, and the way to the help beside them."""
        if self.tabs:
            return
        super().fill()
        self.help_button = QToolButton(self._bar)
        self.help_button.setObjectName("access_help")
        self.help_button.setText(self.tr("Help"))
        self.help_button.setToolTip(self.tr("What is worked out, sources, limits and doubts; stays open beside QGIS"))
        self.help_button.setAutoRaise(True)
        self.help_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.help_button.clicked.connect(self._show_help)
        self._bar.setCornerWidget(self.help_button, Qt.Corner.TopRightCorner)
        self.help_button.show()

    def close_study(self) -> None:
        """Close what was opened beside the window, too."""
        super().close_study()
        self.close_help()

    def close_help(self) -> None:
        """Close the page of the help."""
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    def _show_help(self) -> None:
        if self.help is None:
            self.help = HelpPage(self.tr("About access"), "access_window", self.window())
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()
