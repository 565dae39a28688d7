"""The schedule by hand: bars to point at, to drag and to move by keyboard."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QEvent, QPointF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.plan.schedule.gantt_board import GanttBoard
from dss_planner.panels.plan.schedule.gantt_paint import line_at
from dss_planner.panels.plan.schedule.lines import WORK, Timetable
from dss_planner.panels.plan.schedule.timescale import ZOOMS, month_after
from dss_planner.plan.scheduling.schedule import BUILD

_DRAG_FROM = 4


class GanttView(GanttBoard):
    """Arrow keys choose lines and bars; Ctrl with an arrow moves a work by a month; Return shows the map as it is then;
    plus and minus zoom."""

    #: A work is to begin in a month.
    moved = pyqtSignal(str, object)
    #: A work is being dragged to a month; None once that has ended.
    dragged = pyqtSignal(str, object)
    #: The map is to show a month.
    month_asked = pyqtSignal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._pressed: tuple[QPointF, str, date] | None = None

    def show_table(self, table: Timetable | None) -> None:
        """Show a timetable; what was being dragged is let go."""
        self._pressed = None
        super().show_table(table)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed; a bar of building can be dragged from there."""
        place, layout = QPointF(event.pos()), self.layout_now()
        if event.button() != Qt.MouseButton.LeftButton or self.table is None:
            return
        if place.y() < layout.head:
            if place.x() > layout.names:
                self.month_asked.emit(layout.day(place.x()).replace(day=1))
            return
        number = layout.line(place.y())
        line, hit = line_at(self.table, number), self.bar_at(place)
        if line is None:
            return
        self._choose(number, hit[1].key if hit is not None else "")
        if hit is not None and line.kind == WORK and hit[1].stage == BUILD:
            self._pressed = (place, line.work, hit[1].begin)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show by the cursor what can be dragged."""
        place = QPointF(event.pos())
        if self._pressed is None:
            self._point(place)
            return
        start, work, begin = self._pressed
        away = place.x() - start.x()
        if self._drag is None and abs(away) < _DRAG_FROM:
            return
        month = month_after(begin, round(away / (self.layout_now().scale.per_day * 30.44)))
        table = self.table
        if table is None or not table.first_year <= month.year < table.first_year + table.years:
            return
        if self._drag != (work, month):
            self._drag = (work, month)
            self.dragged.emit(work, month)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: the work begins where it was dropped."""
        drag, pressed = self._drag, self._pressed
        self._stop_drag()
        if drag is not None and pressed is not None and drag[1] != pressed[2].replace(day=1):
            self.moved.emit(*drag)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms, Shift scrolls along time."""
        step = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if step > 0 else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - step)
        else:
            super().wheelEvent(event)

    def zoom_by(self, steps: int) -> None:
        """Zoom in (above 0) or out."""
        self.set_zoom(ZOOMS[min(max(ZOOMS.index(self.zoom) + steps, 0), len(ZOOMS) - 1)])

    def event(self, event: QEvent) -> bool:
        """The keys of the chart come before those of QGIS."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, move, zoom, ask the map."""
        if not self._takes(event) or self.table is None:
            super().keyPressEvent(event)
            return
        key, keys = event.key(), Qt.Key
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == keys.Key_Escape:
            self._stop_drag()
        elif key in (keys.Key_Up, keys.Key_Down):
            self._choose(self._line + (1 if key == keys.Key_Down else -1), "")
        elif key in (keys.Key_Home, keys.Key_End):
            self._choose(0 if key == keys.Key_Home else len(self.table.lines) - 1, "")
        elif key in (keys.Key_Left, keys.Key_Right):
            (self._move_by if control else self._step_bar)(1 if key == keys.Key_Right else -1)
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus):
            self.zoom_by(-1 if key == keys.Key_Minus else 1)
        elif self.bar is not None:
            self.month_asked.emit(self.bar.begin.replace(day=1))

    def _takes(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        taken = (keys.Key_Up, keys.Key_Down, keys.Key_Left, keys.Key_Right, keys.Key_Home, keys.Key_End)
        taken += (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus, keys.Key_Return, keys.Key_Enter)
        return event.key() in taken or (event.key() == keys.Key_Escape and self._pressed is not None)

    def _step_bar(self, step: int) -> None:
        line = self.line
        if line is None or not line.bars:
            return
        bars = sorted(line.bars, key=lambda bar: (bar.begin, bar.end))
        keys = [bar.key for bar in bars]
        place = keys.index(self._bar) + step if self._bar in keys else (0 if step > 0 else len(keys) - 1)
        self._choose(self._line, keys[min(max(place, 0), len(keys) - 1)])

    def _move_by(self, months: int) -> None:
        line = self.line
        built = line.built if line is not None and line.kind == WORK else None
        if line is None or built is None or self.table is None:
            return
        month = month_after(built.begin, months)
        if self.table.first_year <= month.year < self.table.first_year + self.table.years:
            self._bar = built.key
            self.moved.emit(line.work, month)

    def _point(self, place: QPointF) -> None:
        hit, layout = self.bar_at(place), self.layout_now()
        shape = Qt.CursorShape.ArrowCursor
        if hit is not None and hit[1].stage == BUILD:
            shape = Qt.CursorShape.SizeHorCursor
        elif place.y() < layout.head and place.x() > layout.names:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def _stop_drag(self) -> None:
        if self._drag is not None:
            self.dragged.emit(self._drag[0], None)
        self._drag = self._pressed = None
        self.viewport().update()
