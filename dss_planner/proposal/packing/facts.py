"""What is known of a plan, as funders ask it: the facts of the checklist, each with the page that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dss_planner.proposal.content.model import PUBLIC, PackContent
from dss_planner.proposal.presets.checklist import BY_HAND, LOOK, MET, MISSING, OWN_WORDS, Fact
from dss_planner.text import text

#: Part of the cost that shares may miss by rounding.
_ROUNDING = 0.001
#: Pages of the planner where things are mended.
AREA, SCORE, SITES, PLAN, EXPORT = "area", "criteria", "candidates", "plan", "export"
#: Letters of a text that the checklist has room for.
_OWN_LETTERS = 60


def known_facts(
    content: PackContent, pages: int | None = None, words: int | None = None, own: Sequence[str] = ()
) -> dict[str, Fact]:
    """Return id → fact. pages, words: of the report once it is made; own: what people wrote in another language than
    that of the pack."""
    found = [
        _sites(content),
        _works(content),
        _costs(content),
        _prices(content),
        _rates(content),
        _schedule(content),
        _scenario(content),
        _weights(content),
        _licences(content),
        _partners(content),
        _safeguards(content),
        _monitoring(content),
        _co_financing(content),
        _beneficiaries(content),
        _photos(content),
        _public(content),
        Fact("consistent", MET, text("Every number of the pack is held against the plan before it is finished.")),
        *_limits(content, pages, words),
        *_own(own),
    ]
    return {fact.id: fact for fact in found}


def _sites(content: PackContent) -> Fact:
    return Fact("sites", MET, text("{count} sites with coordinates", count=len(content.sites)), SITES)


def _works(content: PackContent) -> Fact:
    if not content.works:
        return Fact("works", MISSING, text("The plan has no works: draft them."), PLAN)
    empty = [one.name for one in content.sites if not content.works_of(one.uuid)]
    if empty:
        return Fact("works", LOOK, text("No works at: {sites}.", sites=", ".join(empty)), PLAN)
    return Fact("works", MET, text("{count} works with quantities", count=len(content.works)), PLAN)


def _costs(content: PackContent) -> Fact:
    if content.budget is None:
        return Fact(
            "costs", MISSING, text("The plan has no budget: a rate of exchange or the works are missing."), PLAN
        )
    without = [work.name for work in content.works if not work.cost.known]
    if without:
        sentence = text("{count} works have no cost, {first} among them.", count=len(without), first=without[0])
        return Fact("costs", LOOK, sentence, PLAN)
    return Fact("costs", MET, text("Every work has a cost."), PLAN)


def _prices(content: PackContent) -> Fact:
    open_ones = sum(not work.cost_verified for work in content.works)
    if not open_ones:
        return Fact("prices_confirmed", MET, text("Every price rests on a source that was read."), PLAN)
    sentence = text("The prices of {count} works rest on no source that was read: confirm them.", count=open_ones)
    return Fact("prices_confirmed", LOOK, sentence, PLAN)


def _rates(content: PackContent) -> Fact:
    if content.budget is None:
        return Fact("rates", MISSING, text("There is no budget to convert."), PLAN)
    sentence = text("{count} rates of exchange with day and source", count=len(content.budget.rates))
    return Fact("rates", MET, sentence, PLAN)


def _schedule(content: PackContent) -> Fact:
    if not content.schedule:
        return Fact("schedule", MISSING, text("The plan has no schedule: draft it, or follow the season."), PLAN)
    lost = sum(one.begin is None for one in content.schedule)
    if lost:
        return Fact("schedule", LOOK, text("{count} activities found no season.", count=lost), PLAN)
    return Fact("schedule", MET, text("{count} activities with days", count=len(content.schedule)), PLAN)


def _scenario(content: PackContent) -> Fact:
    if content.effect is None:
        return Fact("scenario", MISSING, text("What the works change was not worked out: run the scenario."), PLAN)
    if content.effect.stale:
        return Fact("scenario", LOOK, text("The plan was changed since the scenario ran: run it again."), PLAN)
    return Fact("scenario", MET, text("What the works change is worked out with a range."), PLAN)


def _weights(content: PackContent) -> Fact:
    if not content.weights:
        return Fact("weights_by_whom", MISSING, text("The plan does not hold the weights of the criteria."), SCORE)
    if not all(one.by_whom and one.made for one in content.weights):
        return Fact("weights_by_whom", LOOK, text("It is not said who gave the weights, or when."), SCORE)
    return Fact("weights_by_whom", MET, text("It is said who gave the weights, and when."), SCORE)


def _licences(content: PackContent) -> Fact:
    without = [source.file for source in content.sources if not source.licence]
    if without:
        sentence = text("No licence is known of: {files}.", files=", ".join(dict.fromkeys(without)))
        return Fact("licences", LOOK, sentence, AREA)
    return Fact("licences", MET, text("Every source has a licence."), AREA)


def _partners(content: PackContent) -> Fact:
    if not content.partners:
        return Fact("partners", MISSING, text("No partner is named in the plan: add them."), EXPORT)
    return Fact("partners", MET, text("{count} partners", count=len(content.partners)), EXPORT)


def _co_financing(content: PackContent) -> Fact:
    project, id = content.project, "co_financing"
    if not project.shares:
        return Fact(id, MISSING, text("The plan does not say who pays which share: enter it."), EXPORT)
    if project.funded is None:
        lacking = ", ".join(dict.fromkeys(one.given.currency for one in project.shares if one.converted is None))
        return Fact(id, LOOK, text("A rate of exchange is missing: {currencies}.", currencies=lacking), PLAN)
    whole = content.budget.sums.total.mode if content.budget is not None else None
    if whole and project.funded < whole * (1.0 - _ROUNDING):
        share = f"{100.0 * project.funded / whole:.0f}"
        return Fact(id, LOOK, text("The shares cover {share} % of the likely cost.", share=share), EXPORT)
    return Fact(id, MET, text("{count} shares cover the likely cost", count=len(project.shares)), EXPORT)


def _beneficiaries(content: PackContent) -> Fact:
    people, id = content.project.people, "beneficiaries"
    if people.direct_women is None and people.direct_men is None:
        return Fact(id, MISSING, text("The plan does not count people: enter them, with the source."), EXPORT)
    if people.direct is None:
        return Fact(id, LOOK, text("Direct beneficiaries are not told by women and men."), EXPORT)
    if not people.source:
        return Fact(id, LOOK, text("It is not said where the numbers of people are from."), EXPORT)
    return Fact(id, MET, text("{count} direct beneficiaries, by women and men", count=people.direct), EXPORT)


def _photos(content: PackContent) -> Fact:
    shots, id = content.project.shots, "photos"
    if not shots:
        return Fact(id, MISSING, text("The plan has no photos: add them; the pack has places for them."), EXPORT)
    lost = [Path(one.given.path).name for one in shots if not one.path]
    if lost:
        return Fact(id, LOOK, text("These photos are not where they were: {files}.", files=", ".join(lost)), EXPORT)
    without = [site.name for site in content.sites if not content.project.shots_at(site.uuid)]
    if without:
        return Fact(id, LOOK, text("No photo of: {sites}.", sites=", ".join(without)), EXPORT)
    return Fact(id, MET, text("{count} photos", count=len(shots)), EXPORT)


def _safeguards(content: PackContent) -> Fact:
    unknown = [theme.title for theme in content.themes if not theme.source]
    if len(unknown) == len(content.themes):
        return Fact("safeguards", MISSING, text("The study has no layer to screen the sites against."), AREA)
    if unknown:
        sentence = text("{count} themes have no layer in the study; that is not known, not none.", count=len(unknown))
        return Fact("safeguards", LOOK, sentence, AREA)
    return Fact("safeguards", MET, text("Every theme is screened."), AREA)


def _monitoring(content: PackContent) -> Fact:
    controls = sum(plot.kind == "control" for plot in content.plots)
    if not content.plots:
        return Fact("monitoring", MISSING, text("The plan has no plots to observe."), PLAN)
    if not controls:
        return Fact("monitoring", LOOK, text("No matched control was found."), PLAN)
    sentence = text(
        "{plots} places to observe, {controls} of them controls", plots=len(content.plots), controls=controls
    )
    return Fact("monitoring", MET, sentence, PLAN)


def _public(content: PackContent) -> Fact:
    if content.sensitivity == PUBLIC:
        return Fact("public_edition", MET, text("Positions are coarse: the pack may be published."), EXPORT)
    sentence = text("This edition has exact positions: export a public one to publish.")
    return Fact("public_edition", LOOK, sentence, EXPORT)


def _limits(content: PackContent, pages: int | None, words: int | None) -> list[Fact]:
    found = []
    if pages is not None:
        found.append(Fact("pages", MET, text("The report has {value} pages.", value=pages), EXPORT))
    if words is not None:
        found.append(Fact("words", MET, text("The report has {value} words.", value=words), EXPORT))
    if content.budget is not None and content.budget.currency == "USD":
        amount = round(content.budget.sums.total.mode)
        found.append(Fact("funding_usd", MET, text("The plan costs {value} USD, likely.", value=amount), PLAN))
    fits = text("Lengths are held against the funder's limits.")
    return [*found, Fact("limits", MET if pages is not None else BY_HAND, fits, EXPORT)]


def _own(own: Sequence[str]) -> list[Fact]:
    """Return what people wrote in another language, which the pack says as it stands."""
    if not own:
        return []
    first = own[0]
    shown = first if len(first) <= _OWN_LETTERS else f"{first[: _OWN_LETTERS - 1].rstrip()}…"
    sentence = text(
        "{count} texts of the plan stand as people wrote them, in another language: “{first}” and so on.",
        count=len(own),
        first=shown,
    )
    return [Fact(OWN_WORDS, LOOK, sentence, PLAN)]
