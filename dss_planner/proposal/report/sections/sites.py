"""Each site on its pages: map, facts, reasons, works, bill, budget, schedule, effect, safeguards, monitoring."""

from __future__ import annotations

from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.maps.told import fact_lines, quantities
from dss_planner.proposal.report.blocks import (
    CAVEAT,
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
from dss_planner.text import text

#: Reasons that a site's page has room for.
_REASONS = 8


def sites(t: Teller) -> tuple[Block, ...]:
    """Return the pages of all sites, in the order of their ranks."""
    blocks: list[Block] = []
    for number, site in enumerate(t.content.sites):
        if number:
            blocks.append(PageBreak())
        blocks += site_pages(t, site)
    return tuple(blocks)


def site_pages(t: Teller, site: Site) -> tuple[Block, ...]:
    """Return the two pages of a site."""
    blocks: list[Block] = [Heading(f"{site.rank}. {site.name}", 2, f"site{site.rank}")]
    if site.reason:
        blocks.append(Paragraph(site.reason))
    if f"works_{site.uuid}" in t.pictures:
        blocks.append(picture(t, f"works_{site.uuid}"))
    blocks += [_facts(t, site), _works(t, site), *_verdicts(t, site), PageBreak(), *_money(t, site)]
    if f"schedule_{site.uuid}" in t.pictures:
        blocks += [Heading(t.say(text("Schedule")), 3), picture(t, f"schedule_{site.uuid}")]
    blocks += [*_effect(t, site), *_care(t, site), *_watch(t, site)]
    blocks += [
        Heading(t.say(text("Photos")), 3),
        Paragraph(t.say(text("Put photos of the photo points here, with day and direction.")), NOTE),
    ]
    return tuple(blocks)


def _facts(t: Teller, site: Site) -> Facts:
    lines = fact_lines(site, t.words, exact=t.content.sensitivity != "public").split("\n")
    for name, digits in (("area", None), ("score", 1)):
        if t.facts[f"site/{site.uuid}/{name}"].value is not None:
            t.fact(f"site/{site.uuid}/{name}", digits)
    pairs = tuple((name, value) for name, _, value in (line.partition(": ") for line in lines))
    return Facts(pairs)


def _works(t: Teller, site: Site) -> Block:
    works = t.content.works_of(site.uuid)
    if not works:
        return Paragraph(t.say(text("No work is planned here.")), CAVEAT)
    columns = (
        Column(t.say(text("Work")), LEFT, 34),
        Column(t.say(text("Quantity")), LEFT, 36),
        Column(t.say(text("Year")), RIGHT, 10),
        Column(t.say(text("Cost, likely")), RIGHT, 20),
    )
    rows = []
    for work in works:
        year = "" if work.start_year is None else str(t.content.plan.first_year + work.start_year - 1)
        name = t.words.measure(t.content.measures[work.measure])
        quantity = ", ".join(quantities(work, t.words))
        rows.append((name, quantity, year, t.money(f"work/{work.uuid}/cost_mode")))
    return Grid(columns, tuple(rows), t.say(text("Works")))


def _verdicts(t: Teller, site: Site) -> list[Block]:
    """Say what decided on the measures that are planned, and warn of what is not known."""
    planned = {work.measure for work in t.content.works_of(site.uuid)}
    found = [v for v in t.content.verdicts if v.site == site.uuid and v.measure in planned and v.sentences]
    said = [" ".join(t.say(sentence) for sentence in one.sentences[:2]) for one in found]
    points = tuple(dict.fromkeys(said))[:_REASONS]
    return [Heading(t.say(text("Why these measures")), 3), Items(points)] if points else []


def _money(t: Teller, site: Site) -> list[Block]:
    blocks: list[Block] = [Heading(t.say(text("Bill of quantities and budget")), 3)]
    if t.content.bill is None:
        return [
            *blocks,
            Paragraph(t.say(text("There is no bill: a rate of exchange or the works are missing.")), CAVEAT),
        ]
    table = make_table(t.content, "bill")
    place = table.column("site")
    rows = tuple(row for row in table.rows if row.cells[place] == site.name and not row.total)
    blocks.append(t.grid(table, ("measure", "item", "quantity", "unit", "kind", "times", "price", "cost"), rows))
    said = text(
        "This site over all years: {low} to {high}, likely {mode} (without contingency).",
        low=t.money(f"site/{site.uuid}/cost_low"),
        high=t.money(f"site/{site.uuid}/cost_high"),
        mode=t.money(f"site/{site.uuid}/cost_mode"),
    )
    return [*blocks, Paragraph(t.say(said))]


def _effect(t: Teller, site: Site) -> list[Block]:
    head = Heading(t.say(text("Effect")), 3)
    effect = t.content.effect_of(site.uuid)
    if effect is None or not effect.net.known:
        return [head, Paragraph(t.say(text("What the works change here was not worked out.")), NOTE)]
    said = text(
        "Without the works {before} a year are blown away here. They keep {low} to {high} back over all years, most "
        "likely {mode}, what leaks around fences taken off.",
        before=t.fact(f"site/{site.uuid}/before", 0, "t"),
        low=t.fact(f"site/{site.uuid}/net_low", 0),
        high=t.fact(f"site/{site.uuid}/net_high", 0),
        mode=t.fact(f"site/{site.uuid}/net_mode", 0),
    )
    blocks: list[Block] = [head, Paragraph(t.say(said))]
    if effect.unknown_share:
        said = text("On {share} of the site soil loss is not known.", share=t.words.percent(effect.unknown_share))
        blocks.append(Paragraph(t.say(said), CAVEAT))
    if effect.idle:
        blocks.append(Items(effect.idle))
    return blocks


def _care(t: Teller, site: Site) -> list[Block]:
    points, unknown = [], []
    for one in t.content.screened_at(site.uuid):
        theme = next(theme for theme in t.content.themes if theme.id == one.theme)
        if not one.layer:
            unknown.append(t.say(theme.title))
        elif one.count:
            points.append(f"{t.say(theme.title)}: {t.say(theme.rule)}")
    blocks: list[Block] = [Heading(t.say(text("Safeguards")), 3)]
    if points:
        blocks.append(Items(tuple(points)))
    if unknown:
        said = text("Not known, for want of a layer: {themes}.", themes=", ".join(unknown))
        blocks.append(Paragraph(t.say(said), CAVEAT))
    if not points and not unknown:
        blocks.append(Paragraph(t.say(text("None of the themes that were screened meets the site."))))
    return blocks


def _watch(t: Teller, site: Site) -> list[Block]:
    kinds: dict[str, int] = {}
    for plot in t.content.plots:
        if plot.site == site.uuid:
            kinds[plot.kind] = kinds.get(plot.kind, 0) + 1
    if not kinds:
        return []
    said = text(
        "{plots} plots with {controls} matched controls, {traps} sand traps and {photos} photo points.",
        plots=kinds.get("pilot", 0) + kinds.get("plot", 0),
        controls=kinds.get("control", 0),
        traps=kinds.get("trap", 0),
        photos=kinds.get("photo", 0),
    )
    return [Heading(t.say(text("Monitoring")), 3), Paragraph(t.say(said))]
