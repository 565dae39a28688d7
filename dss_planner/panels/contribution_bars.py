"""Stacked bars of what each criterion adds to a site's score, and their legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

#: Okabe & Ito's colours (2008), told apart with any kind of colour-blindness; charts on maps and in tables share them.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
#: Points of a full bar.
FULL = 100.0
#: The item data role that holds a row's contributions.
ROLE = int(Qt.ItemDataRole.UserRole) + 1
#: The item data role that is true where a bar counts no more.
FADED = int(Qt.ItemDataRole.UserRole) + 4
_FADED = 0.35


_QCOLOURS = tuple(QColor(words) for words in COLOURS)


def colour(number: int) -> QColor:
    """Return the colour of criterion ``number``; not to be changed."""
    return _QCOLOURS[number % len(COLOURS)]


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
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        margin = max((option.rect.height() - 14) // 2, 2)
        bar = option.rect.adjusted(4, margin, -4, -margin)
        painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Base))
        if index.data(FADED):
            painter.setOpacity(_FADED)
        paint_bar(painter, bar, parts, option.palette.color(QPalette.ColorRole.Mid))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for a bar whose parts can be told apart."""
        return QSize(90, 22)


class Legend(QLabel):
    """The criteria's names beside their colours; text, so that it wraps and follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)

    def set_names(self, names: Sequence[str]) -> None:
        """Show ``names`` in the order of the bars' parts."""
        boxes = [
            f'<span style="color:{colour(place).name()}">■</span>&nbsp;{escape(name).replace(" ", "&nbsp;")}'
            for place, name in enumerate(names)
        ]
        self.setText("&nbsp;&nbsp; ".join(boxes))
        self.setAccessibleName(", ".join(names))
        self.setVisible(bool(names))
