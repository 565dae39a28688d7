"""One line that says how something stands: a sign, the words, and what can be done about it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.status_dot import status_pixmap

_SIGN = 16


class StateLine(QWidget):
    """A sign of `status_dot` with words that wrap, and a button at the right where there is one."""

    def __init__(self, name: str, button: QPushButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._words = quiet_label("", self)
        self._words.setObjectName(name)
        self.state = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, state: str, words: str) -> None:
        """Show the sign of ``state`` ('' shows none) and the words."""
        self.state = state
        self._sign.setVisible(bool(state))
        if state:
            self._sign.setPixmap(status_pixmap(state, _SIGN))
        self._words.setText(words)
        self._words.setAccessibleName(words)

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()
