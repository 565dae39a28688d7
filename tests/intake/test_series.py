"""Twelve months from series: hand-computed answers, and random series against plain loops."""

from __future__ import annotations

import datetime as dt
import json
from calendar import monthrange
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from scipy.io import netcdf_file

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.series import climatology as series_room
from dss_planner.intake.series import steps as seriessteps
from dss_planner.intake.series.climatology import SeriesRequest, monthly_climatology
from dss_planner.intake.series.units import precipitation_unit
from dss_planner.raster.grid import Grid, same_crs
from dss_planner.raster.reading import open_raster, read_whole

NAN = np.nan
MISSING = -32767


@pytest.fixture
def netcdf(tmp_path):
    """``netcdf(name, hours since 2001-01-01, values (steps, rows, columns), …)`` writes a NetCDF series."""

    def make(
        name,
        times,
        values,
        units="hours since 2001-01-01",
        data="v",
        latitudes=None,
        longitudes=None,
        packed=None,
        extra=None,
        clock="time",
    ):
        values = np.asarray(values, dtype=float)
        for axis in (-2, -1):  # GDAL reads no NetCDF of a single row or column
            values = np.repeat(values, 2, axis=axis) if values.shape[axis] == 1 else values
        rows, columns = values.shape[-2:]
        path = tmp_path / name
        with netcdf_file(str(path), "w", version=2) as file:
            dimensions = [(clock, len(times)), *([(extra[0], len(extra[1]))] if extra else [])]
            for dimension, size in [*dimensions, ("latitude", rows), ("longitude", columns)]:
                file.createDimension(dimension, size)
            variable = file.createVariable(clock, "f8", (clock,))
            variable[:] = times
            variable.units = units
            if extra:
                file.createVariable(extra[0], "i4", (extra[0],))[:] = extra[1]
            for axis, numbers, unit in (
                ("latitude", 45 - 0.5 * np.arange(rows) if latitudes is None else latitudes, "degrees_north"),
                ("longitude", 104 + 0.5 * np.arange(columns) if longitudes is None else longitudes, "degrees_east"),
            ):
                variable = file.createVariable(axis, "f8", (axis,))
                variable[:] = numbers
                variable.units = unit
            names = (*[dimension for dimension, _ in dimensions], "latitude", "longitude")
            variable = file.createVariable(data, "i2" if packed else "f8", names)
            if packed:
                variable.scale_factor, variable.add_offset = packed
                variable._FillValue = np.int16(MISSING)
                stored = np.where(np.isnan(values), MISSING, np.rint((values - packed[1]) / packed[0]))
            else:
                variable._FillValue = -9999.0
                stored = np.where(np.isnan(values), -9999.0, values)
            variable[:] = stored
        return str(path)

    return make


@pytest.fixture
def run(tmp_path):
    def call(role, *sources, progress=None, cancelled=None, **options):
        request = SeriesRequest(role, tuple(sources), str(tmp_path / "out" / "result.tif"), **options)
        extra = {key: value for key, value in (("progress", progress), ("cancelled", cancelled)) if value}
        return monthly_climatology(request, **extra)

    return call


def bands(path):
    return np.stack([read_whole(path, month) for month in range(1, 13)])


def year_hours(year=2001):
    return int((dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days) * 24


def notes(result):
    return " ".join(str(note) for note in result.notes)


def moments(count, step_hours=1, start=dt.datetime(2001, 1, 1)):
    return [start + dt.timedelta(hours=step_hours * index) for index in range(count)]


# --- means ----------------------------------------------------------------------------------------------------------


def test_monthly_kelvin_becomes_the_mean_of_the_years(netcdf, run):
    """Month m is 273.15 + m in 2001 and 275.15 + m in 2002: the mean is m + 1 °C."""
    middles = [(dt.date(2001 + n // 12, n % 12 + 1, 15) - dt.date(2001, 1, 1)).days * 24 for n in range(24)]
    values = np.array([273.15 + n % 12 + 1 + 2 * (n // 12) for n in range(24)]).reshape(24, 1, 1) * np.ones((24, 2, 3))
    result = run("temperature", netcdf("t.nc", middles, values), offset=-273.15)
    np.testing.assert_allclose(bands(result.output)[:, 1, 2], np.arange(1, 13) + 1, atol=1e-4)
    assert (result.years, result.years_by_month, result.months_missing) == ((2001, 2002), (2,) * 12, ())
    assert (result.steps, result.unit, result.known) == ("monthly", "°C", (1.0,) * 12)
    assert notes(result) == "Means of 2001–2002: 2 years."
    grid = Grid.read(result.output)
    assert same_crs(grid.crs, "EPSG:4326")
    assert grid.geotransform == (103.75, 0.5, 0, 45.25, 0, -0.5)
    dataset = open_raster(result.output)
    described = dataset.GetRasterBand(3)
    assert (described.GetDescription(), described.GetUnitType()) == ("temperature month 03", "°C")


def test_packed_numbers_are_unpacked_before_anything_else(netcdf, run):
    starts = [(dt.date(2001, month, 1) - dt.date(2001, 1, 1)).days for month in range(1, 13)]
    values = np.full((12, 1, 2), 280.0)
    values[4, 0, 0] = NAN
    path = netcdf("t.nc", starts, values, units="days since 2001-01-01", packed=(0.001, 275.0))
    found = bands(run("temperature", path, offset=-273.15).output)
    np.testing.assert_allclose(found[:, 0, 1], 6.85, atol=1e-3)
    assert np.isnan(found[4, 0, 0])
    assert np.isfinite(np.delete(found[:, 0, 0], 4)).all()


def test_months_that_are_not_in_order_are_put_in_order(make_raster, run):
    path = make_raster("c.tif", np.arange(12.0, 0, -1).reshape(12, 1, 1) * np.ones((12, 2, 2)))
    dataset = gdal.Open(path, gdal.GA_Update)
    for number in range(1, 13):
        dataset.GetRasterBand(number).SetDescription(f"month {13 - number:02d}")
    dataset = None
    result = run("temperature", path)
    np.testing.assert_array_equal(bands(result.output)[:, 0, 0], np.arange(1, 13))
    assert (result.steps, result.years) == ("climatology", ())


# --- precipitation --------------------------------------------------------------------------------------------------


def month_starts(years=(2001,)):
    return [(dt.date(year, month, 1) - dt.date(2001, 1, 1)).days for year in years for month in range(1, 13)]


DAYS_2001 = np.array([monthrange(2001, month)[1] for month in range(1, 13)])


@pytest.mark.parametrize(
    ("accumulation", "scale", "stored"),
    [
        ("step", 1.0, DAYS_2001 * 2.0),  # mm in the month
        ("step", 1000.0, DAYS_2001 * 0.002),  # m in the month
        ("per_day", 1000.0, np.full(12, 0.002)),  # ERA5 monthly means: m a day
        ("per_hour", 1.0, np.full(12, 2 / 24)),
        ("per_second", 1.0, np.full(12, 2 / 86400)),  # kg m-2 s-1
    ],
)
def test_two_millimetres_a_day_in_any_unit(netcdf, run, accumulation, scale, stored):
    values = stored.reshape(12, 1, 1) * np.ones((12, 1, 1))
    path = netcdf("p.nc", month_starts(), values, units="days since 2001-01-01")
    result = run("precipitation", path, scale=scale, accumulation=accumulation)
    np.testing.assert_allclose(bands(result.output)[:, 0, 0], DAYS_2001 * 2, rtol=1e-5)


def test_leap_years_have_their_29th_of_february(netcdf, run):
    path = netcdf("p.nc", month_starts((2003, 2004)), np.ones((24, 1, 1)), units="days since 2001-01-01")
    result = run("precipitation", path, accumulation="per_day")
    assert bands(result.output)[1, 0, 0] == pytest.approx((28 + 29) / 2)


def test_hours_of_era5_are_summed_over_the_hour_before(netcdf, run):
    """1 mm falls in the hour before midnight of the first of February: it belongs to January."""
    values = np.zeros((year_hours(), 1, 1))
    values[744] = 0.001
    values[743 + 24 * 40] = 0.002  # in the month of March, and so that an amount falls within a day
    values[5000:5004, 0, 0] = (0.001, 0.003, 0.001, 0.0)
    path = netcdf("tp.nc", range(year_hours()), values)
    ended = run("precipitation", path, scale=1000, accumulation="step", stamp="end")
    assert bands(ended.output)[0:2, 0, 0] == pytest.approx([1.0, 0.0])
    started = run("precipitation", path, scale=1000, accumulation="step")
    assert bands(started.output)[0:2, 0, 0] == pytest.approx([0.0, 1.0])
    assert bands(ended.output)[:, 0, 0].sum() == pytest.approx(8.0)
    assert "UTC" in notes(ended)


def era5_land(hours, daily):
    """Hourly values that count since midnight: 24 equal amounts; the value at 00 UTC is the whole day before."""
    values = np.empty(hours)
    for hour in range(hours):
        day = (hour - 1) // 24
        values[hour] = daily[day] * ((hour - 1) % 24 + 1) / 24 if hour else 0.0
    return values.reshape(-1, 1, 1)


@pytest.mark.parametrize("stated", ["", "since_midnight"])
def test_era5_land_counts_since_midnight(netcdf, run, stated):
    random = np.random.default_rng(1)
    daily = np.where(random.random(366) < 0.4, random.gamma(1, 0.004, 366), 0.0)
    values = era5_land(year_hours() + 1, daily)
    path = netcdf("tp.nc", range(len(values)), values)
    result = run("precipitation", path, scale=1000, accumulation=stated)
    starts = np.cumsum([0, *DAYS_2001])
    expected = [1000 * daily[a:b].sum() for a, b in zip(starts, starts[1:])]
    np.testing.assert_allclose(bands(result.output)[:, 0, 0], expected, rtol=1e-5)
    assert result.years == (2001,)
    assert "00 UTC of the next day" in notes(result)
    wet = run("rainy_days", path, scale=1000, accumulation=stated)
    expected = [(1000 * daily[a:b] >= 0.1).sum() for a, b in zip(starts, starts[1:])]
    np.testing.assert_allclose(bands(wet.output)[:, 0, 0], expected, atol=1e-5)


@pytest.mark.parametrize("step", [3, 6])
@pytest.mark.parametrize("stated", ["", "since_midnight", "per_hour"])
def test_coarser_steps_of_era5_land_count_since_midnight_too(netcdf, run, stated, step):
    """Taken as rates, 6-hourly values that count 24 mm evenly since midnight would make 15 times as much."""
    daily = np.where(np.arange(366) % 3 == 0, 0.024, 0.0)
    hours = np.arange(0, year_hours() + 1, step)
    path = netcdf("tp.nc", hours, era5_land(year_hours() + 1, daily)[hours])
    found = bands(run("precipitation", path, scale=1000, accumulation=stated).output)[:, 0, 0]
    starts = np.cumsum([0, *DAYS_2001])
    np.testing.assert_allclose(found, [1000 * daily[a:b].sum() for a, b in zip(starts, starts[1:])], rtol=1e-5)


def test_a_count_since_midnight_needs_the_value_at_midnight(netcdf, run):
    hours = np.arange(3, 4000, 6)
    path = netcdf("tp.nc", hours, era5_land(4000, np.full(366, 0.024))[hours])
    with pytest.raises(InputError, match="none of its times is 00 UTC"):
        run("precipitation", path, scale=1000)


def test_one_rainy_day_is_no_proof_of_counting_since_midnight(netcdf, run):
    """Rain that only grows until 00 UTC of one day, in many cells, may be amounts of each step."""
    hours = np.arange(0, 2400, 6)
    values = np.zeros((len(hours), 3, 3))
    values[41:45] = np.array([0.001, 0.002, 0.003, 0.004]).reshape(4, 1, 1)
    with pytest.raises(InputError, match="hardly rains"):
        run("precipitation", netcdf("tp.nc", hours, values), scale=1000)


def test_a_wrong_word_about_hours_is_refused(netcdf, run):
    daily = np.full(366, 0.002)
    land = netcdf("land.nc", range(2000), era5_land(2000, daily))
    with pytest.raises(InputError, match="count since midnight"):
        run("precipitation", land, accumulation="step")
    random = np.random.default_rng(5)
    era5 = netcdf("era5.nc", range(2000), random.gamma(0.2, 0.001, (2000, 1, 1)))
    with pytest.raises(InputError, match="values count each hour"):
        run("precipitation", era5, accumulation="since_midnight")
    dry = netcdf("dry.nc", range(2000), np.zeros((2000, 1, 1)))
    with pytest.raises(InputError, match="hardly rains"):
        run("precipitation", dry)


def test_days_are_asked_for_what_they_count(netcdf, run):
    path = netcdf("p.nc", range(365), np.ones((365, 1, 1)), units="days since 2001-01-01")
    with pytest.raises(InputError, match="not known what the precipitation"):
        run("precipitation", path)


@pytest.mark.parametrize(
    ("label", "steps", "ecmwf", "scale", "accumulation"),
    [
        ("kg m-2 s-1", "monthly", False, 1, "per_second"),
        ("kg/m² s", "hourly", False, 1, "per_second"),
        ("kg m**-2 s**-1", "monthly", False, 1, "per_second"),
        ("mm/day", "monthly", False, 1, "per_day"),
        ("mm day-1", "daily", False, 1, "per_day"),
        ("mm/hr", "hourly", False, 1, "per_hour"),
        ("mm", "monthly", False, 1, "step"),
        ("mm/month", "climatology", False, 1, "step"),
        ("mm", "daily", False, 1, "step"),
        ("m", "monthly", True, 1000, "per_day"),
        ("m", "hourly", True, 1000, ""),
        ("m", "daily", True, 1000, "step"),
        ("m/day", "monthly", False, 1000, "per_day"),
    ],
)
def test_units_of_precipitation(label, steps, ecmwf, scale, accumulation):
    unit = precipitation_unit(label, steps, ecmwf, "x.nc")
    assert (unit.scale, unit.accumulation) == (scale, accumulation)


@pytest.mark.parametrize(
    ("label", "steps"),
    [("m", "monthly"), ("", "daily"), ("K", "daily"), ("mm/month", "daily"), ("m of water equivalent", "daily")],
)
def test_units_that_do_not_say_what_they_are(label, steps):
    with pytest.raises(InputError):
        precipitation_unit(label, steps, False, "x.nc")


# --- rainy days and snow --------------------------------------------------------------------------------------------


def test_a_day_is_rainy_from_a_tenth_of_a_millimetre(netcdf, run):
    values = np.zeros((365, 1, 2))
    values[:4, 0, 0] = (0.1, 0.099, 5.0, 0.0)
    values[0:31, 0, 1] = 1.0
    result = run("rainy_days", netcdf("p.nc", range(365), values, units="days since 2001-01-01"), accumulation="step")
    found = bands(result.output)
    assert found[0, 0].tolist() == pytest.approx([2, 31])
    assert found[1:].max() == 0
    assert result.unit == "d"


def test_a_tenth_of_a_millimetre_in_metres_is_still_rain(make_raster, run):
    path = make_raster("tp.tif", np.full((31, 1, 1), 0.0001))
    dataset = gdal.Open(path, gdal.GA_Update)
    for day in range(1, 32):
        dataset.GetRasterBand(day).SetDescription(f"2001-01-{day:02d}")
    dataset = None
    result = run("rainy_days", path, scale=1000, accumulation="step")
    assert bands(result.output)[0, 0, 0] == pytest.approx(31)


def test_february_of_a_climatology_has_a_quarter_day_more(netcdf, run):
    path = netcdf("p.nc", range(1, 13), np.ones((12, 1, 1)), units="1", clock="month")
    found = bands(run("precipitation", path, accumulation="per_day").output)[:, 0, 0]
    assert found.tolist() == [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_hours_make_a_rainy_day_together(netcdf, run):
    values = np.zeros((31 * 24, 1, 1))
    values[24:48] = 0.005  # 24 × 0.005 mm = 0.12 mm
    values[72:76] = 0.02  # 0.08 mm
    values[100:102, 0, 0] = (0.3, 0.2)
    result = run("rainy_days", netcdf("p.nc", range(744), values), accumulation="step")
    assert bands(result.output)[0, 0, 0] == pytest.approx(2)


def test_snow_is_the_share_of_days_deeper_than_an_inch(netcdf, run):
    values = np.zeros((365, 1, 1))
    values[:10] = 0.0255
    values[10:20] = 0.0254
    path = netcdf("sd.nc", range(365), values, units="days since 2001-01-01")
    assert bands(run("snow_probability", path).output)[0, 0, 0] == pytest.approx(10 / 31)
    percent = netcdf("ndsi.nc", range(365), np.full((365, 1, 1), 40.0), units="days since 2001-01-01")
    share = run("snow_probability", percent, scale=0.01, snow="share")
    assert bands(share.output)[:, 0, 0] == pytest.approx([0.4] * 12)


def test_days_cannot_be_counted_from_months(netcdf, run):
    path = netcdf("p.nc", month_starts(), np.ones((12, 1, 1)), units="days since 2001-01-01")
    for role in ("rainy_days", "snow_probability"):
        with pytest.raises(InputError, match="cannot be counted from the monthly"):
            run(role, path, accumulation="step")


# --- wind -----------------------------------------------------------------------------------------------------------


def test_speed_is_taken_before_the_mean(netcdf, run, tmp_path):
    """Wind turns by 180° every hour at 5 m/s (3, 4) and 10 m/s (6, 8): speed 7.5 m/s, mean components nearly 0."""
    sign = np.where(np.arange(year_hours()) % 2, -2.0, 1.0).reshape(-1, 1, 1)
    u, v = netcdf("u.nc", range(year_hours()), 3 * sign), netcdf("v.nc", range(year_hours()), 4 * sign)
    deviation = str(tmp_path / "sd.tif")
    result = run("wind", u, v_sources=(v,), deviation_output=deviation)
    np.testing.assert_allclose(bands(result.output)[:, 0, 0], 7.5, rtol=1e-6)
    np.testing.assert_allclose(bands(deviation)[:, 0, 0], 2.5, rtol=1e-6)
    assert result.deviation_output == deviation
    assert "cancel out" not in notes(result)


def test_months_of_mean_components_are_refused_or_flagged(netcdf, run):
    u = netcdf("u.nc", month_starts(), np.full((12, 1, 1), 3.0), units="days since 2001-01-01")
    v = netcdf("v.nc", month_starts(), np.full((12, 1, 1), 4.0), units="days since 2001-01-01")
    with pytest.raises(InputError, match="opposite winds cancel out"):
        run("wind", u, v_sources=(v,))
    result = run("wind", u, v_sources=(v,), mean_components=True)
    assert "smaller than the mean wind speed" in notes(result)
    assert bands(result.output)[0, 0, 0] == pytest.approx(5)


def test_days_of_components_are_used_and_flagged(netcdf, run):
    u = netcdf("u.nc", range(365), np.full((365, 1, 1), 3.0), units="days since 2001-01-01")
    v = netcdf("v.nc", range(365), np.full((365, 1, 1), 4.0), units="days since 2001-01-01")
    assert "smaller than the mean wind speed" in notes(run("wind", u, v_sources=(v,)))


def test_components_of_different_times_are_refused(netcdf, run):
    u, v = netcdf("u.nc", range(744), np.ones((744, 1, 1))), netcdf("v.nc", range(743), np.ones((743, 1, 1)))
    with pytest.raises(InputError, match="differ in their times"):
        run("wind", u, v_sources=(v,))


def test_a_deviation_of_monthly_winds_is_refused(netcdf, run, tmp_path):
    path = netcdf("w.nc", month_starts(), np.ones((12, 1, 1)), units="days since 2001-01-01")
    with pytest.raises(InputError, match="6-hourly or finer"):
        run("wind", path, deviation_output=str(tmp_path / "sd.tif"))


# --- unknown and missing --------------------------------------------------------------------------------------------


def test_a_month_needs_most_of_its_steps(netcdf, run):
    """January: 25 of 31 days known (80.6 %) counts, 24 (77 %) does not; unknown is never zero."""
    values = np.full((365, 1, 3), 10.0)
    values[:6, 0, 0] = NAN
    values[:7, 0, 1] = NAN
    values[:, 0, 2] = NAN
    values[6, 0, 0] = 35.0
    result = run("temperature", netcdf("t.nc", range(365), values, units="days since 2001-01-01"))
    january = bands(result.output)[0, 0]
    assert january[0] == pytest.approx(11.0)
    assert np.isnan(january[1:]).all()
    assert result.known[0] == pytest.approx(1 / 3)


def test_missing_hours_of_rain_count_as_the_mean_of_the_known(netcdf, run):
    values = np.ones((365, 1, 1))
    values[:3] = NAN
    result = run(
        "precipitation", netcdf("p.nc", range(365), values, units="days since 2001-01-01"), accumulation="step"
    )
    assert bands(result.output)[0, 0, 0] == pytest.approx(31)


def test_incomplete_months_and_missing_years_are_told(netcdf, run):
    def year(name, number, first=1, last=365, value=1.0):
        start = (dt.date(number, 1, 1) - dt.date(2001, 1, 1)).days
        days = [start + day - 1 for day in range(first, last + 1)]
        return netcdf(name, days, np.full((len(days), 1, 1), value), units="days since 2001-01-01")

    files = [year("a.nc", 2001, first=20), year("b.nc", 2002, value=3.0), year("d.nc", 2005, last=100, value=5.0)]
    result = run("temperature", files[2], files[0], files[1])
    assert result.years == (2001, 2002, 2005)
    assert result.incomplete == ((2001, 1), (2005, 4))
    assert result.years_by_month == (2, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2)
    assert bands(result.output)[:4, 0, 0] == pytest.approx([4, 3, 3, 2])
    assert "2003, 2004" in notes(result)
    assert "mean of 2 to 3 years" in notes(result)
    assert "2001-01" in notes(result)
    only = run("temperature", *files, first_year=2002, last_year=2002)
    assert (only.years, bands(only.output)[0, 0, 0]) == ((2002,), 3.0)


def test_months_that_no_year_has_are_told(netcdf, run):
    result = run("temperature", netcdf("t.nc", range(90), np.ones((90, 1, 1)), units="days since 2001-01-01"))
    assert result.months_missing == tuple(range(4, 13))
    assert "4, 5, 6" in notes(result)
    assert np.isnan(bands(result.output)[3:]).all()


def test_a_series_with_no_whole_month_leaves_nothing(netcdf, run, tmp_path):
    with pytest.raises(InputError, match="No month of"):
        run("temperature", netcdf("t.nc", range(100), np.ones((100, 1, 1))))
    assert not list((tmp_path / "out").glob("*"))


def test_preliminary_values_fill_what_the_final_ones_lack(netcdf, run):
    """ERA5's expver 1 (final) ends in June, expver 5 (preliminary) begins in May; in May both are known."""
    values = np.full((12, 2, 1, 1), NAN)
    values[:5, 0] = 1.0
    values[4:, 1] = 5.0
    path = netcdf("t.nc", month_starts(), values, units="days since 2001-01-01", extra=("expver", (1, 5)))
    assert bands(run("temperature", path).output)[:, 0, 0].tolist() == [1.0] * 5 + [5.0] * 7


def test_another_dimension_must_be_chosen(netcdf, run):
    values = np.stack([np.full((12, 1, 1), 1.0), np.full((12, 1, 1), 2.0)], axis=1)
    path = netcdf("t.nc", month_starts(), values, units="days since 2001-01-01", extra=("level", (850, 1000)))
    with pytest.raises(InputError, match="level: 850, 1000"):
        run("temperature", path)
    assert bands(run("temperature", path, select={"level": "1000"}).output)[0, 0, 0] == 2.0


# --- position -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("south_first", [False, True])
def test_a_globe_from_0_to_360_ends_upright(netcdf, run, south_first):
    latitudes = np.array([-60.0, 0.0, 60.0]) if south_first else np.array([60.0, 0.0, -60.0])
    longitudes = np.arange(0.0, 360.0, 15.0)
    values = (latitudes[:, np.newaxis] * 1000 + longitudes) * np.ones((12, 1, 1))
    path = netcdf(
        "g.nc", month_starts(), values, units="days since 2001-01-01", latitudes=latitudes, longitudes=longitudes
    )
    output = run("temperature", path).output
    grid = Grid.read(output)
    assert grid.bounds[0] == pytest.approx(-187.5)
    found = bands(output)[6]
    for latitude, longitude in ((60, 105), (0, -15), (-60, -180), (60, 0)):
        column, row = (int(number) for number in grid.column_row(longitude, latitude))
        assert found[row, column] == latitude * 1000 + longitude % 360


# --- against loops --------------------------------------------------------------------------------------------------


def reference(times, values, least_known, expected):
    """Mean of the yearly monthly means by plain loops."""
    result = np.full((12, *values.shape[1:]), NAN)
    for month in range(1, 13):
        for cell in np.ndindex(values.shape[1:]):
            means = []
            for year in sorted({time.year for time in times}):
                known = [
                    values[(index, *cell)]
                    for index, time in enumerate(times)
                    if (time.year, time.month) == (year, month) and not np.isnan(values[(index, *cell)])
                ]
                if known and len(known) >= least_known * expected(year, month):
                    means.append(sum(known) / len(known))
            if means:
                result[(month - 1, *cell)] = sum(means) / len(means)
    return result


@pytest.mark.parametrize("seed", range(3))
def test_random_days_agree_with_loops_in_any_blocks(netcdf, run, monkeypatch, seed):
    random = np.random.default_rng(seed)
    days = 365 * 2
    values = random.normal(10, 5, (days, 3, 4))
    values[random.random(values.shape) < 0.18] = NAN
    times = moments(days, 24)
    cut = int(random.integers(100, 600))
    files = [
        netcdf("b.nc", range(cut, days), values[cut:], units="days since 2001-01-01"),
        netcdf("a.nc", range(cut), values[:cut], units="days since 2001-01-01"),
    ]
    monkeypatch.setattr(series_room, "BLOCK_CELLS", int(random.integers(1, 13)))
    monkeypatch.setattr(series_room, "CHUNK_VALUES", int(random.integers(1, 200)))
    result = run("temperature", *files)
    expected = reference(times, values, 0.8, lambda year, month: monthrange(year, month)[1])
    np.testing.assert_allclose(bands(result.output), expected, rtol=1e-5)


def test_random_winds_agree_with_loops(netcdf, run, tmp_path):
    random = np.random.default_rng(11)
    count = 365 * 4
    u, v = random.normal(1, 4, (2, count, 2, 2))
    u[random.random(u.shape) < 0.05] = NAN
    times = moments(count, 6)
    files = [netcdf(name, range(0, 6 * count, 6), values) for name, values in (("u.nc", u), ("v.nc", v))]
    deviation = str(tmp_path / "sd.tif")
    result = run("wind", files[0], v_sources=(files[1],), deviation_output=deviation)
    speed = np.hypot(u, v)
    expected = reference(times, speed, 0.8, lambda year, month: 4 * monthrange(year, month)[1])
    np.testing.assert_allclose(bands(result.output), expected, rtol=1e-5)
    for month in (1, 8):
        chosen = speed[[index for index, time in enumerate(times) if time.month == month]]
        np.testing.assert_allclose(bands(deviation)[month - 1], np.nanstd(chosen, axis=0), rtol=1e-5)


# --- streaming ------------------------------------------------------------------------------------------------------


def test_memory_is_bounded_by_the_blocks(netcdf, run, monkeypatch):
    sizes = []
    real = seriessteps.read_bands

    def counting(dataset, numbers, window, **more):
        sizes.append(len(numbers) * window.width * window.height)
        return real(dataset, numbers, window, **more)

    monkeypatch.setattr(seriessteps, "read_bands", counting)
    monkeypatch.setattr(series_room, "BLOCK_CELLS", 10)
    monkeypatch.setattr(series_room, "CHUNK_VALUES", 50)
    path = netcdf("t.nc", range(365), np.ones((365, 7, 5)), units="days since 2001-01-01")
    run("temperature", path)
    assert max(sizes) <= 50
    assert sum(sizes) == 365 * 7 * 5


def test_a_cancel_leaves_nothing(netcdf, run, cancel_after, tmp_path):
    path = netcdf("t.nc", range(365), np.ones((365, 2, 2)), units="days since 2001-01-01")
    with pytest.raises(Cancelled):
        run("temperature", path, cancelled=cancel_after(5))
    assert not list((tmp_path / "out").iterdir())


def test_progress_runs_to_the_end(netcdf, run):
    path = netcdf("t.nc", range(365), np.ones((365, 2, 2)), units="days since 2001-01-01")
    seen = []
    run("temperature", path, progress=lambda fraction, sentence: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1)


def test_a_broken_file_in_the_middle_is_named(netcdf, run, tmp_path):
    good = netcdf("a.nc", range(365), np.ones((365, 2, 2)), units="days since 2001-01-01")
    (tmp_path / "b.nc").write_bytes(b"CDF\x02" + b"\0" * 40)
    with pytest.raises(InputError, match=r"b\.nc"):
        run("temperature", good, str(tmp_path / "b.nc"))
    with pytest.raises(InputError, match=r"none\.nc.*does not exist"):
        run("temperature", good, str(tmp_path / "none.nc"))


def test_a_file_that_ends_too_early_is_named_and_leaves_nothing(make_raster, run, tmp_path):
    path = make_raster("t.tif", np.random.default_rng(0).normal(size=(36, 64, 64)))
    dataset = gdal.Open(path, gdal.GA_Update)
    for number in range(36):
        dataset.GetRasterBand(number + 1).SetDescription(f"{2001 + number // 12}-{number % 12 + 1:02d}")
    dataset = None
    content = Path(path).read_bytes()
    Path(path).write_bytes(content[: len(content) * 3 // 4])
    with pytest.raises(InputError, match=r"t\.tif"):
        run("temperature", path)
    assert not list((tmp_path / "out").glob("*.tif"))


def test_grids_and_steps_of_the_files_must_agree(netcdf, run):
    daily = netcdf("a.nc", range(365), np.ones((365, 2, 2)), units="days since 2001-01-01")
    larger = netcdf("b.nc", range(365, 730), np.ones((365, 2, 3)), units="days since 2001-01-01")
    with pytest.raises(InputError, match="differ in size"):
        run("temperature", daily, larger)
    hourly = netcdf("c.nc", range(365 * 24, 365 * 24 + 100), np.ones((100, 2, 2)))
    with pytest.raises(InputError, match="different time steps"):
        run("temperature", daily, hourly)


def test_one_file_for_each_month_makes_a_series(make_raster, run):
    files = []
    for month in range(1, 13):
        path = make_raster(f"m{month}.tif", np.full((2, 2), float(month)))
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.GetRasterBand(1).SetDescription(f"2001-{month:02d}")
        dataset = None
        files.append(path)
    result = run("temperature", *reversed(files))
    assert result.steps == "monthly"
    np.testing.assert_array_equal(bands(result.output)[:, 0, 0], np.arange(1, 13))


@pytest.mark.parametrize(
    ("role", "options", "sentence"),
    [
        ("elevation", {}, "can become"),
        ("temperature", {"least_known": 0}, "more than 0"),
        ("temperature", {"v_sources": ("x",)}, "only make a wind"),
    ],
)
def test_impossible_requests(run, role, options, sentence):
    with pytest.raises(InputError, match=sentence):
        run(role, "a.nc", **options)


def test_yearly_and_irregular_times_are_refused(netcdf, run):
    yearly = netcdf("y.nc", [0, 365, 730, 1095], np.ones((4, 1, 1)), units="days since 2001-01-01")
    with pytest.raises(InputError, match="one value for each year"):
        run("temperature", yearly)
    eight_days = netcdf("e.nc", range(0, 360, 8), np.ones((45, 1, 1)), units="days since 2001-01-01")
    with pytest.raises(InputError, match="irregular"):
        run("temperature", eight_days)
    with pytest.raises(InputError, match="does not say when"):
        run("temperature", netcdf("n.nc", [1, 2], np.ones((2, 1, 1)), units="hPa"))


def test_an_undeclared_value_for_unknown(netcdf, run):
    values = np.ones((12, 1, 1))
    values[3] = -999.0
    path = netcdf("t.nc", month_starts(), values, units="days since 2001-01-01")
    found = bands(run("temperature", path, nodata=-999.0).output)[:, 0, 0]
    assert np.isnan(found[3])
    assert np.isfinite(np.delete(found, 3)).all()


def test_the_result_says_where_it_comes_from(netcdf, run):
    path = netcdf("t.nc", month_starts(), np.ones((12, 1, 1)), units="days since 2001-01-01")
    result = run("temperature", path)
    content = json.loads(provenance.sidecar(result.output).read_text(encoding="utf-8"))
    assert content["step"] == "series"
    assert content["parameters"]["sources"] == [path]
    assert content["results"]["years"] == [2001]
