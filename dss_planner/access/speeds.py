"""Speeds by land cover, road class and slope, with the source and evidence tag of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.provenance import write_json
from dss_planner.text import Text, text

#: Evidence tags of SCIENCE.md.
TAGS = ("V", "V2", "M", "A", "D")
DEFAULT_SEASON = "dry"
#: dry: summer and autumn; wet: after rain and in the spring thaw; winter: frozen ground.
SEASONS = (DEFAULT_SEASON, "wet", "winter")
#: Above this a number is no road speed but another unit [km/h].
_FASTEST = 200.0
_STEEPEST = 90.0


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from."""

    tag: str
    source: str


@dataclass(frozen=True)
class SpeedTable:
    """Speeds of one vehicle in one season.

    landcover: planner class code → km/h, 0 impassable. roads: class text → km/h. default_road: km/h of roads of any
    other class; None refuses them. slope_factors: (up to this slope [degrees], factor on the off-road speed),
    ascending to 90. evidence: "landcover.3", "roads.paved", "slope.5" → where the number comes from.
    Raises `InputError` for numbers out of range.
    """

    landcover: Mapping[int, float]
    roads: Mapping[str, float] = field(default_factory=dict)
    default_road: float | None = None
    slope_factors: tuple[tuple[float, float], ...] = ((_STEEPEST, 1.0),)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        speeds = {f"landcover.{code}": speed for code, speed in self.landcover.items()}
        speeds.update({f"roads.{name}": speed for name, speed in self.roads.items()})
        if self.default_road is not None:
            speeds["default_road"] = self.default_road
        for name, speed in speeds.items():
            _require(name, speed, 0.0, _FASTEST)
        bounds = [bound for bound, _ in self.slope_factors]
        if not bounds or bounds != sorted(set(bounds)) or bounds[-1] < _STEEPEST:
            raise InputError(
                "The slope factors of the speed table have the upper bounds {found}; they must rise and end at 90 "
                "degrees. Correct the table.",
                found=", ".join(f"{bound:g}" for bound in bounds) or "none",
            )
        for bound, factor in self.slope_factors:
            _require(f"slope.{bound:g}", factor, 0.0, 1.0)

    def road_speed(self, value: object) -> float | None:
        """Return the speed [km/h] of a road whose class field holds ``value``; None when nothing is known of it."""
        return self.roads.get(road_class(value), self.default_road)

    def slope_factor(self, slope: np.ndarray) -> np.ndarray:
        """Return the factor on the off-road speed, same shape as ``slope`` [degrees]; NaN stays NaN."""
        bounds = np.array([bound for bound, _ in self.slope_factors])
        factors = np.array([factor for _, factor in self.slope_factors] + [np.nan], dtype=np.float32)
        # searchsorted puts NaN behind the last bound
        return factors[np.searchsorted(bounds, slope, side="left")]

    def as_dict(self) -> dict:
        """Return the table as plain values for JSON."""
        return {
            "landcover": {str(code): self._entry(f"landcover.{code}", v) for code, v in self.landcover.items()},
            "roads": {name: self._entry(f"roads.{name}", v) for name, v in self.roads.items()},
            "default_road": self.default_road,
            "slope": [
                {"up_to": bound, "factor": factor, **self._origin(f"slope.{bound:g}")}
                for bound, factor in self.slope_factors
            ],
        }

    @classmethod
    def from_dict(cls, content: Mapping) -> SpeedTable:
        """Return the table that `as_dict` wrote; an entry may also be a bare number. Raises `InputError`."""
        evidence: dict[str, Evidence] = {}
        landcover, roads, slope = content["landcover"], content.get("roads", {}), content.get("slope", [])
        for group, entries in (("landcover", landcover), ("roads", roads)):
            for name, entry in entries.items():
                _note(evidence, f"{group}.{road_class(name)}", entry)
        for entry in slope:
            _note(evidence, f"slope.{float(entry['up_to']):g}", entry)
        return cls(
            {int(code): _speed(entry) for code, entry in landcover.items()},
            {road_class(name): _speed(entry) for name, entry in roads.items()},
            None if content.get("default_road") is None else float(content["default_road"]),
            tuple((float(e["up_to"]), float(e["factor"])) for e in slope) or ((_STEEPEST, 1.0),),
            evidence,
        )

    def _entry(self, name: str, speed: float) -> dict:
        return {"speed": speed, **self._origin(name)}

    def _origin(self, name: str) -> dict:
        known = self.evidence.get(name)
        return {"tag": known.tag, "source": known.source} if known else {}


def road_class(value: object) -> str:
    """Return the class text of a field value: 3.0 → ``3``, ``Primary_link`` → ``primary``, None → ``''``."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = str(value).strip().lower()
    return words[: -len("_link")] if words.endswith("_link") else words


def load_speeds(season: str = DEFAULT_SEASON) -> SpeedTable:
    """Return the default speeds of a season. Raises `InputError` for an unknown season."""
    return _of_season(_defaults(), season)


def read_speeds(path: str | Path = "", season: str = DEFAULT_SEASON) -> SpeedTable:
    """Return the speeds of a JSON file: one table, or tables by season; the default speeds when ``path`` is ''.

    Raises `InputError` when the file is missing, is no JSON, lacks a part, or holds a number out of range.
    """
    if not path:
        return load_speeds(season)
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        return _of_season(content, season) if "seasons" in content else SpeedTable.from_dict(content)
    except OSError as error:
        raise InputError(
            "The speed table “{path}” cannot be read: {reason}. Check the path.",
            path=path,
            reason=error.strerror or error,
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "The speed table “{path}” is not as expected: {reason}. It needs “landcover” (class code → km/h); “roads”, "
            "“default_road” and “slope” are optional. Start from the default table.",
            path=path,
            reason=repr(error),
        ) from error


def write_speeds(table: SpeedTable, path: str | Path) -> None:
    """Write ``table`` as JSON, whole or not at all."""
    write_json(path, table.as_dict())


def assumed_classes(table: SpeedTable, classes: set[str]) -> Text | None:
    """Return the note to show when road classes were used whose speed is only assumed (tag A)."""
    assumed = sorted(c for c in classes if table.evidence.get(f"roads.{c}", Evidence("", "")).tag == "A")
    if not assumed:
        return None
    return text(
        "The meaning of the road classes {classes} is undocumented; their speeds ({speeds} km/h) are assumptions.",
        classes=", ".join(assumed),
        speeds=", ".join(f"{table.roads[c]:g}" for c in assumed),
    )


@lru_cache(maxsize=1)
def _defaults() -> dict:
    return json.loads(paths.resource("access", "speeds.json").read_text(encoding="utf-8"))


def _of_season(content: Mapping, season: str) -> SpeedTable:
    if season not in content["seasons"]:
        raise InputError(
            "The speed table has no season “{found}”; it has {expected}. Choose one of these.",
            found=season,
            expected=", ".join(content["seasons"]),
        )
    return SpeedTable.from_dict(content["seasons"][season])


def _speed(entry: Any) -> float:
    return float(entry["speed"] if isinstance(entry, Mapping) else entry)


def _note(evidence: dict[str, Evidence], name: str, entry: object) -> None:
    if isinstance(entry, Mapping) and "tag" in entry:
        evidence[name] = Evidence(str(entry["tag"]), str(entry.get("source", "")))


def _require(name: str, value: float, lowest: float, highest: float) -> None:
    if not lowest <= value <= highest:
        raise InputError(
            "The speed table has {found} for “{name}”; expected {lowest} to {highest}. Correct the table.",
            found=value,
            name=name,
            lowest=f"{lowest:g}",
            highest=f"{highest:g}",
        )
