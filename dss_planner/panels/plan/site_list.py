"""The sites of the plan in short: how many works, on how much land, for how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from dss_planner.panels.plan.totals_strip import money_words
from dss_planner.panels.tables import Cell, ResultTable, number, rounded

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

#: Rows in sight before the list scrolls.
ROWS = 8
#: At most this many sites are listed; the window “Plan” has all.
MOST = 200
#: From this sum on money is told in millions.
_MILLIONS = 1e7
RANK, NAME, WORKS, LAND, BUILD = range(5)


class PlanSites(QWidget):
    """Follows the plan, its live totals and the site looked at."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        headings = [self.tr("#"), self.tr("Site"), self.tr("Works"), self.tr("Works [ha]"), self.tr("To build")]
        self.table = ResultTable(headings, NAME, "plan_sites", ROWS, self)
        self.table.setAccessibleName(self.tr("Sites of the plan"))
        tips = {
            LAND: self.tr("Land under the works, counted once where they lie over each other; the site may be larger"),
            BUILD: self.tr(
                "Building the works, likely; what is paid after it is not in it. The tip of a cell has the range"
            ),
        }
        for column, words in tips.items():
            self.table.horizontalHeaderItem(column).setToolTip(words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.cellActivated.connect(lambda *_: self.show_me())
        self._links = ((desk.changed, self.renew), (desk.totals_changed, self.renew), (desk.selected, self._follow))
        for signal, slot in self._links:
            signal.connect(slot)
        self.renew()

    def leave(self) -> None:
        """Follow the plan no more."""
        for signal, slot in self._links:
            signal.disconnect(slot)

    def renew(self) -> None:
        """Show the sites as they are now."""
        document = self._desk.document
        self.setVisible(document is not None)
        if document is None:
            return
        rows = sorted(document.rows("sites"), key=lambda row: (row.get("rank") or 0, str(row["name"])))[:MOST]
        self.table.blockSignals(True)
        self.table.fill([self._cells(row) for row in rows], [str(row["uuid"]) for row in rows])
        self.table.choose(self._desk.site, or_first=False)
        self.table.blockSignals(False)

    def show_me(self) -> None:
        """Show the chosen site on the map."""
        if self.table.key():
            self._desk.show_me.row("sites", self.table.key())

    def _cells(self, row: dict) -> list[Cell]:
        live = self._desk.live
        sums = live.sites.get(str(row["uuid"])) if live is not None else None
        rank = row.get("rank")
        cells = [Cell("–" if rank is None else str(rank), float(rank or 0)), Cell(str(row["name"]))]
        if live is None:
            return [*cells, *(Cell("…", 0.0) for _ in range(3))]
        if sums is None:
            return [*cells, Cell("0", 0.0), Cell("–", 0.0), Cell("–", 0.0)]
        cost = sums.build.likely
        return [
            *cells,
            Cell(number(sums.works), sums.works),
            Cell(rounded(sums.hectares), sums.hectares),
            Cell(_short(cost, live.currency), cost, money_words(sums.build, live.currency)),
        ]

    def _chosen(self) -> None:
        key = self.table.key()
        if key and key != self._desk.site:
            self._desk.select(key)

    def _follow(self) -> None:
        if self._desk.site != self.table.key():
            self.table.blockSignals(True)
            self.table.choose(self._desk.site, or_first=False)
            self.table.blockSignals(False)


def _short(amount: float, currency: str) -> str:
    """Return money in thousands or millions, in few figures."""
    if amount >= _MILLIONS:
        return f"{rounded(amount / 1e6)}M {currency}"
    return f"{rounded(amount / 1000.0)}k {currency}" if amount >= 1000.0 else f"{number(amount)} {currency}"
