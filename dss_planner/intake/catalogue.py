"""The catalogue of known datasets, read from ``resources/intake/datasets.json`` and checked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dss_planner import paths
from dss_planner.intake.roles import CLASS, QUANTITY, ROLES, VECTOR

VERSION = 1
_LETTER = r"[^\W\d_]"


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


@dataclass(frozen=True)
class Legend:
    """A set of class codes. needs_name: only believed when a name says so. unknown_codes: codes for 'no data'."""

    id: str
    name: str
    names: tuple[str, ...]
    codes: frozenset[int]
    unknown_codes: tuple[int, ...] = ()
    needs_name: bool = False


@dataclass(frozen=True)
class FieldRule:
    """A field that a vector role has: names in order of preference; monthly: twelve fields, one for each month."""

    key: str
    names: tuple[str, ...]
    monthly: bool = False
    encodings: tuple[Encoding, ...] = ()


@dataclass(frozen=True)
class RasterDataset:
    """How rasters of a role are told. weak_names fit other roles too; legends: ids; sentinels: undeclared NoData."""

    role: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    legends: tuple[str, ...] = ()
    sentinels: tuple[float, ...] = ()


@dataclass(frozen=True)
class VectorDataset:
    """How vectors of a role are told. needs: keys of fields without which it cannot be that role."""

    role: str
    names: tuple[str, ...]
    fields: tuple[FieldRule, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All known datasets and legends."""

    rasters: tuple[RasterDataset, ...]
    vectors: tuple[VectorDataset, ...]
    legends: Mapping[str, Legend]


class CatalogueError(ValueError):
    """The catalogue file is wrong: says where."""


@lru_cache(maxsize=4)
def load_catalogue(path: str | None = None) -> Catalogue:
    """Return the catalogue of ``path``, or the shipped one. Raises `CatalogueError` saying what is wrong where."""
    file = Path(path) if path else paths.resource("intake", "datasets.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("version") != VERSION:
        raise CatalogueError(f"{file.name}: version is {content.get('version')}, expected {VERSION}")
    legends = {entry["id"]: _legend(entry) for entry in content["legends"]}
    rasters = tuple(_raster(entry, legends) for entry in content["rasters"])
    vectors = tuple(_vector(entry) for entry in content["vectors"])
    missing = set(ROLES) - {entry.role for entry in rasters} - {entry.role for entry in vectors}
    if missing:
        raise CatalogueError(f"{file.name}: no dataset for {', '.join(sorted(missing))}")
    return Catalogue(rasters, vectors, legends)


def longest_match(patterns: tuple[str, ...], name: str) -> str:
    """Return the longest part of a `plain_name` that one of ``patterns`` matches between letters; '' when none does."""
    found = [
        match.group(0)
        for pattern in patterns
        for match in re.finditer(f"(?<!{_LETTER})(?:{pattern})(?!{_LETTER})", name)
    ]
    return max(found, key=len, default="")


def matches_whole(patterns: tuple[str, ...], name: str) -> bool:
    """Return whether one of ``patterns`` matches a whole `plain_name`."""
    return any(re.fullmatch(pattern, name) for pattern in patterns)


def plain_name(name: str) -> str:
    """Return ``name`` in lower case with words apart: ``LandCover_IGBP.2019`` → ``land cover igbp 2019``."""
    apart = re.sub(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])", " ", name)
    return re.sub(r"[\W_]+", " ", apart).strip().lower()


def _raster(entry: dict, legends: Mapping[str, Legend]) -> RasterDataset:
    where = f"raster {entry.get('role')}"
    _require(entry, where, {"role", "names"}, {"weak_names", "not_names", "encodings", "legends", "sentinels"})
    role = ROLES.get(entry["role"])
    if role is None or role.kind == VECTOR:
        raise CatalogueError(f"{where}: not a raster role")
    if role.kind == QUANTITY and not entry.get("encodings"):
        raise CatalogueError(f"{where}: a quantity needs encodings")
    if role.kind == CLASS and not set(entry.get("legends", ())) <= set(legends):
        raise CatalogueError(f"{where}: unknown legend")
    return RasterDataset(
        entry["role"],
        _patterns(entry["names"], where),
        _patterns(entry.get("weak_names", ()), where),
        _patterns(entry.get("not_names", ()), where),
        tuple(_encoding(item, where) for item in entry.get("encodings", ())),
        tuple(entry.get("legends", ())),
        tuple(entry.get("sentinels", ())),
    )


def _vector(entry: dict) -> VectorDataset:
    where = f"vector {entry.get('role')}"
    _require(entry, where, {"role", "names"}, {"fields", "needs"})
    if entry["role"] not in ROLES or ROLES[entry["role"]].kind != VECTOR:
        raise CatalogueError(f"{where}: not a vector role")
    fields = []
    for item in entry.get("fields", ()):
        _require(item, where, {"key", "names"}, {"monthly", "encodings"})
        encodings = tuple(_encoding(part, where) for part in item.get("encodings", ()))
        fields.append(FieldRule(item["key"], _patterns(item["names"], where), item.get("monthly", False), encodings))
    needs = tuple(entry.get("needs", ()))
    if not set(needs) <= {field.key for field in fields}:
        raise CatalogueError(f"{where}: needs a field that it does not describe")
    return VectorDataset(entry["role"], _patterns(entry["names"], where), tuple(fields), needs)


def _legend(entry: dict) -> Legend:
    where = f"legend {entry.get('id')}"
    _require(entry, where, {"id", "name", "names", "codes"}, {"unknown_codes", "needs_name"})
    return Legend(
        entry["id"],
        entry["name"],
        _patterns(entry["names"], where),
        frozenset(entry["codes"]),
        tuple(entry.get("unknown_codes", ())),
        entry.get("needs_name", False),
    )


def _encoding(entry: dict, where: str) -> Encoding:
    _require(
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
        _patterns(entry.get("words", ()), where),
        tuple(entry.get("types", ())),
    )


def _patterns(values: list[str] | tuple[str, ...], where: str) -> tuple[str, ...]:
    for value in values:
        try:
            re.compile(value)
        except re.error as error:
            raise CatalogueError(f"{where}: “{value}” is not a pattern: {error}") from error
    return tuple(values)


def _require(entry: dict, where: str, needed: set[str], allowed: set[str]) -> None:
    keys = set(entry)
    if needed - keys:
        raise CatalogueError(f"{where}: {', '.join(sorted(needed - keys))} missing")
    if keys - needed - allowed:
        raise CatalogueError(f"{where}: {', '.join(sorted(keys - needed - allowed))} not known")
