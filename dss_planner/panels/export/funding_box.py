"""Who pays which share of the costs: kept with the plan, every change can be undone."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.export.rows_box import RowsBox
from dss_planner.plan.budget.money import CURRENCIES
from dss_planner.plan.store.projectfacts import (
    ASKED,
    CASH,
    CONFIRMED,
    IN_KIND,
    PLANNED,
    Funding,
    project_facts,
    with_funding,
)

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk


class FundingBox(RowsBox):
    """A row for each share; one without a name or an amount is not kept."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(desk, parent, "share", [])
        headings = [self.tr("Who pays"), self.tr("Kind"), self.tr("Amount"), self.tr("Currency"), self.tr("State")]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setAccessibleName(self.tr("Who pays which share of the costs"))
        self.choices = {
            1: [
                (ASKED, self.tr("asked of the funder")),
                (CASH, self.tr("co-financing, in cash")),
                (IN_KIND, self.tr("co-financing, in kind")),
            ],
            3: [(code, code) for code in CURRENCIES],
            4: [(PLANNED, self.tr("planned")), (CONFIRMED, self.tr("confirmed in writing"))],
        }
        self.add_button.setToolTip(self.tr("Add a share: who pays, and how much"))
        self.remove_button.setToolTip(self.tr("Take the share chosen out of the plan"))
        self.show_rows()

    def heading(self, count: int) -> str:
        """Return the title over so many shares."""
        return self.tr("Who pays which share ({count})").format(count=count)

    def first_cells(self) -> tuple[str, ...]:
        """Return a share in the currency of the plan, asked of the funder."""
        document = self.desk.document
        currency = str(document.plan["currency"]) if document is not None else ""
        return "", self.word(1, ASKED), "", currency, self.word(4, PLANNED)

    def stored(self) -> list[tuple[str, ...]]:
        """Return the shares of the plan."""
        return [
            (one.key, one.source, one.kind, f"{one.amount:,.0f}", one.currency, one.state) for one in self._shares()
        ]

    def store(self, key: str, cells: Mapping[int, str]) -> bool:
        """Keep a share that has a name and an amount."""
        amount = _number(cells[2])
        if not cells[0] or amount is None or amount < 0.0 or cells[3] not in CURRENCIES:
            return False
        known = self._shares()
        note = next((one.note for one in known if one.key == key), "")
        share = Funding(key or str(uuid.uuid4()), cells[0], cells[1], amount, cells[3], cells[4], note)
        shares = [share if one.key == key else one for one in known] if key else [*known, share]
        title = self.tr("Change a share of the costs") if key else self.tr("Add a share of the costs")
        self.desk.apply(title, with_funding(shares, self.desk.author))
        return True

    def drop(self, key: str) -> None:
        """Take a share out."""
        left = [one for one in self._shares() if one.key != key]
        self.desk.apply(self.tr("Remove a share of the costs"), with_funding(left, self.desk.author))

    def _shares(self) -> tuple[Funding, ...]:
        return project_facts(self.desk.document).funding if self.desk.document is not None else ()


def _number(said: str) -> float | None:
    """Return an amount as people type it: with commas or spaces between thousands."""
    try:
        return float(said.replace(",", "").replace(" ", "").replace("\u00a0", ""))
    except ValueError:
        return None
