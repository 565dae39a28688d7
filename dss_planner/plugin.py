"""What QGIS calls: put the plugin into the window, register its algorithms, and take all of it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from dss_planner.paths import resource
from dss_planner.tasks.sharing import ShortTurns

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from dss_planner.algorithms.provider import DssPlannerProvider
    from dss_planner.panels.access.window import AccessWindow
    from dss_planner.panels.dock import PlannerDock
    from dss_planner.panels.erosion.window import ErosionWindow
    from dss_planner.panels.plan.window import PlanWindow
    from dss_planner.panels.score.window import ScoreWindow
    from dss_planner.panels.sites.window import SitesWindow
    from dss_planner.panels.window_action import WindowAction


class DssPlanner:
    """The plugin."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self._iface = iface
        self._translator: QTranslator | None = None
        self._provider: DssPlannerProvider | None = None
        self._action: QAction | None = None
        self._windows: list[WindowAction] = []
        self._menu = ""
        self._turns = ShortTurns()
        self.dock: PlannerDock | None = None
        self.erosion: ErosionWindow | None = None
        self.access: AccessWindow | None = None
        self.score: ScoreWindow | None = None
        self.sites: SitesWindow | None = None
        self.plan: PlanWindow | None = None

    def initProcessing(self) -> None:
        """Register the algorithms; all that ``qgis_process`` needs."""
        from dss_planner.algorithms.provider import DssPlannerProvider

        if self._provider is None:
            self._provider = DssPlannerProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)

    def initGui(self) -> None:
        """Add translation, algorithms, toolbar icon, menu entry and dock."""
        from dss_planner.panels.dock import PlannerDock

        self._install_translator()
        self.initProcessing()
        self._menu = QCoreApplication.translate("Plugin", "&DSS Planner")
        self._action = QAction(
            QIcon(str(resource("icons", "dss_planner.svg"))), QCoreApplication.translate("Plugin", "DSS Planner")
        )
        self._action.setObjectName("dss_planner_action")
        self._action.setCheckable(True)
        self._action.setToolTip(
            QCoreApplication.translate(
                "Plugin", "DSS Planner: find pilot sites and draft countermeasures against dust storms"
            )
        )
        self._iface.addToolBarIcon(self._action)
        self._iface.addPluginToRasterMenu(self._menu, self._action)
        self.dock = PlannerDock(self._iface)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        window = self._iface.mainWindow()
        if not window.restoreDockWidget(self.dock):
            window.resizeDocks([self.dock], [self.dock.sizeHint().width()], Qt.Orientation.Horizontal)
        self._action.setChecked(self.dock.isVisible())
        self._action.triggered.connect(self.dock.setUserVisible)
        self.dock.visibilityChanged.connect(self._follow)
        self._add_windows()
        self._turns.begin()

    def unload(self) -> None:
        """Undo `initGui` and `initProcessing` in reverse; the windows first, while all they use is still there."""
        self._remove_windows()
        if self.dock is not None:
            self.dock.visibilityChanged.disconnect(self._follow)
            self._action.triggered.disconnect(self.dock.setUserVisible)
            self.dock.close_study()
            self._iface.removeDockWidget(self.dock)
            self.dock.setParent(None)
            self.dock.deleteLater()
            self.dock = None
        if self._action is not None:
            self._iface.removePluginRasterMenu(self._menu, self._action)
            self._iface.removeToolBarIcon(self._action)
            self._action.deleteLater()
            self._action = None
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        self._turns.end()

    def _add_windows(self) -> None:
        """Add the wide windows with their icons and menu entries."""
        from dss_planner.panels.access.window import AccessWindow
        from dss_planner.panels.erosion.window import ErosionWindow
        from dss_planner.panels.plan.window import PlanWindow
        from dss_planner.panels.score.window import ScoreWindow
        from dss_planner.panels.sites.window import SitesWindow
        from dss_planner.panels.window_action import WindowAction

        self.erosion = ErosionWindow(self._iface, self.dock.session)
        self.access = AccessWindow(self._iface, self.dock.session)
        self.score = ScoreWindow(self._iface, self.dock.session)
        self.sites = SitesWindow(self._iface, self.dock.session)
        self.plan = PlanWindow(self._iface, self.dock.session)
        about_erosion = QCoreApplication.translate(
            "Plugin", "Erosion risk: maps, wind, formula, uncertainty and calibration"
        )
        about_access = QCoreApplication.translate(
            "Plugin", "Access: travel time by vehicle and season, speeds, catchments, survey route"
        )
        about_sites = QCoreApplication.translate(
            "Plugin", "Sites: ranking, criteria side by side, methods, how sure the ranking is, portfolio"
        )
        about_score = QCoreApplication.translate(
            "Plugin", "Score: value functions, weights, combination, land left out, snapshots"
        )
        about_plan = QCoreApplication.translate(
            "Plugin", "Plan: works at the sites, alternatives, money, schedule, effect, notes"
        )
        self._windows = [
            WindowAction(self._iface, self._menu, self.erosion, "erosion", about_erosion, self.dock.erosion_wanted),
            WindowAction(self._iface, self._menu, self.access, "access", about_access, self.dock.access_wanted),
            WindowAction(self._iface, self._menu, self.score, "score", about_score, self.dock.score_wanted),
            WindowAction(self._iface, self._menu, self.sites, "sites", about_sites, self.dock.sites_wanted),
            WindowAction(self._iface, self._menu, self.plan, "plan", about_plan, self.dock.plan_wanted),
        ]

    def _remove_windows(self) -> None:
        for window in reversed(self._windows):
            window.remove()
        self._windows = []
        self.erosion = self.access = self.score = self.sites = self.plan = None

    def _follow(self, visible: bool) -> None:
        self._action.setChecked(visible)

    def _install_translator(self) -> None:
        language = QgsSettings().value("locale/userLocale", QLocale().name())
        catalogue = resource("i18n", f"dss_planner_{str(language)[:2]}.qm")
        if catalogue.exists():
            self._translator = QTranslator()
            self._translator.load(str(catalogue))
            QCoreApplication.installTranslator(self._translator)
