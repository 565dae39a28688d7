"""A button with a question mark that opens the page of the help on one tab."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from dss_planner.panels.erosion.help_page import HelpPage


class TabHelp(QToolButton):
    """page: name of the page; title: of its window. The page stays open beside QGIS until `close_page`."""

    def __init__(self, page: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._title = page, title
        self.shown: HelpPage | None = None
        self.setObjectName(f"{page}_help")
        self.setText("?")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Help on this tab: what is worked out, limits and doubts"))
        self.setAccessibleName(title)
        self.clicked.connect(self._open)

    def close_page(self) -> None:
        """Close the page, if it is open."""
        if self.shown is not None:
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None

    def _open(self) -> None:
        if self.shown is None:
            self.shown = HelpPage(self._title, self._page, self.window())
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
