"""Several dates made one layer: hand-computed answers, and random dates against plain loops."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.series import overtime
from dss_planner.intake.series.overtime import HIGHEST, LOWEST, MEAN, SPRING_MEAN, OverTimeRequest, over_time
from dss_planner.raster.reading import read_whole
from tests.intake.lookalikes_rasters import nc, tif, write

NAN = np.nan
MONTHLY_2020 = [f"2020-{month:02d}-01" for month in range(1, 13)]


@pytest.fixture
def dated(tmp_path):
    """``dated(dates, values by date, …)`` writes a GeoTIFF whose bands are named by their dates; every cell alike."""

    def make(dates, values, **more):
        bands = np.array([np.full((2, 3), value) if np.ndim(value) == 0 else value for value in values], dtype=float)
        return write(tmp_path, "dates.tif", tif(bands, bands=list(dates), **more))

    return make


@pytest.fixture
def one(tmp_path):
    """Return value of all cells and result of `over_time`."""

    def run(way, path, **more):
        result = over_time(OverTimeRequest(way, (path,), str(tmp_path / "one.tif"), "t", "u", **more))
        return read_whole(result.output, 1), result

    return run


def test_mean_of_the_known_dates(dated, one):
    path = dated(["2020-03-01", "2020-07-01", "2020-08-01"], [0.5, -9999, 0.2], nodata=-9999)
    values, result = one(MEAN, path)
    np.testing.assert_allclose(values, 0.35, rtol=1e-6)
    assert (result.dates, result.first, result.last, result.years) == (3, "2020-03-01", "2020-08-01", (2020,))
    assert (result.fewest, result.most, result.known) == (2, 2, 1.0)
    assert str(result.notes[0]) == "Mean over time of 3 dates, 2020-03-01 to 2020-08-01."


def test_mean_of_spring_takes_march_to_may_of_all_years(dated, one):
    dates = ["2019-02-15", "2019-03-15", "2019-05-31", "2019-06-01", "2020-04-10"]
    values, result = one(SPRING_MEAN, dated(dates, [9, 1, 2, 9, 6]))
    np.testing.assert_allclose(values, 3.0)
    assert (result.dates, result.first, result.last) == (3, "2019-03-15", "2020-04-10")


def test_no_spring_is_refused_with_the_fix(dated, one, tmp_path):
    path = dated(["2019-06-01", "2019-07-01"], [1, 2])
    with pytest.raises(InputError, match=r"no date in March, April or May. Choose the mean of all dates"):
        one(SPRING_MEAN, path)
    assert not (tmp_path / "one.tif").exists()


def test_highest_and_lowest_of_each_year_then_the_mean(dated, one):
    dates = ["2018-01-01", "2018-07-01", "2019-01-01", "2019-07-01"]
    path = dated(dates, [0.1, 0.4, 0.0, 0.8])
    np.testing.assert_allclose(one(HIGHEST, path)[0], 0.6, rtol=1e-6)
    np.testing.assert_allclose(one(LOWEST, path)[0], 0.05, rtol=1e-6)


def test_a_year_with_few_months_does_not_count(dated, one):
    path = dated([*MONTHLY_2020, "2021-01-01", "2021-02-01"], [0.1] * 6 + [0.5] + [0.1] * 5 + [0.1, 0.1])
    values, result = one(HIGHEST, path)
    np.testing.assert_allclose(values, 0.5, rtol=1e-6)
    assert result.left_out == (2021,)
    assert "Years with too few months do not count: 2021." in map(str, result.notes)


def test_a_year_unknown_in_a_cell_does_not_count_there(dated, one):
    first, second = np.full((2, 3), 0.4), np.full((2, 3), 0.8)
    second[0, 0] = NAN
    first[1, 1] = second[1, 1] = NAN
    values, result = one(HIGHEST, dated(["2019-07-01", "2020-07-01"], [first, second]))
    np.testing.assert_allclose(values[0], [0.4, 0.6, 0.6], rtol=1e-6)
    assert np.isnan(values[1, 1])
    assert result.known == pytest.approx(5 / 6)
    assert (result.fewest, result.most) == (1, 2)


def test_undeclared_fills_values_out_of_range_and_units(dated, one):
    path = dated(["2020-03-01", "2020-04-01", "2020-05-01", "2020-06-01"], [2000, 4000, -3000, 30000], dtype="Int16")
    values, _ = one(HIGHEST, path, scale=0.0001, nodata=-3000.0, valid=(-2000.0, 10000.0))
    np.testing.assert_allclose(values, 0.4, rtol=1e-6)
    values, _ = one(LOWEST, path, scale=0.0001, nodata=-3000.0, valid=(-2000.0, 10000.0))
    np.testing.assert_allclose(values, 0.2, rtol=1e-6)


def test_all_unknown_is_refused_and_leaves_no_file(dated, one, tmp_path):
    with pytest.raises(InputError, match="no known value on any of its dates"):
        one(MEAN, dated(["2020-03-01", "2020-04-01"], [-9999, -9999], nodata=-9999))
    assert not (tmp_path / "one.tif").exists()


def test_months_without_a_year_are_one_year(dated, one):
    values, result = one(HIGHEST, dated([f"month {month:02d}" for month in range(1, 13)], np.arange(12) / 20))
    np.testing.assert_allclose(values, 0.55, rtol=1e-6)
    assert (result.first, result.last, result.years) == ("--01", "--12", ())


def test_netcdf_of_hours_and_an_unknown_way(tmp_path, one):
    path = write(tmp_path, "hours.nc", nc({"duaod550": (np.ones((48, 12, 12)), {"units": "1"})}, list(range(48)),
                                          since="hours since 2020-04-01"))  # fmt: skip
    np.testing.assert_allclose(one(SPRING_MEAN, path)[0], 1.0)
    with pytest.raises(InputError, match=r"by mean, spring_mean, highest, lowest, not by “median”"):
        one("median", path)


def test_against_plain_loops_in_small_blocks(tmp_path, one, monkeypatch):
    random = np.random.default_rng(7)
    days = np.sort(random.choice(np.arange("2015-01-01", "2020-01-01", dtype="datetime64[D]"), 90, replace=False))
    values = random.uniform(0, 1, (90, 12, 12))
    values[random.uniform(size=values.shape) < 0.4] = NAN
    path = write(tmp_path, "many.tif", tif(values, bands=[str(day) for day in days], dtype="Float64"))
    monkeypatch.setattr(overtime, "BLOCK_CELLS", 30)
    monkeypatch.setattr(overtime, "CHUNK_VALUES", 200)
    month, year = days.astype("datetime64[M]").astype(int) % 12 + 1, days.astype("datetime64[Y]").astype(int) + 1970
    single = values.astype(np.float32)
    spring = single[np.isin(month, (3, 4, 5))]
    np.testing.assert_allclose(one(MEAN, path)[0], np.nanmean(single, axis=0), rtol=1e-5)
    np.testing.assert_allclose(one(SPRING_MEAN, path)[0], np.nanmean(spring, axis=0), rtol=1e-5)
    months_of = {one_year: len(set(month[year == one_year])) for one_year in set(year)}
    full = [one_year for one_year, count in months_of.items() if count >= 0.8 * max(months_of.values())]
    for way, extreme in ((HIGHEST, np.nanmax), (LOWEST, np.nanmin)):
        expected = np.nanmean([extreme(single[year == one_year], axis=0) for one_year in full], axis=0)
        np.testing.assert_allclose(one(way, path)[0], expected, rtol=1e-5)


def test_cancel_leaves_no_file_and_provenance_tells_the_way(dated, tmp_path, one, cancel_after):
    path = dated(["2020-03-01", "2020-04-01"], [1, 2])
    with pytest.raises(Cancelled):
        over_time(OverTimeRequest(MEAN, (path,), str(tmp_path / "one.tif")), cancelled=cancel_after(0))
    assert not (tmp_path / "one.tif").exists()
    one(MEAN, path)
    told = json.loads(provenance.sidecar(tmp_path / "one.tif").read_text(encoding="utf-8"))
    assert told["parameters"]["way"] == MEAN
