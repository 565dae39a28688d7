"""The legend of the preview in one line: its colours from low to high, and the mean of what is in view."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.score.values.inks import Inks

_BAR, _MARK, _GAP = 8, 5, 4


@dataclass(frozen=True)
class Legend:
    """colors: #rrggbb from low to high. low, high: words at the ends. mean: its place, 0–1, None without one.

    middle: words under the middle, short: where they find no room. about: all of it in a sentence, for the tooltip and
    for screen readers.
    """

    colors: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    mean: float | None = None
    middle: str = ""
    short: str = ""
    about: str = ""


class LegendBar(QWidget):
    """Paints a `Legend`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.legend = Legend()
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF() * 0.8, 6.0))
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_legend(self, legend: Legend) -> None:
        """Show another legend."""
        if legend != self.legend:
            self.legend = legend
            self.setToolTip(legend.about)
            self.setAccessibleName(legend.about)
            self.update()

    def sizeHint(self) -> QSize:
        """Narrow, as it shares a line with others; it grows with the room there is."""
        return QSize(96, _MARK + _BAR + QFontMetrics(self.font()).height())

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(76, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar, mark and words."""
        legend = self.legend
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        bar = QRectF(1.0, _MARK, max(self.width() - 2.0, 1.0), _BAR)
        if not self.isEnabled():
            painter.setOpacity(0.35)
        count = len(legend.colors)
        for place, color in enumerate(legend.colors):
            left, right = (math.floor(bar.left() + bar.width() * step / count) for step in (place, place + 1))
            painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), QColor(color))
        text = Inks.of(self.palette()).ink
        if legend.mean is not None:
            x = bar.left() + bar.width() * min(max(legend.mean, 0.0), 1.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text)
            painter.drawPolygon(QPolygonF([QPointF(x, bar.top() + 1), QPointF(x - 4, 0), QPointF(x + 4, 0)]))
        painter.setPen(text)
        self._write(painter, QRectF(bar.left(), bar.bottom(), bar.width(), self.height() - bar.bottom()))

    def _write(self, painter: QPainter, room: QRectF) -> None:
        """Write the words under the bar: those at the ends first, the middle where there is room for it."""
        legend, measures = self.legend, QFontMetrics(self.font())
        most = int(room.width() / 2 - _GAP / 2) if legend.low and legend.high else int(room.width())
        low, high = (measures.elidedText(part, Qt.TextElideMode.ElideRight, most) for part in (legend.low, legend.high))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), low)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), high)
        left, right = (measures.horizontalAdvance(part) + _GAP if part else 0 for part in (low, high))
        between = room.adjusted(left, 0.0, -right, 0.0)
        for words in (legend.middle, legend.short):
            if words and measures.horizontalAdvance(words) <= between.width():
                painter.drawText(between, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), words)
                return
