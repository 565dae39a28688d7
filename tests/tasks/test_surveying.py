"""A band surveyed: classes, percentiles and areas with answers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.areas import cell_hectares
from dss_planner.raster.grid import Grid
from dss_planner.running import never, silent
from dss_planner.tasks.surveying import SurveyQuestion, survey

LOSS = [
    [100.0, 100.0, 1000.0, 1000.0, 3000.0, 3000.0],
    [100.0, 100.0, 1000.0, 1000.0, 3000.0, 20000.0],
    [np.nan, 100.0, 1000.0, 1000.0, 3000.0, 20000.0],
    [np.nan, 100.0, 1000.0, 1000.0, 3000.0, 20000.0],
]


def look(path, style="soil_loss", area="", band=1):
    return survey(SurveyQuestion(path, band, style, area), silent, never)


def by_label(found):
    return {str(item.label): item.hectares for item in found.classes}


def test_land_by_class_is_ellipsoidal_hectares(make_raster):
    path = make_raster("loss.tif", LOSS)
    found = look(path)
    areas = cell_hectares(Grid.read(path), *np.meshgrid(np.arange(4), np.arange(6), indexing="ij"))
    values = np.array(LOSS)
    expected = {"below 200": 100.0, "200 – 2,500": 1000.0, "2,500 – 5,000": 3000.0, "above 15,000": 20000.0}
    for label, value in expected.items():
        assert by_label(found)[label] == pytest.approx(areas[values == value].sum(), rel=1e-6)
    assert found.unknown == pytest.approx(areas[np.isnan(values)].sum(), rel=1e-6)
    assert sum(item.share for item in found.classes) == pytest.approx(1.0)
    assert found.mean == pytest.approx(np.nansum(values * areas) / areas[np.isfinite(values)].sum(), rel=1e-6)
    assert (found.low, found.high) == (100.0, 20000.0)
    assert found.hectares.sum() == pytest.approx(found.known, rel=1e-9)


def test_percentiles_are_those_of_the_land(make_raster):
    values = np.arange(1.0, 25.0).reshape(4, 6)
    found = look(make_raster("a.tif", values), "vegetation_cover")
    assert found.quantiles[50] == pytest.approx(12.5, abs=0.6)
    assert found.quantiles[10] == pytest.approx(3.0, abs=0.6)
    assert not found.logarithmic


def test_only_the_study_area_counts(make_raster, make_vector, grid):
    x, y = grid.xy(3, 0)
    right = f"POLYGON(({x} {y},{x + 3000} {y},{x + 3000} {y - 4000},{x} {y - 4000},{x} {y}))"
    area = make_vector("area.gpkg", [(right, {"title": "east"})], layer="study_area")
    found = look(make_raster("loss.tif", LOSS), area=area)
    assert by_label(found)["below 200"] == 0.0
    assert found.unknown == 0.0
    assert found.known == pytest.approx(1200.0, rel=2e-3)
    assert (found.picture[:, 0, 3] == 0).all()
    assert (found.picture[:, 5, 3] == 255).all()


def test_codes_have_classes_and_no_mean(make_raster):
    flags = [[0, 1, 2, 3, 0, 0]] * 4
    found = look(make_raster("f.tif", flags), "erosion_flags")
    assert found.coded
    assert found.edges is None
    labels = by_label(found)
    assert labels["nothing to note"] == pytest.approx(1200.0, rel=2e-3)
    both = next(label for label in labels if ";" in label)
    assert labels[both] == pytest.approx(400.0, rel=2e-3)
    assert tuple(found.picture[0, 1, :3]) == (0, 0x72, 0xB2)


def test_a_band_of_one_value_and_one_of_none(make_raster):
    same = look(make_raster("same.tif", np.full((4, 6), 7.0)), "vegetation_cover")
    assert same.quantiles[50] == pytest.approx(7.0, rel=0.01)
    assert by_label(same)["5 – 10"] == pytest.approx(same.known)
    none = look(make_raster("none.tif", np.full((4, 6), np.nan)), "elevation")
    assert none.known == 0.0
    assert none.edges is None
    assert np.isnan(none.mean)


def test_zeros_and_large_values_share_a_logarithmic_axis(make_raster):
    values = np.full((4, 6), 5000.0)
    values[0] = 0.0
    found = look(make_raster("z.tif", values))
    assert found.logarithmic
    assert found.hectares[0] == pytest.approx(600.0, rel=2e-3)
    assert found.hectares.sum() == pytest.approx(found.known)


def test_it_stops_when_asked_and_names_what_is_missing(make_raster, cancel_after):
    path = make_raster("loss.tif", LOSS)
    with pytest.raises(Cancelled):
        survey(SurveyQuestion(path, 1, "soil_loss"), silent, cancel_after(2))
    with pytest.raises(InputError, match="does not exist"):
        look(path + "x")


def test_marks_of_land_out_of_reach_are_a_class_but_no_amount(make_raster):
    found = look(make_raster("a.tif", [[30.0, 90.0, 150.0, 1e6, 1e6, np.nan]] * 4), "travel_time")
    assert found.mean == pytest.approx(90.0, rel=1e-3)
    assert (found.low, found.high) == (30.0, 150.0)
    assert found.known / (found.known + found.unknown) == pytest.approx(5 / 6, rel=1e-3)
    assert by_label(found)["unreachable"] / found.known == pytest.approx(2 / 5, rel=1e-3)
    assert found.hectares.sum() / found.known == pytest.approx(3 / 5, rel=1e-3)


def test_where_nothing_is_reached_there_is_no_histogram(make_raster):
    found = look(make_raster("a.tif", [[1e6] * 6] * 4), "travel_time")
    assert found.edges is None
    assert found.known > 0.0
    assert np.isnan(found.mean)


def test_the_difference_of_seasons_leaves_out_its_marks_on_both_sides(make_raster):
    found = look(make_raster("a.tif", [[-1e6, -60.0, 60.0, 120.0, 1e6, 2e6]] * 4), "season_change")
    assert found.mean == pytest.approx(40.0, rel=1e-3)
    assert found.classes[0].share == pytest.approx(1 / 6, rel=1e-3)
