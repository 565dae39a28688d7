"""The triangle of ordered weighting: cautious to the left, optimistic to the right, full trade-off at the top.

Its sides are what order weights can have at most: straight for two criteria, the more bent the more there are.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.score.values.inks import contrast, faded, mixed
from dss_planner.panels.score.weighing.theme import ground_and_ink
from dss_planner.panels.tables import number
from dss_planner.scoring.combination.formula import strategies, strategy, widest_trade_off

_MARGIN, _KNOB = 10.0, 6.0


class StrategyPicture(QWidget):
    """Shows where the combination stands; pressing and dragging sets the optimism."""

    #: 0 (cautious) to 1 (optimistic), and whether the mouse is still down.
    moved = pyqtSignal(float, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._optimism: float | None = None
        self._criteria = 2
        self._down = False
        self.setMinimumSize(150, 88)
        self.setMaximumHeight(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Caution and trade-off of the combination"))

    def show_place(self, optimism: float | None, criteria: int) -> None:
        """Show an optimism of so many criteria; None where the combination has no place in the triangle."""
        self._optimism, self._criteria = optimism, criteria
        self.setToolTip(self.words())
        self.setAccessibleDescription(self.words())
        self.setCursor(Qt.CursorShape.PointingHandCursor if optimism is not None else Qt.CursorShape.ArrowCursor)
        self.update()

    def words(self) -> str:
        """Return what the picture says."""
        if self._optimism is None:
            return self.tr("The geometric mean is no ordered weighting: it has no place in the triangle.")
        place = strategy(self._optimism, self._criteria)
        return self.tr(
            "Orness {orness} (0: the weakest decides, 1: the strongest), trade-off {trade} (0: none, 1: full)"
        ).format(orness=number(place.orness, 2), trade=number(place.trade_off, 2))

    def sizeHint(self) -> QSize:
        """A triangle with room for its words."""
        return QSize(210, 100)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the strategy under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self._optimism is not None:
            self._down = True
            self.moved.emit(self._optimism_at(event.pos().x()), True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._down:
            self.moved.emit(self._optimism_at(event.pos().x()), True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._down:
            self._down = False
            self.moved.emit(self._optimism_at(event.pos().x()), False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the triangle, the way of the quantifier through it, and the place now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = ground_and_ink(self)
        area = self._area()
        edge = [self._point(item.orness, item.trade_off) for item in widest_trade_off(self._criteria)]
        painter.setPen(QPen(mixed(ground, ink, 0.4), 1.0))
        painter.setBrush(faded(mixed(ground, ink, 0.5), 26))
        painter.drawPolygon(QPolygonF(edge))
        metrics = self.fontMetrics()
        painter.setPen(ink)
        flags = Qt.AlignmentFlag
        line = metrics.height()
        painter.drawText(QRectF(0, 0, self.width(), line), int(flags.AlignCenter), self.tr("weighted sum"))
        bottom = QRectF(0, area.bottom() + 4, self.width(), line)
        painter.drawText(bottom, int(flags.AlignLeft | flags.AlignVCenter), self.tr("cautious"))
        painter.drawText(bottom, int(flags.AlignRight | flags.AlignVCenter), self.tr("optimistic"))
        if self._optimism is None:
            painter.setOpacity(0.6)
            painter.drawText(area, int(flags.AlignCenter | flags.AlignVCenter), "–")
            return
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        if contrast(accent, ground) < 3.0:
            accent = mixed(accent, ink, 0.5)
        way = [self._point(item.orness, item.trade_off) for item in strategies(self._criteria)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(mixed(ground, ink, 0.7), 1.5, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF(way))
        place = strategy(self._optimism, self._criteria)
        spot = self._point(place.orness, place.trade_off)
        painter.setPen(QPen(mixed(ground, ink, 0.4), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(spot, QPointF(spot.x(), area.bottom()))
        painter.drawLine(spot, QPointF(area.left(), spot.y()))
        painter.setPen(QPen(ground, 1.5))
        painter.setBrush(accent)
        painter.drawEllipse(spot, _KNOB, _KNOB)

    def _area(self) -> QRectF:
        line = self.fontMetrics().height()
        return QRectF(_MARGIN, line + 6.0, self.width() - 2 * _MARGIN, self.height() - 2 * line - 14.0)

    def _point(self, orness: float, trade_off: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + orness * area.width(), area.bottom() - trade_off * area.height())

    def _optimism_at(self, x: float) -> float:
        """Return the optimism, in hundredths, whose orness is nearest to a place of the mouse."""
        area = self._area()
        wanted = min(max((x - area.left()) / area.width(), 0.0), 1.0)
        steps = [step / 100 for step in range(101)]
        return min(steps, key=lambda step: abs(strategy(step, self._criteria).orness - wanted))
