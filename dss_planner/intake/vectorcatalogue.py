"""What the catalogue says of vector layers: roles, fields, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dss_planner.intake.encodings import CatalogueError, Encoding, encoding_of, patterns_of, require_keys
from dss_planner.intake.roles import ROLES, VECTOR


@dataclass(frozen=True)
class FieldRule:
    """A field that a vector role has: names in order of preference; monthly: twelve fields, one for each month."""

    key: str
    names: tuple[str, ...]
    monthly: bool = False
    encodings: tuple[Encoding, ...] = ()


@dataclass(frozen=True)
class VectorDataset:
    """How vectors of a role are told. needs: keys of fields without which it cannot be that role."""

    role: str
    names: tuple[str, ...]
    fields: tuple[FieldRule, ...] = ()
    needs: tuple[str, ...] = ()


def vector_dataset(entry: Mapping[str, Any]) -> VectorDataset:
    where = f"vector {entry.get('role')}"
    require_keys(entry, where, {"role", "names"}, {"fields", "needs"})
    if entry["role"] not in ROLES or ROLES[entry["role"]].kind != VECTOR:
        raise CatalogueError(f"{where}: not a vector role")
    fields = []
    for item in entry.get("fields", ()):
        require_keys(item, where, {"key", "names"}, {"monthly", "encodings"})
        encodings = tuple(encoding_of(part, where) for part in item.get("encodings", ()))
        fields.append(FieldRule(item["key"], patterns_of(item["names"], where), item.get("monthly", False), encodings))
    needs = tuple(entry.get("needs", ()))
    if not set(needs) <= {field.key for field in fields}:
        raise CatalogueError(f"{where}: needs a field that it does not describe")
    return VectorDataset(entry["role"], patterns_of(entry["names"], where), tuple(fields), needs)
