"""Rules that tell which role a vector layer plays: geometry, name and fields."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.errors import InputError
from dss_planner.intake.catalogue import Catalogue
from dss_planner.intake.encodings import Encoding
from dss_planner.intake.patterns import longest_match, matches_whole, plain_name
from dss_planner.intake.roles import MONTHS, ROLES, VECTOR
from dss_planner.intake.vectorcatalogue import FieldRule, VectorDataset
from dss_planner.intake.vectorevidence import VectorFacts
from dss_planner.intake.verdict import FoundField, Verdict
from dss_planner.text import Text, text

#: Points for the layer's name, the file's name, all needed fields, and each other field; letters break ties.
_LAYER, _FILE, _NEEDED, _FIELD, _LETTER = 3.0, 1.0, 3.0, 0.1, 0.01
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class _Candidate:
    dataset: VectorDataset
    score: float
    word: str
    fields: Mapping[str, FoundField]


def judge_vector(facts: VectorFacts, catalogue: Catalogue, role: str = "") -> Verdict:
    """Return the verdict on a vector layer; ``role``: what the user says it is ('' to find out)."""
    if role:
        return _judge_as(facts, catalogue, role)
    candidates = sorted(_candidates(facts, catalogue), key=lambda candidate: -candidate.score)
    if not candidates:
        reason = text("Neither its name nor its fields say what it is. Choose its role by hand, or leave it out.")
        return Verdict("", reason)
    best = candidates[0]
    rivals = tuple(c.dataset.role for c in candidates[1:] if math.isclose(c.score, best.score))
    verdict = _accept(facts, best)
    if not rivals:
        return verdict
    titles = ", ".join(str(ROLES[key].title) for key in (best.dataset.role, *rivals))
    doubt = text("The name fits several roles; say which one it is: {roles}.", roles=titles)
    return replace(verdict, ambiguous=True, alternatives=rivals, warnings=(doubt, *verdict.warnings))


def _judge_as(facts: VectorFacts, catalogue: Catalogue, role: str) -> Verdict:
    if ROLES[role].kind != VECTOR:
        raise InputError(
            "“{layer}” is a vector, but “{role}” is a raster layer. Choose another role for it.",
            layer=facts.uri,
            role=ROLES[role].title,
        )
    dataset = next(entry for entry in catalogue.vectors if entry.role == role)
    if facts.geometry != ROLES[role].geometry:
        raise InputError(
            "“{layer}” holds {found} features, but {role} are {expected} features. Choose another layer or role.",
            layer=facts.uri,
            found=facts.geometry or "no",
            role=ROLES[role].title,
            expected=ROLES[role].geometry,
        )
    fields = find_fields(facts, dataset)
    missing = [key for key in dataset.needs if key not in fields]
    if missing:
        raise InputError(
            "“{layer}” cannot be {role}: no field for {missing} was found among {found}. Rename the fields "
            "(for months: {missing}_01 … {missing}_12), or choose another layer.",
            layer=facts.uri,
            role=ROLES[role].title,
            missing=", ".join(missing),
            found=", ".join(facts.fields[:30]) or "no field",
        )
    return _accept(facts, _Candidate(dataset, _LAYER, role.replace("_", " "), fields))


def _candidates(facts: VectorFacts, catalogue: Catalogue) -> list[_Candidate]:
    found = []
    for dataset in catalogue.vectors:
        if ROLES[dataset.role].geometry != facts.geometry:
            continue
        fields = find_fields(facts, dataset)
        if any(key not in fields for key in dataset.needs):
            continue
        in_layer, in_file = longest_match(dataset.names, facts.name), longest_match(dataset.names, facts.file_name)
        points = _LAYER + len(in_layer) * _LETTER if in_layer else 0.0
        points += _FILE + (0 if in_layer else len(in_file) * _LETTER) if in_file else 0.0
        points += _NEEDED if dataset.needs else 0.0
        if points:
            points += _FIELD * len(fields)
            found.append(_Candidate(dataset, points, in_layer or in_file, fields))
    return found


def _accept(facts: VectorFacts, candidate: _Candidate) -> Verdict:
    dataset = candidate.dataset
    title = ROLES[dataset.role].title
    names = ", ".join(_span(found.names) for found in candidate.fields.values())
    if candidate.word and names:
        reason = text(
            "{title}, because of the word “{word}”, its {geometry} geometry and the fields {fields}.",
            title=title,
            word=candidate.word,
            geometry=facts.geometry,
            fields=names,
        )
    elif candidate.word:
        reason = text(
            "{title}, because of the word “{word}” and its {geometry} geometry.",
            title=title,
            word=candidate.word,
            geometry=facts.geometry,
        )
    else:
        reason = text("{title}, because of the fields {fields}.", title=title, fields=names)
    leading = candidate.fields.get(dataset.needs[0]) if dataset.needs else None
    unit = leading.unit_found if leading else ""
    return Verdict(dataset.role, reason, unit, fields=candidate.fields, warnings=_warnings(facts, candidate))


def _warnings(facts: VectorFacts, candidate: _Candidate) -> tuple[Text, ...]:
    classes = candidate.fields.get("class")
    if candidate.dataset.role != "roads" or classes is None or classes.names[0] not in facts.numbers:
        return ()
    codes = ", ".join(f"{code:g}" for code in np.unique(facts.numbers[classes.names[0]])[:10])
    return (
        text(
            "The road classes in the field “{field}” are numbers ({codes}) that the file does not explain: "
            "check the speed given to each.",
            field=classes.names[0],
            codes=codes,
        ),
    )


def find_fields(facts: VectorFacts, dataset: VectorDataset) -> dict[str, FoundField]:
    """Return the layer's fields by what they hold, with the unit that their values fit."""
    plain = {name: plain_name(name) for name in facts.fields}
    found = {}
    for rule in dataset.fields:
        names = _monthly(plain, rule) if rule.monthly else _single(plain, rule)
        if not names:
            continue
        if not rule.encodings:
            found[rule.key] = FoundField(names)
            continue
        encoding = _encoding(facts, names, rule)
        if encoding:
            found[rule.key] = FoundField(names, encoding.unit, encoding.scale, encoding.offset)
    return found


def _single(plain: Mapping[str, str], rule: FieldRule) -> tuple[str, ...]:
    """Return the field whose whole name fits the first possible pattern."""
    for pattern in rule.names:
        for name, words in plain.items():
            if matches_whole((pattern,), words):
                return (name,)
    return ()


def _monthly(plain: Mapping[str, str], rule: FieldRule) -> tuple[str, ...]:
    """Return twelve fields, January to December, that differ only in the month."""
    series: dict[str, dict[int, str]] = {}
    for name, words in plain.items():
        stem, month = _month(words)
        if month and matches_whole(rule.names, stem):
            series.setdefault(stem, {})[month] = name
    for months in series.values():
        if len(months) == MONTHS:
            return tuple(months[month] for month in range(1, MONTHS + 1))
    return ()


def _month(words: str) -> tuple[str, int]:
    """Return what goes before the month in a field name, and the month (0 for none): ``cru wnd 03`` → cru wnd, 3."""
    stem = words.rstrip("0123456789")
    digits = words[len(stem) :]
    if digits and len(digits) <= 2 and 1 <= int(digits) <= MONTHS:
        return stem.strip(), int(digits)
    for number, month in enumerate(_MONTH_NAMES, start=1):
        if words.endswith(month) and words != month:
            return words[: -len(month)].strip(), number
    return words, 0


def _encoding(facts: VectorFacts, names: tuple[str, ...], rule: FieldRule) -> Encoding | None:
    values = [facts.numbers[name] for name in names if name in facts.numbers]
    if len(values) < len(names):
        return None
    joined = np.concatenate(values)
    joined = joined[np.isfinite(joined)]
    if joined.size == 0:
        return None
    low, high = np.percentile(joined, (1.0, 99.0))
    return next((entry for entry in rule.encodings if entry.low <= low <= high <= entry.high), None)


def _span(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"
