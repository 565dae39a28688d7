"""Page 5: which wind, which measures, the sites of the drafted plan with their totals, and the way to the plan."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.panels.measure_list import MeasureList
from dss_planner.panels.page import Page
from dss_planner.panels.plan.catalogue.shelf import whole
from dss_planner.panels.plan.plan_notice import NoticeStrip
from dss_planner.panels.plan.site_list import PlanSites
from dss_planner.panels.plan.totals_strip import TotalsStrip
from dss_planner.panels.plan.undo_buttons import plan_undo_bar
from dss_planner.panels.score.undo_bar import UndoKeys
from dss_planner.panels.session import StudySession
from dss_planner.panels.wind_form import WindForm
from dss_planner.plan.store.document import Row
from dss_planner.plan.warnings.found import said_of
from dss_planner.study.measuresfile import read_catalogue


class PlanPage(Page):
    """Plan."""

    steps = ("plan",)
    #: The window “Plan” is wanted.
    plan_wanted = pyqtSignal()

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Plan")
        self.desk = session.plan_desk
        self.wind = WindForm(self)
        self.wind.changed.connect(lambda values: self.session.change(**values))
        self.measures = MeasureList(self)
        self.measures.changed.connect(lambda chosen: self.session.change(measures=chosen))
        #: Folder and rows that the measures shown are of.
        self._measures_of: tuple[str, list[Row] | None] | None = None
        self.notice = NoticeStrip(self.desk, self)
        self.results = self._results()
        for widget in (self.notice, self.results, self.wind, self.measures):
            self.body.addWidget(widget)
        self.finish_body()
        self.draft_button = self.add_main_button(self.tr("&Draft the plan"), "draft_button")
        self.draft_button.clicked.connect(self.run)
        self.keys = UndoKeys(self.desk.undo, self)
        self.desk.changed.connect(self._show_plan)
        self.desk.message.connect(self._say)
        self._show_plan()

    def load(self) -> None:
        """Show the settings and the plan."""
        self.wind.show_settings(self.session.settings)
        self._show_measures()
        self.measures.show_chosen(self.session.settings.measures)
        self._show_plan()

    def run(self) -> None:
        """Draft the plan; not while it is open which measures the user wants."""
        if self.measures.undecided():
            self.message.emit("warning", self.tr("Tick at least one measure, or let the land of each site decide."), "")
        else:
            super().run()

    def set_busy(self, busy: bool) -> None:
        """Switch off the draft button while a task runs."""
        super().set_busy(busy)
        self.draft_button.setEnabled(not busy)

    def leave(self) -> None:
        """Follow the plan no more."""
        self.keys.stop()
        self.sites.leave()
        self.desk.changed.disconnect(self._show_plan)
        self.desk.message.disconnect(self._say)

    def _results(self) -> QGroupBox:
        """Return the box of the drafted plan: its sites, totals and the way to the window."""
        box = QGroupBox(self.tr("Drafted plan"), self)
        self.sites = PlanSites(self.desk, box)
        self.totals = TotalsStrip(self.desk, box)
        self.open_button = QPushButton(self.tr("&Open the plan"), box)
        self.open_button.setObjectName("open_plan_button")
        self.open_button.setToolTip(self.tr("Works, alternatives, money, schedule, effect and notes"))
        self.open_button.clicked.connect(self.plan_wanted)
        self.undo_bar = plan_undo_bar(self.desk, box)
        row = QHBoxLayout()
        row.addWidget(self.open_button, 1)
        row.addWidget(self.undo_bar)
        layout = QVBoxLayout(box)
        layout.addWidget(self.sites)
        layout.addWidget(self.totals)
        layout.addLayout(row)
        return box

    def _say(self, level: str, sentence: str, details: str) -> None:
        if not self.desk.in_window:
            self.message.emit(level, sentence, details)

    def _show_measures(self) -> None:
        """Offer the measures that a draft rests on: those that the plan keeps, or the study."""
        document, folder = self.desk.document, self.session.folder
        rows = document.rows("measures") if document is not None else None
        if self._measures_of is not None and self._measures_of[0] == folder and self._measures_of[1] is rows:
            return
        shipped = load_catalogue()
        try:
            if rows is not None:
                found = whole(catalogue_of_plan(rows, self.desk.path), shipped)
            else:
                found = read_catalogue(folder) if folder else shipped
        except PlannerError:  # the tab “Catalogue” says what is wrong with it
            found = shipped
        self._measures_of = (folder, rows)
        self.measures.show_measures(found.measures)

    def _show_plan(self) -> None:
        """Show what there is of a plan, and what it says of its limits."""
        document = self.desk.document
        self._show_measures()
        self.results.setVisible(document is not None)
        columns = () if document is None else ("warnings", "limits", "cost_note")
        own = [show(sentence) for name in columns for sentence in said_of(document, name)]
        self.notes.show_notes([*self.session.notes("plan"), *own])
