"""Page 2: what counts and how much, which land is left out, and the numbers behind erosion and access."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QVBoxLayout

from dss_planner.layers.translation import show
from dss_planner.panels.page import Page
from dss_planner.panels.parameters import Parameters
from dss_planner.panels.score.criteria_box import CriteriaBox
from dss_planner.panels.score.rules_list import RulesList
from dss_planner.panels.score.undo_bar import UndoKeys
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import STALE


class CriteriaPage(Page):
    """Criteria."""

    steps = ("landcover", "erosion", "access", "score")
    #: The window “Erosion risk” is wanted.
    erosion_wanted = pyqtSignal()
    #: The window “Access” is wanted.
    access_wanted = pyqtSignal()
    #: The window “Score” is wanted, and which of its tabs: one of `score.window.TAB_NAMES`.
    score_wanted = pyqtSignal(str)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Criteria")
        self.criteria = CriteriaBox(session, self)
        self.criteria.score_wanted.connect(self.score_wanted)
        self.criteria.message.connect(self.message)
        self.body.addWidget(self.criteria)
        self.body.addWidget(self._left_out())
        self.parameters = Parameters(self)
        self.parameters.changed.connect(lambda values: self.session.change(**values))
        # the windows beside the dock change some of the same settings
        session.status_changed.connect(lambda: self.parameters.show_settings(self.session.settings))
        self.body.addWidget(self.parameters)
        self.body.addWidget(
            self._opener(
                "erosion_button",
                self.tr("&Look closely at the erosion risk…"),
                self.tr("Maps, histogram, wind rose, the formula as used, the numbers behind a place, uncertainty"),
                self.erosion_wanted,
            )
        )
        self.body.addWidget(
            self._opener(
                "access_button",
                self.tr("Loo&k closely at access…"),
                self.tr("Travel time by vehicle and season, editable speeds, road codes, catchments, survey route"),
                self.access_wanted,
            )
        )
        self.finish_body()
        self.score_button = self.add_main_button(self.tr("&Work out the score"), "score_button")
        self.score_button.setToolTip(
            self.tr("Runs what is not up to date: land cover, erosion, travel time, then the score")
        )
        self.score_button.clicked.connect(self.run)
        self.keys = UndoKeys(session.score_desk.undo, self)

    def load(self) -> None:
        """Show the parameters and the notes; criteria and rules follow the model at hand."""
        self.parameters.show_settings(self.session.settings)
        self.show_notes()

    def set_busy(self, busy: bool) -> None:
        """Switch off the score button while a task runs."""
        super().set_busy(busy)
        self.score_button.setEnabled(not busy)

    def judge(self) -> tuple[str, str]:
        """Return the state of the page; a score that is out of date says what was changed since."""
        state, reason = super().judge()
        others = {self.session.status(step)[0] for step in self.steps if step != "score"}
        if state == STALE and others == {"done"} and self.session.status("score")[0] == STALE:
            changed = self.session.score_desk.changed_since_run()
            if changed is not None:
                reason = self.tr("changed since the score was worked out: {change}").format(change=show(changed))
        return state, reason

    def leave(self) -> None:
        """Let go of keyboard, preview and desk, which outlive the page."""
        self.keys.stop()
        self.criteria.leave()
        self.rules.leave()

    def _left_out(self) -> QGroupBox:
        box = QGroupBox(self.tr("Land that is left out"), self)
        layout = QVBoxLayout(box)
        layout.setSpacing(4)
        self.rules = RulesList(self.session, box)
        layout.addWidget(self.rules)
        more = self._opener(
            "left_out_button",
            self.tr("Add a &rule, find near misses…"),
            self.tr("Rules on any layer of the study, and the land that one rule alone leaves out"),
            lambda: self.score_wanted.emit("left_out"),
        )
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        layout.addLayout(row)
        return box

    def _opener(self, name: str, words: str, about: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setToolTip(about)
        button.clicked.connect(slot)
        return button
