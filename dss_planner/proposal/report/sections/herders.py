"""Two pages for each measure, to hang up and to take along: signs on the first, the year and the places behind."""

from __future__ import annotations

from functools import partial

from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.scheduling.schedule import BUILD
from dss_planner.proposal.content.working import Work
from dss_planner.proposal.languages.numbers import SPACE, degrees_minutes
from dss_planner.proposal.maps.told import quantities
from dss_planner.proposal.report.blocks import (
    LEAD,
    LEFT,
    NOTE,
    Block,
    Column,
    Grid,
    Heading,
    Items,
    OnePage,
    PageBreak,
    Paragraph,
)
from dss_planner.proposal.report.sections.measures import used
from dss_planner.proposal.report.sections.sites import scaled
from dss_planner.proposal.report.sheets.said import OPEN, value_said
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.spatial.edition import edition_of
from dss_planner.text import Text, text

#: Share of the width of the signs.
_SIGNS = (1.0, 0.95, 0.9, 0.8)
#: Share of the width of the calendar, places that are told, empty lines to note storms: the fullest page first.
_BACK = ((1.0, 12, 10), (1.0, 10, 8), (1.0, 10, 6), (1.0, 8, 4), (0.95, 8, 3), (0.9, 6, 2), (0.8, 5, 0), (0.7, 3, 0))


def herder_sheet(t: Teller) -> tuple[Block, ...]:
    """Return two pages for each measure used: what to do by signs; the year, the places and room for notes."""
    blocks: list[Block] = []
    for number, measure in enumerate(used(t)):
        if number:
            blocks.append(PageBreak())
        blocks.append(Heading(t.words.measure(measure), 2))
        blocks.append(OnePage(tuple(partial(_front, t, measure, size) for size in _SIGNS)))
        blocks.append(OnePage(tuple(partial(_back, t, measure, *sizes) for sizes in _BACK)))
    return tuple(blocks)


def _front(t: Teller, measure: Measure, size: float) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(t.say(Text(measure.summary)), LEAD)]
    name = f"sign_{measure.id}"
    if name in t.pictures:
        blocks.append(scaled(t.picture(name, text("{measure}: what to do", measure=measure.name)), size))
    if name not in t.pictures or OPEN.strip() in _all_said(t, measure):
        star = text("* rests on no source that was read, or is assumed: ask a technician before you rely on it.")
        blocks.append(Paragraph(t.say(star), NOTE))
    return tuple(blocks)


def _all_said(t: Teller, measure: Measure) -> str:
    values = (measure.material, measure.maintenance, measure.water_need, *measure.layout.values())
    return "".join(value_said(t.words, value) for value in values)


def _back(t: Teller, measure: Measure, size: float, places: int, lines: int) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(t.say(text("{measure}: the year", measure=measure.name)), 3)]
    name = f"calendar_{measure.id}"
    if name in t.pictures:
        caption = text("The year, by month: filled is right, a dot is planned, a sign is weather to heed")
        blocks.append(scaled(t.picture(name, caption), size))
    steps = (
        text("Upkeep: {what}", what=value_said(t.words, measure.maintenance)),
        text("Water: {what}", what=value_said(t.words, measure.water_need)),
        text("Look out for: {what}", what=value_said(t.words, measure.risks)),
        text("It works after: {what}", what=value_said(t.words, measure.time_to_effect)),
        text("It lasts: {what}", what=value_said(t.words, measure.lifespan)),
    )
    blocks += [Heading(t.say(text("What to do")), 3), Items(tuple(t.say(step) for step in steps))]
    blocks += _places(t, measure, places)
    if lines:
        blocks += _log(t, lines)
    return tuple(blocks)


def _places(t: Teller, measure: Measure, most: int) -> list[Block]:
    works = [work for work in t.content.works if work.measure == measure.id]
    heads = (text("Site"), text("Position"), text("How much"), text("Build, plant or sow"))
    columns = tuple(Column(t.say(head), LEFT, share) for head, share in zip(heads, (16, 30, 29, 25)))
    rows = tuple(_place(t, work) for work in works[:most])
    blocks: list[Block] = [Grid(columns, rows, t.say(text("Where it is planned")))]
    if len(works) > most:
        said = text("{count} more stand in the table of works.", count=len(works) - most)
        blocks.append(Paragraph(t.say(said), NOTE))
    return blocks


def _place(t: Teller, work: Work) -> tuple[str, ...]:
    site = t.content.site(work.site)
    place = edition_of(t.content).place(site.longitude, site.latitude)
    position = " ".join(degrees_minutes(place[1], place[0], 0)) if place else "—"
    built = [one for one in t.content.schedule if one.work == work.uuid and one.stage == BUILD and one.begin]
    when = "—"
    if built and built[0].begin and built[0].end:
        first, last = built[0].begin, built[0].end
        ends = [t.words.month(day.year, day.month) for day in (first, last)]
        when = " – ".join(dict.fromkeys(ends))
    return site.name, position, t.words.listed(quantities(work, t.words)), when


def _log(t: Teller, lines: int) -> list[Block]:
    heads = (text("Day of the storm"), text("What was seen"), text("What was done"), text("Name"))
    columns = tuple(Column(t.say(head), LEFT, share) for head, share in zip(heads, (18, 34, 32, 16)))
    empty = (f"{SPACE}\n{SPACE}",) + (SPACE,) * (len(heads) - 1)
    return [Grid(columns, (empty,) * lines, t.say(text("After each storm: write down what you see")))]
