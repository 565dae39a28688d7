"""Who takes part: the plan's table of partners, edited here; every change can be undone."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import FoldingBox
from dss_planner.panels.plan.undo_buttons import plan_undo_bar
from dss_planner.panels.tables import KEY, look_like_results
from dss_planner.plan.store.changes import Changes

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

COLUMNS = ("name", "role", "country", "contact")
_HEIGHT = 130


class PartnersBox(FoldingBox):
    """A row for each partner; one without a name is not kept."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._filling = False
        self._shown: list[tuple[str, ...]] | None = None
        headings = [self.tr("Name"), self.tr("Role"), self.tr("Country"), self.tr("Contact")]
        self.table = QTableWidget(0, len(headings), self)
        self.table.setObjectName("partners")
        self.table.setAccessibleName(self.tr("Partners of the plan"))
        self.table.setHorizontalHeaderLabels(headings)
        look_like_results(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFixedHeight(_HEIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._edited)
        self.add_button = QPushButton(self.tr("A&dd"), self)
        self.add_button.setObjectName("partner_add")
        self.add_button.setToolTip(self.tr("Add a partner and name it"))
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton(self.tr("Rem&ove"), self)
        self.remove_button.setObjectName("partner_remove")
        self.remove_button.setToolTip(self.tr("Take the partner chosen out of the plan"))
        self.remove_button.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(plan_undo_bar(desk, self))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(row)
        self.setObjectName("partners_box")
        self.table.currentCellChanged.connect(lambda *cells: self._enable())
        self.show_partners()
        self.setCollapsed(True)

    def show_partners(self) -> None:
        """Show the partners that the plan has."""
        document = self.desk.document
        rows = [] if document is None else document.rows("partners")
        known = [(str(row["uuid"]), *(str(row.get(name) or "") for name in COLUMNS)) for row in rows]
        self.set_heading(self.tr("Partners ({count})").format(count=len(known)))
        self.setEnabled(document is not None)
        if known != self._shown:
            self._shown = known
            self._fill(known)
        self._enable()

    def add(self) -> None:
        """Begin a row for another partner."""
        row = self.table.rowCount()
        self._filling = True
        self.table.insertRow(row)
        for column in range(len(COLUMNS)):
            self.table.setItem(row, column, QTableWidgetItem(""))
        self._filling = False
        self.table.setCurrentCell(row, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.editItem(self.table.item(row, 0))

    def remove(self) -> None:
        """Take out the partner chosen."""
        row = self.table.currentRow()
        if row < 0:
            return
        key = self._key(row)
        if key:
            self.desk.apply(self.tr("Remove a partner"), Changes(remove={"partners": [key]}))
        else:
            self.table.removeRow(row)
        self._enable()

    def _fill(self, known: list[tuple[str, ...]]) -> None:
        place = (self.table.currentRow(), self.table.currentColumn())
        self._filling = True
        self.table.setRowCount(len(known))
        for row, (key, *cells) in enumerate(known):
            for column, said in enumerate(cells):
                item = QTableWidgetItem(said)
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
        """Keep what was typed."""
        if self._filling or self.desk.document is None:
            return
        row, key = item.row(), self._key(item.row())
        cells = [self.table.item(row, column) for column in range(len(COLUMNS))]
        values = {name: (cell.text().strip() if cell else "") or None for name, cell in zip(COLUMNS, cells)}
        if not values["name"]:
            if key:  # a partner keeps its name: what is to go is removed
                self._shown = None
                self.show_partners()
            return
        title = self.tr("Change a partner") if key else self.tr("Add a partner")
        self.desk.apply(title, Changes(put={"partners": [{"uuid": key or str(uuid.uuid4()), **values}]}))

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.table.currentRow() >= 0)
