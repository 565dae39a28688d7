"""A small check of JSON catalogues against rules that are data themselves, such as ``products.schema.json``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_TYPES: dict[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "list": lambda value: isinstance(value, list),
}


def faults(document: object, schema: Mapping) -> list[str]:
    """Return all that is wrong, each as “place: found, expected”.

    A rule gives the type; objects their required and optional members; lists their items and how many; texts
    one_of, pattern, filled, or that they must themselves be a regular expression.
    """
    return list(_check(document, schema["document"], schema["definitions"], ""))


def _check(value: object, rule: Mapping, definitions: Mapping, place: str) -> Iterator[str]:
    while "ref" in rule:
        rule = definitions[rule["ref"]]
    if not _TYPES[rule["type"]](value):
        yield f"{place or 'document'}: {value!r} is not of type {rule['type']}"
    elif isinstance(value, dict):
        yield from _members(value, rule, definitions, place)
    elif isinstance(value, list):
        if not rule.get("least", 0) <= len(value) <= rule.get("most", len(value)):
            yield f"{place}: {len(value)} items, {rule.get('least', 0)} to {rule.get('most', 'any number')} expected"
        for index, item in enumerate(value):
            yield from _check(item, rule["items"], definitions, f"{place}[{_title(item, index)}]")
    elif isinstance(value, str):
        yield from _text(value, rule, place)


def _title(item: object, index: int) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else str(index + 1)


def _members(value: Mapping, rule: Mapping, definitions: Mapping, place: str) -> Iterator[str]:
    known = {**rule.get("required", {}), **rule.get("optional", {})}
    for name in rule.get("required", {}):
        if name not in value:
            yield f"{place}.{name}: missing"
    for name, item in value.items():
        if name in known:
            yield from _check(item, known[name], definitions, f"{place}.{name}" if place else name)
        else:
            yield f"{place}.{name}: not known; expected one of {', '.join(known)}"
    if "any_of" in rule and not any(name in value for name in rule["any_of"]):
        yield f"{place}: one of {', '.join(rule['any_of'])} is missing"


def _text(value: str, rule: Mapping, place: str) -> Iterator[str]:
    if "one_of" in rule and value not in rule["one_of"]:
        yield f"{place}: “{value}” is none of {', '.join(rule['one_of'])}"
    if rule.get("filled") and not value.strip():
        yield f"{place}: empty"
    if "pattern" in rule and not re.fullmatch(rule["pattern"], value):
        yield f"{place}: “{value}” is not of the form {rule['pattern']}"
    if rule.get("expression"):
        try:
            re.compile(value)
        except re.error as error:
            yield f"{place}: “{value}” is not a pattern: {error}"
