"""Changing one field of a measure: its value and where it comes from, with what is wrong said beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.catalogue import VERIFIED_TAGS, Catalogue
from dss_planner.measures.catalogue.editing import OWN_SOURCE, OWN_TAG, value_at, with_value
from dss_planner.measures.catalogue.titles import title_of
from dss_planner.panels.erosion.checked_field import WRONG
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.catalogue.value_fields import ValueFields
from dss_planner.panels.sites.flow import FlowRow

#: Fields that are no facts of their own.
_NO_EVIDENCE = frozenset({"summary", "effect.kind"})

#: First parts of the paths of fields that a measure can do without.
_OPTIONAL = frozenset(
    ("conditions", "layout", "costs", "effect", "wocat", "co_benefits", "ease", "combines_with", "function")
)


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
        self.heading = QLabel(self)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.setWordWrap(True)
        self.values = ValueFields(name_of, self)
        self.values.entered.connect(self.apply)
        self._read: Callable[[], Any] = self.values.nothing
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
        new = self.tr("new cost") if field == "costs.new" else ""
        title = self.tr("new rule") if fact else new or show(title_of(field))
        self.heading.setText(self.tr("{measure}: {field}").format(measure=self._name_of(measure), field=title))
        self._complain("")
        self._show_evidence(catalogue)
        self._read = self.values.offer(catalogue, measure, field, self._before, fact)
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
            changed = with_value(self._catalogue, self._measure, self._field, value, tag, source, self.values.unit())
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
        if self._field == "effect.kind":
            return False
        return parts[0] in _OPTIONAL or (parts[0] == "names" and parts[-1] != "en")

    def _asks_source(self) -> bool:
        return self._field not in _NO_EVIDENCE and not self._field.startswith("names.")

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
        self.tag.setVisible(self._field not in _NO_EVIDENCE)
        self.source.setVisible(self._asks_source())

    def _tag_words(self, tag: str) -> str:
        meaning = self._catalogue.tags.get(tag, "") if self._catalogue is not None else ""
        return self.tr("{tag}: {meaning}").format(tag=tag, meaning=meaning)
