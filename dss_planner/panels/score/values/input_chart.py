"""Right: the values that occur in the study area, in the colours of what they are worth, and the curve over them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.score.values.axis import Axis, numbers_of
from dss_planner.panels.score.values.curve_points import curve_points
from dss_planner.panels.score.values.figures import percent, plain, with_unit
from dss_planner.panels.score.values.inks import Inks, faded, mixed, score_color
from dss_planner.panels.score.values.plot import Plot
from dss_planner.panels.tables import number
from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.functions.worths import LandShares, land_between, land_shares

_BINS, _BAR = 64, 3.0
#: Names of classes are written from so many letters on, the last of which may be an ellipsis.
_LEAST_NAME = 4
#: A bar this many times as high as the next is cut off, so that the others can be seen.
_TOWER, _CUT = 4.0, 1.35
#: Bars let the ground shine through where it is light; on dark ground the darkest would drown.
_BAR_ALPHA, _DARK = 205, 128


class InputChart(Plot):
    """Shares the axis of the `FunctionChart` beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("values_input", parent)
        self.heading = self.tr("Land in the study area")
        self.setAccessibleName(self.tr("Land in the study area: how much gets no points, some, and all"))
        self.function = ValueFunction("linear")
        self.axis = Axis(0.0, 1.0)
        self.unit = ""
        self.distribution: Distribution | None = None
        self.shares: LandShares | None = None
        self.names: Mapping[int, str] = {}
        self.colors: Mapping[int, QColor] = {}
        self._bars: list[tuple[float, float, float, float]] = []
        self._key: object = None

    def show_land(self, function: ValueFunction, axis: Axis, distribution: Distribution | None, unit: str) -> None:
        """Show what occurs, and a function over it."""
        self.function, self.unit = function, unit
        key = (id(distribution), axis, function.kind == "categories", self.width())
        self.axis, self.distribution = axis, distribution
        if distribution is None:
            self.shares, self._bars, self._key = None, [], None
        else:
            if key != self._key:
                self._bars, self._key = self._made_bars(distribution), key
            self.shares = land_shares(function, distribution)
        self.pointed()
        self.setAccessibleDescription(self.empty or self.shares_words())
        self.update()

    def show_classes(self, names: Mapping[int, str], colors: Mapping[int, QColor]) -> None:
        """Take names and colours of classes, for the bars of a map of classes."""
        self.names, self.colors = names, colors
        self.update()

    def shares_words(self) -> str:
        """Return how much land gets no points, some and all."""
        if self.shares is None:
            return ""
        words = self.tr("none {none} · some {between} · all {full}").format(
            none=percent(self.shares.none), between=percent(self.shares.between), full=percent(self.shares.full)
        )
        if self.shares.unlisted > 0:
            words = self.tr("{words} · no value {share}").format(words=words, share=percent(self.shares.unlisted))
        return words

    def pointed(self) -> None:
        """Tell how much land lies under the mouse."""
        self.readout, self.short = self.shares_words(), self._short_words()
        if self.pointer is None or not self._bars:
            return
        box = self.box()
        at = (self.pointer.x() - box.left()) / box.width()
        for left, right, share, middle in self._bars:
            if left <= at <= right:
                told = {"value": self._name(left, right, middle), "share": percent(share), "worth": self._worth(middle)}
                self.readout = self.tr("{value}: {share} of the land, worth {worth}").format(**told)
                self.short = self.tr("{value}: {share}, worth {worth}").format(**told)

    def draw(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """Bars, curve, guides, the strip of shares, axis."""
        if self.distribution is None:
            return
        self._draw_strip(painter, box, inks)
        inner = box.adjusted(0, 5.0, 0, 0)
        self._draw_bars(painter, inner, inks)
        if self.function.kind == "categories":
            self._draw_values(painter, inner, inks)
            self._draw_codes(painter, box, inks)
            return
        painter.setPen(QPen(faded(inks.quiet, 150), 1.0, Qt.PenStyle.DotLine))
        for place in numbers_of(self.function):
            x = box.left() + self.axis.share(place) * box.width()
            if box.left() <= x <= box.right():
                painter.drawLine(QPointF(x, inner.top()), QPointF(x, box.bottom()))
        points = QPolygonF(curve_points(self.function, self.axis, inner))
        painter.setPen(QPen(faded(inks.ground, 200), 4.0))
        painter.drawPolyline(points)
        painter.setPen(QPen(inks.accent, 2.0))
        painter.drawPolyline(points)
        self.draw_ticks(painter, box, inks, self.axis)
        if self.marked is not None:
            worth = float(self.function.apply(np.array([self.axis.value(self.marked)]))[0])
            self.draw_mark(painter, inner, inks, worth)

    def _made_bars(self, distribution: Distribution) -> list[tuple[float, float, float, float]]:
        """Return left and right end (shares of the axis), share of the land and value of each bar."""
        if distribution.classes and not self.axis.scale:
            codes = sorted(distribution.classes)
            least = min((b - a for a, b in zip(codes, codes[1:])), default=1)
            if self.function.kind == "categories":
                codes.sort(key=lambda code: (-distribution.classes[code], code))
                return [
                    ((p + 0.08) / len(codes), (p + 0.92) / len(codes), distribution.classes[c], float(c))
                    for p, c in enumerate(codes)
                ]
            half = 0.42 * least
            return [
                (self.axis.share(c - half), self.axis.share(c + half), distribution.classes[c], float(c)) for c in codes
            ]
        count = max(min(_BINS, int(self.box().width() / _BAR)), 8)
        edges = self.axis.values(count + 1)
        land = land_between(distribution, edges)
        middles = [self.axis.value((place + 0.5) / count) for place in range(count)]
        return [
            (place / count, (place + 1) / count, float(share), middle)
            for place, (share, middle) in enumerate(zip(land, middles))
            if share > 0
        ]

    def _draw_bars(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        heights = sorted((share for _, _, share, _ in self._bars), reverse=True)
        if not heights:
            return
        top = heights[0]
        if len(heights) > 2 and heights[1] > 0 and heights[0] > _TOWER * heights[1]:
            top = _CUT * heights[1]
        worths = self.function.apply(np.array([middle for *_, middle in self._bars]))
        alpha = _BAR_ALPHA if inks.ground.lightness() > _DARK else 255
        edge, unknown = QPen(faded(inks.quiet, 130), 0.6), faded(inks.quiet, alpha)
        for (left, right, share, middle), worth in zip(self._bars, worths):
            height = max(min(share / top, 1.0) * box.height(), 1.0)
            bar = QRectF(box.left() + left * box.width(), box.bottom() - height, (right - left) * box.width(), height)
            color = unknown if np.isnan(worth) else score_color(float(worth), alpha)
            painter.fillRect(bar.adjusted(0, 0, -0.6 if bar.width() > 3 else 0.0, 0), color)
            painter.setPen(edge)
            painter.drawLine(bar.topLeft(), bar.topRight())
            if self.function.kind == "categories" and int(middle) in self.colors:
                painter.fillRect(QRectF(bar.left(), box.bottom() - 4, bar.width(), 4), self.colors[int(middle)])
            if share > top:
                self._draw_cut(painter, bar, inks, percent(share))

    def _draw_cut(self, painter: QPainter, bar: QRectF, inks: Inks, words: str) -> None:
        """Mark a bar that is higher than there is room for, with its share."""
        y = bar.top() + 12.0
        painter.setPen(QPen(inks.ground, 2.5))
        painter.drawLine(QPointF(bar.left() - 1, y + 3), QPointF(bar.right() + 1, y - 3))
        painter.setFont(self.small())
        metrics = QFontMetrics(painter.font())
        wide = metrics.horizontalAdvance(words) + 6.0
        left = bar.right() + 3.0
        if left + wide > self.width():
            left = bar.left() - wide - 3.0
        plate = QRectF(left, bar.top() + 2.0, wide, metrics.height())
        painter.fillRect(plate, faded(inks.ground, 200))
        painter.setPen(inks.ink)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_values(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """A mark at the value of each class."""
        worths = self.function.apply(np.array([middle for *_, middle in self._bars]))
        for (left, right, _, _), worth in zip(self._bars, worths):
            if np.isnan(worth):
                continue
            y = box.bottom() - float(worth) * box.height()
            ends = (box.left() + left * box.width() - 1, box.left() + right * box.width() + 1)
            for color, width in ((faded(inks.ground, 220), 5.0), (inks.accent, 2.4)):
                painter.setPen(QPen(color, width))
                painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))

    def _draw_codes(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """The names of classes below the bars, shortened to their room; their codes where that is too little."""
        painter.setFont(self.small())
        metrics = QFontMetrics(painter.font())
        painter.setPen(QPen(inks.quiet, 1.0))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        free = -1e9
        for left, right, _, code in self._bars:
            words, room = plain(code), (right - left) * box.width()
            name = metrics.elidedText(self.names.get(int(code), ""), Qt.TextElideMode.ElideRight, int(room))
            words = name if len(name) >= _LEAST_NAME else words
            wide = metrics.horizontalAdvance(words)
            x = box.left() + (left + right) / 2 * box.width() - wide / 2
            if x > free:
                painter.drawText(QPointF(x, box.bottom() + 4 + metrics.ascent()), words)
                free = x + wide + 3.0

    def _draw_strip(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """A thin bar over the chart: land without points, between, with all."""
        if self.shares is None:
            return
        parts = (
            (self.shares.none, score_color(0.0)),
            (self.shares.between, score_color(0.5)),
            (self.shares.full, score_color(1.0)),
            (self.shares.unlisted, mixed(inks.ground, inks.ink, 0.5)),
        )
        left = box.left()
        for share, color in parts:
            wide = share * box.width()
            painter.fillRect(QRectF(left, box.top() - 6.0, max(wide - 1.0, 0.0), 5.0), color)
            left += wide
        painter.setPen(QPen(faded(inks.quiet, 140), 0.6))
        painter.drawRect(QRectF(box.left(), box.top() - 6.0, box.width() - 1.0, 5.0))

    def _short_words(self) -> str:
        if self.shares is None:
            return ""
        return self.tr("none {none} · all {full}").format(
            none=percent(self.shares.none), full=percent(self.shares.full)
        )

    def _name(self, left: float, right: float, middle: float) -> str:
        if self.distribution is not None and self.distribution.classes and not self.axis.scale:
            name = self.names.get(int(middle), "")
            return f"{plain(middle)} {name}".strip() if name else with_unit(plain(middle), self.unit)
        low, high = self.axis.value(left), self.axis.value(right)
        width = 4 * (high - low)
        return with_unit(f"{plain(low, width)}–{plain(high, width)}", self.unit)

    def _worth(self, value: float) -> str:
        return number(float(self.function.apply(np.array([value]))[0]), 2)
