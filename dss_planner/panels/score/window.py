"""The window “Score”: value functions, weights, combination, what is left out, snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QResizeEvent

from dss_planner.panels.score.place.tab import ScorePlaceTab
from dss_planner.panels.score.score_bar import ScoreBar
from dss_planner.panels.score.tab_left_out import LeftOutTab
from dss_planner.panels.score.tab_snapshots import SnapshotsTab
from dss_planner.panels.score.undo_bar import UndoKeys
from dss_planner.panels.score.values.tab_values import ValuesTab
from dss_planner.panels.score.weighing.combination_tab import CombinationTab
from dss_planner.panels.score.weighing.weights_tab import WeightsTab
from dss_planner.panels.study_window import StudyWindow

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.panels.session import StudySession

#: Preference: whether the window was open.
OPEN = "dss_planner/score_window_open"
TABS = (ValuesTab, WeightsTab, CombinationTab, LeftOutTab, ScorePlaceTab, SnapshotsTab)
#: Between the tabs and the line beside them [px].
ROOM = 10
#: Name by which a tab is asked for → tab.
TAB_NAMES = {
    "values": ValuesTab,
    "weights": WeightsTab,
    "combination": CombinationTab,
    "left_out": LeftOutTab,
    "snapshots": SnapshotsTab,
    "place": ScorePlaceTab,
}


class ScoreWindow(StudyWindow):
    """The window “Score”."""

    def __init__(self, iface: QgisInterface, session: StudySession) -> None:
        super().__init__(iface, session, "score", TABS, OPEN)
        self.setWindowTitle(self.tr("Score"))
        self.keys = UndoKeys(session.score_desk.undo, self._inner)

    def fill(self) -> None:
        """Make the tabs and the line above them, once."""
        if self.tabs:
            return
        super().fill()
        self.bar = ScoreBar(self._session, self._inner)
        self.bar.keep(self.help_for(self.tr("About the score"), "score_window", self.bar))
        self._bar.setCornerWidget(self.bar, Qt.Corner.TopRightCorner)
        self.bar.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tabs come first; what is left is for the line beside them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: tabs and buttons take another width, once it is there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        if self.tabs:
            self.bar.fit(self._inner.width() - self._bar.tabBar().sizeHint().width() - ROOM)

    def open(self, tab: str = "") -> None:
        """Show the window, at a tab of `TAB_NAMES` where one is named."""
        super().open()
        if tab in TAB_NAMES:
            self.go(TAB_NAMES[tab])

    def close_study(self) -> None:
        """Stop listening to the keyboard too."""
        self.keys.stop()
        if self.tabs:
            self.bar.leave()
        super().close_study()
