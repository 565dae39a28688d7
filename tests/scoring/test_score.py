"""The score of small rasters computed by hand, exclusions counted, and every error."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.raster import blocks
from dss_planner.raster.areas import cell_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.score import ScoreRequest, compute_score

NAN = np.nan


def ramp(low, high):
    return {"kind": "linear", "low": low, "high": high}


@pytest.fixture
def layers(make_raster):
    """Erosion 0–10 by column, travel time by row (unreachable in the last), slope, classes."""
    erosion = np.tile(np.array([0.0, 2, 4, 6, 8, 10]), (4, 1))
    erosion[0, 0] = NAN
    minutes = np.repeat(np.array([[0.0], [60], [120], [1e6]]), 6, axis=1)
    slope = np.zeros((4, 6))
    slope[:, 5] = 20.0
    slope[1, 4] = 16.0
    slope[2, 0] = NAN
    cover = np.full((4, 6), 6.0)
    cover[1, 3:] = 9.0
    return {
        "erosion": make_raster("erosion.tif", erosion),
        "minutes": make_raster("minutes.tif", minutes),
        "slope": make_raster("slope.tif", slope),
        "cover": make_raster("cover.tif", cover),
    }


@pytest.fixture
def two_criteria(layers):
    return [
        {
            "id": "erosion",
            "name": "Soil loss",
            "layer": layers["erosion"],
            "weight": 0.6,
            "value_function": ramp(0, 10),
        },
        {"id": "access", "name": "Travel", "layer": layers["minutes"], "weight": 0.4, "value_function": ramp(120, 0)},
    ]


@pytest.fixture
def two_rules(layers):
    return [
        {"id": "steep", "name": "slope", "unit": "°", "layer": layers["slope"], "keep": {"max": 15}},
        {"id": "water", "name": "land cover", "layer": layers["cover"], "keep": {"not_in": [9]}},
    ]


def run(model, tmp_path, **more):
    output = str(tmp_path / "out" / "score.tif")
    return compute_score(ScoreRequest(model, output), **more)


def test_score_is_the_weighted_sum_of_values(tmp_path, write_model, two_criteria):
    result = run(write_model(two_criteria), tmp_path)
    score = read_whole(result.output, 1)
    # erosion 4 of 10 → 0.4·60 = 24 points; 60 of 120 minutes → 0.5·40 = 20 points
    assert score[1, 2] == pytest.approx(44.0, abs=1e-4)
    # the best erosion, unreachable: 60 + 0
    assert score[3, 5] == pytest.approx(60.0, abs=1e-4)
    assert np.isnan(score[0, 0])
    assert np.isfinite(score).sum() == 23
    assert result.criteria == ("erosion", "access")
    assert result.weights == (0.6, 0.4)


def test_contributions_sum_to_the_score(tmp_path, write_model, two_criteria, two_rules):
    result = run(write_model(two_criteria, two_rules), tmp_path)
    score, erosion, access = (read_whole(result.output, band) for band in (1, 2, 3))
    np.testing.assert_allclose(score, erosion + access, atol=1e-4)
    assert erosion[1, 2] == pytest.approx(24.0, abs=1e-4)
    assert access[1, 2] == pytest.approx(20.0, abs=1e-4)
    assert np.isnan(erosion[0, 0])
    assert np.isnan(access[0, 0])
    dataset = gdal.Open(result.output)
    assert [dataset.GetRasterBand(i).GetDescription() for i in (1, 2, 3)] == [
        "Score",
        "Contribution: Soil loss",
        "Contribution: Travel",
    ]


def test_exclusions_are_counted_alone_together_and_apart_from_unknown(tmp_path, write_model, two_criteria, two_rules):
    result = run(write_model(two_criteria, two_rules), tmp_path)
    grid = Grid.read(result.output)
    rows, columns = np.indices((4, 6))
    area = cell_hectares(grid, rows, columns)
    steep, water = result.excluded
    # slope: column 5 (4 cells) and (1, 4); cover: (1, 3), (1, 4), (1, 5)
    assert steep.hectares == pytest.approx(area[:, 5].sum() + area[1, 4], rel=1e-6)
    assert water.hectares == pytest.approx(area[1, 3:].sum(), rel=1e-6)
    assert steep.hectares_only == pytest.approx(area[[0, 2, 3], 5].sum(), rel=1e-6)
    assert water.hectares_only == pytest.approx(area[1, 3], rel=1e-6)
    assert result.excluded_hectares == pytest.approx(area[:, 5].sum() + area[1, 3:5].sum(), rel=1e-6)
    # unknown: erosion at (0, 0), slope at (2, 0)
    assert result.unknown_hectares == pytest.approx(area[0, 0] + area[2, 0], rel=1e-6)
    assert result.scored_hectares == pytest.approx(area.sum() - result.excluded_hectares - result.unknown_hectares)
    assert result.known + result.excluded_share + result.unknown_share == pytest.approx(1.0)
    assert str(steep.sentence) == "keeps cells where slope ≤ 15°"
    score = read_whole(result.output)
    assert np.isnan(score[:, 5]).all()
    assert np.isnan(score[1, 3:]).all()
    assert np.isnan(score[2, 0])


def test_a_rule_that_surely_removes_wins_over_an_unknown_layer(tmp_path, write_model, two_criteria, two_rules, layers):
    slope = read_whole(layers["slope"])
    slope[1, 3] = NAN
    dataset = gdal.Open(layers["slope"], gdal.GA_Update)
    dataset.GetRasterBand(1).WriteArray(np.where(np.isnan(slope), -9999, slope))
    dataset = None
    before = run(write_model(two_criteria, two_rules), tmp_path)
    assert before.unknown_share == pytest.approx(2 / 24, rel=1e-3)  # (1, 3) is water: excluded, not unknown


def test_mask_as_raster_and_as_polygon_give_the_same(tmp_path, write_model, make_raster, make_vector, two_criteria):
    inside = np.zeros((4, 6))
    inside[1:3, 1:4] = 1
    raster = run(write_model(two_criteria, mask=make_raster("mask.tif", inside)), tmp_path)
    first = read_whole(raster.output)
    wkt = "POLYGON((501000 4899000,504000 4899000,504000 4897000,501000 4897000,501000 4899000))"
    polygon = run(write_model(two_criteria, mask=make_vector("mask.gpkg", [(wkt, {"a": 1.0})])), tmp_path)
    np.testing.assert_array_equal(first, read_whole(polygon.output))
    assert np.isfinite(first).sum() == 6
    assert raster.known == 1.0
    assert raster.hectares == pytest.approx(600, rel=2e-3)


def test_score_does_not_change_when_the_map_gets_a_better_cell(tmp_path, write_model, make_raster, two_criteria):
    before = read_whole(run(write_model(two_criteria), tmp_path).output)
    erosion = read_whole(two_criteria[0]["layer"])
    erosion[3, 5] = 1000.0
    two_criteria[0]["layer"] = make_raster("other.tif", erosion)
    after = read_whole(run(write_model(two_criteria), tmp_path).output)
    before[3, 5] = after[3, 5] = 0
    np.testing.assert_array_equal(before, after)


def test_weights_that_do_not_sum_to_one_are_reported(tmp_path, write_model, two_criteria):
    for item in two_criteria:
        item["weight"] *= 10
    result = run(write_model(two_criteria), tmp_path)
    assert result.weights == pytest.approx((0.6, 0.4))
    assert "sum to 10" in str(result.notes[0])


def test_provenance_holds_inputs_and_weights(tmp_path, write_model, two_criteria, two_rules):
    result = run(write_model(two_criteria, two_rules), tmp_path)
    stored = json.loads(Path(result.output).with_name("score.provenance.json").read_text(encoding="utf-8"))
    assert set(stored["inputs"]) == {"model", "erosion", "access", "steep", "water"}
    assert stored["results"]["weights"] == [0.6, 0.4]
    assert stored["results"]["excluded"][0]["sentence"] == "keeps cells where slope ≤ 15°"


def test_running_twice_gives_the_same_bytes(tmp_path, write_model, two_criteria, two_rules):
    model = write_model(two_criteria, two_rules)
    first = Path(run(model, tmp_path).output).read_bytes()
    assert first == Path(run(model, tmp_path).output).read_bytes()


def test_several_blocks_count_like_one(tmp_path, write_model, make_raster):
    rng = np.random.default_rng(5)
    values = rng.uniform(0, 10, (1300, 1100))
    values[rng.random(values.shape) < 0.1] = NAN
    raster = make_raster("large.tif", values)
    rule = {"id": "r", "name": "value", "layer": raster, "keep": {"max": 8}}
    result = run(write_model([{"layer": raster}], [rule]), tmp_path)
    known = np.isfinite(values)
    removed = known & (values.astype(np.float32) > 8)
    assert result.unknown_share == pytest.approx((~known).mean(), rel=1e-3)
    assert result.excluded_share == pytest.approx(removed.mean(), rel=1e-3)
    expected = np.where(known & ~removed, values.astype(np.float32) * 10, NAN)
    np.testing.assert_allclose(read_whole(result.output), expected, atol=1e-3)


def test_the_same_whatever_the_number_of_threads(tmp_path, write_model, make_raster, monkeypatch):
    rng = np.random.default_rng(3)
    paths = []
    for number in range(2):
        values = rng.uniform(0, 10, (530, 600))
        values[rng.random(values.shape) < 0.05] = NAN
        paths.append(make_raster(f"{number}.tif", values))
    rules = [{"id": f"r{i}", "name": f"r{i}", "layer": paths[i], "keep": {"max": 8}} for i in (0, 1)]
    inside = rng.random((530, 600)) < 0.7
    model = write_model([{"layer": path} for path in paths], rules, mask=make_raster("mask.tif", inside))
    found = []
    for threads, cells in ((1, 1 << 20), (3, 1 << 16)):
        monkeypatch.setattr(blocks, "workers_of", lambda _, number=threads: number)
        monkeypatch.setattr(blocks, "_window_cells", lambda *_, number=cells: number)
        result = run(model, tmp_path)
        found.append((result, [read_whole(result.output, band) for band in range(1, 4)]))
    assert found[0][0] == found[1][0]
    np.testing.assert_array_equal(found[0][1], found[1][1])


def assert_nothing_written(tmp_path, leftovers):
    assert not (tmp_path / "out" / "score.tif").exists()
    assert not (tmp_path / "out" / "score.provenance.json").exists()
    assert leftovers() == []


def test_a_missing_layer_stops_the_score_and_names_itself(tmp_path, write_model, two_criteria, leftovers):
    two_criteria[1]["layer"] = str(tmp_path / "gone.tif")
    with pytest.raises(InputError, match=r"“Travel” .*gone.tif.*does not exist"):
        run(write_model(two_criteria), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_misaligned_grids_name_both(tmp_path, write_model, make_raster, two_criteria, leftovers):
    shifted = (500500.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0)
    two_criteria[1]["layer"] = make_raster("shifted.tif", np.ones((4, 6)), geotransform=shifted)
    with pytest.raises(InputError, match=r"Soil loss.*Travel"):
        run(write_model(two_criteria), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


@pytest.mark.parametrize(("crs", "expected"), [("", "no coordinate reference system"), ("EPSG:4326", "degrees")])
def test_a_crs_in_metres_is_needed(tmp_path, write_model, make_raster, leftovers, crs, expected):
    raster = make_raster("a.tif", np.ones((4, 6)), crs=crs, geotransform=(105, 0.01, 0, 45, 0, -0.01))
    with pytest.raises(InputError, match=expected):
        run(write_model([{"layer": raster}]), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_a_layer_without_known_cells_is_named(tmp_path, write_model, make_raster, two_criteria, leftovers):
    two_criteria[1]["layer"] = make_raster("empty.tif", np.full((4, 6), NAN))
    with pytest.raises(InputError, match=r"Travel.*no known cell"):
        run(write_model(two_criteria), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_exclusions_that_leave_nothing_say_which_removes_most(tmp_path, write_model, two_criteria, layers, leftovers):
    rules = [
        {"id": "a", "name": "slope", "layer": layers["slope"], "keep": {"min": 1}},
        {"id": "b", "name": "land cover", "layer": layers["cover"], "keep": {"in": [9]}},
        {"id": "c", "name": "erosion", "layer": layers["erosion"], "keep": {"max": -1}},
    ]
    with pytest.raises(InputError, match=r"leave no cell.*keeps cells where erosion ≤ -1"):
        run(write_model(two_criteria, rules), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_a_class_without_a_value_is_named(tmp_path, write_model, layers, leftovers):
    criterion = {
        "name": "Land cover",
        "layer": layers["cover"],
        "value_function": {"kind": "categories", "values": {"6": 1}},
    }
    with pytest.raises(InputError, match=r"“Land cover” has no value for the class code.s. 9"):
        run(write_model([criterion]), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_a_class_that_is_excluded_needs_no_value(tmp_path, write_model, layers, two_rules):
    criterion = {"layer": layers["cover"], "value_function": {"kind": "categories", "values": {"6": 1}}}
    result = run(write_model([criterion], two_rules[1:]), tmp_path)
    assert result.known == pytest.approx(21 / 24, rel=1e-3)


def test_band_out_of_range(tmp_path, write_model, layers, leftovers):
    with pytest.raises(InputError, match="asks for band 2"):
        run(write_model([{"layer": layers["erosion"], "band": 2}]), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_a_mask_that_keeps_nothing(tmp_path, write_model, make_raster, two_criteria, leftovers):
    with pytest.raises(InputError, match="keeps no cell"):
        run(write_model(two_criteria, mask=make_raster("mask.tif", np.zeros((4, 6)))), tmp_path)
    assert_nothing_written(tmp_path, leftovers)


def test_an_output_that_cannot_be_written(tmp_path, write_model, two_criteria):
    (tmp_path / "out").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OutputError, match=r"score.tif"):
        run(write_model(two_criteria), tmp_path)


def test_cancel_leaves_the_old_result_and_no_temporary(tmp_path, write_model, two_criteria, leftovers, cancel_after):
    model = write_model(two_criteria)
    output = Path(run(model, tmp_path).output)
    before = output.read_bytes()
    with pytest.raises(Cancelled):
        run(model, tmp_path, cancelled=cancel_after(2))
    assert output.read_bytes() == before
    assert leftovers() == []


@pytest.mark.parametrize("keep", [{"min": 1}, {"min": 4}])
def test_what_is_unknown_is_named_with_its_criterion_where_nothing_is_left(tmp_path, write_model, make_raster, keep):
    rows = np.repeat(np.arange(6.0)[:, np.newaxis], 6, axis=1)
    heights, loss = make_raster("heights.tif", rows), make_raster("loss.tif", np.where(rows >= 1, NAN, 2.0))
    wind = make_raster("wind.tif", np.where(rows == 5, NAN, 2.0))
    criteria = [{"name": "Soil loss", "layer": loss}, {"name": "Wind", "layer": wind}]
    rule = {"id": "low", "name": "height", "layer": heights, "keep": keep}
    row = cell_hectares(Grid.read(heights), np.arange(6), np.zeros(6, dtype=int)) * 6
    left = int(keep["min"])
    with pytest.raises(InputError) as caught:
        run(write_model(criteria, [rule]), tmp_path)
    said = str(caught.value)
    assert f"{row[:left].sum():,.0f} ha are excluded and {row[left:].sum():,.0f} ha are unknown" in said
    assert f"“Soil loss” {row[left:].sum():,.0f} ha, “Wind” {row[5]:,.0f} ha" in said
