"""A window of the planner with its icon in the toolbar and its entry in the menu: added together, removed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from dss_planner.panels.study_window import DOCKED_HEIGHT
from dss_planner.paths import resource

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import pyqtBoundSignal

    from dss_planner.panels.study_window import StudyWindow


class WindowAction:
    """Adds ``window``, hidden unless it was open when QGIS closed; ``wanted`` is the signal that opens it."""

    def __init__(
        self,
        iface: QgisInterface,
        menu: str,
        window: StudyWindow,
        icon: str,
        tip: str,
        wanted: pyqtBoundSignal,
    ) -> None:
        self._iface, self._menu, self._wanted = iface, menu, wanted
        self.window = window
        self.action = QAction(QIcon(str(resource("icons", f"{icon}.svg"))), window.windowTitle())
        self.action.setObjectName(f"dss_planner_{icon}_action")
        self.action.setCheckable(True)
        self.action.setToolTip(tip)
        iface.addToolBarIcon(self.action)
        iface.addPluginToRasterMenu(menu, self.action)
        window.hide()
        main = iface.mainWindow()
        iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window)
        if not main.restoreDockWidget(window):
            main.resizeDocks([window], [DOCKED_HEIGHT], Qt.Orientation.Vertical)
        window.restore(arriving=True)
        self.action.setChecked(window.isVisible())
        self.action.triggered.connect(window.set_open)
        iface.initializationCompleted.connect(window.restore)
        window.visibilityChanged.connect(self._follow)
        wanted.connect(window.open)

    def remove(self) -> None:
        """Take window, icon and entry away."""
        window, self.window = self.window, None
        self._wanted.disconnect(window.open)
        window.visibilityChanged.disconnect(self._follow)
        self.action.triggered.disconnect(window.set_open)
        self._iface.initializationCompleted.disconnect(window.restore)
        window.close_study()
        self._iface.removeDockWidget(window)
        window.setParent(None)
        window.deleteLater()
        self._iface.removePluginRasterMenu(self._menu, self.action)
        self._iface.removeToolBarIcon(self.action)
        self.action.deleteLater()

    def _follow(self, visible: bool) -> None:
        self.action.setChecked(visible)
