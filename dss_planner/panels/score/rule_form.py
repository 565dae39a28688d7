"""A rule of one's own: a layer of the study or places, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.fields import number_field
from dss_planner.panels.role_names import role_name
from dss_planner.panels.score.rule_words import class_names
from dss_planner.scoring.editing import with_rule
from dss_planner.scoring.model import Exclusion
from dss_planner.study.folder import StudyFolder
from dss_planner.study.modelathand import PlacesRequest, burn_places
from dss_planner.study.scoremodel import classes_sentence, role_rule
from dss_planner.study.studylayers import StudyLayer, free_id

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

#: Choices of what is kept.
MOST, LEAST, OUTSIDE, NOT_CLASS, ONLY_CLASS = "most", "least", "outside", "not", "only"


class RuleForm(QWidget):
    """One line: layer, condition, value, and the button that adds the rule."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, lookups: Lookups, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._desk, self._lookups = session, session.score_desk, lookups
        self.layer = QComboBox(self)
        self.layer.setObjectName("rule_layer")
        self.layer.setAccessibleName(self.tr("Layer of a new rule"))
        self.layer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layer.setMinimumContentsLength(8)
        self.kind = QComboBox(self)
        self.kind.setObjectName("rule_kind")
        self.kind.setAccessibleName(self.tr("What is kept"))
        self.value = number_field(-1e9, 1e9, 3, 1.0, "", self)
        self.value.setObjectName("rule_value")
        self.value.setAccessibleName(self.tr("Limit of a new rule"))
        self.value.setFixedWidth(110)
        self.chosen = QComboBox(self)
        self.chosen.setObjectName("rule_class")
        self.chosen.setAccessibleName(self.tr("Class of a new rule"))
        for box in (self.kind, self.chosen):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
        for code, name in class_names().items():
            self.chosen.addItem(name, code)
        self.add = QPushButton(self.tr("&Add the rule"), self)
        self.add.setObjectName("rule_add")
        self.add.clicked.connect(self.add_rule)
        words = QLabel(self.tr("Ke&ep cells where"), self)
        words.setBuddy(self.layer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words)
        row.addWidget(self.layer, 1)
        for widget in (self.kind, self.value, self.chosen, self.add):
            row.addWidget(widget)
        self.layer.currentIndexChanged.connect(self._layer_chosen)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._desk.layers.changed.connect(self._offer)
        self._desk.missing_changed.connect(self._enable)
        self._kind_chosen()
        self._offer()

    def leave(self) -> None:
        """Let go of the session and the desk, which outlive the window."""
        self._desk.layers.changed.disconnect(self._offer)
        self._desk.missing_changed.disconnect(self._enable)

    def add_rule(self) -> None:
        """Add the rule as it is set."""
        data = self.layer.currentData()
        if isinstance(data, str):
            self._add_places(data)
        elif isinstance(data, StudyLayer):
            self._push(self._rule(data))

    def _offer(self) -> None:
        folder = self._session.folder
        kept = self.layer.currentText()
        self.layer.clear()
        for layer in self._desk.layers.layers:
            name = show(layer.name)
            self.layer.addItem(f"{name} [{layer.unit}]" if layer.unit else name, layer)
        roles = StudyFolder.at(folder).vector_roles() if folder else ()
        for role in sorted(roles, key=role_name):
            self.layer.addItem(self.tr("Places: {layer}").format(layer=role_name(role)), role)
        self.layer.setCurrentIndex(max(self.layer.findText(kept), 0) if self._desk.layers.layers else -1)
        self._enable()

    def _layer_chosen(self, *_: object) -> None:
        data = self.layer.currentData()
        self.kind.clear()
        if isinstance(data, str):
            self.kind.addItem(self.tr("the cell is outside"), OUTSIDE)
        elif isinstance(data, StudyLayer) and data.classes:
            self.kind.addItem(self.tr("the class is not"), NOT_CLASS)
            self.kind.addItem(self.tr("the class is"), ONLY_CLASS)
        else:
            self.kind.addItem("≤", MOST)
            self.kind.addItem("≥", LEAST)
            unit = data.unit if isinstance(data, StudyLayer) else ""
            self.value.setSuffix(f" {unit}" if unit else "")
        self._enable()

    def _kind_chosen(self, *_: object) -> None:
        kind = self.kind.currentData()
        self.value.setVisible(kind in (MOST, LEAST))
        self.chosen.setVisible(kind in (NOT_CLASS, ONLY_CLASS))

    def _enable(self) -> None:
        ready = self._desk.model is not None or self._desk.is_own
        places = isinstance(self.layer.currentData(), str)
        there = self.layer.count() > 0
        for widget in (self.layer, self.kind, self.value, self.chosen):
            widget.setEnabled(there)
        self.add.setEnabled(there and (ready or places))

    def _rule(self, layer: StudyLayer) -> Exclusion:
        taken = {rule.id for rule in self._desk.draft.exclusions}
        name = show(layer.name)
        if layer.classes:
            code = int(self.chosen.currentData())
            drop = self.kind.currentData() == NOT_CLASS
            sentence = classes_sentence((code,)) if drop else ""
            return Exclusion(free_id("classes", taken), name, layer.path, codes=(code,), drop=drop, sentence=sentence)
        key = free_id(f"{layer.path.rpartition('/')[2].rpartition('.')[0]}_rule", taken)
        at_most = self.kind.currentData() == MOST
        limits = {"maximum" if at_most else "minimum": self.value.value()}
        return Exclusion(key, name[:1].lower() + name[1:], layer.path, layer.band, unit=layer.unit, **limits)

    def _add_places(self, role: str) -> None:
        """Places become a raster first, in the background."""
        folder = self._session.folder
        rule = role_rule(StudyFolder.at(folder), role)
        if any(known.id == role for known in self._desk.draft.exclusions):
            self.message.emit("information", self.tr("These places are left out already."), "")
            return

        def done(outcome: Outcome) -> None:
            if folder != self._session.folder:
                return
            if outcome.done:
                self._push(rule)
            else:
                self.message.emit("problem", show(outcome.sentence), outcome.details)

        self._lookups.ask(
            "places", self.tr("Looking for the places"), lambda: PlacesRequest(folder, role), burn_places, done
        )

    def _push(self, rule: Exclusion) -> None:
        self._desk.edit("", with_rule(self._desk.draft, rule))
