"""All sites as a table: sorted by any column, those kept at the top above and those left out below in either order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from dss_planner.panels.contribution_bars import ContributionDelegate
from dss_planner.panels.results import Site
from dss_planner.panels.sites.ranking.columns import ALWAYS, FIRST, PARTS, Column
from dss_planner.panels.sites.ranking.copying import Copying, lines_of
from dss_planner.panels.sites.ranking.sites_model import SitesModel
from dss_planner.panels.tables import KEY, look_like_results
from dss_planner.study.siteorder import SiteOrder

#: Preference: keys of the columns shown.
SHOWN = "dss_planner/site_columns"
_PARTS_WIDTH, _PARTS_LEAST, _WIDEST = 150, 84, 260


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of rows that follow one another."""
    first = None
    for row, after in zip(rows, (*rows[1:], -1)):
        first = row if first is None else first
        if after != row + 1:
            yield first, row
            first = None


class SiteTable(QTableView):
    """The table. Ctrl+C copies; a right click or the menu key on the headings chooses columns."""

    #: Id of the site in the row that became current.
    chosen = pyqtSignal(str)
    #: A row was activated: its site.
    activated_site = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sites_ranking_table")
        self.setAccessibleName(self.tr("Ranked sites"))
        self.model_of_sites = SitesModel(self)
        self.setModel(self.model_of_sites)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        look_like_results(self)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setResizeContentsPrecision(0)  # by the rows in sight
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # else Qt asks Python for every selected row and column whether the headings are selected
        header.setSelectionModel(QItemSelectionModel(self.model_of_sites, header))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self._keys: list[str] = []
        #: Column → the width that its words need [px].
        self._natural: dict[int, int] = {}
        self._copying = Copying(self)
        self._filling = False
        self.setMinimumHeight(96)
        self.selectionModel().currentRowChanged.connect(self._moved)
        header.sortIndicatorChanged.connect(lambda *_: self.scrollTo(self.currentIndex()))
        self.activated.connect(lambda index: self.activated_site.emit(str(index.data(KEY))))

    def sizeHint(self) -> QSize:
        """Little: the table takes what the lines below it leave."""
        return QSize(400, self.minimumHeight())

    def show_sites(self, order: SiteOrder, sites: dict[str, Site], columns: Sequence[Column]) -> None:
        """Show these sites; selection and sorting stay."""
        selected, current = self.selected(), self.current()
        self._filling = True
        self.model_of_sites.show(order, sites, columns)
        keys = [column.key for column in columns]
        if keys != self._keys:
            self._keys = keys
            self._lay_out()
        self._filling = False
        self.select([key for key in selected if key in sites], current)

    def look_for(self, words: str) -> None:
        """Show sites with ``words`` in name, place or decision."""
        self.model_of_sites.look_for(words)

    def selected(self) -> list[str]:
        """Return the ids of the selected sites, in the order shown."""
        # by ranges: Qt would ask Python several times for every cell of them
        found = self.selectionModel().selection()
        rows = {row for part in found for row in range(part.top(), part.bottom() + 1)}
        table = self.model_of_sites
        return [table.key(row) for row in sorted(rows) if row < len(table.places)]

    def selected_groups(self) -> set[int]:
        """Return the groups of the selected sites, of thousands as quickly as of one."""
        table, found = self.model_of_sites, self.selectionModel().selection()
        places = [place for part in found for place in table.places[part.top() : part.bottom() + 1]]
        return set(np.unique(table.order.groups[places]).tolist()) if places else set()

    def current(self) -> str:
        """Return the id of the site in the current row."""
        index = self.currentIndex()
        return str(index.data(KEY)) if index.isValid() else ""

    def select(self, keys: Sequence[str], current: str = "") -> None:
        """Select sites without saying so."""
        self._filling = True
        model, table = self.selectionModel(), self.model_of_sites
        found = QItemSelection()
        for first, last in _runs(table.rows_of(keys)):
            found.select(table.index(first, 0), table.index(last, 0))
        model.select(found, model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows)
        shown = table.rows_of([current or next(iter(keys), "")])
        if shown:
            index = table.index(shown[0], 0)
            model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._filling = False

    def shown(self) -> list[str]:
        """Return the keys of the columns shown, in their order."""
        header = self.horizontalHeader()
        order = sorted(range(len(self._keys)), key=header.visualIndex)
        return [self._keys[index] for index in order if not self.isColumnHidden(index)]

    def show_column(self, key: str, wanted: bool) -> None:
        """Show or hide a column, and remember it."""
        self.setColumnHidden(self._keys.index(key), not wanted)
        self._fit_bars()
        QgsSettings().setValue(SHOWN, self.shown())

    def column_menu(self) -> QMenu:
        """Return a menu of the columns, those shown ticked."""
        menu = QMenu(self)
        self.fill_menu(menu)
        return menu

    def fill_menu(self, menu: QMenu) -> None:
        """Put the columns into a menu, in place of what is there."""
        menu.clear()
        table = self.model_of_sites
        for column in table.columns:
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(column.key in self.shown())
            action.setEnabled(column.key not in ALWAYS and not table.is_empty(column))
            action.toggled.connect(lambda wanted, key=column.key: self.show_column(key, wanted))

    def words(self) -> str:
        """Return the columns shown as text with tabs: of the selected sites where there are several, else of all."""
        return "\n".join(self._lines())

    def copy(self) -> None:
        """Copy what `words` returns; of many sites a part in each turn, so that the window stays free."""
        self._copying.begin(self._lines())

    def _lines(self) -> Iterator[str]:
        """Return the lines of `words`; what is shown meanwhile does not change them."""
        table, selected = self.model_of_sites, set(self.selected())
        columns = [table.columns[self._keys.index(key)] for key in self.shown()]
        places = [place for row, place in enumerate(table.places) if len(selected) < 2 or table.key(row) in selected]
        return lines_of([table.order.at(place) for place in places], table.sites, columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint with Python kept: taken anew for each of thousands of questions, it is waited for beside a task."""
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bars give way first."""
        super().resizeEvent(event)
        self._fit_bars()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy rows, not the cell alone."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        wanted = QgsSettings().value(SHOWN, list(FIRST)) or list(FIRST)
        table = self.model_of_sites
        for place, (key, column) in enumerate(zip(self._keys, table.columns)):
            self.setColumnHidden(place, key not in ALWAYS and (key not in wanted or table.is_empty(column)))
        self.setItemDelegateForColumn(self._keys.index(PARTS), ContributionDelegate(self))
        if self.horizontalHeader().sortIndicatorSection() >= len(self._keys):
            self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for place, key in enumerate(self._keys):
            self.resizeColumnToContents(place)
            width = _PARTS_WIDTH if key == PARTS else min(self.columnWidth(place) + 6, _WIDEST)
            self.setColumnWidth(place, width)
            self._natural[place] = width
        self._fit_bars()

    def _fit_bars(self) -> None:
        """Give the bars the room that the other columns leave, unless someone gave them another width."""
        shown = [place for place in range(len(self._keys)) if not self.isColumnHidden(place)]
        bars = self._keys.index(PARTS) if PARTS in self._keys else -1
        if bars not in shown or not _PARTS_LEAST <= self.columnWidth(bars) <= _PARTS_WIDTH:
            return
        last = max(shown, key=self.horizontalHeader().visualIndex)  # it is stretched
        others = sum(self._natural[p] if p == last else self.columnWidth(p) for p in shown if p != bars)
        self.setColumnWidth(bars, min(max(self.viewport().width() - others, _PARTS_LEAST), _PARTS_WIDTH))

    def _offer(self, place: QPoint) -> None:
        menu = self.column_menu()
        menu.exec(self.horizontalHeader().mapToGlobal(place))
        menu.deleteLater()

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        if not self._filling and current.isValid():
            self.chosen.emit(str(current.data(KEY)))
