"""Colours of painted pictures, from the user's theme."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.contribution_bars import colour
from dss_planner.panels.score.values.inks import contrast, mixed

#: Contrast that marks keep against their ground (WCAG 2.1, 1.4.11), and words (1.4.3).
_READABLE, _LEGIBLE = 3.0, 4.5


def ground_and_ink(widget: QWidget) -> tuple[QColor, QColor]:
    """Return the colours of a widget's ground and of its words.

    Themes made of style sheets leave the palettes of plain widgets with black on black: then it is the nearest window
    around the widget whose words can be read.
    """
    around: QWidget | None = widget
    while around is not None:
        palette = around.palette()
        ground, ink = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        if contrast(ground, ink) >= _LEGIBLE:
            return ground, ink
        around = around.parentWidget()
    palette = widget.palette()
    return palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)


def mark_colour(number: int, ground: QColor, ink: QColor) -> QColor:
    """Return the colour of mark ``number``, readable on ``ground``."""
    own = colour(number)
    while contrast(own, ground) < _READABLE:
        own = mixed(own, ink, 0.25)
    return own
