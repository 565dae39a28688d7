"""Rules that tell which role a vector layer plays: named dataset, values of class fields, name, fields and geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dss_planner.errors import InputError
from dss_planner.intake.known.catalogue import Catalogue
from dss_planner.intake.known.vectors import VectorDataset
from dss_planner.intake.roles import POLYGON, ROLES, VECTOR
from dss_planner.intake.vectors.adminlevels import levels, stated_level, stating_field
from dss_planner.intake.vectors.candidates import Candidate, candidates, own_candidate, product_of
from dss_planner.intake.vectors.dates import date_in_name
from dss_planner.intake.vectors.evidence import VectorFacts
from dss_planner.intake.vectors.words import is_other, reason_for, refusal, warnings_for
from dss_planner.intake.verdict import Verdict
from dss_planner.raster.grid import spatial_reference
from dss_planner.text import text

#: A rival this close to the best guess is as good.
_MARGIN = 1.0


def judge_vector(
    facts: VectorFacts,
    catalogue: Catalogue,
    role: str = "",
    unit: str = "",
    chosen: Mapping[str, str] | None = None,
) -> Verdict:
    """Return the verdict on a vector layer. role: what the user says it is ('' to find out); unit: of its leading

    field, where he says so; chosen: what a field holds → its name, where he says so. Never decides between two
    readings that are as good: then ``ambiguous`` with the other roles or the units.
    """
    if role:
        return _judge_as(facts, catalogue, role, unit, chosen)
    found = sorted(candidates(facts, catalogue, unit, chosen), key=lambda candidate: -candidate.score)
    sound = [candidate for candidate in found if candidate.sound]
    if not sound:
        level = levels(facts, ()).get("fields")
        stated = next((e for e in catalogue.vectors if e.level and e.level == stated_level(facts)), None)
        if stated is not None and facts.geometry == POLYGON and level in {None, stated.level}:
            candidate = replace(own_candidate(facts, stated, "", None), word="", told_by=stating_field(facts))
            return _product(_accept(facts, candidate), facts, catalogue, stated.role)
        if not found and level is not None and facts.geometry == POLYGON and not is_other(facts, catalogue):
            return _product(_other_level(catalogue, level), facts, catalogue, "")
        return _product(refusal(facts, catalogue, found), facts, catalogue, "")
    best = sound[0]
    if best.dataset.level:
        return _product(_administrative(facts, catalogue, best, sound), facts, catalogue, best.dataset.role)
    rivals = _rivals(best, sound, found)
    verdict = _product(_accept(facts, best), facts, catalogue, best.dataset.role)
    if rivals:
        return _asking(verdict, rivals)
    if best.doubtful:
        return _doubting(verdict, best.doubtful)
    return verdict


def _rivals(best: Candidate, sound: Sequence[Candidate], found: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the roles that are as likely as ``best``; none is when values or a named dataset say what it is."""
    close = [c.dataset.role for c in sound[1:] if c.score > best.score - _MARGIN]
    if best.told:  # a name that says another thing contradicts its values
        named = [c for c in found if c is not best and c.named and not best.named]
        return tuple(dict.fromkeys((*close, *(c.dataset.role for c in named if c.fits_geometry))))
    told = [c for c in found if c is not best and c.told]
    return tuple(dict.fromkeys((*close, *(c.dataset.role for c in told if c.fits_geometry))))


def _doubting(verdict: Verdict, word: str) -> Verdict:
    """Return the question whether the layer is what its name says, because of another word in it."""
    reason = text(
        "It is named like {title}, but the word “{word}” in its name says that it may be something else. Say what it "
        "is.",
        title=ROLES[verdict.role].title,
        word=word,
    )
    return Verdict("", reason, ambiguous=True, alternatives=(verdict.role,), warnings=verdict.warnings)


def _asking(verdict: Verdict, rivals: tuple[str, ...]) -> Verdict:
    titles = ", ".join(str(ROLES[key].title) for key in (verdict.role, *rivals))
    doubt = text("It could be one of several things; say which one it is: {roles}.", roles=titles)
    return replace(verdict, ambiguous=True, alternatives=rivals, warnings=(doubt, *verdict.warnings))


def _administrative(facts: VectorFacts, catalogue: Catalogue, best: Candidate, sound: Sequence[Candidate]) -> Verdict:
    """Return the verdict on administrative units: all that says their level must say the same."""
    datasets = {entry.level: entry for entry in catalogue.vectors if entry.level}
    told = levels(facts, datasets.values())
    if "layer" in told and "file" in told:  # a file may hold layers of several levels
        told = {key: level for key, level in told.items() if key != "file"}
    product = product_of(facts, catalogue, VECTOR)
    if product and product.role:
        told = {**told, "product": next(entry.level for entry in catalogue.vectors if entry.role == product.role)}
    different = sorted(set(told.values()))
    verdict = _accept(facts, best)
    others = [c for c in sound if not c.dataset.level and c.score > best.score - _MARGIN]
    if len(different) == 1 and different[0] in datasets:
        of_level = next((c for c in sound if c.dataset.level == different[0]), None)
        accepted = _accept(facts, of_level) if of_level else verdict
        if others:
            return _asking(accepted, tuple(c.dataset.role for c in others))
        if best.doubtful:
            return _doubting(accepted, best.doubtful)
        return accepted
    if different and all(level not in datasets for level in different):
        return _other_level(catalogue, different[0])
    rivals = tuple(entry.role for level, entry in sorted(datasets.items()) if entry.role != verdict.role)
    doubt = text(
        "Its name, fields and values say different levels of administrative units ({levels}).",
        levels=", ".join(map(str, different)),
    )
    asking = _asking(verdict, rivals)
    return replace(asking, warnings=(doubt, *asking.warnings))


def _other_level(catalogue: Catalogue, level: int) -> Verdict:
    reason = text(
        "Its fields name administrative units of level {level}; aimags or provinces are level 1, soums or districts "
        "level 2. Say which of them it holds, or leave it out.",
        level=level,
    )
    return Verdict("", reason, ambiguous=True, alternatives=tuple(e.role for e in catalogue.vectors if e.level))


def _judge_as(
    facts: VectorFacts, catalogue: Catalogue, role: str, unit: str, chosen: Mapping[str, str] | None
) -> Verdict:
    if ROLES[role].kind != VECTOR:
        raise InputError(
            "“{layer}” is a vector, but “{role}” is a raster layer. Choose another role for it.",
            layer=facts.uri,
            role=ROLES[role].title,
        )
    dataset = next(entry for entry in catalogue.vectors if entry.role == role)
    if facts.geometry != ROLES[role].geometry and ROLES[role].geometry not in facts.kinds:
        raise InputError(
            "“{layer}” holds {found} features, but {role} are {expected} features. Choose another layer or role.",
            layer=facts.uri,
            found=facts.geometry or "no",
            role=ROLES[role].title,
            expected=ROLES[role].geometry,
        )
    candidate = own_candidate(facts, dataset, unit, chosen)
    _require_fields(facts, dataset, candidate)
    return _product(_accept(facts, candidate), facts, catalogue, role)


def _require_fields(facts: VectorFacts, dataset: VectorDataset, candidate: Candidate) -> None:
    missing = [key for key in dataset.needs if key not in candidate.found.fields]
    if not missing:
        return
    unfit = [candidate.found.unfit[key] for key in missing if key in candidate.found.unfit]
    if unfit:
        raise InputError(
            "“{layer}” cannot be {role}: the values of {found} fit no unit of {missing}. Check the values, or choose "
            "another layer.",
            layer=facts.uri,
            role=ROLES[dataset.role].title,
            missing=", ".join(missing),
            found=", ".join(name for names in unfit for name in names[:1]),
        )
    raise InputError(
        "“{layer}” cannot be {role}: no field for {missing} was found among {found}. Rename the fields "
        "(for months: {missing}_01 … {missing}_12), or choose another layer.",
        layer=facts.uri,
        role=ROLES[dataset.role].title,
        missing=", ".join(missing),
        found=", ".join(facts.fields[:30]) or "no field",
    )


def _accept(facts: VectorFacts, candidate: Candidate) -> Verdict:
    dataset, found = candidate.dataset, candidate.found
    leading = found.fields.get(dataset.needs[0]) if dataset.needs else None
    units = found.units.get(dataset.needs[0], ()) if dataset.needs else ()
    return Verdict(
        dataset.role,
        reason_for(facts, candidate),
        leading.unit_found if leading else "",
        fields=found.fields,
        ambiguous=bool(units),
        units=units,
        warnings=warnings_for(facts, candidate),
    )


def _product(verdict: Verdict, facts: VectorFacts, catalogue: Catalogue, role: str) -> Verdict:
    """Return the verdict with the named dataset, its licence, and the date that the names say."""
    product = product_of(facts, catalogue, role or VECTOR)
    verdict = replace(verdict, date=date_in(facts))
    if product is None:
        return verdict
    return replace(
        verdict,
        product=product.id,
        product_title=text("{title}", title=product.title),
        licence=text("{licence}. {citation}.", licence=product.licence, citation=product.citation),
    )


def date_in(facts: VectorFacts) -> str:
    """Return the date in the layer's or the file's name as ISO year, month or day; '' when there is none."""
    crs = spatial_reference(facts.crs).GetName() if facts.crs else ""
    return date_in_name(facts.name, crs) or date_in_name(facts.file_name, crs)
