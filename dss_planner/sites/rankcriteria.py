"""By what sites are ranked: fields with direction, weight and fixed bounds, to and from JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dss_planner.errors import InputError
from dss_planner.scoring.parsing import number
from dss_planner.text import Text, text

HIGHER, LOWER = "higher", "lower"
_KEYS = ("direction", "weight", "low", "high", "label", "unit", "limit", "show", "names", "parts")
#: Keys of a part: its words.
_WORDS = ("label", "unit", "limit", "show", "names")


@dataclass(frozen=True)
class RankCriterion:
    """One field to rank by.

    direction: “higher” or “lower” is better. weight: share of the score (> 0). low, high: values in the field's unit
    where the field's worth ends to change (low < high); they are fixed numbers, never taken from the sites compared
    (None only for topsis). label, unit: in words ('' = the field's name, no unit). limit: values from it on mean
    “out of reach”. show: the field whose value, in ``unit``, reasons mention ('' = this field). names: class code →
    name, when that value is a class. parts: fields of points that sum to this field, which must be the only one and
    hold points from 0 to 100; they are told as what adds up to the score, each with its own words.
    """

    field: str
    direction: str
    weight: float
    low: float | None = None
    high: float | None = None
    label: str = ""
    unit: str = ""
    limit: float | None = None
    show: str = ""
    names: dict[int, str] = dataclasses.field(default_factory=dict)
    parts: tuple[RankCriterion, ...] = ()

    @property
    def words(self) -> str:
        """The label, or the field's name in words."""
        return self.label or self.field.replace("_", " ")

    def values(self, x: np.ndarray) -> np.ndarray:
        """Return worths from 0 (worst) to 1 (best), linear between the bounds; NaN stays NaN."""
        low, high = float(self.low or 0.0), float(self.high or 0.0)
        t = np.clip((np.asarray(x, dtype=float) - low) / (high - low), 0.0, 1.0)
        return t if self.direction == HIGHER else 1.0 - t


def read_criteria(source: str, bounds: bool = True) -> tuple[RankCriterion, ...]:
    """Return the criteria in a JSON text or JSON file: {field: {direction, weight, low, high, …}} with the keys
    of `RankCriterion`.

    bounds: whether low and high are needed. Raises `InputError` naming the field, the value found, the value expected
    and the fix.
    """
    content = _load(source)
    if not isinstance(content, Mapping) or not content:
        raise InputError(
            "The fields to rank by are {found}; a JSON object with at least one field is expected. Add a field.",
            found=repr(content)[:80],
        )
    found = tuple(_criterion(str(name), values, bounds) for name, values in content.items())
    for item in found:
        if item.parts and (len(found) > 1 or (item.direction, item.low, item.high) != (HIGHER, 0.0, 100.0)):
            raise InputError(
                "“{criterion}” has parts; they are for the only field to rank by, with higher better, from 0 to 100. "
                "Remove the other fields or the parts.",
                criterion=item.field,
            )
    return found


def criteria_json(criteria: Sequence[RankCriterion]) -> str:
    """Return the JSON text that `read_criteria` reads."""
    return json.dumps({item.field: _plain(item, _KEYS) for item in criteria}, ensure_ascii=False)


def _plain(item: RankCriterion, keys: Sequence[str]) -> dict[str, object]:
    found = {key: getattr(item, key) for key in keys if getattr(item, key) not in (None, "", {}, ())}
    if item.parts:
        found["parts"] = {part.field: _plain(part, _WORDS) for part in item.parts}
    return found


def normalised(criteria: tuple[RankCriterion, ...]) -> tuple[tuple[RankCriterion, ...], tuple[Text, ...]]:
    """Return the criteria with weights that sum to 1, and what had to be said about it."""
    total = sum(item.weight for item in criteria)
    if abs(total - 1.0) <= 1e-9:
        return criteria, ()
    scaled = tuple(replace(item, weight=item.weight / total) for item in criteria)
    note = text("The weights sum to {total}, not 1; each was divided by {total}.", total=f"{total:.6g}")
    return scaled, (note,)


def _load(source: str) -> object:
    try:
        content = source if source.lstrip().startswith(("{", "[")) else Path(source).read_text(encoding="utf-8")
        return json.loads(content)
    except OSError as error:
        raise InputError(
            "The fields to rank by ({path}) cannot be read: {reason}. Check the path.",
            path=source,
            reason=error.strerror or error,
        ) from error
    except ValueError as error:
        raise InputError(
            "The fields to rank by are not valid JSON: {reason}. Correct the text.", reason=error
        ) from error


def _criterion(name: str, values: object, bounds: bool) -> RankCriterion:
    if not isinstance(values, Mapping):
        raise InputError(
            "“{criterion}” has {found}; an object with direction, weight, low and high is expected. Complete it.",
            criterion=name,
            found=repr(values)[:80],
        )
    unknown = sorted(set(values) - set(_KEYS))
    if unknown:
        raise InputError(
            "“{criterion}” has the key(s) {found}; {expected} are expected. Remove or rename them.",
            criterion=name,
            found=", ".join(unknown),
            expected=", ".join(_KEYS),
        )
    direction = values.get("direction")
    if direction not in (HIGHER, LOWER):
        raise InputError(
            "“{criterion}” has the direction {found}; “higher” or “lower” (is better) is expected. Choose one.",
            criterion=name,
            found=repr(direction),
        )
    weight = number(values, "weight", name)
    if weight <= 0:
        raise InputError(
            "“{criterion}” has the weight {found}; a number above 0 is expected. Raise it, or remove the criterion.",
            criterion=name,
            found=f"{weight:g}",
        )
    low, high = _bounds(name, values, bounds)
    words = _words(name, values)
    return RankCriterion(name, str(direction), weight, low, high, *words, _parts(name, values.get("parts") or {}))


def _words(name: str, values: Mapping) -> tuple[str, str, float | None, str, dict[int, str]]:
    limit = number(values, "limit", name) if values.get("limit") is not None else None
    label, unit = str(values.get("label") or ""), str(values.get("unit") or "")
    return label, unit, limit, str(values.get("show") or ""), _names(name, values.get("names") or {})


def _parts(name: str, values: object) -> tuple[RankCriterion, ...]:
    """Return the parts of a field of points; each may give any of the 100."""
    if not isinstance(values, Mapping) or not all(
        isinstance(part, Mapping) and set(part) <= set(_WORDS) for part in values.values()
    ):
        raise InputError(
            "“{criterion}” has the parts {found}; an object of fields, each with any of {expected}, is expected. "
            "Correct it.",
            criterion=name,
            found=repr(values)[:80],
            expected=", ".join(_WORDS),
        )
    return tuple(
        RankCriterion(str(field), HIGHER, 1.0 / len(values), 0.0, 100.0, *_words(str(field), part))
        for field, part in values.items()
    )


def _names(name: str, values: object) -> dict[int, str]:
    try:
        return {int(code): str(words) for code, words in values.items()}  # type: ignore[attr-defined]
    except (AttributeError, ValueError) as error:
        raise InputError(
            "“{criterion}” has the class names {found}; an object of whole codes and names is expected. Correct it.",
            criterion=name,
            found=repr(values)[:80],
        ) from error


def _bounds(name: str, values: Mapping, needed: bool) -> tuple[float | None, float | None]:
    if not needed and values.get("low") is None and values.get("high") is None:
        return None, None
    low, high = number(values, "low", name), number(values, "high", name)
    if low >= high:
        raise InputError(
            "“{criterion}” has the bounds low {low} and high {high}; low < high is expected. Correct them (the "
            "direction says which end is better).",
            criterion=name,
            low=f"{low:g}",
            high=f"{high:g}",
        )
    return low, high
