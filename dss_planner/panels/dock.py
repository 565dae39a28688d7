"""The dock: six pages, the banner and the strip at its foot."""

from __future__ import annotations

from qgis.core import Qgis, QgsProject
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import QEvent, QSize, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.area.page_area import AreaPage
from dss_planner.panels.banner import Banner
from dss_planner.panels.map_layers import MapLayers
from dss_planner.panels.navigation import Navigation
from dss_planner.panels.page import Page
from dss_planner.panels.page_candidates import CandidatesPage
from dss_planner.panels.page_compare import ComparePage
from dss_planner.panels.page_criteria import CriteriaPage
from dss_planner.panels.page_export import ExportPage
from dss_planner.panels.page_plan import PlanPage
from dss_planner.panels.reading_order import ReadInOrder
from dss_planner.panels.run_strip import RunStrip
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import PROBLEM, state_name
from dss_planner.tasks.task import Outcome

WIDTH = 400
#: Between two pages that are loaded out of sight [ms]: timers of no time at all would fire together, and with those
#: of layers that arrive.
TURN_MS = 15
#: The narrowest and lowest that every page still fits (1366 × 768 screens).
SMALLEST = QSize(370, 320)


class PlannerDock(ReadInOrder, QgsDockWidget):
    """DSS Planner's window within QGIS."""

    #: The window “Erosion risk” is wanted.
    erosion_wanted = pyqtSignal()
    #: The window “Access” is wanted.
    access_wanted = pyqtSignal()
    #: The window “Score” is wanted, and which of its tabs.
    score_wanted = pyqtSignal(str)
    #: The window “Sites” is wanted.
    sites_wanted = pyqtSignal()
    #: The window “Plan” is wanted.
    plan_wanted = pyqtSignal()

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self.setWindowTitle(self.tr("DSS Planner"))
        self.setObjectName("DssPlannerDock")
        self._iface = iface
        self._title = ""
        self._waits = False
        #: Steps that the banner says of how they failed.
        self._told: tuple[str, ...] = ()
        self.session = StudySession(MapLayers(iface), self)
        self.pages: list[Page] = [
            page(self.session) for page in (AreaPage, CriteriaPage, CandidatesPage, ComparePage, PlanPage, ExportPage)
        ]
        inner = QWidget(self)
        inner.setMinimumSize(SMALLEST)
        self.navigation = Navigation([page.title for page in self.pages], inner)
        self._stack = QStackedWidget(inner)
        for page in self.pages:
            self._stack.addWidget(page)
            page.message.connect(self.say)
            page.acted.connect(self._forget_message)
            if isinstance(page, CriteriaPage):
                page.erosion_wanted.connect(self.erosion_wanted)
                page.access_wanted.connect(self.access_wanted)
                page.score_wanted.connect(self.score_wanted)
            if isinstance(page, ComparePage):
                page.sites_wanted.connect(self.sites_wanted)
            if isinstance(page, PlanPage):
                page.plan_wanted.connect(self.plan_wanted)
            if isinstance(page, ExportPage):
                page.page_wanted.connect(self._go_where)
        self.banner = Banner(inner)
        self.strip = RunStrip(inner)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget, stretch in ((self.navigation, 0), (self._stack, 1), (self.banner, 0), (self.strip, 0)):
            layout.addWidget(widget, stretch)
        self.setWidget(inner)
        #: Pages that are yet to be loaded, each in a turn of its own: together they hold the window too long.
        self._unread: list[Page] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._load_next)
        self._connect()
        self.go(0)
        self._load()
        self._renew_status()

    def sizeHint(self) -> QSize:
        """The width that leaves most of a 1366 pixel screen to the map."""
        return QSize(WIDTH, 600)

    def go(self, number: int) -> None:
        """Show page ``number``, from 0."""
        page = self.pages[number]
        if page in self._unread:
            self._unread.remove(page)
            page.load()
        self._stack.setCurrentIndex(number)
        self.navigation.go(number)
        self._renew_status()

    def _go_where(self, wanted: str) -> None:
        """Show the page of a name; where there is a plan, its window beside the page."""
        kinds = {"area": AreaPage, "criteria": CriteriaPage, "candidates": CandidatesPage, "plan": PlanPage}
        kind = kinds.get(wanted, ExportPage)
        self.go(next(number for number, page in enumerate(self.pages) if isinstance(page, kind)))
        if kind is PlanPage and self.session.plan_desk.document is not None:
            self.plan_wanted.emit()

    def finish_loading(self) -> None:
        """Load at once the pages that are yet to be loaded."""
        while self._unread:
            self._unread.pop(0).load()

    def say(self, level: str, sentence: str, details: str = "") -> None:
        """Show a message in the banner."""
        self._told = ()
        self.banner.say(level, sentence, details)

    def close_study(self) -> None:
        """Stop the running task, save, and listen to QGIS no more; called before the dock goes away for good."""
        QgsProject.instance().readProject.disconnect(self._open_project)
        self._turn.stop()
        for page in self.pages:
            page.leave()
        self.session.close()

    def event(self, event: QEvent) -> bool:
        """Back in the window, or in sight again: files may have changed meanwhile."""
        if event.type() == QEvent.Type.Show or (event.type() == QEvent.Type.WindowActivate and self.isVisible()):
            self._renew_status()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hiding the dock saves what was typed last; a running step goes on."""
        self.session.save()
        super().closeEvent(event)

    def _connect(self) -> None:
        session = self.session
        QgsProject.instance().readProject.connect(self._open_project)
        self.navigation.chosen.connect(self.go)
        self.strip.cancelled.connect(session.cancel)
        for runner in (session.runner, session.stepwise):
            runner.began.connect(self._began)
            runner.progressed.connect(self.strip.advance)
            runner.said.connect(lambda text: self.strip.say(show(text)))
            runner.ended.connect(session.states.take)
            runner.ended.connect(self._ended)
        session.plan_desk.notice_changed.connect(self._notice_changed)
        session.message.connect(self.say)
        session.failed.connect(self._failed)
        session.busy_changed.connect(self._set_busy)
        session.status_changed.connect(self._renew_status)
        session.states.judged.connect(self._show_status)
        session.opened.connect(self._forget_run)
        session.opened.connect(self._load)
        session.results_changed.connect(self._load)

    def _open_project(self) -> None:
        self.session.open_project()

    def _forget_message(self) -> None:
        self.banner.hide()

    def _forget_run(self) -> None:
        """Another study is open: what the banner and the strip say belongs to the one before."""
        self.banner.hide()
        self.strip.idle("")

    def _began(self, title: str) -> None:
        self._title = title
        self.banner.hide()
        self.strip.busy(title)

    def _ended(self, outcome: Outcome) -> None:
        if outcome.done:
            if not self._waiting():
                self.strip.idle(self.tr("{step}: done").format(step=self._title))
        elif outcome.cancelled:
            self.strip.idle(self.tr("{step}: stopped").format(step=self._title))
        else:
            self.strip.idle(self.tr("{step}: failed").format(step=self._title))

    def _waiting(self) -> bool:
        """Return whether what ran last changes the plan and waits there for the user's decision; then say so."""
        notice = self.session.plan_desk.notice
        self._waits = notice is not None and self._title in notice.held.titles
        if self._waits:
            self.strip.idle(self.tr("{step}: not made yet, it waits for your decision").format(step=self._title))
        return self._waits

    def _notice_changed(self) -> None:
        """What ran is told to wait only after it ended; once that is decided, the strip says it no more."""
        waited = self._waits
        if not self.session.busy and not self._waiting() and waited:
            self.strip.idle("")

    def _failed(self, steps: tuple[str, ...], sentence: str, details: str) -> None:
        """Say it once, where the user looks: the page's own status, else the banner, else QGIS's message bar."""
        if not self.isUserVisible():
            self._iface.messageBar().pushMessage(self.tr("DSS Planner"), sentence, Qgis.MessageLevel.Warning, 0)
            return
        shown = self.pages[self._stack.currentIndex()].says(steps)
        if details or not shown:
            self.say("problem", sentence, details)
            self._told = () if details else tuple(steps)

    def _forget_failure(self) -> None:
        """What failed may be mended: then the banner is of the past."""
        if self._told and all(self.session.status(step)[0] != PROBLEM for step in self._told):
            self._told = ()
            self.banner.hide()

    def _set_busy(self, busy: bool) -> None:
        for page in self.pages:
            page.set_busy(busy)

    def _load(self) -> None:
        """Load the page in sight now, and the others after it, one in each turn of the event loop."""
        shown = self.pages[self._stack.currentIndex()]
        self._unread = [page for page in self.pages if page is not shown]
        shown.load()
        self._turn.start()

    def _load_next(self) -> None:
        if self._unread:
            self._unread.pop(0).load()
            self._turn.start()
        else:
            self._show_status()  # pages say how many notes they have

    def _renew_status(self) -> None:
        """Look anew at what is up to date; until that is known, show what was."""
        self.session.judge()
        self._show_status()

    def _show_status(self) -> None:
        self._forget_failure()
        for number, page in enumerate(self.pages):
            state, reason = page.judge()
            page.show_status(state, reason)
            self.navigation.show_status(number, state, reason if reason != state_name(state) else "")
