"""A layer of several dates lands in its role: through the health table, alignment, its report and its cache."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice, choice_from
from dss_planner.intake.health.problems import ASKS, MENDS, answered
from dss_planner.raster.reading import read_whole
from tests.intake.lookalikes_rasters import nc, write

MONTHS = [f"2020_{month:02d}" for month in range(1, 13)]
#: Mean 0.4, mean of March to May 0.9, highest 1.2 (May), lowest 0.1.
DUST = (0.1, 0.2, 0.6, 0.9, 1.2, 0.6, 0.3, 0.2, 0.2, 0.2, 0.2, 0.1)
SHAPE = (55, 60)


def stack(values):
    return np.array([np.full(SHAPE, value) for value in values])


@pytest.fixture
def dated(aligned_raster):
    """``dated(name, dates, values)`` writes a raster of cells alike whose bands are named by their dates."""

    def make(name, dates, values):
        path = aligned_raster(name, stack(values))
        dataset = gdal.Open(path, gdal.GA_Update)
        for number, date in enumerate(dates, start=1):
            dataset.GetRasterBand(number).SetDescription(date)
        return path

    return make


@pytest.fixture
def dust(dated):
    return dated("duaod550_2020.tif", MONTHS, DUST)


@pytest.fixture
def ndvi(dated):
    return dated("ndvi_2020.tif", MONTHS, np.arange(1, 13) / 20)


@pytest.fixture
def align(study_area, tmp_path):
    def run(*layers, **options):
        return align_layers(AlignRequest(study_area, 2000.0, layers, str(tmp_path / "study"), **options))

    return run


def value(entry):
    values = read_whole(entry.output, 1)
    values = values[np.isfinite(values)]
    assert np.ptp(values) < 1e-6
    return float(values[0])


def test_dust_is_the_mean_and_the_table_offers_spring(health, align, dust):
    row = health(dust)["over_time"]
    assert row.severity == MENDS
    assert str(row.problem) == "It holds 12 dates, 2020-01-01 to 2020-12-01; one layer is needed."
    assert str(row.method) == "mean over time"
    assert [option.choice.over_time for option in row.options] == ["mean", "spring_mean"]
    (entry,) = align(dust).entries
    assert value(entry) == pytest.approx(0.4, rel=1e-6)
    assert "Mean over time of 12 dates, 2020-01 to 2020-12." in map(str, entry.warnings)

    choices = answered({}, row, row.options[1])
    again = health(dust, choices=choices)["over_time"]
    assert again.mended
    assert str(again.method) == "mean of March to May"
    (entry,) = align(dust, choices=choices).entries
    assert not entry.cached
    assert value(entry) == pytest.approx(0.9, rel=1e-6)
    assert align(dust, choices=choices).entries[0].cached
    assert align(dust).entries[0].cached  # the mean is still there


def test_what_was_done_is_in_the_report_and_the_provenance(align, dust, tmp_path):
    align(dust, choices={dust: LayerChoice(over_time="spring_mean")})
    report = json.loads((tmp_path / "study" / "alignment.json").read_text(encoding="utf-8"))
    (layer,) = report["layers"]
    assert layer["choice"]["over_time"] == "spring_mean"
    assert "Mean over time of 3 dates in March to May, 2020-03 to 2020-05." in layer["warnings"]
    assert [row["method"] for row in report["health"] if row["code"] == "over_time"] == ["mean of March to May"]
    (sidecar,) = (tmp_path / "study").glob("dust_optical_depth*.json")
    told = sidecar.read_text(encoding="utf-8")
    assert "spring_mean" in told
    assert "2020-03 to 2020-05" in told
    assert choice_from(layer["choice"]).over_time == "spring_mean"


def test_ndvi_of_several_dates_is_asked_about_and_then_the_highest_or_the_lowest(health, align, ndvi):
    rows = health(ndvi)
    assert rows["role_doubt"].severity == ASKS
    assert "over_time" not in rows
    with pytest.raises(InputError, match="could be NDVI, maximum, NDVI, minimum"):
        align(ndvi)
    for option, method, expected in zip(
        rows["role_doubt"].options, ("highest of all dates", "lowest of all dates"), (0.6, 0.05)
    ):
        choices = answered({}, rows["role_doubt"], option)
        assert str(health(ndvi, choices=choices)["over_time"].method) == method
        (entry,) = align(ndvi, choices=choices).entries
        assert value(entry) == pytest.approx(expected, rel=1e-5)


def test_several_years_are_the_mean_of_the_years(health, align, dated):
    months = [f"{year}-{month:02d}" for year in (2019, 2020) for month in range(1, 13)]
    path = dated("ndvi_max.tif", months, [0.1] * 6 + [0.4] + [0.1] * 11 + [0.6] + [0.1] * 5)
    assert str(health(path)["over_time"].method) == "highest of each year, mean of the years"
    (entry,) = align(path).entries
    assert value(entry) == pytest.approx(0.5, rel=1e-6)
    assert "The highest of each year, mean of 2 years: 24 dates, 2019-01 to 2020-12." in map(str, entry.warnings)


def test_files_of_single_dates_are_one_layer(health, align, aligned_raster):
    paths = [aligned_raster(f"duaod550_2020-{month:02d}-01.tif", stack([DUST[month - 1]])[0]) for month in range(1, 13)]
    assert str(health(*paths)["over_time"].method) == "mean over time"
    (entry,) = align(*paths).entries
    assert entry.role == "dust_optical_depth"
    assert value(entry) == pytest.approx(0.4, rel=1e-6)
    assert len(entry.files) >= 12


def test_netcdf_south_up_in_spring_hours_needs_no_answer(health, align, tmp_path):
    content = nc({"duaod550": (np.full((48, 12, 12), 0.3), {"units": "~"})}, list(range(48)),
                 since="hours since 2020-04-01")  # fmt: skip
    path = write(tmp_path, "cams_duaod550.nc", content)
    row = health(path)["over_time"]
    assert row.options == ()  # all its dates are of spring
    (entry,) = align(path).entries
    assert value(entry) == pytest.approx(0.3, rel=1e-6)


def test_dates_left_out_of_the_year_are_no_dates_of_the_layer(align, dated):
    path = dated("duaod550_summer.tif", ["2020-06-01", "2020-07-01"], (0.2, 0.4))
    with pytest.raises(InputError, match="cannot be made of its 2 dates by “spring_mean”; choose one of mean"):
        align(path, choices={path: LayerChoice(role="dust_optical_depth", over_time="spring_mean")})


def test_a_stack_of_years_is_not_called_months(health, dated):
    years = [str(year) for year in range(2011, 2021)]
    path = dated("ndvi_yearly.tif", years, np.linspace(0.1, 0.4, 10))
    assert "series" not in health(path)


def test_the_source_is_untouched(align, dust):
    before = Path(dust).read_bytes()
    align(dust)
    assert Path(dust).read_bytes() == before
