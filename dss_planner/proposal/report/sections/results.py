"""What the plan costs, when what is done, what it changes: budget, schedule, effect, indicators, logframe."""

from __future__ import annotations

from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEFT,
    NOTE,
    RIGHT,
    Block,
    Column,
    Grid,
    Paragraph,
)
from dss_planner.proposal.report.sections.sites import LEAKAGE
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.text import text

#: Years that a page has room for side by side.
_YEARS = 6
_NET = ("net_low", "net_mode", "net_high")


def budget(t: Teller) -> tuple[Block, ...]:
    """Return what the plan costs, by year and site, and how sure that is."""
    if t.content.budget is None:
        return (Paragraph(t.say(text("There is no budget: a rate of exchange or the works are missing.")), CAVEAT),)
    table = make_table(t.content, "budget")
    years = tuple(column.id for column in table.columns if column.id.startswith("year_"))
    first = "site"
    blocks: list[Block] = []
    for start in range(0, len(years), _YEARS):
        shown = years[start : start + _YEARS]
        blocks.append(t.grid(table, (first, *shown, "mode") if shown[-1] == years[-1] else (first, *shown)))
    blocks.append(t.grid(table, (first, "low", "p10", "p50", "p90", "high"), None, t.say(text("Range of the costs"))))
    blocks += t.notes(table.notes)
    if "budget" in t.pictures:
        blocks.append(t.picture("budget", text("What the works cost in each year, by measure")))
    if t.content.budget.rates:
        heads = (text("Currency"), text("For one USD"), text("Day"), text("Source"))
        columns = tuple(Column(t.say(head), RIGHT if number == 1 else LEFT) for number, head in enumerate(heads))
        rows = tuple(
            (rate.currency, t.words.number(rate.per_usd), t.words.day(rate.day), rate.source)
            for rate in t.content.budget.rates
        )
        blocks.append(Grid(columns, rows, t.say(text("Rates of exchange"))))
    return (*blocks, *_funding(t))


def _funding(t: Teller) -> tuple[Block, ...]:
    """Return who pays which share, where anybody said so."""
    table = make_table(t.content, "funding")
    if not t.content.project.shares:
        return (Paragraph(t.say(text("Who pays which share was not entered yet.")), CAVEAT),)
    columns = ("source", "kind", "amount", "currency", "converted", "share", "state")
    return (t.grid(table, columns, shares=(16, 19, 13, 9, 18, 13, 12)), *t.notes(table.notes))


def schedule(t: Teller) -> tuple[Block, ...]:
    """Return when what is done; sites where the same is done on the same days stand in one row."""
    blocks: list[Block] = []
    if "schedule" in t.pictures:
        blocks.append(t.picture("schedule", text("Schedule of the works at all sites")))
    table = make_table(t.content, "schedule")
    place, *others = (table.column(name) for name in ("site", "measure", "stage", "begin", "end"))
    sites: dict[tuple[str, ...], list[str]] = {}
    for row in table.rows:
        measure, stage = (t.say(row.cells[one]) for one in others[:2])  # type: ignore[arg-type]
        begin, end = (t.words.day(row.cells[one]) for one in others[2:])  # type: ignore[arg-type]
        sites.setdefault((measure, stage, begin, end), []).append(str(row.cells[place]))
    every = {site.name for site in t.content.sites}
    rows = []
    for (measure, stage, begin, end), found in sites.items():
        where = t.say(text("all sites")) if len(every) > 1 and set(found) == every else t.words.listed(found)
        rows.append((measure, stage, begin, end, where))
    heads = (text("Measure"), text("Stage"), text("From"), text("Until"), text("Where"))
    columns = tuple(Column(t.say(head), LEFT, share) for head, share in zip(heads, (22, 14, 20, 20, 24)))
    each = text("Each activity with its quarters stands in the table “{table}” of the pack.", table=table.title)
    title = t.say(text("What is done when"))
    return (*blocks, Grid(columns, tuple(rows), title), Paragraph(t.say(each), NOTE), *t.notes(table.notes))


def effect(t: Teller) -> tuple[Block, ...]:
    """Return what the works change, year by year."""
    found = t.content.effect
    if found is None:
        return (Paragraph(t.say(text("What the works change was not worked out: run the scenario.")), CAVEAT),)
    columns = (
        Column(t.say(text("Site"))),
        Column(t.say(text("Without works (t/a)")), RIGHT),
        Column(t.say(text("Kept back, low (t)")), RIGHT),
        Column(t.say(text("likely (t)")), RIGHT),
        Column(t.say(text("high (t)")), RIGHT),
    )
    rows = []
    for one in found.sites:
        cells = (t.fact(f"site/{one.site}/{what}", 0, "") for what in ("before", *_NET))
        rows.append((t.content.site(one.site).name, *cells))
    rows.append((t.say(text("All sites")), "", *(t.fact(f"plan/{what}", 0, "") for what in _NET)))
    caption = text(
        "Soil kept from being blown away over {years} years, less what leaks around fences", years=found.years
    )
    blocks: list[Block] = [Grid(columns, tuple(rows), t.say(caption), total=True)]
    if found.stale:
        blocks.append(Paragraph(t.say(text("The plan was changed after this was worked out.")), CAVEAT))
    if found.leaked.mode:
        blocks.append(Paragraph(t.say(LEAKAGE)))
    if "avoided" in t.pictures:
        blocks.append(t.picture("avoided", text("Soil kept back by the works and lost around fences, year by year")))
    blocks += t.shown("erosion")
    blocks += [Paragraph(note, NOTE) for note in found.notes]
    return tuple(blocks)


def indicators(t: Teller) -> tuple[Block, ...]:
    """Return the indicators with their targets."""
    table = make_table(t.content, "indicators")
    columns = ("framework", "code", "code_state", "indicator", "unit", "target")
    return (t.grid(table, columns, shares=(19, 8, 14, 37, 9, 13)), *t.notes(table.notes))


def logframe(t: Teller) -> tuple[Block, ...]:
    """Return the logical framework, to be completed."""
    columns = ("level", "statement", "indicator", "target", "unit", "verification", "assumption")
    table = make_table(t.content, "logframe")
    return (t.grid(table, columns, shares=(11, 21, 16, 12, 8, 16, 16)), *t.notes(table.notes))
