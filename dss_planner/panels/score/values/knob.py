"""A handle on a curve: dragged with the mouse, moved with the arrow keys, reached with Tab, told to screen readers."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.score.values.inks import Inks, score_color

#: Side of what the mouse or a finger takes hold of [px].
SIZE = 26
_RADIUS, _HOVERED = 5.5, 7.0
_PILL = (18.0, 9.0)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}


class Knob(QWidget):
    """A child of the chart. key: of the `Handle`. Signals carry it first."""

    #: Taken hold of.
    pressed = pyqtSignal(str)
    #: Dragged to a point of the chart.
    moved = pyqtSignal(str, QPointF)
    #: Let go.
    released = pyqtSignal(str)
    #: An arrow key: steps to the right and up (negative: left and down).
    nudged = pyqtSignal(str, int, int)
    #: Home (−1) or End (1): to the least or largest value.
    sent = pyqtSignal(str, int)
    #: Delete, or a double click.
    removed = pyqtSignal(str)
    #: Escape while it is dragged.
    cancelled = pyqtSignal(str)
    #: It has the keyboard, or not any more.
    focused = pyqtSignal(str, bool)

    def __init__(self, key: str, moves_x: bool, moves_y: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"handle_{key}")
        self.moves_x, self.moves_y = moves_x, moves_y
        self.resize(SIZE, SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        both = moves_x and moves_y
        shape = Qt.CursorShape.SizeAllCursor if both else Qt.CursorShape.SizeHorCursor
        self.setCursor(shape if moves_x else Qt.CursorShape.SizeVerCursor)
        self._value = 0.0
        self._hovered = False
        self._at = self._start = QPointF()
        self._grip: QPoint | None = None

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""
        return self._grip is not None

    def put(self, at: QPointF, value: float) -> None:
        """Lie with its middle at a point of the chart; value: 0–1, for its colour."""
        self._at, self._value = at, value
        self.move(round(at.x() - SIZE / 2), round(at.y() - SIZE / 2))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken hold of where it is: it does not jump."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._grip, self._start = self.mapToParent(event.pos()), self._at
        self.raise_()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.pressed.emit(self.key)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragged."""
        if self._grip is not None:
            self.moved.emit(self.key, self._start + QPointF(self.mapToParent(event.pos()) - self._grip))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._grip is not None and event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it away, where it can be."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self.removed.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it: with Shift ten times as far, with Ctrl a tenth."""
        key = event.key()
        if key in _ARROWS:
            step = 10
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step = 100
            elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                step = 1
            right, up = _ARROWS[key]
            # where only one way is open, all four arrows go it
            if not self.moves_y:
                right, up = right + up, 0
            elif not self.moves_x:
                right, up = 0, right + up
            self.nudged.emit(self.key, right * step, up * step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.sent.emit(self.key, -1 if key == Qt.Key.Key_Home else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.key)
        elif key == Qt.Key.Key_Escape and self.held:
            self._grip = None
            self.cancelled.emit(self.key)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        """Grow a little."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Be as before."""
        self._hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring of the keyboard."""
        super().focusInEvent(event)
        self.raise_()
        self.focused.emit(self.key, True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide it."""
        super().focusOutEvent(event)
        self.focused.emit(self.key, False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot where it moves to the sides, a bar where it moves up and down, filled with the colour of its value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = Inks.of(self.palette())
        middle = QPointF(SIZE / 2, SIZE / 2)
        large = self._hovered or self.held
        radius = _HOVERED if large else _RADIUS
        shape = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        if not self.moves_x:
            wide, high = (side + (2.0 if large else 0.0) for side in _PILL)
            shape = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        if self.hasFocus():
            painter.setPen(QPen(inks.accent, 1.4))
            ring = shape.adjusted(-3.5, -3.5, 3.5, 3.5)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.setPen(QPen(inks.ground, 4.0))
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        painter.setPen(QPen(inks.accent, 2.0))
        painter.setBrush(score_color(self._value) if self.moves_y else inks.ground)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        painter.end()

    def _let_go(self) -> None:
        self._grip = None
        self.update()
        self.released.emit(self.key)
