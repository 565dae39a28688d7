"""Ways in which quantities are stored, and the checked reading of catalogue entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Encoding:
    """One way in which a quantity is stored.

    unit: as stored. scale, offset: stored value · scale + offset is in the unit of the role. low, high: range of the
    stored values. smallest_maximum: below it the encoding is implausible. labels: unit names of files that mean it.
    needs_label: not guessed without its label. words: the layer's name must hold one of them (empty: any).
    types: GDAL data types it occurs with (empty: any).
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


class CatalogueError(ValueError):
    """The catalogue file is wrong: says where."""


def encoding_of(entry: Mapping[str, Any], where: str) -> Encoding:
    require_keys(
        entry,
        f"{where}, encoding {entry.get('unit')}",
        {"unit", "range"},
        {"scale", "offset", "smallest_maximum", "labels", "needs_label", "words", "types"},
    )
    low, high = entry["range"]
    if not low < high or entry.get("scale", 1.0) == 0:
        raise CatalogueError(f"{where}, encoding {entry['unit']}: empty range or scale 0")
    return Encoding(
        entry["unit"],
        float(low),
        float(high),
        float(entry.get("scale", 1.0)),
        float(entry.get("offset", 0.0)),
        entry.get("smallest_maximum"),
        tuple(entry.get("labels", ())),
        entry.get("needs_label", False),
        patterns_of(entry.get("words", ()), where),
        tuple(entry.get("types", ())),
    )


def patterns_of(values: Iterable[str], where: str) -> tuple[str, ...]:
    for value in values:
        try:
            re.compile(value)
        except re.error as error:
            raise CatalogueError(f"{where}: “{value}” is not a pattern: {error}") from error
    return tuple(values)


def require_keys(entry: Mapping[str, Any], where: str, needed: set[str], allowed: set[str]) -> None:
    keys = set(entry)
    if needed - keys:
        raise CatalogueError(f"{where}: {', '.join(sorted(needed - keys))} missing")
    if keys - needed - allowed:
        raise CatalogueError(f"{where}: {', '.join(sorted(keys - needed - allowed))} not known")
