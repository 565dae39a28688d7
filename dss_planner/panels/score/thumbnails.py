"""A small picture of a value function."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QPen, QPixmap, QPolygonF

from dss_planner.scoring.functions.valuefunctions import ValueFunction

#: Drawn larger than shown, so that high-density screens stay sharp.
SCALE = 2
_POINTS = 60


def function_picture(function: ValueFunction, size: QSize, palette: QPalette) -> QPixmap:
    """Return the curve of ``function`` from 0 (bottom) to 1 (top), in the colours of ``palette``."""
    pixmap = QPixmap(size * SCALE)
    pixmap.setDevicePixelRatio(float(SCALE))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = size.width() - 4.0, size.height() - 4.0
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1.0))
    painter.drawLine(QPointF(2.0, 2.0 + height), QPointF(2.0 + width, 2.0 + height))
    colour = palette.color(QPalette.ColorRole.Text)
    if function.kind == "categories":
        values = [function.categories[code] for code in sorted(function.categories)] or [0.0]
        step = width / len(values)
        for place, value in enumerate(values):
            bar = height * value
            painter.fillRect(
                round(2 + place * step), round(2 + height - bar), max(round(step) - 1, 1), round(bar), colour
            )
    else:
        low, high = _ends(function)
        x = np.linspace(low, high, _POINTS)
        values = function.apply(x.astype(np.float32))
        painter.setPen(QPen(colour, 1.5))
        points = [
            QPointF(2 + width * place / (_POINTS - 1), 2 + height * (1 - float(value)))
            for place, value in enumerate(values)
        ]
        painter.drawPolyline(QPolygonF(points))
    painter.end()
    return pixmap


def _ends(function: ValueFunction) -> tuple[float, float]:
    if function.kind == "steps":
        low, high = function.breaks[0], function.breaks[-1]
    else:
        low, high = min(function.low, function.high), max(function.low, function.high)
    room = (high - low or 1.0) * (1.0 if function.kind == "bell" else 0.2)
    return low - room, high + room
