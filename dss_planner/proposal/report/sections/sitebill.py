"""Of each site what its works take and cost: bill of quantities and budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.languages.numbers import SPACE
from dss_planner.proposal.report.blocks import CAVEAT, NOTE, Block, Heading, Paragraph
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.proposal.tables.table import Row, Table
from dss_planner.text import text

_BILL = ("measure", "item", "quantity", "unit", "kind", "times", "price", "cost")
_BILL_SHARES = (18, 18, 11, 8, 10, 7, 13, 15)
#: Years that a row of the budget has room for.
_YEARS = 8


def money(t: Teller, site: Site, most: int, bare: bool) -> list[Block]:
    """Return the bill of quantities and the budget of a site.

    most: rows that the page has room for; bare: quantities without a price of their own stand among them, else below.
    """
    blocks: list[Block] = [Heading(t.say(text("Bill of quantities and budget")), 3)]
    if t.content.bill is None:
        missing = text("There is no bill: a rate of exchange or the works are missing.")
        return [*blocks, Paragraph(t.say(missing), CAVEAT)]
    table = make_table(t.content, "bill")
    place, quantity, cost = (table.column(name) for name in ("site", "quantity", "cost"))
    mine = [row for row in table.rows if row.cells[place] == site.name and not row.total]
    known = [row for row in mine if row.cells[quantity] is not None or row.cells[cost] is not None]
    unpriced = [] if bare else [row for row in known if row.cells[cost] is None]
    unknown = [row for row in mine if row not in known]
    known = [row for row in known if row not in unpriced]
    known.sort(key=lambda row: row.cells[cost] is None) if len(known) > most else None
    title = text("Bill of quantities at {site}", site=site.name)
    grid = t.grid(table, _BILL, tuple(known[:most]), t.say(title), _BILL_SHARES)
    blocks.append(replace(grid, rows=_once(grid.rows)))
    blocks += _unpriced(t, table, unpriced)
    blocks += _left_out(t, table, unknown, len(known) - most)
    blocks += [*_hauls(t, site), *_years(t, site)]
    said = text(
        "This site over all years: {low} to {high}, likely {mode} (without contingency).",
        low=t.money(f"site/{site.uuid}/cost_low"),
        high=t.money(f"site/{site.uuid}/cost_high"),
        mode=t.money(f"site/{site.uuid}/cost_mode"),
    )
    return [*blocks, Paragraph(t.say(said))]


def _once(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return rows whose first word stands only where it changes."""
    before = ("", *(row[0] for row in rows))
    return tuple(("" if row[0] == old else row[0], *row[1:]) for old, row in zip(before, rows))


def _unpriced(t: Teller, table: Table, rows: Sequence[Row]) -> list[Block]:
    """Tell quantities that have no price of their own in words, by measure."""
    if not rows:
        return []
    grid = t.grid(table, ("measure", "item", "quantity", "unit"), tuple(rows))
    found: dict[str, list[str]] = {}
    for measure, item, quantity, unit in grid.rows:
        found.setdefault(measure, []).append(f"{item} {quantity}{SPACE}{unit}")
    listed = "; ".join(t.words.titled(measure, t.words.listed(items)) for measure, items in found.items())
    return [Paragraph(t.say(text("Without a price of their own: {items}.", items=listed)), NOTE)]


def _left_out(t: Teller, table: Table, unknown: Sequence[Row], more: int) -> list[Block]:
    """Say what of the bill is not known, and how many of its rows the page has no room for."""
    said = []
    if unknown:
        items = t.words.listed(t.say(row.cells[table.column("item")]) for row in unknown)  # type: ignore[arg-type]
        said.append(t.say(text("Not counted, for want of data: {items}.", items=items)))
    if more > 0:
        said.append(
            t.say(text("{count} more rows stand in the table “{table}” of the pack.", count=more, table=table.title))
        )
    return [Paragraph(t.words.together(said), NOTE)] if said else []


def _hauls(t: Teller, site: Site) -> list[Block]:
    """Say along what the hauls of the bill were measured, or why one is not known."""
    rows = t.content.bill.rows if t.content.bill else ()
    hauls = [one for one in rows if one.site_id == site.uuid and one.item == "haul" and one.basis and one.note]
    said = dict.fromkeys(t.say(one.note) for one in hauls)
    return [Paragraph(t.words.titled(t.say(hauls[0].title), t.words.together(said)), NOTE)] if said else []


def _years(t: Teller, site: Site) -> list[Block]:
    if t.content.budget is None or t.content.plan.years > _YEARS:
        return []
    table = make_table(t.content, "budget")
    rows = tuple(row for row in table.rows if row.fact == f"budget/{site.uuid}")
    names = tuple(column.id for column in table.columns if column.id.startswith("year_"))
    if not rows:
        return []
    title = text("Budget of {site} by year, prices at their likely value", site=site.name)
    return [t.grid(table, (*names, "mode"), rows, t.say(title))]
