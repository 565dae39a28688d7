"""The fields that a value of the catalogue is typed in, by its kind: number, range, words, flag, list, rule or cost."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.additions import cost_units, norm_units
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.measures.catalogue.meaning import PRESENT_FACTS
from dss_planner.measures.catalogue.titles import KINDS, title_of
from dss_planner.measures.fit.rulewords import FACTS
from dss_planner.panels.erosion.checked_field import CheckedField
from dss_planner.panels.plan.catalogue.words import CatalogueWords
from dss_planner.panels.sites.flow import FlowRow

_KEY = int(Qt.ItemDataRole.UserRole)
_LONG = 48
#: Units of the facts that rules ask for.
_UNITS = {
    "rain": "mm",
    "slope": "°",
    "cover": "%",
    "sand": "%",
    "groundwater": "m",
    "salinity": "g/l",
    "area": "ha",
    "landcover": "%",
}


class ValueFields(FlowRow):
    """What is wrong is marked at the field, and told by the error that its reader raises."""

    #: Return was pressed in a field.
    entered = pyqtSignal()

    def __init__(self, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._catalogue: Catalogue | None = None
        self._measure = self._field = ""
        self._before: Any = None
        self._units: QComboBox | None = None

    @staticmethod
    def nothing() -> None:
        """The reader while no field is offered."""

    def offer(self, catalogue: Catalogue, measure: str, field: str, before: Any, fact: str = "") -> Callable[[], Any]:
        """Make the fields for a value and return what reads them; it raises `ValueError` for what cannot be.

        before: what stands in the field now; fact: of a rule that is to be added.
        """
        self.clear()
        self._units = None
        self._catalogue, self._measure, self._field, self._before = catalogue, measure, field, before
        parts = self._field.split(".")
        if parts[0] == "conditions":
            return self._rule(dict(self._before or {"fact": fact, "level": "required"}))
        if parts[0] == "costs":
            return self._cost(dict(self._before or {}))
        if self._field == "effect.kind":
            return self._kind(str(self._before))
        if parts[0] == "combines_with":
            return self._measures(self._plain() or [])
        value = self._plain()
        if isinstance(value, bool):
            return self._choice(value)
        if isinstance(value, (int, float)) or _is_range(value) or (value is None and parts[0] in ("layout", "effect")):
            return self._range(value)
        return self._text(str(value or ""))

    def unit(self) -> str | None:
        """Return the unit chosen for the value; None where it has the one that it had."""
        return str(self._units.currentData()) if self._units is not None else None

    def _plain(self) -> Any:
        return self._before.get("value") if isinstance(self._before, dict) else self._before

    def _unit(self) -> str:
        return str(self._before.get("unit") or "") if isinstance(self._before, dict) else ""

    def _of(self) -> Measure | None:
        return None if self._catalogue is None else self._catalogue.get(self._measure)

    def _choose_unit(self, units: Sequence[str], chosen: str, money: str = "") -> QComboBox:
        """Offer units of a value, or of a cost in a currency (money)."""
        words = CatalogueWords(self._name_of)
        box = QComboBox(self)
        box.setObjectName("catalogue_editor_unit")
        box.setAccessibleName(self.tr("Unit"))
        for unit in units:
            box.addItem(f"{money} / {words.each(unit)}" if money else words.unit(unit), unit)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        self.add(box)
        return box

    def _number_field(self, name: str, label: str, value: float | None, unit: str = "") -> CheckedField:
        field = CheckedField(f"catalogue_editor_{name}", self)
        field.line.setFixedWidth(84)
        field.set_number(value)
        field.line.setAccessibleName(label)
        field.line.returnPressed.connect(self.entered)
        parts = [QLabel(label, self), field]
        self.add(*parts, *([QLabel(unit, self)] if unit else []))
        return field

    def _required(self, field: CheckedField) -> float:
        """Return the number typed; raises `ValueError` with what is expected, said at the field too."""
        value = field.number()
        words = ""
        if value is None:
            words = self.tr("a number is expected here")
        elif math.isnan(value):
            words = self.tr("“{typed}” is no number").format(typed=field.text())
        elif value < 0.0:
            words = self.tr("{typed} is below 0; a number of at least 0 is expected").format(typed=field.text())
        self._mark(field, words)
        if words:
            raise ValueError(words)
        return float(value or 0.0)

    @staticmethod
    def _mark(field: CheckedField, words: str) -> None:
        """Mark a field as wrong; what is wrong stands below all of them, where there is room."""
        field.complain(words)
        field.problem.hide()

    def _optional(self, field: CheckedField) -> float | None:
        self._mark(field, "")
        return None if field.number() is None else self._required(field)

    def _range(self, value: Any) -> Callable[[], Any]:
        low, high = (value[0], value[-1]) if isinstance(value, (list, tuple)) else (value, None)
        needs_pair = self._field in ("time_to_effect", "lifespan")
        first = self._number_field("low", self.tr("from") if high is not None else self.tr("Value"), low)
        label = self.tr("to") if high is not None else self.tr("to (where it is a range)")
        measure, (part, _, name) = self._of(), self._field.partition(".")
        units = norm_units(measure, name) if part == "layout" and measure is not None else ()
        last = self._number_field("high", label, high, "" if units else self._unit())
        if units != ("",) and units:
            self._units = self._choose_unit(units, self._unit())

        def read() -> Any:
            lower, upper = self._required(first), self._optional(last)
            if upper is None and not needs_pair:
                return _whole(lower)
            upper = lower if upper is None else upper
            if upper < lower:
                words = self.tr("{high} is below {low}; the larger number comes second").format(
                    high=last.text(), low=first.text()
                )
                self._mark(last, words)
                raise ValueError(words)
            return [_whole(lower), _whole(upper)]

        return read

    def _choice(self, value: bool) -> Callable[[], Any]:
        box = QComboBox(self)
        box.setObjectName("catalogue_editor_flag")
        box.addItems([self.tr("yes"), self.tr("no")])
        box.setCurrentIndex(0 if value else 1)
        self.add(box)
        return lambda: box.currentIndex() == 0

    def _kind(self, chosen: str) -> Callable[[], Any]:
        box = QComboBox(self)
        box.setObjectName("catalogue_editor_kind")
        for kind, words in KINDS.items():
            box.addItem(show(words), kind)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        self.add(box)
        return lambda: str(box.currentData())

    def _text(self, words: str) -> Callable[[], Any]:
        box = QPlainTextEdit(words, self)
        box.setObjectName("catalogue_editor_words")
        box.setTabChangesFocus(True)
        box.setFixedWidth(420)
        lines = 2 if len(words) > _LONG else 1
        box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 14)
        box.setAccessibleName(show(title_of(self._field)))
        self.add(box)

        def read() -> str:
            found = box.toPlainText().strip()
            if not found:
                raise ValueError(self.tr("A text is expected; take the value out where nothing is known."))
            return found

        return read

    def _measures(self, chosen: list) -> Callable[[], Any]:
        box = QListWidget(self)
        box.setObjectName("catalogue_editor_measures")
        box.setFixedSize(300, 92)
        for measure in self._catalogue.measures if self._catalogue is not None else ():
            if measure.id == self._measure:
                continue
            item = QListWidgetItem(self._name_of(measure.id), box)
            item.setData(_KEY, measure.id)
            item.setCheckState(Qt.CheckState.Checked if measure.id in chosen else Qt.CheckState.Unchecked)
        self.add(box)
        items = [box.item(row) for row in range(box.count())]
        return lambda: [str(one.data(_KEY)) for one in items if one.checkState() == Qt.CheckState.Checked]

    def _rule(self, rule: dict) -> Callable[[], Any]:
        fact = str(rule["fact"])
        rule.setdefault("unit", _UNITS.get(fact, ""))
        self.add(QLabel(show(FACTS[fact]), self))
        level = QComboBox(self)
        level.setObjectName("catalogue_editor_level")
        level.addItem(self.tr("where not: unsuitable"), "required")
        level.addItem(self.tr("where not: conditional"), "advisory")
        level.setCurrentIndex(max(level.findData(rule["level"]), 0))
        if fact in PRESENT_FACTS:
            present = QComboBox(self)
            present.addItems([self.tr("must be there"), self.tr("must not be there")])
            present.setCurrentIndex(0 if rule.get("present", True) else 1)
            self.add(present)
            return lambda: {"fact": fact, "present": present.currentIndex() == 0, "level": "required"}
        low = self._number_field("low", self.tr("at least"), rule.get("min"), rule["unit"])
        high = self._number_field("high", self.tr("at most"), rule.get("max"), rule["unit"])
        self.add(level)

        def read() -> dict:
            ends = {"min": self._optional(low), "max": self._optional(high)}
            if ends["min"] is None and ends["max"] is None:
                raise ValueError(self.tr("A limit is expected: at least, at most, or both."))
            kept = {name: rule[name] for name in ("classes", "unless") if name in rule}
            found = {"fact": fact, "level": level.currentData(), **kept}
            found.update({name: _whole(value) for name, value in ends.items() if value is not None})
            if rule["unit"]:
                found["unit"] = rule["unit"]
            return found

        return read

    def _cost(self, cost: dict) -> Callable[[], Any]:
        new = {"currency": "USD", "note": "", "confirm_locally": True}
        ends = (("low", self.tr("low")), ("mode", self.tr("most likely")), ("high", self.tr("high")))
        fields = {
            end: self._number_field(end, label, cost[end]["value"] if end in cost else None) for end, label in ends
        }
        measure, currency = self._of(), str(cost.get("currency", new["currency"]))
        units = cost_units(measure) if measure is not None else ()
        units = units if not cost or cost["unit"] in units else (*units, cost["unit"])
        unit = self._choose_unit(units, str(cost.get("unit", "")), currency)
        yearly = QCheckBox(self.tr("every year"), self)
        yearly.setObjectName("catalogue_editor_yearly")
        yearly.setChecked(bool(cost.get("per_year")))
        self.add(yearly)
        year = self._number_field("year", self.tr("year"), cost.get("year"))
        place = QLineEdit(str(cost.get("place") or ""), self)
        place.setAccessibleName(self.tr("Place"))
        place.setPlaceholderText(self.tr("place"))
        place.setFixedWidth(130)
        self.add(place)

        def read() -> dict:
            numbers = {end: _whole(self._required(field)) for end, field in fields.items()}
            if not numbers["low"] <= numbers["mode"] <= numbers["high"]:
                raise ValueError(self.tr("Costs rise from low over most likely to high."))
            when = self._optional(year)
            return {
                **new,
                **cost,
                **numbers,
                "unit": str(unit.currentData()),
                "per_year": yearly.isChecked(),
                "year": None if when is None else int(when),
                "place": place.text().strip() or None,
            }

        return read


def _is_range(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(isinstance(one, (int, float)) for one in value)


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
