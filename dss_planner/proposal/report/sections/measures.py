"""The measures that the plan uses, as a record of good practice."""

from __future__ import annotations

from dss_planner.measures.catalogue.catalogue import Measure, Value
from dss_planner.proposal.report.blocks import (
    LEAD,
    NOTE,
    Block,
    Facts,
    Heading,
    Paragraph,
)
from dss_planner.proposal.report.sheets.said import value_words
from dss_planner.proposal.report.teller import Teller
from dss_planner.text import Text, text

#: What the catalogue says of a measure that needs none.
NOTHING = "–"


def good_practice(t: Teller) -> tuple[Block, ...]:
    """Return a record of each measure used, in the shape of WOCAT and of the UNCCD toolbox."""
    blocks: list[Block] = []
    for measure in used(t):
        pairs = [(t.say(text("Keyword of the UNCCD toolbox")), marked(t, measure.toolbox_keyword))]
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
            if value is not None and str(value.value) != NOTHING:
                pairs.append((t.say(title), marked(t, value)))
        blocks += [
            Heading(t.words.measure(measure), 2),
            Paragraph(t.say(Text(measure.summary)), LEAD),
            Facts(tuple(pairs)),
        ]
        links = tuple(" ".join(part for part in (link.title, link.url) if part) for link in measure.links)
        if links:
            blocks.append(Paragraph("\n".join(links), NOTE))
    return tuple(blocks)


def used(t: Teller) -> list[Measure]:
    """Return the measures that the plan uses, each once."""
    return [t.content.measures[key] for key in dict.fromkeys(work.measure for work in t.content.works)]


def marked(t: Teller, value: Value) -> str:
    """Return a value of the catalogue in words, with a sign where no source was read."""
    shown = value_words(t.words, value)
    return shown if value.verified else f"{shown} [{value.tag}]"
