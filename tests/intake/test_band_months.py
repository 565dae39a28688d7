"""Twelve bands become the months that their names say, or are refused: order, years, rates and steps of hours."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.alignment import align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.preparing.series import FILE, prepare_months
from dss_planner.intake.recognition import recognise
from dss_planner.intake.request import AlignRequest
from dss_planner.raster.reading import read_whole
from dss_planner.running import never, silent

#: Rain of a place in the Gobi by month [mm].
RAIN = (2, 2, 3, 6, 12, 28, 40, 36, 14, 6, 3, 2)
DAYS = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Months as they lie in a file whose names were sorted as text.
SORTED = (1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9)
SORTED_FROM_0 = (1, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9, 10)


def described(path, names, unit=""):
    dataset = gdal.Open(path, gdal.GA_Update)
    for number, name in enumerate(names, start=1):
        dataset.GetRasterBand(number).SetDescription(name)
        dataset.GetRasterBand(number).SetUnitType(unit)
    dataset = None
    return path


@pytest.fixture
def rain(degrees_raster):
    """``rain(names, months, …)`` writes the rain of ``months`` as bands with ``names``."""

    def make(names, months=range(1, 13), unit="mm", name="precipitation.tif", divided=None):
        values = [RAIN[month - 1] / (divided[month - 1] if divided else 1) for month in months]
        values = np.array(values, dtype=float).reshape(-1, 1, 1) * np.linspace(0.99, 1.01, 16).reshape(1, 4, 4)
        return described(degrees_raster(name, values), names, unit)

    return make


def said(found):
    return " ".join(str(warning) for warning in found.warnings)


@pytest.mark.parametrize(
    ("names", "months"),
    [
        ([f"prec_{month}" for month in SORTED], SORTED),
        ([f"wc2.1_30s_prec_{month:02d}" for month in SORTED], SORTED),
        ([f"{month}_mean" for month in SORTED], SORTED),
        ([f"lyr.{month}" for month in SORTED], SORTED),
        ([f"{month - 1}_ppt" for month in SORTED_FROM_0], SORTED_FROM_0),
        ([f"{month - 1}_ppt_{month:02d}" for month in SORTED_FROM_0], SORTED_FROM_0),
        ([f"prec_{month}_1970_2000" for month in SORTED], SORTED),
        ([f"month_{month - 1}" for month in SORTED_FROM_0], SORTED_FROM_0),
        ([f"Band {month}" for month in SORTED], SORTED),
    ],
)
def test_bands_come_in_the_order_of_the_months_that_they_name(rain, names, months):
    found = recognise(rain(names, months))
    assert (found.role, found.unit_found) == ("precipitation", "mm")
    assert [months[band - 1] for band in found.bands] == list(range(1, 13))
    assert "months" not in said(found)


def test_the_order_of_the_months_reaches_the_study(rain, study_area, tmp_path):
    path = rain([f"prec_{month}" for month in SORTED], SORTED)
    align_layers(AlignRequest(study_area, 2000.0, (path,), str(tmp_path / "study")))
    for month in range(1, 13):
        values = read_whole(str(tmp_path / "study" / "precipitation.tif"), month)
        assert np.nanmedian(values) == pytest.approx(RAIN[month - 1], rel=0.01)


@pytest.mark.parametrize("names", [[""] * 12, ["precipitation"] * 12])
def test_names_that_say_nothing_leave_the_order_and_a_warning(rain, names):
    found = recognise(rain(names))
    assert (found.role, found.bands) == ("precipitation", tuple(range(1, 13)))
    assert "do not say which months they are: they are taken as January to December" in said(found)


def test_names_that_cannot_be_read_are_shown_in_the_warning(rain):
    found = recognise(rain(["qaa", "hoyor", "gurav", "dorov", "tav", "zurgaa", *(f"x{n}y" for n in range(6))]))
    assert found.bands == tuple(range(1, 13))
    assert "names of its bands (qaa, hoyor, gurav, dorov …) do not say which months" in said(found)


def test_numbers_that_are_no_months_and_in_no_order_are_refused(rain):
    found = recognise(rain([f"prec_{number}" for number in (10, 11, 12, 13, 2, 3, 4, 5, 6, 7, 8, 9)]))
    assert found.role == ""
    assert "cannot be told which month" in str(found.reason)


@pytest.mark.parametrize("pattern", ["{}", "precip_{}", "{}_sum", "chirps.v2.{}"])
def test_twelve_years_are_no_months(rain, pattern):
    path = rain([pattern.format(year) for year in range(2010, 2022)])
    found = recognise(path)
    assert (found.role, found.alternatives) == ("", ("precipitation",))
    assert "its 12 bands are years (2010, 2011, 2012, 2013 …). Bring monthly data" in str(found.reason)
    with pytest.raises(InputError, match="are years"):
        recognise(path, role="precipitation")


def test_years_beside_an_alpha_band_are_no_months(degrees_raster):
    path = degrees_raster("precipitation.tif", np.full((13, 4, 4), 120.0))
    described(path, [*(f"p{year}" for year in range(2010, 2022)), ""])
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.GetRasterBand(13).SetColorInterpretation(gdal.GCI_AlphaBand)
    dataset = None
    assert "are years" in str(recognise(path).reason)


def test_dates_that_miss_a_month_are_no_twelve_months(rain):
    names = [f"2020-{month:02d}-{day:02d}" for month in (1, 4, 7) for day in (1, 2, 9, 15)]
    assert "neither these nor regular" in str(recognise(rain(names)).reason)


def test_months_of_different_years_are_put_in_order(rain):
    names = [f"{2020 - month}-{month:02d}" for month in range(1, 13)]
    assert recognise(rain(names)).bands == tuple(range(1, 13))
    assert recognise(rain(names[::-1], range(12, 0, -1), name="rain.tif")).bands == tuple(range(12, 0, -1))


@pytest.mark.parametrize("names", [[""] * 12, [f"p{month:02d}" for month in range(1, 13)]])
@pytest.mark.parametrize(("unit", "per_day"), [("mm/day", 1), ("m/day", 1000), ("mm/hr", 24), ("kg m-2 s-1", 86400)])
def test_a_rate_is_multiplied_by_the_days_of_each_month(rain, study_area, tmp_path, names, unit, per_day):
    path = rain(names, unit=unit, divided=[days * per_day for days in DAYS])
    (entry,) = align_layers(AlignRequest(study_area, 2000.0, (path,), str(tmp_path / "study"))).entries
    assert "the length of each month" in str(entry.unit_conversion)
    for month in range(1, 13):
        values = read_whole(str(tmp_path / "study" / "precipitation.tif"), month)
        assert np.nanmedian(values) == pytest.approx(RAIN[month - 1], rel=1e-2)


def test_a_rate_in_text_order_is_multiplied_by_the_days_of_its_own_month(rain, tmp_path):
    path = rain([f"prec_{month}" for month in SORTED], SORTED, unit="mm/day", divided=DAYS)
    prepare_months(recognise(path), "", LayerChoice(), tmp_path, silent, never)
    medians = [np.median(read_whole(str(tmp_path / FILE), month)) for month in range(1, 13)]
    np.testing.assert_allclose(medians, RAIN, rtol=1e-3)


# --- steps of several hours -----------------------------------------------------------------------------------------


@pytest.fixture
def hours(degrees_raster):
    """``hours(name, step, counts, unit)`` writes 2001 by ``step`` hours; returns the path and the rain by month [mm].

    counts: 'since' midnight, 'each' hour, 'all' of the step, or a 'rate' by the hour.
    """

    def make(name, step, counts, unit="m"):
        random = np.random.default_rng(7)
        fell = np.where(random.random(8760) < 0.05, random.gamma(1, 0.5, 8760), 0.0)  # in the hour that ends at n + 1
        ends = np.arange(step, 8761, step)
        totals = fell.reshape(-1, step).sum(axis=1)
        since = fell.reshape(-1, 24).cumsum(axis=1).ravel()
        values = {"since": since[ends - 1], "each": fell[ends - 1], "all": totals, "rate": totals / step}[counts]
        stamps = ends - (step if counts in ("all", "rate") else 0)
        names = [f"{dt.datetime(2001, 1, 1) + dt.timedelta(hours=int(hour)):%Y-%m-%dT%H:%M}" for hour in stamps]
        values = values.reshape(-1, 1, 1) * np.ones((1, 2, 2)) / (1000.0 if unit == "m" else 1.0)
        months = np.repeat(range(1, 13), [monthrange(2001, month)[1] * 24 for month in range(1, 13)])
        expected = [fell[months == month].sum() for month in range(1, 13)]
        return described(degrees_raster(name, values), names, unit), expected

    return make


@pytest.mark.parametrize("step", [1, 3, 6])
@pytest.mark.parametrize("name", ["era5_land_total_precipitation.tif", "tp_gobi_precipitation.tif"])
def test_era5_land_counts_since_midnight_at_every_step(hours, tmp_path, name, step):
    path, expected = hours(name, step, "since")
    found = recognise(path, role="precipitation")
    made = prepare_months(found, "", LayerChoice(unit=found.unit_found), tmp_path, silent, never)
    months = [read_whole(str(tmp_path / FILE), month)[0, 0] for month in range(1, 13)]
    np.testing.assert_allclose(months, expected, rtol=1e-4)
    assert "00 UTC" in str(made["warnings"])


@pytest.mark.parametrize("step", [3, 6])
@pytest.mark.parametrize("name", ["era5_total_precipitation.tif", "tp_gobi_precipitation.tif"])
def test_one_hour_of_several_is_refused(hours, tmp_path, name, step):
    path, _ = hours(name, step, "each")
    with pytest.raises(InputError, match=f"every {step} hours.*the others are missing"):
        prepare_months(recognise(path, role="precipitation"), "", LayerChoice(), tmp_path, silent, never)


def test_a_stated_rate_holds_for_its_step(hours, tmp_path):
    path, expected = hours("satellite_precipitation.tif", 3, "rate", "mm/hr")
    prepare_months(recognise(path), "", LayerChoice(), tmp_path, silent, never)
    months = [read_whole(str(tmp_path / FILE), month)[0, 0] for month in range(1, 13)]
    np.testing.assert_allclose(months, expected, rtol=1e-4)


def test_amounts_of_three_hours_in_millimetres_are_summed(hours, tmp_path):
    path, expected = hours("station_precipitation.tif", 3, "all", "mm")
    found = recognise(path)
    prepare_months(replace(found, unit_found="mm"), "", LayerChoice(), tmp_path, silent, never)
    months = [read_whole(str(tmp_path / FILE), month)[0, 0] for month in range(1, 13)]
    np.testing.assert_allclose(months, expected, rtol=1e-4)
