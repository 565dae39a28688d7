"""A flat button with an icon of QGIS, reachable by keyboard and named for screen readers."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton, QWidget


def icon_button(name: str, icon: str, words: str, parent: QWidget) -> QToolButton:
    """Return a button. name: to find it by. icon: of QGIS's theme. words: what it does, as tip and as name."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
