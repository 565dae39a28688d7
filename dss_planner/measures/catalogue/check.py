"""The catalogue's schema check: rules are data (`resources/measures/schema.json`), this applies them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.text import Text, text


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. measure: id; field: path inside the measure; found: value; expected: sentence."""

    measure: str
    field: str
    found: str
    expected: Text


def faults(document: object, schema: Mapping) -> list[Fault]:
    """Return everything in ``document`` that breaks ``schema`` (see the schema file for its few words)."""
    return list(_check(document, schema["document"], schema["definitions"], _Place("", "")))


def require_none(found: Sequence[Fault], path: str) -> None:
    """Raise `InputError` for the first fault, naming file, measure, field, value found and value expected."""
    if found:
        first = found[0]
        raise InputError(
            "The measures catalogue “{path}” is not valid: measure “{measure}”, field “{field}” is {found}; "
            "expected: {expected}. Mend this field ({count} fault(s) in all), or use the built-in catalogue.",
            path=path,
            measure=first.measure or "–",
            field=first.field or "–",
            found=first.found,
            expected=first.expected,
            count=len(found),
        )


@dataclass(frozen=True)
class _Place:
    """Where in the document a value stands."""

    measure: str
    field: str

    def at(self, name: str) -> _Place:
        return _Place(self.measure, f"{self.field}.{name}" if self.field else name)

    def fault(self, found: object, template: Text, **values: object) -> Fault:
        shown = "missing" if found is _MISSING else repr(found)
        return Fault(self.measure, self.field, shown, Text(template.template, dict(values)))


class _Missing:
    """Marks a field that is not there."""


_MISSING = _Missing()
_WRONG_TYPE = text("a value of type {type}")
_MISSING_FIELD = text("this field with a value")
_UNKNOWN_FIELD = text("one of the fields {fields}")
_NOT_ONE_OF = text("one of {values}")
_TOO_SMALL = text("a number of at least {minimum}")
_EMPTY = text("a text that is not empty")
_TOO_FEW = text("at least {least} item(s)")
_NO_PATTERN = text("a text of the form {pattern}")
_NOT_RANGE = text("two numbers of at least {minimum}, the smaller first")
_NONE_OF = text("at least one of the fields {fields}")
_NOT_ORDERED = text("values that rise in the order {fields}")
_DUPLICATE = text("an id that no other measure has")
_BAD_KEY = text("names of the form {pattern}")


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_TYPES: dict[str, Callable[[object], bool]] = {
    "any": lambda value: value is not None,
    "text": lambda value: isinstance(value, str),
    "number": _number,
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "map": lambda value: isinstance(value, dict),
    "list": lambda value: isinstance(value, list),
    "range": lambda value: isinstance(value, list),
}


def _check(value: object, rule: Mapping, definitions: Mapping, place: _Place) -> Iterator[Fault]:
    while "ref" in rule:
        rule = definitions[rule["ref"]]
    if value is None and rule.get("nullable"):
        return
    if not _TYPES[rule["type"]](value):
        yield place.fault(value, _WRONG_TYPE, type=rule["type"])
        return
    yield from _check_simple(value, rule, place)
    if isinstance(value, dict):
        yield from _check_members(value, rule, definitions, place)
    elif isinstance(value, list) and "items" in rule:
        yield from _check_items(value, rule, definitions, place)


def _check_simple(value: object, rule: Mapping, place: _Place) -> Iterator[Fault]:
    if "one_of" in rule and value not in rule["one_of"]:
        yield place.fault(value, _NOT_ONE_OF, values=", ".join(map(str, rule["one_of"])))
    if rule.get("filled") and not str(value).strip():
        yield place.fault(value, _EMPTY)
    if "pattern" in rule and not re.fullmatch(rule["pattern"], str(value)):
        yield place.fault(value, _NO_PATTERN, pattern=rule["pattern"])
    least = rule.get("minimum")
    if rule["type"] == "number" and least is not None and isinstance(value, (int, float)) and value < least:
        yield place.fault(value, _TOO_SMALL, minimum=least)
    if rule["type"] == "range" and isinstance(value, list):
        fine = len(value) == 2 and all(map(_number, value)) and (least or 0) <= value[0] <= value[1]
        if not fine:
            yield place.fault(value, _NOT_RANGE, minimum=least or 0)


def _check_members(value: dict, rule: Mapping, definitions: Mapping, place: _Place) -> Iterator[Fault]:
    if rule["type"] == "map":
        yield from _check_map(value, rule, definitions, place)
        return
    known = {**rule.get("required", {}), **rule.get("optional", {})}
    for name in rule.get("required", {}):
        if name not in value:
            yield place.at(name).fault(_MISSING, _MISSING_FIELD)
    for name, item in value.items():
        inner = known.get(name, rule.get("other"))
        if inner is None:
            yield place.at(name).fault(item, _UNKNOWN_FIELD, fields=", ".join(known))
        else:
            yield from _check(item, inner, definitions, place.at(name))
    yield from _check_together(value, rule, place)


def _check_map(value: dict, rule: Mapping, definitions: Mapping, place: _Place) -> Iterator[Fault]:
    for name, item in value.items():
        if "keys" in rule and not re.fullmatch(rule["keys"], name):
            yield place.at(name).fault(name, _BAD_KEY, pattern=rule["keys"])
        yield from _check(item, rule["items"], definitions, place.at(name))


def _check_together(value: dict, rule: Mapping, place: _Place) -> Iterator[Fault]:
    """Check what several members must fulfil together."""
    if "any_of" in rule and not any(name in value for name in rule["any_of"]):
        yield place.fault(_MISSING, _NONE_OF, fields=", ".join(rule["any_of"]))
    if "ordered" in rule:
        numbers = [value[n]["value"] for n in rule["ordered"] if isinstance(value.get(n), dict) and "value" in value[n]]
        if all(map(_number, numbers)) and numbers != sorted(numbers):
            yield place.fault(numbers, _NOT_ORDERED, fields=", ".join(rule["ordered"]))


def _check_items(value: list, rule: Mapping, definitions: Mapping, place: _Place) -> Iterator[Fault]:
    if len(value) < rule.get("least", 0):
        yield place.fault(value, _TOO_FEW, least=rule["least"])
    measures = rule["items"].get("ref") == "measure"
    seen: set[str] = set()
    for index, item in enumerate(value):
        if not measures:
            yield from _check(item, rule["items"], definitions, place.at(str(index + 1)))
            continue
        name = str(item.get("id", index + 1)) if isinstance(item, dict) else str(index + 1)
        inner = _Place(name, "")
        if name in seen:
            yield inner.at("id").fault(name, _DUPLICATE)
        seen.add(name)
        yield from _check(item, rule["items"], definitions, inner)
