"""The tables of money: the bill of quantities by work, the budget by site and year."""

from __future__ import annotations

from dss_planner.plan.budget.bill import BillRow
from dss_planner.plan.budget.lines import BUILD, RECURRING, RENEWAL, UPKEEP
from dss_planner.plan.budget.money import CURRENCIES
from dss_planner.plan.budget.totals import Total
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.tables.sites import KEY, SITE, TOTAL, measure_name, unit_name
from dss_planner.proposal.tables.table import REAL, Cell, Column, Row, Table
from dss_planner.text import Text, text

_CONTINGENCY = text("Contingency")
WORK = Column("measure", text("Measure"))
_KINDS = {
    BUILD: text("building"),
    RECURRING: text("every year"),
    RENEWAL: text("renewal"),
    UPKEEP: text("upkeep"),
}
_VERIFIED, _UNVERIFIED = text("from a source that was read"), text("unverified: confirm locally")


def bill_table(content: PackContent) -> Table:
    """Return the bill of quantities, with sums of the works and of the plan."""
    unit = content.currency
    columns = (
        SITE,
        WORK,
        Column("item", text("Item")),
        Column("quantity", text("Quantity"), REAL),
        Column("quantity_low", text("Quantity, low"), REAL),
        Column("quantity_high", text("Quantity, high"), REAL),
        Column("unit", text("Unit")),
        Column("kind", text("Kind of cost")),
        Column("times", text("Times paid"), REAL),
        Column("price", text("Unit price, likely"), REAL, unit, CURRENCIES.get(unit, 2), "price_likely"),
        Column("cost_low", text("Cost, low"), REAL, unit, 0, "cost_low"),
        Column("cost", text("Cost, likely"), REAL, unit, 0, "cost_likely"),
        Column("cost_high", text("Cost, high"), REAL, unit, 0, "cost_high"),
        Column("evidence", text("Evidence")),
        Column("source", text("Source")),
        Column("note", text("Note")),
    )
    found = content.bill
    if found is None:
        return Table("bill", text("Bill of quantities"), columns, (), content.caveats)
    places = {work.uuid: place for place, work in enumerate(content.works)}
    last = len(places)
    rows = [
        Row(_bill_cells(content, one), f"bill/{number}", states=(("quantity", f"bill/{number}/quantity", one.unit),))
        for number, one in sorted(enumerate(found.rows), key=lambda numbered: places.get(numbered[1].work_id, last))
    ]
    for label, money, fact in (
        (text("Works"), found.plan.build + found.plan.upkeep, "budget/works/all"),
        (_CONTINGENCY, found.plan.contingency, ""),
        (TOTAL, found.plan.total, "budget/total/all"),
    ):
        if label == _CONTINGENCY and not money.high:
            continue
        ends = (("cost_low", "low"), ("cost", "mode"), ("cost_high", "high"))
        states = tuple((column, f"{fact}/{end}", unit) for column, end in ends) if fact else ()
        rows.append(Row(_sums(columns, label, (money.low, money.likely, money.high)), total=True, states=states))
    notes = content.budget.notes if content.budget else ()
    return Table("bill", text("Bill of quantities"), columns, tuple(rows), (*notes, *found.notes))


def _bill_cells(content: PackContent, one: BillRow) -> tuple[Cell, ...]:
    priced = one.cost_likely is not None
    return (
        content.site(one.site_id).name,
        measure_name(content, one.measure),
        one.title,
        one.quantity,
        one.quantity_low if one.quantity_low != one.quantity else None,
        one.quantity_high if one.quantity_high != one.quantity else None,
        unit_name(one.unit),
        _KINDS.get(one.kind),
        one.times if priced else None,
        one.price_likely,
        one.cost_low,
        one.cost_likely,
        one.cost_high,
        (_VERIFIED if one.verified else _UNVERIFIED) if priced else None,
        text("{said}", said=one.source) if one.source else None,
        one.note,
    )


def _sums(columns: tuple[Column, ...], label: Text, costs: tuple[float, ...]) -> tuple[Cell, ...]:
    ends = dict(zip(("cost_low", "cost", "cost_high"), costs))
    return tuple(label if column.id == "site" else ends.get(column.id) for column in columns)


def budget_table(content: PackContent) -> Table:
    """Return what each site costs in each year of the plan, likely prices; with the range of the sums.

    P10, P50 and P90 are of drawn prices; they do not add up, as not all prices are high at once.
    """
    unit, years = content.currency, range(1, content.plan.years + 1)
    columns = (
        KEY,
        SITE,
        *(
            Column(f"year_{year}", text("{year}", year=content.calendar_year(year)), REAL, unit, 0, f"{year}/mode")
            for year in years
        ),
        Column("mode", text("Sum, likely"), REAL, unit, 0, "all/mode"),
        Column("low", text("All prices low"), REAL, unit, 0, "all/low"),
        Column("p10", text("P10"), REAL, unit, 0, "all/p10"),
        Column("p50", text("P50"), REAL, unit, 0, "all/p50"),
        Column("p90", text("P90"), REAL, unit, 0, "all/p90"),
        Column("high", text("All prices high"), REAL, unit, 0, "all/high"),
    )
    found = content.budget
    if found is None:
        return Table("budget", text("Budget by site and year"), columns, (), content.caveats)
    rows = []
    for site in content.sites:
        if site.uuid in found.sums.by_site:
            cells = [found.cell(site.uuid, year).mode for year in years]
            rows.append(
                Row((site.uuid, site.name, *cells, *_range(found.sums.by_site[site.uuid])), f"budget/{site.uuid}")
            )
    sums = [found.sums.by_year[year].mode if year in found.sums.by_year else 0.0 for year in years]
    rows.append(Row((None, text("Works"), *sums, *_range(found.sums.works)), "budget/works", total=True))
    share = found.sums.contingency
    if share:
        spare = [found.sums.total.mode - found.sums.works.mode, *(None,) * 5]
        label = text("Contingency, {share} %", share=f"{100.0 * share:g}")
        rows.append(Row((None, label, *(share * one for one in sums), *spare), total=True))
    whole = [(1.0 + share) * one for one in sums]
    ends = ("mode", "low", "p10", "p50", "p90", "high")
    states = tuple((end, f"budget/total/all/{end}", unit) for end in ends)
    rows.append(Row((None, TOTAL, *whole, *_range(found.sums.total)), total=True, states=states))
    return Table("budget", text("Budget by site and year"), columns, tuple(rows), _budget_notes(content))


def _range(total: Total) -> tuple[float, ...]:
    return total.mode, total.low, total.p10, total.p50, total.p90, total.high


def _budget_notes(content: PackContent) -> tuple[Text, ...]:
    found = content.budget
    if found is None:
        return ()
    notes = list(found.notes)
    notes += [
        text(
            "One US dollar is {rate} {currency}: {source}, {day}.",
            rate=f"{rate.per_usd:g}",
            currency=rate.currency,
            source=rate.source,
            day=rate.day,
        )
        for rate in found.rates
    ]
    notes.append(
        text(
            "P10, P50 and P90: one in ten, half and nine in ten of {draws} draws of the prices cost less.",
            draws=f"{found.sums.draws:,}",
        )
    )
    return tuple(notes)
