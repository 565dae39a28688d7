"""Colours of painted pictures, from the user's theme."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.contribution_bars import colour
from dss_planner.panels.score.values.inks import contrast, mixed

#: Contrast that marks keep against their ground (WCAG 2.1, 1.4.11).
_READABLE = 3.0


def ground_and_ink(widget: QWidget) -> tuple[QColor, QColor]:
    """Return the colours of a widget's ground and of its words."""
    palette = widget.palette()
    return palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)


def mark_colour(number: int, ground: QColor, ink: QColor) -> QColor:
    """Return the colour of mark ``number``, readable on ``ground``."""
    own = colour(number)
    while contrast(own, ground) < _READABLE:
        own = mixed(own, ink, 0.25)
    return own
