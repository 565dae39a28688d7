"""What combinations make of a place that is weak in one criterion: its values, and its scores in four ways."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from dss_planner.panels.score.values.inks import contrast, mixed
from dss_planner.panels.score.weighing.theme import ground_and_ink
from dss_planner.panels.tables import number
from dss_planner.scoring.combination.formula import STRONG, WEAK

_GAP = 14.0


class WeakPicture(QWidget):
    """To the left the place's values as columns, the weak one marked; to the right its scores as bars."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count, self._weak = 0, 0
        self._scores: tuple[float, ...] = ()
        self._labels = (
            self.tr("weakest decides"),
            self.tr("as set"),
            self.tr("weighted sum"),
            self.tr("strongest decides"),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("A place that is weak in one criterion"))

    def show_scores(self, count: int, weak: int, scores: Sequence[float]) -> None:
        """Show a place with ``count`` criteria, of which ``weak`` is weak; scores as `weak_scores` returns them."""
        self._count, self._weak, self._scores = count, weak, tuple(scores)
        self.setAccessibleDescription(self.words())
        self.setToolTip(self.words())
        self.update()

    def words(self) -> str:
        """Return the scores in words."""
        return ", ".join(f"{label} {number(score)}" for label, score in zip(self._labels, self._scores))

    def sizeHint(self) -> QSize:
        """Four bars high."""
        return QSize(280, round(4 * self._row()) + 4)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow, not low."""
        return QSize(190, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint columns and bars."""
        if not self._scores:
            return
        painter = QPainter(self)
        ground, ink = ground_and_ink(self)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        if contrast(accent, ground) < 3.0:
            accent = mixed(accent, ink, 0.5)
        quiet = mixed(ground, ink, 0.45)
        height = 4 * self._row()
        wide = min(max(self.width() * 0.22, 40.0), 110.0)
        step = wide / max(self._count, 1)
        for place in range(self._count):
            value = WEAK if place == self._weak else STRONG
            column = QRectF(place * step + 1, height * (1 - value), max(step - 2, 1.5), height * value)
            painter.fillRect(column, accent if place == self._weak else quiet)
        painter.setPen(mixed(ground, ink, 0.4))
        painter.drawLine(0, round(height), round(wide), round(height))
        metrics = self.fontMetrics()
        left = wide + _GAP
        names = min(max(metrics.horizontalAdvance(label) for label in self._labels) + 6, (self.width() - left) * 0.62)
        numbers = metrics.horizontalAdvance("100") + 6
        room = max(self.width() - left - names - numbers, 10.0)
        flags = Qt.AlignmentFlag
        for row, (label, score) in enumerate(zip(self._labels, self._scores)):
            top = row * self._row()
            own = row == 1
            font = self.font()
            font.setBold(own)
            painter.setFont(font)
            painter.setPen(ink)
            words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(names - 4))
            painter.drawText(QRectF(left, top, names, self._row()), int(flags.AlignLeft | flags.AlignVCenter), words)
            bar = QRectF(left + names, top + 4, max(room * score / 100.0, 1.0), self._row() - 8)
            painter.fillRect(bar, accent if own else quiet)
            place = QRectF(bar.right() + 4, top, numbers + 4, self._row())
            painter.drawText(place, int(flags.AlignLeft | flags.AlignVCenter), number(score))

    def _row(self) -> float:
        return self.fontMetrics().height() + 3.0
