"""Near misses of small rasters by hand and against a brute force of one cell after the other."""

from dataclasses import replace

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.areas import cell_hectares
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.land.exclusions import missed_by, relaxed, removes
from dss_planner.scoring.land.nearmisses import NearMissRequest, compute_near_misses
from dss_planner.scoring.model import Exclusion, read_model
from dss_planner.scoring.model import write_model as store
from dss_planner.scoring.score import ScoreRequest, compute_score

NAN = np.nan


def run(model, tmp_path, **more):
    return compute_near_misses(NearMissRequest(model, str(tmp_path / "out" / "near.tif")), **more)


def bands(result):
    return [read_whole(result.output, band) for band in (1, 2, 3, 4)]


def test_distances_by_hand():
    x = np.array([-5.0, 0.0, 15.0, 17.5, 99.0, NAN], dtype=np.float32)
    between = Exclusion("a", "a", "x", minimum=0.0, maximum=15.0)
    np.testing.assert_array_equal(missed_by(between, x), np.array([5, NAN, NAN, 2.5, 84, NAN], dtype=np.float32))
    assert np.isnan(missed_by(Exclusion("a", "a", "x", codes=(99,)), x)).all()
    assert not removes(relaxed(between, 5.0), x)[[0, 3]].any()
    assert str(relaxed(Exclusion("a", "slope", "x", maximum=15.0, unit="°"), 2.5).describe()) == (
        "keeps cells where slope ≤ 17.5°"
    )


@pytest.fixture
def scene(make_raster):
    """Slope 0–25 by column, rain 0–3 by row with one unknown cell, water in the last column; erosion to score."""
    slope = np.tile(np.arange(6.0) * 5, (4, 1))
    rain = np.repeat(np.arange(4.0)[:, np.newaxis], 6, axis=1)
    rain[3, 0] = NAN
    cover = np.full((4, 6), 6.0)
    cover[:, 5] = 9
    erosion = np.tile(np.arange(6.0) * 2, (4, 1))
    erosion[2, 4] = NAN
    rules = [
        {"id": "s", "name": "slope", "unit": "°", "layer": make_raster("slope.tif", slope), "keep": {"max": 15}},
        {"id": "r", "name": "rain", "unit": "°", "layer": make_raster("rain.tif", rain), "keep": {"min": 1}},
        {"id": "w", "name": "cover", "layer": make_raster("cover.tif", cover), "keep": {"not_in": [9]}},
    ]
    return [{"layer": make_raster("erosion.tif", erosion)}], rules


def test_a_small_scene_by_hand(tmp_path, write_model, scene):
    result = run(write_model(*scene), tmp_path)
    failed, rule, missed, score = bands(result)
    # row 0: rain fails everywhere; slope fails in columns 4, 5; water in 5
    assert failed.tolist()[0] == [1, 1, 1, 1, 2, 3]
    assert failed.tolist()[1] == [0, 0, 0, 0, 1, 2]
    assert np.isnan(failed[3, 0])
    assert rule[0, :4].tolist() == [2] * 4
    assert np.isnan(rule[0, 4:]).all()
    assert rule[1:, 4].tolist() == [1] * 3
    assert missed[0, :4].tolist() == [1] * 4
    assert missed[1:, 4].tolist() == [5] * 3
    assert score[0, :4].tolist() == pytest.approx([0, 20, 40, 60])
    assert score[1, 4] == pytest.approx(80)
    assert np.isnan(score[2, 4])  # what the score needs is unknown there
    area = cell_hectares(Grid.read(result.output), *np.indices((4, 6)))
    slope, rain, water = result.rules
    assert slope.hectares == pytest.approx(area[1:, 4].sum(), rel=1e-5)
    assert rain.hectares == pytest.approx(area[0, :4].sum(), rel=1e-5)
    assert water.hectares == 0
    assert slope.score == pytest.approx(80)
    assert rain.score == pytest.approx(30, rel=1e-4)
    assert water.score is None
    assert result.unknown_hectares == pytest.approx(area[3, 0], rel=1e-5)
    (only,) = slope.relaxations
    assert only.amount == pytest.approx(5, rel=0.01)
    assert only.amount >= 5
    assert only.hectares == pytest.approx(slope.hectares)
    assert str(only.sentence).startswith("keeps cells where slope ≤ 20")
    assert water.relaxations == ()


def test_hectares_agree_with_those_of_the_score(tmp_path, write_model, scene):
    criteria, rules = scene
    model = write_model(criteria, rules[:1])  # without unknown rules both count the same land
    near, scored = run(model, tmp_path), compute_score(ScoreRequest(model, str(tmp_path / "score.tif")))
    assert near.rules[0].hectares == pytest.approx(scored.excluded[0].hectares_only)


def test_brute_force_over_several_blocks(tmp_path, write_model, make_raster):
    rng = np.random.default_rng(9)
    layers = [rng.uniform(0, 10, (520, 530)).astype(np.float32) for _ in range(3)]
    for layer in layers:
        layer[rng.random(layer.shape) < 0.05] = NAN
    paths = [make_raster(f"l{i}.tif", layer) for i, layer in enumerate(layers)]
    keeps = [{"max": 7}, {"min": 2, "max": 8}, {"min": 1}]
    rules = [{"id": f"r{i}", "name": f"r{i}", "layer": p, "keep": k} for i, (p, k) in enumerate(zip(paths, keeps))]
    result = run(write_model([{"layer": paths[0]}], rules), tmp_path)
    failed, rule, missed, _ = bands(result)
    for row, column in zip(rng.integers(0, 520, 400), rng.integers(0, 530, 400)):
        values = [float(layer[row, column]) for layer in layers]
        if any(np.isnan(values)):
            assert np.isnan([failed[row, column], rule[row, column], missed[row, column]]).all()
            continue
        gaps = [max(k.get("min", -99) - v, v - k.get("max", 99), 0) for v, k in zip(values, keeps)]
        broken = [number for number, gap in enumerate(gaps, start=1) if gap > 0]
        assert failed[row, column] == len(broken)
        if len(broken) == 1:
            assert rule[row, column] == broken[0]
            assert missed[row, column] == pytest.approx(max(gaps), abs=1e-5)
        else:
            assert np.isnan([rule[row, column], missed[row, column]]).all()
    # a limit frees what it says
    area = CellAreas(Grid.read(result.output)).hectares()
    first = result.rules[0]
    assert len(first.relaxations) == 4
    for step in first.relaxations:
        freed = area[(rule == 1) & (missed <= step.amount)].sum()
        assert step.hectares == pytest.approx(freed, rel=1e-5)
    assert first.relaxations[1].hectares == pytest.approx(first.hectares / 4, rel=0.02)


def test_a_relaxed_rule_excludes_so_much_less(tmp_path, write_model, make_raster):
    values = np.random.default_rng(2).uniform(0, 30, (40, 50))
    rules = [{"id": "s", "name": "slope", "layer": make_raster("s.tif", values), "keep": {"max": 15}}]
    model = write_model([{"layer": rules[0]["layer"]}], rules)
    half = run(model, tmp_path).rules[0].relaxations[2]
    before = compute_score(ScoreRequest(model, str(tmp_path / "a.tif"))).excluded_hectares
    wider = replace(read_model(model), exclusions=(relaxed(read_model(model).exclusions[0], half.amount),))
    store(wider, tmp_path / "wider.json")
    after = compute_score(ScoreRequest(str(tmp_path / "wider.json"), str(tmp_path / "b.tif"))).excluded_hectares
    assert before - after == pytest.approx(half.hectares)


def test_a_rule_in_words_of_ones_own_is_not_relaxed_by_numbers(tmp_path, write_model, scene):
    criteria, rules = scene
    result = run(write_model(criteria, [{**rules[0], "sentence": "keeps land outside the gorge"}]), tmp_path)
    assert result.rules[0].hectares > 0
    assert result.rules[0].relaxations == ()


def test_a_mask_limits_it(tmp_path, write_model, scene, make_raster):
    inside = np.zeros((4, 6))
    inside[0, :2] = 1
    failed, rule, _, _ = bands(run(write_model(*scene, mask=make_raster("mask.tif", inside)), tmp_path))
    assert np.isfinite(failed).sum() == 2
    assert np.isfinite(rule).sum() == 2


def test_faults_and_cancel(tmp_path, write_model, scene, leftovers, cancel_after):
    with pytest.raises(InputError, match="no exclusion"):
        run(write_model(scene[0]), tmp_path)
    with pytest.raises(Cancelled):
        run(write_model(*scene), tmp_path, cancelled=cancel_after(2))
    assert leftovers() == []
    assert not (tmp_path / "out" / "near.tif").exists()
