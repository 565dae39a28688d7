"""A folding form of numbers and choices, in groups, each bound to a setting of the study."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QLabel, QWidget

from dss_planner.panels.fields import OptionalNumber, number_field
from dss_planner.panels.page import FoldingBox
from dss_planner.study.settings import StudySettings


class ParameterForm(FoldingBox):
    """Rows are added by `head`, `number`, `optional` and `choice`; names are those of `StudySettings`."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._form = QFormLayout(self)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._numbers: dict[str, QDoubleSpinBox] = {}
        self._choices: dict[str, QComboBox] = {}
        self._optionals: dict[str, OptionalNumber] = {}

    def head(self, words: str) -> None:
        """Begin a group."""
        label = QLabel(f"<b>{words}</b>", self)
        label.setContentsMargins(0, 6 if self._form.rowCount() else 0, 0, 0)
        self._form.addRow(label)

    def number(self, name: str, label: str, shape: tuple[float, float, int, float, str], tip: str) -> None:
        """Add a number. shape: lowest, highest, decimals, step, unit."""
        field = number_field(*shape, self)
        field.valueChanged.connect(lambda value: self.change(**{name: value}))
        self._numbers[name] = field
        self._add(name, label, field, tip)

    def optional(self, name: str, label: str, placeholder: str, tip: str) -> None:
        """Add a number that may be left out; ``placeholder`` says what then holds."""
        field = OptionalNumber(placeholder, self)
        field.changed.connect(lambda value: self.change(**{name: value}))
        self._optionals[name] = field
        self._add(name, label, field, tip)

    def choice(self, name: str, label: str, choices: Sequence[tuple[str, str]], tip: str) -> None:
        """Add a choice among ``choices``: value and words."""
        box = QComboBox(self)
        for value, words in choices:
            box.addItem(words, value)
        # long words must not widen the dock
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        box.currentIndexChanged.connect(lambda index: self.change(**{name: box.itemData(index)}))
        self._choices[name] = box
        self._add(name, label, box, tip)

    def field(self, name: str) -> QWidget:
        """Return the field of a setting."""
        return {**self._numbers, **self._choices, **self._optionals}[name]

    def show_settings(self, settings: StudySettings) -> None:
        """Show the numbers of ``settings``."""
        self._filling = True
        for name, optional in self._optionals.items():
            optional.set_value(getattr(settings, name))
        for name, field in self._numbers.items():
            field.setValue(getattr(settings, name))
        for name, box in self._choices.items():
            value = getattr(settings, name)
            if box.findData(value) < 0:
                box.addItem(str(value), value)
            box.setCurrentIndex(box.findData(value))
        self._filling = False

    def change(self, **values: object) -> None:
        """Tell that settings changed, unless they are only being shown."""
        if not self._filling:
            self.changed.emit(values)

    def _add(self, name: str, label: str, field: QWidget, tip: str) -> None:
        field.setObjectName(name)
        field.setToolTip(tip)
        field.setAccessibleName(label)
        self._form.addRow(label, field)
