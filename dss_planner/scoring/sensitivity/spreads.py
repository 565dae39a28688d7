"""Spreads of criteria from JSON: every fault names the criterion, what was found, what was expected and the fix."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.scoring.parsing import number
from dss_planner.scoring.sensitivity.draws import Spread, check_spreads

#: What stands for all criteria that are not named.
OTHERS = "*"
_NUMBERS, _FLAGS = ("data", "bounds"), ("relative", "shared")


def read_spreads(source: str, names: Sequence[str]) -> tuple[Spread, ...]:
    """Return one spread for each of ``names`` (ids of criteria, fields) from a JSON text or the path of a JSON file.

    {"slope": {"data": 0.1, "relative": true, "shared": false, "bounds": 0.1}, "*": {…}}, see `Spread`; ``*`` stands for
    all others. '' gives no spread at all. Raises `InputError`.
    """
    if not source.strip():
        return ()
    content = _load(source)
    if not isinstance(content, Mapping):
        raise InputError(
            "The spreads are {found}; a JSON object with one entry for each criterion is expected. Correct the text.",
            found=repr(content)[:80],
        )
    strange = sorted(set(content) - {*names, OTHERS})
    if strange:
        raise InputError(
            "The spreads name {found}; only {expected} can have one. Rename or remove the others.",
            found=", ".join(f"“{name}”" for name in strange),
            expected=", ".join(f"“{name}”" for name in names),
        )
    others = _spread(content[OTHERS], OTHERS) if OTHERS in content else Spread()
    spreads = tuple(_spread(content[name], name) if name in content else others for name in names)
    check_spreads(spreads, tuple(names))
    return spreads


def _load(source: str) -> object:
    try:
        return json.loads(
            source if source.lstrip().startswith(("{", "[")) else Path(source).read_text(encoding="utf-8")
        )
    except OSError as error:
        raise InputError(
            "The spreads ({path}) cannot be read: {reason}. Check the path.",
            path=source,
            reason=error.strerror or error,
        ) from error
    except ValueError as error:
        raise InputError("The spreads are not valid JSON: {reason}. Correct the text.", reason=error) from error


def _spread(values: object, name: str) -> Spread:
    if not isinstance(values, Mapping) or set(values) - {*_NUMBERS, *_FLAGS}:
        raise InputError(
            "“{criterion}” has the spread {found}; an object with {expected} is expected. Correct it.",
            criterion=name,
            found=repr(values)[:80],
            expected=", ".join((*_NUMBERS, *_FLAGS)),
        )
    for key in _FLAGS:
        if not isinstance(values.get(key, False), bool):
            raise InputError(
                "“{criterion}” has {key} = {found}; true or false is expected. Correct it.",
                criterion=name,
                key=key,
                found=repr(values[key])[:80],
            )
    data, bounds = (number(values, key, name) if key in values else 0.0 for key in _NUMBERS)
    return Spread(data, values.get("relative", True), values.get("shared", False), bounds)
