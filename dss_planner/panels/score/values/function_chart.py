"""Middle: the value function with handles to drag."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF, QResizeEvent
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.score.values.axis import Axis
from dss_planner.panels.score.values.curve_points import curve_points
from dss_planner.panels.score.values.figures import plain, with_unit
from dss_planner.panels.score.values.handle_words import handle_words
from dss_planner.panels.score.values.inks import Inks, faded, score_gradient
from dss_planner.panels.score.values.knob import Knob
from dss_planner.panels.score.values.plot import Plot
from dss_planner.panels.tables import number
from dss_planner.scoring.functions.curves import Handle, dragged, handles
from dss_planner.scoring.functions.valuefunctions import ValueFunction

#: Steps of an arrow key along the axis and upwards, as shares of them, times 10 (with Ctrl one, with Shift a hundred).
_ALONG, _UP = 0.001, 0.001
_STRIP = 4.0
#: Arrow keys that follow one another this soon are one change [ms].
PAUSE_MS = 600


class FunctionChart(Plot):
    """Draws a function of quantities; handles are `Knob` children, so that Tab and screen readers find them."""

    #: The function, and whether a handle is still held.
    changed = pyqtSignal(object, bool)
    #: A step is wanted at this value.
    step_wanted = pyqtSignal(float)
    #: A handle is to be taken away.
    step_unwanted = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("values_function", parent)
        self.function = ValueFunction("linear")
        self.axis = Axis(0.0, 1.0)
        self.limits = (0.0, 1.0)
        self.unit = ""
        self.knobs: dict[str, Knob] = {}
        self._start: ValueFunction | None = None
        self._active = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.changed.emit(self.function, False))

    @property
    def dragging(self) -> bool:
        """Whether a handle is held."""
        return self._start is not None

    def show_function(
        self, function: ValueFunction, axis: Axis, limits: tuple[float, float], unit: str, name: str
    ) -> None:
        """Show a function. limits: between which handles move along the axis; name: of the criterion."""
        self.function, self.unit = function, unit
        if not self.dragging:
            self.axis, self.limits = axis, limits
        self.heading = f"{name} [{unit}]" if unit else name
        self.setAccessibleName(self.tr("Value function of {criterion}").format(criterion=name))
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the handles to where the curve is now."""
        super().resizeEvent(event)
        self._place()

    def say(self, words: str) -> None:
        """Show a sentence in place of the chart; its handles go."""
        super().say(words)
        self._place()

    def point(self, x: float, y: float) -> QPointF:
        """Return where a value of the unit and a value 0–1 lie."""
        box = self.box()
        return QPointF(box.left() + self.axis.share(x) * box.width(), box.bottom() - y * box.height())

    def draw(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """Grid, land under the curve, curve, axis, guides of the handle in use."""
        self._draw_grid(painter, box, inks)
        points = curve_points(self.function, self.axis, box)
        land = QPolygonF([QPointF(points[0].x(), box.bottom()), *points, QPointF(points[-1].x(), box.bottom())])
        path = QPainterPath()
        path.addPolygon(land)
        painter.fillPath(path, score_gradient(box.bottom(), box.top(), 95))
        for limit in self.function.thresholds:
            if limit is not None and self._has_end(limit):
                top, foot = self.point(limit, 1.0), self.point(limit, 0.0)
                painter.setPen(QPen(inks.quiet, 1.0, Qt.PenStyle.DotLine))
                painter.drawLine(top, foot)
        line = QPen(inks.accent, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(line)
        painter.drawPolyline(QPolygonF(points))
        self.draw_ticks(painter, box, inks, self.axis)
        if not self.dragging and self.marked is not None:
            self.draw_mark(painter, box, inks, self._worth(self.axis.value(self.marked)))
        self._draw_active(painter, box, inks)

    def pointed(self) -> None:
        """Tell what a value under the mouse is worth."""
        if self.pointer is None:
            self.readout = self._hint()
            return
        box = self.box()
        share = min(max((self.pointer.x() - box.left()) / box.width(), 0.0), 1.0)
        x = self.axis.rounded(self.axis.value(share), 1 / box.width())
        worth = self._worth(x)
        self.readout = self.tr("{value} is worth {worth}").format(
            value=with_unit(plain(x, self.axis.high - self.axis.low), self.unit), worth=number(worth, 2)
        )

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A step more, where there are steps."""
        box = self.box()
        at = QPointF(event.pos())
        if event.button() == Qt.MouseButton.LeftButton and self.function.kind == "steps" and box.contains(at):
            share = (at.x() - box.left()) / box.width()
            self.step_wanted.emit(self.axis.rounded(self.axis.value(share), 1 / box.width()))

    def _draw_grid(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        painter.setPen(QPen(inks.rule, 1.0))
        for level in (0.25, 0.5, 0.75, 1.0):
            y = box.bottom() - level * box.height()
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        low, high = self.limits
        for edge, outer in ((low, box.left()), (high, box.right())):
            x = box.left() + self.axis.share(edge) * box.width()
            if abs(x - outer) > 1:
                painter.fillRect(QRectF(min(x, outer), box.top(), abs(x - outer), box.height()), faded(inks.rule, 90))
        strip = QRectF(box.left() - _STRIP - 3, box.top(), _STRIP, box.height())
        painter.fillRect(strip, score_gradient(box.bottom(), box.top()))
        painter.setFont(self.small())
        painter.setPen(inks.quiet)
        high = QFontMetrics(painter.font()).height()
        for level in (0, 1):
            middle = box.bottom() - level * box.height()
            where = QRectF(0.0, middle - high / 2, strip.left() - 2.0, high)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(level))

    def _draw_active(self, painter: QPainter, box: QRectF, inks: Inks) -> None:
        """Guides and number of the handle that is held or has the keyboard."""
        found = self.handle(self._active)
        if found is None:
            return
        at = self.point(found.x, found.y)
        painter.setPen(QPen(inks.accent, 1.0, Qt.PenStyle.DashLine))
        if found.moves_x:
            painter.drawLine(QPointF(at.x(), box.top()), QPointF(at.x(), box.bottom()))
        if found.moves_y:
            painter.drawLine(QPointF(box.left(), at.y()), QPointF(box.right(), at.y()))
        words = number(found.y, 2) if not found.moves_x else with_unit(plain(found.x), self.unit)
        self.draw_tag(painter, box, inks, at, words)

    def _worth(self, x: float) -> float:
        return float(self.function.apply(np.array([x]))[0])

    def _has_end(self, limit: float) -> bool:
        lower, upper = self.function.thresholds
        return (limit == lower and self.function.below is not None) or (
            limit == upper and self.function.above is not None
        )

    def _hint(self) -> str:
        if self.function.kind == "steps":
            return self.tr("Drag limits and steps; double-click for one more")
        return self.tr("Drag the handles")

    def settle(self) -> None:
        """End a change by arrow keys, if one goes on."""
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit(self.function, False)

    def handle(self, key: str) -> Handle | None:
        """Return a handle of the function by its key."""
        return next((found for found in self.handles() if found.key == key), None)

    def handles(self) -> tuple[Handle, ...]:
        """Return the handles, from the left to the right, with thresholds last that lie on bounds."""
        if self.function.kind == "categories" or self.empty:
            return ()
        ends = (self.axis.low, self.axis.high)
        return tuple(sorted(handles(self.function, ends), key=lambda found: found.x))

    def _place(self) -> None:
        """Put a knob at each handle, in the order of Tab."""
        found = self.handles()
        keys = [handle.key for handle in found]
        for key in [key for key in self.knobs if key not in keys]:
            knob = self.knobs.pop(key)
            knob.hide()
            knob.deleteLater()
        fresh = [handle for handle in found if handle.key not in self.knobs]
        for handle in fresh:
            self.knobs[handle.key] = self._knob(handle)
        for handle in found:
            knob = self.knobs[handle.key]
            words = handle_words(self.function, handle, self.unit)
            knob.setAccessibleName(words)
            knob.setToolTip(self._tip(words, handle))
            knob.put(self.point(handle.x, handle.y), handle.y)
        if not self.dragging:
            for before, after in zip(keys, keys[1:]):
                QWidget.setTabOrder(self.knobs[before], self.knobs[after])
        if self.pointer is None:
            self.readout = self._hint()

    def _tip(self, words: str, handle: Handle) -> str:
        keys = self.tr("Drag it, or use the arrow keys: with Shift further, with Ctrl finer")
        if self.function.kind == "steps" and handle.key.startswith(("break:", "value:")):
            keys = self.tr("{keys}; Delete removes the step").format(keys=keys)
        elif handle.key in ("below", "above", "lower", "upper"):
            keys = self.tr("{keys}; Delete removes the threshold").format(keys=keys)
        return f"{words}\n{keys}"

    def _knob(self, handle: Handle) -> Knob:
        knob = Knob(handle.key, handle.moves_x, handle.moves_y, self)
        knob.pressed.connect(self._take)
        knob.moved.connect(self._drag)
        knob.released.connect(self._let_go)
        knob.cancelled.connect(self._cancel)
        knob.nudged.connect(self._nudge)
        knob.sent.connect(self._send)
        knob.removed.connect(self.step_unwanted)
        knob.focused.connect(self._focus)
        knob.show()
        return knob

    def _take(self, key: str) -> None:
        self.settle()
        self._start, self._active = self.function, key
        self.update()

    def _drag(self, key: str, at: QPointF) -> None:
        if self._start is None:
            return
        box = self.box()
        x = self.axis.value((at.x() - box.left()) / box.width())
        x = self.axis.rounded(x, 1 / box.width())
        y = round((box.bottom() - at.y()) / box.height(), 3)
        self._put(dragged(self._start, key, x, y, self._reach(key)), True)

    def _let_go(self, key: str) -> None:
        start, self._start = self._start, None
        if start is not None and start != self.function:
            self.changed.emit(self.function, False)
        self.update()

    def _cancel(self, key: str) -> None:
        start, self._start = self._start, None
        if start is not None and start != self.function:
            self._put(start, False)

    def _nudge(self, key: str, right: int, up: int) -> None:
        found = self.handle(key)
        if found is None:
            return
        x = found.x
        if right:
            x = self.axis.value(self.axis.share(found.x) + right * _ALONG)
            x = self.axis.rounded(x, _ALONG)
        self._put(dragged(self.function, key, x, round(found.y + up * _UP, 4), self._reach(key)), True)
        self._pause.start()

    def _send(self, key: str, side: int) -> None:
        found = self.handle(key)
        if found is not None:
            x = self.limits[0] if side < 0 else self.limits[1]
            y = 0.0 if side < 0 else 1.0
            self._put(dragged(self.function, key, x, y, self._reach(key)), False)

    def _put(self, function: ValueFunction, still: bool) -> None:
        if function == self.function:
            return
        self.function = function
        self._place()
        self.update()
        self.changed.emit(function, still)

    def _reach(self, key: str) -> tuple[float, float]:
        """Return how far a handle goes: the slopes of a bell may end beyond what occurs."""
        return (self.axis.low, self.axis.high) if key in ("narrow", "wide") else self.limits

    def _focus(self, key: str, there: bool) -> None:
        if there:
            self._active = key
        elif self._active == key and not self.dragging:
            self._active = ""
        self.update()
