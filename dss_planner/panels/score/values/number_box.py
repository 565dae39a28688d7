"""A number field beside a chart: it shows as many figures as matter and keeps the others."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QSizePolicy, QWidget

from dss_planner.panels.erosion.checked_field import WRONG

_FIGURES, _MOST = 7, 9
#: Larger than any unit needs; what is too large for the function is said in a sentence, not cut off.
_RANGE = 1e12
#: Units that are so short that they stand in the field.
_SHORT = 4


class NumberBox(QDoubleSpinBox):
    """`typed` tells a number of the user's own; numbers set by the program are never told and never rounded.

    slim: without arrows to press, for rows of several; the arrow keys do the same. figures: shown at most.
    """

    typed = pyqtSignal(float)

    def __init__(self, name: str, parent: QWidget, slim: bool = False, figures: int = _FIGURES) -> None:
        self._slim, self._figures = slim, figures
        super().__init__(parent)
        self.setObjectName(name)
        self._shown: float | None = None
        self._ends: tuple[float, float] | None = None
        self.setDecimals(_MOST)
        self.setRange(-_RANGE, _RANGE)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if slim:
            self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(locale)
        self.valueChanged.connect(self._take)

    def minimumSizeHint(self) -> QSize:
        """Room for four figures, not for the largest number there can be."""
        return self._sized("00000", 14 if self._slim else 30)

    def sizeHint(self) -> QSize:
        """Room for a number with its unit."""
        return self._sized("0000.00" + self.suffix(), 12 if self._slim else 30)

    def set_unit(self, unit: str) -> None:
        """Write a short unit behind the number."""
        close = unit in ("°", "%")
        self.setSuffix("" if not unit or len(unit) > _SHORT else unit if close else f" {unit}")

    def set_step(self, step: float, ends: tuple[float, float] | None = None) -> None:
        """Set what an arrow adds, and between which numbers arrows stay; typing goes beyond."""
        self.setSingleStep(step)
        self._ends = ends

    def set_number(self, value: float) -> None:
        """Show a number."""
        self._shown = value
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)
        self.complain("")

    def number(self) -> float:
        """Return the number: the one set, unless another was typed."""
        if self._shown is not None and self.textFromValue(self.value()) == self.textFromValue(self._shown):
            return self._shown
        return self.value()

    def complain(self, words: str) -> None:
        """Mark the field as wrong and say why to screen readers; '' takes the mark away."""
        if words == self.accessibleDescription():
            return
        self.setStyleSheet(f"QDoubleSpinBox {{ border: 1px solid {WRONG}; }}" if words else "")
        self.setAccessibleDescription(words)

    def textFromValue(self, value: float) -> str:
        """Return the figures that matter, without needless zeros, never in powers of ten."""
        words = f"{value:.{self._figures}g}"
        number = float(words)
        decimals = max(len(words.partition(".")[2]), 0) if "e" not in words else _MOST if abs(number) < 1 else 0
        return self.locale().toString(number, "f", min(decimals, _MOST)) if "e" not in words else _long(self, number)

    def stepBy(self, steps: int) -> None:
        """Add or take away, but not beyond what occurs."""
        before = self.value()
        super().stepBy(steps)
        if self._ends is not None:
            low, high = min(self._ends[0], before), max(self._ends[1], before)
            self.setValue(min(max(self.value(), low), high))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a number that nobody is at."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _sized(self, words: str, frame: int) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(words) + frame, super().sizeHint().height())

    def _take(self, value: float) -> None:
        if self._shown is not None and self.textFromValue(value) == self.textFromValue(self._shown):
            return
        self.typed.emit(value)


def _long(box: NumberBox, number: float) -> str:
    """Return a very large or small number written out."""
    words = box.locale().toString(number, "f", _MOST if abs(number) < 1 else 0)
    return words.rstrip("0") if abs(number) < 1 else words
