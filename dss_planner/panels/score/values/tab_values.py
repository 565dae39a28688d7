"""The tab “Values”: the criterion that is chosen, its value function, its land, and what that makes of the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QHideEvent, QShowEvent, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox

from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import criterion_name, shown_name, with_shown_name
from dss_planner.panels.score.score_tab import ScoreTab
from dss_planner.panels.score.values.editor import ValueEditor
from dss_planner.panels.score.values.land_facts import LandFacts, LandQuestion, read_land
from dss_planner.panels.score.values.score_follower import ScoreFollower
from dss_planner.panels.score.values.study_facts import DefaultQuestion, default_function
from dss_planner.scoring.defaults import proposed
from dss_planner.scoring.editing import with_function
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.study.scoremodel import LANDCOVER_VALUES

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.scoring.model import Criterion
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

_LAND, _DEFAULT = "values land", "values default"
#: Answers kept: layers of a model, and some of those before.
_KEPT = 40
#: Widest name of a criterion [px], and its share of the room against what stays empty.
_NAME, _SHARE = 260, 5


class ValuesTab(ScoreTab):
    """Binds the editor to the model at hand."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Values")
        self.editor = ValueEditor(self.inner)
        self.body.addWidget(self.editor, 1)
        self.choice = QComboBox(self.inner)
        self.choice.setObjectName("values_criterion")
        self.choice.setAccessibleName(self.tr("Criterion"))
        self.choice.setToolTip(self.tr("The criterion whose value function is shown"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(7)
        self.choice.setMaximumWidth(_NAME)
        # of the room that is left most is for the name, which would be cut off
        self.editor.bar.row.insertWidget(0, self.choice, _SHARE)
        self._answers: dict[LandQuestion, LandFacts] = {}
        self._asked: LandQuestion | None = None
        self._dragged = False
        self.choice.activated.connect(self._choose)
        self.editor.function_changed.connect(self._take)
        self.editor.reset_wanted.connect(self._reset)
        self.editor.message.connect(lambda level, sentence: self.message.emit(level, sentence, ""))
        self.editor.fix.clicked.connect(lambda: session.run_up_to("score"))
        session.busy_changed.connect(self._enable)
        lookups.progressed.connect(self._tell_progress)
        self.desk.selected_changed.connect(self.load)
        self.follower = ScoreFollower(session, lookups, self.editor, self)
        self.editor.say(self._nothing())

    def leave(self) -> None:
        """Let go of desk and preview, which outlive the window."""
        super().leave()
        self.desk.selected_changed.disconnect(self.load)
        self.lookups.progressed.disconnect(self._tell_progress)
        self.session.busy_changed.disconnect(self._enable)
        for kind in (_LAND, _DEFAULT):
            self.lookups.drop(kind)
        self.follower.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the score followed while the tab is in sight."""
        super().showEvent(event)
        self.follower.switch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the preview rest."""
        super().hideEvent(event)
        self.follower.switch(False)

    def renew(self) -> None:
        """Show the criterion that is chosen, as the model has it now."""
        model, criterion = self.desk.model, self.criterion
        self._fill_choice()
        if model is None or criterion is None:
            self._asked = None
            self.lookups.drop(_LAND)
            missing = model is None and bool(self.session.folder)
            self.editor.say(self._nothing(), self.tr("&Work out the score") if missing else "")
            self.editor.fix.setEnabled(not self.session.busy)
        else:
            question = LandQuestion.about(criterion, model.mask)
            facts = self._answers.get(question)
            if facts is None and (question != self._asked or not self.lookups.asked(_LAND)):
                self._ask(question)
            self._show(criterion, facts)
        self.follower.renew()

    @property
    def criterion(self) -> Criterion | None:
        """The criterion in the editor."""
        model = self.desk.model
        found = model.criteria if model is not None else ()
        return next((criterion for criterion in found if criterion.id == self.desk.selected), None)

    def _show(self, criterion: Criterion, facts: LandFacts | None) -> None:
        criterion = with_shown_name(criterion)
        if facts is None:
            self.editor.show_classes({}, {})
            self.editor.show_criterion(criterion, None, self.tr("Reading the values of the layer…"))
            return
        colors = {code: QColor(color) for code, color in facts.colors.items()}
        planners = facts.names and criterion.layer.endswith("landcover_classes.tif")
        self.editor.show_classes(facts.names, colors, LANDCOVER_VALUES if planners else {})
        self.editor.show_criterion(criterion, facts.distribution, facts.sentence)

    def _nothing(self) -> str:
        """Return why no function is shown."""
        if self.desk.model is None:
            return self.desk.missing
        absent = next((found for found in self.desk.absent if found.id == self.desk.selected), None)
        if absent is not None:
            return f"{criterion_name(absent.id)}: {show(absent.reason)}"
        return self.tr("Choose a criterion to see and change its value function.")

    def _fill_choice(self) -> None:
        """Offer the criteria of the model; those without layers say what they need."""
        model = self.desk.model
        criteria = model.criteria if model is not None else ()
        wanted = [(criterion.id, shown_name(criterion), "") for criterion in criteria]
        wanted += [(found.id, criterion_name(found.id), show(found.reason)) for found in self.desk.absent]
        now = [(self.choice.itemData(i), self.choice.itemText(i)) for i in range(self.choice.count())]
        if now != [(key, name) for key, name, _ in wanted]:
            self.choice.clear()
            for place, (key, name, reason) in enumerate(wanted):
                self.choice.addItem(name, key)
                items = self.choice.model()
                if reason and isinstance(items, QStandardItemModel):
                    items.item(place).setEnabled(False)
                    self.choice.setItemData(place, reason, Qt.ItemDataRole.ToolTipRole)
        self.choice.setCurrentIndex(self.choice.findData(self.desk.selected))
        self.choice.setEnabled(bool(wanted))
        # without one the whole row is off; another can still be chosen
        self.editor.bar.setEnabled(bool(wanted))

    def _show_missing(self) -> None:
        """What is missing stands in the middle, with the button that mends it."""
        self.missing.hide()

    def _enable(self, busy: bool) -> None:
        self.editor.fix.setEnabled(not busy)

    def _choose(self, _: int) -> None:
        self.desk.select(str(self.choice.currentData() or ""))

    def _take(self, function: ValueFunction, still: bool) -> None:
        """The function was changed: one step for a drag, however long."""
        model, criterion = self.desk.model, self.criterion
        if model is None or criterion is None:
            return
        merge = f"function {criterion.id}" if still or self._dragged else ""
        self._dragged = still
        self.desk.edit("", with_function(model, criterion.id, function), merge)
        if merge and not still:
            self.desk.end_drag()

    def _ask(self, question: LandQuestion) -> None:
        self._asked = question

        def publish(outcome: Outcome) -> None:
            self._answered(question, outcome)

        self.lookups.ask(_LAND, self.tr("Reading the values of a criterion"), lambda: question, read_land, publish)

    def _answered(self, question: LandQuestion, outcome: Outcome) -> None:
        if outcome.cancelled:
            return
        while len(self._answers) >= _KEPT:
            del self._answers[next(iter(self._answers))]
        facts = outcome.result if outcome.done else LandFacts(sentence=show(outcome.sentence))
        self._answers[question] = facts
        if outcome.details:
            self.message.emit("problem", show(outcome.sentence), outcome.details)
        criterion = self.criterion
        model = self.desk.model
        if criterion is not None and model is not None and LandQuestion.about(criterion, model.mask) == question:
            self._show(criterion, facts)

    def _tell_progress(self, kind: str, percent: float) -> None:
        criterion = self.criterion
        if kind == _LAND and criterion is not None and self.editor.distribution is None:
            words = self.tr("Reading the values of the layer… {percent} %").format(percent=round(percent))
            self.editor.show_criterion(criterion, None, words)

    def _reset(self) -> None:
        """Take the function that the study would begin with, worked out in the background."""
        criterion = self.criterion
        setting = next((s for s in self.session.settings.criteria if criterion and s.id == criterion.id), None)
        if criterion is None:
            return
        if setting is None:
            self._take_proposed()
            return
        question = DefaultQuestion(
            self.session.folder, setting, self.session.settings.method, criterion.layer, criterion.band
        )

        def publish(outcome: Outcome) -> None:
            now = self.criterion
            if now is None or now.id != setting.id or outcome.cancelled:
                return
            if outcome.done and outcome.result is not None:
                self.editor.take(outcome.result)
            elif outcome.done:
                self._take_proposed()
            else:
                self.message.emit("warning", show(outcome.sentence), outcome.details)

        self.lookups.ask(
            _DEFAULT, self.tr("Working out the default function"), lambda: question, default_function, publish
        )

    def _take_proposed(self) -> None:
        """The study has no default for this layer: one between the percentiles of what occurs."""
        found = self.editor.distribution
        if found is None:
            self.message.emit("information", self.tr("The layer is still being read. Press “Reset” again then."), "")
            return
        if self.editor.function.kind == "categories":
            self.editor.take(proposed("categories", 0.0, 1.0, sorted(found.classes)))
        elif found.minimum < found.maximum:
            ends = (found.low, found.high) if found.low < found.high else (found.minimum, found.maximum)
            self.editor.take(proposed("linear", *ends))
