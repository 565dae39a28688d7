"""The six numbered pages as buttons with a status dot each; none is ever locked."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from dss_planner.panels.status_dot import EMPTY, state_name, status_icon

COLUMNS = 3


class Navigation(QWidget):
    """Buttons "1 Area & data" … "6 Export", two rows of three; Alt and the number go to a page."""

    #: The number of the page asked for, from 0.
    chosen = pyqtSignal(int)

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(6, 6, 6, 2)
        layout.setSpacing(3)
        self._titles = list(titles)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for number, title in enumerate(titles):
            button = QToolButton(self)
            button.setObjectName(f"page_button_{number + 1}")
            button.setText(f"&{number + 1} " + title.replace("&", "&&"))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(14, 14))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._group.addButton(button, number)
            layout.addWidget(button, number // COLUMNS, number % COLUMNS)
            self.show_status(number, EMPTY, "")
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(self._group.id(button)))

    def go(self, number: int) -> None:
        """Mark page ``number`` as the one shown."""
        self._group.button(number).setChecked(True)

    def show_status(self, number: int, state: str, reason: str) -> None:
        """Show the state of page ``number`` as its dot, its tooltip and its accessible text."""
        button = self._group.button(number)
        button.setIcon(status_icon(state))
        words = state_name(state) + (f": {reason}" if reason else "")
        button.setToolTip(f"{number + 1} {self._titles[number]}\n{words}")
        button.setAccessibleName(f"{number + 1} {self._titles[number]}")
        button.setAccessibleDescription(words)
        button.setProperty("state", state)
