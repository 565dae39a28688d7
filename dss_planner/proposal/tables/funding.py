"""The table of who pays which share of the costs."""

from __future__ import annotations

from dss_planner.plan.store.projectfacts import ASKED, CASH, CONFIRMED, IN_KIND, PLANNED
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.tables.sites import TOTAL
from dss_planner.proposal.tables.table import REAL, Column, Row, Table
from dss_planner.text import Text, text

KINDS: dict[str, Text] = {
    ASKED: text("asked of the funder"),
    CASH: text("co-financing, in cash"),
    IN_KIND: text("co-financing, in kind"),
}
STATES: dict[str, Text] = {PLANNED: text("planned"), CONFIRMED: text("confirmed in writing")}


def funding_table(content: PackContent) -> Table:
    """Return a row for each share, their sum, and what of the likely cost nobody pays yet."""
    unit, project = content.currency, content.project
    columns = (
        Column("source", text("Who pays")),
        Column("kind", text("Kind of share")),
        Column("amount", text("Amount"), REAL, "", 0),
        Column("currency", text("Currency")),
        Column("converted", text("In the plan's currency"), REAL, unit, 0, "converted"),
        Column("share", text("Share of the likely cost"), REAL, "%", 1),
        Column("state", text("State")),
        Column("note", text("Note")),
    )
    whole = content.budget.sums.total.mode if content.budget is not None else None

    def part(value: float | None) -> float | None:
        return 100.0 * value / whole if value is not None and whole else None

    rows = [
        Row(
            (
                one.given.source,
                KINDS[one.given.kind],
                one.given.amount,
                one.given.currency,
                one.converted,
                part(one.converted),
                STATES[one.given.state],
                one.given.note or None,
            ),
            f"funding/{number}",
        )
        for number, one in enumerate(project.shares)
    ]
    if project.shares:
        sums = (TOTAL, None, None, None, project.funded, part(project.funded), None, None)
        rows.append(Row(sums, "funding/all", total=True))
    if project.funded is not None and whole is not None and whole > project.funded:
        gap = whole - project.funded
        rows.append(Row((text("Not yet covered"), None, None, None, gap, part(gap), None, None), "funding/open", True))
    empty = text("Nobody entered who pays which share.")
    notes = (text("Shares are as entered; held against the plan's likely cost with contingency."),)
    return Table("funding", text("Who pays which share"), columns, tuple(rows), notes if project.shares else (empty,))
