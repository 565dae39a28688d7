"""Speeds as JSON files: the product's own by way of travel and season, and those of users."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from dss_planner import paths
from dss_planner.access.speedtable import (
    DEFAULT_MODE,
    DEFAULT_SEASON,
    MODES,
    ON_FOOT,
    SEASONS,
    TAGS,
    Evidence,
    SpeedTable,
    assumed_classes,
    road_class,
)
from dss_planner.errors import InputError
from dss_planner.provenance import write_json

__all__ = [
    "DEFAULT_MODE",
    "DEFAULT_SEASON",
    "MODES",
    "ON_FOOT",
    "SEASONS",
    "TAGS",
    "Evidence",
    "SpeedTable",
    "as_dict",
    "assumed_classes",
    "copy_speeds",
    "from_dict",
    "load_speeds",
    "read_speeds",
    "road_class",
    "table_of",
    "write_speeds",
]

_LEVEL = ((90.0, 1.0),)
_PARTS = ("landcover", "roads", "default_road", "places", "slope", "mode", "season", "name", "version", "about")
_ENTRY = ("speed", "tag", "source", "dry", "wet", "winter", "thaw")


def load_speeds(season: str = DEFAULT_SEASON, mode: str = DEFAULT_MODE) -> SpeedTable:
    """Return the product's speeds of a way of travel in a season. Raises `InputError` when it has none."""
    return table_of(_defaults(), season, mode)


def read_speeds(path: str | Path = "", season: str = DEFAULT_SEASON, mode: str = DEFAULT_MODE) -> SpeedTable:
    """Return the speeds of a JSON file; the product's when ``path`` is ''.

    The file holds one table (`write_speeds`), tables by season under “seasons”, or by way of travel and season as the
    product's own file (`copy_speeds`). Raises `InputError` when it is missing, is no JSON, lacks a part, has one that
    no table has, or holds a number out of range.
    """
    if not path:
        return load_speeds(season, mode)
    try:
        return table_of(json.loads(Path(path).read_text(encoding="utf-8")), season, mode)
    except OSError as error:
        raise InputError(
            "The speed table “{path}” cannot be read: {reason}. Check the path.",
            path=path,
            reason=error.strerror or error,
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "The speed table “{path}” is not as expected: {reason}. It needs “landcover” (class code → km/h); “roads”, "
            "“places”, “default_road” and “slope” are optional. Start from the default table.",
            path=path,
            reason=repr(error),
        ) from error


def write_speeds(table: SpeedTable, path: str | Path) -> None:
    """Write ``table`` as JSON, whole or not at all."""
    write_json(path, as_dict(table))


def copy_speeds(path: str | Path) -> None:
    """Write the product's speeds of all ways of travel and seasons, to be edited and read by `read_speeds`."""
    write_json(path, _defaults())


def table_of(content: Mapping, season: str, mode: str) -> SpeedTable:
    """Return the speeds of a way of travel and season that ``content`` holds. Raises `InputError`, `ValueError`."""
    if "modes" in content:
        return from_dict({**_chosen(content["modes"], mode, "mode"), "mode": mode}, season, content.get("seasons"))
    if "seasons" in content:
        return from_dict(_chosen(content["seasons"], season, "season"), season)
    return from_dict(content, season)


def as_dict(table: SpeedTable) -> dict:
    """Return the table as plain values for JSON."""

    def group(name: str, speeds: Mapping[Any, float]) -> dict:
        return {str(key): {"speed": speed, **_origin(table, f"{name}.{key}")} for key, speed in speeds.items()}

    return {
        "mode": table.mode,
        "season": table.season,
        "landcover": group("landcover", table.landcover),
        "roads": group("roads", table.roads),
        "default_road": table.default_road,
        "places": group("places", table.places),
        "slope": [
            {"up_to": bound, "factor": factor, **_origin(table, f"slope.{bound:g}")}
            for bound, factor in table.slope_factors
        ],
    }


def from_dict(content: Mapping, season: str = DEFAULT_SEASON, seasons: object = None) -> SpeedTable:
    """Return a table; an entry may be a bare number, or a speed with others of seasons that differ from it.

    seasons: those that the entries tell apart; None when the content is of one season. Raises `InputError`.
    """
    unknown = sorted(set(content) - set(_PARTS))
    if unknown:
        raise ValueError(f"{', '.join(unknown)}: a table has {', '.join(_PARTS)}")
    if isinstance(seasons, (list, tuple)) and season not in seasons:
        raise _not_there("season", season, seasons)
    evidence: dict[str, Evidence] = {}
    landcover, roads = content["landcover"], content.get("roads", {})
    places, slope = content.get("places", {}), content.get("slope", [])
    for entry in slope:
        _note(evidence, f"slope.{float(entry['up_to']):g}", entry)
    return SpeedTable(
        {int(code): _speed(entry, season, f"landcover.{code}", evidence) for code, entry in landcover.items()},
        {road_class(n): _speed(entry, season, f"roads.{road_class(n)}", evidence) for n, entry in roads.items()},
        None if content.get("default_road") is None else float(content["default_road"]),
        tuple((float(e["up_to"]), float(e["factor"])) for e in slope) or _LEVEL,
        evidence,
        {name: _speed(entry, season, f"places.{name}", evidence) for name, entry in places.items()},
        content.get("mode", ""),
        season if seasons is not None else content.get("season", ""),
    )


@lru_cache(maxsize=1)
def _defaults() -> dict:
    return json.loads(paths.resource("access", "speeds.json").read_text(encoding="utf-8"))


def _chosen(content: Mapping, wanted: str, what: str) -> Mapping:
    if wanted not in content:
        raise _not_there(what, wanted, content)
    return content[wanted]


def _not_there(what: str, wanted: str, there: Iterable[str]) -> InputError:
    expected = ", ".join(there)
    if what == "season":
        return InputError(
            "The speed table has no season “{found}”; it has {expected}. Choose one of these.",
            found=wanted,
            expected=expected,
        )
    return InputError(
        "The speed table has no way of travel “{found}”; it has {expected}. Choose one of these.",
        found=wanted,
        expected=expected,
    )


def _speed(entry: Any, season: str, name: str, evidence: dict[str, Evidence]) -> float:
    """Return the speed of an entry in a season and note where it comes from."""
    if not isinstance(entry, Mapping):
        return float(entry)
    unknown = sorted(set(entry) - set(_ENTRY))
    if unknown:
        raise ValueError(f"{name}: {', '.join(unknown)}; an entry has {', '.join(_ENTRY)}")
    own = entry.get(season, entry)
    if not isinstance(own, Mapping):
        own = {**entry, "speed": own}
    _note(evidence, name, own)
    return float(own["speed"])


def _note(evidence: dict[str, Evidence], name: str, entry: object) -> None:
    if isinstance(entry, Mapping) and "tag" in entry:
        evidence[name] = Evidence(str(entry["tag"]), str(entry.get("source", "")))


def _origin(table: SpeedTable, name: str) -> dict:
    known = table.evidence.get(name)
    return {"tag": known.tag, "source": known.source} if known else {}
