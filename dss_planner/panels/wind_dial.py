"""A compass rose to turn: the direction the erosive wind comes from."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QDial, QLabel, QWidget

SIDE = 112
#: Room for the letters around the ring [px].
RING = 17.0
STEP = 5


class WindDial(QDial):
    """Degrees clockwise from north, 360 being 0 again; turned with the mouse, the wheel or the arrow keys.

    The arrow points the way the wind blows: it starts at the direction named.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 360)
        self.setWrapping(True)
        self.setSingleStep(STEP)
        self.setPageStep(45)
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        letters = (self.tr("N"), self.tr("E"), self.tr("S"), self.tr("W"))
        #: Labels, not painted text: a theme made of style sheets colours labels, not palettes.
        self._letters = [self._label(letter, quarter) for quarter, letter in enumerate(letters)]
        self.setAccessibleName(self.tr("Direction the erosive wind comes from, in degrees clockwise from north"))

    def sizeHint(self) -> QSize:
        """A square that leaves room for the words beside it."""
        return QSize(SIDE, SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn to where the mouse is."""
        self._turn(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._turn(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do: the value was set on the way."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ring, letters and arrow in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        middle = QPointF(self.width() / 2.0, self.height() / 2.0)
        radius = min(self.width(), self.height()) / 2.0 - RING
        focus = self.hasFocus()
        ink = self._letters[0].palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight) if focus else ink, 2.0 if focus else 1.0))
        painter.drawEllipse(middle, radius, radius)
        painter.setPen(ink)
        for tick in range(0, 360, 45):
            painter.drawLine(_on_circle(middle, radius, tick), _on_circle(middle, radius - 4.0, tick))
        self._arrow(painter, middle, radius)

    def _label(self, letter: str, quarter: int) -> QLabel:
        label = QLabel(letter, self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        at = _on_circle(QPointF(SIDE / 2.0, SIDE / 2.0), SIDE / 2.0 - RING + 9.0, quarter * 90.0)
        label.setGeometry(round(at.x()) - 12, round(at.y()) - 9, 24, 18)
        return label

    def _arrow(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(colour, 3.0))
        painter.setBrush(colour)
        start = _on_circle(middle, radius - 6.0, self.value())
        stop = _on_circle(middle, radius - 6.0, self.value() + 180.0)
        neck = _on_circle(middle, radius - 18.0, self.value() + 180.0)
        painter.drawLine(start, neck)
        side = QPointF(-(stop.y() - middle.y()), stop.x() - middle.x()) / max(radius - 6.0, 1.0) * 6.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([stop, neck + side, neck - side]))

    def _turn(self, event: QMouseEvent) -> None:
        position = event.pos()
        angle = math.degrees(math.atan2(position.x() - self.width() / 2.0, self.height() / 2.0 - position.y()))
        self.setValue(int(STEP * round((angle % 360.0) / STEP)) % 360)
        self.setFocus(Qt.FocusReason.MouseFocusReason)


def _on_circle(middle: QPointF, radius: float, degrees: float) -> QPointF:
    """Return the point at ``degrees`` clockwise from north."""
    angle = math.radians(degrees)
    return QPointF(middle.x() + radius * math.sin(angle), middle.y() - radius * math.cos(angle))
