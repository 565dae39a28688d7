"""Page 2: what counts and how much, which land is left out, and the numbers behind erosion and access."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QPushButton, QVBoxLayout

from dss_planner.panels.criterion_row import CriterionRow
from dss_planner.panels.exclusions import Exclusions
from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.parameters import Parameters
from dss_planner.panels.results import read_bounds, read_exclusions
from dss_planner.panels.session import StudySession
from dss_planner.panels.weights import rebalance, switched_on, to_total
from dss_planner.study.risk_steps import RESULT_OF
from dss_planner.study.settings import CriterionSetting


class CriteriaPage(Page):
    """Criteria."""

    steps = ("landcover", "erosion", "access", "score")
    #: The window “Erosion risk” is wanted.
    erosion_wanted = pyqtSignal()
    #: The window “Access” is wanted.
    access_wanted = pyqtSignal()

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Criteria")
        self._rows: dict[str, CriterionRow] = {}
        self.criteria_box = QGroupBox(self.tr("What counts, in percent of the score"), self)
        self._criteria = QVBoxLayout(self.criteria_box)
        self._criteria.setSpacing(2)
        self.body.addWidget(self.criteria_box)
        self.exclusions = Exclusions(self)
        self.exclusions.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.exclusions)
        self.parameters = Parameters(self)
        self.parameters.changed.connect(lambda values: self.session.change(**values))
        # the windows beside the dock change some of the same settings
        session.status_changed.connect(lambda: self.parameters.show_settings(self.session.settings))
        self.body.addWidget(self.parameters)
        self.erosion_button = QPushButton(self.tr("&Look closely at the erosion risk…"), self)
        self.erosion_button.setObjectName("erosion_button")
        self.erosion_button.setToolTip(
            self.tr("Maps, histogram, wind rose, the formula as used, the numbers behind a place, uncertainty")
        )
        self.erosion_button.clicked.connect(self.erosion_wanted)
        self.body.addWidget(self.erosion_button)
        self.access_button = QPushButton(self.tr("Loo&k closely at access…"), self)
        self.access_button.setObjectName("access_button")
        self.access_button.setToolTip(
            self.tr("Travel time by vehicle and season, editable speeds, road codes, catchments, survey route")
        )
        self.access_button.clicked.connect(self.access_wanted)
        self.body.addWidget(self.access_button)
        self.body.addWidget(
            quiet_label(
                self.tr("Score = sum of weight × points of each criterion, from 0 to 100. Land left out has no score."),
                self,
            )
        )
        self.finish_body()
        self.score_button = self.add_main_button(self.tr("&Work out the score"), "score_button")
        self.score_button.setToolTip(
            self.tr("Runs what is not up to date: land cover, erosion, travel time, then the score")
        )
        self.score_button.clicked.connect(self.run)

    def load(self) -> None:
        """Show the criteria, the exclusions and what they removed, and the parameters."""
        settings = self.session.settings
        if tuple(self._rows) != tuple(setting.id for setting in settings.criteria):
            self._make_rows(settings.criteria)
        bounds = read_bounds(self.session.folder, {"erosion": RESULT_OF[settings.method]})
        for setting in settings.criteria:
            row = self._rows[setting.id]
            row.show_setting(setting)
            row.show_unit(getattr(settings, "method", "rweq"))
            row.show_bounds(bounds.get(setting.id))
        self.exclusions.show_settings(settings)
        self.exclusions.show_removed(read_exclusions(self.session.folder))
        self.parameters.show_settings(settings)
        self.show_notes()

    def set_busy(self, busy: bool) -> None:
        """Switch off the score button while a task runs."""
        super().set_busy(busy)
        self.score_button.setEnabled(not busy)

    def _make_rows(self, criteria: tuple[CriterionSetting, ...]) -> None:
        for row in self._rows.values():
            self._criteria.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for setting in criteria:
            row = CriterionRow(setting, self.criteria_box)
            row.weighed.connect(self._weigh)
            row.changed.connect(self._change)
            self._criteria.addWidget(row)
            self._rows[setting.id] = row

    def _weigh(self, moved: str, weight: float) -> None:
        """One weight moved: the other used ones give way in proportion, so that the sum stays 100."""
        criteria = self.session.settings.criteria
        weights = rebalance({c.id: c.weight for c in criteria if c.used}, moved, weight)
        self._apply(tuple(replace(c, weight=weights.get(c.id, c.weight)) for c in criteria))

    def _change(self) -> None:
        """A criterion was switched, or its values changed: the used ones are scaled to 100 again."""
        criteria = tuple(self._rows[c.id].setting() for c in self.session.settings.criteria)
        used = {c.id: c.weight for c in criteria if c.used}
        before = {c.id for c in self.session.settings.criteria if c.used}
        added = [key for key in used if key not in before]
        weights = switched_on(used, added[0]) if len(added) == 1 else to_total(used) if used else {}
        self._apply(tuple(replace(c, weight=weights.get(c.id, c.weight)) for c in criteria))

    def _apply(self, criteria: tuple[CriterionSetting, ...]) -> None:
        self.session.change(criteria=criteria)
        for setting in criteria:
            self._rows[setting.id].show_setting(setting)
