"""The colour that the theme writes in: style sheets colour labels, but not the palettes of painted widgets."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QLabel, QWidget

#: How strong the ink is for what counts no more, and for lines that lie behind.
FAINT, QUIET = 0.5, 0.45


class Ink:
    """Asks a label within ``widget``, which is never seen, how it would write."""

    def __init__(self, widget: QWidget) -> None:
        self._label = QLabel(widget)
        self._label.hide()

    def colour(self, strength: float = 1.0) -> QColor:
        """Return the ink, thinned to ``strength`` (0–1)."""
        self._label.ensurePolished()
        ink = QColor(self._label.palette().color(QPalette.ColorRole.WindowText))
        ink.setAlphaF(strength)
        return ink
