"""The report of a plan: its sections in the order of a preset, under the funder's headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.presets.preset import Preset, Section
from dss_planner.proposal.report.blocks import Block, Figure, Fits, Grid, Heading, Report, settled
from dss_planner.proposal.report.headings import heading_of
from dss_planner.proposal.report.sections import care, grounds, opening, results
from dss_planner.proposal.report.sections.herders import herder_sheet
from dss_planner.proposal.report.sections.measures import good_practice
from dss_planner.proposal.report.sections.sites import sites
from dss_planner.proposal.report.teller import Teller
from dss_planner.text import Text, text

#: Section → what makes it.
SECTIONS: dict[str, Callable[[Teller], tuple[Block, ...]]] = {
    "summary": opening.summary,
    "study_area": opening.study_area,
    "method": opening.method,
    "ranking": opening.ranking,
    "sites": sites,
    "budget": results.budget,
    "schedule": results.schedule,
    "effect": results.effect,
    "indicators": results.indicators,
    "logframe": results.logframe,
    "safeguards": care.safeguards,
    "monitoring": care.monitoring,
    "partners": care.partners,
    "sources": grounds.sources,
    "evidence": grounds.evidence,
    "provenance": grounds.provenance,
    "good_practice": good_practice,
    "herder_sheet": herder_sheet,
}


#: Sections that begin a page, and those behind which a page begins; the others go on where the one before ends.
_OPEN = frozenset({"summary", "study_area", "sites", "good_practice", "herder_sheet"})
_CLOSE = frozenset({"summary", "sites", "herder_sheet"})


def _always(blocks: tuple[Block, ...]) -> bool:
    return True


def make_report(
    t: Teller, preset: Preset, fonts: tuple[str, ...], running: str, chosen: frozenset[str], fits: Fits = _always
) -> Report:
    """Return the report. chosen: sections wanted; running: the line at the foot of each page; fits: what has room on a
    page (what is to fit one is told in full where nobody measures)."""
    blocks: list[Block] = []
    before = ""
    for section in preset.sections:
        if section.id not in chosen:
            continue
        begins = section.id in _OPEN or before in _CLOSE or not blocks
        before = section.id
        blocks += [Heading(_heading(section, t.words), 1, section.id, begins), *SECTIONS[section.id](t)]
    return Report(
        title=t.content.plan.title,
        subtitle=t.say(text("Where to start against dust and sand storms: sites, works, costs and effect")),
        blocks=_numbered(settled(blocks, fits), t),
        running=running,
        language=t.words.language,
        fonts=fonts,
        page_word=t.say(text("Page {{page}} of {{pages}}")),
        contents_word=t.say(text("Contents")),
    )


def _numbered(blocks: tuple[Block, ...], t: Teller) -> tuple[Block, ...]:
    """Return the blocks with tables and figures counted, those with a title."""
    found: list[Block] = []
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Grid) and block.caption:
            tables += 1
            said = text("Table {number}. {title}", number=tables, title=block.caption)
            found.append(replace(block, caption=t.say(said)))
        elif isinstance(block, Figure) and block.caption:
            figures += 1
            said = text("Figure {number}. {title}", number=figures, title=block.caption)
            found.append(replace(block, caption=t.say(said), alt=block.alt or block.caption))
        else:
            found.append(block)
    return tuple(found)


def _heading(section: Section, words: Words) -> str:
    plain = words(heading_of(section.id))
    if not section.heading:
        return plain
    shown = words(Text(section.heading))
    return shown if section.verified else words(text("{heading} (heading not verified)", heading=shown))
