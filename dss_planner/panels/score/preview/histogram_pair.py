"""The scores of two models as one chart: the first as a line, the second as an area behind it."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.charts.colours import OKABE_ITO
from dss_planner.panels.score.values.inks import Inks

#: Half points that one bar of the chart holds.
_TOGETHER = 4
_FIRST, _SECOND = QColor(OKABE_ITO[1]), QColor(OKABE_ITO[0])
_MARGIN = 6.0


class HistogramPair(QWidget):
    """Bars of 2 points from 0 to 100; a thin line marks the least score of a site."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._counts: tuple[np.ndarray, ...] = ()
        self._names = ("", "")
        self._limit = 0.0
        self.setMinimumSize(200, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A flat chart."""
        return QSize(360, 120)

    def show_scores(self, first: np.ndarray, second: np.ndarray, names: tuple[str, str], limit: float) -> None:
        """Show cells in each half point of both scores (200 numbers each)."""
        self._counts = tuple(counts.reshape(-1, _TOGETHER).sum(axis=1) for counts in (first, second))
        self._names, self._limit = names, limit
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._counts = ()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axis, area, line and their names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        text = Inks.of(self.palette()).ink
        high = QFontMetricsF(self.font()).height()
        plot = QRectF(self.rect()).adjusted(_MARGIN, high + 4, -_MARGIN, -high - 2)
        painter.setPen(QPen(text, 1.0))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        words = QRectF(plot.left(), plot.bottom() + 1, plot.width(), high)
        for flag, number in ((Qt.AlignmentFlag.AlignLeft, "0"), (Qt.AlignmentFlag.AlignRight, "100")):
            painter.drawText(words, int(flag), number)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter), self.tr("score"))
        most = max((float(counts.max()) for counts in self._counts), default=0.0)
        if most <= 0:
            return
        second = self._outline(self._counts[1], plot, most)
        fill = QColor(_SECOND)
        fill.setAlpha(110)
        painter.setPen(QPen(_SECOND, 1.2))
        painter.setBrush(fill)
        painter.drawPolygon(second)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_FIRST, 2.0))
        painter.drawPolyline(self._outline(self._counts[0], plot, most))
        painter.setPen(QPen(text, 1.0, Qt.PenStyle.DashLine))
        x = plot.left() + plot.width() * self._limit / 100.0
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        self._write_names(painter, plot, high, text)

    def _write_names(self, painter: QPainter, plot: QRectF, high: float, text: QColor) -> None:
        measures = QFontMetricsF(self.font())
        half = plot.width() / 2
        for place, (name, color) in enumerate(zip(self._names, (_FIRST, _SECOND))):
            left = plot.left() + place * half
            painter.fillRect(QRectF(left, 2 + high / 2 - 4, 10, 8), color)
            painter.setPen(text)
            words = measures.elidedText(name, Qt.TextElideMode.ElideRight, half - 18)
            painter.drawText(QRectF(left + 14, 2, half - 14, high), int(Qt.AlignmentFlag.AlignLeft), words)

    def _outline(self, counts: np.ndarray, plot: QRectF, most: float) -> QPolygonF:
        wide = plot.width() / len(counts)
        points = [plot.bottomLeft()]
        for place, count in enumerate(counts):
            y = plot.bottom() - plot.height() * float(count) / most
            points += [QPointF(plot.left() + place * wide, y), QPointF(plot.left() + (place + 1) * wide, y)]
        return QPolygonF([*points, plot.bottomRight()])
