"""All sites as a table: sorted by any column, those kept at the top above and those left out below in either order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QBrush, QKeyEvent, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QMenu, QTableView, QWidget

from dss_planner.panels.contribution_bars import FADED, ROLE, ContributionDelegate
from dss_planner.panels.ink import FAINT, Ink
from dss_planner.panels.results import Site
from dss_planner.panels.sites.ranking.columns import ALWAYS, FIRST, PARTS, Column, decision_words
from dss_planner.panels.tables import KEY, SORT, look_like_results, number
from dss_planner.study.sitedecisions import EXCLUDED, PINNED
from dss_planner.study.siteranking import Standing

#: Preference: keys of the columns shown.
SHOWN = "dss_planner/site_columns"
#: The item data role of the group: 0 kept at the top, 1 the others, 2 left out.
GROUP = int(Qt.ItemDataRole.UserRole) + 3
_GROUPS = {PINNED: 0, EXCLUDED: 2}
_PARTS_WIDTH, _PARTS_LEAST, _WIDEST = 150, 84, 260
#: Sites that are put into words for the clipboard in one turn.
_COPIED = 400


class SitesModel(QAbstractTableModel):
    """One row for each site that is looked for, sorted here: a proxy would ask Python for every comparison.

    Groups stay in their order whichever way a column is sorted; unknown values come last in both.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = Ink(parent)
        self.columns: list[Column] = []
        #: All sites, and those shown in the order shown.
        self.all: list[Standing] = []
        self.standing: list[Standing] = []
        self.sites: dict[str, Site] = {}
        self._wanted = ""
        self._column, self._direction = 0, Qt.SortOrder.AscendingOrder

    def show(self, standing: Sequence[Standing], sites: dict[str, Site], columns: Sequence[Column]) -> None:
        """Show these sites."""
        self.beginResetModel()
        self.all, self.sites, self.columns = list(standing), dict(sites), list(columns)
        self.standing = self._ordered()
        self.endResetModel()

    def look_for(self, words: str) -> None:
        """Show sites with ``words`` in their name, place or decision."""
        self._wanted = words.strip().casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column, self._direction = column, order
        self._arrange()

    def place_of(self, key: str) -> int:
        """Return the row of a site; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.standing) if one.row.get("site_id") == key), -1)

    def _arrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.standing[index.row()].row.get("site_id") for index in before]
        self.standing = self._ordered()
        rows = {one.row.get("site_id"): row for row, one in enumerate(self.standing)}
        after = [
            self.index(rows[key], index.column()) if key in rows else QModelIndex() for key, index in zip(keys, before)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _ordered(self) -> list[Standing]:
        found = [one for one in self.all if self._is_wanted(one)] if self._wanted else list(self.all)
        if not 0 <= self._column < len(self.columns):
            return found
        value = self.columns[self._column].value
        words = self.columns[self._column].words
        keys = {id(one): words(one).casefold() if value is None else value(one) for one in found}
        known = [one for one in found if not _unknown(keys[id(one)])]
        down = self._direction == Qt.SortOrder.DescendingOrder
        known.sort(key=lambda one: keys[id(one)], reverse=down)
        known += [one for one in found if _unknown(keys[id(one)])]
        return sorted(known, key=_group)

    def _is_wanted(self, one: Standing) -> bool:
        fields = ("name", "soum_names", "aimag_names", "region", "place")
        words = [str(one.row.get(field) or "") for field in fields]
        return self._wanted in " ".join([*words, decision_words(one)]).casefold()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sites."""
        return 0 if parent.isValid() else len(self.standing)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a heading or what it means."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        return column.tip or column.heading if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows in this role."""
        one, column = self.standing[index.row()], self.columns[index.column()]
        key = str(one.row.get("site_id") or "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            pinned = column.key == "name" and one.decision is not None and one.decision.kind == PINNED
            return f"▲ {column.words(one)}" if pinned else column.words(one)
        if role == KEY:
            return key
        if role == GROUP:
            return _group(one)
        if role == SORT:
            return column.words(one).casefold() if column.value is None else column.value(one)
        if role == ROLE and column.key == PARTS:
            return self._parts(key)
        if role == FADED:
            return one.decision is not None and one.decision.kind == EXCLUDED
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(one, column, key)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.value is not None:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and one.decision is not None and one.decision.kind == EXCLUDED:
            return QBrush(self._ink.colour(FAINT))
        return None

    def _parts(self, key: str) -> tuple:
        site = self.sites.get(key)
        return () if site is None else site.parts

    def _tip(self, one: Standing, column: Column, key: str) -> str:
        if column.key == PARTS:
            return "\n".join(f"{part.name}: {number(part.points, 1)}" for part in self._parts(key))
        return decision_words(one) or column.words(one)


def _key(one: Standing) -> str:
    return str(one.row.get("site_id") or "")


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of rows that follow one another."""
    first = None
    for row, after in zip(rows, (*rows[1:], -1)):
        first = row if first is None else first
        if after != row + 1:
            yield first, row
            first = None


def _group(one: Standing) -> int:
    return 1 if one.decision is None else _GROUPS[one.decision.kind]


def _unknown(value: object) -> bool:
    return isinstance(value, float) and not math.isfinite(value)


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
        self._copied: list[str] = []
        self._lines: Iterator[str] = iter(())
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._copy_on)
        self._filling = False
        self.setMinimumHeight(96)
        self.selectionModel().currentRowChanged.connect(self._moved)
        header.sortIndicatorChanged.connect(lambda *_: self.scrollTo(self.currentIndex()))
        self.activated.connect(lambda index: self.activated_site.emit(str(index.data(KEY))))

    def sizeHint(self) -> QSize:
        """Little: the table takes what the lines below it leave."""
        return QSize(400, self.minimumHeight())

    def show_sites(self, standing: Sequence[Standing], sites: dict[str, Site], columns: Sequence[Column]) -> None:
        """Show these sites; selection and sorting stay."""
        selected, current = self.selected(), self.current()
        self._filling = True
        self.model_of_sites.show(standing, sites, columns)
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
        standing = self.model_of_sites.standing
        return [str(standing[row].row.get("site_id") or "") for row in sorted(rows) if row < len(standing)]

    def current(self) -> str:
        """Return the id of the site in the current row."""
        index = self.currentIndex()
        return str(index.data(KEY)) if index.isValid() else ""

    def select(self, keys: Sequence[str], current: str = "") -> None:
        """Select sites without saying so."""
        self._filling = True
        model, table = self.selectionModel(), self.model_of_sites
        wanted = set(keys)
        rows = [row for row, one in enumerate(table.standing) if one.row.get("site_id") in wanted] if wanted else []
        found = QItemSelection()
        for first, last in _runs(rows):
            found.select(table.index(first, 0), table.index(last, 0))
        model.select(found, model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows)
        row = self.model_of_sites.place_of(current or next(iter(keys), ""))
        if row >= 0:
            index = self.model_of_sites.index(row, 0)
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
        for column in self.model_of_sites.columns:
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(column.key in self.shown())
            action.setEnabled(column.key not in ALWAYS and not self._is_empty(self._keys.index(column.key)))
            action.toggled.connect(lambda wanted, key=column.key: self.show_column(key, wanted))

    def words(self) -> str:
        """Return the columns shown as text with tabs: of the selected sites where there are several, else of all."""
        return "\n".join(self._make_lines())

    def _make_lines(self) -> Iterator[str]:
        """Yield the lines of `words`; what is shown meanwhile does not change them."""
        table, selected = self.model_of_sites, set(self.selected())
        columns = [table.columns[self._keys.index(key)] for key in self.shown()]
        rows = [one for one in table.standing if len(selected) < 2 or one.row.get("site_id") in selected]
        sites = table.sites  # others come with a mapping of their own
        first = next((sites.get(_key(one)) for one in rows), None)
        names = first.criteria if first is not None else ()
        yield "\t".join("\t".join(names) if column.key == PARTS else column.heading for column in columns)
        for one in rows:
            site = sites.get(_key(one))
            points = "\t".join(number(points, 2) for points in (site.points if site is not None else ()))
            yield "\t".join(points if column.key == PARTS else column.words(one) for column in columns)

    def copy(self) -> None:
        """Copy what `words` returns; of many sites a part in each turn, so that the window stays free."""
        self._copied, self._lines = [], self._make_lines()
        self._copy_on()

    def _copy_on(self) -> None:
        part = list(islice(self._lines, _COPIED))
        self._copied += part
        if len(part) == _COPIED:
            self._turn.start()
        else:
            QApplication.clipboard().setText("\n".join(self._copied))
            self._copied, self._lines = [], iter(())

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
        for place, key in enumerate(self._keys):
            self.setColumnHidden(place, key not in ALWAYS and (key not in wanted or self._is_empty(place)))
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

    def _is_empty(self, place: int) -> bool:
        """Return whether the study has nothing for a column; the one of decisions may get something at any time."""
        column = self.model_of_sites.columns[place]
        if column.key in (PARTS, "decision"):
            return False
        if column.value is None:
            return not any(column.words(one) for one in self.model_of_sites.all)
        return all(math.isnan(column.value(one)) for one in self.model_of_sites.all)

    def _offer(self, place: QPoint) -> None:
        menu = self.column_menu()
        menu.exec(self.horizontalHeader().mapToGlobal(place))
        menu.deleteLater()

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        if not self._filling and current.isValid():
            self.chosen.emit(str(current.data(KEY)))
