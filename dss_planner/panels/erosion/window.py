"""The window “Erosion risk”: a wide dock with a tab for each question that is asked of the first criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.panels.erosion.tab_calibration import CalibrationTab
from dss_planner.panels.erosion.tab_dust import DustTab
from dss_planner.panels.erosion.tab_method import MethodTab
from dss_planner.panels.erosion.tab_overview import OverviewTab
from dss_planner.panels.erosion.tab_place import PlaceTab
from dss_planner.panels.erosion.tab_uncertainty import UncertaintyTab
from dss_planner.panels.erosion.tab_vegetation import VegetationTab
from dss_planner.panels.erosion.tab_wind import WindTab
from dss_planner.panels.study_window import DOCKED_HEIGHT, SIZE, SMALLEST, StudyWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.session import StudySession

__all__ = ["DOCKED_HEIGHT", "OPEN", "SIZE", "SMALLEST", "TABS", "ErosionWindow"]

#: Preference: whether the window was open.
OPEN = "dss_planner/erosion_window_open"
TABS = (
    OverviewTab,
    WindTab,
    VegetationTab,
    DustTab,
    PlaceTab,
    UncertaintyTab,
    CalibrationTab,
    MethodTab,
)


class ErosionWindow(StudyWindow):
    """The window “Erosion risk”."""

    def __init__(self, iface: QgisInterface, session: StudySession) -> None:
        super().__init__(iface, session, "erosion", TABS, OPEN)
        self.setWindowTitle(self.tr("Erosion risk"))
