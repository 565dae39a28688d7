"""The window “Access”: travel time, speeds, roads and obstacles, seasons, catchments, walk and haul, survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt

from dss_planner.panels.access.tab_catchments import CatchmentsTab
from dss_planner.panels.access.tab_ground import GroundTab
from dss_planner.panels.access.tab_seasons import SeasonsTab
from dss_planner.panels.access.tab_speeds import SpeedsTab
from dss_planner.panels.access.tab_supplies import SuppliesTab
from dss_planner.panels.access.tab_survey import SurveyTab
from dss_planner.panels.access.tab_travel import TravelTab
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

    def fill(self) -> None:
        """Make the tabs, once, and the way to the help beside them."""
        if self.tabs:
            return
        super().fill()
        button = self.help_for(self.tr("About access"), "access_window", self._bar)
        self._bar.setCornerWidget(button, Qt.Corner.TopRightCorner)
        button.show()
