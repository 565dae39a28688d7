"""The content of a pack in its language: what the product named and said in English when a step ran."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dss_planner.proposal.content.effects import EffectContent
from dss_planner.proposal.content.grounds import Excluded, Method, Source
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.content.working import Plot, Shape, Work
from dss_planner.proposal.languages.placenames import in_sentences, known_name
from dss_planner.proposal.languages.words import LETTERS, Words
from dss_planner.text import text

#: Fewer letters than this are a sign or a number, not words.
_LEAST_LETTERS = 3

#: Of licence notes as the catalogues of data sets make them.
_CREDIT, _DOUBT = " Credit: ", "Unverified, check the provider's terms: "
_STOPS = ".。"

Say = Callable[[str], str]


def spoken_in(content: PackContent, words: Words) -> tuple[PackContent, tuple[str, ...]]:
    """Return the content with all that is the product's own in the language, and what people wrote in another.

    Keys, numbers and shapes are as they were. Names of sites and people are nobody's sentences: they are not told.
    """
    own: dict[str, None] = {}

    def named(said: str) -> str:
        return words.stored(said) or said

    def say(said: str) -> str:
        found = words.stored(said)
        if found is None and _elsewhere(said, words.language):
            own[said] = None
        return said if found is None else found

    plan = content.plan
    spoken = replace(
        content,
        plan=replace(
            plan,
            title=named(plan.title),
            study_area=say(plan.study_area),
            wind_source=say(plan.wind_source),
            limits=say(plan.limits),
        ),
        sites=tuple(_site(site, words, say, named) for site in content.sites),
        works=tuple(_work(work, say, named) for work in content.works),
        shapes=tuple(_shape(shape, named) for shape in content.shapes),
        plots=tuple(_plot(plot, say, named) for plot in content.plots),
        effect=None if content.effect is None else _effect(content.effect, say),
        weights=tuple(replace(one, by_whom=named(one.by_whom)) for one in content.weights),
        excluded=tuple(_excluded(one, say) for one in content.excluded),
        method=_method(content.method, say, named),
        notes=tuple(replace(one, said=say(one.said)) for one in content.notes),
        sources=tuple(_source(one, words, named) for one in content.sources),
    )
    return spoken, tuple(own)


def _elsewhere(said: str, language: str) -> bool:
    """Return whether words are in the script of another language; the script is all that can be told."""
    letters = sum(letter.isalpha() for letter in said)
    return letters >= _LEAST_LETTERS and re.search(LETTERS[language], said) is None


def _site(site: Site, words: Words, say: Say, named: Say) -> Site:
    aimag, soum = (known_name(name, words.language, unit) for name, unit in ((site.aimag, True), (site.soum, False)))
    return replace(
        site,
        name=named(site.name),
        place=named(in_sentences(site.place, words.language)),
        reason=say(site.reason),
        decision=say(site.decision),
        aimag_local=site.aimag_local or aimag,
        soum_local=site.soum_local or soum,
    )


def _work(work: Work, say: Say, named: Say) -> Work:
    return replace(work, name=named(work.name), reason=say(work.reason), note=say(work.note))


def _shape(shape: Shape, named: Say) -> Shape:
    return replace(shape, name=named(shape.name))


def _plot(plot: Plot, say: Say, named: Say) -> Plot:
    return replace(plot, name=named(plot.name), note=say(plot.note))


def _effect(effect: EffectContent, say: Say) -> EffectContent:
    sites = tuple(replace(site, idle=tuple(map(say, site.idle))) for site in effect.sites)
    return replace(effect, sites=sites, notes=tuple(map(say, effect.notes)))


def _excluded(one: Excluded, say: Say) -> Excluded:
    return replace(one, name=say(one.name), rule=say(one.rule))


def _source(source: Source, words: Words, named: Say) -> Source:
    return replace(source, dataset=named(source.dataset), licence=licence_in(source.licence, words))


def licence_in(licence: str, words: Words) -> str:
    """Return a licence note of the catalogues of data sets in the language; whom it credits keeps the name.

    As they are made: “note Credit: whom.”, before it whether anybody verified it, or “licence. citation.”.
    """
    if words.language == "en" or not licence:
        return licence
    own, credit = licence, ""
    if _CREDIT in licence:
        own, _, name = licence.partition(_CREDIT)
        credit = words(text("Credit: {credit}.", credit=name.rstrip(".")))
    elif words.stored(licence) is None:
        own, _, name = licence.partition(". ")
        cited = words.stored(name.rstrip("."))
        credit = words.ended(cited) if cited else name
    doubt = own.startswith(_DOUBT)
    said = words.stored(own[len(_DOUBT) :] if doubt else own)
    if said is None:
        return licence
    if doubt:
        said = words(text("Unverified, check the provider's terms: {note}", note=said))
    return words.together((said if said[-1] in _STOPS else words.ended(said), credit))


def _left_out(said: str, say: Say, named: Say) -> str:
    name, joint, why = said.partition(": ")
    return f"{named(name)}{joint}{say(why)}" if joint else say(said)


def _method(method: Method, say: Say, named: Say) -> Method:
    return replace(
        method,
        verdicts=tuple(map(say, method.verdicts)),
        notes=tuple(map(say, method.notes)),
        left_out=tuple(_left_out(one, say, named) for one in method.left_out),
    )
