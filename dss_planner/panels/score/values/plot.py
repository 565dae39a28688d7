"""What the three charts share: margins, axes, words, and what they say while there is nothing to draw."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.score.values.axis import Axis
from dss_planner.panels.score.values.figures import plain
from dss_planner.panels.score.values.inks import Inks

#: Room at the left and right of a plot [px].
SIDE = 18.0
_TICK = 4.0
#: Powers of ten marked; their numbers stand where there is room.
_POWERS = 9
_ROUND = 4.0
#: Of the theme's letters.
_SMALL = 0.88


class Plot(QWidget):
    """A chart with a heading, a line for a readout, a box, and an axis below it."""

    #: The mouse points at a place along the axis (0–1), or (negative) away.
    marking = pyqtSignal(float)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumSize(QSize(150, 120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.heading = ""
        #: What is told below the heading; where it does not fit, the short one.
        self.readout = self.short = ""
        self.empty = ""
        self._pointer: QPointF | None = None
        self._marked: float | None = None

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(300, 220)

    def say(self, words: str) -> None:
        """Show a sentence in place of the chart; an empty one shows the chart."""
        self.empty = words
        self.setAccessibleDescription(words)
        self.update()

    @property
    def pointer(self) -> QPointF | None:
        """Where the mouse is, inside the box or just beside it."""
        return self._pointer

    @property
    def marked(self) -> float | None:
        """The place along the axis that is pointed at, here or in the chart beside (0–1)."""
        return self._marked

    def mark(self, place: float) -> None:
        """Point at a place along the axis (0–1); a negative one points nowhere."""
        wanted = place if 0 <= place <= 1 else None
        if wanted != self._marked:
            self._marked = wanted
            self.update()

    def small(self) -> QFont:
        """Return the letters of axes and readouts."""
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font

    def box(self) -> QRectF:
        """Return where the chart is drawn."""
        line = QFontMetrics(self.small()).height()
        top = self.fontMetrics().height() + line + 14.0
        return QRectF(SIDE, top, max(self.width() - 2 * SIDE, 1.0), max(self.height() - top - line - 10.0, 1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what lies under the mouse."""
        self._point(QPointF(event.pos()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing lies under it any more."""
        self._point(None)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme or other letters: draw anew."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, heading and readout, then the chart or what there is to say."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = Inks.of(self.palette())
        painter.setPen(QPen(inks.rule, 1.0))
        painter.setBrush(inks.ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_heading(painter, inks)
        if self.empty:
            painter.setPen(inks.quiet)
            painter.setFont(self.font())
            painter.drawText(self.box(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)
        else:
            self.draw(painter, self.box(), inks)
        painter.end()

    def draw(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """Draw the chart; each does."""

    def draw_ticks(
        self, painter: QPainter, box: QRectF, inks: Inks, axis: Axis, places: Sequence[float] | None = None
    ) -> None:
        """Draw the line below the box with round numbers, as many as there is room for."""
        painter.setFont(self.small())
        metrics = QFontMetrics(painter.font())
        painter.setPen(QPen(inks.quiet, 1.0))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        width = 0.0 if axis.scale else axis.high - axis.low
        widest = max(metrics.horizontalAdvance(_tick_words(end, width, axis)) for end in (axis.low, axis.high))
        most = _POWERS if axis.scale else int(box.width() / max(1.5 * widest, 30))
        marks = axis.ticks(max(most, 2)) if places is None else places
        free = -1e9
        for mark in marks:
            x = box.left() + axis.share(mark) * box.width()
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + _TICK))
            words = _tick_words(mark, width, axis)
            wide = metrics.horizontalAdvance(words)
            left = min(max(x - wide / 2, 1.0), self.width() - wide - 1.0)
            if left > free:
                painter.drawText(QPointF(left, box.bottom() + _TICK + metrics.ascent()), words)
                free = left + wide + 5.0

    def draw_mark(self, painter: QPainter, box: QRectF, inks: Inks, worth: float) -> None:
        """Draw a hair line at the place that is pointed at, and a dot on the curve; worth: of that place (0–1)."""
        if self._marked is None or not 0 <= worth <= 1:
            return
        at = QPointF(box.left() + self._marked * box.width(), box.bottom() - worth * box.height())
        painter.setPen(QPen(inks.quiet, 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), box.top()), QPointF(at.x(), box.bottom()))
        painter.setPen(QPen(inks.ground, 1.5))
        painter.setBrush(inks.accent)
        painter.drawEllipse(at, 4.0, 4.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def draw_tag(self, painter: QPainter, box: QRectF, inks: Inks, at: QPointF, words: str) -> None:
        """Draw words on a plate beside a point, inside the box."""
        painter.setFont(self.small())
        metrics = QFontMetrics(painter.font())
        plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 10.0, metrics.height() + 4.0)
        plate.moveCenter(QPointF(at.x(), at.y() - plate.height() / 2 - 14.0))
        if plate.top() < box.top() - 12.0:
            plate.moveTop(at.y() + 14.0)
        plate.moveLeft(min(max(plate.left(), 2.0), self.width() - plate.width() - 2.0))
        painter.setPen(QPen(inks.accent, 1.0))
        painter.setBrush(inks.ground)
        painter.drawRoundedRect(plate, 3.0, 3.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(inks.ink)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_heading(self, painter: QPainter, inks: Inks) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(inks.ink)
        wide = self.width() - 2 * 8.0
        height = QFontMetrics(bold).height()
        words = QFontMetrics(bold).elidedText(self.heading, Qt.TextElideMode.ElideRight, int(wide))
        painter.drawText(QRectF(8.0, 4.0, wide, height), Qt.AlignmentFlag.AlignLeft, words)
        if self.readout and not self.empty:
            painter.setFont(self.small())
            painter.setPen(inks.quiet)
            metrics = QFontMetrics(painter.font())
            long = metrics.horizontalAdvance(self.readout) > wide
            words = metrics.elidedText(
                self.short if long and self.short else self.readout, Qt.TextElideMode.ElideRight, int(wide)
            )
            painter.drawText(QRectF(8.0, 5.0 + height, wide, metrics.height()), Qt.AlignmentFlag.AlignLeft, words)

    def _point(self, at: QPointF | None) -> None:
        inside = at is not None and not self.empty and self.box().adjusted(-4, -4, 4, 4).contains(at)
        self._pointer = at if inside else None
        box = self.box()
        place = (at.x() - box.left()) / box.width() if inside and at is not None else -1.0
        self.mark(place)
        self.marking.emit(place)
        self.pointed()
        self.update()

    def pointed(self) -> None:
        """The mouse lies elsewhere; charts that tell of it do."""


def _tick_words(value: float, width: float, axis: Axis) -> str:
    """Return a number at an axis; on a logarithmic one thousands and millions are short: 10k, 1M."""
    if not axis.scale:
        return plain(value, width)
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{plain(float(f'{value / size:.2g}'))}{letter}"
    return plain(float(f"{value:.2g}"))
