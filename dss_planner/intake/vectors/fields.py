"""Which fields of a vector layer hold what, in which unit, told from their names, their unit words and their values."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from dss_planner.intake.known.encodings import Encoding
from dss_planner.intake.known.patterns import matches_whole, plain_name
from dss_planner.intake.known.vectors import FieldRule, VectorDataset
from dss_planner.intake.roles import MONTHS
from dss_planner.intake.vectors.evidence import VectorFacts
from dss_planner.intake.verdict import FoundField

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Numbers that people write for “unknown”; taken so where they lie outside what a unit allows.
UNKNOWN = (-9999.0, -999.0, -999.9, -99.0, -99.9, -99.99, 9999.0, 999.9, 9999.9, 99999.0, -32768.0)
_PERCENTILES = (1.0, 99.0)
#: Parts of a whole may add up to this share less or more of it.
_SUM_TOLERANCE = 0.2


@dataclass(frozen=True)
class Units:
    """What fits the values of one thing. chosen: None when no unit fits. rivals: units among which only the user can

    tell, the chosen first; contradicted: unit that the name states but that the values do not fit.
    """

    chosen: Encoding | None
    rivals: tuple[str, ...] = ()
    contradicted: str = ""


@dataclass(frozen=True)
class FieldsFound:
    """fields: by what they hold. units: possible units of a thing where only the user can tell. contradicted: unit

    stated by a name against the values, by what the field holds. unfit: things whose values fit no unit.
    """

    fields: dict[str, FoundField]
    units: dict[str, tuple[str, ...]]
    contradicted: dict[str, str]
    unfit: dict[str, tuple[str, ...]]


def find_fields(
    facts: VectorFacts, dataset: VectorDataset, unit: str = "", chosen: Mapping[str, str] | None = None
) -> FieldsFound:
    """Return the layer's fields by what they hold, with the unit that their values fit.

    unit: of the first needed thing, where the user says so. chosen: what a field holds → its name, where he says so.
    """
    plain = {name: plain_name(name) for name in facts.fields}
    result = FieldsFound({}, {}, {}, {})
    for rule in dataset.fields:
        names: tuple[str, ...]
        wanted = (chosen or {}).get(rule.key, "")
        if wanted in plain and not rule.monthly:
            names, label = (wanted,), _label(plain[wanted], rule)[1]
        else:
            names, label = _monthly(plain, rule) if rule.monthly else _single(plain, rule, facts)
        if not names:
            continue
        if not rule.encodings:
            result.fields[rule.key] = FoundField(names)
            continue
        said = unit if dataset.needs and rule.key == dataset.needs[0] else ""
        units = _units(facts, names, rule, label, said)
        if units.chosen is None:
            result.unfit[rule.key] = names
            continue
        result.fields[rule.key] = _found(names, units.chosen)
        if len(units.rivals) > 1:
            result.units[rule.key] = units.rivals
        if units.contradicted:
            result.contradicted[rule.key] = units.contradicted
    if dataset.sums_to and not unit:
        _settle_by_sum(facts, dataset, result)
    return result


def span(names: tuple[str, ...]) -> str:
    """Return field names for a sentence."""
    return names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"


def known_values(facts: VectorFacts, names: tuple[str, ...]) -> np.ndarray | None:
    """Return all sampled numbers of the fields; None when one of them holds none at all."""
    values = [facts.numbers[name] for name in names if name in facts.numbers]
    if len(values) < len(names) or any(part.size == 0 for part in values):
        return None
    joined = np.concatenate(values)
    return joined[np.isfinite(joined)]


def _found(names: tuple[str, ...], encoding: Encoding) -> FoundField:
    return FoundField(names, encoding.unit, encoding.scale, encoding.offset, encoding.low, encoding.high)


def _single(plain: Mapping[str, str], rule: FieldRule, facts: VectorFacts) -> tuple[tuple[str, ...], str]:
    """Return the field whose whole name, without a unit at its end, fits the first possible pattern.

    Of a rule with classes, a field that holds such classes goes before one that only has the name.
    """
    fitting = []
    for pattern in rule.names:
        for name, words in plain.items():
            stem, label = _label(words, rule)
            if matches_whole((pattern,), words) or matches_whole((pattern,), stem):
                fitting.append(((name,), label))
    if rule.values:
        telling = [item for item in fitting if told_share(facts, item[0][0], rule.values) > 0.5]
        fitting = telling or fitting
    return fitting[0] if fitting else ((), "")


def told_share(facts: VectorFacts, name: str, values: tuple[str, ...]) -> float:
    """Return in how many of the sampled features (0–1) the field holds one of ``values``, whatever the case."""
    counter = facts.texts.get(name)
    if not counter or not facts.looked_at:
        return 0.0
    wanted = {value.lower() for value in values}
    return sum(count for value, count in counter.items() if value.strip().lower() in wanted) / facts.looked_at


def _label(words: str, rule: FieldRule) -> tuple[str, str]:
    """Return a field name without the unit at its end, and that unit's label."""
    labels = sorted((label for entry in rule.encodings for label in entry.labels), key=len, reverse=True)
    for label in labels:
        if words.endswith(f" {label}"):
            return words[: -len(label)].strip(), label
    return words, ""


def _monthly(plain: Mapping[str, str], rule: FieldRule) -> tuple[tuple[str, ...], str]:
    """Return twelve fields, January to December, that differ only in the month, and the unit in their name."""
    series: dict[tuple[str, str], dict[int, str]] = {}
    for name, words in plain.items():
        stem, month = _month(words)
        bare, label = _label(stem, rule)
        if month and (matches_whole(rule.names, stem) or matches_whole(rule.names, bare)):
            series.setdefault((bare, label), {})[month] = name
    for (_, label), months in series.items():
        if len(months) == MONTHS:
            return tuple(months[month] for month in range(1, MONTHS + 1)), label
    return (), ""


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


def _units(facts: VectorFacts, names: tuple[str, ...], rule: FieldRule, label: str, said: str) -> Units:
    values = known_values(facts, names)
    if values is None or values.size == 0:
        return Units(None)
    meant = next((entry for entry in rule.encodings if said and entry.unit == said), None)
    if meant is not None:
        return Units(meant if _fits(replace(meant, smallest_maximum=None), values) else None)
    fitting = [entry for entry in rule.encodings if not entry.needs_label and _fits(entry, values)]
    labelled = [entry for entry in rule.encodings if label and label in entry.labels]
    agreed = [entry for entry in labelled if _fits(entry, values)]
    if agreed:
        return Units(agreed[0])
    if not fitting:
        return Units(None)
    rivals = tuple(dict.fromkeys(entry.unit for entry in (*fitting, *labelled)))
    if labelled and len(fitting) == 1:
        return Units(fitting[0], (), labelled[0].unit)
    return Units(fitting[0], rivals if len(rivals) > 1 else ())


def _fits(entry: Encoding, values: np.ndarray) -> bool:
    outside = (values < entry.low) | (values > entry.high)
    known = values[~(outside & np.isin(values, UNKNOWN))]
    if known.size == 0:
        return False
    low, high = np.percentile(known, _PERCENTILES)
    likely = entry.smallest_maximum is None or high >= entry.smallest_maximum
    return bool(entry.low <= low <= high <= entry.high and likely)


def _settle_by_sum(facts: VectorFacts, dataset: VectorDataset, result: FieldsFound) -> None:
    """Choose the units of parts so that together they make the whole; drop them when no choice does."""
    rules = [rule for rule in dataset.fields if rule.key in dataset.needs]
    names = {}
    for rule in rules:
        found = result.fields.get(rule.key)
        if found is None:
            return
        names[rule.key] = found.names
    means = {key: _mean(facts, fields) for key, fields in names.items()}
    for unit in dict.fromkeys(entry.unit for entry in itertools.chain.from_iterable(r.encodings for r in rules)):
        entries = [next((e for e in rule.encodings if e.unit == unit), None) for rule in rules]
        total = sum(means[rule.key] * entry.scale for rule, entry in zip(rules, entries) if entry is not None)
        if None not in entries and abs(total / float(dataset.sums_to or 1) - 1.0) <= _SUM_TOLERANCE:
            for rule, entry in zip(rules, entries):
                if entry is not None:
                    result.fields[rule.key] = _found(names[rule.key], entry)
                    result.units.pop(rule.key, None)
            return
    for rule in rules:
        result.unfit[rule.key] = result.fields.pop(rule.key).names


def _mean(facts: VectorFacts, names: tuple[str, ...]) -> float:
    values = known_values(facts, names)
    if values is None:
        return float("nan")
    values = values[~np.isin(values, UNKNOWN)]
    return float(values.mean()) if values.size else float("nan")
