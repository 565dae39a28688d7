"""The figures of two plans as a table, with a bar in each line for how far they are apart."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QResizeEvent
from qgis.PyQt.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dss_planner.panels.ink import QUIET, Ink
from dss_planner.panels.plan.alternatives.figures import Figure, difference, sense
from dss_planner.panels.tables import Cell, ResultTable

#: Colours of the two plans, on the map and in the bars: blue and orange, told apart without seeing red and green.
FIRST, SECOND = QColor("#2f74b5"), QColor("#d9730d")
TITLE, ONE, OTHER, BAR = range(4)
_ROLE = int(Qt.ItemDataRole.UserRole) + 7
#: Room that words beside a bar keep [px]; the widest that the column is, and its share of the table where that is less.
_WORDS, _WIDTH, _SHARE = 50, 250, 0.2


class _Bars(QStyledItemDelegate):
    """Paints a bar to the right where the second plan has more, to the left where it has less."""

    def __init__(self, ink: Ink, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint the cell, then the bar over it."""
        found = index.data(_ROLE)
        super().paint(painter, option, index)
        if not isinstance(found, tuple):
            return
        share, better, words = found
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(4, 4, -4, -4)
        middle = room.center().x()
        painter.setPen(self._ink.colour(QUIET))
        painter.drawLine(QPointF(middle, option.rect.top()), QPointF(middle, option.rect.bottom()))
        length = (room.width() / 2 - _WORDS) * share
        colour = {1: SECOND, -1: FIRST}.get(better, self._ink.colour(QUIET))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(QRectF(middle, room.top(), length, room.height()).normalized())
        painter.setPen(self._ink.colour())
        end = middle + length + (4 if share >= 0 else -4 - _WORDS)
        side = Qt.AlignmentFlag.AlignLeft if share >= 0 else Qt.AlignmentFlag.AlignRight
        painter.drawText(
            QRectF(end, option.rect.top(), _WORDS, option.rect.height()),
            int(side | Qt.AlignmentFlag.AlignVCenter),
            words,
        )
        painter.restore()


class CompareTable(ResultTable):
    """Blue bars: the first plan is better there; orange: the second; grey: neither."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(["", "", "", ""], OTHER, "plan_alternatives_table", 30, parent)
        self.setAccessibleName(self.tr("Figures of both plans, and how far they are apart"))
        self.setMinimumSize(300, 80)
        self._ink = Ink(self)
        self._bars = _Bars(self._ink, self)
        self.setItemDelegateForColumn(BAR, self._bars)
        self.verticalHeader().setDefaultSectionSize(21)
        header = self.horizontalHeader()
        for column in (ONE, OTHER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BAR, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(BAR, _WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the figures where there is little: the bars say in short what these say."""
        super().resizeEvent(event)
        self.horizontalHeader().resizeSection(BAR, min(_WIDTH, int(_SHARE * event.size().width())))

    def sizeHint(self) -> QSize:
        """Low: the room that is left over is for the table."""
        return QSize(700, 80)

    def show_figures(self, figures: Sequence[Figure], first: str, second: str) -> None:
        """Show the figures of two plans, named so."""
        self.setHorizontalHeaderLabels(["", first, second, self.tr("Second against first")])
        self.fill([self._cells(figure, first, second) for figure in figures], [figure.title for figure in figures])
        self.setMinimumHeight(80)
        self.setMaximumHeight(16_777_215)
        self.setCurrentItem(None)

    def _cells(self, figure: Figure, first: str, second: str) -> list[Cell]:
        cells = [Cell(figure.title, tip=figure.tip), Cell(figure.first), Cell(figure.second), Cell("")]
        if figure.work:
            font = cells[TITLE].font()
            font.setItalic(True)
            cells[TITLE].setFont(font)
        share = difference(figure)
        if share is None:
            return cells
        better = sense(figure)
        words = self.tr("same") if share == 0.0 else f"{100.0 * share:+.0f} %"
        who = {1: second, -1: first}.get(better, "")
        told = self.tr("{words}; better: {who}").format(words=words, who=who) if who else words
        cells[BAR].setData(_ROLE, (share, better, words))
        cells[BAR].setData(int(Qt.ItemDataRole.AccessibleTextRole), told)
        cells[BAR].setToolTip(told)
        return cells
