"""What a plan still lacks for a funder's form, and where in the planner it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dss_planner.proposal.presets.preset import Ask, Preset
from dss_planner.text import Text, text

#: States of what is asked: there; there, but look at it; not there; known only to people, so nobody checked.
MET, LOOK, MISSING, BY_HAND = "met", "look", "missing", "by_hand"
#: Fact of texts that people wrote in another language than that of the pack; asked of every pack.
OWN_WORDS = "own_words"
_WORST = (MISSING, LOOK, BY_HAND, MET)


@dataclass(frozen=True)
class Fact:
    """What is known of one thing that funders ask. page: of the planner where it is mended, '' when nowhere."""

    id: str
    state: str
    sentence: Text
    page: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the checklist. asks: the funder's demand; verified: whether its form was read; source: its title."""

    id: str
    asks: Text
    state: str
    reasons: tuple[Fact, ...]
    verified: bool
    source: str = ""


def checklist(preset: Preset, facts: Mapping[str, Fact], chosen: Iterable[str] | None = None) -> tuple[Line, ...]:
    """Return a line for everything the preset asks, what is missing first.

    facts: by id, of the plan and the study. chosen: parts that the pack will have, as “kind.id” (None: the preset's).
    """
    parts = frozenset(chosen) if chosen is not None else preset.parts
    lines = [_line(preset, ask, facts, parts) for ask in preset.asks]
    lines += [_limit_line(preset, number, facts) for number in range(len(preset.limits))]
    own = facts.get(OWN_WORDS)
    if own is not None:
        lines.append(Line(OWN_WORDS, text("Everything in the language of the pack"), own.state, (own,), True))
    return tuple(sorted(lines, key=lambda line: _WORST.index(line.state)))


def ready(lines: Iterable[Line]) -> bool:
    """Return whether nothing is missing."""
    return all(line.state != MISSING for line in lines)


def _line(preset: Preset, ask: Ask, facts: Mapping[str, Fact], parts: frozenset[str]) -> Line:
    left_out = [part for part in ask.met_by if part not in parts]
    reasons = [
        Fact(part, MISSING, text("The pack leaves this part out: {part}.", part=part), "export") for part in left_out
    ]
    reasons += [_fact(facts, id) for id in ask.facts]
    source = preset.sources[ask.source].title if ask.source is not None else ""
    return Line(ask.id, Text(ask.asks), _worst(reasons), tuple(reasons), ask.verified, source)


def _limit_line(preset: Preset, number: int, facts: Mapping[str, Fact]) -> Line:
    limit = preset.limits[number]
    asks = {
        "pages": text("At most {value} pages", value=limit.value),
        "words": text("At most {value} words", value=limit.value),
        "funding_usd": text("At most {value} USD of the funder's money", value=limit.value),
    }[limit.what]
    found = facts.get(limit.what)
    if found is None:
        reason = Fact(limit.what, BY_HAND, text("Known once the pack is made: look at it then."))
    else:
        amount = float(str(found.sentence.values["value"]))
        fits = amount <= limit.value
        reason = Fact(limit.what, MET if fits else MISSING, found.sentence, found.page)
    source = preset.sources[limit.source].title if limit.source is not None else ""
    return Line(limit.what, asks, reason.state, (reason,), limit.verified, source)


def _fact(facts: Mapping[str, Fact], id: str) -> Fact:
    return facts.get(id) or Fact(id, BY_HAND, text("Nothing in the plan tells this: look at it yourself."))


def _worst(reasons: Iterable[Fact]) -> str:
    states = {reason.state for reason in reasons}
    return next((state for state in _WORST if state in states), MET)
