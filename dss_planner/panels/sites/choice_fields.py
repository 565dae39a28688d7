"""Fields bound to the parts of one setting of the study: they follow the setting, and change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QSpinBox, QWidget

from dss_planner.panels.fields import OptionalNumber, number_field
from dss_planner.panels.tables import number

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class ChoiceFields:
    """setting: name of a setting that is a frozen dataclass. prefix: first part of the names of the fields."""

    def __init__(self, session: StudySession, setting: str, prefix: str, parent: QWidget) -> None:
        self._session, self._setting, self._prefix, self._parent = session, setting, prefix, parent
        self._fields: dict[str, QWidget] = {}
        self._filling = False

    @property
    def choices(self) -> Any:
        """The setting as it is now."""
        return getattr(self._session.settings, self._setting)

    def change(self, **values: object) -> None:
        """Change parts of the setting, unless they are only being shown."""
        if not self._filling:
            self._session.change(**{self._setting: replace(self.choices, **values)})

    def whole(self, name: str, low: int, high: int, suffix: str, tip: str) -> QSpinBox:
        """Return a field for a whole number."""
        box = QSpinBox(self._parent)
        box.setRange(low, high)
        box.setSuffix(suffix)
        box.setKeyboardTracking(False)
        box.setGroupSeparatorShown(True)
        box.valueChanged.connect(lambda value: self.change(**{name: value}))
        return self._known(name, box, tip)

    def number(self, name: str, shape: tuple[float, float, int, float, str], tip: str) -> QDoubleSpinBox:
        """Return a field for a number. shape: lowest, highest, decimals, step, unit."""
        box = number_field(*shape, self._parent)
        box.setGroupSeparatorShown(True)
        box.valueChanged.connect(lambda value: self.change(**{name: value}))
        return self._known(name, box, tip)

    def optional(self, name: str, placeholder: str, tip: str) -> OptionalNumber:
        """Return a field for a number that may be left out."""
        field = OptionalNumber(placeholder, self._parent)
        field.changed.connect(lambda value: self.change(**{name: value}))
        return self._known(name, field, tip)

    def money(self, name: str, placeholder: str, tip: str) -> OptionalNumber:
        """Return a field for an amount that may be left out."""
        field = _Money(placeholder, self._parent)
        field.changed.connect(lambda value: self.change(**{name: value}))
        return self._known(name, field, tip)

    def words(self, name: str, tip: str, characters: int) -> QLineEdit:
        """Return a field for a few words."""
        field = QLineEdit(self._parent)
        field.setMaximumWidth(field.fontMetrics().averageCharWidth() * (characters + 3))
        field.editingFinished.connect(lambda: self.change(**{name: field.text().strip()}))
        return self._known(name, field, tip)

    def choice(self, name: str, items: Sequence[tuple[object, str]], tip: str) -> QComboBox:
        """Return a choice among values and their words."""
        box = QComboBox(self._parent)
        for value, words in items:
            box.addItem(words, value)
        box.activated.connect(lambda _: self.change(**{name: box.currentData()}))
        return self._known(name, box, tip)

    def flag(self, name: str, words: str, tip: str) -> QCheckBox:
        """Return a switch."""
        box = QCheckBox(words, self._parent)
        box.toggled.connect(lambda value: self.change(**{name: value}))
        return self._known(name, box, tip)

    def label(self, words: str, buddy: QWidget) -> QLabel:
        """Return the label of a field."""
        label = QLabel(words, self._parent)
        label.setBuddy(buddy)
        buddy.setAccessibleName(words.replace("&", ""))
        return label

    def field(self, name: str) -> QWidget:
        """Return the field of a part."""
        return self._fields[name]

    def show(self) -> None:
        """Show the setting as it is now."""
        self._filling = True
        for name, field in self._fields.items():
            value = getattr(self.choices, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(value))
            elif isinstance(field, QCheckBox):
                field.setChecked(bool(value))
            elif isinstance(field, OptionalNumber):
                if not field.hasFocus():
                    field.set_value(value)
            elif isinstance(field, QLineEdit):
                if not field.hasFocus():
                    field.setText(value)
            else:
                field.setValue(value)
        self._filling = False

    def _known(self, name: str, field: Any, tip: str) -> Any:
        field.setObjectName(f"{self._prefix}_{name}")
        field.setToolTip(tip)
        field.setAccessibleName(tip)
        self._fields[name] = field
        return field


class _Money(OptionalNumber):
    """An amount, never in powers of ten; cents where there are any."""

    def set_value(self, value: float | None) -> None:
        """Show ``value``; None empties the field."""
        super().set_value(value)
        if value is not None:
            self.setText(number(value, 0 if value == round(value) else 2))
