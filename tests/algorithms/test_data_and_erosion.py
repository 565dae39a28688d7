"""Aligning, interpolating and the erosion steps, run as algorithms on small inputs with answers computed by hand."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from scipy.integrate import quad


def test_layers_are_aligned_in_known_units(run, inputs, read):
    done = run("alignlayers", inputs["alignlayers"]())
    assert done.good, done.log
    folder = Path(done.outputs["FOLDER"])
    np.testing.assert_allclose(np.nanmean(read(folder / "temperature.tif", 7)), 10.0, atol=1e-3)
    np.testing.assert_allclose(np.nanmean(read(folder / "elevation.tif")), 1200.0)
    assert gdal.Open(str(folder / "elevation.tif")).GetGeoTransform()[1] == 500
    report = json.loads(Path(done.outputs["REPORT"]).read_text(encoding="utf-8"))
    assert {entry["role"] for entry in report["layers"]} == {"elevation", "temperature"}
    assert sorted(Path(path).name for path in done.outputs["ALIGNED"]) == ["elevation.tif", "temperature.tif"]
    assert "Elevation: " in done.log


def test_roles_can_be_chosen_by_hand(run, inputs, make_raster):
    degrees = {"crs": "EPSG:4326", "geotransform": (104.9, 0.01, 0, 44.4, 0, -0.01)}
    odd = make_raster("in/x1.tif", np.full((40, 40), 0.5), **degrees)
    parameters = inputs["alignlayers"]()
    parameters["LAYERS"] = [odd]
    assert "was not recognised" in run("alignlayers", parameters).log
    done = run("alignlayers", {**parameters, "ROLES": '{"x1.tif": "ndvi_maximum"}'})
    assert done.good, done.log
    assert Path(done.outputs["ALIGNED"][0]).name == "ndvi_maximum.tif"
    chosen = run("alignlayers", {**parameters, "CHOICES": '{"x1.tif": {"role": "ndvi_minimum"}}'})
    assert Path(chosen.outputs["ALIGNED"][0]).name == "ndvi_minimum.tif"
    for odd_choice in ('{"x1.tif": "sand"}', '{"x1.tif": {"role": 5}}', '{"x1.tif": {"nodata": "none"}}'):
        assert "is no choice about the layer “x1.tif”" in run("alignlayers", {**parameters, "CHOICES": odd_choice}).log
    wrong = run("alignlayers", {**parameters, "ROLES": '{"other.tif": "ndvi_maximum"}'})
    assert "“other.tif” is none of the layers to align (x1.tif)" in wrong.log
    assert "is not a JSON object" in run("alignlayers", {**parameters, "ROLES": "ndvi"}).log


def test_aligned_layers_are_loaded_only_when_asked(run, inputs, qgis_app):
    from qgis.core import QgsProject

    parameters = inputs["alignlayers"]()
    assert run("alignlayers", parameters).layers == {}
    loaded = run("alignlayers", {**parameters, "LOAD": True}, project=QgsProject.instance()).layers
    assert [details.name for details in loaded.values()] == ["Elevation", "Monthly mean temperature"]


def test_station_values_stand_at_their_cells(run, inputs, read):
    done = run("stationstogrid", {**inputs["stationstogrid"](), "UNIT": "m/s"})
    assert done.good, done.log
    wind, other = read(done.outputs["OUTPUT"], 1), read(done.outputs["OUTPUT"], 2)
    assert (wind[0, 0], wind[0, 5]) == (2.0, 4.0)
    np.testing.assert_allclose(other[0, [0, 5]], [10.0, 30.0])
    assert ((wind > 2.0 - 1e-6) & (wind < 6.0 + 1e-6)).all()
    dataset = gdal.Open(done.outputs["OUTPUT"])
    assert dataset.GetRasterBand(1).GetUnitType() == "m/s"
    assert "outside the area between the stations" in done.log


def test_nearest_station_gives_its_value_unchanged(run, inputs, read):
    done = run("stationstogrid", {**inputs["stationstogrid"](), "METHOD": "nearest"})
    assert set(np.unique(read(done.outputs["OUTPUT"], 1))) == {2.0, 4.0, 6.0}


def test_weather_factor_is_the_expectation_over_the_weibull_distribution(run, inputs, read):
    done = run("weatherfactor", inputs["weatherfactor"]())
    assert done.good, done.log
    # u at 2 m = 4 · (2/10)^(1/7); E[u(u−5)²] integrated numerically; dry, no snow, sea level, 10 °C
    mean, k = 4 * 0.2 ** (1 / 7), 2.0
    c = mean / math.gamma(1 + 1 / k)
    density = 1.293 * 273 / 283 * 101.08 / 101.3
    expectation = quad(lambda u: u * (u - 5) ** 2 * k / c * (u / c) ** (k - 1) * math.exp(-((u / c) ** k)), 5, 60)[0]
    january = read(done.outputs["OUTPUT"], 1)
    np.testing.assert_allclose(january, 31 * expectation * density / 9.8, rtol=1e-4)
    year = sum(read(done.outputs["OUTPUT"], month) for month in range(1, 13))
    np.testing.assert_allclose(read(done.outputs["OUTPUT"], 13), year, rtol=1e-5)


def test_weather_factor_says_what_it_assumes(run, inputs):
    parameters = inputs["weatherfactor"]()
    del parameters["WEIBULL_K"]
    log = run("weatherfactor", parameters).log
    assert "shape 1.8 is assumed" in log
    assert "Rainy days were not given" in log


def test_cover_is_the_share_of_the_ndvi_span(run, inputs, read):
    done = run("vegetationcover", {**inputs["vegetationcover"](), "SOIL_NDVI": 0.05, "FULL_NDVI": 0.85})
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), 25.0, rtol=1e-6)


def test_end_members_by_name_and_from_the_scene(run, inputs, read):
    done = run("vegetationcover", {**inputs["vegetationcover"](), "END_MEMBERS": "arid", "SOIL_NDVI": 0.9})
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), 100 * 0.23 / 0.78, rtol=1e-5)
    scene = inputs.make_raster("in/scene.tif", np.linspace(0.0, 0.4, 24).reshape(4, 6))
    done = run("vegetationcover", {**inputs["vegetationcover"](), "NDVI": scene, "END_MEMBERS": "percentiles"})
    assert "0.02 and 0.38" in done.log, done.log


def test_a_falling_trend_is_found_and_named(run, inputs, read):
    done = run("vegetationtrend", inputs["vegetationtrend"]())
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"], 1), -0.3 / 11, rtol=1e-5)
    assert set(read(done.outputs["OUTPUT"], 8).ravel()) == {-2.0}
    assert "Benjamini and Hochberg" in done.log


def test_trend_of_yearly_files_beside_rain(run, inputs, read):
    random = np.random.default_rng(1)
    ndvi, rain = [], []
    for year in range(2001, 2013):
        water = random.uniform(50, 150, (4, 6))
        rain.append(inputs.make_raster(f"in/rain_{year}.tif", water))
        ndvi.append(inputs.make_raster(f"in/ndvi_{year}.tif", 0.1 + 0.001 * water + 0.01 * (year - 2001)))
    parameters = {**inputs["vegetationtrend"](), "NDVI": ndvi[::-1], "PRECIPITATION": rain, "YEARS": ""}
    done = run("vegetationtrend", parameters)
    assert done.good, done.log
    known = read(done.outputs["OUTPUT"], 16)
    assert np.nanmedian(known) == pytest.approx(0.01, rel=0.1)
    assert "Rain-use efficiency" in done.log


def test_wind_erosion_gives_the_published_chain(run, inputs, read):
    # WF 211.0625; sand 85, silt 8, clay 7, OM 0.4, CaCO3 2.0; Kr 0.05 cm; grass 20 %; z 50 m
    done = run("winderosion", inputs["winderosion"]())
    assert done.good, done.log
    loss, transport, index, grade = (read(done.outputs["OUTPUT"], band)[0, 0] for band in (1, 2, 3, 4))
    assert loss == pytest.approx(12160.85, rel=1e-4)
    assert transport == pytest.approx(958.414, rel=1e-4)
    assert index == pytest.approx(1000 * math.sqrt(2) * math.exp(-0.5) * 109.8 / 150.71 * 8.728728**1.3711, rel=1e-3)
    assert grade == 5


def test_a_wind_erosion_result_carries_its_provenance(run, inputs):
    from dss_planner.provenance import sidecar

    done = run("winderosion", inputs["winderosion"]())
    content = json.loads(sidecar(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))
    assert content["step"] == "winderosion"
    assert content["parameters"]["field_length"] == 50
    assert len(content["inputs"]) == 8


def test_land_cover_codes_become_planner_classes(run, inputs, read):
    done = run("landcoverclasses", inputs["landcoverclasses"]())
    assert done.good, done.log
    np.testing.assert_array_equal(read(done.outputs["OUTPUT"])[0], [3, 3, 3, 6, 6, 6])
    assert "Grassland: 1,201 ha, 50.0 %" in done.log  # 12 km² on the map / 0.9996²
