"""Who takes part: the plan's table of partners, edited here; every change can be undone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.export.rows_box import RowsBox
from dss_planner.plan.store.changes import Changes

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

COLUMNS = ("name", "role", "country", "contact")


class PartnersBox(RowsBox):
    """A row for each partner; one without a name is not kept."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(desk, parent, "partner", [])
        headings = [self.tr("Name"), self.tr("Role"), self.tr("Country"), self.tr("Contact")]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setAccessibleName(self.tr("Partners of the plan"))
        self.add_button.setToolTip(self.tr("Add a partner and name it"))
        self.remove_button.setToolTip(self.tr("Take the partner chosen out of the plan"))
        self.show_rows()

    def heading(self, count: int) -> str:
        """Return the title over so many partners."""
        return self.tr("Partners ({count})").format(count=count)

    def stored(self) -> list[tuple[str, ...]]:
        """Return the partners of the plan."""
        rows = self.desk.document.rows("partners") if self.desk.document is not None else []
        return [(str(row["uuid"]), *(str(row.get(name) or "") for name in COLUMNS)) for row in rows]

    def store(self, key: str, cells: Mapping[int, str]) -> bool:
        """Keep a partner that has a name: what is to go is removed."""
        values = {name: cells[column] or None for column, name in enumerate(COLUMNS)}
        if not values["name"]:
            return False
        title = self.tr("Change a partner") if key else self.tr("Add a partner")
        self.desk.apply(title, Changes(put={"partners": [{"uuid": key or str(uuid.uuid4()), **values}]}))
        return True

    def drop(self, key: str) -> None:
        """Take a partner out."""
        self.desk.apply(self.tr("Remove a partner"), Changes(remove={"partners": [key]}))
