"""A small curve: how a value becomes a membership of 0–1."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.erosion.susceptibility.memberships import CENTRED, Membership
from dss_planner.panels.tables import rounded

_SMALLEST = QSize(170, 110)
_POINTS = 121


class MembershipCurve(QWidget):
    """Drawn in the colours of the theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_membership_curve")
        self._rule: Membership | None = None
        self.setMinimumSize(_SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rule(self, rule: Membership | None, name: str) -> None:
        """Show ``rule``, whose breakpoints are all numbers; None shows nothing."""
        self._rule = rule
        words = name
        if rule is not None:
            x, y = curve(rule)
            half = half_of(x, y)
            words = self.tr("{name}: {low} at {left}, one half at {half}, {high} at {right} {unit}").format(
                name=name,
                low=rounded(float(y[0])),
                left=rounded(float(x[0])),
                half=rounded(half),
                high=rounded(float(y[-1])),
                right=rounded(float(x[-1])),
                unit=rule.unit,
            )
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes at 0 and 1, the curve, and where it begins and ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        height = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance("0.0")
        box = QRectF(left + 4.0, height / 2.0, self.width() - left - 10.0, self.height() - 3.0 * height)
        painter.setPen(ink)
        for value in (0.0, 1.0):
            where = QRectF(0.0, box.bottom() - value * box.height() - height / 2.0, left, height)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight, f"{value:.0f}")
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.topLeft())
        if self._rule is None:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("no number yet"))
            return
        x, y = curve(self._rule)
        share = (x - x[0]) / (x[-1] - x[0])
        points = [QPointF(box.left() + s * box.width(), box.bottom() - m * box.height()) for s, m in zip(share, y)]
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2.0))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(ink)
        below = QRectF(box.left(), box.bottom() + 2.0, box.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, rounded(float(x[0])))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, rounded(float(x[-1])))
        painter.drawText(below.translated(0.0, height), Qt.AlignmentFlag.AlignHCenter, self._rule.unit)


def curve(rule: Membership) -> tuple[np.ndarray, np.ndarray]:
    """Return values and memberships from a little before the first breakpoint to a little beyond the last."""
    if rule.kind in CENTRED:
        middle, spread = float(rule.middle or 0.0), float(rule.spread or 1.0)
        reach = abs(middle) if rule.kind in ("large", "small") else 2.0 / spread**0.5
        first, last = middle - reach, middle + reach
    else:
        first, last = sorted((float(rule.low or 0.0), float(rule.high or 0.0)))
        margin = 0.15 * (last - first)
        first, last = first - (margin if first != 0.0 else 0.0), last + margin
    x = np.linspace(first, last, _POINTS)
    return x, rule.of(x)


def half_of(x: np.ndarray, y: np.ndarray) -> float:
    """Return the first value at which the membership crosses one half."""
    crossing = np.flatnonzero((y[:-1] - 0.5) * (y[1:] - 0.5) <= 0.0)
    if not len(crossing):
        return float("nan")
    place = int(crossing[0])
    rise = float(y[place + 1] - y[place]) or 1.0
    return float(x[place] + (0.5 - y[place]) / rise * (x[place + 1] - x[place]))
