"""Ways in which quantities are stored, and the checked reading of catalogue entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Encoding:
    """One way in which a quantity is stored.

    unit: as stored. scale, offset: stored value · scale + offset is in the unit of the role. low, high: range of the
    stored values. smallest_maximum, largest: the highest values of a plausible layer lie between them;
    largest_minimum: the lowest are not above it. doubtful_maximum: below smallest_maximum; a product that stores its
    layer so is still asked about when the highest values reach it. labels: unit names of files that mean it. said:
    words of a name that mean it. needs_label: only asked about without either; rare: takes no part at all without.
    words: the layer's name must hold one of them (empty: any). types: GDAL data types it occurs with (empty: any).
    per: what one stored value of precipitation counts: 'month', 'day', 'hour', 'second'; '' otherwise.
    """

    unit: str
    low: float
    high: float
    scale: float = 1.0
    offset: float = 0.0
    smallest_maximum: float | None = None
    labels: tuple[str, ...] = ()
    needs_label: bool = False
    words: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    largest: float | None = None
    said: tuple[str, ...] = ()
    per: str = ""
    rare: bool = False
    largest_minimum: float | None = None
    doubtful_maximum: float | None = None


_OPTIONAL = {item.name for item in fields(Encoding)} - {"unit", "low", "high"}


class CatalogueError(ValueError):
    """The catalogue file is wrong: says where."""


def encoding_of(entry: Mapping[str, Any], where: str) -> Encoding:
    """Return the encoding that a catalogue entry describes. Raises `CatalogueError`."""
    where = f"{where}, encoding {entry.get('unit')}"
    require_keys(entry, where, {"unit", "range"}, _OPTIONAL)
    low, high = entry["range"]
    if not low < high or entry.get("scale", 1.0) == 0:
        raise CatalogueError(f"{where}: empty range or scale 0")
    given: dict[str, Any] = {key: value for key, value in entry.items() if key in _OPTIONAL}
    for key in ("words", "said"):
        given[key] = patterns_of(entry.get(key, ()), where)
    for key in ("labels", "types"):
        given[key] = tuple(entry.get(key, ()))
    return Encoding(entry["unit"], float(low), float(high), **given)


def patterns_of(values: Iterable[str], where: str) -> tuple[str, ...]:
    """Return ``values`` when each is a regular expression. Raises `CatalogueError`."""
    for value in values:
        try:
            re.compile(value)
        except re.error as error:
            raise CatalogueError(f"{where}: “{value}” is not a pattern: {error}") from error
    return tuple(values)


def require_keys(entry: Mapping[str, Any], where: str, needed: set[str], allowed: set[str]) -> None:
    """Raise `CatalogueError` for missing or unknown keys."""
    keys = set(entry)
    if needed - keys:
        raise CatalogueError(f"{where}: {', '.join(sorted(needed - keys))} missing")
    if keys - needed - allowed:
        raise CatalogueError(f"{where}: {', '.join(sorted(keys - needed - allowed))} not known")
