"""How far weight profiles are apart: for each criterion a dot for each profile, their mean and spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from dss_planner.panels.score.values.inks import faded, mixed
from dss_planner.panels.score.weighing.theme import ground_and_ink, mark_colour
from dss_planner.panels.tables import number
from dss_planner.scoring.weighing.profiles import WeightSpread

_MARGIN, _DOT = 4, 3.5


@dataclass(frozen=True)
class SpreadRow:
    """One criterion. now: its weight in the model [%]. dots: weight of each profile [%], in their order."""

    name: str
    spread: WeightSpread
    now: float
    dots: tuple[float, ...]


class SpreadPicture(QWidget):
    """Paints a line from the lowest to the highest weight, a box of one standard deviation around the mean, dots."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[SpreadRow, ...] = ()
        self._profiles: tuple[str, ...] = ()
        self._disputed, self._chosen = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Weights of all profiles"))

    def show_rows(
        self, rows: Sequence[SpreadRow], profiles: Sequence[str], disputed: str = "", chosen: str = ""
    ) -> None:
        """Show ``rows``. disputed: id of the criterion that is named as most disputed. chosen: profile to stand out."""
        self._rows, self._profiles = tuple(rows), tuple(profiles)
        self._disputed, self._chosen = disputed, chosen
        self.setAccessibleDescription("\n".join(self.lines()))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """Return what the picture says, a line for each criterion."""
        return [self._line(row) for row in self._rows]

    def sizeHint(self) -> QSize:
        """As high as the rows are."""
        return QSize(300, int(self._head() + len(self._rows) * self._height() + 2 * _MARGIN))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, not low."""
        return QSize(190, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = int((event.pos().y() - _MARGIN - self._head()) // self._height())
            if 0 <= place < len(self._rows):
                QToolTip.showText(event.globalPos(), self._line(self._rows[place]), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint scale and rows."""
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = ground_and_ink(self)
        metrics = self.fontMetrics()
        names = min(max(metrics.horizontalAdvance(row.name) for row in self._rows) + 14, int(self.width() * 0.36))
        left, right = _MARGIN + names, self.width() - _MARGIN - metrics.horizontalAdvance("100 %") / 2 - 2
        most = max(share for row in self._rows for share in (*row.dots, row.now))
        top = next(step for step in (10, 20, 30, 40, 50, 60, 80, 100) if step >= min(most, 100.0) - 1e-9)
        self._paint_scale(painter, left, right, top)
        for place, row in enumerate(self._rows):
            middle = _MARGIN + self._head() + (place + 0.5) * self._height()

            def x(share: float) -> float:
                return left + (right - left) * share / top

            font = self.font()
            font.setBold(row.spread.criterion == self._disputed)
            painter.setFont(font)
            painter.setPen(ink)
            area = QRectF(_MARGIN, middle - self._height() / 2, names - 8, self._height())
            words = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            painter.setPen(QPen(mixed(ground, ink, 0.5), 1.0))
            painter.drawLine(QPointF(x(row.spread.lowest), middle), QPointF(x(row.spread.highest), middle))
            low = max(row.spread.mean - row.spread.deviation, row.spread.lowest)
            high = min(row.spread.mean + row.spread.deviation, row.spread.highest)
            painter.setBrush(faded(mixed(ground, ink, 0.5), 70))
            painter.drawRect(QRectF(x(low), middle - 5, max(x(high) - x(low), 1.0), 10))
            painter.setPen(QPen(ink, 2.0))
            painter.drawLine(QPointF(x(row.spread.mean), middle - 6), QPointF(x(row.spread.mean), middle + 6))
            self._paint_dots(painter, [x(share) for share in row.dots], middle)
            painter.setPen(QPen(ink, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tip = QPointF(x(row.now), middle + 5)
            painter.drawPolygon(tip, tip + QPointF(-3, 5), tip + QPointF(3, 5))

    def _paint_dots(self, painter: QPainter, places: Sequence[float], middle: float) -> None:
        ground, ink = ground_and_ink(self)
        for order, (name, place) in enumerate(zip(self._profiles, places)):
            size = _DOT * (1.5 if name == self._chosen else 1.0)
            painter.setPen(QPen(ink if name == self._chosen else ground, 1.0))
            painter.setBrush(mark_colour(order, ground, ink))
            painter.drawEllipse(QPointF(place, middle), size, size)

    def _paint_scale(self, painter: QPainter, left: float, right: float, top: int) -> None:
        ground, ink = ground_and_ink(self)
        bottom = _MARGIN + self._head() + len(self._rows) * self._height()
        step = 5 if top <= 20 else 10 if top <= 50 else 20
        for share in range(0, top + 1, step):
            x = left + (right - left) * share / top
            painter.setPen(QPen(mixed(ground, ink, 0.16), 1.0))
            painter.drawLine(QPointF(x, _MARGIN + self._head() - 2), QPointF(x, bottom))
            painter.setPen(mixed(ground, ink, 0.7))
            if share != top and right - x < self.fontMetrics().horizontalAdvance("100 % 00"):
                continue
            words = f"{share} %" if share == top else str(share)
            area = QRectF(x - 30, _MARGIN, 60, self._head() - 2)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), words)

    def _head(self) -> float:
        return self.fontMetrics().height() + 4.0

    def _height(self) -> float:
        return max(self.fontMetrics().height() + 2.0, 18.0)

    def _line(self, row: SpreadRow) -> str:
        found = row.spread
        return self.tr(
            "{name}: mean {mean} %, spread ± {deviation}, from {low} % ({low_by}) to {high} % ({high_by}); now {now} %"
        ).format(
            name=row.name,
            mean=number(found.mean, 1),
            deviation=number(found.deviation, 1),
            low=number(found.lowest, 1),
            low_by=found.lowest_by,
            high=number(found.highest, 1),
            high_by=found.highest_by,
            now=number(row.now, 1),
        )
