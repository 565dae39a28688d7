"""The tab “Left out”: rules as sentences, what they remove, rules of one's own, near misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton

from dss_planner.layers.score_layers import near_miss_outputs
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.preview.pictures import NEAR_MISSES, Display
from dss_planner.panels.score.rule_form import RuleForm
from dss_planner.panels.score.rules_list import RulesList
from dss_planner.panels.score.score_tab import ScoreTab
from dss_planner.panels.tables import number
from dss_planner.study.folder import StudyFolder
from dss_planner.study.nearmisses import NEAR_MISSES_FILE, NearMissesRequest, find_near_misses

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.scoring.land.nearmisses import NearMissResult
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

#: Limits stay beside their sentences [px].
WIDEST = 640


class LeftOutTab(ScoreTab):
    """Which land has no score, and why."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Left out")
        self.rules = RulesList(session, self.inner)
        self.rules.setMaximumWidth(WIDEST)
        self.body.addWidget(self.rules)
        self.form = RuleForm(session, lookups, self.inner)
        self.form.message.connect(self.message)
        self.body.addWidget(self.form)
        row = QHBoxLayout()
        self.near = QPushButton(self.tr("Show &near misses"), self.inner)
        self.near.setObjectName("near_misses")
        self.near.setToolTip(
            self.tr(
                "Writes a layer of the land that one rule alone leaves out: which rule, and what the land would score"
            )
        )
        self.near.clicked.connect(self.find_near_misses)
        row.addWidget(self.near)
        about = QLabel(self.tr("Land that one rule alone leaves out"), self.inner)
        row.addWidget(about, 1)
        self.body.addLayout(row)
        self.found = quiet_label("", self.inner)
        self.found.setObjectName("near_misses_found")
        self.found.hide()
        self.body.addWidget(self.found)
        self.body.addStretch(1)
        session.busy_changed.connect(self._enable)
        self.desk.changed.connect(self._changed)
        self._enable()

    def leave(self) -> None:
        """Let go of desk and session."""
        super().leave()
        self.rules.leave()
        self.form.leave()
        self.session.busy_changed.disconnect(self._enable)
        self.desk.changed.disconnect(self._changed)

    def find_near_misses(self) -> None:
        """Work the layer out in the background, of the model as it is now."""
        model, folder = self.desk.model, self.session.folder
        if model is None:
            return
        self.session.map_layers.release(near_miss_outputs(StudyFolder.at(folder).file(NEAR_MISSES_FILE)))
        self.session.background(
            self.tr("Near misses"),
            lambda: NearMissesRequest(folder, model),
            find_near_misses,
            lambda outcome: self._show(folder, outcome),
        )

    def _show(self, folder: str, outcome: Outcome) -> None:
        if not outcome.done or folder != self.session.folder:
            return
        result: NearMissResult = outcome.result
        self.session.map_layers.show(near_miss_outputs(result.output))
        preview = self.session.preview
        if preview.on:  # it lies over the layer: it has to show the same
            preview.set_display(Display(NEAR_MISSES))
        self.found.setText("\n".join("• " + line for line in self._lines(result)))
        self.found.show()

    def _lines(self, result: NearMissResult) -> list[str]:
        lines = []
        for rule in result.rules:
            if rule.hectares <= 0:
                continue
            words = self.tr("“{rule}” alone leaves out {area} ha").format(
                rule=show(rule.sentence), area=number(rule.hectares)
            )
            if rule.score is not None:
                words += self.tr(" that would score {score} on average").format(score=number(rule.score, 1))
            half = next((r for r in rule.relaxations if r.hectares >= 0.5 * rule.hectares), None)
            if half is not None:
                words += self.tr("; a rule that “{sentence}” would free {area} ha of it").format(
                    sentence=show(half.sentence), area=number(half.hectares)
                )
            lines.append(words)
        return lines or [self.tr("No land is left out by one rule alone.")]

    def _changed(self) -> None:
        """Another model: what was found is not about it."""
        self.found.hide()
        self._enable()

    def _enable(self, *_: object) -> None:
        model = self.desk.model
        self.near.setEnabled(model is not None and bool(model.exclusions) and not self.session.busy)
