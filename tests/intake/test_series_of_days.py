"""Series whose steps go through something before they are averaged: extremes of days, functions of each step."""

import datetime as dt

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.series.climatology import SeriesRequest, StepFunction, monthly_climatology
from dss_planner.intake.series.sums import NONE, MonthSums, day_extreme
from dss_planner.raster.reading import read_whole


@pytest.fixture
def series(make_raster):
    """``series(name, values (steps, rows, columns), hours)`` writes a raster with dated bands from January 2001."""

    def make(name, values, hours):
        path = make_raster(name, values)
        dataset = gdal.Open(path, gdal.GA_Update)
        for number in range(len(values)):
            time = dt.datetime(2001, 1, 1) + dt.timedelta(hours=hours * number)
            dataset.GetRasterBand(number + 1).SetDescription(f"{time:%Y-%m-%dT%H:%M}")
        dataset = None
        return path

    return make


@pytest.fixture
def run(tmp_path):
    def compute(role, path, each=None, **options):
        request = SeriesRequest(role, (path,), str(tmp_path / "out.tif"), **options)
        return monthly_climatology(request, each=each)

    return compute


def six_hourly(days=31, seed=4):
    return np.random.default_rng(seed).uniform(-20.0, 10.0, (4 * days, 4, 6))


def test_extremes_of_days_come_from_the_steps_of_each_day(series, run):
    values = six_hourly()
    path = series("t.tif", values, 6)
    days = values.reshape(31, 4, 4, 6)
    for role, extremes in (("temperature_minimum", days.min(axis=1)), ("temperature_maximum", days.max(axis=1))):
        result = run(role, path)
        np.testing.assert_allclose(read_whole(result.output, 1), extremes.mean(axis=0), atol=1e-4)
        assert result.values_by_month[:2] == (31, 0)
        assert result.unit == "°C"


def test_extremes_given_by_day_are_averaged_as_they_are(series, run):
    values = six_hourly()[:31]
    found = read_whole(run("temperature_minimum", series("t.tif", values, 24)).output, 1)
    np.testing.assert_allclose(found, values.mean(axis=0), atol=1e-4)


def test_a_day_with_too_few_steps_has_no_extreme(series, run):
    values = six_hourly()
    values[0:2, 1, 1] = np.nan  # half of the first day
    values[: 4 * 10, 2, 2] = np.nan
    found = read_whole(run("temperature_maximum", series("t.tif", values, 6)).output, 1)
    days = values.reshape(31, 4, 4, 6)
    assert found[1, 1] == pytest.approx(days[1:, :, 1, 1].max(axis=1).mean(), abs=1e-4)
    assert np.isnan(found[2, 2])  # 21 of 31 days are less than 80 %
    assert np.isnan(day_extreme(np.array([[1.0], [np.nan]]), 2, 0.8, True))[0]


@pytest.mark.parametrize("role", ["snow_depth", "solar_radiation", "soil_moisture"])
def test_plain_means(series, run, role):
    values = np.abs(six_hourly()[:31]) / 100
    found = read_whole(run(role, series("s.tif", values, 24), scale=2.0).output, 1)
    np.testing.assert_allclose(found, 2 * values.mean(axis=0), rtol=1e-5)


def test_irrigation_is_an_amount_of_months(series, run):
    with pytest.raises(InputError, match="irrigation is expected as an amount of each month"):
        run("irrigation", series("i.tif", np.abs(six_hourly()[:31]), 24))


def test_each_step_goes_through_the_function_after_scale_and_offset(series, run):
    values = six_hourly()
    square = StepFunction("Square", "m²/s²", lambda speed: speed**2)
    result = run("wind", series("w.tif", values, 6), square, scale=2.0, offset=1.0)
    np.testing.assert_allclose(read_whole(result.output, 1), ((2 * values + 1) ** 2).mean(axis=0), rtol=1e-5)
    dataset = gdal.Open(result.output)
    band = dataset.GetRasterBand(1)
    assert (band.GetDescription(), band.GetUnitType(), result.unit) == ("Square month 01", "m²/s²", "m²/s²")
    assert result.values_by_month == (124, *[0] * 11)


def test_no_function_of_monthly_means(make_raster, run):
    path = make_raster("m.tif", np.full((12, 4, 6), 5.0))
    with pytest.raises(InputError, match="means, in which strong and weak hours have cancelled out"):
        run("wind", path, StepFunction("x", "", np.square), months=tuple(range(1, 13)))


def test_fewest_values_are_those_of_known_cells():
    sums = MonthSums((1, 3), 0.5)
    sums.add(np.array([[[1.0, np.nan, np.nan]], [[1.0, 2.0, np.nan]]]))
    sums.close(1, 2)
    assert sums.fewest_values().tolist() == [1, *[NONE] * 11]
