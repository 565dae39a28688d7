"""A frame around a table or list that has the focus: some themes show it nowhere."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette, QRegion
from qgis.PyQt.QtWidgets import QWidget

#: Width of the frame [px].
WIDE = 2


class FocusRing(QWidget):
    """Lies over the edge of ``part`` as long as that has the focus; lets the mouse through."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._part = part
        part.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the focus, and keep to the edge."""
        if event.type() == QEvent.Type.FocusIn:
            self._fit()
            self.show()
            self.raise_()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the frame, which is all there is of the widget."""
        with_colour = QPainter(self)
        with_colour.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Highlight))
        with_colour.end()

    def _fit(self) -> None:
        self.setGeometry(self._part.rect())
        whole = self.rect()
        self.setMask(QRegion(whole).subtracted(QRegion(whole.adjusted(WIDE, WIDE, -WIDE, -WIDE))))
