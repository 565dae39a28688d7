"""The report of a plan: its sections in the order of a preset, under the funder's headings."""

from __future__ import annotations

from collections.abc import Callable

from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.presets.preset import Preset, Section
from dss_planner.proposal.report.blocks import Block, Heading, PageBreak, Report
from dss_planner.proposal.report.headings import heading_of
from dss_planner.proposal.report.sections import closing, opening
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
    "budget": closing.budget,
    "schedule": closing.schedule,
    "effect": closing.effect,
    "indicators": closing.indicators,
    "logframe": closing.logframe,
    "safeguards": closing.safeguards,
    "monitoring": closing.monitoring,
    "partners": closing.partners,
    "sources": closing.sources,
    "evidence": closing.evidence,
    "provenance": closing.provenance,
    "good_practice": closing.good_practice,
    "herder_sheet": closing.herder_sheet,
}


#: Sections that are short as a rule: they go on where the one before ends.
_GOES_ON = frozenset({"method", "ranking", "effect", "indicators", "partners", "evidence", "provenance"})


def make_report(t: Teller, preset: Preset, fonts: tuple[str, ...], running: str, chosen: frozenset[str]) -> Report:
    """Return the report. chosen: sections wanted; running: the line at the foot of each page."""
    blocks: list[Block] = []
    for section in preset.sections:
        if section.id not in chosen:
            continue
        begins = section.id not in _GOES_ON or not blocks
        blocks += [Heading(_heading(section, t.words), 1, section.id, begins), *SECTIONS[section.id](t)]
        if section.id == "herder_sheet":
            blocks.append(PageBreak())
    return Report(
        title=t.content.plan.title,
        subtitle=t.say(text("Where to start against dust and sand storms: sites, works, costs and effect")),
        blocks=tuple(blocks),
        running=running,
        language=t.words.language,
        fonts=fonts,
        page_word=t.say(text("Page {{page}} of {{pages}}")),
        contents_word=t.say(text("Contents")),
    )


def _heading(section: Section, words: Words) -> str:
    plain = words(heading_of(section.id))
    if not section.heading:
        return plain
    shown = words(Text(section.heading))
    return shown if section.verified else words(text("{heading} (heading not verified)", heading=shown))
