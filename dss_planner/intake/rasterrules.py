"""Rules that tell which role a raster plays: its name proposes, its bands and values dispose."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dss_planner.errors import InputError
from dss_planner.intake.catalogue import Catalogue
from dss_planner.intake.encodings import Encoding
from dss_planner.intake.patterns import longest_match
from dss_planner.intake.rastercatalogue import Legend, RasterDataset
from dss_planner.intake.rasterevidence import RasterFacts
from dss_planner.intake.roles import CLASS, ROLES, VECTOR
from dss_planner.intake.verdict import Verdict
from dss_planner.text import Text, text

#: Points for a match in the name, in the metadata, and for a name that fits several roles; letters break ties.
_NAME, _SAID, _WEAK, _LETTER = 3.0, 1.0, 2.0, 0.001
#: Values that files use for 'unknown' without declaring it.
SENTINELS = (-9999.0, -99999.0, -32768.0, -32767.0, -3.4028234663852886e38, 3.4028234663852886e38, -1.7e308, 1e20)


@dataclass(frozen=True)
class _Candidate:
    dataset: RasterDataset
    score: float
    word: str


def judge_raster(facts: RasterFacts, catalogue: Catalogue, role: str = "") -> Verdict:
    """Return the verdict on a raster; ``role``: what the user says it is ('' to find out)."""
    if role:
        return _judge_as(facts, catalogue, role)
    if facts.values.size == 0:
        return Verdict(
            "", text("No known value was found: the raster seems to be empty (all NoData). Choose one with values.")
        )
    candidates = _candidates(facts, catalogue)
    if not candidates:
        return _from_values(facts, catalogue)
    verdicts = [(candidate, _check(facts, catalogue, candidate)) for candidate in candidates]
    fitting = [(candidate, verdict) for candidate, verdict in verdicts if verdict.role]
    if not fitting:
        return verdicts[0][1]
    best, verdict = fitting[0]
    rivals = tuple(c.dataset.role for c, _ in fitting[1:] if math.isclose(c.score, best.score))
    if not rivals:
        return verdict
    doubt = text("The name fits several roles; say which one it is: {roles}.", roles=_titles((verdict.role, *rivals)))
    return replace(verdict, ambiguous=True, alternatives=rivals, warnings=(doubt, *verdict.warnings))


def _candidates(facts: RasterFacts, catalogue: Catalogue) -> list[_Candidate]:
    """Return the datasets whose name the file or its metadata hold, best first."""
    found = []
    for dataset in catalogue.rasters:
        if longest_match(dataset.not_names, facts.name):
            continue
        strong, weak = longest_match(dataset.names, facts.name), longest_match(dataset.weak_names, facts.name)
        said = longest_match(dataset.names, facts.said)
        points = _NAME + len(strong) * _LETTER if strong else _WEAK + len(weak) * _LETTER if weak else 0.0
        points += (_SAID + (0 if points else len(said) * _LETTER)) if said else 0.0
        if points:
            found.append(_Candidate(dataset, points, strong or weak or said))
    return sorted(found, key=lambda candidate: -candidate.score)


def _judge_as(facts: RasterFacts, catalogue: Catalogue, role: str) -> Verdict:
    if ROLES[role].kind == VECTOR:
        raise InputError(
            "“{layer}” is a raster, but “{role}” is a vector layer. Choose another role for it.",
            layer=facts.uri,
            role=ROLES[role].title,
        )
    dataset = next(entry for entry in catalogue.rasters if entry.role == role)
    verdict = _check(facts, catalogue, _Candidate(dataset, _NAME, role.replace("_", " ")))
    if not verdict.role:
        raise InputError("“{layer}” cannot be used as you say. {reason}", layer=facts.uri, reason=verdict.reason)
    return replace(verdict, ambiguous=verdict.ambiguous and len(verdict.legends) > 1)


def _check(facts: RasterFacts, catalogue: Catalogue, candidate: _Candidate) -> Verdict:
    """Return the verdict on the raster as the candidate: its role, or none with the reason why not."""
    role = ROLES[candidate.dataset.role]
    if facts.bands != role.bands and not (role.bands == 1 and _only_adds_alpha(facts)):
        return Verdict(
            "",
            text(
                "The word “{word}” in its name says {title}, but it has {found} band(s) where {expected} are needed"
                " (twelve: one for each month).",
                word=candidate.word,
                title=role.title,
                found=facts.bands,
                expected=role.bands,
            ),
            alternatives=(candidate.dataset.role,),
        )
    if role.kind == CLASS:
        return _check_classes(facts, catalogue, candidate)
    return _check_quantity(facts, candidate)


def _only_adds_alpha(facts: RasterFacts) -> bool:
    return facts.bands == 2 and "alpha" in facts.said


def _check_quantity(facts: RasterFacts, candidate: _Candidate) -> Verdict:
    dataset, role = candidate.dataset, ROLES[candidate.dataset.role]
    suspects = () if facts.declared is not None else (*SENTINELS, *dataset.sentinels)
    nodata = next((value for value in suspects if (facts.values == value).any()), None)
    low, high = facts.span(suspects)
    encoding, warnings = choose_encoding(dataset.encodings, facts, low, high)
    if encoding is None:
        units = ", ".join(f"{e.unit} ({_number(e.low)} … {_number(e.high)})" for e in dataset.encodings)
        reason = text(
            "The word “{word}” says {title}, but the values ({low} … {high}) fit no unit known for it: {units}.",
            word=candidate.word,
            title=role.title,
            low=_number(low),
            high=_number(high),
            units=units,
        )
        return Verdict("", reason, alternatives=(dataset.role,))
    if nodata is not None:
        found = text("The value {value} is not declared as NoData, but is taken as unknown.", value=_number(nodata))
        warnings = (*warnings, found)
    reason = text(
        "{title}, because of the word “{word}” and of values from {low} to {high}, which fit {unit}.",
        title=role.title,
        word=candidate.word,
        low=_number(low),
        high=_number(high),
        unit=encoding.unit,
    )
    return Verdict(
        dataset.role, reason, encoding.unit, encoding.scale, encoding.offset, nodata=nodata, warnings=tuple(warnings)
    )


def choose_encoding(
    encodings: Sequence[Encoding], facts: RasterFacts, low: float, high: float
) -> tuple[Encoding | None, tuple[Text, ...]]:
    """Return the encoding that values from ``low`` to ``high`` fit, and what is odd about the file's own label."""
    labelled = [entry for entry in encodings if facts.label and facts.label in entry.labels]
    fitting = [entry for entry in encodings if _fits(entry, facts, low, high)]
    for entry in labelled:
        if entry in fitting:
            return entry, ()
    guessed = next((entry for entry in fitting if not entry.needs_label or entry.words), None)
    if guessed is None or not facts.label or guessed in labelled:
        return guessed, ()
    if not labelled and facts.label not in {label for entry in encodings for label in entry.labels}:
        return guessed, ()
    return guessed, (
        text(
            "The file says its unit is “{label}”, but its values ({low} … {high}) are taken as {unit}, which they fit.",
            label=facts.label,
            low=_number(low),
            high=_number(high),
            unit=guessed.unit,
        ),
    )


def _fits(entry: Encoding, facts: RasterFacts, low: float, high: float) -> bool:
    if not entry.low <= low <= high <= entry.high:
        return False
    if entry.smallest_maximum is not None and high < entry.smallest_maximum:
        return False
    if entry.types and facts.dtype not in entry.types:
        return False
    if entry.words and not longest_match(entry.words, f"{facts.name} {facts.said}"):
        return False
    return not entry.needs_label or facts.label in entry.labels


def _check_classes(facts: RasterFacts, catalogue: Catalogue, candidate: _Candidate) -> Verdict:
    dataset, role = candidate.dataset, ROLES[candidate.dataset.role]
    if not facts.codes:
        reason = text(
            "The word “{word}” says {title}, but the values are not classes (whole numbers, at most 120 different).",
            word=candidate.word,
            title=role.title,
        )
        return Verdict("", reason, alternatives=(dataset.role,))
    fitting = _legends(facts, [catalogue.legends[key] for key in dataset.legends])
    codes = ", ".join(str(code) for code in facts.codes[:12]) + (" …" if len(facts.codes) > 12 else "")
    if not fitting:
        reason = text(
            "{title}, because of the word “{word}”; its codes ({codes}) belong to no known legend.",
            title=role.title,
            word=candidate.word,
            codes=codes,
        )
        doubt = text("The codes belong to no known legend: choose the legend, or bring a legend of your own.")
        return Verdict(dataset.role, reason, warnings=(doubt,))
    named = [legend for legend in fitting if longest_match(legend.names, f"{facts.name} {facts.said}")]
    chosen = (named or fitting)[0]
    rivals = [] if named else fitting[1:]
    reason = text(
        "{title}, because of the word “{word}” and of its codes ({codes}), which are those of {legend}.",
        title=role.title,
        word=candidate.word,
        codes=codes,
        legend=chosen.name,
    )
    warnings: tuple[Text, ...] = ()
    if rivals:
        names = ", ".join(legend.name for legend in (chosen, *rivals))
        warnings = (text("The codes fit several legends ({legends}); say which one it is.", legends=names),)
    unknown = [code for code in chosen.unknown_codes if code in facts.codes and facts.declared is None]
    return Verdict(
        dataset.role,
        reason,
        legend="" if rivals else chosen.id,
        nodata=float(unknown[0]) if unknown else None,
        ambiguous=bool(rivals),
        legends=tuple(legend.id for legend in (chosen, *rivals)),
        warnings=warnings,
    )


def _legends(facts: RasterFacts, legends: Sequence[Legend]) -> list[Legend]:
    """Return the legends that hold every code."""
    words = f"{facts.name} {facts.said}"
    return [
        legend
        for legend in legends
        if set(facts.codes) <= legend.codes | set(legend.unknown_codes)
        and (not legend.needs_name or longest_match(legend.names, words))
    ]


def _from_values(facts: RasterFacts, catalogue: Catalogue) -> Verdict:
    """Return what the values alone allow: never a role, at most a list to choose from."""
    alternatives = []
    for dataset in catalogue.rasters:
        verdict = _check(facts, catalogue, _Candidate(dataset, 0.0, ""))
        if not verdict.role or (ROLES[verdict.role].kind == CLASS and not verdict.legend):
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


def _number(value: float) -> str:
    return f"{value:.4g}"
