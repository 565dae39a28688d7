"""All sites in the order shown, for a box to choose from: words are made for those that it shows."""

from __future__ import annotations

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from dss_planner.study.siteorder import RankedSites, SiteOrder


class SiteList(QAbstractListModel):
    """Rank and name of each site; its id as user data."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._order: SiteOrder = RankedSites(()).order(())

    def show(self, order: SiteOrder) -> None:
        """Offer these sites."""
        if order is not self._order:
            self.beginResetModel()
            self._order = order
            self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of sites."""
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows in this role."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole) or index.row() >= len(self._order):
            return None
        one = self._order[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return str(one.row.get("site_id") or "")
        return f"{'–' if one.rank is None else one.rank}. {one.row.get('name')}"
