"""A measure as plans keep it (`provenance.plain` of a `Measure`), read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Alternative, Condition, Measure, UnitCost, Value

_VALUES = (
    "toolbox_keyword",
    "nature_based",
    "reduces_wind",
    "protects_soil",
    "time_to_effect",
    "lifespan",
    "maintenance",
    "water_need",
    "risks",
    "material",
)


def measure_of_record(record: Mapping[str, Any]) -> Measure:
    """Return the measure that a plan describes. Raises `InputError` when the record is damaged or of another shape."""
    try:
        plain = dict(record)
        plain.update({name: _value(record[name]) for name in _VALUES})
        plain["layout"] = {name: _value(item) for name, item in record["layout"].items()}
        plain["effect"] = {name: _value(item) for name, item in record["effect"].items()}
        plain["conditions"] = tuple(_condition(item) for item in record["conditions"])
        plain["costs"] = tuple(UnitCost(**{**item, "tags": tuple(item["tags"])}) for item in record["costs"])
        return Measure(**plain)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "The plan's record of the measure “{measure}” cannot be read ({reason}). Draft the plan again.",
            measure=record.get("id", "?") if isinstance(record, Mapping) else "?",
            reason=error,
        ) from error


def _value(item: Mapping[str, Any]) -> Value:
    value = item["value"]
    return Value(tuple(value) if isinstance(value, list) else value, item["unit"], item["tag"], item["source"])


def _condition(item: Mapping[str, Any]) -> Condition:
    other = item["unless"]
    classes = tuple((int(code), str(name)) for code, name in item["classes"])
    return Condition(**{**item, "classes": classes, "unless": Alternative(**other) if other else None})
