"""A small made-up study: three kinds of land side by side, with known facts."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr, osr

from dss_planner.erosion import rweq
from dss_planner.raster.grid import Grid
from dss_planner.raster.writing import Band, RasterWriter

CRS = "EPSG:32648"
CELL = 500.0
LEFT, TOP = 500_000.0, 5_000_000.0
WIDTH, HEIGHT = 120, 60
#: Columns of the three kinds of land: bare (rain 120), dunes (rain 180), steppe (rain 260).
BARE, DUNE, STEPPE = slice(0, 40), slice(40, 80), slice(80, 120)


def write_raster(folder: Path, name: str, bands: np.ndarray, dtype: str = "float32") -> None:
    grid = Grid.over(CRS, (LEFT, TOP - HEIGHT * CELL, LEFT + WIDTH * CELL, TOP), CELL)
    names = tuple(Band(f"band {number + 1}") for number in range(bands.shape[0]))
    with RasterWriter(folder / f"{name}.tif", grid, names, dtype=dtype) as writer:
        writer.write(bands, 0)


def by_land(bare: float, dune: float, steppe: float) -> np.ndarray:
    values = np.empty((HEIGHT, WIDTH))
    values[:, BARE], values[:, DUNE], values[:, STEPPE] = bare, dune, steppe
    return values


#: Soil loss that follows the equation: field length [m], cover coefficients by class, products of the factors.
DISTANCE = 50.0
COEFFICIENTS = {6: -0.0768, 7: -0.0658, 3: -0.1151}
PRODUCTS = by_land(3.0, 8.0, 0.5)


def write_land(folder: Path) -> None:
    """Write what is known of the three kinds of land."""
    write_raster(folder, "landcover_classes", by_land(6, 7, 3)[None], "uint8")
    write_raster(folder, "vegetation_cover", by_land(8, 6, 30)[None])
    write_raster(folder, "precipitation", np.repeat(by_land(10, 15, 260 / 12)[None], 12, axis=0))
    write_raster(folder, "slope", by_land(2, 4, 3)[None])
    write_raster(folder, "sand", by_land(45, 85, 40)[None])


def write_erosion(folder: Path) -> None:
    """Write a soil loss that follows the equation, and the record of how it was made."""
    loss = rweq.soil_loss(PRODUCTS, DISTANCE)[0]
    index = rweq.ranking_index(PRODUCTS)
    write_raster(folder, "soil_loss", np.stack([loss, 109.8 * PRODUCTS, index, rweq.sl190_class(loss)]))
    write_raster(folder, "weather_factor", np.ones((13, *PRODUCTS.shape)))
    parameters = {
        "weather_factor": str(folder / "weather_factor.tif"),
        "sand": str(folder / "sand.tif"),
        "silt": str(folder / "sand.tif"),
        "clay": str(folder / "sand.tif"),
        "cover": str(folder / "vegetation_cover.tif"),
        "output": str(folder / "soil_loss.tif"),
        "landcover": str(folder / "landcover_classes.tif"),
        "cover_coefficients": COEFFICIENTS,
        "field_length": DISTANCE,
        "periods": "annual",
    }
    record = {"step": "winderosion", "output": "soil_loss.tif", "parameters": parameters, "results": {}}
    (folder / "soil_loss.provenance.json").write_text(json.dumps(record), encoding="utf-8")


def square(column: float, row: float, cells: float) -> tuple[float, float, float, float]:
    """Bounds of a square whose upper left corner is at a cell."""
    left, top = LEFT + column * CELL, TOP - row * CELL
    return left, top - cells * CELL, left + cells * CELL, top


def rectangle(bounds: tuple[float, float, float, float]) -> ogr.Geometry:
    x0, y0, x1, y1 = bounds
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))")


def write_sites(path: Path, geometries, crs: str | None = CRS, fields: bool = True) -> str:
    driver = ogr.GetDriverByName("GPKG")
    dataset = driver.CreateDataSource(str(path))
    reference = None
    if crs:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = dataset.CreateLayer("sites", reference, ogr.wkbUnknown)
    if fields:
        for name, kind in (
            ("site_id", ogr.OFTString),
            ("name", ogr.OFTString),
            ("rank", ogr.OFTInteger),
            ("score", ogr.OFTReal),
            ("reason", ogr.OFTString),
        ):
            layer.CreateField(ogr.FieldDefn(name, kind))
    for number, geometry in enumerate(geometries, 1):
        feature = ogr.Feature(layer.GetLayerDefn())
        if fields:
            feature["site_id"] = f"00000000-0000-4000-8000-{number:012d}"
            feature["name"] = f"Site {number}"
            feature["rank"] = number
            feature["score"] = 90.0 - number
            feature["reason"] = "Highest erosion points."
        feature.SetGeometry(geometry)
        layer.CreateFeature(feature)
    del layer, dataset
    return f"{path}|layername=sites"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "study"
    folder.mkdir()
    write_land(folder)
    index, loss = by_land(1000, 2000, 300), by_land(1000, 2000, 300)
    index[20:24, 10:14] = 5000  # the worst 2 × 2 km of the bare land by the ranking index
    loss[14:18, 6:10] = 5000  # and, at fixed field length, by soil loss: not where works should begin
    write_raster(folder, "soil_loss", np.stack([loss, loss / 10, index, loss / 1000]))
    (folder / "soil_loss.provenance.json").write_text(
        json.dumps(
            {
                "step": "winderosion",
                "output": "soil_loss.tif",
                "made": "2026-01-01T00:00:00+00:00",
                "inputs": {"sand": {"name": "sand.tif", "size": 10, "changed": "2026", "sha256": "ab"}},
                "parameters": {},
                "software": {},
            }
        ),
        encoding="utf-8",
    )
    (folder / "score_model.json").write_text(
        json.dumps(
            {
                "version": 1,
                "criteria": [
                    {"id": "erosion", "name": "Soil loss", "layer": "soil_loss.tif", "weight": 1.0, "unit": "t"}
                ],
                "exclusions": [
                    {"id": "water", "name": "Water", "layer": "landcover_classes.tif", "keep": {"not_in": [9]}}
                ],
            }
        ),
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def sites(tmp_path: Path) -> str:
    """Three sites of 6 × 6 km (3,600 ha): on bare land, on dunes, on steppe."""
    shapes = [rectangle(square(column, 14, 12)) for column in (6, 54, 96)]
    return write_sites(tmp_path / "sites.gpkg", shapes)


@pytest.fixture
def make_sites(tmp_path: Path):
    """``make_sites(geometries, crs=…, fields=…) -> uri`` of a new site layer."""
    counter = iter(range(100))

    def make(geometries, crs: str | None = CRS, fields: bool = True) -> str:
        return write_sites(tmp_path / f"sites-{next(counter)}.gpkg", geometries, crs, fields)

    return make


@pytest.fixture
def cell_square():
    """``cell_square(column, row, cells)`` → square polygon whose upper left corner is at a cell of the study."""
    return lambda column, row, cells: rectangle(square(column, row, cells))


@pytest.fixture
def rewrite(study: Path):
    """``rewrite(name, bare, dune, steppe, bands=1)`` replaces a raster of the study by one value for each land."""

    def write(name: str, bare: float, dune: float, steppe: float, bands: int = 1) -> None:
        write_raster(study, name, np.repeat(by_land(bare, dune, steppe)[None], bands, axis=0))

    return write


@pytest.fixture
def eroding(study):
    """The made-up study with a soil loss that follows the equation, and the record of how it was made."""
    write_erosion(study)
    return study
