"""Page 5: which wind, which measures, and the works drafted for each site with quantities and costs."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton

from dss_planner.panels.measure_list import MeasureList
from dss_planner.panels.page import Page
from dss_planner.panels.plan_results import PlanResults
from dss_planner.panels.session import StudySession
from dss_planner.panels.wind_form import WindForm


class PlanPage(Page):
    """Plan."""

    steps = ("plan",)
    #: The window “Plan” is wanted.
    plan_wanted = pyqtSignal()

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Plan")
        self.wind = WindForm(self)
        self.wind.changed.connect(lambda values: self.session.change(**values))
        self.measures = MeasureList(self)
        self.measures.changed.connect(lambda chosen: self.session.change(measures=chosen))
        self.results = PlanResults(self.measures.name_of, self)
        self.results.zoomed.connect(lambda site: self.session.map_layers.zoom_to_site(self.session.folder, site))
        self.open_button = QPushButton(self.tr("&Open the plan"), self)
        self.open_button.setObjectName("open_plan_button")
        self.open_button.setToolTip(self.tr("Works, alternatives, money, schedule, effect and notes"))
        self.open_button.clicked.connect(self.plan_wanted)
        self.body.addWidget(self.open_button)
        for widget in (self.results, self.wind, self.measures):
            self.body.addWidget(widget)
        self.finish_body()
        self.draft_button = self.add_main_button(self.tr("&Draft the plan"), "draft_button")
        self.draft_button.clicked.connect(self.run)

    def load(self) -> None:
        """Show the settings, the works and the verdicts."""
        self.wind.show_settings(self.session.settings)
        self.measures.show_chosen(self.session.settings.measures)
        self.results.load(self.session.folder)
        self.notes.show_notes([*self.session.notes("plan"), *self.results.notes()])

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
