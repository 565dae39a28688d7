"""Weights side by side as bars: those that count now, and those that are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from dss_planner.panels.score.values.inks import mixed
from dss_planner.panels.score.weighing.theme import ground_and_ink, mark_colour
from dss_planner.panels.tables import number

#: Height of one bar and the room between two criteria [px].
_BAR, _GAP = 7.0, 4.0
_MARGIN = 4
#: From this width on there is room for a decimal [px].
_WIDE = 300


@dataclass(frozen=True)
class Series:
    """name: of the weights. shares: one for each criterion [%], summing to 100."""

    name: str
    shares: tuple[float, ...]


class WeightBars(QWidget):
    """Paints a row for each criterion with a bar for each series; the first series is what counts now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._locked: tuple[bool, ...] = ()
        self._series: tuple[Series, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights as bars"))

    def show_weights(self, names: Sequence[str], series: Sequence[Series], locked: Sequence[bool] = ()) -> None:
        """Show ``series`` for the criteria ``names``."""
        self._names, self._series = tuple(names), tuple(series)
        self._locked = tuple(locked) or (False,) * len(self._names)
        self.setAccessibleDescription("\n".join(self.lines()))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """Return what the bars say, a line for each criterion."""
        return [self._line(row) for row in range(len(self._names))]

    def sizeHint(self) -> QSize:
        """As high as the rows are."""
        height = self._head() + len(self._names) * self._row() + 2 * _MARGIN
        return QSize(230, round(height))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, not low."""
        return QSize(150, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = int((event.pos().y() - _MARGIN - self._head()) // self._row())
            if 0 <= row < len(self._names):
                QToolTip.showText(event.globalPos(), self._line(row), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def colours(self) -> list[QColor]:
        """Return the colour of each series: quiet for what counts now, then those of the charts."""
        ground, ink = ground_and_ink(self)
        found = [mixed(ground, ink, 0.55)]
        found += [mark_colour(place, ground, ink) for place in range(len(self._series) - 1)]
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint legend and rows."""
        if not self._names:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _, ink = ground_and_ink(self)
        colours = self.colours()
        self._paint_legend(painter, colours, ink)
        metrics = self.fontMetrics()
        names = min(max(metrics.horizontalAdvance(name) for name in self._names) + 6, int(self.width() * 0.45))
        numbers = metrics.horizontalAdvance(number(88.8, self._decimals())) + 6
        left, right = _MARGIN + names, self.width() - _MARGIN - numbers * (2 if len(self._series) > 1 else 1)
        most = max(max(item.shares, default=0.0) for item in self._series) or 1.0
        top = _MARGIN + self._head()
        for row, name in enumerate(self._names):
            area = QRectF(_MARGIN, top, names - 6, self._row())
            painter.setPen(ink)
            if self._locked[row]:
                size = metrics.ascent()
                lock = QRectF(area.left(), area.center().y() - size / 2, size, size)
                QgsApplication.getThemeIcon("/locked.svg").paint(painter, lock.toRect())
                area = area.adjusted(size + 3, 0, 0, 0)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(area, flags, metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(area.width())))
            bars = len(self._series) * _BAR
            for place, item in enumerate(self._series):
                y = top + (self._row() - bars) / 2 + place * _BAR
                wide = max((right - left) * item.shares[row] / most, 1.0)
                painter.fillRect(QRectF(left, y + 0.5, wide, _BAR - 1.5), colours[place])
            self._paint_numbers(painter, QRectF(right, top, self.width() - _MARGIN - right, self._row()), row, ink)
            top += self._row()

    def _paint_numbers(self, painter: QPainter, area: QRectF, row: int, ink: QColor) -> None:
        """Write what counts now and what is offered; of two offers only those."""
        first = 1 if len(self._series) > 2 else 0
        shown = self._series[first : first + 2]
        wide = area.width() / len(shown)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        colours = self.colours()
        for place, item in enumerate(shown):
            painter.setPen(ink if len(self._series) == 1 else colours[first + place])
            cell = QRectF(area.left() + place * wide, area.top(), wide, area.height())
            painter.drawText(cell, flags, number(item.shares[row], self._decimals()))

    def _paint_legend(self, painter: QPainter, colours: Sequence[QColor], ink: QColor) -> None:
        if len(self._series) < 2:
            return
        metrics, x = self.fontMetrics(), float(_MARGIN)
        for item, own in zip(self._series, colours):
            painter.fillRect(QRectF(x, _MARGIN + self._head() / 2 - 5, 8, 8), own)
            painter.setPen(ink)
            words = metrics.elidedText(item.name, Qt.TextElideMode.ElideRight, max(self.width() - int(x) - 14, 10))
            painter.drawText(
                QRectF(x + 11, _MARGIN, self.width(), self._head() - 2), int(Qt.AlignmentFlag.AlignVCenter), words
            )
            x += 11 + metrics.horizontalAdvance(words) + 10

    def _decimals(self) -> int:
        return 1 if self.width() >= _WIDE else 0

    def _head(self) -> float:
        return self.fontMetrics().height() + 4 if len(self._series) > 1 else 0.0

    def _row(self) -> float:
        return max(len(self._series) * _BAR + _GAP, self.fontMetrics().height() + 1.0)

    def _line(self, row: int) -> str:
        parts = [
            self.tr("{series} {share} %").format(series=item.name, share=number(item.shares[row], 1))
            for item in self._series
        ]
        lock = self.tr(", locked") if self._locked[row] else ""
        return f"{self._names[row]}: {', '.join(parts)}{lock}"
