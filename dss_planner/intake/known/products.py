"""Named products: how their files are told, how they store each layer, and what their licence asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dss_planner.intake.known import schemacheck
from dss_planner.intake.known.encodings import CatalogueError
from dss_planner.intake.known.rasters import RasterDataset
from dss_planner.text import Text, text

#: A product's role for NDVI: the name says whether it is the maximum or the minimum, or the user does; of the spring
#: or of many years it is only where the name or the bands say so.
NDVI, NDVI_ROLES = "ndvi", ("ndvi_maximum", "ndvi_minimum")
NDVI_SEASONS = (*NDVI_ROLES, "ndvi_spring", "ndvi_years")


@dataclass(frozen=True)
class ProductLayer:
    """One layer of a product.

    role: role id, `NDVI`, or '' when the planner has no use for it (why_not says what to do). names: patterns that
    tell product and layer at once, of the whole name when ``whole``; variables: patterns of the layer once a word tells
    the product. units: as the product stores it; converted: as people store it. legends: ids. steps, types: only
    with these. nodata, valid: stored values. band: patterns of the band to take. depth: has several depths.
    """

    role: str
    names: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    whole: bool = False
    units: tuple[str, ...] = ()
    converted: tuple[str, ...] = ()
    legends: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    nodata: tuple[float, ...] = ()
    valid: tuple[float, ...] = ()
    band: tuple[str, ...] = ()
    depth: bool = False
    note: str = ""
    why_not: str = ""


@dataclass(frozen=True)
class Product:
    """A named product. words: patterns that tell it. licence: note for the map credit. date: of the data, if fixed."""

    id: str
    title: str
    provider: str
    words: tuple[str, ...]
    licence: Text
    layers: tuple[ProductLayer, ...]
    date: str = ""


def products_of(
    document: Mapping[str, Any], schema: Mapping[str, Any], rasters: Sequence[RasterDataset], legends: Mapping[str, Any]
) -> tuple[Product, ...]:
    """Return the products of ``document``. Raises `CatalogueError` naming the first fault."""
    wrong = schemacheck.faults(document, schema)
    if wrong:
        raise CatalogueError(f"products.json: {wrong[0]} ({len(wrong)} fault(s))")
    found = tuple(_product(entry) for entry in document["products"])
    for entry in found:
        for layer in entry.layers:
            _require_known(entry, layer, rasters, legends)
    if len({entry.id for entry in found}) < len(found):
        raise CatalogueError("products.json: two products have the same id")
    return found


def _product(entry: Mapping[str, Any]) -> Product:
    return Product(
        entry["id"],
        entry["title"],
        entry["provider"],
        tuple(entry["words"]),
        _licence(entry["licence"]),
        tuple(_layer(layer) for layer in entry["layers"]),
        entry.get("date", ""),
    )


def _layer(entry: Mapping[str, Any]) -> ProductLayer:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return ProductLayer(**values)


def _licence(entry: Mapping[str, str]) -> Text:
    if entry["status"] == "known":
        return text("{note} Credit: {credit}.", note=entry["note"], credit=entry["attribution"])
    return text(
        "Unverified, check the provider's terms: {note} Credit: {credit}.",
        note=entry["note"],
        credit=entry["attribution"],
    )


def _require_known(
    product: Product, layer: ProductLayer, rasters: Sequence[RasterDataset], legends: Mapping[str, Any]
) -> None:
    """Raise `CatalogueError` when a layer speaks of a role, unit or legend that is not there, or explains nothing."""
    where = f"products.json: {product.id}, layer {layer.role or layer.names or layer.variables}"
    if not layer.role:
        if not layer.why_not:
            raise CatalogueError(f"{where}: why_not missing")
        return
    role = NDVI_ROLES[0] if layer.role == NDVI else layer.role
    dataset = next((entry for entry in rasters if entry.role == role), None)
    if dataset is None:
        raise CatalogueError(f"{where}: not a raster role")
    units = {encoding.unit for encoding in dataset.encodings}
    if not {*layer.units, *layer.converted} <= units:
        raise CatalogueError(f"{where}: a unit that the role does not have")
    if not set(layer.legends) <= set(legends):
        raise CatalogueError(f"{where}: unknown legend")
