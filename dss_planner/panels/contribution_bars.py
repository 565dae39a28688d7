"""Stacked bars of what each criterion adds to a site's score, and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

#: Okabe & Ito's colours (2008), told apart with any kind of colour-blindness; charts on maps and in tables share them.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
#: Points of a full bar.
FULL = 100.0
#: The item data role that holds a row's contributions.
ROLE = int(Qt.ItemDataRole.UserRole) + 1


def colour(number: int) -> QColor:
    """Return the colour of criterion ``number``."""
    return QColor(COLOURS[number % len(COLOURS)])


@dataclass(frozen=True)
class Part:
    """One criterion's share of a score, in points; NaN is unknown and draws nothing."""

    name: str
    points: float


def paint_bar(painter: QPainter, rectangle: QRect, parts: Sequence[Part], frame: QColor) -> None:
    """Draw ``parts`` side by side, 100 points filling ``rectangle``."""
    area = QRectF(rectangle)
    left = area.left()
    for number, part in enumerate(parts):
        if not part.points > 0.0:
            continue
        width = area.width() * part.points / FULL
        painter.fillRect(QRectF(left, area.top(), width, area.height()), colour(number))
        left += width
    painter.setPen(frame)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


class ContributionDelegate(QStyledItemDelegate):
    """Paints the bar of the contributions that a cell holds under `ROLE`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the cell's background as the table would, then the bar."""
        parts = index.data(ROLE)
        if not parts:
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        margin = max((option.rect.height() - 14) // 2, 2)
        bar = option.rect.adjusted(4, margin, -4, -margin)
        painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Base))
        paint_bar(painter, bar, parts, option.palette.color(QPalette.ColorRole.Mid))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for a bar whose parts can be told apart."""
        return QSize(90, 22)


class Legend(QWidget):
    """The criteria's names beside their colours, wrapped to the width."""

    GAP = 14
    BOX = 11

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_names(self, names: Sequence[str]) -> None:
        """Show ``names`` in the order of the bars' parts."""
        self._names = tuple(names)
        self.setAccessibleName(", ".join(names))
        self.setVisible(bool(names))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped names."""
        places = self._places(width)
        return places[-1].bottom() + 4 if places else 0

    def sizeHint(self) -> QSize:
        """The size at the width at hand."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any dock."""
        return QSize(150, self.heightForWidth(max(self.width(), 150)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw boxes and names."""
        painter = QPainter(self)
        for number, (name, place) in enumerate(zip(self._names, self._places(self.width()))):
            box = QRect(place.left(), place.center().y() - self.BOX // 2, self.BOX, self.BOX)
            painter.fillRect(box, colour(number))
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            words = place.adjusted(self.BOX + 4, 0, 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)

    def _places(self, width: int) -> list[QRect]:
        metrics = self.fontMetrics()
        height = metrics.height() + 2
        left = top = 0
        places = []
        for name in self._names:
            wide = self.BOX + 6 + metrics.horizontalAdvance(name)
            if left and left + wide > width:
                left, top = 0, top + height
            places.append(QRect(left, top, wide, height))
            left += wide + self.GAP
        return places
