"""All sites on one criterion: a dot for each at its value, over the curve of what values are worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from dss_planner.panels.contribution_bars import colour
from dss_planner.panels.erosion.pixmaps import pixmap_of_pixels
from dss_planner.panels.ink import QUIET, Ink
from dss_planner.panels.sites.criteria.dots import dot_pixels
from dss_planner.panels.tables import number

#: Colours of the two sites compared; their shapes differ too.
FIRST, SECOND = colour(0), colour(5)
_MARGIN, _LABELS = 8, 14
_DOT, _MARK, _REACH = 3.5, 5.5, 9.0
#: How many sites are read out.
_READ_OUT = 40


@dataclass(frozen=True)
class Strip:
    """What is drawn. sites, names: ids and names. values: of the sites in ``unit``, NaN = unknown. worths: 0–1.

    curve: (points, 2) of value and worth, empty for classes. counts: whether each site counts. ticks: value → words,
    for classes. points: ``worths`` are points of the score, as a share of 100: in this score no criterion has an upper
    end of its own.
    """

    sites: tuple[str, ...]
    names: tuple[str, ...]
    values: np.ndarray
    worths: np.ndarray
    unit: str
    curve: np.ndarray
    counts: tuple[bool, ...]
    ticks: dict[float, str]
    points: bool = False


def decimals_of(width: float) -> int:
    """Return with how many decimals numbers that lie this far apart are written."""
    return 0 if width >= 20 or width <= 0 else int(min(4, max(1, 2 - np.floor(np.log10(width)))))


class StripChart(QWidget):
    """Left and right move to the next site by value; a click chooses the nearest."""

    #: Id of a site.
    chosen = pyqtSignal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._strip: Strip | None = None
        self._pair = ("", "")
        self._ends = (0.0, 1.0)
        self._ink = Ink(self)
        self._ground: tuple[object, QPixmap] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for dots that can be told apart."""
        return QSize(260, 74)

    def minimumSizeHint(self) -> QSize:
        """The least that says something."""
        return QSize(120, 74)

    def show_strip(self, strip: Strip, title: str) -> None:
        """Show the sites; ``title`` is the criterion."""
        self._strip = strip
        self._ends = self._limits()
        self._ground = None
        known = [f"{name}: {self.words(place)}" for place, name in enumerate(strip.names[:_READ_OUT])]
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(known))
        self.update()

    def show_pair(self, first: str, second: str) -> None:
        """Mark the two sites compared."""
        self._pair = (first, second)
        self.update()

    def words(self, place: int) -> str:
        """Return value and worth of a site in words."""
        strip = self._strip
        if strip is None or not np.isfinite(strip.values[place]):
            return self.tr("unknown")
        value = float(strip.values[place])
        shown = strip.ticks.get(value) or f"{number(value, decimals_of(self._width()))} {strip.unit}".strip()
        if not np.isfinite(strip.worths[place]):
            return shown
        if strip.points:
            return self.tr("{value}, {points} points").format(
                value=shown, points=number(100.0 * strip.worths[place], 1)
            )
        return self.tr("{value}, worth {share} %").format(value=shown, share=number(100.0 * strip.worths[place]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the curve and the sites."""
        strip = self._strip
        if strip is None:
            return
        ratio, ink = self.devicePixelRatioF(), self._ink.colour()
        key = (self.size(), ratio, ink.rgba())
        if self._ground is None or self._ground[0] != key:
            self._ground = (key, self._paint_ground(strip, ratio))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._ground[1])
        for site, shade in ((self._pair[1], SECOND), (self._pair[0], FIRST)):
            self._paint_mark(painter, site, shade, site == self._pair[0])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_ground(self, strip: Strip, ratio: float) -> QPixmap:
        """Return what stays the same whichever sites are compared: with thousands of them it takes its time."""
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setFont(self.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = self._ink.colour(QUIET)
        area = self._area()
        painter.setPen(QPen(quiet, 1.0))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_labels(painter, area)
        if len(strip.curve):
            painter.setPen(QPen(quiet, 1.4))
            painter.drawPolyline(QPolygonF([self._at(x, y) for x, y in strip.curve]))
        known = np.isfinite(strip.values)
        for counts, strength in ((False, 0.2), (True, 0.6)):
            places = np.flatnonzero(known & (np.array(strip.counts, dtype=bool) == counts))
            middles = self._middles(strip, places, area)
            dots = dot_pixels(middles, _DOT, self._ink.colour(strength), self.size(), ratio)
            painter.drawPixmap(0, 0, pixmap_of_pixels(dots, ratio))
        painter.end()
        return ground

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the site under the mouse."""
        place = self._nearest(QPointF(event.pos()))
        if place is not None and self._strip is not None:
            self.chosen.emit(self._strip.sites[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the site with the next lower or higher value."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key())
        if step is None or self._strip is None:
            super().keyPressEvent(event)
            return
        known = [place for place in np.argsort(self._strip.values, kind="stable") if self._is_known(place)]
        sites = [self._strip.sites[place] for place in known]
        if not sites:
            return
        now = sites.index(self._pair[0]) if self._pair[0] in sites else -step % len(sites)
        self.chosen.emit(sites[min(max(now + step, 0), len(sites) - 1)])

    def event(self, event: QEvent) -> bool:
        """Tell which site is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._nearest(QPointF(event.pos()))
            if place is None or self._strip is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), f"{self._strip.names[place]}: {self.words(place)}", self)
            return True
        return super().event(event)

    def _is_known(self, place: int) -> bool:
        return self._strip is not None and bool(np.isfinite(self._strip.values[place]))

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_LABELS - 2)

    def _limits(self) -> tuple[float, float]:
        """Return the values at both ends: of sites and curve, with some room where they are all the same."""
        strip = self._strip
        if strip is None:
            return 0.0, 1.0
        ends = np.concatenate([strip.values[np.isfinite(strip.values)], strip.curve[:, 0], [*strip.ticks]])
        low, high = (float(ends.min()), float(ends.max())) if len(ends) else (0.0, 1.0)
        if strip.ticks:
            return low - 0.5, high + 0.5
        return (low, high) if high > low else (low - 0.5, high + 0.5)

    def _width(self) -> float:
        return self._ends[1] - self._ends[0]

    def _at(self, value: float, worth: float) -> QPointF:
        area, (low, high) = self._area(), self._ends
        height = worth if np.isfinite(worth) else 0.0
        return QPointF(
            area.left() + area.width() * (value - low) / (high - low), area.bottom() - area.height() * height
        )

    def _dot(self, strip: Strip, place: int) -> QPointF:
        return self._at(float(strip.values[place]), float(strip.worths[place]))

    def _middles(self, strip: Strip, places: np.ndarray, area: QRectF) -> np.ndarray:
        """Return where `_dot` is for each of these sites."""
        low, high = self._ends
        across = area.left() + area.width() * (strip.values[places] - low) / (high - low)
        worths = np.nan_to_num(np.asarray(strip.worths, dtype=float)[places], nan=0.0, posinf=0.0, neginf=0.0)
        return np.column_stack([across, area.bottom() - area.height() * worths])

    def _nearest(self, point: QPointF) -> int | None:
        strip = self._strip
        if strip is None:
            return None
        best, reach = None, _REACH
        for place in range(len(strip.sites)):
            if self._is_known(place):
                away = self._dot(strip, place) - point
                distance = float(np.hypot(away.x(), away.y()))
                if distance < reach:
                    best, reach = place, distance
        return best

    def _paint_mark(self, painter: QPainter, site: str, shade: QColor, first: bool) -> None:
        strip = self._strip
        if strip is None or site not in strip.sites or not self._is_known(strip.sites.index(site)):
            return
        middle = self._dot(strip, strip.sites.index(site))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 1.2))
        painter.setBrush(shade)
        if first:
            painter.drawEllipse(middle, _MARK, _MARK)
        else:
            reach = _MARK + 4  # so that it is seen where both have one value
            corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
            painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        strip = self._strip
        if strip is None:
            return
        font = painter.font()
        font.setPointSizeF(max(6.5, font.pointSizeF() - 1.5))
        painter.setFont(font)
        painter.setPen(self._ink.colour())
        band = QRectF(area.left() - _MARGIN, area.bottom() + 1, area.width() + 2 * _MARGIN, _LABELS)
        if strip.ticks:
            room = area.width() / max(1, len(strip.ticks))
            for value, words in strip.ticks.items():
                middle = self._at(value, 0.0).x()
                shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
                painter.drawText(
                    QRectF(middle - room / 2, band.top(), room, _LABELS), Qt.AlignmentFlag.AlignCenter, shown
                )
            return
        low, high = self._ends
        places = decimals_of(high - low)
        painter.drawText(band, Qt.AlignmentFlag.AlignLeft, number(low, places))
        painter.drawText(band, Qt.AlignmentFlag.AlignRight, f"{number(high, places)} {strip.unit}".strip())
