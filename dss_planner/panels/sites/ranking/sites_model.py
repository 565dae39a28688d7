"""The rows of the table of sites: sorted and looked through here, what follows from the file worked out once."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.contribution_bars import FADED, ROLE
from dss_planner.panels.ink import FAINT, Ink
from dss_planner.panels.results import Site
from dss_planner.panels.sites.ranking.columns import PARTS, Column, decision_words
from dss_planner.panels.tables import KEY, SORT, number
from dss_planner.study.sitedecisions import PINNED
from dss_planner.study.siteorder import LEFT_OUT, RankedSites, SiteOrder, Standing

#: The item data role of the group: 0 kept at the top, 1 the others, 2 left out.
GROUP = int(Qt.ItemDataRole.UserRole) + 3
_SEARCHED = ("name", "soum_names", "aimag_names", "region", "place")
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class SitesModel(QAbstractTableModel):
    """One row for each site that is looked for, sorted here: a proxy would ask Python for every comparison.

    Groups stay in their order whichever way a column is sorted; unknown values come last in both.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = Ink(parent)
        self.columns: Sequence[Column] = ()
        self.order: SiteOrder = RankedSites(()).order(())
        self.sites: dict[str, Site] = {}
        #: Places in the file of the sites shown, in the order shown.
        self.places: list[int] = []
        self._wanted = ""
        self._column, self._direction = 0, Qt.SortOrder.AscendingOrder
        #: Of the sites of the file at hand: key of a column → what it is sorted by; the words that are looked through.
        self._keys: dict[str, np.ndarray] = {}
        self._searched: list[str] = []

    def show(self, order: SiteOrder, sites: dict[str, Site], columns: Sequence[Column]) -> None:
        """Show these sites."""
        self.beginResetModel()
        if order.ranked is not self.order.ranked or columns is not self.columns:
            self._keys, self._searched = {}, []
        self.order, self.sites, self.columns = order, sites, columns
        self.places = self._ordered()
        self.endResetModel()

    def look_for(self, words: str) -> None:
        """Show sites with ``words`` in their name, place or decision."""
        self._wanted = words.strip().casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._column, self._direction = column, order
        self._arrange()

    def key(self, row: int) -> str:
        """Return the id of the site in a row."""
        return str(self.order.rows[self.places[row]].get("site_id") or "")

    def rows_of(self, keys: Sequence[str]) -> list[int]:
        """Return the rows of sites, from the top; those that are not shown have none."""
        known = self.order.ranked.ground.places
        wanted = {place for key in keys for place in known.get(key, ())}
        return [row for row, place in enumerate(self.places) if place in wanted] if wanted else []

    def is_empty(self, column: Column) -> bool:
        """Return whether the study has nothing for a column; the one of decisions may get something at any time."""
        if column.key in (PARTS, "decision") or not self.order.rows:
            return False
        one = Standing(self.order.ranked.sample, 1, None)
        return not column.words(one) if column.value is None else math.isnan(column.value(one))

    def _arrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        places = [self.places[index.row()] for index in before]
        self.places = self._ordered()
        rows = {place: row for row, place in enumerate(self.places)} if before else {}
        after = [
            self.index(rows[place], index.column()) if place in rows else QModelIndex()
            for place, index in zip(places, before)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _ordered(self) -> list[int]:
        places = self.order.places
        if self._wanted:
            places = places[[self._is_wanted(place) for place in places.tolist()]] if len(places) else places
        if not 0 <= self._column < len(self.columns):
            return places.tolist()
        keys = self._sorted_by(self.columns[self._column])[places]
        unknown = ~np.isfinite(keys)
        down = self._direction == Qt.SortOrder.DescendingOrder
        keys = np.where(unknown, 0.0, -keys if down else keys)
        return places[np.lexsort((keys, unknown, self.order.groups[places]))].tolist()

    def _sorted_by(self, column: Column) -> np.ndarray:
        """Return what the sites of the file are sorted by, as numbers; those of words stand for their order."""
        if column.key in self._keys:
            return self._keys[column.key]
        count = len(self.order.rows)
        told = (self.order.at(place) for place in range(count))
        if column.value is not None:
            keys = np.fromiter((column.value(one) for one in told), dtype=float, count=count)
        else:
            words = [column.words(one).casefold() for one in told]
            numbers = {word: place for place, word in enumerate(sorted(set(words)))}
            keys = np.fromiter((numbers[word] for word in words), dtype=float, count=count)
        if column.lasting:
            self._keys[column.key] = keys
        return keys

    def _is_wanted(self, place: int) -> bool:
        if not self._searched:
            self._searched = [
                " ".join(str(row.get(field) or "") for field in _SEARCHED).casefold() for row in self.order.rows
            ]
        words = self._searched[place]
        if place in self.order.decisions:
            words = f"{words} {decision_words(self.order.at(place)).casefold()}"
        return self._wanted in words

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sites."""
        return 0 if parent.isValid() else len(self.places)

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
        place, column = self.places[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            one = self.order.at(place)
            pinned = column.key == "name" and one.decision is not None and one.decision.kind == PINNED
            return f"▲ {column.words(one)}" if pinned else column.words(one)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if column.value is None else _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(self._ink.colour(FAINT)) if self._is_out(place) else None
        if role == KEY:
            return self.key(index.row())
        if role == GROUP:
            return int(self.order.groups[place])
        if role == SORT:
            one = self.order.at(place)
            return column.words(one).casefold() if column.value is None else column.value(one)
        if role == ROLE:
            return self._parts(self.key(index.row())) if column.key == PARTS else None
        if role == FADED:
            return self._is_out(place)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self.order.at(place), column)
        return None

    def _is_out(self, place: int) -> bool:
        return bool(self.order.groups[place] == LEFT_OUT)

    def _parts(self, key: str) -> tuple:
        site = self.sites.get(key)
        return () if site is None else site.parts

    def _tip(self, one: Standing, column: Column) -> str:
        if column.key == PARTS:
            parts = self._parts(str(one.row.get("site_id") or ""))
            return "\n".join(f"{part.name}: {number(part.points, 1)}" for part in parts)
        return decision_words(one) or column.words(one)
