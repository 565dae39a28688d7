"""The states of a step, and the signs of a problem, drawn so that shape tells them apart as well as colour does."""

from __future__ import annotations

from functools import cache

from qgis.PyQt.QtCore import QCoreApplication, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

EMPTY = "empty"
STALE = "stale"
DONE = "done"
PROBLEM = "problem"
RUNNING = "running"
#: Signs of rows: it needs an answer; alignment mends it; it is only to be known.
ASK, MEND, TELL = "ask", "mend", "tell"

#: Fill of each state; readable on light and on dark themes, told apart by people with colour-blindness too because
#: the shape inside differs.
COLOURS = {
    EMPTY: "#8a8a8a",
    STALE: "#d98e04",
    DONE: "#2e8b57",
    PROBLEM: "#c8372d",
    RUNNING: "#2f6fb7",
    ASK: "#c8372d",
    MEND: "#d98e04",
    TELL: "#2f6fb7",
}
#: Drawn larger than shown, so that high-density screens stay sharp.
SCALE = 4


def state_name(state: str) -> str:
    """Return the state in words."""
    names = {
        EMPTY: QCoreApplication.translate("StatusDot", "Not started"),
        STALE: QCoreApplication.translate("StatusDot", "Out of date"),
        DONE: QCoreApplication.translate("StatusDot", "Done"),
        PROBLEM: QCoreApplication.translate("StatusDot", "Problem"),
        RUNNING: QCoreApplication.translate("StatusDot", "Running"),
        ASK: QCoreApplication.translate("StatusDot", "Needs your answer"),
        MEND: QCoreApplication.translate("StatusDot", "Align mends it"),
        TELL: QCoreApplication.translate("StatusDot", "To know"),
    }
    return names[state]


def _mark(painter: QPainter, state: str, size: float) -> None:
    """Draw the white sign inside the disc: tick, exclamation mark, cross, three dots, question mark, plus or i."""
    pen = QPen(QColor(Qt.GlobalColor.white))
    pen.setWidthF(size * 0.13)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)

    def point(x: float, y: float) -> QPointF:
        return QPointF(size * x, size * y)

    if state == DONE:
        painter.drawPolyline(QPolygonF([point(0.28, 0.52), point(0.44, 0.68), point(0.72, 0.34)]))
    elif state == STALE:
        painter.drawLine(point(0.5, 0.26), point(0.5, 0.54))
        painter.drawPoint(point(0.5, 0.74))
    elif state == PROBLEM:
        painter.drawLine(point(0.34, 0.34), point(0.66, 0.66))
        painter.drawLine(point(0.66, 0.34), point(0.34, 0.66))
    elif state == ASK:
        painter.drawPath(_question(size))
        painter.drawPoint(point(0.5, 0.76))
    elif state == MEND:
        painter.drawLine(point(0.5, 0.28), point(0.5, 0.72))
        painter.drawLine(point(0.28, 0.5), point(0.72, 0.5))
    elif state == TELL:
        painter.drawPoint(point(0.5, 0.27))
        painter.drawLine(point(0.5, 0.48), point(0.5, 0.74))
    elif state == RUNNING:
        for x in (0.27, 0.5, 0.73):
            painter.drawPoint(point(x, 0.5))


def _question(size: float) -> QPainterPath:
    path = QPainterPath(QPointF(size * 0.36, size * 0.38))
    path.arcTo(QRectF(size * 0.36, size * 0.22, size * 0.28, size * 0.28), 170.0, -220.0)
    path.lineTo(size * 0.5, size * 0.6)
    return path


@cache
def status_pixmap(state: str, size: int = 14) -> QPixmap:
    """Return the dot of ``state``, ``size`` pixels wide; drawn once: dots are renewed many at a time."""
    side = size * SCALE
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(COLOURS[state])
    disc = QRectF(side * 0.06, side * 0.06, side * 0.88, side * 0.88)
    if state == EMPTY:
        painter.setPen(QPen(colour, side * 0.14))
        painter.drawEllipse(disc.adjusted(side * 0.07, side * 0.07, -side * 0.07, -side * 0.07))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(disc)
        _mark(painter, state, float(side))
    painter.end()
    pixmap.setDevicePixelRatio(float(SCALE))
    return pixmap


def status_icon(state: str, size: int = 14) -> QIcon:
    """Return the dot of ``state`` as an icon."""
    icon = QIcon(status_pixmap(state, size))
    icon.addPixmap(status_pixmap(state, size), QIcon.Mode.Selected)  # else it fades in a row that is chosen
    return icon
