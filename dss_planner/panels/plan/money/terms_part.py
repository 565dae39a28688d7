"""The terms of the budget: contingency, upkeep of each measure, renewals, draws; each with its evidence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from dss_planner.panels.fields import number_field
from dss_planner.panels.page import quiet_label
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.plan.budget.basis import terms_of
from dss_planner.plan.budget.pricing import CONTINGENCY, DRAW_COUNT, RENEWALS, SEED, UPKEEP, draws_of, setting_row

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QDoubleSpinBox

    from dss_planner.plan.store.document import PlanDocument

_MOST_SEED = 2_000_000_000


class TermsPart(QWidget):
    """`changed` tells name, value, evidence and source of a setting."""

    changed = pyqtSignal(str, object, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: PlanDocument | None = None
        self._upkeep: dict[str, QDoubleSpinBox] = {}
        self._showing = False
        self.contingency = number_field(0.0, 100.0, 1, 1.0, " %", self)
        self.contingency.setObjectName("terms_contingency")
        self.contingency.setToolTip(self.tr("Added to all works, for what nobody foresees"))
        self.renewals = QCheckBox(self.tr("Build works again when their life &ends within the plan"), self)
        self.renewals.setObjectName("terms_renewals")
        self.renewals.setToolTip(self.tr("At their full unit price; the shortest life of the catalogue counts [A]"))
        self.draws, self.seed = QSpinBox(self), QSpinBox(self)
        for box, name, ends in (
            (self.draws, "terms_draws", (100, 200_000)),
            (self.seed, "terms_seed", (0, _MOST_SEED)),
        ):
            box.setObjectName(name)
            box.setRange(*ends)
            box.setKeyboardTracking(False)
        self.draws.setSingleStep(1000)
        self.draws.setToolTip(self.tr("How often all prices are drawn for the range of the total"))
        self.seed.setToolTip(self.tr("The same seed gives the same draws"))
        self.evidence = QComboBox(self)
        self.evidence.setObjectName("terms_evidence")
        self.evidence.addItem(self.tr("assumed [A]"), "A")
        self.evidence.addItem(self.tr("read in the source [V]"), "V")
        self.source = QLineEdit(self)
        self.source.setObjectName("terms_source")
        self.source.setPlaceholderText(self.tr("who decided it, or where it was read"))
        self.source.setMinimumWidth(200)
        first, second = FlowRow(self), FlowRow(self)
        for row, words, field in (
            (first, self.tr("Co&ntingency"), self.contingency),
            (first, self.tr("e&vidence"), self.evidence),
            (first, self.tr("sourc&e"), self.source),
            (second, self.tr("&Draws"), self.draws),
            (second, self.tr("see&d"), self.seed),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row.add(label, field)
        second.add(self.renewals)
        self.told = quiet_label("", self)
        self.upkeep_title = quiet_label(
            self.tr(
                "Upkeep: share of the cost of building that each year after it takes. No source gives a figure, so "
                "that none is assumed; what you enter is marked as assumed [A]."
            ),
            self,
        )
        self._grid_holder = QWidget(self)
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        for widget in (first, self.told, second, self.upkeep_title, self._grid_holder):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.contingency.valueChanged.connect(lambda _: self._tell_contingency())
        self.evidence.activated.connect(lambda _: self._tell_contingency())
        self.source.editingFinished.connect(self._tell_contingency)
        self.renewals.toggled.connect(lambda wanted: self._tell(RENEWALS, wanted))
        self.draws.valueChanged.connect(lambda value: self._tell(DRAW_COUNT, value))
        self.seed.valueChanged.connect(lambda value: self._tell(SEED, value))

    def show_plan(self, document: PlanDocument | None) -> None:
        """Show the terms of a plan."""
        self._document = document
        self.setEnabled(document is not None)
        if document is None:
            return
        terms = terms_of(document)
        self._showing = True
        self.contingency.setValue(100.0 * terms.contingency)
        self.renewals.setChecked(terms.renewals)
        draws, seed = draws_of(document)
        self.draws.setValue(draws)
        self.seed.setValue(seed)
        row = setting_row(document, CONTINGENCY) or {}
        self.evidence.setCurrentIndex(max(self.evidence.findData(row.get("evidence") or "A"), 0))
        self.source.setText(str(row.get("source") or ""))
        who = self.tr("Contingency by {who}, {when}.").format(
            who=row.get("author") or "–", when=str(row.get("changed") or "")[:10]
        )
        self.told.setText(who if row else self.tr("No contingency was set: none is added."))
        self._show_upkeep(dict(terms.upkeep))
        self._showing = False

    def _show_upkeep(self, shares: dict[str, float]) -> None:
        document = self._document
        if document is None:
            return
        used = {row["measure"] for row in document.rows("works")} | set(shares)
        names = {str(row["id"]): str(row["name"]) for row in document.rows("measures") if row["id"] in used}
        if set(names) != set(self._upkeep):
            while self._grid.count():
                widget = self._grid.takeAt(0).widget()
                widget.hide()
                widget.deleteLater()
            self._upkeep = {}
            for place, (measure, name) in enumerate(sorted(names.items(), key=lambda one: one[1])):
                box = number_field(0.0, 100.0, 1, 1.0, self.tr(" % a year"), self._grid_holder)
                box.setObjectName(f"terms_upkeep_{measure}")
                box.setAccessibleName(self.tr("Upkeep of {measure}").format(measure=name))
                box.valueChanged.connect(lambda _: self._tell_upkeep())
                self._upkeep[measure] = box
                label = QLabel(name, self._grid_holder)
                label.setBuddy(box)
                self._grid.addWidget(label, place // 2, 3 * (place % 2))
                self._grid.addWidget(box, place // 2, 3 * (place % 2) + 1)
            self._grid.setColumnStretch(2, 1)
            self._grid.setColumnStretch(5, 2)
        for measure, box in self._upkeep.items():
            box.blockSignals(True)
            box.setValue(100.0 * shares.get(measure, 0.0))
            box.blockSignals(False)

    def _tell_upkeep(self) -> None:
        self._tell(UPKEEP, {name: box.value() / 100.0 for name, box in self._upkeep.items() if box.value() > 0.0})

    def _tell_contingency(self) -> None:
        if self._showing or self._document is None:
            return
        row = setting_row(self._document, CONTINGENCY)
        value, evidence = self.contingency.value() / 100.0, str(self.evidence.currentData())
        source = self.source.text().strip()
        before = (
            json.loads(str(row["value"])) if row is not None else 0.0,
            (row or {}).get("evidence") or "A",
            str((row or {}).get("source") or ""),
        )
        if evidence == "V" and not source:
            self.told.setText(self.tr("Enter the source: a value that was read needs it."))
            return
        if (value, evidence, source) != before:
            self.changed.emit(CONTINGENCY, value, evidence, source)

    def _tell(self, name: str, value: object) -> None:
        if not self._showing:
            self.changed.emit(name, value, "A", "")
