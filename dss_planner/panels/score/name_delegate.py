"""A cell with two lines: the name, and below it, smaller and quieter, what it is made of."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, Qt
from qgis.PyQt.QtGui import QFont, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

#: The item data role of the second line.
SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 7
#: The second line's size and strength beside the first, and its strength on the colour of the choice.
SMALL, QUIET, CHOSEN = 0.86, 0.68, 0.9


class NameDelegate(QStyledItemDelegate):
    """Paints both lines in the colours of the palette."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint the cell's background as the style does, then the lines."""
        self.initStyleOption(option, index)
        name, second = option.text, str(index.data(SECOND_LINE) or "")
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        area = option.rect.adjusted(3, 1, -1, -1)
        painter.save()
        painter.setPen(option.palette.color(group, role))
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2 if second else area.height())
        metrics = option.fontMetrics
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(upper, flags, metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width()))
        if second:
            font = QFont(option.font)
            font.setPointSizeF(max(option.font.pointSizeF() * SMALL, 6.0))
            painter.setFont(font)
            painter.setOpacity(CHOSEN if chosen else QUIET)
            lower = QRect(area.left(), area.top() + area.height() // 2, area.width(), area.height() // 2)
            words = painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(lower, flags, words)
        painter.restore()
