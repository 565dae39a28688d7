"""Rules that tell which role a raster plays: its name proposes, its bands and values dispose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dss_planner.errors import InputError
from dss_planner.intake.known.catalogue import Catalogue
from dss_planner.intake.known.patterns import longest_match
from dss_planner.intake.known.products import NDVI, NDVI_ROLES, NDVI_SEASONS
from dss_planner.intake.known.rasters import RasterDataset
from dss_planner.intake.rasters.evidence import RasterFacts
from dss_planner.intake.rasters.nodatarules import SENTINELS
from dss_planner.intake.rasters.productrules import Match, aside, date_of, match_products
from dss_planner.intake.rasters.rolerules import Said, check_role
from dss_planner.intake.roles import CLASS, ROLES, VECTOR
from dss_planner.intake.verdict import Verdict
from dss_planner.text import text

__all__ = ["SENTINELS", "Said", "judge_raster"]

#: Points for a match in the name, in the metadata, and for a name that fits several roles; letters break ties.
_NAME, _SAID, _WEAK, _LETTER = 3.0, 1.0, 2.0, 0.001
_COMPONENTS = {"wind_u": "u", "wind_v": "v"}


@dataclass(frozen=True)
class _Candidate:
    dataset: RasterDataset
    score: float
    word: str


def judge_raster(facts: RasterFacts, catalogue: Catalogue, role: str = "", said: Said | None = None) -> Verdict:
    """Return the verdict on a raster. role: what the user says it is ('' to find out); said: the user's unit, legend
    and NoData value, which overrule what is found unless the values contradict them (`InputError`)."""
    said = replace(said or Said(), role=role)
    if said.nodata is not None:
        facts = facts.without((said.nodata,))
    steps = facts.axis.steps if facts.axis is not None else ""
    matches = match_products(facts, catalogue, steps)
    verdict, match = _judge(facts, catalogue, role, said, matches)
    product = match.product if match is not None else None
    return replace(
        verdict,
        product=product.id if product else "",
        product_title=text("{product}", product=product.title) if product else None,
        licence=product.licence if product else None,
        date=date_of(facts, product),
        component=_COMPONENTS.get(verdict.role, ""),
        zero_is_value=0.0 in facts.real and facts.declared == 0,
    )


def _judge(
    facts: RasterFacts, catalogue: Catalogue, role: str, said: Said, matches: Sequence[Match]
) -> tuple[Verdict, Match | None]:
    if role:
        return _judge_as(facts, catalogue, role, said, matches)
    if facts.values.size == 0:
        reason = text("No known value was found: the raster seems to be empty (all NoData). Choose one with values.")
        return Verdict("", reason), matches[0] if matches else None
    best = matches[0] if matches else None
    if best is not None and not best.layer.role:
        reason = text("{product}: {what}", product=best.product.title, what=best.layer.why_not)
        return Verdict("", reason), best
    left_out = aside(facts, catalogue)
    if left_out is not None:
        reason = text(
            "By its name it holds {what}, which is no layer of the planner: it is left out.", what=left_out.title
        )
        return Verdict("", reason), best
    if best is not None:
        verdict = _as_product(facts, catalogue, best, said)
        if verdict.role:
            foreign = best.layer.legends and not set(verdict.legends) & set(best.layer.legends)
            return verdict, None if foreign else best
        other = _by_name(facts, catalogue, said)
        if other.role:
            doubt = text(
                "The name says {product}, but the values are not stored as that product stores them.",
                product=best.product.title,
            )
            return replace(other, warnings=(doubt, *other.warnings)), None
        return verdict, best
    return _by_name(facts, catalogue, said), None


def _as_product(facts: RasterFacts, catalogue: Catalogue, match: Match, said: Said) -> Verdict:
    roles = _ndvi_roles(facts, catalogue) if match.layer.role == NDVI else (match.layer.role,)
    layer = match.layer if match.layer.units or match.layer.legends or match.layer.role != NDVI else None
    verdicts = [check_role(facts, catalogue, catalogue.raster(role), match.word, match, layer, said) for role in roles]
    if len(verdicts) == 1 or not verdicts[0].role:
        return verdicts[0]
    return _several(verdicts[0], (roles[1],))


def _ndvi_roles(facts: RasterFacts, catalogue: Catalogue) -> tuple[str, ...]:
    told = [role for role in NDVI_SEASONS if longest_match(catalogue.raster(role).names, facts.words)]
    told = [role for role in told if not longest_match(catalogue.raster(role).not_names, facts.words)]
    return tuple(told) if len(told) == 1 else NDVI_ROLES


def _by_name(facts: RasterFacts, catalogue: Catalogue, said: Said) -> Verdict:
    candidates = _candidates(facts, catalogue)
    if not candidates:
        return _from_values(facts, catalogue)
    verdicts = [(c, check_role(facts, catalogue, c.dataset, c.word, None, None, said)) for c in candidates]
    fitting = [(candidate, verdict) for candidate, verdict in verdicts if verdict.role]
    if not fitting:
        # what is wrong with the plainer reading tells more
        return next((verdict for c, verdict in verdicts if not c.dataset.needs_name), verdicts[0][1])
    best, verdict = fitting[0]
    rivals = tuple(c.dataset.role for c, _ in fitting[1:] if math.isclose(c.score, best.score))
    return _several(verdict, rivals) if rivals else verdict


def _several(verdict: Verdict, rivals: tuple[str, ...]) -> Verdict:
    doubt = text("The name fits several roles; say which one it is: {roles}.", roles=_titles((verdict.role, *rivals)))
    return replace(verdict, ambiguous=True, alternatives=rivals, warnings=(doubt, *verdict.warnings))


def _candidates(facts: RasterFacts, catalogue: Catalogue) -> list[_Candidate]:
    """Return the datasets whose name the file or its metadata hold, best first."""
    found = []
    for dataset in catalogue.rasters:
        if longest_match(dataset.not_names, facts.words):
            continue
        strong, weak = longest_match(dataset.names, facts.name), longest_match(dataset.weak_names, facts.name)
        told = longest_match(dataset.names, facts.said)
        points = _NAME + len(strong) * _LETTER if strong else _WEAK + len(weak) * _LETTER if weak else 0.0
        points += (_SAID + (0 if points else len(told) * _LETTER)) if told else 0.0
        if points:
            found.append(_Candidate(dataset, points, strong or weak or told))
    return sorted(found, key=lambda candidate: -candidate.score)


def _judge_as(
    facts: RasterFacts, catalogue: Catalogue, role: str, said: Said, matches: Sequence[Match]
) -> tuple[Verdict, Match | None]:
    if ROLES[role].kind == VECTOR:
        raise InputError(
            "“{layer}” is a raster, but “{role}” is a vector layer. Choose another role for it.",
            layer=facts.uri,
            role=ROLES[role].title,
        )
    dataset, word = catalogue.raster(role), role.replace("_", " ")
    match = next((m for m in matches if m.layer.role == role or (m.layer.role == NDVI and role in NDVI_SEASONS)), None)
    verdict = Verdict("", text("Not recognised."))
    if match is not None:
        layer = match.layer if match.layer.units or match.layer.legends or match.layer.role != NDVI else None
        verdict = check_role(facts, catalogue, dataset, word, match, layer, said)
    if not verdict.role:
        match = None
        verdict = check_role(facts, catalogue, dataset, word, None, None, said)
    if not verdict.role:
        raise InputError("“{layer}” cannot be used as you say. {reason}", layer=facts.uri, reason=verdict.reason)
    return verdict, match


def _from_values(facts: RasterFacts, catalogue: Catalogue) -> Verdict:
    """Return what the values alone allow: never a role, at most a list to choose from."""
    alternatives = []
    for dataset in catalogue.rasters:
        if dataset.needs_name:
            continue
        verdict = check_role(facts, catalogue, dataset, "", None, None, Said())
        if not verdict.role or (ROLES[verdict.role].kind == CLASS and not verdict.legends):
            continue
        alternatives.append(dataset.role)
    if not alternatives:
        reason = text("Neither its name nor its values say what it is. Choose its role by hand, or leave it out.")
        return Verdict("", reason)
    reason = text(
        "Its name does not say what it is; its values would fit {roles}. Choose its role by hand, or leave it out.",
        roles=_titles(alternatives),
    )
    return Verdict("", reason, ambiguous=True, alternatives=tuple(alternatives))


def _titles(roles: Sequence[str]) -> str:
    return ", ".join(str(ROLES[role].title) for role in roles)
