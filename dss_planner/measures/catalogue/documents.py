"""A catalogue as a JSON document, to a file and back; and from the measures that a plan keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dss_planner import provenance
from dss_planner.errors import InputError, OutputError
from dss_planner.measures.catalogue.catalogue import (
    NAMED_VALUES,
    OPTIONAL_VALUES,
    Alternative,
    Catalogue,
    Condition,
    Measure,
    UnitCost,
    Value,
    catalogue_of,
    load_catalogue,
)
from dss_planner.measures.catalogue.records import measure_of_record

#: Larger files are no catalogue [bytes]: the built-in one is a fortieth of it.
LARGEST = 4 << 20


def document_of(catalogue: Catalogue) -> dict[str, Any]:
    """Return a catalogue as the JSON document that `catalogue_of` reads; together they change nothing."""
    return {
        "version": 1,
        "title": catalogue.title,
        "note": catalogue.note,
        "tags": dict(catalogue.tags),
        "measures": [measure_document(measure) for measure in catalogue.measures],
    }


def measure_document(measure: Measure) -> dict[str, Any]:
    """Return one measure as it stands in a catalogue's document."""
    found: dict[str, Any] = {
        "id": measure.id,
        "number": measure.number,
        "names": dict(measure.names),
        "summary": measure.summary,
        "conditions": [_condition(rule) for rule in measure.conditions],
        "geometry": measure.geometry,
        "drawn": measure.drawn,
        "layout": {name: _value(value) for name, value in measure.layout.items()},
        "effect": {"kind": measure.effect_kind, **{name: _value(item) for name, item in measure.effect.items()}},
        "costs": [_cost(cost) for cost in measure.costs],
        **{name: _value(getattr(measure, name)) for name in NAMED_VALUES},
        **{name: _value(getattr(measure, name)) for name in OPTIONAL_VALUES if getattr(measure, name) is not None},
    }
    if measure.name_tags:
        found["name_tags"] = dict(measure.name_tags)
    if measure.own:
        found["own"] = True
    if measure.like:
        found["like"] = measure.like
    if measure.links:
        found["links"] = [{"title": link.title, "url": link.url, "tag": link.tag} for link in measure.links]
    if measure.evidence:
        found["evidence"] = [_value(known) for known in measure.evidence]
    if measure.reference_costs:
        found["reference_costs"] = [_cost(cost) for cost in measure.reference_costs]
    return found


def export_catalogue(catalogue: Catalogue, path: str | Path) -> str:
    """Write a catalogue as JSON, whole or not at all, and return its path; `load_catalogue` reads it.

    Raises `InputError` when the catalogue breaks the schema, `OutputError` when the file cannot be written.
    """
    document = document_of(catalogue)
    catalogue_of(document, str(path))
    try:
        provenance.write_json(path, document)
    except OSError as error:
        raise OutputError(
            "The measures catalogue cannot be written to “{path}”: {reason}. Choose another folder.",
            path=path,
            reason=error.strerror or error,
        ) from error
    return str(path)


def import_catalogue(path: str | Path) -> Catalogue:
    """Return the catalogue of a file that somebody else wrote.

    It is data only: it is checked against the schema and nothing in it is run or fetched. Raises `InputError` when the
    file is missing, larger than a catalogue can be, no JSON, or breaks the schema.
    """
    try:
        size = Path(path).stat().st_size
    except OSError as error:
        raise InputError("The measures catalogue “{path}” does not exist. Check the path.", path=path) from error
    if size > LARGEST:
        raise InputError(
            "The file “{path}” has {found} MB, a measures catalogue at most {expected} MB. Choose the JSON file that "
            "“Export” of the catalogue wrote.",
            path=path,
            found=f"{size / 2**20:.0f}",
            expected=LARGEST >> 20,
        )
    return load_catalogue(path)


def catalogue_of_plan(rows: Iterable[Mapping[str, Any]], path: str) -> Catalogue:
    """Return the catalogue that a plan keeps. rows: of its table “measures”, with “definition”; path: of the plan.

    Raises `InputError` when a definition cannot be read.
    """
    measures = []
    for row in rows:
        try:
            record = json.loads(str(row["definition"]))
        except (KeyError, ValueError) as error:
            raise InputError(
                "The plan “{path}” has no readable definition of the measure “{measure}”. Draft the plan again.",
                path=path,
                measure=row.get("id", "?"),
            ) from error
        measures.append(measure_of_record(record))
    if not measures:
        raise InputError("The plan “{path}” holds no measures. Draft the plan again.", path=path)
    frame = load_catalogue()
    return Catalogue(path, frame.title, frame.note, frame.tags, tuple(measures))


def _value(value: Value) -> dict[str, Any]:
    plain = list(value.value) if isinstance(value.value, tuple) else value.value
    found: dict[str, Any] = {"value": plain, "tag": value.tag, "source": value.source}
    if value.unit:
        found["unit"] = value.unit
    if value.typical is not None:
        found["typical"] = value.typical
    return found


def _condition(rule: Condition) -> dict[str, Any]:
    found: dict[str, Any] = {"fact": rule.fact, "level": rule.level, "tag": rule.tag, "source": rule.source}
    for name, value in (("min", rule.minimum), ("max", rule.maximum), ("present", rule.present)):
        if value is not None:
            found[name] = value
    if rule.unit:
        found["unit"] = rule.unit
    if rule.classes:
        found["classes"] = {str(code): name for code, name in rule.classes}
    if rule.unless is not None:
        found["unless"] = _alternative(rule.unless)
    return found


def _alternative(other: Alternative) -> dict[str, Any]:
    found: dict[str, Any] = {"fact": other.fact, "unit": other.unit}
    if other.minimum is not None:
        found["min"] = other.minimum
    if other.maximum is not None:
        found["max"] = other.maximum
    return found


def _cost(cost: UnitCost) -> dict[str, Any]:
    ends = zip(("low", "mode", "high"), (cost.low, cost.mode, cost.high), cost.tags)
    return {
        **{name: {"value": value, "tag": tag} for name, value, tag in ends},
        **{name: getattr(cost, name) for name in ("unit", "currency", "year", "place", "per_year", "source", "note")},
        "confirm_locally": True,
    }
