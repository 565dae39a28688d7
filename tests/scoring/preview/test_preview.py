"""The preview: the bits of the full run where nothing is decimated, and only what changed is worked out."""

from dataclasses import replace

import numpy as np
import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, read_bands, read_whole
from dss_planner.scoring.disagreement import DisagreementRequest, compute_disagreement
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.land.nearmisses import NearMissRequest, compute_near_misses
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel, write_model
from dss_planner.scoring.preview import previewinputs as preview
from dss_planner.scoring.preview.livescore import SHADES, LivePreview
from dss_planner.scoring.preview.previewinputs import preview_grid, read_preview, view_window
from dss_planner.scoring.score import ScoreRequest, compute_score
from dss_planner.scoring.weighing.profiles import Profile

NAN = np.nan
ROWS, COLUMNS = 60, 90
FUNCTIONS = [
    ValueFunction("linear", 100.0, 0.0, below=0.2),
    ValueFunction("s_up", 0.0, 90.0),
    ValueFunction("s_down", 0.0, 90.0, above=0.1, upper=80.0),
    ValueFunction("bell", 20.0, 30.0, half_width=15.0),
    ValueFunction("steps", breaks=(10.0, 50.0, 70.0), values=(0.0, 0.5, 1.0, 0.2)),
    ValueFunction("categories", categories={1: 0.0, 2: 0.3, 3: 0.6}, other=0.5),
]
FORMS = [("weighted_sum", 0.5), ("geometric", 0.5), ("owa", 0.25), ("owa", 0.0), ("owa", 0.5)]


@pytest.fixture
def model(make_raster):
    rng = np.random.default_rng(7)
    criteria = []
    for number, function in enumerate(FUNCTIONS):
        values = rng.uniform(-20, 120, (ROWS, COLUMNS))
        if function.kind == "categories":
            values = rng.integers(1, 6, (ROWS, COLUMNS)).astype(float)
        values[rng.random(values.shape) < 0.03] = NAN
        path = make_raster(f"layer{number}.tif", values)
        criteria.append(Criterion(f"c{number}", f"Name {number}", path, function, weight=(number + 1) / 21))
    rules = (
        Exclusion("high", "height", criteria[0].layer, maximum=110.0),
        Exclusion("class", "cover", criteria[5].layer, codes=(5,)),
    )
    return ScoreModel(tuple(criteria), rules)


def full_run(model, tmp_path):
    write_model(model, tmp_path / "model.json")
    return compute_score(ScoreRequest(str(tmp_path / "model.json"), str(tmp_path / "out" / "score.tif")))


@pytest.mark.parametrize(("kind", "optimism"), FORMS)
def test_an_exact_preview_has_the_bits_of_the_full_run(model, tmp_path, kind, optimism):
    model = replace(model, combination=kind, optimism=optimism)
    result = full_run(model, tmp_path)
    inputs = read_preview(model)
    assert inputs.exact
    preview = LivePreview(inputs)
    live = preview.score(model)
    np.testing.assert_array_equal(live.score, read_whole(result.output))
    for band, points in enumerate(preview.points(live), start=2):
        np.testing.assert_array_equal(points, read_whole(result.output, band))
    assert live.scored_hectares == pytest.approx(result.scored_hectares)
    assert live.excluded_hectares == pytest.approx(result.excluded_hectares)
    assert live.unknown_hectares == pytest.approx(result.unknown_hectares)
    for mine, theirs in zip(live.effects, result.excluded):
        assert (mine.hectares, mine.hectares_only, mine.share) == pytest.approx(
            (theirs.hectares, theirs.hectares_only, theirs.share)
        )
        assert mine.sentence == theirs.sentence
    assert live.mean == pytest.approx(np.nanmean(live.score), abs=1e-4)


def test_a_part_of_the_view_has_the_bits_of_the_map(model, tmp_path):
    result = full_run(model, tmp_path)
    left, top = 500000.0 + 20_000, 4_900_000.0 - 10_000
    inputs = read_preview(model, (left, top - 30_000, left + 41_500, top))
    assert inputs.window == Window(20, 10, 42, 30)
    live = LivePreview(inputs).score(model)
    np.testing.assert_array_equal(live.score, read_whole(result.output)[10:40, 20:62])


@pytest.mark.parametrize("whole", [10**9, 1])
def test_a_decimated_preview_takes_the_cells_at_the_centres(model, tmp_path, monkeypatch, whole):
    monkeypatch.setattr(preview, "_READ_WHOLE", whole)  # 1: through GDAL, as with overviews
    result = full_run(model, tmp_path)
    inputs = read_preview(model, cells=30)
    assert (inputs.grid.width, inputs.grid.height) == (30, 20)
    assert not inputs.exact
    assert inputs.grid.bounds == pytest.approx(Grid.read(result.output).bounds)
    live = LivePreview(inputs).score(model)
    np.testing.assert_array_equal(live.score, read_whole(result.output)[1::3, 1::3])
    assert live.hectares == pytest.approx(result.hectares, rel=1e-4)


def scratch(model, inputs):
    return LivePreview(inputs).score(model).score


@pytest.mark.parametrize(("kind", "optimism"), FORMS)
def test_many_changes_in_a_row_give_what_a_fresh_start_gives(model, kind, optimism):
    inputs = read_preview(model)
    live = LivePreview(inputs)
    rng = np.random.default_rng(11)
    model = replace(model, combination=kind, optimism=optimism)
    for step in range(30):
        place = int(rng.integers(5)) if step % 3 else 1
        criterion = model.criteria[place]
        change = rng.integers(4)
        if change == 0:
            criterion = replace(criterion, weight=float(rng.uniform(0.01, 1)))
        elif change == 1:
            function = criterion.value_function
            moved = (
                {"breaks": (5.0, 40.0, float(rng.uniform(50, 90)))} if function.breaks else {"low": function.low + 1}
            )
            criterion = replace(criterion, value_function=replace(function, **moved))
        elif change == 2:
            criterion = replace(criterion, used=not criterion.used)
        else:
            rules = (replace(model.exclusions[0], maximum=float(rng.uniform(80, 119))), *model.exclusions[1:])
            model = replace(model, exclusions=rules)
        model = replace(model, criteria=(*model.criteria[:place], criterion, *model.criteria[place + 1 :]))
        np.testing.assert_array_equal(live.score(model).score, scratch(model, inputs))


def test_weights_and_values_changed_in_turns(model):
    inputs = read_preview(model)
    live = LivePreview(inputs)
    model = replace(model, combination="owa", optimism=0.3)
    for step in range(6):
        criterion = model.criteria[1]
        if step % 2:
            function = replace(criterion.value_function, low=criterion.value_function.low + 1)
            criterion = replace(criterion, value_function=function)
        else:
            criterion = replace(criterion, weight=criterion.weight + 0.2)
        model = replace(model, criteria=(model.criteria[0], criterion, *model.criteria[2:]))
        np.testing.assert_array_equal(live.score(model).score, scratch(model, inputs))


def test_only_what_changed_is_worked_out(model):
    live = LivePreview(read_preview(model))
    assert len(live.score(model).computed) == 9
    assert live.score(model).computed == ()
    heavier = replace(model, criteria=(replace(model.criteria[0], weight=0.5), *model.criteria[1:]))
    assert live.score(heavier).computed == ()
    bent = replace(model.criteria[1], value_function=ValueFunction("s_up", 1.0, 90.0))
    assert live.score(replace(model, criteria=(model.criteria[0], bent, *model.criteria[2:]))).computed == ("value:c1",)
    rule = replace(model.exclusions[1], codes=(4,))
    found = live.score(replace(model, exclusions=(model.exclusions[0], rule))).computed
    assert found == ("exclusions", "rule:class", "value:c1")
    owa = replace(model, combination="owa", optimism=0.2)
    assert "order" in live.score(owa).computed
    assert live.score(replace(owa, optimism=0.3)).computed == ()


def test_shades_and_histogram(model):
    live = LivePreview(read_preview(model)).score(model)
    known = np.isfinite(live.score)
    np.testing.assert_array_equal(live.shades > 0, known)
    expected = np.minimum(np.floor(live.score[known] * 2) + 1, SHADES)
    np.testing.assert_array_equal(live.shades[known], expected)
    assert live.histogram.tolist() == np.bincount(expected.astype(int), minlength=SHADES + 1)[1:].tolist()


def test_masks_count_as_in_the_full_run(model, tmp_path, make_raster, make_vector):
    inside = np.zeros((ROWS, COLUMNS))
    inside[5:50, 10:70] = 1
    wkt = "POLYGON((510000 4895000,570000 4895000,570000 4850000,510000 4850000,510000 4895000))"
    for mask in (make_raster("mask.tif", inside), make_vector("mask.gpkg", [(wkt, {"a": 1.0})])):
        masked = replace(model, mask=mask)
        result = full_run(masked, tmp_path)
        live = LivePreview(read_preview(masked)).score(masked)
        np.testing.assert_array_equal(live.score, read_whole(result.output))
        assert live.hectares == pytest.approx(result.hectares)
        assert live.unknown_hectares == pytest.approx(result.unknown_hectares)


def test_what_is_known_is_not_read_again(model, make_raster, monkeypatch):
    first = read_preview(model)
    asked = []
    monkeypatch.setattr(preview, "read_bands", lambda *args: asked.append(args) or read_bands(*args))
    again = read_preview(model, known=first)
    assert asked == []
    assert all(again.layers[key] is first.layers[key] for key in first.layers)
    added = Criterion("new", "New", make_raster("new.tif", np.ones((ROWS, COLUMNS))), FUNCTIONS[0], 0.1)
    read_preview(replace(model, criteria=(*model.criteria, added)), known=first)
    assert len(asked) == 1
    make_raster("layer0.tif", np.zeros((ROWS, COLUMNS)))  # changed since
    changed = read_preview(model, known=first)
    assert not changed.layers[model.criteria[0].layer, 1].any()
    assert len(read_preview(model, (510000, 4850000, 550000, 4890000), known=first).layers) == 6


def test_a_layer_that_is_not_used_may_be_missing_until_it_is(model, make_raster):
    gone = Criterion("gone", "Gone", "gone.tif", FUNCTIONS[0], 0.1, used=False)
    shifted = (0.0, 1000.0, 0.0, 4900000.0, 0.0, -1000.0)
    other = make_raster("other.tif", np.ones((ROWS, COLUMNS)), geotransform=shifted)
    away = Criterion("away", "Away", other, FUNCTIONS[0], 0.1, used=False)
    idle = replace(model.criteria[0], used=False)
    wide = replace(model, criteria=(idle, *model.criteria[1:], gone, away))
    inputs = read_preview(wide)
    assert set(inputs.layers) == set(read_preview(model).layers)  # that of the idle one is read beforehand
    assert np.isfinite(LivePreview(inputs).score(wide).score).any()
    with pytest.raises(InputError, match=r"gone\.tif"):
        read_preview(replace(wide, criteria=(*model.criteria, replace(gone, used=True))))


def test_classes_without_a_value_are_said(model):
    bare = replace(model.criteria[5], value_function=ValueFunction("categories", categories={1: 0.0, 2: 0.5}))
    model = replace(model, criteria=(*model.criteria[:5], bare))
    live = LivePreview(read_preview(model)).score(model)
    assert "class code(s) 3, 4, 5" in str(live.notes[-1])


def test_samples_are_the_values_of_the_land_that_is_left(model):
    live = LivePreview(read_preview(model))
    samples = live.samples(model)
    cover, height = (read_whole(model.criteria[i].layer) for i in (5, 0))
    left = (cover != 5) & np.isfinite(cover) & (height <= 110)
    assert samples.shape == (left.sum(), 6)
    np.testing.assert_array_equal(samples[:, 1], live.worth(model.criteria[1])[left])


@pytest.mark.parametrize(("kind", "optimism"), FORMS[:3])
def test_disagreement_has_the_bits_of_the_full_run(model, tmp_path, kind, optimism):
    ids = [criterion.id for criterion in model.criteria]
    profiles = tuple(Profile(name, dict(zip(ids, range(start, start + 6)))) for name, start in (("a", 0), ("b", 5)))
    model = replace(model, combination=kind, optimism=optimism, profiles=profiles)
    write_model(model, tmp_path / "model.json")
    result = compute_disagreement(DisagreementRequest(str(tmp_path / "model.json"), str(tmp_path / "d.tif")))
    mean, deviation = LivePreview(read_preview(model)).disagreement(model)
    np.testing.assert_array_equal(mean, read_whole(result.output, 1))
    np.testing.assert_array_equal(deviation, read_whole(result.output, 2))


def test_views_and_grids(grid):
    assert view_window(grid, None) == Window(0, 0, 6, 4)
    assert view_window(grid, (501500, 4897500, 503000, 4899000)) == Window(1, 1, 2, 2)
    with pytest.raises(InputError, match="outside the layers"):
        view_window(grid, (0, 0, 10, 10))
    wide = preview_grid(replace(grid, width=3000, height=10), Window(0, 0, 3000, 10), 512)
    assert (wide.width, wide.height) == (512, 2)


def test_cancel(model, cancel_after):
    with pytest.raises(Cancelled):
        read_preview(model, cancelled=cancel_after(2))


def test_near_misses_are_those_of_the_full_run(model, tmp_path):
    rules = (*model.exclusions, Exclusion("low", "depth", model.criteria[1].layer, minimum=0.0, maximum=100.0))
    model = replace(model, exclusions=rules)
    write_model(model, tmp_path / "model.json")
    path = str(tmp_path / "near.tif")
    compute_near_misses(NearMissRequest(str(tmp_path / "model.json"), path))
    expected = np.nan_to_num(read_whole(path, 2))
    found = LivePreview(read_preview(model)).near_misses(model)
    assert len(np.unique(expected)) == 4
    np.testing.assert_array_equal(found, expected)


def test_what_a_drag_needs_can_be_prepared(model):
    model = replace(model, combination="owa", optimism=0.3)
    inputs = read_preview(model)
    live = LivePreview(inputs)
    live.score(model)
    live.prepare(model, "c2")
    bent = replace(model.criteria[2], value_function=ValueFunction("linear", 10.0, 70.0))
    changed = replace(model, criteria=(*model.criteria[:2], bent, *model.criteria[3:]))
    found = live.score(changed)
    assert found.computed == ("value:c2", "insertion")
    np.testing.assert_array_equal(found.score, LivePreview(inputs).score(changed).score)
    live.prepare(replace(model, combination="geometric"), "c1")
    live.prepare(model, "nobody")
