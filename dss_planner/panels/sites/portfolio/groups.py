"""“At least so many sites of each …”: a line for each rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from dss_planner.panels.sites.portfolio.line_list import LineList
from dss_planner.study.portfoliochoices import PACKAGE_FIELD

if TYPE_CHECKING:
    from dss_planner.panels.sites.choice_fields import ChoiceFields

#: Rules at most.
MOST = 6


class GroupRules(LineList):
    """Bound to ``groups`` of the setting; fields are offered by `offer`."""

    def __init__(self, fields: ChoiceFields, parent: QWidget) -> None:
        super().__init__(fields, "groups", "portfolio_add_group", parent)
        self._offered: tuple[str, ...] = ()
        self.add_button.setText(self.tr("&Add: at least so many of each…"))
        self.add_button.setToolTip(self.tr("At least so many chosen sites in each aimag, ecozone or other group"))

    def offer(self, groups: Sequence[str]) -> None:
        """Offer these fields of the sites, and the package of measures."""
        self._offered = (*groups, PACKAGE_FIELD)
        self.show_settings()

    def show_settings(self) -> None:
        """Show the rules as they are now."""
        rules = self._fields.choices.groups
        shown = tuple((line.property("field"), line.property("least")) for line in self._lines)
        if shown == rules and all(line.property("offered") == self._offered for line in self._lines):
            return
        self._put([self._line(place, field, least) for place, (field, least) in enumerate(rules)])
        self.add_button.setEnabled(len(rules) < MOST and bool(self._offered))

    def _line(self, place: int, field: str, least: int) -> QWidget:
        line = QWidget(self)
        for name, value in (("field", field), ("least", least), ("offered", self._offered)):
            line.setProperty(name, value)
        number = QSpinBox(line)
        number.setRange(0, 1000)
        number.setValue(least)
        number.setKeyboardTracking(False)
        number.setObjectName(f"portfolio_least_{place}")
        number.setAccessibleName(self.tr("Least number of chosen sites in each group"))
        box = QComboBox(line)
        box.setObjectName(f"portfolio_group_{place}")
        box.setAccessibleName(self.tr("What groups the sites"))
        for name in dict.fromkeys((*self._offered, field)):
            box.addItem(self._words(name), name)
        box.setCurrentIndex(box.findData(field))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(self.tr("At least"), line))
        row.addWidget(number)
        row.addWidget(QLabel(self.tr("site(s) in each"), line))
        row.addWidget(box)
        row.addWidget(self._remover(place, self.tr("Remove this rule"), line))
        row.addStretch(1)
        number.valueChanged.connect(lambda value: self._set(place, box.currentData(), value))
        box.activated.connect(lambda _: self._set(place, box.currentData(), number.value()))
        return line

    def _words(self, field: str) -> str:
        if field == PACKAGE_FIELD:
            return self.tr("package of measures")
        return field.replace("_", " ")

    def _add(self) -> None:
        rules = self._fields.choices.groups
        used = {field for field, _ in rules}
        field = next((name for name in self._offered if name not in used), self._offered[0])
        self._fields.change(groups=(*rules, (field, 1)))
        self.show_settings()

    def _set(self, place: int, field: str, least: int) -> None:
        rules = list(self._fields.choices.groups)
        rules[place] = (field, least)
        self._lines[place].setProperty("field", field)
        self._lines[place].setProperty("least", least)
        self._fields.change(groups=tuple(rules))
