"""What layers lack together; the report as a whole: order, one row each, answers merged, and as text."""

from __future__ import annotations

import csv
import dataclasses
import io
from datetime import date

import numpy as np
import pytest
from osgeo import gdal

from dss_planner import paths
from dss_planner.errors import Cancelled
from dss_planner.intake.alignment import align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.check import check_layers
from dss_planner.intake.health.figures import cell, hectares, listed, metres, number, percent
from dss_planner.intake.health.meaning import example
from dss_planner.intake.health.problems import (
    ASKS,
    LEGEND_FILE,
    MENDS,
    TELLS,
    HealthReport,
    Option,
    Problem,
    accepted,
    answered,
)
from dss_planner.intake.health.rows import as_csv, as_html, as_rows
from dss_planner.intake.request import AlignRequest
from dss_planner.raster.reading import read_whole
from dss_planner.text import text

SHAPE = (55, 60)
SAND = np.tile(np.linspace(30, 60, 60), (55, 1))


def problem(code="a", severity=MENDS, **values):
    return Problem("x.tif", "x.tif", "sand", code, severity, text("P"), text("F"), text("M"), **values)


# --- roles ------------------------------------------------------------------------------------------------------------


def test_what_the_steps_need_and_nobody_plays_is_told_once(health, aligned_raster):
    report = health(aligned_raster("soil_sand.tif", SAND), all_rows=True)
    codes = [row.code for row in report.problems]
    assert {"missing_landcover", "missing_elevation", "missing_wind", "missing_sand", "missing_roads"} <= set(codes)
    assert all(row.severity == TELLS and row.layer == "" for row in report.problems if row.code.startswith("missing_"))
    assert report.ready


def test_soil_points_or_texture_are_enough(health, aligned_raster):
    layers = [
        aligned_raster(f"soil_{part}.tif", SAND * 0 + share)
        for part, share in (("sand", 40), ("silt", 40), ("clay", 20))
    ]
    report = health(*layers, all_rows=True)
    assert "missing_sand" not in {row.code for row in report.problems}


def test_two_layers_of_one_role_ask_on_both(health, aligned_raster):
    first, second = aligned_raster("soil_sand.tif", SAND), aligned_raster("sand_2.tif", SAND + 1)
    report = health(first, second, all_rows=True)
    rows = [row for row in report.problems if row.code == "role_taken"]
    assert {row.layer for row in rows} == {first, second}
    assert "“sand_2.tif”" in str(rows[0].problem)
    assert not report.ready
    choices = answered({}, rows[0], rows[0].options[0])
    assert choices[first].left_out
    assert health(first, second, choices=choices, all_rows=True).ready


@pytest.mark.parametrize(("clay", "found"), [(20, False), (200, True), (40, True), (23, False)])
def test_texture_that_does_not_add_up_is_told(health, aligned_raster, clay, found):
    layers = [
        aligned_raster(f"soil_{part}.tif", np.full(SHAPE, float(share)))
        for part, share in (("sand", 40), ("silt", 40), ("clay", clay if clay < 100 else 3))
    ]
    choices = {layers[2]: LayerChoice(unit="%")}
    rows = health(*layers, choices=choices)
    assert ("texture_sum" in rows) == found
    if clay == 40:
        assert "120 %" in str(rows["texture_sum"].problem)


# --- the report -------------------------------------------------------------------------------------------------------


def test_rows_that_ask_come_first_and_each_is_there_once(health, aligned_raster, degrees_raster):
    report = health(
        degrees_raster("ndvi_max.tif", np.tile(np.linspace(0.1, 0.6, 4), (4, 1))),
        aligned_raster("soil_sand.tif", SAND, crs=""),
        aligned_raster("raster_17.tif", SAND),
        all_rows=True,
    )
    order = [(ASKS, MENDS, TELLS).index(row.severity) for row in report.problems]
    assert order == sorted(order)
    keys = [(row.layer, row.code) for row in report.problems]
    assert len(keys) == len(set(keys))
    assert {row.code for row in report.problems if row.severity == ASKS} == {"crs_missing", "not_recognised"}
    assert len(report.checked) == 3
    assert not report.ready


def test_sentences_fit_a_table(health, gobi):
    layers = [str(path) for path in sorted([*gobi.glob("*.tif"), *gobi.glob("*.gpkg")])]
    area = f"{gobi}/vectors.gpkg|layername=adm_2|subset=\"ADM2_EN\" = 'Xanbogd'"
    report = check_layers(AlignRequest(area, 1000.0, tuple(layers), "unused"), today=date(2026, 6, 1))
    assert report.ready
    assert max(len(str(row.problem)) for row in report.problems) <= 115
    assert max(len(str(row.fix)) for row in report.problems) <= 65
    assert max(len(str(row.method)) for row in report.problems) <= 40
    units = {row.role: str(row.method) for row in report.problems if row.code == "unit"}
    assert units == {"sand": "× 100", "silt": "× 100", "clay": "× 100"}
    assert {row.code for row in report.problems if row.role == "temperature"} == {"geographic_grid", "cell_size"}


def test_the_sample_asks_nothing(tmp_path):
    folder = paths.resource("sample")
    layers = [str(path) for path in sorted([*folder.glob("*.tif"), folder / "sample.gpkg"])]
    report = check_layers(
        AlignRequest(f"{folder / 'sample.gpkg'}|layername=study_area", 1000.0, tuple(layers), str(tmp_path)),
        today=date(2026, 6, 1),
    )
    assert report.ready, [str(row.problem) for row in report.problems if row.severity == ASKS]


def test_an_unusable_study_area_is_a_row(health, aligned_raster, tmp_path):
    rows = health(aligned_raster("soil_sand.tif", SAND / 100), area=str(tmp_path / "nowhere.gpkg"))
    assert rows["study_area"].severity == ASKS
    assert "unit_doubt" in rows


def test_the_check_can_be_cancelled(aligned_raster, study_area, tmp_path, cancel_after):
    request = AlignRequest(study_area, 1000.0, (aligned_raster("soil_sand.tif", SAND),), str(tmp_path))
    with pytest.raises(Cancelled):
        check_layers(request, cancelled=cancel_after(1))


def test_progress_goes_from_none_to_all(aligned_raster, study_area, tmp_path):
    seen = []
    layers = (aligned_raster("soil_sand.tif", SAND), aligned_raster("soil_silt.tif", SAND))
    check_layers(AlignRequest(study_area, 1000.0, layers, str(tmp_path)), lambda share, said: seen.append(share))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert not (tmp_path / "study").exists()


# --- answers ----------------------------------------------------------------------------------------------------------


def test_an_answer_is_merged_into_what_was_decided_before():
    before = {"x.tif": LayerChoice(role="sand", accepted=("old",)), "y.tif": LayerChoice(unit="K")}
    after = answered(before, problem("crs_missing", ASKS), Option(text("O"), LayerChoice(crs="EPSG:32648")))
    assert after["x.tif"] == LayerChoice(role="sand", crs="EPSG:32648", accepted=("old", "crs_missing"))
    assert after["y.tif"] == before["y.tif"]
    assert before["x.tif"].crs == ""
    own = answered({}, problem("nodata_undeclared", choice=LayerChoice(nodata=-9999.0)))
    assert own["x.tif"] == LayerChoice(nodata=-9999.0, accepted=("nodata_undeclared",))


def test_of_the_answers_to_one_question_only_the_last_counts():
    zero = Option(text("0 is a value"), LayerChoice(zero_is_value=True))
    unknown = Option(text("0 means unknown"), LayerChoice())
    row = problem("nodata_zero", TELLS, options=(zero, unknown))
    said = answered({row.layer: LayerChoice(nodata=-9999.0, role="sand")}, row, zero)
    assert said[row.layer].zero_is_value
    said = answered(said, row, unknown)
    assert said[row.layer] == LayerChoice(nodata=-9999.0, role="sand", accepted=("nodata_zero",))
    own = Option(text("My own"), LayerChoice(), file=LEGEND_FILE)
    igbp = Option(text("IGBP"), LayerChoice(legend="igbp"))
    row = problem("legend_unknown", ASKS, options=(igbp, own))
    chosen = Option(text("My own"), LayerChoice(legend_file="a.csv", legend_classes=((1, "sand", 7),)), LEGEND_FILE)
    said = answered(answered({}, row, igbp), row, chosen)
    assert (said[row.layer].legend, said[row.layer].legend_file) == ("", "a.csv")
    said = answered(said, row, igbp)
    assert said[row.layer] == LayerChoice(legend="igbp", accepted=("legend_unknown",))


def test_all_fixes_that_need_no_answer_are_accepted_at_once():
    rows = [problem("a", choice=LayerChoice(nodata=0.0)), problem("b"), problem("c", ASKS), problem("d", mended=True)]
    assert accepted({}, rows) == {"x.tif": LayerChoice(nodata=0.0, accepted=("a", "b"))}


# --- as text ----------------------------------------------------------------------------------------------------------


def test_the_table_as_rows_csv_and_html():
    nasty = Problem("=1+1.tif", "=1+1.tif", "sand", "a", ASKS, text("<b> & “c”"), text("F"), text("M"))
    report = HealthReport((nasty,), ("=1+1.tif",))
    (row,) = as_rows(report)
    assert (row["layer"], row["role"], row["mended"]) == ("=1+1.tif", "Sand content of the topsoil", False)
    (read,) = csv.DictReader(io.StringIO(as_csv(report)))
    assert read["layer"] == "'=1+1.tif"
    assert read["problem"] == "<b> & “c”"
    page = as_html(report)
    assert "<b>" not in page
    assert "&lt;b&gt; &amp;" in page


def test_figures_are_written_for_people():
    assert [metres(v) for v in (30, 926.4, 999.7, 1850, 27800)] == ["30 m", "926 m", "1 km", "1.85 km", "28 km"]
    assert cell(30, 30.2) == "30.1 m"
    assert cell(19700, 27800) == "19.7 × 27.8 km"
    assert cell(808.2, 1111.9) == "808 × 1112 m"
    assert [percent(v) for v in (0, 0.0004, 0.123, 0.5, 0.9999, 1)] == ["0", "< 0.1", "12.3", "50", "> 99.9", "100"]
    assert [hectares(v) for v in (420, 12345.6, 2.34e6)] == ["420 ha", "12 346 ha", "2.34 million ha"]
    assert [number(v) for v in (-9999.0, 0.12345, 1e20)] == ["−9999", "0.1235", "1e+20"]
    assert listed(["a", "b", "c"], 2) == "a, b … (+1)"
    assert [example(v) for v in (43.0, 0.61, 8.0, 1000.0, -35.0, 0.0)] == [40, 0.4, 4, 1000, -20, 0]


# --- series and wind components ---------------------------------------------------------------------------------------


def dated(path, count, start=2001):
    """Name the bands of a raster by their month, and return its path."""
    dataset = gdal.Open(path, gdal.GA_Update)
    for index in range(count):
        dataset.GetRasterBand(index + 1).SetDescription(f"{start + index // 12}-{index % 12 + 1:02d}")
    dataset = None
    return path


def winds(count, shape=(11, 12)):
    return 3.0 + np.sin(np.arange(count)).reshape(count, 1, 1) + np.zeros((count, *shape))


COARSE = {"geotransform": (430000.0, 5000.0, 0.0, 4945000.0, 0.0, -5000.0)}


def test_a_series_is_brought_to_monthly_means(health, aligned_raster):
    path = aligned_raster("temperature.tif", winds(36), **COARSE)
    row = health(dated(path, 36))["series"]
    assert row.severity == MENDS
    assert "36 bands" in str(row.problem)
    assert "monthly" in str(row.problem)


def test_years_are_no_months(health, aligned_raster):
    path = aligned_raster("temperature.tif", winds(5), **COARSE)
    dataset = gdal.Open(path, gdal.GA_Update)
    for index in range(5):
        dataset.GetRasterBand(index + 1).SetDescription(f"{2001 + index}")
    dataset = None
    rows = health(path)
    assert {"series", "bands_missing"} & {row.code for row in rows.values() if row.severity == ASKS}


def test_one_component_of_the_wind_is_not_enough_and_means_of_both_are_too_small(health, aligned_raster):
    u = dated(aligned_raster("u10.tif", winds(24), **COARSE), 24)
    v = dated(aligned_raster("v10.tif", winds(24) - 4, **COARSE), 24)
    choices = {u: LayerChoice(role="wind_u", unit="m/s"), v: LayerChoice(role="wind_v", unit="m/s")}
    assert health(u, choices=choices)["wind_component"].severity == ASKS
    row = health(u, v, choices=choices)["mean_components"]
    assert row.severity == ASKS
    settled = health(u, v, choices=answered(choices, row, row.options[0]))
    assert settled["mean_components"].mended
    assert "wind_component" not in settled


# --- the table and the alignment agree --------------------------------------------------------------------------------


def test_what_is_answered_in_the_table_can_be_aligned(aligned_raster, make_vector, study_area, tmp_path):
    sand = aligned_raster("soil_sand_percent.tif", SAND, crs="")
    heights = np.tile(np.linspace(900, 1500, 60), (55, 1))
    heights[:10] = -9999
    dem = aligned_raster("dem.tif", heights, nodata=None)
    cover = aligned_raster("landcover.tif", np.full(SHAPE, 10.0), nodata=None, dtype=gdal.GDT_Byte)
    road = [("LINESTRING(104.3 44.3, 104.6 44.5)", {"fclass": "track"})]
    roads = make_vector("roads.gpkg", road, crs="", layer="roads")
    request = AlignRequest(study_area, 2000.0, (sand, dem, cover, roads), str(tmp_path / "study"))
    for _ in range(4):
        report = check_layers(request)
        open_rows = [row for row in report.problems if row.severity == ASKS and not row.mended]
        if not open_rows:
            break
        request = dataclasses.replace(request, choices=answered(request.choices, open_rows[0], open_rows[0].options[0]))
    assert report.ready, open_rows
    result = align_layers(dataclasses.replace(request, choices=accepted(request.choices, report.problems)))
    assert {entry.role for entry in result.entries} == {"sand", "elevation", "landcover", "roads"}
    known = read_whole(tmp_path / "study" / "elevation.tif")
    assert np.nanmin(known) >= 900
    again = check_layers(dataclasses.replace(request, choices=accepted(request.choices, report.problems)))
    assert all(row.mended for row in again.problems if row.severity in (ASKS, MENDS))


def test_tiles_are_looked_at_as_one_layer(health, aligned_raster, tmp_path):
    heights = np.tile(np.linspace(900, 1500, 60), (55, 1))
    west = aligned_raster("dem_N44E104.tif", heights[:, :30])
    east = aligned_raster(
        "dem_N44E105.tif", heights[:, 30:], geotransform=(460000.0, 1000.0, 0.0, 4945000.0, 0.0, -1000.0)
    )
    rows = health(west, east)
    assert rows["file_set"].severity == MENDS
    assert "2 files" in str(rows["file_set"].problem)
    assert not {"role_taken", "extent_partial"} & set(rows)
    assert set(rows) == {"file_set", "dem_coarse"}
    assert rows["dem_coarse"].layer == rows["file_set"].layer


def timed(path, times):
    """Name the bands of a raster by their time, and return its path."""
    dataset = gdal.Open(path, gdal.GA_Update)
    for index, time in enumerate(times, start=1):
        dataset.GetRasterBand(index).SetDescription(time)
    dataset = None
    return path


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([f"2020-04-{day:02d}" for day in range(1, 31)], "only the months 4;"),
        ([f"2020-04-{day:02d}T{hour:02d}:00" for day in range(1, 6) for hour in range(24)], "2020-04-01 to 2020-04-05"),
        ([f"{year}-{month:02d}" for year in range(2001, 2005) for month in (3, 4, 5)], "only the months 3, 4, 5;"),
    ],
)
def test_a_series_that_lacks_months_asks_before_alignment_refuses_it(health, aligned_raster, times, said):
    path = timed(aligned_raster("temperature.tif", winds(len(times)), **COARSE), times)
    rows = health(path)
    assert rows["series_months"].severity == ASKS
    assert said in str(rows["series_months"].problem)
    assert rows["series_months"].options[-1].choice.left_out
    assert "series" not in rows


def test_an_hourly_series_of_a_year_is_called_so(health, make_raster):
    days = np.arange("2021-01-01", "2022-01-01", 3, dtype="datetime64[h]").astype(str)
    grid = {"geotransform": (430000.0, 30000.0, 0.0, 4945000.0, 0.0, -30000.0)}
    path = timed(make_raster("temperature.tif", winds(len(days), (2, 2)), **grid), days)
    rows = health(path)
    assert "three-hourly series" in str(rows["series"].problem)
    assert "series_months" not in rows
