"""Breakpoints and numbers of the data-poor paths, with their evidence, read from ``resources/erosion``."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dss_planner import paths
from dss_planner.erosion.susceptibility.memberships import (
    TAGS,
    Membership,
    membership_from_dict,
    require_membership,
)
from dss_planner.errors import InputError

VERSION = 1
#: The three sections of the file.
SECTIONS = ("ilswe", "proxy", "dust")
_PARTS = ("memberships", "numbers", "classes")
_NUMBER_KEYS = {"value", "unit", "tag", "source"}


@dataclass(frozen=True)
class Number:
    """One number in ``unit`` with its evidence tag and source."""

    value: float
    unit: str
    tag: str
    source: str


@dataclass(frozen=True)
class Section:
    """The defaults of one computation: memberships and numbers by name, and numbers by land cover class."""

    memberships: Mapping[str, Membership] = field(default_factory=dict)
    numbers: Mapping[str, Number] = field(default_factory=dict)
    classes: Mapping[int, Number] = field(default_factory=dict)

    def memberships_with(self, changed: Mapping[str, Membership], where: str) -> dict[str, Membership]:
        """Return all memberships, those in ``changed`` in place of the defaults.

        Raises `InputError` for a name that does not exist and for a membership that cannot be computed.
        """
        for name, rule in changed.items():
            if name not in self.memberships:
                raise _unknown(name, where, self.memberships)
            require_membership(rule, name, where)
        return {**self.memberships, **changed}

    def numbers_with(self, changed: Mapping[str, float], where: str) -> dict[str, float]:
        """Return all numbers, those in ``changed`` in place of the defaults; raises `InputError` as above."""
        for name, value in changed.items():
            if name not in self.numbers:
                raise _unknown(name, where, self.numbers)
            if not math.isfinite(value):
                raise _wrong(where, name, value, "a number")
        return {**{name: number.value for name, number in self.numbers.items()}, **changed}


def defaults(section: str) -> Section:
    """Return the shipped defaults of ``section``, one of `SECTIONS`."""
    return _shipped()[section]


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Section]:
    return read_defaults(paths.resource("erosion", "susceptibility.json"))


def read_defaults(path: str | Path) -> dict[str, Section]:
    """Return the sections of a file of breakpoints and numbers.

    Raises `InputError` naming file, entry, what was found and what is expected.
    """
    path = Path(path)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            "The file of breakpoints “{path}” cannot be read as JSON: {reason}. Choose another file.",
            path=path,
            reason=(error.strerror if isinstance(error, OSError) else None) or error,
        ) from error
    where = path.name
    document = _object(document, where, "the whole file")
    if document.get("version") != VERSION:
        raise _wrong(where, "version", document.get("version"), str(VERSION))
    return {name: _section(document.get(name), where, name) for name in SECTIONS}


def memberships_from_json(content: str, where: str) -> dict[str, Membership]:
    """Return memberships by name from JSON text ({"climate": {"kind": "linear", "low": 0, "high": 90}, …}).

    Raises `InputError` naming ``where`` the text came from.
    """
    try:
        entries = _object(json.loads(content), where, "the text")
    except ValueError as error:
        raise _wrong(where, "the text", error, "a JSON object of memberships by name") from error
    return {str(name): membership_from_dict(entry, str(name), where) for name, entry in entries.items()}


def numbers_from_json(content: str, where: str) -> dict[str, float]:
    """Return numbers by name from JSON text ({"playa_slope": 0.3, …}); raises `InputError`."""
    try:
        entries = _object(json.loads(content), where, "the text")
    except ValueError as error:
        raise _wrong(where, "the text", error, "a JSON object of numbers by name") from error
    return {str(name): _finite(value, where, str(name)) for name, value in entries.items()}


def _section(entry: object, where: str, name: str) -> Section:
    section = _object(entry, where, name)
    for key in section:
        if key not in _PARTS:
            raise _wrong(where, name, key, ", ".join(_PARTS))
    memberships, numbers, classes = (_object(section.get(part), where, f"{name}: {part}") for part in _PARTS)
    return Section(
        {key: membership_from_dict(value, key, where) for key, value in memberships.items()},
        {key: _number(value, where, key) for key, value in numbers.items()},
        {_code(key, where, name): _number(value, where, key) for key, value in classes.items()},
    )


def _number(entry: object, where: str, name: str) -> Number:
    content = _object(entry, where, name)
    if set(content) != _NUMBER_KEYS:
        raise _wrong(where, name, ", ".join(content), ", ".join(sorted(_NUMBER_KEYS)))
    if content["tag"] not in TAGS:
        raise _wrong(where, name, content["tag"], ", ".join(TAGS))
    if not str(content["source"]).strip():
        raise _wrong(where, name, "a source without words", "where the number comes from")
    return Number(
        _finite(content["value"], where, name), str(content["unit"]), str(content["tag"]), str(content["source"])
    )


def _finite(value: object, where: str, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _wrong(where, name, value, "a number")
    return float(value)


def _code(key: str, where: str, name: str) -> int:
    if not key.isdigit():
        raise _wrong(where, f"{name}: classes", key, "the code of a land cover class")
    return int(key)


def _object(entry: object, where: str, name: str) -> dict:
    if not isinstance(entry, dict):
        raise _wrong(where, name, "missing" if entry is None else entry, "a JSON object")
    return entry


def _wrong(where: str, name: str, found: object, expected: str) -> InputError:
    return InputError(
        "In {where}, “{name}” is {found}; {expected} is expected. Correct the entry.",
        where=where,
        name=name,
        found=found,
        expected=expected,
    )


def _unknown(name: str, where: str, known: Mapping) -> InputError:
    return InputError(
        "In {where}, “{name}” is no name of a breakpoint; {expected} are known. Choose one of these.",
        where=where,
        name=name,
        expected=", ".join(known),
    )
