"""Erosive wind from stations and series, and the weather factor that takes it, as algorithms; answers by hand."""

import json

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.provenance import sidecar

RATIO = 0.2 ** (1 / 7)
#: 12 m/s half of the time, and 4 m/s, which is below the threshold.
HALF = 0.5 * 12 * RATIO * (12 * RATIO - 5.0) ** 2


@pytest.fixture
def series(make_raster):
    """A year of six-hourly winds: 12, 12, 4, 4 m/s each day; the first months are enough."""
    values = np.repeat(np.tile([12.0, 12.0, 4.0, 4.0], 59)[:, np.newaxis, np.newaxis], 24).reshape(-1, 4, 6)
    path = make_raster("in/series.tif", values)
    dataset = gdal.Open(path, gdal.GA_Update)
    start = np.datetime64("2001-01-01T00:00")
    for number in range(len(values)):
        dataset.GetRasterBand(number + 1).SetDescription(str(start + np.timedelta64(6 * number, "h")))
    dataset = None
    return path


def test_stations_become_twelve_bands(run, inputs, read):
    parameters = inputs["erosivewind"]()
    done = run("erosivewind", {**parameters, "STATIONS": inputs.out("stations.gpkg")})
    assert done.good, done.log
    for month in (1, 2, 12):
        np.testing.assert_allclose(read(done.outputs["OUTPUT"], month), HALF, rtol=1e-5)
    dataset = ogr.Open(done.outputs["STATIONS"])
    (feature,) = list(dataset.GetLayer(0))
    assert feature["erosive_03"] == pytest.approx(HALF)
    assert feature["fewest_observations"] == 672
    assert "672 to 744 observations of a month, 2001–2001" in done.log
    without = run("erosivewind", parameters)
    assert "STATIONS" not in without.outputs


def test_a_series_keeps_its_grid_or_takes_another(run, inputs, read, series):
    output = inputs.out("erosive.tif")
    done = run("erosivewind", {"SERIES": [series], "OUTPUT": output, "HEIGHT_RULE": "factor_0_72"})
    assert done.good, done.log
    np.testing.assert_allclose(read(output, 2), 0.5 * 8.64 * 3.64**2, rtol=1e-5)
    assert np.isnan(read(output, 3)).all()
    assert "less than 500 observations" in done.log
    coarse = inputs.make_raster(
        "in/coarse.tif", np.zeros((2, 3)), geotransform=(500000.0, 2000.0, 0, 4900000.0, 0, -2000.0)
    )
    done = run("erosivewind", {"SERIES": [series], "GRID": coarse, "OUTPUT": output, "WIND_HEIGHT": 2})
    assert done.good, done.log
    assert read(output, 1).shape == (2, 3)
    np.testing.assert_allclose(read(output, 1), 0.5 * 12 * 49.0, rtol=1e-5)


def test_one_of_both_is_needed(run, inputs, series):
    stations = inputs["erosivewind"]()
    assert (
        "either a series of wind on a grid or wind records" in run("erosivewind", {**stations, "SERIES": [series]}).log
    )
    assert "either a series" in run("erosivewind", {**stations, "RECORDS": []}).log
    assert "Choose one as" in run("erosivewind", {**stations, "GRID": None}).log


def test_the_weather_factor_takes_it_without_a_mean_wind(run, inputs, read):
    erosive = run("erosivewind", inputs["erosivewind"]()).outputs["OUTPUT"]
    parameters = inputs["weatherfactor"]()
    del parameters["WIND"], parameters["WEIBULL_K"]
    assert "Neither mean wind speed nor erosive wind was given" in run("weatherfactor", parameters).log
    done = run("weatherfactor", {**parameters, "EROSIVE_WIND": erosive})
    assert done.good, done.log
    density = 1.293 * 273 / 283 * 101.08 / 101.3
    np.testing.assert_allclose(read(done.outputs["OUTPUT"], 1), 31 * HALF * density / 9.8, rtol=1e-4)
    assert "672 to 744 observations" in done.log
    content = json.loads(sidecar(done.outputs["OUTPUT"]).read_text(encoding="utf-8"))
    assert content["results"]["observations"]["stations"] == 1


def test_the_weather_factor_takes_radiation_irrigation_and_snow_depth(run, inputs, read):
    base = inputs["weatherfactor"]()
    dry = read(run("weatherfactor", base).outputs["OUTPUT"], 4)
    given = {
        "EVAPORATION": "radiation",
        "SOLAR_RADIATION": inputs.constant("sun", 12, 12),
        "IRRIGATION": inputs.constant("irrigation", 40, 12),
        "IRRIGATION_DAYS": inputs.constant("days", 6, 12),
    }
    done = run("weatherfactor", {**base, **given, "OUTPUT": inputs.out("wet.tif")})
    # April: ETp = 0.0135 · 12/2.45 · 27.8 · 30 days; SW = 1 − 40 · (6/30)/ETp
    wet = 1 - 40 * 0.2 / (0.0135 * 12 / 2.45 * 27.8 * 30)
    np.testing.assert_allclose(read(done.outputs["OUTPUT"], 4), dry * wet, rtol=1e-5)
    snow = {"SNOW_DEPTH": inputs.constant("snow", 0.03, 12), "OUTPUT": inputs.out("snow.tif")}
    assert (read(run("weatherfactor", {**base, **snow}).outputs["OUTPUT"], 13) == 0).all()
    assert "needs “Solar radiation”" in run("weatherfactor", {**base, "EVAPORATION": "radiation"}).log
