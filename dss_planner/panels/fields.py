"""Small inputs that several pages use."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtGui import QDoubleValidator
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QLineEdit, QWidget


class OptionalNumber(QLineEdit):
    """A number, or nothing: an empty field leaves the choice to the step, and its placeholder says so."""

    #: The value, a float or None, once the user is done typing.
    changed = pyqtSignal(object)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(60)
        validator = QDoubleValidator(self)
        validator.setLocale(QLocale())
        self.setValidator(validator)
        self._last: float | None = None
        self.editingFinished.connect(self._done)

    def value(self) -> float | None:
        """Return the number, or None when the field is empty."""
        number, good = QLocale().toDouble(self.text())
        return float(number) if good else None

    def set_value(self, value: float | None) -> None:
        """Show ``value``; None empties the field."""
        self._last = value
        self.setText("" if value is None else QLocale().toString(float(value), "g", 6))

    def _done(self) -> None:
        value = self.value()
        if value != self._last:
            self._last = value
            self.changed.emit(value)


def number_field(low: float, high: float, decimals: int, step: float, suffix: str, parent: QWidget) -> QDoubleSpinBox:
    """Return a spin box that reports a value when the user is done typing it."""
    box = QDoubleSpinBox(parent)
    box.setRange(low, high)
    box.setDecimals(decimals)
    box.setSingleStep(step)
    box.setSuffix(suffix)
    box.setKeyboardTracking(False)
    return box
