"""A measure as plans keep it (`provenance.plain` of a `Measure`), read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import (
    NAMED_VALUES,
    Alternative,
    Condition,
    Link,
    Measure,
    UnitCost,
    Value,
)

#: What a measure may lack, and records of older plans do not name.
_OPTIONAL = ("function", "co_benefits", "ease", "combines_with", "wocat")


def measure_of_record(record: Mapping[str, Any]) -> Measure:
    """Return the measure that a plan describes. Raises `InputError` when the record is damaged or of another shape."""
    try:
        plain = dict(record)
        plain.update({name: _value(record[name]) for name in NAMED_VALUES})
        plain["layout"] = {name: _value(item) for name, item in record["layout"].items()}
        plain["effect"] = {name: _value(item) for name, item in record["effect"].items()}
        plain["conditions"] = tuple(_condition(item) for item in record["conditions"])
        plain["costs"] = _costs(record["costs"])
        plain.update({name: _value(record[name]) for name in _OPTIONAL if record.get(name) is not None})
        plain["links"] = tuple(Link(**item) for item in record.get("links", ()))
        plain["evidence"] = tuple(_value(item) for item in record.get("evidence", ()))
        plain["reference_costs"] = _costs(record.get("reference_costs", ()))
        return Measure(**plain)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "The plan's record of the measure “{measure}” cannot be read ({reason}). Draft the plan again.",
            measure=record.get("id", "?") if isinstance(record, Mapping) else "?",
            reason=error,
        ) from error


def _value(item: Mapping[str, Any]) -> Value:
    value = item["value"]
    return Value(
        tuple(value) if isinstance(value, list) else value,
        item["unit"],
        item["tag"],
        item["source"],
        item.get("typical"),
    )


def _costs(items: Sequence[Mapping[str, Any]]) -> tuple[UnitCost, ...]:
    return tuple(UnitCost(**{**item, "tags": tuple(item["tags"])}) for item in items)


def _condition(item: Mapping[str, Any]) -> Condition:
    other = item["unless"]
    classes = tuple((int(code), str(name)) for code, name in item["classes"])
    return Condition(**{**item, "classes": classes, "unless": Alternative(**other) if other else None})
