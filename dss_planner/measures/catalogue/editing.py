"""Changes of a catalogue as people make them; each returns a new catalogue, so that undo only keeps the old one."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure, catalogue_of, schema
from dss_planner.measures.catalogue.check import Fault, faults
from dss_planner.measures.catalogue.documents import document_of
from dss_planner.measures.catalogue.meaning import meaning_faults

#: Evidence of what a user writes without naming another.
OWN_TAG = "A"
OWN_SOURCE = "Own value of the user."
#: Parts of a field's path that stand for a value with its evidence.
_ENDS = ("low", "mode", "high")
#: Begins the ids of own measures, so that they never meet one of a later built-in catalogue.
OWN = "own_"


def catalogue_faults(catalogue: Catalogue) -> tuple[Fault, ...]:
    """Return everything that is wrong in a catalogue: measure, field, value found and what is expected."""
    document = document_of(catalogue)
    return tuple(faults(document, schema()) or meaning_faults(document))


def value_at(catalogue: Catalogue, measure: str, field: str) -> Any:
    """Return what stands in a field (see `with_value`); None where there is nothing."""
    here: Any = _item(document_of(catalogue), catalogue, measure)
    for part in field.split("."):
        here = _child(here, part)
        if here is None:
            return None
    return here


def with_value(
    catalogue: Catalogue,
    measure: str,
    field: str,
    value: object,
    tag: str = OWN_TAG,
    source: str = OWN_SOURCE,
    unit: str | None = None,
) -> Catalogue:
    """Return the catalogue with one field of a measure changed, checked; the measure is then the user's own.

    field: path of names and numbers from 1, such as ``risks``, ``layout.height``, ``effect.efficiency``, ``lifespan``,
    ``names.mn``, ``conditions.2.max``, ``costs.1.mode`` or ``combines_with``. value: number, pair, text, flag or list.
    tag, source: its evidence; ``unit``: of a layout or effect value that was not there (None keeps the one there is).
    None as value takes an optional field out. Raises `InputError` naming measure, field, value and what is expected.
    """
    document = document_of(catalogue)
    item = _item(document, catalogue, measure)
    parts = field.split(".")
    parent: Any = item
    for part in parts[:-1]:
        parent = _child(parent, part)
        if parent is None:
            raise _no_field(catalogue, measure, field)
    _set(item, parent, parts, value, tag, source, unit)
    item["own"] = True
    return _checked(document, catalogue)


def with_measure(catalogue: Catalogue, measure: Measure) -> Catalogue:
    """Return the catalogue with a measure in place of the one with its id, or after all others; checked."""
    kept = list(catalogue.measures)
    place = next((index for index, one in enumerate(kept) if one.id == measure.id), None)
    if place is None:
        kept.append(measure)
    else:
        kept[place] = measure
    return _rebuilt(catalogue, kept)


def without_measure(catalogue: Catalogue, measure: str) -> Catalogue:
    """Return the catalogue without a measure; other measures no longer name it among those they go with.

    Raises `InputError` when there is no such measure or it is the last one.
    """
    catalogue.get(measure)
    document = document_of(catalogue)
    document["measures"] = [item for item in document["measures"] if item["id"] != measure]
    for item in document["measures"]:
        named = item.get("combines_with")
        if named and measure in named["value"]:
            named["value"] = [other for other in named["value"] if other != measure]
    return _checked(document, catalogue)


def with_own_measure(catalogue: Catalogue, template: str, name: str, language: str = "en") -> tuple[Catalogue, str]:
    """Return the catalogue with a new measure made after a template, and its id.

    It is drawn, counted and put into packages like the template; its values keep their evidence until they are
    changed. name: in ``language``, and in English where that has none. Raises `InputError` for an empty or used name.
    """
    name = name.strip()
    if not name:
        raise InputError("The new measure has no name. Give it one.")
    like = catalogue.get(template)
    if any(name in one.names.values() for one in catalogue.measures):
        raise InputError(
            "The catalogue has a measure “{name}” already. Give the new measure another name, or change that one.",
            name=name,
        )
    item = copy.deepcopy(_item(document_of(catalogue), catalogue, template))
    item["id"] = _free_id(name, [one.id for one in catalogue.measures])
    item["number"] = f"own-{1 + sum(one.id.startswith(OWN) for one in catalogue.measures)}"
    item["names"] = {"en": name, language: name}
    item["name_tags"] = {} if language == "en" else {language: OWN_TAG}
    item["own"] = True
    item["like"] = like.kind
    document = document_of(catalogue)
    document["measures"].append(item)
    return _checked(document, catalogue), item["id"]


def _free_id(name: str, used: Sequence[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "measure"
    return free_id(f"{OWN}{plain[:40]}", used)


def free_id(wanted: str, used: Sequence[str]) -> str:
    """Return an id that is not used yet, ``wanted`` where it is free."""
    found, number = wanted, 2
    while found in used:
        found, number = f"{wanted}_{number}", number + 1
    return found


def _item(document: Mapping[str, Any], catalogue: Catalogue, measure: str) -> dict[str, Any]:
    catalogue.get(measure)
    return next(item for item in document["measures"] if item["id"] == measure)


def _child(value: Any, part: str) -> Any:
    if isinstance(value, list):
        index = int(part) - 1 if part.isdigit() else -1
        return value[index] if 0 <= index < len(value) else None
    return value.get(part) if isinstance(value, dict) else None


def _set(
    item: dict[str, Any], parent: Any, parts: Sequence[str], value: object, tag: str, source: str, unit: str | None
) -> None:
    """Put a value with its evidence where it belongs."""
    last = parts[-1]
    plain = list(value) if isinstance(value, tuple) else value
    if isinstance(parent, list):
        _set_in_list(parent, last, plain)
        return
    if plain is None:
        parent.pop(last, None)
        return
    if parts[0] in ("costs", "reference_costs") and last in _ENDS:
        parent[last] = {"value": plain, "tag": tag}
        parent["source"] = source
        return
    if _has_evidence(parent.get(last), parts):
        kept = (parent.get(last) or {}).get("unit", "") if unit is None else unit
        parent[last] = {"value": plain, "tag": tag, "source": source, **({"unit": kept} if kept else {})}
        return
    parent[last] = plain
    if parts[0] == "names" and last != "en":
        item.setdefault("name_tags", {})[last] = tag
    elif parts[0] == "conditions" and len(parts) > 2:
        item["conditions"][int(parts[1]) - 1].update(tag=tag, source=source)


def _set_in_list(parent: list[Any], place: str, value: object) -> None:
    """Put a value at a place (from 1), take it out (None), or add it after the last one."""
    index = int(place) - 1 if place.isdigit() else len(parent)
    if value is None:
        del parent[index : index + 1]
    elif index < len(parent):
        parent[index] = value
    else:
        parent.append(value)


def _has_evidence(before: Any, parts: Sequence[str]) -> bool:
    if isinstance(before, dict):
        return "value" in before
    known = schema()["definitions"]["measure"]
    rule = known["optional"].get(parts[0], {})
    if parts[0] in ("layout", "effect"):
        return parts[-1] != "kind"
    return len(parts) == 1 and rule.get("ref") in ("words", "words_list")


def _no_field(catalogue: Catalogue, measure: str, field: str) -> InputError:
    return InputError(
        "The measure “{measure}” has no field “{field}”. Choose one of its fields.",
        measure=catalogue.get(measure).name,
        field=field,
    )


def _rebuilt(catalogue: Catalogue, measures: Sequence[Measure]) -> Catalogue:
    changed = Catalogue(catalogue.path, catalogue.title, catalogue.note, catalogue.tags, tuple(measures))
    return _checked(document_of(changed), catalogue)


def _checked(document: dict[str, Any], catalogue: Catalogue) -> Catalogue:
    return catalogue_of(document, catalogue.path)
