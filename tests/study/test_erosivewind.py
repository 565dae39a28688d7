"""Erosive wind from series on grids: against plain loops, the Weibull expectation, and what must be refused."""

import datetime as dt
import json

import numpy as np
import pytest
from osgeo import gdal
from scipy.io import netcdf_file

from dss_planner import provenance
from dss_planner.erosion.weather.weatherfactor import WeatherFactorRequest, compute_weather_factor
from dss_planner.erosion.wind import windclimate
from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.series import climatology as series_room
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.study.erosivewind import ErosiveWindRequest, compute_erosive_wind
from tests.intake.lookalikes_rasters import grib, write

RATIO = 0.2 ** (1 / 7)
START = dt.datetime(2001, 1, 1)
K, C = 1.8, 6.0


@pytest.fixture
def netcdf(tmp_path):
    """``netcdf(name, values (steps, rows, columns), hours between steps, …)`` writes a series from January 2001."""

    def make(name, values, hours=1.0, unit="m s**-1", long_name="10 metre wind speed", times=None, more=None):
        path = tmp_path / name
        count, rows, columns = values.shape
        with netcdf_file(str(path), "w", version=2) as file:
            for dimension, size in (("time", count), ("latitude", rows), ("longitude", columns)):
                file.createDimension(dimension, size)
            axes = (
                ("time", np.arange(count) * hours if times is None else times, "hours since 2001-01-01"),
                ("latitude", 45 - 0.5 * np.arange(rows), "degrees_north"),
                ("longitude", 104 + 0.5 * np.arange(columns), "degrees_east"),
            )
            for axis, numbers, axis_unit in axes:
                variable = file.createVariable(axis, "f8", (axis,))
                variable[:] = numbers
                variable.units = axis_unit
            for title, numbers in {"w10": values, **(more or {})}.items():
                variable = file.createVariable(title, "f8", ("time", "latitude", "longitude"))
                variable._FillValue = -9999.0
                variable[:] = np.where(np.isnan(numbers), -9999.0, numbers)
                variable.long_name = long_name
                if unit:
                    variable.units = unit
        return str(path)

    return make


@pytest.fixture
def run(tmp_path):
    def compute(*sources, cancelled=None, **parameters):
        request = ErosiveWindRequest(tuple(sources), str(tmp_path / "out" / "erosive.tif"), **parameters)
        return compute_erosive_wind(request, **({"cancelled": cancelled} if cancelled else {}))

    return compute


def bands(result):
    return np.stack([read_whole(result.output, month) for month in range(1, 13)])


def words(result):
    return " ".join(str(note) for note in result.notes)


def drawn(size=8760, rows=2, columns=3, seed=0, c=C):
    return c * np.random.default_rng(seed).weibull(K, (size, rows, columns))


def by_loop(values, hours=1.0, ratio=RATIO, ut=5.0):
    """Mean of u(u − ut)² of each month, cell by cell, in plain Python."""
    found = np.zeros((12, *values.shape[1:]))
    for cell in np.ndindex(*values.shape[1:]):
        sums, counts = [0.0] * 12, [0] * 12
        for number, speed in enumerate(values[(slice(None), *cell)]):
            month = (START + dt.timedelta(hours=hours * number)).month - 1
            u = speed * ratio
            sums[month] += u * (u - ut) ** 2 if u > ut else 0.0
            counts[month] += 1
        found[(slice(None), *cell)] = [total / count for total, count in zip(sums, counts)]
    return found


# --- values ---------------------------------------------------------------------------------------------------------


def test_hours_of_a_year_agree_with_a_plain_loop(netcdf, run):
    values = drawn()
    result = run(netcdf("w.nc", values))
    np.testing.assert_allclose(bands(result), by_loop(values), rtol=1e-4)
    assert result.facts.observations == (744, 672, 744, 720, 744, 720, 744, 744, 720, 744, 720, 744)
    assert (result.facts.steps, result.facts.first_year, result.facts.last_year) == ("hourly", 2001, 2001)
    assert result.mean_wind == pytest.approx(values.mean())
    dataset = gdal.Open(result.output)
    band = dataset.GetRasterBand(4)
    assert (band.GetDescription(), band.GetUnitType()) == ("Erosive wind month 04", "m³/s³")


def test_drawn_winds_agree_with_the_weibull_expectation_within_their_sampling_error(netcdf, run):
    """60 cells of three-hourly winds with one distribution: their mean is the analytic expectation."""
    values = drawn(2920, 6, 10, seed=8)
    found = bands(run(netcdf("w.nc", values, 3.0)))
    expected = windclimate.erosive_expectation(K, C * RATIO)
    terms = np.maximum(values * RATIO - 5.0, 0.0) ** 2 * values * RATIO
    for month in range(12):
        error = terms.std() / np.sqrt(values.size / 12)
        assert abs(found[month].mean() - expected) < 4.0 * error


def test_components_make_a_speed_before_anything_else(netcdf, run):
    speed = drawn(744)
    angle = np.random.default_rng(2).uniform(0, 2 * np.pi, speed.shape)
    u, v = netcdf("u.nc", speed * np.sin(angle)), netcdf("v.nc", speed * np.cos(angle))
    found = bands(run(u, v_sources=(v,)))[0]
    np.testing.assert_allclose(found, _january(speed), rtol=1e-4)
    with pytest.raises(InputError, match="one component of the wind"):
        run(u)


def test_both_components_of_one_file_are_found_by_name(netcdf, run):
    speed = drawn(744)
    angle = np.random.default_rng(2).uniform(0, 2 * np.pi, speed.shape)
    path = netcdf("both.nc", speed * np.sin(angle), more={"n10": speed * np.cos(angle)})
    found = bands(run(path, variable="w10", v_variable="N10"))[0]
    np.testing.assert_allclose(found, _january(speed), rtol=1e-4)
    with pytest.raises(InputError, match=r"“both\.nc” holds “w10”, “n10”; “” is asked for"):
        run(path)
    with pytest.raises(InputError, match="“si10” is asked for"):
        run(path, variable="si10")
    alone = netcdf("alone.nc", speed)
    np.testing.assert_allclose(bands(run(alone, variable="w10"))[0], _january(speed), rtol=1e-4)
    with pytest.raises(InputError, match="holds “w10”; “gust” is asked for"):
        run(alone, variable="gust")


def test_both_components_of_a_grib_file_are_found_by_element(run, tmp_path):
    """Ten days of six-hourly u and v in one file, message by message: 40 of the 124 steps of January."""
    random = np.random.default_rng(4)
    u, v = random.normal(0.0, 8.0, (2, 40, 6, 8))
    start = np.datetime64("2001-01-01T00:00:00")
    messages = [
        (2, number, 10, f"{start + np.timedelta64(6 * step, 'h')}Z", values[step])
        for step in range(40)
        for number, values in ((2, u), (3, v))
    ]
    path = write(tmp_path, "wind.grib2", grib(messages))
    with pytest.raises(InputError, match=r"“wind\.grib2” holds “UGRD”, “VGRD”; “” is asked for"):
        run(path)
    result = run(path, variable="ugrd", v_variable="VGRD", least_known=0.3)
    found = bands(result)[0]
    np.testing.assert_allclose(found, _january(np.hypot(u, v)), rtol=0.02)  # GRIB packs its numbers
    assert result.facts.steps == "six_hourly"
    assert result.facts.observations[0] == 40


def _january(speed, ratio=RATIO, ut=5.0):
    return (speed * ratio * np.maximum(speed * ratio - ut, 0.0) ** 2).mean(axis=0)


@pytest.mark.parametrize(("unit", "factor"), [("km/h", 3.6), ("knots", 3600 / 1852), ("m/s", 1.0), ("m s**-1", 1.0)])
def test_the_unit_that_the_file_states_is_heeded(netcdf, run, unit, factor):
    speed = drawn(744)
    found = bands(run(netcdf("w.nc", speed * factor, unit=unit)))[0]
    np.testing.assert_allclose(found, _january(speed), rtol=1e-4)


def test_a_unit_can_be_chosen_and_an_unknown_one_is_refused(netcdf, run):
    speed = drawn(744)
    odd = netcdf("w.nc", speed * 3.6, unit="furlong")
    with pytest.raises(InputError, match=r"unit of “w\.nc” is “furlong”"):
        run(odd)
    np.testing.assert_allclose(bands(run(odd, unit="km/h"))[0], _january(speed), rtol=1e-4)
    with pytest.raises(InputError, match="unit of speed “Beaufort”"):
        run(odd, unit="Beaufort")
    silent = run(netcdf("silent.nc", speed, unit=""))
    assert "does not say its unit; m/s is assumed" in words(silent)


def test_height_rule_and_threshold(netcdf, run):
    speed = drawn(744)
    path = netcdf("w.nc", speed)
    low = 4.87 / np.log(67.8 * 3 - 5.42)
    for rule, height, ratio in (("fao56", 10.0, 0.7479511), ("power_0_12", 100.0, 0.02**0.12), ("fao56", 3.0, low)):
        found = bands(run(path, height_rule=rule, wind_height=height))[0]
        np.testing.assert_allclose(found, _january(speed, ratio), rtol=1e-4)
    np.testing.assert_allclose(bands(run(path, threshold=6.5))[0], _january(speed, ut=6.5), rtol=1e-4)
    with pytest.raises(InputError, match="known for wind at 10 m only"):
        run(path, height_rule="factor_0_72", wind_height=100.0)


def test_stronger_winds_never_lower_it(netcdf, run):
    speed = drawn(1500)
    before = bands(run(netcdf("a.nc", speed)))[:2]
    after = bands(run(netcdf("b.nc", speed + np.random.default_rng(1).uniform(0, 2, speed.shape))))[:2]
    assert (after >= before).all()


def test_blocks_of_space_and_time_change_nothing(netcdf, run, monkeypatch):
    path = netcdf("w.nc", drawn(900, 5, 7))
    whole = bands(run(path))
    monkeypatch.setattr(series_room, "BLOCK_CELLS", 8)
    monkeypatch.setattr(series_room, "CHUNK_VALUES", 100)
    np.testing.assert_allclose(bands(run(path)), whole, rtol=1e-6, equal_nan=True)


# --- unknown --------------------------------------------------------------------------------------------------------


def test_unknown_steps_do_not_count_and_months_without_enough_are_unknown(netcdf, run):
    speed = drawn(1416)  # January and February
    speed[:100, 0, 0] = np.nan
    speed[:300, 1, 1] = np.nan
    result = run(netcdf("w.nc", speed))
    found = bands(result)
    assert found[0, 0, 0] == pytest.approx(_january(speed[100:744])[0, 0], rel=1e-4)
    assert np.isnan(found[0, 1, 1])
    assert np.isfinite(found[1]).all()
    assert np.isnan(found[2:]).all()
    assert result.facts.observations[:3] == (644, 672, 0)
    assert "No year has these months: 3, 4" in words(result)


def test_all_unknown_is_refused(netcdf, run, leftovers):
    with pytest.raises(InputError, match=r"No month of “w\.nc” has enough known steps"):
        run(netcdf("w.nc", np.full((744, 2, 2), np.nan)))
    assert leftovers() == []


# --- what is said and refused ---------------------------------------------------------------------------------------


def test_daily_means_are_said_to_be_too_low(netcdf, run):
    hours = drawn(8760)
    daily = run(netcdf("d.nc", hours.reshape(365, 24, 2, 3).mean(axis=1), 24.0))
    low = bands(daily).sum()
    hourly = run(netcdf("h.nc", hours))
    assert "Daily mean winds hide the hours of strong wind" in words(daily)
    assert low < 0.2 * bands(hourly).sum()
    assert "31 observations" in words(daily)
    assert "less than 500 observations" in words(daily)
    assert "less than 500" not in words(hourly)


def test_monthly_means_never_go_into_the_formula(netcdf, run, tmp_path):
    middles = [(dt.date(2001, month, 15) - dt.date(2001, 1, 1)).days * 24.0 for month in range(1, 13)]
    path = netcdf("m.nc", np.full((12, 2, 2), 6.0), times=middles)
    with pytest.raises(InputError, match="monthly means, in which strong and weak hours have cancelled out"):
        run(path)
    assert not (tmp_path / "out" / "erosive.tif").exists()


@pytest.mark.parametrize("name", ["Daily maximum near-surface wind speed", "10 metre wind gust", "sfcWindmax"])
def test_maxima_and_gusts_are_refused_unless_stated(netcdf, run, name):
    path = netcdf("w.nc", drawn(100), 24.0, long_name=name)
    with pytest.raises(InputError, match="far too high"):
        run(path)
    result = run(path, maxima=True)
    assert "far too high" in words(result)
    assert result.facts.maxima


def test_impossible_and_suspicious_winds(netcdf, run, tmp_path):
    with pytest.raises(InputError, match="not km/h or knots"):
        run(netcdf("kmh.nc", drawn(744) * 3.6 * 2.0))
    assert not (tmp_path / "out" / "erosive.tif").exists()
    knots = run(netcdf("kn.nc", drawn(744) * 3600 / 1852))
    assert "mean of all winds is 10.5 m/s" in words(knots)
    assert "mean of all winds" not in words(run(netcdf("w.nc", drawn(744))))


def test_nothing_given(run):
    with pytest.raises(InputError, match="No series of wind"):
        run()


def test_cancel_writes_nothing(netcdf, run, tmp_path, cancel_after, leftovers, make_raster):
    path = netcdf("w.nc", drawn(744))
    target = make_raster("target.tif", np.zeros((4, 6)))
    for calls in (1, 3):
        for more in ({}, {"grid": target}):
            with pytest.raises(Cancelled):
                run(path, cancelled=cancel_after(calls), **more)
    assert not (tmp_path / "out" / "erosive.tif").exists()
    assert leftovers() == []


# --- to the weather factor ------------------------------------------------------------------------------------------


def test_on_a_grid_it_goes_straight_into_the_weather_factor(netcdf, run, make_raster, tmp_path, leftovers):
    values = np.repeat(np.repeat(drawn(8760, 1, 1), 4, axis=1), 6, axis=2)  # the same wind everywhere
    place = (500000.0, 1000.0, 0, 4900000.0, 0, -1000.0)
    constants = (("temperature", 12, 10.0), ("precipitation", 12, 8.0), ("dem", 1, 1100.0), ("wind", 12, 5.3))
    files = {
        name: make_raster(f"{name}.tif", np.full((count, 4, 6), value), geotransform=place)
        for name, count, value in constants
    }
    result = run(netcdf("w.nc", values), grid=files["dem"])
    found = bands(result)
    np.testing.assert_allclose(
        found, by_loop(values[:, :1, :1])[:, 0, 0][:, None, None] * np.ones((12, 4, 6)), rtol=1e-4
    )
    assert Grid.read(result.output).width == 6
    assert leftovers() == []
    made = compute_weather_factor(
        WeatherFactorRequest(**{**files, "wind": None}, erosive_wind=result.output, output=str(tmp_path / "wf.tif"))
    )
    assert "672 to 744 observations of a month, 2001–2001" in " ".join(str(note) for note in made.notes)
    assert made.observations.origin == "series"
    by_weibull = compute_weather_factor(WeatherFactorRequest(**files, weibull_k=K, output=str(tmp_path / "wf2.tif")))
    year = read_whole(made.output, 13)[0, 0]
    # one year of hours: its yearly sum lies within 10 % of the distribution that it was drawn from
    assert year == pytest.approx(read_whole(by_weibull.output, 13)[0, 0], rel=0.1)
    content = json.loads(provenance.sidecar(result.output).read_text())
    assert content["step"] == "erosivewind"
    assert content["results"]["facts"]["observations"][0] == 744
    assert content["parameters"]["threshold"] == 5.0
