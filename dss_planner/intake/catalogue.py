"""The catalogue of known datasets: ``rasters.json`` and ``vectors.json`` of ``resources/intake``, checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dss_planner import paths
from dss_planner.intake.encodings import CatalogueError
from dss_planner.intake.rastercatalogue import Legend, RasterDataset, legend_of, raster_dataset
from dss_planner.intake.roles import ROLES
from dss_planner.intake.vectorcatalogue import VectorDataset, vector_dataset

VERSION = 1
RASTERS, VECTORS = "rasters.json", "vectors.json"


@dataclass(frozen=True)
class Catalogue:
    """All known datasets and legends."""

    rasters: tuple[RasterDataset, ...]
    vectors: tuple[VectorDataset, ...]
    legends: Mapping[str, Legend]


@lru_cache(maxsize=4)
def load_catalogue(folder: str | None = None) -> Catalogue:
    """Return the catalogue in ``folder``, or the shipped one. Raises `CatalogueError` saying what is wrong where."""
    place = Path(folder) if folder else paths.resource("intake")
    about_rasters, about_vectors = _read(place / RASTERS), _read(place / VECTORS)
    legends = {entry["id"]: legend_of(entry) for entry in about_rasters["legends"]}
    rasters = tuple(raster_dataset(entry, legends) for entry in about_rasters["rasters"])
    vectors = tuple(vector_dataset(entry) for entry in about_vectors["vectors"])
    missing = set(ROLES) - {entry.role for entry in rasters} - {entry.role for entry in vectors}
    if missing:
        raise CatalogueError(f"{place.name}: no dataset for {', '.join(sorted(missing))}")
    return Catalogue(rasters, vectors, legends)


def _read(file: Path) -> dict[str, Any]:
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("version") != VERSION:
        raise CatalogueError(f"{file.name}: version is {content.get('version')}, expected {VERSION}")
    return content
