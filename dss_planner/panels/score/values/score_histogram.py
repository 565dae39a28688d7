"""Left: how much land has which score, now and before the last change."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.score.values.axis import Axis
from dss_planner.panels.score.values.figures import percent
from dss_planner.panels.score.values.inks import Inks, faded, mixed, score_color
from dss_planner.panels.score.values.plot import Plot
from dss_planner.panels.tables import number

#: Half points of the score.
SHADES = 200
_FULL = 100.0
#: Least width of a bar [px], and the numbers of half points that one may hold.
_BAR = 3.0
_GROUPS = (2, 4, 8, 10, 20)


class ScoreHistogram(Plot):
    """Bars in the colours of the map, an outline of what was before, and the mean of both."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("values_score", parent)
        self.heading = self.tr("Score")
        self.setAccessibleName(self.tr("How much land has which score"))
        self.counts: np.ndarray | None = None
        self.ghost: np.ndarray | None = None
        self.mean = self.ghost_mean = math.nan

    def show_score(
        self,
        histogram: np.ndarray | None,
        ghost: np.ndarray | None = None,
        mean: float | None = None,
        ghost_mean: float | None = None,
    ) -> None:
        """Show land in each of 200 half points of the score and, as an outline, that of before; any unit of land."""
        self.counts, self.ghost = _land(histogram), _land(ghost)
        self.mean = _mean(self.counts) if mean is None else mean
        self.ghost_mean = _mean(self.ghost) if ghost_mean is None else ghost_mean
        self.readout = self._words()
        self.setAccessibleDescription(self.empty or self.readout)
        self.update()

    def draw(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """Bars, outline, means, axis."""
        if self.counts is None:
            return
        now, before = self._bars(self.counts, box), self._bars(self.ghost, box)
        top = max(float(now.max()), float(before.max()) if before is not None else 0.0) or 1.0
        width = box.width() / len(now)
        gap = 1.0 if width > 4 else 0.0
        edge = QPen(faded(inks.quiet, 130), 0.6)
        for place, share in enumerate(now):
            height = share / top * box.height()
            if height > 0:
                bar = QRectF(box.left() + place * width, box.bottom() - height, width - gap, height)
                painter.fillRect(bar, score_color((place + 0.5) / len(now)))
                painter.setPen(edge)
                painter.drawRect(bar)
        if before is not None:
            self._outline(painter, box, inks, before / top)
        self._draw_means(painter, box, inks)
        self.draw_ticks(painter, box, inks, Axis(0.0, _FULL), (0.0, 20.0, 40.0, 60.0, 80.0, 100.0))

    def pointed(self) -> None:
        """Tell how much land has the score under the mouse."""
        if self.pointer is None or self.counts is None:
            self.readout, self.short = self._words(), ""
            return
        box = self.box()
        now = self._bars(self.counts, box)
        place = min(max(int((self.pointer.x() - box.left()) / box.width() * len(now)), 0), len(now) - 1)
        width = _FULL / len(now)
        words = self.tr("{low}–{high} points: {share} of the land")
        share = percent(float(now[place]))
        before = self._bars(self.ghost, box)
        if before is not None:
            words = self.tr("{low}–{high} points: {share} of the land, was {before}")
        self.readout = words.format(
            low=number(place * width),
            high=number((place + 1) * width),
            share=share,
            before=percent(float(before[place])) if before is not None else "",
        )
        self.short = self.tr("{low}–{high}: {share}").format(
            low=number(place * width), high=number((place + 1) * width), share=share
        )

    def _bars(self, counts: np.ndarray | None, box: QRectF) -> np.ndarray:
        """Return the shares of the land in as many bars as there is room for."""
        if counts is None:
            return None  # type: ignore[return-value]
        group = next((g for g in _GROUPS if box.width() * g / SHADES >= _BAR), _GROUPS[-1])
        total = float(counts.sum()) or 1.0
        return counts.reshape(-1, group).sum(axis=1) / total

    def _outline(self, painter: QPainter, box: QRectF, inks: Inks, shares: np.ndarray) -> None:
        width = box.width() / len(shares)
        path = QPainterPath(box.bottomLeft())
        for place, share in enumerate(shares):
            y = box.bottom() - float(share) * box.height()
            path.lineTo(box.left() + place * width, y)
            path.lineTo(box.left() + (place + 1) * width, y)
        path.lineTo(box.bottomRight())
        painter.setPen(QPen(faded(inks.ground, 170), 3.0))
        painter.drawPath(path)
        painter.setPen(QPen(mixed(inks.ground, inks.ink, 0.8), 1.2))
        painter.drawPath(path)

    def _draw_means(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        painter.setFont(self.small())
        metrics = QFontMetrics(painter.font())
        after = not self.mean < self.ghost_mean
        means = ((self.ghost_mean, inks.quiet, Qt.PenStyle.DashLine, not after), (self.mean, inks.ink, None, after))
        for mean, color, style, wanted in means:
            if not math.isfinite(mean):
                continue
            x = box.left() + mean / _FULL * box.width()
            painter.setPen(QPen(faded(inks.ground, 200), 3.4))
            painter.drawLine(QPointF(x, box.top() - 2), QPointF(x, box.bottom()))
            painter.setPen(QPen(color, 1.6, style or Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(x, box.top() - 2), QPointF(x, box.bottom()))
            words = number(mean, 1)
            wide = metrics.horizontalAdvance(words) + 4.0
            # an only mean, or the larger, has its number on the right as long as there is room
            right = (wanted or not math.isfinite(self.ghost_mean)) and x + wide < self.width()
            left = x + 3.0 if right or x - wide < 0 else x - wide
            plate = QRectF(left - 1, box.top() - 3, wide - 2, metrics.height())
            painter.fillRect(plate, faded(inks.ground, 190))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _words(self) -> str:
        if self.counts is None:
            return ""
        if not math.isfinite(self.mean):
            return self.tr("no land has a score")
        if not math.isfinite(self.ghost_mean):
            return self.tr("mean {mean} of 100").format(mean=number(self.mean, 1))
        change = self.mean - self.ghost_mean
        sign = "+" if change >= 0.05 else ""
        return self.tr("mean {mean} ({change})").format(
            mean=number(self.mean, 1), change=sign + number(change if abs(change) >= 0.05 else 0.0, 1)
        )


def _land(histogram: np.ndarray | None) -> np.ndarray | None:
    if histogram is None:
        return None
    found = np.asarray(histogram, dtype=np.float64)
    if found.shape != (SHADES,):
        raise ValueError(f"{SHADES} half points are expected, not {found.shape}")
    return found


def _mean(counts: np.ndarray | None) -> float:
    """Return the mean score, to a quarter point."""
    if counts is None or not counts.sum():
        return math.nan
    return float(np.average((np.arange(SHADES) + 0.5) * _FULL / SHADES, weights=counts))
