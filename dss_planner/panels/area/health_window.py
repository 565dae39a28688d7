"""The problems as a wide table in a window of its own: sorted, filtered, copied, saved."""

from __future__ import annotations

import csv
import io

from qgis.PyQt.QtCore import QItemSelectionModel, QSaveFile, QSize, QSortFilterProxyModel, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dss_planner.intake.health.problems import Problem
from dss_planner.panels.area.health_list import HealthList
from dss_planner.panels.area.health_model import METHOD, OF_ROW, PROBLEM, SORTED_BY, STATE, HealthModel

#: Widths of the columns at first [px]; problem and fix share the rest.
_WIDTHS = (130, 190, 130, 300, 230, 160)
_SIZE = QSize(1240, 600)
#: Share of the screen that the window takes at most.
_SHARE = 0.96
#: Excel takes a UTF-8 file for one only with this mark.
_MARK = "\ufeff"


class HealthWindow(QDialog):
    """Stays open beside QGIS's window and shows the same problems as the dock."""

    def __init__(self, model: HealthModel, rows: HealthList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("health_window")
        self.setWindowTitle(self.tr("Check of the layers"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setModal(False)
        self._model, self._rows = model, rows
        self.filter = QLineEdit(self)
        self.filter.setObjectName("health_filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("show only rows with these words"))
        self.table = self._make_table()
        self.filter.textChanged.connect(self._filter)
        top = QHBoxLayout()
        label = QLabel(self.tr("F&ilter"), self)
        label.setBuddy(self.filter)
        top.addWidget(label)
        top.addWidget(self.filter, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        self._heights = QTimer(self)
        self._heights.setSingleShot(True)
        self._heights.setInterval(30)
        self._heights.timeout.connect(self.table.resizeRowsToContents)
        self.table.horizontalHeader().sectionResized.connect(self._heights.start)
        for changed in (model.modelReset, model.dataChanged, self._shown.layoutChanged):
            changed.connect(self._renew)
        room = self.screen().availableSize() * _SHARE
        self.resize(_SIZE.boundedTo(room))
        self._renew()

    def chosen(self) -> Problem | None:
        """Return the problem of the row chosen."""
        index = self.table.currentIndex()
        return index.data(OF_ROW) if index.isValid() else None

    def as_csv(self) -> str:
        """Return the rows shown, in their order, as comma-separated values with headings."""
        text = io.StringIO()
        writer = csv.writer(text)
        columns = range(METHOD + 1)
        heading = Qt.Orientation.Horizontal
        writer.writerow([self._shown.headerData(column, heading) for column in columns])
        for row in range(self._shown.rowCount()):
            writer.writerow([self._shown.index(row, column).data() for column in columns])
        return text.getvalue()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies the fix of the row chosen; Ctrl+C copies the rows."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus()
        if enter and self.fix_button.isEnabled():
            self.fix_button.click()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif not enter:
            super().keyPressEvent(event)

    def _make_table(self) -> QTableView:
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setSortRole(SORTED_BY)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        table = QTableView(self)
        table.setObjectName("health_wide_table")
        table.setAccessibleName(self.tr("Problems of the layers"))
        table.setModel(self._shown)
        table.setSortingEnabled(True)
        table.sortByColumn(STATE, Qt.SortOrder.AscendingOrder)
        table.setWordWrap(True)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(PROBLEM, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._offer)
        table.doubleClicked.connect(lambda index: self._rows.looked_for.emit(index.data(OF_ROW)))
        return table

    def _buttons(self) -> QHBoxLayout:
        self.fix_button = QPushButton(self.tr("Fix"), self)
        self.fix_button.setObjectName("health_window_fix")
        self.fix_button.clicked.connect(self._fix)
        self.copy_button = QPushButton(self.tr("Co&py"), self)
        self.copy_button.setToolTip(self.tr("Copy the rows shown, for a spreadsheet or a mail"))
        self.copy_button.clicked.connect(self._copy)
        self.save_button = QPushButton(self.tr("&Save as CSV…"), self)
        self.save_button.clicked.connect(self._save)
        close = QPushButton(self.tr("&Close"), self)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.fix_button)
        row.addStretch(1)
        for button in (self.copy_button, self.save_button, close):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.fix_button.setAutoDefault(False)
        return row

    def _filter(self, words: str) -> None:
        self._shown.setFilterFixedString(words)
        self._heights.start()

    def _renew(self) -> None:
        if self._shown.rowCount() and not self.table.currentIndex().isValid():
            first = self._shown.index(0, STATE)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)
        else:
            self._offer()
        self._heights.start()

    def _offer(self) -> None:
        """Name on the button what it does to the row chosen."""
        problem = self.chosen()
        words = self._model.button_words(problem) if problem is not None else ""
        self.fix_button.setText(words or self.tr("Fix"))
        self.fix_button.setEnabled(bool(words))
        before = self.fix_button.menu()
        self.fix_button.setMenu(self._rows.options_menu(problem, self) if words and len(problem.options) > 1 else None)
        if before is not None:
            before.deleteLater()
        if problem is not None:
            self._rows.choose(self._model.row_of(problem))

    def _fix(self) -> None:
        problem = self.chosen()
        if problem is not None and len(problem.options) < 2:
            self._rows.fixed.emit(problem, problem.options[0] if problem.options else None)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.as_csv())

    def _save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the problems"), "problems.csv", self.tr("CSV (*.csv)")
        )
        if path:
            self.save(path)

    def save(self, path: str) -> bool:
        """Write the rows shown to ``path``; False when it cannot be written."""
        file = QSaveFile(path)
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            return False
        file.write((_MARK + self.as_csv()).encode("utf-8"))
        return file.commit()
