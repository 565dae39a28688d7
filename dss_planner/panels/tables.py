"""Tables that show results: read only, sorted by number where a column holds numbers, reachable by keyboard."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTableWidget, QTableWidgetItem, QWidget

from dss_planner.panels.focus_ring import FocusRing

#: The item data role of the value that a cell is sorted by.
SORT = int(Qt.ItemDataRole.UserRole)
#: The item data role of the row's id, in its first column.
KEY = int(Qt.ItemDataRole.UserRole) + 2


def number(value: float | None, decimals: int = 0) -> str:
    """Return ``value`` as the user's locale writes it; a dash when unknown."""
    if value is None or not math.isfinite(value):
        return "–"
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "f", decimals)


def rounded(value: float) -> str:
    """Return ``value`` with three figures, never in powers of ten."""
    if not math.isfinite(value) or value == 0.0:
        return number(value)
    return number(value, max(2 - math.floor(math.log10(abs(value))), 0))


class Cell(QTableWidgetItem):
    """Text, sorted by ``value`` when there is one; unknown sorts last."""

    def __init__(self, text: str, value: float | None = None, tip: str = "") -> None:
        super().__init__(text)
        self.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.setToolTip(tip or text)
        if value is not None:
            self.setData(SORT, value if math.isfinite(value) else math.inf)
            self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.data(SORT), other.data(SORT)
        if mine is None or theirs is None:
            return self.text().casefold() < other.text().casefold()
        return mine < theirs


def look_like_results(table: QTableView) -> None:
    """Let ``table`` choose whole rows, leave Tab to the window, and look as all results do."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setAlternatingRowColors(True)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(24)
    table.horizontalHeader().setHighlightSections(False)
    FocusRing(table)


class ResultTable(QTableWidget):
    """A table to read. One row can be chosen; its height follows its content up to ``rows`` rows."""

    def __init__(self, headings: Sequence[str], stretch: int, name: str, rows: int, parent: QWidget) -> None:
        super().__init__(0, len(headings), parent)
        self.setObjectName(name)
        self._rows = rows
        self.setHorizontalHeaderLabels(list(headings))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        look_like_results(self)
        header = self.horizontalHeader()
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if column == stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self._fit()

    def fill(self, rows: Sequence[Sequence[Cell]], keys: Sequence[str] = ()) -> None:
        """Show ``rows``; ``keys`` are the rows' ids, which `key` returns. The choice is kept where it still exists."""
        kept = self.key()
        sorting = self.isSortingEnabled()
        self.setSortingEnabled(False)
        header = self.horizontalHeader()
        modes = [header.sectionResizeMode(column) for column in range(self.columnCount())]
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # else every cell measures all others
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(row, column, cell)
            if keys:
                self.item(row, 0).setData(KEY, keys[row])
        for column, mode in enumerate(modes):
            header.setSectionResizeMode(column, mode)
        self.setSortingEnabled(sorting)
        self._fit()
        self.choose(kept)

    def key(self) -> str:
        """Return the id of the row chosen, or an empty string."""
        row = self.currentRow()
        item = self.item(row, 0) if row >= 0 else None
        return str(item.data(KEY) or "") if item is not None else ""

    def choose(self, key: str, or_first: bool = True) -> None:
        """Choose the row with id ``key``; the first row when there is none such, or none."""
        for row in range(self.rowCount()):
            if str(self.item(row, 0).data(KEY) or "") == key:
                self.selectRow(row)
                return
        if self.rowCount() and or_first:
            self.selectRow(0)
        elif self.rowCount():
            self.setCurrentItem(None)
            self.clearSelection()

    def _fit(self) -> None:
        shown = min(max(self.rowCount(), 1), self._rows)
        height = sum(self.rowHeight(row) for row in range(min(shown, self.rowCount()))) or 24
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 2)
