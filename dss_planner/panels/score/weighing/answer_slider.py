"""The slider of a pair: to the left the first is more important, in the middle both are, to the right the second."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QSlider, QWidget

from dss_planner.panels.score.values.inks import contrast, mixed
from dss_planner.panels.score.weighing.theme import ground_and_ink
from dss_planner.scoring.weighing.pairwise import STEPS

_MARGIN, _KNOB, _HEIGHT = 8.0, 6.0, 22


class AnswerSlider(QSlider):
    """Arrow keys move it; “=”, Space and Enter say “equal”, Delete takes the answer back; a click goes where it is."""

    agreed = pyqtSignal()
    taken_back = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._answered = False
        self.setRange(STEPS[0], STEPS[-1])
        self.setPageStep(2)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_answered(self, answered: bool) -> None:
        """Show a full knob for an answer, a hollow one where there is none yet."""
        self._answered = answered
        self.update()

    def sizeHint(self) -> QSize:
        """Room to tell 17 places apart."""
        return QSize(170, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that have a meaning of their own."""
        if event.key() in (Qt.Key.Key_Equal, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.agreed.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place under the mouse, and follow it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.pos().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.pos().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale, what the answer is away from equal, and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = ground_and_ink(self)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        if contrast(accent, ground) < 3.0:
            accent = mixed(accent, ink, 0.5)
        if not self.isEnabled():
            accent = mixed(ground, ink, 0.45)
        middle = self.height() / 2.0
        quiet = mixed(ground, ink, 0.4)
        painter.setPen(QPen(quiet, 2.0))
        painter.drawLine(QPointF(self._x(STEPS[0]), middle), QPointF(self._x(STEPS[-1]), middle))
        for step in STEPS:
            named = step % 2 == 0
            size = 6.0 if step == 0 else 4.0 if named else 2.0
            painter.setPen(QPen(quiet, 1.5 if step == 0 else 1.0))
            painter.drawLine(QPointF(self._x(step), middle - size), QPointF(self._x(step), middle + size))
        place = QPointF(self._x(self.value()), middle)
        if self._answered:
            painter.fillRect(QRectF(QPointF(self._x(0), middle - 2), place + QPointF(0, 2)).normalized(), accent)
        painter.setPen(QPen(accent if self._answered else quiet, 1.5))
        painter.setBrush(accent if self._answered else ground)
        painter.drawEllipse(place, _KNOB, _KNOB)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _x(self, value: int) -> float:
        return _MARGIN + (self.width() - 2 * _MARGIN) * (value - STEPS[0]) / (STEPS[-1] - STEPS[0])

    def _value_at(self, x: float) -> int:
        share = (x - _MARGIN) / max(self.width() - 2 * _MARGIN, 1.0)
        return min(max(round(STEPS[0] + share * (STEPS[-1] - STEPS[0])), STEPS[0]), STEPS[-1])
