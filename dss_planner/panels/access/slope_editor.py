"""The classes of slope of a way of travel: up to which slope which share of the speed is left, edited in place."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.access.speeds import ON_FOOT
from dss_planner.access.speedtable import STEEPEST
from dss_planner.panels.access import names
from dss_planner.panels.access.speed_draft import SpeedDraft
from dss_planner.panels.access.speed_table import NumberDelegate, speed_text
from dss_planner.panels.page import FoldingBox, quiet_label

_ROW_HEIGHT, _ROWS_SEEN = 22, 4
_BOUND, _FACTOR, _EVIDENCE = range(3)


class SlopeEditor(FoldingBox):
    """Shows the slope factors of a `SpeedDraft`. Changes are told, not stored here."""

    #: All classes of slope as they would be: a list of (up to [degrees], factor).
    typed = pyqtSignal(list)
    #: The class to be cut in two.
    split = pyqtSignal(int)
    #: The class to be left out.
    dropped = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("access_slopes")
        self._draft: SpeedDraft | None = None
        self.about = quiet_label("", self)
        self.about.setObjectName("access_slopes_about")
        self.table = _SlopeTable(self)
        self.table.edited.connect(self._edited)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self.split_button = self._button(
            "access_slope_split",
            self.tr("Sp&lit the class"),
            self.tr("Cut the class chosen in two; the same factor holds in both until one is edited"),
        )
        self.split_button.clicked.connect(lambda: self.split.emit(self.table.currentRow()))
        self.drop_button = self._button(
            "access_slope_drop",
            self.tr("Leave the class ou&t"),
            self.tr("The next steeper class then begins where this one began"),
        )
        self.drop_button.clicked.connect(lambda: self.dropped.emit(self.table.currentRow()))
        self.default_button = self._button(
            "access_slope_reset", self.tr("Default &slopes"), self.tr("Put the default slope factors back")
        )
        self.default_button.clicked.connect(lambda: self.typed.emit([]))
        layout = QVBoxLayout(self)
        layout.addWidget(self.about)
        layout.addWidget(self.table)
        row = QHBoxLayout()
        for button in (self.split_button, self.drop_button, self.default_button):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        self.setCollapsed(True)

    def show_draft(self, draft: SpeedDraft) -> None:
        """Show the classes; the row chosen stays."""
        self._draft = draft
        heading = (
            self.tr("Slope: the speed off the roads that is left")
            if not draft.slopes_changed
            else self.tr("Slope: the speed off the roads that is left (your own)")
        )
        self.set_heading(heading)
        self.about.setText(self._words(draft.mode))
        self.table.show_draft(draft)
        self._show_buttons()

    def _words(self, mode: str) -> str:
        if mode in ON_FOOT:
            return self.tr(
                "On foot and on horseback slope already slows by its direction (Tobler 1993) [V]; factors here come on "
                "top, for every season. 0 makes steeper land impassable."
            )
        return self.tr(
            "For {mode}, in every season; roads keep their speed on slopes. 0 makes steeper land impassable. On "
            "cells of more than about 100 m slopes come out gentler than they are."
        ).format(mode=names.mode(mode))

    def _edited(self, row: int, column: int, value: float) -> None:
        if self._draft is None:
            return
        factors = [list(one) for one in self._draft.slopes]
        factors[row][column] = value
        self.typed.emit([tuple(one) for one in factors])

    def _show_buttons(self) -> None:
        row, count = self.table.currentRow(), self.table.rowCount()
        self.split_button.setEnabled(0 <= row < count)
        self.drop_button.setEnabled(0 <= row < count - 1)
        self.default_button.setEnabled(self._draft is not None and self._draft.slopes_changed)

    def _button(self, name: str, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setToolTip(tip)
        return button


class _SlopeTable(QTableWidget):
    """A row for each class of slope."""

    #: Row, 0 for the bound or 1 for the factor, value.
    edited = pyqtSignal(int, int, float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName("access_slope_table")
        self.setAccessibleName(self.tr("Classes of slope and the share of the speed that is left"))
        headings = (self.tr("Slope up to (°)"), self.tr("Share of the speed"), self.tr("Evidence and source"))
        self.setHorizontalHeaderLabels(headings)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_EVIDENCE, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_SlopeDelegate(self))
        self.setMinimumHeight(_ROW_HEIGHT * (_ROWS_SEEN + 1) + 6)

    def show_draft(self, draft: SpeedDraft) -> None:
        """Show the classes of slope; those that are the user's own are bold."""
        row, column = self.currentRow(), self.currentColumn()
        defaults = dict(draft.default_slopes)
        self.setRowCount(len(draft.slopes))
        for place, (bound, factor) in enumerate(draft.slopes):
            own = defaults.get(bound) != factor
            default = defaults.get(bound)
            words = speed_text(factor)
            if factor == 0.0:
                words = self.tr("{factor}, impassable").format(factor=words)
            if own and default is not None:
                words = self.tr("{words} ({default})").format(words=words, default=speed_text(default))
            known = draft.slope_evidence(bound)
            source = f"[{known.tag}] {known.source}" if known else ""
            cells = (
                _Cell(bound, speed_text(bound), bound < STEEPEST),
                _Cell(factor, words, True),
                _Cell(None, source, False),
            )
            for number, cell in enumerate(cells):
                font = cell.font()
                font.setBold(own and number != _EVIDENCE)
                cell.setFont(font)
                cell.setToolTip(source)
                if number != _EVIDENCE:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(place, number, cell)
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, max(column, 0))

    def tell(self, index: QModelIndex, value: float) -> None:
        """A number was typed into a cell."""
        self.edited.emit(index.row(), index.column(), value)


class _Cell(QTableWidgetItem):
    def __init__(self, value: float | None, words: str, editable: bool) -> None:
        super().__init__(words)
        self._value = value
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        self.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)

    def data(self, role: int) -> Any:
        return self._value if role == Qt.ItemDataRole.EditRole and self._value is not None else super().data(role)


class _SlopeDelegate(NumberDelegate):
    """Edits a bound or a share with a spin box that takes no number out of range."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        if index.column() == _BOUND:
            return self.box(parent, (0.1, STEEPEST - 0.1), 1)
        return self.box(parent, (0.0, 1.0), 2)
