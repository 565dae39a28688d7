"""A number typed freely, with what is wrong about it said beside it."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label

#: Readable on light and on dark ground.
WRONG = "#d0452e"


class CheckedField(QWidget):
    """A line, and below it, as long as something is wrong, what; the line keeps what was typed."""

    #: The user is done typing something else than before.
    edited = pyqtSignal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName(name)
        self.line.setMinimumWidth(80)
        self.problem = quiet_label("", self)
        self.problem.setObjectName(f"{name}_problem")
        self.problem.setStyleSheet(f"color: {WRONG};")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self._last = ""
        self.line.editingFinished.connect(self._done)
        self.complain("")

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text().strip()

    def set_text(self, words: str) -> None:
        """Show ``words``; nothing is wrong with them."""
        self._last = words
        self.line.setText(words)
        self.line.setCursorPosition(0)
        self.line.setToolTip(words)
        self.complain("")

    def set_number(self, value: float | None) -> None:
        """Show a number as the user's locale writes it; None empties the line."""
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.set_text("" if value is None else locale.toString(float(value), "g", 10))

    def number(self) -> float | None:
        """Return the number typed; None for an empty line, NaN for what is no number."""
        words = self.text()
        if not words:
            return None
        for locale in (QLocale(), QLocale.c()):
            value, good = locale.toDouble(words)
            if good and math.isfinite(value):
                return float(value)
        return math.nan

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing when ``words`` is empty."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.line.setStyleSheet(f"border: 1px solid {WRONG};" if words else "")
        self.line.setAccessibleDescription(words)

    def _done(self) -> None:
        if self.text() != self._last:
            self._last = self.text()
            self.edited.emit()
