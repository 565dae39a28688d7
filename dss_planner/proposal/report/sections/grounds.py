"""What all of it rests on: sources, evidence and caveats, provenance."""

from __future__ import annotations

from pathlib import Path

from dss_planner import paths
from dss_planner.plan.drafting.draftnotes import COSTS_AS_DRAFTED
from dss_planner.proposal.languages.words import TRANSLATION_NOTE
from dss_planner.proposal.report.blocks import (
    CAVEAT,
    NOTE,
    RIGHT,
    Block,
    Column,
    Facts,
    Grid,
    Paragraph,
)
from dss_planner.proposal.report.sections.measures import used
from dss_planner.proposal.report.teller import Teller
from dss_planner.text import text


def sources(t: Teller) -> tuple[Block, ...]:
    """Return the data that all rests on."""
    columns = (
        Column(t.say(text("Layer")), share=18),
        Column(t.say(text("Data set")), share=27),
        Column(t.say(text("Date")), share=7),
        Column(t.say(text("Licence")), share=25),
        Column(t.say(text("Cells")), RIGHT, 11),
        Column(t.say(text("Known")), RIGHT, 12),
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
    measures = used(t)
    heads = (text("Measure"), text("Cost"), text("Evidence"), text("Source"))
    columns = tuple(Column(t.say(head)) for head in heads)
    rows = []
    for measure in measures:
        for cost in measure.costs:
            amount = t.words.span(cost.low, cost.high, f"{cost.currency}/{cost.unit}")
            source = t.words.stored(cost.source) or cost.source
            rows.append((t.words.measure(measure), amount, ", ".join(cost.tags), source))
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
