"""A wide window beside the planner's dock, with a tab for each question that is asked of one part of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent, QShowEvent
from qgis.PyQt.QtWidgets import QMainWindow, QTabWidget, QToolButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.banner import Banner
from dss_planner.panels.erosion.help_page import HelpPage
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.reading_order import ReadInOrder
from dss_planner.panels.run_strip import RunStrip
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.gui import QgisInterface

    from dss_planner.panels.session import StudySession

#: What a window takes when it floats, and the least it can do with beside the planner's dock at 1366 × 768.
SIZE, SMALLEST = QSize(900, 420), QSize(520, 240)
#: Height it is given at the bottom of QGIS the first time.
DOCKED_HEIGHT = 330


class StudyWindow(ReadInOrder, QgsDockWidget):
    """Made with the plugin, filled when it is shown first.

    name: of its parts, for finding them. kinds: its tabs. preference: whether it was open, a key of the settings.
    """

    def __init__(
        self,
        iface: QgisInterface,
        session: StudySession,
        name: str,
        kinds: Sequence[type[ErosionTab]],
        preference: str,
    ) -> None:
        super().__init__(iface.mainWindow())
        self.setObjectName(f"DssPlanner{name.capitalize()}Dock")
        self._kinds, self._preference = kinds, preference
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        self._session = session
        self._busy_with = ""
        self._placed = False
        self.lookups = Lookups(self)
        self.tabs: list[ErosionTab] = []
        self.help: HelpPage | None = None
        self._inner = QWidget(self)
        self._bar = QTabWidget(self._inner)
        self._bar.setObjectName(f"{name}_tabs")
        self._bar.setDocumentMode(True)
        self._bar.setUsesScrollButtons(True)
        self.banner = Banner(self._inner)
        self.strip = RunStrip(self._inner)
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.banner)
        layout.addWidget(self.strip)
        self.strip.hide()
        self.setWidget(self._inner)

    def sizeHint(self) -> QSize:
        """The size it floats with."""
        return SIZE

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the window before it is seen first; look anew at what is up to date."""
        # while QGIS starts it shows every window for a moment: two of this width would push its own beyond the screen,
        # and the tabs of all of them take their time
        wanted = QgsSettings().value(self._preference, False, bool)
        self._inner.setMinimumSize(SMALLEST if wanted else QSize(0, 0))
        if wanted:
            self.fill()
        else:
            QTimer.singleShot(0, self._fill_in_sight)
        super().showEvent(event)
        self._session.judge()

    def open(self) -> None:
        """Show the window in front of what it may be stacked with."""
        self.set_open(True)

    def set_open(self, wanted: bool) -> None:
        """Show or hide the window as the user wants it, and remember that."""
        QgsSettings().setValue(self._preference, wanted)
        if wanted:
            self.fill()
            self._inner.setMinimumSize(SMALLEST)
            if not self.isVisible():
                self._share_place()
        self.setUserVisible(wanted)

    def _share_place(self) -> None:
        """Lie in one place with another wide window that is open: side by side neither has room.

        Only until the two lay there once: a user who took them apart wants it so.
        """
        main = self.parent()
        if self._placed or not isinstance(main, QMainWindow):
            return
        area = main.dockWidgetArea(self)
        for other in main.findChildren(StudyWindow, options=Qt.FindChildOption.FindDirectChildrenOnly):
            beside = other is not self and other.isVisible() and not other.isFloating() and not self.isFloating()
            if beside and main.dockWidgetArea(other) == area:
                self._placed = True
                if other not in main.tabifiedDockWidgets(self):
                    main.tabifyDockWidget(other, self)
                return

    def restore(self, arriving: bool = False) -> None:
        """Show or hide the window as it was left; QGIS shows every window that arrives while it starts.

        arriving: it has just been added; in a QGIS that runs, nobody but us knows its place.
        """
        wanted = bool(QgsSettings().value(self._preference, False, bool))
        if wanted and arriving:
            self._share_place()
        self.setUserVisible(wanted)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The user closed it."""
        QgsSettings().setValue(self._preference, False)
        super().closeEvent(event)

    def fill(self) -> None:
        """Make the tabs, once."""
        if self.tabs:
            return
        self._bar.tabBar().setAccessibleName(self.windowTitle())
        self.tabs = [tab(self._session, self.lookups) for tab in self._kinds]
        for tab in self.tabs:
            self._bar.addTab(tab, tab.title)
            tab.message.connect(self.say)
        self._connect()

    def _fill_in_sight(self) -> None:
        if self.isVisible():
            self.fill()

    def go(self, tab: type[ErosionTab]) -> None:
        """Show the tab of this kind."""
        self.fill()
        for page in self.tabs:
            if isinstance(page, tab):
                self._bar.setCurrentWidget(page)

    def say(self, level: str, sentence: str, details: str = "") -> None:
        """Show a message at the foot of the window."""
        self.banner.say(level, sentence, details)

    def help_for(self, title: str, page: str, parent: QWidget) -> QToolButton:
        """Return the button that opens a page of the help beside the window. title: of the page; page: its name."""
        self.help_button = button = QToolButton(parent)
        button.setObjectName(page.replace("_window", "_help"))
        button.setText(self.tr("Help"))
        button.setToolTip(self.tr("What is worked out, sources, limits and doubts; stays open beside QGIS"))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._show_help(title, page))
        return button

    def close_help(self) -> None:
        """Close the page of the help."""
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    def _show_help(self, title: str, page: str) -> None:
        if self.help is None:
            self.help = HelpPage(title, page, self.window())
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def close_study(self) -> None:
        """Stop what the window asked for and let go of the map; called before the window goes away for good."""
        if self.tabs:
            self._disconnect()
        for tab in self.tabs:
            tab.leave()
        self.lookups.close()
        self.close_help()

    def _links(self) -> tuple[tuple[object, object], ...]:
        session = self._session
        return (
            (session.opened, self._forget),
            (session.opened, self._load),
            (session.results_changed, self._load),
            (session.status_changed, self._show_status),
            (session.busy_changed, self._show_status),
            (session.states.judged, self._show_status),
            (session.runner.began, self._began),
            (session.runner.progressed, self.strip.advance),
            (session.runner.said, self._said),
            (session.runner.ended, self._ended),
            (self.strip.cancelled, session.cancel),
        )

    def _connect(self) -> None:
        for signal, slot in self._links():
            signal.connect(slot)
        if self._session.busy:
            self._began("")

    def _disconnect(self) -> None:
        for signal, slot in self._links():
            signal.disconnect(slot)

    def _load(self) -> None:
        for tab in self.tabs:
            tab.load()
        self._show_status()

    def _forget(self) -> None:
        """Another study is open: what the banner says belongs to the one before."""
        self.banner.hide()

    def _show_status(self, *_: object) -> None:
        for tab in self.tabs:
            tab.show_status()

    def _began(self, title: str) -> None:
        self._busy_with = title
        self.banner.hide()
        self.strip.show()
        self.strip.busy(title)

    def _said(self, sentence: object) -> None:
        self.strip.say(show(sentence))

    def _ended(self, outcome: Outcome) -> None:
        """A step that failed says so in its own line; the strip gives its room back."""
        self.strip.hide()
        if not outcome.done and not outcome.cancelled and outcome.details:
            self.say("problem", show(outcome.sentence), outcome.details)
