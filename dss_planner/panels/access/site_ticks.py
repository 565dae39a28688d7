"""Sites, each with a tick: a list that asks for the rows in sight only, however many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, pyqtSignal

_TICKED, _UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class SiteTicks(QAbstractListModel):
    """Rows of a site's id and its words."""

    #: The user set or took away a tick.
    ticked_changed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self._without: set[str] = set()

    def show_sites(self, rows: Iterable[tuple[str, str]], chosen: Collection[str]) -> None:
        """Show ``rows`` (id, words); those of ``chosen`` are ticked, all where it is empty."""
        wanted = set(chosen)
        self.beginResetModel()
        self._rows = list(rows)
        self._without = {key for key, _ in self._rows if wanted and key not in wanted}
        self.endResetModel()

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the sites with a tick, in their order."""
        return tuple(key for key, _ in self._rows if key not in self._without)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        """Return how many sites there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words or tick of a row."""
        key, words = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.CheckStateRole:
            return _UNTICKED if key in self._without else _TICKED
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Let every row be ticked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take or set a tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._rows[index.row()][0]
        if Qt.CheckState(value) == _TICKED:
            self._without.discard(key)
        else:
            self._without.add(key)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True
