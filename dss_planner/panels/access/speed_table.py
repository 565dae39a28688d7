"""The table of speeds: a row for each ground, road and crossing, a column for each season, edited in place."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QLocale, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dss_planner.access.speeds import SEASONS
from dss_planner.access.speedtable import FASTEST
from dss_planner.panels.access import names
from dss_planner.panels.access.speed_draft import SpeedDraft

#: The item data role of an entry's name, in its first column.
ENTRY = int(Qt.ItemDataRole.UserRole)
_ROW_HEIGHT, _ROWS_SEEN = 22, 7


class SpeedTableView(QTableWidget):
    """Shows a `SpeedDraft`. A change typed is told, not stored here."""

    #: Entry, season, km/h typed.
    typed = pyqtSignal(str, str, float)
    #: The default of this entry and season is wanted back.
    unwanted = pyqtSignal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 1 + len(SEASONS), parent)
        self.setObjectName("access_speed_table")
        self.setAccessibleName(self.tr("Speeds by ground, road and crossing, for each season"))
        self.setHorizontalHeaderLabels([self.tr("Ground, road or crossing"), *(names.season(key) for key in SEASONS)])
        for column in range(1, 1 + len(SEASONS)):
            self.horizontalHeaderItem(column).setToolTip(
                self.tr("km/h, 0 to {most}; 0: impassable. Own speeds are bold, with the default in brackets").format(
                    most=f"{FASTEST:g}"
                )
            )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 1 + len(SEASONS)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_SpeedDelegate(self))
        self.setMinimumHeight(_ROW_HEIGHT * _ROWS_SEEN)
        self._draft: SpeedDraft | None = None

    def show_draft(self, draft: SpeedDraft) -> None:
        """Show all speeds; the cell chosen and the part in sight stay."""
        row, column, seen = self.currentRow(), self.currentColumn(), self.verticalScrollBar().value()
        self._draft = draft
        titles = {
            "landcover": self.tr("Off the roads, by land cover"),
            "roads": self.tr("On roads and tracks"),
            "default_road": self.tr("Other roads"),
            "places": self.tr("Across water and through openings"),
        }
        self.clearSpans()
        self.setRowCount(0)
        for group, entries in draft.rows().items():
            if not entries:
                continue
            self._add_heading(titles[group])
            for entry in entries:
                self._add(entry, draft)
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, column)
        self.verticalScrollBar().setValue(seen)

    def chosen(self) -> tuple[str, str] | None:
        """Return entry and season of the cell chosen; None where there is no speed."""
        row, column = self.currentRow(), self.currentColumn()
        item = self.item(row, 0)
        entry = item.data(ENTRY) if item is not None else None
        return (str(entry), SEASONS[column - 1]) if entry and column > 0 else None

    def place_of(self, entry: str, season: str) -> tuple[int, int]:
        """Return row and column of a speed."""
        for row in range(self.rowCount()):
            if self.item(row, 0) is not None and self.item(row, 0).data(ENTRY) == entry:
                return row, 1 + SEASONS.index(season)
        raise KeyError(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete puts the default back."""
        found = self.chosen()
        if found is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unwanted.emit(*found)
            return
        super().keyPressEvent(event)

    def tell(self, index: QModelIndex, speed: float) -> None:
        """A speed was typed into a cell."""
        entry = self.item(index.row(), 0).data(ENTRY)
        self.typed.emit(str(entry), SEASONS[index.column() - 1], speed)

    def _add_heading(self, words: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setBackground(self.palette().brush(QPalette.ColorRole.AlternateBase))
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, self.columnCount())

    def _add(self, entry: str, draft: SpeedDraft) -> None:
        row = self.rowCount()
        self.insertRow(row)
        words = names.entry(entry)
        first = QTableWidgetItem(words)
        first.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        first.setData(ENTRY, entry)
        first.setToolTip(words)
        self.setItem(row, 0, first)
        for column, season in enumerate(SEASONS, start=1):
            item = _SpeedItem(draft.value(entry, season), draft.default(entry, season), draft.changed(entry, season))
            item.setToolTip(self._tip(entry, season, draft))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if draft.changed(entry, season):
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.setItem(row, column, item)

    def _tip(self, entry: str, season: str, draft: SpeedDraft) -> str:
        known = draft.evidence(entry, season)
        default = draft.default(entry, season)
        lines = []
        if draft.changed(entry, season):
            lines.append(self.tr("Your own speed [A]."))
        if default is None:
            lines.append(self.tr("The default table has no speed here."))
        else:
            lines.append(self.tr("Default: {speed} km/h").format(speed=speed_text(default)))
        if known is not None:
            lines.append(f"[{known.tag}] {known.source}")
        return "\n".join(lines)


class _SpeedItem(QTableWidgetItem):
    """A speed, with the default in brackets where it is another."""

    def __init__(self, value: float | None, default: float | None, changed: bool) -> None:
        super().__init__()
        self._value, self._default, self._changed = value, default, changed
        self.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable)

    def data(self, role: int) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return self._value
        if role == Qt.ItemDataRole.DisplayRole:
            words = "–" if self._value is None else speed_text(self._value)
            if self._changed:
                words += f" ({'–' if self._default is None else speed_text(self._default)})"
            return words
        return super().data(role)


class NumberDelegate(QStyledItemDelegate):
    """Edits a number of a table in place, and tells the table what was typed."""

    def box(self, parent: QWidget, span: tuple[float, float], decimals: int) -> QDoubleSpinBox:
        """Return a field that takes no number out of ``span``."""
        box = QDoubleSpinBox(parent)
        box.setRange(*span)
        box.setDecimals(decimals)
        box.setFrame(False)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        editor.setValue(float(index.data(Qt.ItemDataRole.EditRole) or 0.0))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex) -> None:
        editor.interpretText()
        before = index.data(Qt.ItemDataRole.EditRole)
        # that the field shows fewer decimals is no change
        if before is None or round(float(before), editor.decimals()) != editor.value():
            self.parent().tell(index, editor.value())


class _SpeedDelegate(NumberDelegate):
    """Edits a speed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        return self.box(parent, (0.0, FASTEST), 2)


def speed_text(speed: float) -> str:
    """Return a speed as the user's locale writes it, without needless decimals."""
    return QLocale().toString(float(speed), "g", 4)
