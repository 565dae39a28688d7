"""When bands were, from the metadata and names that climate files have."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from osgeo import gdal
from scipy.io import netcdf_file

from dss_planner.intake.series import banddates
from dss_planner.intake.series.calendars import days_in, decode, from_minute, minute_of
from dss_planner.intake.series.timeaxis import time_axis


@pytest.fixture
def netcdf(tmp_path):
    """Write a NetCDF variable over two by two cells; ``extra`` is one more dimension after time."""

    def make(values, units, calendar="", name="time", extra=None, attributes=None, data_name="t2m"):
        path = tmp_path / "series.nc"
        with netcdf_file(str(path), "w", version=2) as file:
            sizes = {name: len(values), **({extra[0]: len(extra[1])} if extra else {}), "latitude": 2, "longitude": 2}
            for dimension, size in sizes.items():
                file.createDimension(dimension, size)
            clock = file.createVariable(name, "f8", (name,))
            clock[:] = values
            clock.units = units
            if calendar:
                clock.calendar = calendar
            for key, value in (attributes or {}).items():
                setattr(clock, key, value)
            if extra:
                file.createVariable(extra[0], "i4", (extra[0],))[:] = extra[1]
            for axis, numbers, unit in (
                ("latitude", (45, 44), "degrees_north"),
                ("longitude", (104, 105), "degrees_east"),
            ):
                variable = file.createVariable(axis, "f4", (axis,))
                variable[:] = numbers
                variable.units = unit
            file.createVariable(data_name, "f4", tuple(sizes))[:] = 0
        return gdal.Open(str(path))

    return make


def bands(names, **metadata):
    dataset = gdal.GetDriverByName("MEM").Create("", 1, 1, len(names))
    for number, name in enumerate(names, start=1):
        dataset.GetRasterBand(number).SetDescription(name)
    for key, value in metadata.items():
        dataset.SetMetadataItem(key, value)
    return dataset


# --- numbers to dates -----------------------------------------------------------------------------------------------


def test_day_counts_agree_with_the_standard_library():
    first = dt.date(1, 1, 1)
    for days in range(0, 800_000, 613):
        day = first + dt.timedelta(days=days)
        moment = (day.year, day.month, day.day, 7)
        assert minute_of(moment) - minute_of((1, 1, 1, 0)) == days * 1440 + 7
        assert from_minute(minute_of(moment), "proleptic_gregorian") == moment


@pytest.mark.parametrize(
    ("value", "units", "calendar", "moment"),
    [
        (1051896, "hours since 1900-01-01 00:00:00.0", "gregorian", (2020, 1, 1, 0)),
        (1577836800 + 5400, "seconds since 1970-01-01", "proleptic_gregorian", (2020, 1, 1, 90)),
        (90, "minutes since 2020-02-28 23:30:00", "standard", (2020, 2, 29, 60)),
        (0, "days since 2020-03-01T08:00:00+08:00", "standard", (2020, 3, 1, 0)),
        (44, "days since 1900-01-01", "", (1900, 2, 14, 0)),
        (59, "days since 2000-01-01", "noleap", (2000, 3, 1, 0)),
        (59, "days since 2001-01-01", "360_day", (2001, 2, 30, 0)),
        (13, "months since 1999-12-01", "", (2001, 1, 1, 0)),
        (0.5, "months since 1960-01-01", "360_day", (1960, 1, 15, 0)),
        (3, "years since 2001-01-01", "", (2004, 1, 1, 0)),
        (20200214.25, "day as %Y%m%d.%f", "", (2020, 2, 14, 360)),
        # in the mixed calendar the first of January of year 1 is two days before that of the Gregorian calendar
        (17628096, "hours since 1-1-1 00:00:00", "standard", (2012, 1, 1, 0)),
        (17628096, "hours since 1-1-1 00:00:00", "proleptic_gregorian", (2012, 1, 3, 0)),
    ],
)
def test_numbers_become_dates(value, units, calendar, moment):
    assert decode([value], units, calendar) == (moment,)


@pytest.mark.parametrize("units", ["m s**-1", "degrees_east", "days", "fortnights since 2000-01-01", ""])
def test_other_units_are_no_time(units):
    assert decode([1.0], units) is None


def test_an_unknown_calendar_is_no_time():
    assert decode([1.0], "days since 2000-01-01", "mayan") is None


def test_months_have_their_days():
    assert [days_in(2019, 2), days_in(2020, 2), days_in(1900, 2), days_in(2000, 2), days_in(2020, 12)] == [
        28,
        29,
        28,
        29,
        31,
    ]
    assert days_in(2020, 2, "360_day") == 30


# --- NetCDF ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("distance", "steps"), [(1, "hourly"), (3, "three_hourly"), (6, "six_hourly"), (24, "daily"), (192, "")]
)
def test_steps_of_a_clock(netcdf, distance, steps):
    axis = time_axis(netcdf(1051896 + distance * np.arange(40), "hours since 1900-01-01", "gregorian"))
    assert axis.steps == steps
    assert (axis.first, axis.times[1][:10] >= "2020-01-01", axis.origin) == ("2020-01-01", True, "netcdf")
    assert bool(axis.notes) is (steps == "")


def test_months_across_two_years(netcdf):
    starts = [15 + 30.5 * month for month in range(24)]
    axis = time_axis(netcdf(starts, "days since 2001-01-01", "standard", name="valid_time"))
    assert axis.steps == "monthly"
    assert axis.months == (*range(1, 13), *range(1, 13))
    assert (axis.first, axis.last) == ("2001-01-16", "2002-12-18")
    assert axis.notes == ()


def test_years(netcdf):
    assert time_axis(netcdf([0, 366, 731, 1096], "days since 2000-01-01", "standard")).steps == "yearly"


def test_a_gap_is_counted(netcdf):
    hours = [hour for hour in range(240) if not 100 <= hour < 107]
    axis = time_axis(netcdf(hours, "hours since 2020-01-01"))
    assert axis.steps == "hourly"
    assert "7 of 240" in str(axis.notes[0])


def test_mean_days_by_month_are_no_hourly_series(netcdf):
    """ERA5's “monthly averaged by hour of day” has 24 times on the first of each month."""
    hours = [month * 744 + hour for month in range(6) for hour in range(24)]
    assert time_axis(netcdf(hours, "hours since 2020-01-01")).steps == ""


def test_months_of_a_climatology(netcdf):
    axis = time_axis(netcdf(range(1, 13), "1", name="month"))
    assert (axis.steps, axis.months, axis.times[1], axis.first) == ("climatology", tuple(range(1, 13)), "--02", "")
    middles = [15 + 30.5 * month for month in range(12)]
    bounded = {"climatology": b"climatology_bounds"}
    assert time_axis(netcdf(middles, "days since 1990-01-01", attributes=bounded)).steps == "climatology"
    assert time_axis(netcdf(middles, "days since 1990-01-01")).steps == "monthly"


def test_days_of_a_model_year_have_no_gap_at_the_end_of_february(netcdf):
    for calendar in ("noleap", "360_day"):
        axis = time_axis(netcdf(range(800), "days since 2000-01-01", calendar))
        assert (axis.steps, axis.notes, axis.calendar) == ("daily", (), calendar)


@pytest.mark.parametrize("extra", [("expver", (1, 5)), ("level", (500, 850, 1000)), ("number", (0, 1))])
def test_another_dimension_is_noticed(netcdf, extra):
    axis = time_axis(netcdf(range(4), "hours since 2020-01-01", extra=extra))
    count = len(extra[1])
    assert axis.steps == "hourly"
    assert [(item.name, item.values) for item in axis.extra] == [(extra[0], tuple(str(v) for v in extra[1]))]
    assert axis.times == tuple(f"2020-01-01T{hour:02d}:00" for hour in range(4) for _ in range(count))
    assert axis.places == tuple((str(value),) for value in extra[1]) * 4


def test_a_copy_of_some_bands_keeps_their_times(netcdf, tmp_path):
    whole = netcdf(range(10), "hours since 2020-01-01")
    gdal.Translate(str(tmp_path / "part.tif"), whole, bandList=[7, 8, 9])
    axis = time_axis(gdal.Open(str(tmp_path / "part.tif")))
    assert axis.times == ("2020-01-01T06:00", "2020-01-01T07:00", "2020-01-01T08:00")


def test_a_netcdf_without_time_has_no_axis(netcdf):
    assert time_axis(netcdf([1, 2], "hPa", name="level")) is None


def test_springs_of_several_years_are_hourly(netcdf):
    hours = [year * 8760 + hour for year in range(3) for hour in range(1500)]
    axis = time_axis(netcdf(hours, "hours since 2020-03-01"))
    assert axis.steps == "hourly"
    assert f"{2 * 8760 + 1500 - 4500} of {2 * 8760 + 1500}" in str(axis.notes[0])


# --- GRIB -----------------------------------------------------------------------------------------------------------


def test_grib_has_the_time_that_a_forecast_is_valid(tmp_path):
    source = gdal.GetDriverByName("MEM").Create("", 2, 2, 3, gdal.GDT_Float64)
    source.SetGeoTransform((104, 0.5, 0, 45, 0, -0.5))
    source.SetProjection('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
                         'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]')  # fmt: skip
    for number in (1, 2, 3):
        source.GetRasterBand(number).WriteArray(np.arange(4.0).reshape(2, 2) + number)
    path = str(tmp_path / "t.grib2")
    ahead = {1: 0, 2: 6, 3: 12}
    options = [f"BAND_{n}_PDS_TEMPLATE_ASSEMBLED_VALUES=0 0 2 0 0 0 0 1 {h} 103 0 2 255 0 0" for n, h in ahead.items()]
    identity = "CENTER=98 SIGNF_REF_TIME=1 REF_TIME=2020-02-29T18:00:00Z TYPE=1"
    gdal.GetDriverByName("GRIB").CreateCopy(
        path, source, options=["DISCIPLINE=0", f"IDS={identity}", "PDS_PDTN=0", *options]
    )
    axis = time_axis(gdal.Open(path))
    assert axis.times == ("2020-02-29T18:00", "2020-03-01T00:00", "2020-03-01T06:00")
    assert (axis.steps, axis.months, axis.origin, axis.extra) == ("six_hourly", (2, 3, 3), "grib", ())


def test_a_grib_file_of_two_elements_says_so():
    dataset = bands([""] * 4)
    for number in range(1, 5):
        band = dataset.GetRasterBand(number)
        band.SetMetadataItem("GRIB_REF_TIME", f"{1577836800 + (number - 1) // 2 * 3600} sec UTC")
        band.SetMetadataItem("GRIB_ELEMENT", "UGRD" if number % 2 else "VGRD")
        band.SetMetadataItem("GRIB_SHORT_NAME", "10-HTGL")
    axis = time_axis(dataset)
    assert axis.steps == "hourly"
    assert [(item.name, item.values) for item in axis.extra] == [("GRIB_ELEMENT", ("UGRD", "VGRD"))]
    assert axis.places == (("UGRD",), ("VGRD",), ("UGRD",), ("VGRD",))


# --- names ----------------------------------------------------------------------------------------------------------

_ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December")  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        _ENGLISH,
        [f"wind {name[:3].upper()}" for name in _ENGLISH],
        [f"month {n:02d}" for n in range(1, 13)],
        [f"b{n}" for n in range(1, 13)],
        [f"Band {n:02d}" for n in range(1, 13)],
        [f"{n}-р сар" for n in range(1, 13)],
        [f"{n}월 강수량" for n in range(1, 13)],
        [f"wc2.1_30s_prec_{n:02d}" for n in range(1, 13)],
        [f"{n - 1}_ppt" for n in range(1, 13)],
        [f"tavg.{n}" for n in range(1, 13)],
    ],
)
def test_names_of_months(names):
    axis = time_axis(bands(names))
    assert (axis.steps, axis.months, axis.origin) == ("climatology", tuple(range(1, 13)), "names")
    turned = time_axis(bands(list(reversed(names))))
    assert turned.months == tuple(range(12, 0, -1))


@pytest.mark.parametrize(
    ("names", "steps", "times"),
    [
        (["2020-01", "2020-02", "2020-03"], "monthly", ("2020-01-01", "2020-02-01", "2020-03-01")),
        (["202011_tp", "202012_tp", "202101_tp"], "monthly", ("2020-11-01", "2020-12-01", "2021-01-01")),
        (["2020_08_01", "2020_08_02"], "daily", ("2020-08-01", "2020-08-02")),
        (["ndvi.A2020214", "ndvi.A2020215"], "daily", ("2020-08-01", "2020-08-02")),
        (["doy 2020 060"], "", ("2020-02-29",)),
        (["precip_2010", "precip_2011", "precip_2013"], "yearly", ("2010-01-01", "2011-01-01", "2013-01-01")),
        (["20200801T06_wind", "20200801T12_wind"], "six_hourly", ("2020-08-01", "2020-08-01")),
    ],
)
def test_dates_in_names(names, steps, times):
    axis = time_axis(bands(names))
    assert axis.steps == steps
    assert tuple(time[:10] for time in axis.times) == times


@pytest.mark.parametrize(
    "names",
    [
        ["", "", ""],
        ["red", "green", "blue"],
        ["b1", "b2", "b3"],
        ["2020-01", "2020-01"],
        ["2020-13", "2020-14"],
        ["classes 2020_10m"],
        ["1981-2010"],
        ["Wind"] * 12,
        [f"prec_{n}" for n in range(2, 14)],
        [f"run{n}_{13 - n}" for n in range(1, 13)],
        [f"{'ab'[n % 2]}_{n}" for n in range(1, 13)],
        ["1981-2010 mean", "2011-2040 mean"],
        ["mayor", "marble"],
    ],
)
def test_names_that_are_no_times(names):
    assert time_axis(bands(names)) is None


def test_words_that_only_look_like_months():
    assert banddates.month_in("summary decade mars") is None
    assert banddates.month_in("march to may") is None
    assert banddates.month_in("tavg_sept") == 9


def test_the_tag_of_a_single_band_is_told_to_be_weak():
    axis = time_axis(bands([""], TIFFTAG_DATETIME="2019:07:15 10:30:00"))
    assert (axis.times, axis.steps, axis.origin) == (("2019-07-15T10:30",), "", "tag")
    assert axis.notes
    assert time_axis(bands(["", ""], TIFFTAG_DATETIME="2019:07:15 10:30:00")) is None
