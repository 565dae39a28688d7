"""Recognises sentences that a study stores in English: which template they were made of, with which values.

Files of a study hold sentences as they were said when a step ran. They are of the product's own templates, so that the
template can be found again, and said in another language; what people wrote is of no template and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dss_planner.proposal.languages.gazetteer import names_of
from dss_planner.proposal.languages.numbers import UNSPACED, with_unit
from dss_planner.text import Text, text

#: What the product names and says without a template of its own: shapes, places, rules, titles.
SHAPES = (
    text("Site {number}"),
    text("Row {number}"),
    text("Belt {number}"),
    text("Secondary belt {number}"),
    text("Fence {number}"),
    text("Gate {number}"),
    text("Wildlife passage {number}"),
    text("Paddock {number}"),
    text("Track {number}"),
    text("Access track {number} (proposal)"),
    text("Nursery (proposal: water to be checked)"),
    text("nursery {number}"),
    text("plot {number}"),
    text("control {number}"),
    text("photo point {number}"),
    text("sample plot {number}"),
    text("sand traps {number}"),
    text("Land served {number}"),
    text("Bare ring (piosphere) {number}"),
    text("Water point {number}"),
    text("Well (proposal) {number}"),
    text("Halophyte row {number}"),
    text("Roughened strip {number}"),
    text("{name} (proposal: no playa is mapped here)"),
    text("{number} km N of {name}"),
    text("{number} km NE of {name}"),
    text("{number} km E of {name}"),
    text("{number} km SE of {name}"),
    text("{number} km S of {name}"),
    text("{number} km SW of {name}"),
    text("{number} km W of {name}"),
    text("{number} km NW of {name}"),
    text("keeps cells that are not {names}"),
    text("keeps cells outside {name}"),
    text("score model of the study"),
    text("Countermeasure plan"),
    text("disputed area"),
    text("Middle and East Gobi"),
    text("Demonstration data, about 5–25 km resolution; not for siting decisions."),
    text("sample"),
    text("schematic"),
    text("Same land cover, nearest cover, soil loss and rain; outside every site, not downwind."),  # of earlier plans
    text("Same land cover, nearest cover, soil loss and rain; outside every site and excluded place, not downwind."),
)
_PLACE = re.compile(r"\{(\w*)\}")
#: A place that holds a number and nothing else.
_NUMBER = "number"
_AMOUNT = re.compile(r"([-−]?\d[\d.,]*) ?([^\W\d]\S*|[°%])")
_QUOTED = re.compile(r"“([^“”]+)”")
_SENTENCE = re.compile(r"(?<=[.?!]) ")
#: What holds parts together that each may be known: works of a site, names in a list.
_JOINTS = ("; ", ", ", ": ")


@dataclass(frozen=True)
class _Form:
    template: str
    fixed: str
    words: bool
    pattern: re.Pattern[str]


def _form(template: str) -> _Form:
    pattern, seen = "", set()
    for position, part in enumerate(_PLACE.split(template)):
        if position % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += f"(?P={part})"
        else:
            seen.add(part)
            pattern += f"(?P<{part}>{'[0-9][0-9.,]*' if part == _NUMBER else '.+?'})"
    parts = _PLACE.split(template)[::2]
    return _Form(template, max(parts, key=len), any(map(str.isalpha, "".join(parts))), re.compile(pattern))


class Stored:
    """Says English sentences of the product in a language.

    sentences: template → translation, for words that are a template as a whole; templates: those with places that files
    of a study hold; units: unit → what the language calls it; say: says a `Text`, whose values it sends back here.
    """

    def __init__(
        self,
        language: str,
        sentences: Mapping[str, str],
        templates: Iterable[str],
        units: Mapping[str, str],
        say: Callable[[Text], str],
    ) -> None:
        self._language, self._sentences, self._units, self._say = language, sentences, units, say
        self._folded = {key.casefold(): value for key, value in sentences.items() if "{" not in key}
        # the more letters a form has of its own, the less it is mistaken for another
        forms = sorted((one for one in templates if _PLACE.search(one)), key=lambda one: -len(_PLACE.sub("", one)))
        self._forms = tuple(_form(template) for template in forms)
        self._found: dict[str, str | None] = {}

    def __call__(self, said: str) -> str | None:
        """Return what was stored in the language; None where it is of no template."""
        if said not in self._found:
            self._found[said] = self._known(said)
        return self._found[said]

    def _known(self, said: str) -> str | None:
        found = self._sentences.get(said) or self._folded.get(said.casefold()) or self._amount(said)
        found = found or names_of(said, self._language)
        if found or not any(letter.isalpha() for letter in said):
            return found or said
        quoted = _QUOTED.fullmatch(said)
        if quoted is not None:
            return said.replace(quoted[1], self(quoted[1]) or quoted[1])
        pieces = _SENTENCE.split(said)
        if len(pieces) > 1:
            return self._joined(pieces)
        return self._of_form(said) or self._of_form(said, words=False) or self._of_parts(said)

    def _amount(self, said: str) -> str | None:
        match = _AMOUNT.fullmatch(said)
        if match is None or match[2] not in self._units:
            return None
        return with_unit(match[1], self._units[match[2]], self._language)

    def _of_form(self, said: str, words: bool = True) -> str | None:
        """Return a sentence of a form with words of its own, or without: those are known by their last value."""
        for form in self._forms:
            match = form.pattern.fullmatch(said) if form.words == words and form.fixed in said else None
            if match is not None and (words or self(match.groups()[-1]) is not None):
                return self._say(Text(form.template, match.groupdict()))
        return None

    def _joined(self, pieces: list[str]) -> str | None:
        """Return sentences one by one, those of no template as they are; None where all are such."""
        told, known, start = [], False, 0
        while start < len(pieces):
            # a template may hold several sentences; the fewest that are one count
            for stop in range(start + 1, len(pieces) + 1):
                whole = " ".join(pieces[start:stop])
                found = self._sentences.get(whole) or self._of_form(whole)
                if found is not None:
                    break
            else:
                stop, found = start + 1, self(pieces[start])
            known = known or found is not None
            told.append(pieces[start] if found is None else found)
            start = stop
        return ("" if self._language in UNSPACED else " ").join(told) if known else None

    def _of_parts(self, said: str) -> str | None:
        """Return a list or a name with its work, where its parts are known; one before a colon may be a name."""
        for joint in _JOINTS:
            parts = said.split(joint)
            told = list(self._each(parts))
            heads = told[1:] if joint == ": " else told
            if len(parts) > 1 and all(one is not None for one in heads):
                return joint.join(one if one is not None else part for one, part in zip(told, parts))
        return None

    def _each(self, parts: list[str]) -> Iterator[str | None]:
        return (self(part) for part in parts) if len(parts) > 1 else iter(())
