"""The embedded sample: complete, small, sensible, and the same as its sources say."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner import paths

SAMPLE = paths.resource("sample")
RASTERS = {
    "landcover_mcd12c1_igbp_2019.tif": (180, 80, 1),
    "ndvi_maximum.tif": (180, 80, 1),
    "ndvi_minimum.tif": (180, 80, 1),
    "temperature_era5_monthly.tif": (37, 17, 12),
    "precipitation_era5_monthly.tif": (37, 17, 12),
    "elevation_5min.tif": (108, 48, 1),
    "climate_group_koeppen_30s.tif": (1080, 480, 1),
}
LAYERS = ("study_area", "aimags", "settlements", "roads", "wind_stations", "soil_points")


def rows(layer_name):
    dataset = ogr.Open(str(SAMPLE / "sample.gpkg"))
    return [(f.GetGeometryRef().Clone(), f.items()) for f in dataset.GetLayerByName(layer_name)]


def provenance():
    return json.loads((SAMPLE / "PROVENANCE.json").read_text(encoding="utf-8"))


def test_rasters_have_their_size_and_lie_over_the_region():
    for name, shape in RASTERS.items():
        dataset = gdal.Open(str(SAMPLE / name))
        assert (dataset.RasterXSize, dataset.RasterYSize, dataset.RasterCount) == shape, name
        assert dataset.GetSpatialRef().GetAuthorityCode(None) == "4326", name
        left, dx, _, top, _, dy = dataset.GetGeoTransform()
        half = 0.125 if shape[0] == 37 else 0.0
        assert (left, top) == pytest.approx((103 - half, 47 + half)), name
        assert left + dx * shape[0] == pytest.approx(112 + half), name
        assert top + dy * shape[1] == pytest.approx(43 - half), name


def test_values_make_sense_for_the_gobi():
    def whole(name):
        return gdal.Open(str(SAMPLE / name)).ReadAsArray().astype(float)

    temperature = whole("temperature_era5_monthly.tif")
    assert -20 < temperature[0].mean() < -12
    assert 20 < temperature[6].mean() < 25
    yearly_rain = whole("precipitation_era5_monthly.tif").sum(axis=0)
    assert yearly_rain.min() > 70
    assert 130 < yearly_rain.mean() < 200
    elevation = whole("elevation_5min.tif")
    assert 650 < elevation.min() < elevation.max() < 3000
    assert set(np.unique(whole("landcover_mcd12c1_igbp_2019.tif"))) <= set(range(17))
    assert (whole("ndvi_maximum.tif") > whole("ndvi_minimum.tif")).mean() > 0.999
    # rain and green grow from the Gobi (south) to the steppe (north): a raster upside down would show the opposite
    assert yearly_rain[0].mean() > 1.5 * yearly_rain[-4].mean()
    assert whole("ndvi_maximum.tif")[:10].mean() > 1.5 * whole("ndvi_maximum.tif")[40:60].mean()


def test_values_agree_with_independent_copies_of_the_same_sources(gobi):
    pairs = {
        "landcover_mcd12c1_igbp_2019.tif": ("landcover_mcd12c1_2019_igbp_0p05deg.tif", 0),
        "ndvi_maximum.tif": ("ndvi_maximum_0p05deg.tif", 1e-6),
        "temperature_era5_monthly.tif": ("temperature_c_monthly_0p25deg.tif", 1e-4),
        "precipitation_era5_monthly.tif": ("precipitation_mm_monthly_0p25deg.tif", 1e-4),
    }
    points = np.random.default_rng(2).uniform((103, 43), (112, 47), (500, 2))
    for own, (other, tolerance) in pairs.items():
        first, second = values_at(SAMPLE / own, points), values_at(gobi / other, points)
        assert np.abs(first - second).max() <= tolerance, own
    # another source, so only broadly alike
    difference = values_at(SAMPLE / "elevation_5min.tif", points) - values_at(gobi / "dem_dted0_30s.tif", points)
    assert np.abs(difference).mean() < 50


def values_at(path, points):
    dataset = gdal.Open(str(path))
    left, dx, _, top, _, dy = dataset.GetGeoTransform()
    array = dataset.ReadAsArray().astype(float).reshape(dataset.RasterCount, dataset.RasterYSize, dataset.RasterXSize)
    columns = ((points[:, 0] - left) / dx).astype(int)
    lines = ((points[:, 1] - top) / dy).astype(int)
    return array[:, lines, columns]


def test_layers_have_a_crs_and_valid_geometry():
    dataset = ogr.Open(str(SAMPLE / "sample.gpkg"))
    assert {dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())} == set(LAYERS)
    for name in LAYERS:
        assert dataset.GetLayerByName(name).GetSpatialRef().GetAuthorityCode(None) == "4326"
        for geometry, _ in rows(name):
            assert geometry.IsValid()
            assert not geometry.IsEmpty()


def test_study_area_is_the_mongolian_part_of_the_region():
    ((area, _),) = rows("study_area")
    west, east, south, north = area.GetEnvelope()
    assert (west, south) == pytest.approx((103, 43), abs=1e-6)
    assert north == pytest.approx(47, abs=1e-6)
    assert east <= 112
    zamyn_uud = ogr.CreateGeometryFromWkt("POINT (111.85 43.80)")
    erenhot = ogr.CreateGeometryFromWkt("POINT (111.97 43.60)")
    assert area.Contains(zamyn_uud)
    assert not area.Contains(erenhot)


def test_settlements_are_single_and_the_aimag_centres_are_marked():
    found = rows("settlements")
    assert 50 <= len(found) <= 60
    assert len({row["geonameid"] for _, row in found}) == len(found)
    assert [row["name"] for _, row in found].count("Choir") == 1
    centres = {row["name"] for _, row in found if row["kind"] == "aimag centre"}
    assert centres == {"Mandalgovi", "Dalanzadgad", "Sainshand", "Choir"}


def test_stations_and_soil_points_hold_the_published_figures():
    stations = {row["name"]: (geometry, row) for geometry, row in rows("wind_stations")}
    assert len(stations) == 15
    geometry, row = stations["Sainshand"]
    assert (geometry.GetX(), geometry.GetY()) == (110.12, 44.90)
    assert [row[f"wind_{month:02d}"] for month in (1, 4, 12)] == [3.6, 5.6, 3.8]
    soil = rows("soil_points")
    assert len(soil) == 13
    assert all(97 <= row["sand"] + row["silt"] + row["clay"] <= 101 for _, row in soil)
    with (SAMPLE / "source" / "wind_stations.csv").open(encoding="utf-8") as stream:
        assert len(list(csv.DictReader(stream))) == 15


def test_roads_are_called_schematic_and_end_at_towns():
    found = rows("roads")
    assert sorted(row["class"] for _, row in found) == ["earth", "earth", "earth", "paved", "paved"]
    assert {row["note"] for _, row in found} == {"schematic"}
    (sainshand,) = [geometry for geometry, row in rows("settlements") if row["name"] == "Sainshand"]
    assert any(geometry.Distance(sainshand) < 1e-9 for geometry, _ in found)


def test_every_layer_has_origin_licence_and_limits():
    described = provenance()
    assert "not for siting decisions" in described["note"]
    for layer in described["layers"]:
        assert (SAMPLE / layer["file"]).exists()
        for key in ("title", "dataset", "licence", "attribution", "processing", "limits", "origin"):
            assert layer[key], (layer["file"], key)
        if isinstance(layer["origin"], dict):
            assert set(layer["origin"]) >= {"package", "version", "member", "sha256", "registry"}
    named = {layer["file"] for layer in described["layers"]}
    assert named == set(RASTERS) | {"sample.gpkg"}
    layers = [name for layer in described["layers"] for name in layer.get("layers", [layer.get("layer")]) if name]
    assert set(layers) == set(LAYERS)


def test_sample_is_small():
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 4_000_000
    assert paths.resource("locator", "locator.gpkg").stat().st_size < 300_000


def test_locator_shows_mongolia_among_its_neighbours():
    dataset = ogr.Open(str(paths.resource("locator", "locator.gpkg")))
    countries = {f.GetField("name"): f.GetGeometryRef().Clone() for f in dataset.GetLayerByName("countries")}
    assert {"Mongolia", "China", "Russia"} <= set(countries)
    west, east, south, north = countries["Mongolia"].GetEnvelope()
    assert (west, east, south, north) == pytest.approx((87.7, 119.9, 41.6, 52.1), abs=0.3)
    assert dataset.GetLayerByName("aimags").GetFeatureCount() == 22
