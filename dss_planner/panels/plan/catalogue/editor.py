"""Changing one field of a measure: its value and where it comes from, with what is wrong said beside it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.catalogue import VERIFIED_TAGS, Catalogue
from dss_planner.measures.catalogue.editing import OWN_SOURCE, OWN_TAG, value_at, with_value
from dss_planner.measures.catalogue.meaning import PRESENT_FACTS
from dss_planner.measures.catalogue.titles import title_of
from dss_planner.measures.fit.rulewords import FACTS
from dss_planner.panels.erosion.checked_field import WRONG, CheckedField
from dss_planner.panels.page import quiet_label
from dss_planner.panels.sites.flow import FlowRow

_KEY = int(Qt.ItemDataRole.UserRole)
_LONG = 48
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


class FieldEditor(QFrame):
    """Opened by `edit`. What is typed becomes a changed catalogue (`made`), or is refused in words; Esc closes."""

    #: Title of the step, and the catalogue with the change.
    made = pyqtSignal(str, object)
    closed = pyqtSignal()

    def __init__(self, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("catalogue_editor")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._name_of = name_of
        self._catalogue: Catalogue | None = None
        self._measure = self._field = ""
        self._before: Any = None
        self._read: Callable[[], Any] = lambda: None
        self.heading = QLabel(self)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.values = FlowRow(self)
        self.problem = quiet_label("", self)
        self.problem.setObjectName("catalogue_editor_problem")
        self.problem.setStyleSheet(f"color: {WRONG};")
        self.tag = QComboBox(self)
        self.tag.setObjectName("catalogue_editor_tag")
        self.tag.setAccessibleName(self.tr("How well founded the value is"))
        self.tag.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tag.setMinimumContentsLength(16)
        self.source = QLineEdit(self)
        self.source.setObjectName("catalogue_editor_source")
        self.source.setAccessibleName(self.tr("Where the value is from"))
        self.apply_button = QPushButton(self.tr("&Apply"), self)
        self.apply_button.setObjectName("catalogue_editor_apply")
        self.apply_button.clicked.connect(self.apply)
        self.drop_button = QPushButton(self.tr("&Take out"), self)
        self.drop_button.setToolTip(self.tr("The measure does without this value"))
        self.drop_button.clicked.connect(self._take_out)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.clicked.connect(self.close_editor)
        self.source.setFixedWidth(190)
        evidence = FlowRow(self)
        evidence.add(self.tag)
        evidence.add(self.source)
        for button in (self.apply_button, self.drop_button, self.cancel_button):
            evidence.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(3)
        for part in (self.heading, self.values, self.problem):
            layout.addWidget(part)
        layout.addWidget(evidence)
        self.source.returnPressed.connect(self.apply)
        self.hide()

    def edit(self, catalogue: Catalogue, measure: str, field: str, fact: str = "") -> None:
        """Offer a field; fact: of a rule that is to be added."""
        self._catalogue, self._measure, self._field = catalogue, measure, field
        self._before = value_at(catalogue, measure, field)
        title = self.tr("new rule") if fact else show(title_of(field))
        self.heading.setText(self.tr("{measure}: {field}").format(measure=self._name_of(measure), field=title))
        self.values.clear()
        self._complain("")
        self._show_evidence(catalogue)
        self._read = self._make(fact)
        self.drop_button.setVisible(self._may_go())
        self.show()
        for child in self.values.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.isVisibleTo(self):
                child.setFocus()
                break

    def close_editor(self) -> None:
        """Give up what was typed."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def apply(self) -> None:
        """Take what was typed, or say what is wrong with it."""
        try:
            value = self._read()
        except ValueError as error:
            self._complain(str(error))
            return
        source, tag = self.source.text().strip(), str(self.tag.currentData() or OWN_TAG)
        if tag in VERIFIED_TAGS and self._asks_source() and source in ("", OWN_SOURCE):
            self._complain(
                self.tr("Name the source that was read, or choose “{tag}”.").format(tag=self._tag_words("A"))
            )
            return
        self._make_catalogue(value, tag, source or OWN_SOURCE)

    def _make_catalogue(self, value: Any, tag: str, source: str) -> None:
        if isinstance(value, dict):
            value = {**value, **self._with_evidence(value, tag, source)}
        try:
            changed = with_value(self._catalogue, self._measure, self._field, value, tag, source)
        except InputError as error:
            self._complain(self._expected(error))
            return
        self.hide()
        self.made.emit(self.heading.text(), changed)

    def _with_evidence(self, value: dict, tag: str, source: str) -> dict:
        """Return the evidence in the form that a rule or a cost keeps it."""
        if "low" not in value:
            return {"tag": tag, "source": source}
        old = self._before or {}
        ends = {}
        for end in ("low", "mode", "high"):
            same = isinstance(old.get(end), dict) and old[end]["value"] == value[end]
            ends[end] = {"value": value[end], "tag": old[end]["tag"] if same and not self._source_changed() else tag}
        return {**ends, "source": source}

    def _source_changed(self) -> bool:
        old = self._before or {}
        return self.source.text().strip() != str(old.get("source") or "")

    def _expected(self, error: InputError) -> str:
        """Return what is wrong in a few words: the field stands above."""
        found, expected = error.text.values.get("found"), error.text.values.get("expected")
        if found is None or expected is None:
            return show(error)
        return self.tr("{found} does not fit; expected: {expected}.").format(found=found, expected=show(expected))

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.values.setAccessibleDescription(words)

    def _take_out(self) -> None:
        self._make_catalogue(None, OWN_TAG, OWN_SOURCE)

    def _may_go(self) -> bool:
        parts = self._field.split(".")
        if self._before is None:
            return False
        return parts[0] in ("conditions", "layout", "wocat", "co_benefits", "ease", "combines_with", "function") or (
            parts[0] == "names" and parts[-1] != "en"
        )

    def _asks_source(self) -> bool:
        return self._field != "summary" and not self._field.startswith("names.")

    def _show_evidence(self, catalogue: Catalogue) -> None:
        """A new value is the user's own until its source is named."""
        self.tag.clear()
        for tag in catalogue.tags:
            self.tag.addItem(self._tag_words(tag), tag)
            self.tag.setItemData(self.tag.count() - 1, self._tag_words(tag), int(Qt.ItemDataRole.ToolTipRole))
        old = self._before if isinstance(self._before, dict) else {}
        self.tag.setCurrentIndex(max(self.tag.findData(old.get("tag", OWN_TAG)), 0))
        self.tag.setCurrentIndex(max(self.tag.findData(OWN_TAG), 0))
        self.source.clear()
        was = f"[{old['tag']}] {old['source']}" if "tag" in old and "source" in old else ""
        self.source.setPlaceholderText(self.tr("Where is the new value from?"))
        self.source.setToolTip(self.tr("Until now: {evidence}").format(evidence=was) if was else "")
        self.tag.setVisible(self._field != "summary")
        self.source.setVisible(self._asks_source())

    def _tag_words(self, tag: str) -> str:
        meaning = self._catalogue.tags.get(tag, "") if self._catalogue is not None else ""
        return self.tr("{tag}: {meaning}").format(tag=tag, meaning=meaning)

    def _make(self, fact: str) -> Callable[[], Any]:
        """Make the fields for the value and return what reads them."""
        parts = self._field.split(".")
        if parts[0] == "conditions":
            return self._rule(dict(self._before or {"fact": fact, "level": "required"}))
        if parts[0] == "costs":
            return self._cost(dict(self._before or {}))
        if parts[0] == "combines_with":
            return self._measures(self._plain() or [])
        value = self._plain()
        if isinstance(value, bool):
            return self._choice(value)
        if isinstance(value, (int, float)) or _is_range(value):
            return self._range(value)
        return self._text(str(value or ""))

    def _plain(self) -> Any:
        return self._before.get("value") if isinstance(self._before, dict) else self._before

    def _unit(self) -> str:
        return str(self._before.get("unit") or "") if isinstance(self._before, dict) else ""

    def _number_field(self, name: str, label: str, value: float | None, unit: str = "") -> CheckedField:
        field = CheckedField(f"catalogue_editor_{name}", self.values)
        field.line.setFixedWidth(84)
        field.set_number(value)
        field.line.setAccessibleName(label)
        field.line.returnPressed.connect(self.apply)
        parts = [QLabel(label, self.values), field]
        self.values.add(*parts, *([QLabel(unit, self.values)] if unit else []))
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
        last = self._number_field("high", label, high, self._unit())

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
        box = QComboBox(self.values)
        box.setObjectName("catalogue_editor_flag")
        box.addItems([self.tr("yes"), self.tr("no")])
        box.setCurrentIndex(0 if value else 1)
        self.values.add(box)
        return lambda: box.currentIndex() == 0

    def _text(self, words: str) -> Callable[[], Any]:
        box = QPlainTextEdit(words, self.values)
        box.setObjectName("catalogue_editor_words")
        box.setTabChangesFocus(True)
        box.setFixedWidth(420)
        lines = 2 if len(words) > _LONG else 1
        box.setFixedHeight(box.fontMetrics().lineSpacing() * lines + 14)
        box.setAccessibleName(self.heading.text())
        self.values.add(box)

        def read() -> str:
            found = box.toPlainText().strip()
            if not found:
                raise ValueError(self.tr("A text is expected; take the value out where nothing is known."))
            return found

        return read

    def _measures(self, chosen: list) -> Callable[[], Any]:
        box = QListWidget(self.values)
        box.setObjectName("catalogue_editor_measures")
        box.setFixedSize(300, 92)
        for measure in self._catalogue.measures if self._catalogue is not None else ():
            if measure.id == self._measure:
                continue
            item = QListWidgetItem(self._name_of(measure.id), box)
            item.setData(_KEY, measure.id)
            item.setCheckState(Qt.CheckState.Checked if measure.id in chosen else Qt.CheckState.Unchecked)
        self.values.add(box)
        items = [box.item(row) for row in range(box.count())]
        return lambda: [str(one.data(_KEY)) for one in items if one.checkState() == Qt.CheckState.Checked]

    def _rule(self, rule: dict) -> Callable[[], Any]:
        fact = str(rule["fact"])
        rule.setdefault("unit", _UNITS.get(fact, ""))
        self.values.add(QLabel(show(FACTS[fact]), self.values))
        level = QComboBox(self.values)
        level.setObjectName("catalogue_editor_level")
        level.addItem(self.tr("where not: unsuitable"), "required")
        level.addItem(self.tr("where not: conditional"), "advisory")
        level.setCurrentIndex(max(level.findData(rule["level"]), 0))
        if fact in PRESENT_FACTS:
            present = QComboBox(self.values)
            present.addItems([self.tr("must be there"), self.tr("must not be there")])
            present.setCurrentIndex(0 if rule.get("present", True) else 1)
            self.values.add(present)
            return lambda: {"fact": fact, "present": present.currentIndex() == 0, "level": "required"}
        low = self._number_field("low", self.tr("at least"), rule.get("min"), rule["unit"])
        high = self._number_field("high", self.tr("at most"), rule.get("max"), rule["unit"])
        self.values.add(level)

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
        unit = "{} / {}".format(cost.get("currency", "USD"), cost.get("unit", "ha"))
        ends = (("low", self.tr("low")), ("mode", self.tr("most likely")), ("high", self.tr("high")))
        fields = {end: self._number_field(end, label, cost[end]["value"]) for end, label in ends}
        self.values.add(QLabel(unit, self.values))
        year = self._number_field("year", self.tr("year"), cost.get("year"))
        place = QLineEdit(str(cost.get("place") or ""), self.values)
        place.setAccessibleName(self.tr("Place"))
        place.setPlaceholderText(self.tr("place"))
        place.setFixedWidth(130)
        self.values.add(place)

        def read() -> dict:
            numbers = {end: _whole(self._required(field)) for end, field in fields.items()}
            if not numbers["low"] <= numbers["mode"] <= numbers["high"]:
                raise ValueError(self.tr("Costs rise from low over most likely to high."))
            when = self._optional(year)
            return {
                **cost,
                **numbers,
                "year": None if when is None else int(when),
                "place": place.text().strip() or None,
            }

        return read


def _is_range(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(isinstance(one, (int, float)) for one in value)


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
