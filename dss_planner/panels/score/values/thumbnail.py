"""A value function as a small picture, for tables and buttons."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QGuiApplication, QPainter, QPainterPath, QPalette, QPen, QPixmap

from dss_planner.panels.score.values.inks import Inks, score_color, score_gradient
from dss_planner.scoring.functions.curves import curve, span, thumbnail
from dss_planner.scoring.functions.valuefunctions import ValueFunction

#: Points of the curve for each pixel of width.
_POINTS = 2
_EDGE = 3.0


def function_pixmap(function: ValueFunction, size: QSize, palette: QPalette, ratio: float = 0.0) -> QPixmap:
    """Return a picture of a value function of any kind; of categories a bar for each class.

    size: as laid out. palette: of the widget that shows it. ratio: pixels of the screen for each of these (0: of the
    finest screen there is, so that it is crisp on all).
    """
    ratio = ratio or QGuiApplication.instance().devicePixelRatio()
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inks = Inks.of(palette)
    card = QRectF(0.5, 0.5, size.width() - 1.0, size.height() - 1.0)
    painter.setPen(QPen(inks.rule, 1.0))
    painter.setBrush(inks.ground)
    painter.drawRoundedRect(card, _EDGE, _EDGE)
    box = card.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    if function.kind == "categories":
        _draw_bars(painter, function, box, inks)
    else:
        _draw_curve(painter, function, box, inks)
    painter.end()
    return pixmap


def _draw_bars(painter: QPainter, function: ValueFunction, box: QRectF, inks: Inks) -> None:
    values = thumbnail(function)
    if not values:
        return
    step = box.width() / len(values)
    gap = min(1.0, 0.2 * step)
    for place, value in enumerate(values):
        height = max(value * box.height(), 1.0)
        bar = QRectF(box.left() + place * step + gap / 2, box.bottom() - height, step - gap, height)
        painter.fillRect(bar, score_color(value))
        painter.setPen(QPen(inks.quiet, 0.5))
        painter.drawLine(bar.topLeft(), bar.topRight())


def _draw_curve(painter: QPainter, function: ValueFunction, box: QRectF, inks: Inks) -> None:
    low, high = span(function)
    found = curve(function, (low, high), _POINTS * round(box.width()))
    line = QPainterPath()
    for place, (x, y) in enumerate(zip(found.x, found.y)):
        at = QPointF(box.left() + (x - low) / (high - low) * box.width(), box.bottom() - y * box.height())
        if place:
            line.lineTo(at)
        else:
            line.moveTo(at)
    land = QPainterPath(line)
    land.lineTo(box.bottomRight())
    land.lineTo(box.bottomLeft())
    land.closeSubpath()
    painter.fillPath(land, score_gradient(box.bottom(), box.top(), 110))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inks.accent, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(line)
