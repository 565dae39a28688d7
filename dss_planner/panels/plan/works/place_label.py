"""What fits where the mouse is: a label at the cursor."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel

from dss_planner.panels.erosion.chart_view import is_dark
from dss_planner.panels.status_dot import EMPTY, status_pixmap

#: Beside the cursor [px]; widest that it gets.
_BESIDE, _WIDEST = 18, 320
_LIGHT, _DARK = QColor(255, 255, 236), QColor(40, 40, 40)


class PlaceLabel(QFrame):
    """Lies on the map, takes no mouse, and keeps inside."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas.viewport())
        self.setObjectName("plan_place_label")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dot = QLabel(self)
        self._dot.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = QLabel(self)
        self._words.setObjectName("plan_place_words")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 8, 4)
        row.setSpacing(6)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._at = QPoint()
        self.hide()

    def say(self, state: str, words: str) -> None:
        """Show ``words`` with the dot of ``state``."""
        self._dot.setPixmap(status_pixmap(state or EMPTY))
        room = min(_WIDEST, max(self.parentWidget().width() - 60, 80))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        needed = self._words.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), flags, words)
        self._words.setWordWrap(True)
        self._words.setText(words)
        self._words.setFixedSize(needed.width() + 4, needed.height() + 2)
        self.setAccessibleName(words)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(self.sizeHint())
        self.go_to(self._at)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lie on a ground of its own: a theme made of style sheets knows none for it."""
        ink = self._words.palette().color(QPalette.ColorRole.WindowText)
        painter = QPainter(self)
        painter.setPen(ink)
        painter.setBrush(_DARK if is_dark(self._words) else _LIGHT)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def words(self) -> str:
        """Return what is shown."""
        return self._words.text() if self.isVisibleTo(self.parentWidget()) else ""

    def go_to(self, place: QPoint) -> None:
        """Lie beside ``place``, within the map."""
        self._at = place
        room = self.parentWidget().rect()
        x, y = place.x() + _BESIDE, place.y() + _BESIDE
        if x + self.width() > room.width():
            x = max(place.x() - _BESIDE - self.width(), 0)
        if y + self.height() > room.height():
            y = max(place.y() - _BESIDE - self.height(), 0)
        self.move(x, y)
