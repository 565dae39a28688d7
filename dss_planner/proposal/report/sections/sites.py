"""Each site on two pages: map, facts, reasons, works; then bill, budget, schedule, effect, care, photos."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dss_planner.proposal.content.siting import Site, SiteVerdict
from dss_planner.proposal.languages.numbers import degrees_minutes
from dss_planner.proposal.maps.told import fact_rows, quantities
from dss_planner.proposal.report.blocks import (
    CAVEAT,
    LEFT,
    NOTE,
    RIGHT,
    Block,
    Column,
    Facts,
    Figure,
    Grid,
    Heading,
    Items,
    OnePage,
    PageBreak,
    Paragraph,
)
from dss_planner.proposal.report.sections.sitebill import money
from dss_planner.proposal.report.sheets.said import photos_wanted
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.spatial.edition import edition_of
from dss_planner.text import Text, text

#: Share of the width that the map is printed at, and how many measures are given reasons: the fullest page first.
_FIRST = ((1.0, 8), (0.92, 8), (0.84, 6), (0.76, 5), (0.68, 4), (0.6, 3), (0.5, 2), (0.4, 0))
#: Share of the size of schedule and photos, how many rows of the bill, and whether rows without a price stand among
#: them, not below in words: the fullest page first. Photos that were taken are kept large at the cost of such rows.
_SECOND = (
    *((chart, size / 20, 40, True) for chart in (1.0, 0.85) for size in range(20, 11, -1)),
    *((chart, size / 20, 40, False) for chart in (1.0, 0.85, 0.7) for size in range(20, 11, -1)),
    *((0.7, size, rows, False) for rows in (40, 30, 24, 18, 15, 13, 11) for size in (0.5, 0.4, 0.33)),
    *((0.6, size, rows, False) for rows in (13, 11, 9) for size in (0.33, 0.0)),
    (0.5, 0.0, 6, False),
)
#: The same for a site without photos, whose places for them may be small.
_SECOND_BARE = tuple(
    one for size in (1.0, 0.85, 0.7, 0.6, 0.5) for one in ((1.0, size, 40, True), (0.85, size, 40, True))
)
#: Criteria that a row has room for.
_CRITERIA = 7
#: Reasons of a measure that are told.
_REASONS = 3


def sites(t: Teller) -> tuple[Block, ...]:
    """Return the pages of all sites, in the order of their ranks."""
    blocks: list[Block] = []
    for number, site in enumerate(t.content.sites):
        if number:
            blocks.append(PageBreak())
        blocks += site_pages(t, site)
    return tuple(blocks)


def site_pages(t: Teller, site: Site) -> tuple[Block, ...]:
    """Return the two pages of a site: each as full as it fits in the language."""
    rank = "" if site.rank is None else f"{site.rank}. "
    first = OnePage(tuple(partial(_first, t, site, *sizes) for sizes in _FIRST))
    choices = _SECOND if t.content.project.shots_at(site.uuid) else (*_SECOND_BARE, *_SECOND)
    second = OnePage(tuple(partial(_second, t, site, *sizes) for sizes in choices))
    return (Heading(f"{rank}{site.name}", 2, f"site{t.content.sites.index(site) + 1}"), first, second)


def _first(t: Teller, site: Site, size: float, reasons: int) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(site.reason)] if site.reason else []
    name = f"works_{site.uuid}"
    if name in t.pictures:
        blocks.append(scaled(t.picture(name, text("Works at {site}", site=site.name)), size))
    blocks += [_facts(t, site), *_points(t, site), _works(t, site), *_verdicts(t, site, reasons)]
    return tuple(blocks)


def _second(t: Teller, site: Site, chart: float, photos: float, rows: int, bare: bool) -> tuple[Block, ...]:
    blocks = money(t, site, rows, bare)
    if f"schedule_{site.uuid}" in t.pictures:
        shown = t.picture(f"schedule_{site.uuid}", text("Schedule of the works at {site}", site=site.name))
        blocks += [Heading(t.say(text("Schedule")), 3), scaled(shown, chart)]
    return (*blocks, *_effect(t, site), _care(t, site), *_photos(t, site, photos))


def scaled(figure: Figure, size: float) -> Figure:
    """Return a figure printed at a share of its size."""
    return replace(figure, width=size * figure.width, height=size * figure.height)


def _facts(t: Teller, site: Site) -> Facts:
    rows = fact_rows(site, t.words, exact=t.content.sensitivity != "public")
    for name, digits in (("area", None), ("score", 1)):
        if t.facts[f"site/{site.uuid}/{name}"].value is not None:
            t.fact(f"site/{site.uuid}/{name}", digits)
    return Facts(tuple((name, value) for name, value, *_ in rows), abreast=2)


def _points(t: Teller, site: Site) -> list[Block]:
    """Return how many points each criterion gives the site."""
    given = site.contributions[:_CRITERIA]
    if not given:
        return []
    columns = tuple(Column(t.say(Text(one.name)), RIGHT) for one in given)
    cells = tuple(
        t.say(text("{points} of {most}", points=t.words.number(one.points, 1), most=t.words.number(one.of_points, 0)))
        for one in given
    )
    return [Grid(columns, (cells,), t.say(text("Points of {site} by criterion", site=site.name)))]


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
        quantity = t.words.listed(quantities(work, t.words))
        rows.append((name, quantity, year, t.money(f"work/{work.uuid}/cost_mode")))
    return Grid(columns, tuple(rows), t.say(text("Works at {site}, with quantities and cost", site=site.name)))


def _verdicts(t: Teller, site: Site, most: int) -> list[Block]:
    """Say what decided on the measures that are planned: of each what was found at the first part of the site."""
    planned = {work.measure for work in t.content.works_of(site.uuid)}
    found = {}
    for one in t.content.verdicts:
        if one.site == site.uuid and one.measure in planned and one.sentences:
            found.setdefault(one.measure, one)
    points = tuple(_reasons(t, one) for one in found.values())[:most]
    return [Heading(t.say(text("Why these measures")), 3), Items(points)] if points else []


def _reasons(t: Teller, verdict: SiteVerdict) -> str:
    """Return what decided on a measure; its name, which each sentence begins with, stands once."""
    head = t.words.titled(t.words.measure(t.content.measures[verdict.measure]), "")
    said = [t.say(one) for one in verdict.sentences[:_REASONS]]
    rest = (one[len(head) :] if one.startswith(head) else one for one in said[1:])
    return t.words.together([said[0], *(one[:1].upper() + one[1:] for one in rest)])


def _effect(t: Teller, site: Site) -> list[Block]:
    head = Heading(t.say(text("Effect")), 3)
    effect = t.content.effect_of(site.uuid)
    if effect is None or not effect.net.known:
        return [head, Paragraph(t.say(text("What the works change here was not worked out.")), NOTE)]
    said = text(
        "Without the works {before} of soil are blown away here in a year. Over {years} years the works keep back "
        "{mode}, most likely; {low} to {high} are possible.",
        before=t.fact(f"site/{site.uuid}/before", 0, "t"),
        years=len(effect.years),
        low=t.fact(f"site/{site.uuid}/net_low", 0),
        high=t.fact(f"site/{site.uuid}/net_high", 0),
        mode=t.fact(f"site/{site.uuid}/net_mode", 0),
    )
    sentences = [t.say(said)]
    if effect.leaked.mode:
        sentences.append(t.say(LEAKAGE))
    blocks: list[Block] = [head, Paragraph(t.words.together(sentences))]
    if effect.unknown_share:
        said = text("On {share} of the site soil loss is not known.", share=t.words.percent(effect.unknown_share))
        blocks.append(Paragraph(t.say(said), CAVEAT))
    if effect.idle:
        blocks.append(Items(effect.idle))
    return blocks


#: What the net effect takes off, and how that is known.
LEAKAGE = text(
    "What grazing that is fenced out does on the land around is taken off; how much of it goes on there is an "
    "assumption, not a measurement. Below zero means that more soil is lost there than the works keep."
)


def _care(t: Teller, site: Site) -> Facts:
    """Say what stands against the works, what is not known of that, and what is measured: a row each."""
    points, unknown = [], []
    for one in t.content.screened_at(site.uuid):
        theme = next(theme for theme in t.content.themes if theme.id == one.theme)
        if not one.layer:
            unknown.append(t.say(theme.title))
        elif one.count:
            points.append(t.words.titled(t.say(theme.title), t.say(theme.rule)))
    if unknown:
        points.append(t.say(text("Not known, for want of a layer: {themes}.", themes=t.words.listed(unknown))))
    if not points:
        points.append(t.say(text("None of the themes that were screened meets the site.")))
    rows = [(t.say(text("Safeguards")), "\n".join(points))]
    kinds: dict[str, int] = {}
    for plot in t.content.plots:
        if plot.site == site.uuid:
            kinds[plot.kind] = kinds.get(plot.kind, 0) + 1
    if kinds:
        said = text(
            "{plots} plots with {controls} matched controls, {traps} sand traps and {photos} photo points.",
            plots=kinds.get("pilot", 0) + kinds.get("plot", 0),
            controls=kinds.get("control", 0),
            traps=kinds.get("trap", 0),
            photos=kinds.get("photo", 0),
        )
        rows.append((t.say(text("Monitoring")), t.say(said)))
    return Facts(tuple(rows), first=16.0)


def _photos(t: Teller, site: Site, size: float) -> list[Block]:
    """Return photos, or places for them, with where each photo point lies."""
    head = Heading(t.say(text("Photos")), 3)
    points = [plot for plot in t.content.plots if plot.site == site.uuid and plot.kind == "photo"]
    if not points:
        return [head, Paragraph(t.say(text("The plan has no photo point here.")), NOTE)]
    told = edition_of(t.content)
    said = []
    for number, plot in enumerate(points, 1):
        place = told.place(plot.longitude, plot.latitude)
        position = " ".join(degrees_minutes(place[1], place[0])) if place else "—"
        said.append(t.say(text("Photo point {number}: {position}", number=number, position=position)))
    told_of = [t.words.ended("; ".join(said))]
    wanted = photos_wanted(t.content, site.uuid, t.words)
    if wanted:
        told_of.append(t.say(text("Not yet taken: {places}.", places="; ".join(wanted))))
    blocks: list[Block] = [head, Paragraph(t.words.together(told_of), NOTE)]
    name = f"photos_{site.uuid}"
    if name in t.pictures and size:
        taken = text("Photos of {site}: photo point and side", site=site.name)
        places = text("Photo points of {site}: to north, east, south and west", site=site.name)
        shown = t.picture(name, taken if t.content.project.shots_at(site.uuid) else places)
        blocks.append(scaled(shown, size))
    return blocks
