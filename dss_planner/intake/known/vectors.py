"""What the catalogue says of vector layers: roles, fields, named datasets, and how they are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dss_planner.intake.known.encodings import CatalogueError, Encoding, encoding_of, patterns_of, require_keys
from dss_planner.intake.roles import ROLES, VECTOR


@dataclass(frozen=True)
class FieldRule:
    """A field that a vector role has: names in order of preference; monthly: twelve fields, one for each month.

    values: what it holds where it is a class. tells: such values alone say the role. wanted: its absence is told.
    examples: names as people write them, to show what was looked for.
    """

    key: str
    names: tuple[str, ...]
    monthly: bool = False
    encodings: tuple[Encoding, ...] = ()
    values: tuple[str, ...] = ()
    tells: bool = False
    wanted: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class VectorDataset:
    """How vectors of a role are told. needs: keys of fields without which it cannot be that role.

    weak_names: words that other things have too; they count when one of the fields ``supports`` is there.
    also: roles that the same words may mean when the geometry is another. sums_to: the needed fields make this
    together, in the unit of the role. level: of administrative units.
    """

    role: str
    names: tuple[str, ...]
    fields: tuple[FieldRule, ...] = ()
    needs: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    sums_to: float | None = None
    level: int = 0


@dataclass(frozen=True)
class VectorProduct:
    """A dataset known by name. role: '' for one without a role of its own, that only gives the licence.

    fields: each must match a field; not_fields: none may. names: one must be in the layer's or file's name (empty:
    any). share: of the fields that one of ``scheme`` matches at least. licence: note for the map credit; sure: it was
    read at the source, not remembered. citation.
    """

    id: str
    title: str
    role: str
    fields: tuple[str, ...]
    licence: str
    sure: bool
    citation: str
    not_fields: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    scheme: tuple[str, ...] = ()
    share: float = 0.0


@dataclass(frozen=True)
class OtherKind:
    """A kind of layer that no step uses. names: words that tell it."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class KnownVectors:
    """products: datasets known by name. others: kinds that no step uses. doubtful_words: make a name say less."""

    products: tuple[VectorProduct, ...] = ()
    others: tuple[OtherKind, ...] = ()
    doubtful_words: tuple[str, ...] = ()


_FIELD_KEYS = {"monthly", "encodings", "values", "tells", "wanted", "examples"}
_ROLE_KEYS = {"fields", "needs", "weak_names", "supports", "also", "sums_to", "level"}
_PRODUCT_KEYS = {"not_fields", "names", "scheme", "share"}


def vector_dataset(entry: Mapping[str, Any]) -> VectorDataset:
    """Return a checked entry of ``vectors``. Raises `CatalogueError` saying what is wrong where."""
    where = f"vector {entry.get('role')}"
    require_keys(entry, where, {"role", "names"}, _ROLE_KEYS)
    _require_role(entry["role"], where)
    fields = tuple(_field(item, where) for item in entry.get("fields", ()))
    keys = {rule.key for rule in fields}
    needs, supports = tuple(entry.get("needs", ())), tuple(entry.get("supports", ()))
    if not set(needs) <= keys:
        raise CatalogueError(f"{where}: needs a field that it does not describe")
    if not set(supports) <= keys:
        raise CatalogueError(f"{where}: is supported by a field that it does not describe")
    for role in entry.get("also", ()):
        _require_role(role, f"{where}, also")
    return VectorDataset(
        entry["role"],
        patterns_of(entry["names"], where),
        fields,
        needs,
        patterns_of(entry.get("weak_names", ()), where),
        supports,
        tuple(entry.get("also", ())),
        entry.get("sums_to"),
        int(entry.get("level", 0)),
    )


def vector_product(entry: Mapping[str, Any]) -> VectorProduct:
    """Return a checked entry of ``products``. Raises `CatalogueError` saying what is wrong where."""
    where = f"product {entry.get('id')}"
    require_keys(entry, where, {"id", "title", "role", "fields", "licence", "sure", "citation"}, _PRODUCT_KEYS)
    if entry["role"]:
        _require_role(entry["role"], where)
    if not isinstance(entry["sure"], bool) or not 0.0 <= entry.get("share", 0.0) <= 1.0:
        raise CatalogueError(f"{where}: sure must be true or false, share from 0 to 1")
    if not str(entry["title"]).strip() or not str(entry["licence"]).strip():
        raise CatalogueError(f"{where}: title or licence is empty")
    if not entry["fields"] and not entry.get("names"):
        raise CatalogueError(f"{where}: nothing tells it")
    return VectorProduct(
        entry["id"],
        entry["title"],
        entry["role"],
        patterns_of(entry["fields"], where),
        entry["licence"],
        entry["sure"],
        entry["citation"],
        patterns_of(entry.get("not_fields", ()), where),
        patterns_of(entry.get("names", ()), where),
        patterns_of(entry.get("scheme", ()), where),
        float(entry.get("share", 0.0)),
    )


def known_vectors(content: Mapping[str, Any]) -> KnownVectors:
    """Return what ``vectors.json`` says besides the roles. Raises `CatalogueError` saying what is wrong where."""
    require_keys(content, "vectors.json", {"version", "vectors", "products", "others", "doubtful_words"}, {"about"})
    products = tuple(vector_product(entry) for entry in content["products"])
    if len({product.id for product in products}) < len(products):
        raise CatalogueError("vectors.json: two products have the same id")
    others = tuple(other_kind(entry) for entry in content["others"])
    return KnownVectors(products, others, patterns_of(content["doubtful_words"], "doubtful_words"))


def other_kind(entry: Mapping[str, Any]) -> OtherKind:
    """Return a checked entry of ``others``."""
    where = f"other {entry.get('title')}"
    require_keys(entry, where, {"title", "names"}, set())
    return OtherKind(entry["title"], patterns_of(entry["names"], where))


def _require_role(role: str, where: str) -> None:
    if role not in ROLES or ROLES[role].kind != VECTOR:
        raise CatalogueError(f"{where}: not a vector role")


def _field(item: Mapping[str, Any], where: str) -> FieldRule:
    require_keys(item, where, {"key", "names"}, _FIELD_KEYS)
    if item.get("tells") and not item.get("values"):
        raise CatalogueError(f"{where}, field {item['key']}: tells the role without values")
    return FieldRule(
        item["key"],
        patterns_of(item["names"], where),
        item.get("monthly", False),
        tuple(encoding_of(part, where) for part in item.get("encodings", ())),
        tuple(item.get("values", ())),
        item.get("tells", False),
        item.get("wanted", False),
        tuple(item.get("examples", ())),
    )
