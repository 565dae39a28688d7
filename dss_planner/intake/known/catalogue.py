"""The catalogue of known datasets: JSON files of ``resources/intake``, checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from dss_planner import paths
from dss_planner.intake.known.encodings import CatalogueError
from dss_planner.intake.known.products import Product, products_of
from dss_planner.intake.known.rasters import Aside, Legend, RasterDataset, aside_of, legend_of, raster_dataset
from dss_planner.intake.known.vectors import KnownVectors, VectorDataset, known_vectors, vector_dataset
from dss_planner.intake.roles import ROLES

VERSION = 1
RASTERS, VECTORS = "rasters.json", "vectors.json"
PRODUCTS, PRODUCT_RULES = "products.json", "products.schema.json"


@dataclass(frozen=True)
class Catalogue:
    """All known datasets, legends and products, and the layers that are left out."""

    rasters: tuple[RasterDataset, ...]
    vectors: tuple[VectorDataset, ...]
    legends: Mapping[str, Legend]
    products: tuple[Product, ...] = ()
    asides: tuple[Aside, ...] = ()
    known_vectors: KnownVectors = field(default_factory=KnownVectors)

    def raster(self, role: str) -> RasterDataset:
        """Return how rasters of ``role`` are told."""
        return next(entry for entry in self.rasters if entry.role == role)


@lru_cache(maxsize=4)
def load_catalogue(folder: str | None = None) -> Catalogue:
    """Return the catalogue in ``folder``, or the shipped one. Raises `CatalogueError` saying what is wrong where.

    Files that ``folder`` lacks are the shipped ones.
    """
    place = Path(folder) if folder else paths.resource("intake")
    about_rasters, about_vectors = _read(place, RASTERS), _read(place, VECTORS)
    listed = json.loads(paths.resource("landcover", "legends.json").read_text(encoding="utf-8"))["legends"]
    codes = {entry["id"]: entry for entry in listed}
    legends = {entry["id"]: legend_of(entry, codes) for entry in about_rasters["legends"]}
    rasters = tuple(raster_dataset(entry, legends) for entry in about_rasters["rasters"])
    vectors = tuple(vector_dataset(entry) for entry in about_vectors["vectors"])
    missing = set(ROLES) - {entry.role for entry in rasters} - {entry.role for entry in vectors}
    if missing:
        raise CatalogueError(f"{place.name}: no dataset for {', '.join(sorted(missing))}")
    products = products_of(_read(place, PRODUCTS), _read(place, PRODUCT_RULES), rasters, legends)
    asides = tuple(aside_of(entry) for entry in about_rasters.get("asides", ()))
    return Catalogue(rasters, vectors, legends, products, asides, known_vectors(about_vectors))


def _read(place: Path, name: str) -> dict[str, Any]:
    file = place / name if (place / name).exists() else paths.resource("intake", name)
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("version") != VERSION:
        raise CatalogueError(f"{file.name}: version is {content.get('version')}, expected {VERSION}")
    return content
