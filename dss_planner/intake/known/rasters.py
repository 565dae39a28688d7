"""What the catalogue says of rasters: roles, legends, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dss_planner.intake.known.encodings import CatalogueError, Encoding, encoding_of, patterns_of, require_keys
from dss_planner.intake.roles import CLASS, QUANTITY, ROLES, VECTOR


@dataclass(frozen=True)
class UnknownWhere:
    """A class that means unknown where the code ``beside`` occurs as well, or the file's name has one of ``names``."""

    code: int
    beside: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Legend:
    """A set of class codes. needs_name: only believed when a name says so. unknown_codes: codes for 'no data'.

    unknown_where: classes that are none in some of the products of this legend.
    """

    id: str
    name: str
    names: tuple[str, ...]
    codes: frozenset[int]
    unknown_codes: tuple[int, ...] = ()
    needs_name: bool = False
    unknown_where: tuple[UnknownWhere, ...] = ()


@dataclass(frozen=True)
class RasterDataset:
    """How rasters of a role are told. weak_names fit other roles too; legends: ids; sentinels: undeclared NoData.

    annual: range that the sum of twelve months may have in the unit of the role (None: no such sum).
    needs_name: only a name can say this role; values never propose it.
    """

    role: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    legends: tuple[str, ...] = ()
    sentinels: tuple[float, ...] = ()
    annual: tuple[float, float] | None = None
    needs_name: bool = False


@dataclass(frozen=True)
class Aside:
    """Layers that are none of the planner's. title: what they are; names: patterns of whole names; not_names."""

    id: str
    title: str
    names: tuple[str, ...]
    not_names: tuple[str, ...] = ()


def raster_dataset(entry: Mapping[str, Any], legends: Mapping[str, Legend]) -> RasterDataset:
    """Return how rasters of a role are told. Raises `CatalogueError`."""
    where = f"raster {entry.get('role')}"
    require_keys(
        entry,
        where,
        {"role", "names"},
        {"weak_names", "not_names", "encodings", "legends", "sentinels", "annual", "needs_name"},
    )
    role = ROLES.get(entry["role"])
    if role is None or role.kind == VECTOR:
        raise CatalogueError(f"{where}: not a raster role")
    if role.kind == QUANTITY and not entry.get("encodings"):
        raise CatalogueError(f"{where}: a quantity needs encodings")
    if role.kind == CLASS and not set(entry.get("legends", ())) <= set(legends):
        raise CatalogueError(f"{where}: unknown legend")
    return RasterDataset(
        entry["role"],
        patterns_of(entry["names"], where),
        patterns_of(entry.get("weak_names", ()), where),
        patterns_of(entry.get("not_names", ()), where),
        tuple(encoding_of(item, where) for item in entry.get("encodings", ())),
        tuple(entry.get("legends", ())),
        tuple(entry.get("sentinels", ())),
        tuple(entry["annual"]) if "annual" in entry else None,
        entry.get("needs_name", False),
    )


def legend_of(entry: Mapping[str, Any], listed: Mapping[str, Any]) -> Legend:
    """Return a legend; codes that ``entry`` does not give are those of the land cover legend ``listed`` by its id."""
    where = f"legend {entry.get('id')}"
    require_keys(entry, where, {"id", "name", "names"}, {"codes", "unknown_codes", "needs_name"})
    if "codes" not in entry and entry["id"] not in listed:
        raise CatalogueError(f"{where}: codes missing")
    known = listed.get(entry["id"], {"classes": (), "unknown": ()})
    return Legend(
        entry["id"],
        entry["name"],
        patterns_of(entry["names"], where),
        frozenset(entry.get("codes", (item["code"] for item in known["classes"]))),
        tuple(entry.get("unknown_codes", known["unknown"])),
        entry.get("needs_name", False),
        tuple(
            UnknownWhere(item["code"], item["beside"], patterns_of(item["names"], where))
            for item in known.get("unknown_where", ())
        ),
    )


def aside_of(entry: Mapping[str, Any]) -> Aside:
    """Return a kind of layer that is left out. Raises `CatalogueError`."""
    where = f"aside {entry.get('id')}"
    require_keys(entry, where, {"id", "title", "names"}, {"not"})
    return Aside(
        entry["id"], entry["title"], patterns_of(entry["names"], where), patterns_of(entry.get("not", ()), where)
    )
