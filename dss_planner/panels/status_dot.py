"""The four states of a step, drawn so that shape tells them apart as well as colour does."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

EMPTY = "empty"
STALE = "stale"
DONE = "done"
PROBLEM = "problem"
RUNNING = "running"

#: Fill of each state; readable on light and on dark themes, told apart by people with colour-blindness too because
#: the shape inside differs.
COLOURS = {EMPTY: "#8a8a8a", STALE: "#d98e04", DONE: "#2e8b57", PROBLEM: "#c8372d", RUNNING: "#2f6fb7"}
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
    }
    return names[state]


def _mark(painter: QPainter, state: str, size: float) -> None:
    """Draw the white sign inside the disc: tick, exclamation mark, cross or three dots."""
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
    elif state == RUNNING:
        for x in (0.27, 0.5, 0.73):
            painter.drawPoint(point(x, 0.5))


def status_pixmap(state: str, size: int = 14) -> QPixmap:
    """Return the dot of ``state``, ``size`` pixels wide."""
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
    return QIcon(status_pixmap(state, size))
