"""What the catalogue says of rasters: roles, legends, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dss_planner.intake.encodings import CatalogueError, Encoding, encoding_of, patterns_of, require_keys
from dss_planner.intake.roles import CLASS, QUANTITY, ROLES, VECTOR


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
class RasterDataset:
    """How rasters of a role are told. weak_names fit other roles too; legends: ids; sentinels: undeclared NoData."""

    role: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    legends: tuple[str, ...] = ()
    sentinels: tuple[float, ...] = ()


def raster_dataset(entry: Mapping[str, Any], legends: Mapping[str, Legend]) -> RasterDataset:
    where = f"raster {entry.get('role')}"
    require_keys(entry, where, {"role", "names"}, {"weak_names", "not_names", "encodings", "legends", "sentinels"})
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
    )


def legend_of(entry: Mapping[str, Any]) -> Legend:
    where = f"legend {entry.get('id')}"
    require_keys(entry, where, {"id", "name", "names", "codes"}, {"unknown_codes", "needs_name"})
    return Legend(
        entry["id"],
        entry["name"],
        patterns_of(entry["names"], where),
        frozenset(entry["codes"]),
        tuple(entry.get("unknown_codes", ())),
        entry.get("needs_name", False),
    )
