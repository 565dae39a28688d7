"""One rule of what is left out: a sentence with its limits in place, what it removes, and a button to take it away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from dss_planner.panels.fields import number_field
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.icon_button import icon_button
from dss_planner.panels.score.rule_words import class_names, quantity_name, role_of, rule_name, rule_sentence
from dss_planner.scoring.model import Exclusion
from dss_planner.study.scoremodel import classes_sentence

#: Largest limit that can be typed; a slope ends at 90°.
_FAR = 1e9


class RuleRow(QWidget):
    """Says what the user wants; the list changes the model."""

    #: The rule as it is wanted.
    changed = pyqtSignal(object)
    #: It is to be taken away.
    removed = pyqtSignal()
    #: A number was typed to its end.
    finished = pyqtSignal()

    def __init__(self, rule: Exclusion, parent: QWidget) -> None:
        super().__init__(parent)
        self.rule = rule
        self._filling = False
        self.low: QDoubleSpinBox | None = None
        self.high: QDoubleSpinBox | None = None
        self.sentence = quiet_label("", self)
        self.sentence.setObjectName(f"rule_{rule.id}")
        self.effect = quiet_label("", self)
        self.effect.setObjectName(f"rule_effect_{rule.id}")
        self.remove = self._tool("rule_remove", "/mActionRemove.svg", self.tr("Take the rule away: {rule}"))
        self.remove.clicked.connect(self.removed)
        self.classes: QToolButton | None = None
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 1, 0, 1)
        layout.setSpacing(2)
        layout.addLayout(self._words(), 0, 0)
        layout.addWidget(self.remove, 0, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.effect, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self.show_rule(rule)

    @staticmethod
    def shape(rule: Exclusion) -> tuple:
        """Return what decides which parts a rule has."""
        return rule.id, rule.layer, bool(rule.codes), rule.minimum is None, rule.maximum is None

    def show_rule(self, rule: Exclusion) -> None:
        """Show the limits and classes of the rule."""
        self.rule = rule
        self._filling = True
        for field, value in ((self.low, rule.minimum), (self.high, rule.maximum)):
            if field is not None and value is not None:
                field.setValue(value)
        self._filling = False
        self.setToolTip(rule.layer)
        if self.low is None and self.high is None:
            self.sentence.setText(rule_sentence(rule))

    def show_effect(self, words: str) -> None:
        """Say what the rule removes."""
        self.effect.setText(words)
        self.effect.setVisible(bool(words))

    def _words(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        rule = self.rule
        limits = not rule.codes and not role_of(rule)
        if not limits:
            row.addWidget(self.sentence, 1)
            if rule.codes and Path(rule.layer).stem == "landcover_classes":
                self.classes = self._tool(
                    "rule_classes", "/mActionToggleEditing.svg", self.tr("Choose the classes: {rule}")
                )
                self.classes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                self.classes.setMenu(self._menu())
                row.addWidget(self.classes, 0, Qt.AlignmentFlag.AlignTop)
            return row
        name = quantity_name(rule)
        self.sentence.setText(self.tr("Keeps cells where {quantity}").format(quantity=name))
        row.addWidget(self.sentence, 1)
        if rule.minimum is not None:
            self.low = self._field(rule, self.tr("Least value kept where {quantity}").format(quantity=name), "min")
            row.addWidget(QLabel("≥", self))
            row.addWidget(self.low)
        if rule.maximum is not None:
            self.high = self._field(rule, self.tr("Largest value kept where {quantity}").format(quantity=name), "max")
            row.addWidget(QLabel("≤", self))
            row.addWidget(self.high)
        return row

    def _field(self, rule: Exclusion, words: str, end: str) -> QDoubleSpinBox:
        unit = rule.unit if rule.unit in ("", "°", "%") else f" {rule.unit}"
        whole = rule.unit in ("°", "min")
        low, high = (0.0, 90.0) if rule.unit == "°" else (0.0, 1e6) if rule.unit == "min" else (-_FAR, _FAR)
        field = number_field(low, high, 0 if whole else 3, 30.0 if rule.unit == "min" else 1.0, unit, self)
        names = {"slope": "max_slope", "access": "max_minutes"}
        field.setObjectName(names.get(rule.id, f"rule_{end}_{rule.id}"))
        field.setAccessibleName(words)
        field.setToolTip(words)
        field.setMaximumWidth(110)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        key = "minimum" if end == "min" else "maximum"
        field.valueChanged.connect(lambda value: self._limit(key, value))
        field.editingFinished.connect(self.finished)
        return field

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        return menu

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for code, name in class_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code in self.rule.codes)
            action.setData(code)
            action.toggled.connect(lambda checked, code=code: self._pick(code, checked))

    def _pick(self, code: int, chosen: bool) -> None:
        codes = tuple(c for c in class_names() if (c in self.rule.codes and c != code) or (c == code and chosen))
        if not codes:
            self.removed.emit()
            return
        sentence = classes_sentence(codes) if self.rule.drop and self.rule.sentence else ""
        self.changed.emit(replace(self.rule, codes=codes, sentence=sentence))

    def _limit(self, key: str, value: float) -> None:
        if not self._filling:
            self.changed.emit(replace(self.rule, sentence="", **{key: value}))  # type: ignore[arg-type]

    def _tool(self, name: str, icon: str, words: str) -> QToolButton:
        said = words.format(rule=rule_name(self.rule))
        return icon_button(f"{name}_{self.rule.id}", icon, said, self)
