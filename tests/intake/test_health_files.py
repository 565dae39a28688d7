"""Files that are gone, elsewhere, damaged or huge: always a row, never an error, and nothing is written beside them."""

from __future__ import annotations

import shutil
from datetime import date

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.check import check_layers
from dss_planner.intake.health.problems import ASKS, TELLS, answered
from dss_planner.intake.request import AlignRequest

SHAPE = (55, 60)
SAND = np.tile(np.linspace(30, 60, 60), (55, 1))


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_file_that_is_gone_asks(health, tmp_path):
    row = health(str(tmp_path / "soil_sand.tif"))["file_missing"]
    assert row.severity == ASKS
    assert "soil_sand.tif" in str(row.problem)
    assert row.options[-1].choice.left_out


@pytest.mark.parametrize(
    "uri", ["https://example.org/dem.tif", "/vsicurl/https://example.org/dem.tif", "WMS:https://a.b"]
)
def test_a_layer_on_a_server_asks_before_anything_is_fetched(health, uri, monkeypatch):
    monkeypatch.setattr(gdal, "OpenEx", lambda *arguments: pytest.fail("it was opened"))
    row = health(uri, area="nowhere.gpkg")["remote"]
    assert row.severity == ASKS
    assert row.choice is None


def test_a_text_that_calls_itself_a_raster_asks(health, tmp_path):
    path = tmp_path / "soil_sand.tif"
    path.write_text("this is not a raster")
    row = health(str(path))["unreadable"]
    assert row.severity == ASKS
    assert str(tmp_path) not in str(row.problem)


def test_a_raster_cut_in_the_middle_asks(health, aligned_raster, tmp_path):
    whole = aligned_raster("soil_sand.tif", np.random.default_rng(1).uniform(30, 60, SHAPE))
    part = tmp_path / "cut" / "soil_sand.tif"
    part.parent.mkdir()
    part.write_bytes(open(whole, "rb").read()[:8000])  # noqa: SIM115
    row = next(row for row in health(str(part)).values() if row.code in {"damaged", "unreadable"})
    assert row.severity == ASKS
    assert row.options[-1].choice.left_out


def test_a_huge_raster_is_sampled_and_told(health, tmp_path):
    # 40 000 × 40 000 cells that are not stored: looked at in a moment
    path = tmp_path / "soil_sand.tif"
    options = ["TILED=YES", "SPARSE_OK=TRUE", "BIGTIFF=YES"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 40000, 40000, 1, gdal.GDT_Float32, options)
    dataset.SetGeoTransform((400000.0, 10.0, 0.0, 5000000.0, 0.0, -10.0))
    dataset.SetProjection("EPSG:32648")
    dataset.GetRasterBand(1).WriteArray(np.tile(np.linspace(30, 60, 2000), (2000, 1)), 4000, 6000)
    dataset = None
    row = health(str(path), choices={str(path): LayerChoice(unit="%", role="sand")})["large"]
    assert (row.severity, "1.6 billion" in str(row.problem)) == (TELLS, True)


def test_a_row_of_an_unreadable_layer_goes_when_it_is_left_out(health, tmp_path):
    path = tmp_path / "dem.tif"
    path.write_bytes(b"II*\0")
    row = health(str(path))["unreadable"]
    assert health(str(path), choices=answered({}, row, row.options[-1])) == {}


def test_nothing_is_written_beside_the_files(aligned_raster, make_vector, study_area, tmp_path):
    layers = [
        aligned_raster("data/soil_sand.tif", SAND),
        aligned_raster("data/landcover_igbp.tif", np.full(SHAPE, 10.0), dtype=gdal.GDT_Byte, nodata=None),
        make_vector(
            "data/roads.gpkg", [("LINESTRING(104.3 44.3, 104.6 44.5)", {"fclass": "track"})], "EPSG:4326", "roads"
        ),
    ]
    gdal.VectorTranslate(str(tmp_path / "data" / "roads.shp"), layers[2], format="ESRI Shapefile")
    gdal.Translate(str(tmp_path / "data" / "dem.asc"), layers[0], format="AAIGrid")
    (tmp_path / "data" / "stations.csv").write_text("lon,lat,name\n104.5,44.4,A\n")
    layers += [str(tmp_path / "data" / name) for name in ("roads.shp", "dem.asc", "stations.csv")]
    before = contents(tmp_path)
    check_layers(AlignRequest(study_area, 1000.0, tuple(layers), str(tmp_path / "study")))
    assert contents(tmp_path) == before


# --- two hundred damaged files ----------------------------------------------------------------------------------------


def damaged(content, random):
    """Return ``content`` cut, with bytes changed, or with a part of it gone."""
    changed = bytearray(content)
    kind = random.integers(4)
    if kind == 0:
        return bytes(changed[: random.integers(len(changed))])
    if kind == 1:
        start, length = random.integers(len(changed)), random.integers(1, 400)
        del changed[start : start + length]
        return bytes(changed)
    # headers are at the beginning: half of the changes go there
    end = 600 if kind == 2 else len(changed)
    for place in random.integers(min(end, len(changed)), size=random.integers(1, 30)):
        changed[place] = random.integers(256)
    return bytes(changed)


def test_no_damage_raises_and_nothing_is_written(aligned_raster, make_vector, study_area, tmp_path):
    random = np.random.default_rng(20261122)
    road = "LINESTRING(104.3 44.3, 104.6 44.5)"
    sources = [
        aligned_raster("whole/soil_sand.tif", SAND),
        aligned_raster("whole/landcover_igbp.tif", np.full(SHAPE, 10.0), dtype=gdal.GDT_Byte, nodata=None),
        aligned_raster("whole/temperature_monthly.tif", np.zeros((12, 8, 8))),
        make_vector("whole/roads.gpkg", [(road, {"fclass": "track"})], "EPSG:4326", "roads"),
    ]
    gdal.Translate(str(tmp_path / "whole" / "dem.asc"), sources[0], format="AAIGrid")
    gdal.Translate(str(tmp_path / "whole" / "clay.tif"), sources[0], creationOptions=["COMPRESS=DEFLATE", "TILED=YES"])
    gdal.VectorTranslate(str(tmp_path / "whole" / "lakes.geojson"), sources[3], format="GeoJSON")
    gdal.VectorTranslate(str(tmp_path / "whole" / "rivers.shp"), sources[3], format="ESRI Shapefile")
    sources += [str(tmp_path / "whole" / name) for name in ("dem.asc", "clay.tif", "lakes.geojson", "rivers.shp")]
    layers = []
    for number in range(200):
        source = sources[number % len(sources)]
        folder = tmp_path / "broken" / str(number)
        folder.mkdir(parents=True)
        for part in (tmp_path / "whole").glob(source.rsplit("/", maxsplit=1)[1].rsplit(".", maxsplit=1)[0] + ".*"):
            shutil.copy(part, folder)
        target = folder / source.rsplit("/", maxsplit=1)[1]
        target.write_bytes(damaged(target.read_bytes(), random))
        layers.append(str(target))
    before = contents(tmp_path / "broken")
    request = AlignRequest(study_area, 1000.0, tuple(layers), str(tmp_path / "study"))
    report = check_layers(request, today=date(2026, 6, 1))
    assert set(contents(tmp_path / "broken")) == set(before)
    assert contents(tmp_path / "broken") == before
    assert len(report.problems) == len({(row.layer, row.code) for row in report.problems})
    assert {"unreadable", "damaged"} & {row.code for row in report.problems}
    assert all(str(row.problem) and str(row.fix) for row in report.problems)
