"""Money, time, effect, indicators, safeguards, monitoring, partners, sources, evidence, provenance, good practice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dss_planner import paths
from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.plan.drafting.draftnotes import COSTS_AS_DRAFTED
from dss_planner.proposal.languages.numbers import Quantity
from dss_planner.proposal.languages.words import TRANSLATION_NOTE
from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEAD,
    LEFT,
    NOTE,
    RIGHT,
    Block,
    Column,
    Facts,
    Grid,
    Heading,
    Items,
    PageBreak,
    Paragraph,
)
from dss_planner.proposal.report.sections.opening import picture
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.text import Text, text

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
    blocks += _notes(t, table.notes)
    if "budget" in t.pictures:
        blocks.append(picture(t, "budget"))
    if t.content.budget.rates:
        heads = (text("Currency"), text("For one USD"), text("Day"), text("Source"))
        columns = tuple(Column(t.say(head), RIGHT if number == 1 else LEFT) for number, head in enumerate(heads))
        rows = tuple(
            (rate.currency, t.words.number(rate.per_usd), t.words.day(rate.day), rate.source)
            for rate in t.content.budget.rates
        )
        blocks.append(Grid(columns, rows, t.say(text("Rates of exchange"))))
    return tuple(blocks)


def schedule(t: Teller) -> tuple[Block, ...]:
    """Return when what is done."""
    blocks: list[Block] = [picture(t, "schedule")] if "schedule" in t.pictures else []
    table = make_table(t.content, "schedule")
    return (*blocks, t.grid(table, ("site", "measure", "stage", "begin", "end")), *_notes(t, table.notes))


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
    blocks += [picture(t, name) for name in ("avoided", "erosion") if name in t.pictures]
    blocks += [Paragraph(note, NOTE) for note in found.notes]
    return tuple(blocks)


def indicators(t: Teller) -> tuple[Block, ...]:
    """Return the indicators with their targets."""
    return _of_table(t, "indicators", ("framework", "code", "code_state", "indicator", "unit", "target"))


def logframe(t: Teller) -> tuple[Block, ...]:
    """Return the logical framework, to be completed."""
    columns = ("level", "statement", "indicator", "target", "unit", "verification", "assumption")
    table = make_table(t.content, "logframe")
    return (t.grid(table, columns, shares=(9, 25, 16, 10, 6, 17, 17)), *_notes(t, table.notes))


def safeguards(t: Teller) -> tuple[Block, ...]:
    """Return what was screened and found; themes that nothing is known of are named once."""
    blocks: list[Block] = [picture(t, "safeguards")] if "safeguards" in t.pictures else []
    table = make_table(t.content, "safeguards")
    count = table.column("count")
    rows = tuple(row for row in table.rows if isinstance(row.cells[count], (int, float)) and row.cells[count])
    if rows:
        columns = ("site", "theme", "result", "overlap", "count", "rule")
        blocks.append(t.grid(table, columns, rows, shares=(13, 17, 20, 10, 10, 30)))
    met = {t.say(row.cells[table.column("theme")]) for row in rows}  # type: ignore[arg-type]
    away = [t.say(theme.title) for theme in t.content.themes if theme.source and t.say(theme.title) not in met]
    if away:
        said = text("Screened, and at none of the sites: {themes}.", themes=", ".join(away))
        blocks.append(Paragraph(t.say(said)))
    unknown = [t.say(theme.title) for theme in t.content.themes if not theme.source]
    if unknown:
        said = text("Not screened, for want of a layer: {themes}. That is not none.", themes=", ".join(unknown))
        blocks.append(Paragraph(t.say(said), CAVEAT))
    return (*blocks, *_notes(t, table.notes))


def monitoring(t: Teller) -> tuple[Block, ...]:
    """Return what is measured how and how often; the places stand in the tables of the pack."""
    table = make_table(t.content, "monitoring")
    kind, method, often = (table.column(name) for name in ("kind", "method", "frequency"))
    counted: dict[tuple[str, str, str], int] = {}
    for row in table.rows:
        key = tuple(t.say(row.cells[place]) for place in (kind, method, often))  # type: ignore[arg-type]
        counted[key] = counted.get(key, 0) + 1  # type: ignore[index, arg-type]
    columns = (
        Column(t.say(text("Kind of place")), share=18),
        Column(t.say(text("Number")), RIGHT, 9),
        Column(t.say(text("Method")), share=48),
        Column(t.say(text("How often")), share=25),
    )
    rows = tuple((name, str(count), how, when) for (name, how, when), count in counted.items())
    said = text("Every place with its coordinates stands in the table “{table}” of the pack.", table=table.title)
    return (Grid(columns, rows), Paragraph(t.say(said), NOTE), *_notes(t, table.notes))


def partners(t: Teller) -> tuple[Block, ...]:
    """Return who takes part."""
    if not t.content.partners:
        return (Paragraph(t.say(text("No partner is named in the plan yet.")), CAVEAT),)
    columns = tuple(Column(t.say(title)) for title in (text("Name"), text("Role"), text("Country"), text("Contact")))
    rows = tuple((p.name, p.role, p.country, p.contact) for p in t.content.partners)
    return (Grid(columns, rows),)


def sources(t: Teller) -> tuple[Block, ...]:
    """Return the data that all rests on."""
    columns = (
        Column(t.say(text("Layer"))),
        Column(t.say(text("Data set"))),
        Column(t.say(text("Date"))),
        Column(t.say(text("Licence"))),
        Column(t.say(text("Cells")), RIGHT),
        Column(t.say(text("Known")), RIGHT),
    )
    rows = tuple(
        (
            t.say(s.title),
            s.dataset or s.file,
            s.date,
            s.licence,
            t.words.quantity(s.cell, "m", 0) if s.cell else "",
            t.words.percent(s.known) if s.known is not None else "",
        )
        for s in t.content.sources
    )
    return (Grid(columns, rows),)


def evidence(t: Teller) -> tuple[Block, ...]:
    """Return what is verified, what is assumed, and what the data cannot support."""
    blocks: list[Block] = [
        Paragraph(
            t.say(
                text(
                    "Every value of the catalogue carries how it is known: V and V2 were read in a source, D is worked "
                    "out from one, M is from memory or without a source that was read, A is assumed."
                )
            )
        )
    ]
    used = _used(t)
    heads = (text("Measure"), text("Cost"), text("Evidence"), text("Source"))
    columns = tuple(Column(t.say(head)) for head in heads)
    rows = []
    for measure in used:
        for cost in measure.costs:
            amount = t.words.span(cost.low, cost.high, f"{cost.currency}/{cost.unit}")
            rows.append((t.words.measure(measure), amount, ", ".join(cost.tags), cost.source))
    blocks.append(Grid(columns, tuple(rows), t.say(text("Unit costs and how they are known"))))
    blocks += [Paragraph(t.say(caveat), CAVEAT) for caveat in t.content.caveats]
    # what the plan was drafted with does not hold for the bill, which counts what wears out again
    warnings = [
        one for one in t.content.plan.warnings if t.content.bill is None or one.template != COSTS_AS_DRAFTED.template
    ]
    blocks += [Paragraph(t.say(warning), NOTE) for warning in warnings]
    if t.content.plan.limits:
        blocks.append(Paragraph(t.content.plan.limits, NOTE))
    if t.words.language != "en":
        blocks.append(Paragraph(t.say(TRANSLATION_NOTE), NOTE))
    return tuple(blocks)


def provenance(t: Teller) -> tuple[Block, ...]:
    """Return the files that the pack was made from, and with what."""
    plan = t.content.plan
    pairs = (
        (t.say(text("Plan")), f"{plan.title} · {plan.uuid}"),
        (t.say(text("Revision")), f"{plan.revision} · {t.words.day(plan.changed)} · {plan.changed_by}".rstrip(" ·")),
        (t.say(text("Made with")), f"DSS Planner {paths.version()}"),
    )
    columns = (Column(t.say(text("File"))), Column("SHA-256"))
    rows = tuple((Path(name).name, digest) for name, digest in t.content.inputs.items())
    return (Facts(pairs), Grid(columns, rows, t.say(text("What this was made from"))))


def good_practice(t: Teller) -> tuple[Block, ...]:
    """Return a record of each measure used, in the shape of WOCAT and of the UNCCD toolbox."""
    blocks: list[Block] = []
    for measure in _used(t):
        pairs = [(t.say(text("Keyword of the UNCCD toolbox")), _value(t, measure.toolbox_keyword))]
        for title, value in (
            (text("Number in WOCAT"), measure.wocat),
            (text("Purpose"), measure.function),
            (text("Time to effect"), measure.time_to_effect),
            (text("Life span"), measure.lifespan),
            (text("Upkeep"), measure.maintenance),
            (text("Water"), measure.water_need),
            (text("Species and material"), measure.material),
            (text("Risks"), measure.risks),
            (text("Other benefits"), measure.co_benefits),
        ):
            if value is not None:
                pairs.append((t.say(title), _value(t, value)))
        blocks += [
            Heading(t.words.measure(measure), 2),
            Paragraph(t.say(Text(measure.summary)), LEAD),
            Facts(tuple(pairs)),
        ]
        links = tuple(" ".join(part for part in (link.title, link.url) if part) for link in measure.links)
        if links:
            blocks.append(Items(links))
    return tuple(blocks)


def herder_sheet(t: Teller) -> tuple[Block, ...]:
    """Return two plain pages for each measure used: what it is, what to do in which month, what to look out for."""
    blocks: list[Block] = []
    for number, measure in enumerate(_used(t)):
        if number:
            blocks.append(PageBreak())
        blocks.append(Heading(t.words.measure(measure), 2))
        if f"sign_{measure.id}" in t.pictures:
            blocks.append(picture(t, f"sign_{measure.id}"))
        blocks.append(Paragraph(t.say(Text(measure.summary)), LEAD))
        if f"calendar_{measure.id}" in t.pictures:
            blocks += [Heading(t.say(text("Calendar")), 3), picture(t, f"calendar_{measure.id}")]
        blocks.append(PageBreak())
        steps = [
            text("Upkeep: {what}", what=_value(t, measure.maintenance)),
            text("Water: {what}", what=_value(t, measure.water_need)),
            text("Look out for: {what}", what=_value(t, measure.risks)),
        ]
        blocks += [Heading(t.say(text("What to do")), 3), Items(tuple(t.say(step) for step in steps))]
        places = [t.content.site(work.site).name for work in t.content.works if work.measure == measure.id]
        if places:
            blocks.append(Paragraph(t.say(text("Planned at: {places}.", places=", ".join(dict.fromkeys(places))))))
        blocks.append(Paragraph(t.say(text("Questions: ask the soum or the partner named on the cover.")), NOTE))
    return tuple(blocks)


def _used(t: Teller) -> list[Measure]:
    return [t.content.measures[key] for key in dict.fromkeys(work.measure for work in t.content.works)]


def _value(t: Teller, value: Value) -> str:
    """Return a value of the catalogue as it stands, with a sign where no source was read."""
    if isinstance(value.value, (list, tuple)):
        low, high = value.pair
        shown = t.words.span(low, high, value.unit)
    elif isinstance(value.value, (int, float)) and not isinstance(value.value, bool):
        shown = t.say(text("{value}", value=Quantity(value.number, value.unit)))
    else:
        shown = t.say(Text(str(value.value)))
    return shown if value.verified else f"{shown} [{value.tag}]"


def _of_table(t: Teller, name: str, columns: tuple[str, ...]) -> tuple[Block, ...]:
    table = make_table(t.content, name)
    return (t.grid(table, tuple(one for one in columns if _has(table, one))), *_notes(t, table.notes))


def _has(table: object, name: str) -> bool:
    return any(column.id == name for column in table.columns)  # type: ignore[attr-defined]


def _notes(t: Teller, notes: Sequence[Text]) -> tuple[Block, ...]:
    return tuple(Paragraph(t.say(note), NOTE) for note in notes)
