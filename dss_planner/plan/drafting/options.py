"""How people want a work drawn, where it is not to be drawn as the rules say."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from dss_planner.errors import InputError

_PATTERNS = ("across", "contour")


@dataclass(frozen=True)
class DrawingOptions:
    """What differs from the rules; None leaves a thing to them.

    orientation: degrees clockwise from the map's north of the wind that the work is laid across. spacing: m between
    rows, or side of a grid's cells; spacing_factor: times the spacing of the rules. offset: m from the windward edge
    of the core to the work (which then no longer follows the work before it). rows: how many. gap_every, gap_width: m,
    gaps for animals and vehicles (0: none). area: ha at most. pattern: rows 'across' the wind or along 'contour' lines.
    draw_rows: whether the rows of a planting are drawn one by one. mix: (species, share) pairs, shares adding to 1.
    places: map coordinates that people pointed at: wells stand there, other works are laid where the first one lies.
    """

    orientation: float | None = None
    spacing: float | None = None
    spacing_factor: float | None = None
    offset: float | None = None
    rows: int | None = None
    gap_every: float | None = None
    gap_width: float | None = None
    area: float | None = None
    pattern: str | None = None
    draw_rows: bool | None = None
    mix: tuple[tuple[str, float], ...] = ()
    places: tuple[tuple[float, float], ...] = ()

    def as_json(self) -> str:
        """Return what differs from the rules as JSON; '{}' when nothing does."""
        return json.dumps({name: value for name, value in asdict(self).items() if value not in (None, ())})


def options_from(content: str | Mapping | None) -> DrawingOptions:
    """Return options from the JSON of a plan's column ``options`` (None or '' for none); unknown names are left alone.

    Raises `InputError` for JSON that is none, and for values that no work can be drawn with.
    """
    if not content:
        return DrawingOptions()
    try:
        found = dict(json.loads(content)) if isinstance(content, str) else dict(content)
    except (ValueError, TypeError) as error:
        raise InputError(
            "The drawing options “{found}” are no JSON object: {reason}. Clear the field, or set the options again.",
            found=content,
            reason=error,
        ) from error
    known = {one.name for one in fields(DrawingOptions)}
    values = {name: value for name, value in found.items() if name in known and value is not None}
    checked: dict[str, Any] = {
        name: _CHECKS[name](name, value) if name in _CHECKS else value for name, value in values.items()
    }
    return DrawingOptions(**checked)


def _direction(name: str, value: object) -> float:
    number = _number(name, value)
    if number > 360.0:
        raise _wrong(name, value, "degrees from 0 to 360")
    return number


def _above_zero(name: str, value: object) -> float:
    number = _number(name, value)
    if number == 0.0:
        raise _wrong(name, value, "a number above 0")
    return number


def _count(name: str, value: object) -> int:
    number = _number(name, value)
    if number < 1.0 or number != int(number):
        raise _wrong(name, value, "a whole number of at least 1")
    return int(number)


def _pattern(name: str, value: object) -> str:
    if value not in _PATTERNS:
        raise _wrong(name, value, "“across” or “contour”")
    return str(value)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, "true or false")
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or value < 0.0:
        raise _wrong(name, value, "a number of at least 0")
    return float(value)


def _mix(name: str, value: object) -> tuple[tuple[str, float], ...]:
    try:
        mix = tuple((str(species), float(share)) for species, share in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise _wrong(name, value, "pairs of species and share") from error
    if mix and (any(share < 0 for _, share in mix) or abs(sum(share for _, share in mix) - 1.0) > 1e-3):
        raise _wrong(name, value, "shares from 0 to 1 that add up to 1")
    return mix


def _places(name: str, value: object) -> tuple[tuple[float, float], ...]:
    try:
        places = tuple((float(x), float(y)) for x, y in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise _wrong(name, value, "pairs of map coordinates") from error
    if not all(math.isfinite(number) for place in places for number in place):
        raise _wrong(name, value, "pairs of map coordinates")
    return places


_CHECKS = {
    "orientation": _direction,
    "spacing": _above_zero,
    "spacing_factor": _above_zero,
    "offset": _number,
    "rows": _count,
    "gap_every": _number,
    "gap_width": _number,
    "area": _above_zero,
    "pattern": _pattern,
    "draw_rows": _flag,
    "mix": _mix,
    "places": _places,
}


def _wrong(name: str, found: object, expected: str) -> InputError:
    return InputError(
        "The drawing option “{option}” is {found}; {expected} is expected. Correct it.",
        option=name,
        found=found,
        expected=expected,
    )
