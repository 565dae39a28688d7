"""What is taken care of, watched and by whom: safeguards, monitoring, partners."""

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
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.tables.making import make_table
from dss_planner.text import text


def safeguards(t: Teller) -> tuple[Block, ...]:
    """Return what was screened and found; themes that nothing is known of are named once."""
    blocks: list[Block] = [t.picture("safeguards")] if "safeguards" in t.pictures else []
    table = make_table(t.content, "safeguards")
    count = table.column("count")
    rows = tuple(row for row in table.rows if isinstance(row.cells[count], (int, float)) and row.cells[count])
    if rows:
        columns = ("site", "theme", "result", "overlap", "count", "rule")
        blocks.append(t.grid(table, columns, rows, shares=(13, 17, 18, 10, 13, 29)))
    met = {t.say(row.cells[table.column("theme")]) for row in rows}  # type: ignore[arg-type]
    away = [t.say(theme.title) for theme in t.content.themes if theme.source and t.say(theme.title) not in met]
    if away:
        said = text("Screened, and at none of the sites: {themes}.", themes=t.words.listed(away))
        blocks.append(Paragraph(t.say(said)))
    unknown = [t.say(theme.title) for theme in t.content.themes if not theme.source]
    if unknown:
        said = text("Not screened, for want of a layer: {themes}. That is not none.", themes=t.words.listed(unknown))
        blocks.append(Paragraph(t.say(said), CAVEAT))
    return (*blocks, *t.notes(table.notes))


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
    return (Grid(columns, rows), Paragraph(t.say(said), NOTE), *t.notes(table.notes))


def partners(t: Teller) -> tuple[Block, ...]:
    """Return who takes part, and how many people have a use of it."""
    named: tuple[Block, ...] = (Paragraph(t.say(text("No partner is named in the plan yet.")), CAVEAT),)
    if t.content.partners:
        titles = (text("Name"), text("Role"), text("Country"), text("Contact"))
        columns = tuple(Column(t.say(title)) for title in titles)
        rows = tuple((p.name, p.role, t.words.stored(p.country) or p.country, p.contact) for p in t.content.partners)
        named = (Grid(columns, rows, t.say(text("Partners"))),)
    return (*named, *_people(t))


def _people(t: Teller) -> tuple[Block, ...]:
    people = t.content.project.people
    if people.direct_women is None and people.direct_men is None and people.households is None:
        return (Paragraph(t.say(text("Who benefits was not counted yet.")), CAVEAT),)
    heads = (text("Beneficiaries"), text("Women"), text("Men"), text("All"))
    columns = tuple(Column(t.say(head), LEFT if number == 0 else RIGHT) for number, head in enumerate(heads))
    rows = [
        (t.say(title), *(t.fact(f"people/{kind}{part}", 0, "") for part in ("_women", "_men", "")))
        for kind, title in (("direct", text("Direct")), ("indirect", text("Indirect")))
    ]
    blocks: list[Block] = [Grid(columns, tuple(rows), t.say(text("People who benefit, as entered")))]
    if people.households is not None:
        said = text("Herder households that use the land: {count}.", count=t.fact("people/households", 0, ""))
        blocks.append(Paragraph(t.say(said)))
    if people.source:
        blocks.append(Paragraph(t.say(text("Source of the numbers of people: {source}", source=people.source)), NOTE))
    return tuple(blocks)
