"""A folding group with rows of the plan that people enter: added, changed and removed here, all of it undoable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import FoldingBox
from dss_planner.panels.plan.undo_buttons import plan_undo_bar
from dss_planner.panels.tables import KEY, look_like_results

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

_HEIGHT = 130


class RowsBox(FoldingBox):
    """A table with buttons to add and remove. Subclasses say what is stored, and store what is typed.

    name: of one row, in object names. choices: column → its (value, word) pairs, for columns where one is chosen.
    """

    def __init__(self, desk: PlanDesk, parent: QWidget, name: str, headings: Sequence[str]) -> None:
        super().__init__(parent)
        self.desk = desk
        self.choices: dict[int, list[tuple[str, str]]] = {}
        self._filling = False
        self._shown: list[tuple[str, ...]] | None = None
        self.table = QTableWidget(0, len(headings), self)
        self.table.setObjectName(f"{name}s")
        self.table.setHorizontalHeaderLabels(list(headings))
        look_like_results(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFixedHeight(_HEIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setItemDelegate(_Choosing(self))
        self.table.itemChanged.connect(self._edited)
        self.add_button = QPushButton(self.tr("A&dd"), self)
        self.add_button.setObjectName(f"{name}_add")
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton(self.tr("Rem&ove"), self)
        self.remove_button.setObjectName(f"{name}_remove")
        self.remove_button.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(plan_undo_bar(desk, self))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(row)
        self.setObjectName(f"{name}s_box")
        self.table.currentCellChanged.connect(lambda *cells: self._enable())
        self.setCollapsed(True)

    def stored(self) -> list[tuple[str, ...]]:
        """Return the rows of the plan: key and words of the cells."""
        raise NotImplementedError

    def store(self, key: str, cells: Mapping[int, str]) -> bool:
        """Keep a row, '' as key for a new one; return whether it can be kept."""
        raise NotImplementedError

    def drop(self, key: str) -> None:
        """Take a row out of the plan."""
        raise NotImplementedError

    def heading(self, count: int) -> str:
        """Return the title over so many rows."""
        raise NotImplementedError

    def first_cells(self) -> tuple[str, ...]:
        """Return what a new row begins with."""
        return ("",) * self.table.columnCount()

    def show_rows(self) -> None:
        """Show the rows that the plan has."""
        known = self.stored() if self.desk.document is not None else []
        self.set_heading(self.heading(len(known)))
        self.setEnabled(self.desk.document is not None)
        if known != self._shown:
            self._shown = known
            self._fill(known)
        self._enable()

    def add(self) -> None:
        """Begin another row."""
        row = self.table.rowCount()
        self._filling = True
        self.table.insertRow(row)
        for column, said in enumerate(self.first_cells()):
            self.table.setItem(row, column, QTableWidgetItem(said))
        self._filling = False
        self.table.setCurrentCell(row, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.editItem(self.table.item(row, 0))

    def remove(self) -> None:
        """Take out the row chosen."""
        row = self.table.currentRow()
        if row < 0:
            return
        key = self._key(row)
        if key:
            self.drop(key)
        else:
            self.table.removeRow(row)
        self._enable()

    def value(self, column: int, word: str) -> str:
        """Return the value that a word of a column of choices stands for."""
        return next((value for value, said in self.choices.get(column, []) if said == word), word)

    def word(self, column: int, value: str) -> str:
        """Return the word for a value of a column of choices."""
        return next((said for known, said in self.choices.get(column, []) if known == value), value)

    def _fill(self, known: list[tuple[str, ...]]) -> None:
        place = (self.table.currentRow(), self.table.currentColumn())
        self._filling = True
        self.table.setRowCount(len(known))
        for row, (key, *cells) in enumerate(known):
            for column, said in enumerate(cells):
                item = QTableWidgetItem(self.word(column, said))
                item.setToolTip(said)
                self.table.setItem(row, column, item)
            self.table.item(row, 0).setData(KEY, key)
        self._filling = False
        if 0 <= place[0] < len(known):
            self.table.setCurrentCell(*place)

    def _key(self, row: int) -> str:
        item = self.table.item(row, 0)
        return str(item.data(KEY) or "") if item is not None else ""

    def _edited(self, item: QTableWidgetItem) -> None:
        """Keep what was typed, or show again what is stored where it cannot be kept."""
        if self._filling or self.desk.document is None:
            return
        row, key = item.row(), self._key(item.row())
        found = {column: self.table.item(row, column) for column in range(self.table.columnCount())}
        cells = {column: self.value(column, one.text().strip() if one else "") for column, one in found.items()}
        if not self.store(key, cells) and key:
            self._shown = None
            self.show_rows()

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.table.currentRow() >= 0)


class _Choosing(QStyledItemDelegate):
    """Offers the choices of a column in a list, where it has any."""

    def __init__(self, box: RowsBox) -> None:
        super().__init__(box)
        self._box = box

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        choices = self._box.choices.get(index.column())
        if not choices:
            return super().createEditor(parent, option, index)
        editor = QComboBox(parent)
        editor.addItems([word for _, word in choices])
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
