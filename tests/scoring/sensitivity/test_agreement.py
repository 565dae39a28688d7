"""Agreement of maps against sorting every cell in every draw."""

import json
from pathlib import Path

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import read_model
from dss_planner.scoring.score import ScoreRequest, compute_score
from dss_planner.scoring.sensitivity import mapdraws, topshare
from dss_planner.scoring.sensitivity.agreement import AgreementRequest, compute_agreement
from dss_planner.scoring.sensitivity.brackets import brackets_of
from dss_planner.scoring.sensitivity.draws import Sampling, Spread, draw_weights
from dss_planner.scoring.sensitivity.mapdraws import map_draws
from dss_planner.scoring.sensitivity.topshare import count_top, top_bounds, top_count

FUNCTIONS = (
    ValueFunction("linear", low=0.0, high=1.0),
    ValueFunction("linear", low=1.0, high=0.2),
    ValueFunction("s_up", low=0.1, high=0.9),
)
WEIGHTS = np.array([0.5, 0.3, 0.2])
HOWS = (Combination(), Combination("geometric"), Combination("owa", 0.3))


def sorted_out(draws, raw, share):
    """Bounds and counts by sorting all cells in every draw."""
    prepared, cells = draws.prepare(raw), np.arange(raw.shape[1])
    numbers = []
    for draw in range(draws.count):
        quick = draws.approximate(prepared, np.array([draw]))[0]
        numbers.append(draws.exact(prepared, cells, np.full(len(cells), draw), quick))
        assert np.abs(quick - numbers[-1]).max() <= draws.tolerance
    numbers = np.array(numbers)
    bounds = np.sort(numbers, axis=1)[:, -top_count(len(cells), share)]
    return bounds, (numbers >= bounds[:, np.newaxis]).sum(axis=0)


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("spreads", [(), (Spread(0.05), Spread(bounds=0.2), Spread())])
@pytest.mark.parametrize(("share", "block", "sampled"), [(0.01, 700, 10), (0.3, 5000, 7), (0.999, 1300, 1)])
def test_counts_are_exact(how, spreads, share, block, sampled):
    raw = np.random.default_rng(1).random((3, 5000), dtype=np.float32)
    raw[:, 40:60] = raw[:, [40]]
    draws = map_draws(FUNCTIONS, draw_weights(WEIGHTS, Sampling(12, 3, "flat")), how, spreads, 3)
    parts = [raw[:, start : start + block] for start in range(0, 5000, block)]
    found = top_bounds(draws, lambda work: map(work, parts), raw[:, ::sampled], 5000, share)
    bounds, counts = sorted_out(draws, raw, share)
    np.testing.assert_array_equal(found.bounds, bounds)
    np.testing.assert_array_equal(np.concatenate([count_top(draws, part, bounds).top for part in parts]), counts)
    if found.counts is not None:
        np.testing.assert_array_equal(np.concatenate(found.counts), counts)


def test_a_sample_that_misleads_and_ties_change_the_time_only():
    raw = np.random.default_rng(1).random((3, 6000), dtype=np.float32)
    raw[:, 2000:] = np.rint(raw[:, 2000:] * 3) / 3
    draws = map_draws(FUNCTIONS, draw_weights(WEIGHTS, Sampling(10, 3)), Combination())
    bounds, _ = sorted_out(draws, raw, 0.1)
    # the sample knows only the worst cells of the first draw
    order = np.argsort(draws.approximate(draws.prepare(raw), np.array([0]))[0])
    found = top_bounds(draws, lambda work: map(work, [raw]), raw[:, order[:1000]], 6000, 0.1)
    np.testing.assert_array_equal(found.bounds, bounds)


def test_few_cells_of_which_the_sample_has_none_are_counted_all_the_same():
    raw = np.random.default_rng(1).random((3, 8), dtype=np.float32)
    draws = map_draws(FUNCTIONS, draw_weights(WEIGHTS, Sampling(10, 3)), Combination())
    bounds, counts = sorted_out(draws, raw, 0.2)
    found = top_bounds(draws, lambda work: map(work, [raw]), raw[:, :0], 8, 0.2)
    np.testing.assert_array_equal(found.bounds, bounds)
    np.testing.assert_array_equal(np.concatenate(found.counts), counts)


@pytest.mark.parametrize("seed", range(40))
def test_counts_are_those_of_sorting_whatever_the_cells_ties_chunks_and_samples(seed, monkeypatch):
    generator = np.random.default_rng(seed)
    cells, criteria, chunk, sampled = (int(generator.integers(1, most)) for most in (400, 6, 500, 60))
    share, steps = generator.uniform(0.001, 0.999), int(generator.choice([2, 5, 1 << 20]))
    monkeypatch.setattr(mapdraws, "CHUNK_CELLS", chunk)
    raw = generator.integers(0, steps, (criteria, cells)).astype(np.float32) / np.float32(steps)
    functions = tuple(ValueFunction("linear", low=0.0, high=1.0) for _ in range(criteria))
    draws = map_draws(functions, draw_weights(np.ones(criteria), Sampling(9, seed, "flat")), Combination())
    found = top_bounds(draws, lambda work: map(work, [raw]), raw[:, ::sampled], cells, share)
    bounds, counts = sorted_out(draws, raw, share)
    np.testing.assert_array_equal(found.bounds, bounds)
    if found.counts is not None:
        np.testing.assert_array_equal(np.concatenate(found.counts), counts)


def test_many_cells_within_the_brackets_are_held_in_portions(monkeypatch):
    raw = np.random.default_rng(2).random((3, 3000), dtype=np.float32)
    draws = map_draws(FUNCTIONS, draw_weights(WEIGHTS, Sampling(40, 3)), Combination())
    bounds, _ = sorted_out(draws, raw, 0.2)
    monkeypatch.setattr(topshare, "_HELD", 2000)
    found = top_bounds(draws, lambda work: map(work, [raw]), raw[:, ::5], 3000, 0.2)
    np.testing.assert_array_equal(found.bounds, bounds)
    assert found.counts is None


def test_scores_are_those_of_the_score():
    raw = np.random.default_rng(3).random((3, 50), dtype=np.float32)
    raw[0, 7] = 0.0  # a value of 0 makes a geometric mean 0
    for how in HOWS:
        draws = map_draws(FUNCTIONS, draw_weights(WEIGHTS, Sampling(1, 0, "fixed")), how)
        points = draws.points(draws.approximate(draws.prepare(raw), np.array([0])))[0]
        values = np.stack([function.apply(layer) for function, layer in zip(FUNCTIONS, raw)]).astype(float)
        if how.kind == "geometric":
            assert points[7] == 0.0
            np.testing.assert_allclose(points, 100 * np.prod(values ** WEIGHTS[:, np.newaxis], axis=0), rtol=2e-4)
        if how.kind == "weighted_sum":
            np.testing.assert_allclose(points, 100 * WEIGHTS @ values, rtol=1e-5)
        if how.kind == "owa":
            assert (points <= 100 * WEIGHTS @ values + 1e-4).all()


@pytest.fixture
def model(make_raster, tmp_path):
    generator = np.random.default_rng(8)
    layers = generator.random((3, 30, 40))
    layers[0, 4, 5] = np.nan
    wide = (500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0)
    rule = {"id": "far", "name": "Far", "layer": make_raster("far.tif", layers[2], geotransform=wide)}

    def make(**more):
        criteria = [
            {
                "id": f"c{index}",
                "name": f"Criterion {index}",
                "layer": make_raster(f"layer{index}.tif", layer, geotransform=wide),
                "weight": weight,
                "value_function": {"kind": "linear", "low": 0, "high": 1},
            }
            for index, (layer, weight) in enumerate(zip(layers, (0.5, 0.3, 0.2)))
        ]
        content = {"version": 2, "criteria": criteria, "exclusions": [{**rule, "keep": {"max": 0.9}}], **more}
        path = tmp_path / "model.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return str(path)

    return make


@pytest.mark.parametrize("combination", ["weighted_sum", "geometric", "owa"])
def test_the_map_is_that_of_scoring_draw_by_draw(model, tmp_path, combination):
    path = model(combination=combination, **({"optimism": 0.3} if combination == "owa" else {}))
    output = str(tmp_path / "agreement.tif")
    request = AgreementRequest(path, output, top=0.2, draws=20, seed=4, weighting="flat")
    result = compute_agreement(request)
    share, mean, deviation = (read_whole(output, band) for band in (1, 2, 3))
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    scores = []
    for weights in draw_weights(WEIGHTS, request.sampling):
        for criterion, weight in zip(content["criteria"], weights):
            criterion["weight"] = weight
        (tmp_path / "one.json").write_text(json.dumps(content), encoding="utf-8")
        compute_score(ScoreRequest(str(tmp_path / "one.json"), str(tmp_path / "one.tif")))
        scores.append(read_whole(str(tmp_path / "one.tif"), 1))
    scores = np.array(scores)
    known = np.isfinite(scores[0])
    np.testing.assert_array_equal(np.isfinite(share), known)
    ordered = -np.sort(-scores[:, known], axis=1)
    bounds = ordered[:, top_count(known.sum(), 0.2) - 1]
    np.testing.assert_allclose(share[known], (scores[:, known] >= bounds[:, np.newaxis]).mean(axis=0), atol=0.051)
    assert np.abs(share[known] - (scores[:, known] >= bounds[:, np.newaxis]).mean(axis=0)).mean() < 1e-3
    # the weighted sum has those of the weights themselves, not of these 20 draws: see the next test
    if combination != "weighted_sum":
        np.testing.assert_allclose(mean[known], scores[:, known].mean(axis=0), atol=0.01)
        np.testing.assert_allclose(deviation[known], scores[:, known].std(axis=0), atol=0.01)
    assert result.cells == known.sum()
    assert result.hectares == pytest.approx(known.sum(), rel=2e-3)
    assert 0.3 < result.kept <= 1.0
    assert provenance.sidecar(output).exists()


def test_mean_and_deviation_are_those_of_many_draws(model, tmp_path):
    output = str(tmp_path / "agreement.tif")
    request = AgreementRequest(model(), output, draws=4000, seed=1, concentration=10.0)
    compute_agreement(request)
    content = read_model(model()).criteria
    values = np.stack([read_whole(item.layer, 1) for item in content])
    scores = 100 * np.tensordot(draw_weights(WEIGHTS, request.sampling), values, axes=1)
    known = np.isfinite(read_whole(output, 1))
    np.testing.assert_allclose(read_whole(output, 2)[known], scores.mean(axis=0)[known], atol=0.6)
    np.testing.assert_allclose(read_whole(output, 3)[known], scores.std(axis=0)[known], atol=0.6)


def test_blocks_and_threads_change_nothing(model, tmp_path, monkeypatch):
    found = []
    for number, (threads, cells) in enumerate(((1, 1 << 18), (3, 64), (2, 256))):
        monkeypatch.setattr("dss_planner.scoring.sensitivity.modelcells._BLOCK", cells)
        monkeypatch.setattr(mapdraws, "CHUNK_CELLS", 50 + number)
        output = str(tmp_path / f"{number}.tif")
        compute_agreement(AgreementRequest(model(), output, draws=50, seed=2), threads=threads)
        found.append(np.stack([read_whole(output, band) for band in (1, 2, 3)]))
    np.testing.assert_array_equal(found[0], found[1])
    np.testing.assert_array_equal(found[0], found[2])


def test_unsure_layers_and_bounds_are_drawn(model, tmp_path):
    sure, unsure = str(tmp_path / "sure.tif"), str(tmp_path / "unsure.tif")
    compute_agreement(AgreementRequest(model(), sure, draws=30, weighting="fixed"))
    spreads = json.dumps({"c0": {"data": 0.2, "bounds": 0.3}, "*": {"bounds": 0.1}})
    result = compute_agreement(AgreementRequest(model(), unsure, draws=30, weighting="fixed", spreads=spreads))
    assert set(np.unique(read_whole(sure, 1)[np.isfinite(read_whole(sure, 1))])) <= {0.0, 1.0}
    assert np.nanmax(read_whole(sure, 3)) == 0.0
    between = read_whole(unsure, 1)
    assert ((between > 0) & (between < 1)).any()
    assert result.kept < 1.0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"top": 1.0}, "top share"),
        ({"draws": 0}, "0 draws"),
        ({"draws": 30_000}, "30000 draws"),
        ({"spreads": '{"c9": {"data": 1}}'}, "c9"),
        ({"spreads": '{"c0": {"sigma": 1}}'}, "sigma"),
        ({"spreads": '{"c0": {"bounds": 0.7}}'}, "0.7"),
        ({"spreads": "{"}, "valid JSON"),
        ({"spreads": "[1]"}, "JSON object"),
        ({"spreads": '{"c0": {"shared": 1}}'}, "true or false"),
    ],
)
def test_wrong_requests_are_named(model, tmp_path, changes, words):
    with pytest.raises(InputError, match=words):
        compute_agreement(AgreementRequest(model(), str(tmp_path / "a.tif"), **{"draws": 5, **changes}))
    assert not (tmp_path / "a.tif").exists()


def test_a_model_that_scores_nothing_is_named(model, tmp_path):
    content = json.loads(Path(model()).read_text(encoding="utf-8"))
    content["exclusions"][0]["keep"] = {"max": -1}
    (tmp_path / "none.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match="scores no cell"):
        compute_agreement(AgreementRequest(str(tmp_path / "none.json"), str(tmp_path / "a.tif"), draws=5))


@pytest.mark.parametrize("calls", [1, 4, 8])
def test_cancelling_leaves_nothing(model, tmp_path, cancel_after, leftovers, calls):
    with pytest.raises(Cancelled):
        compute_agreement(AgreementRequest(model(), str(tmp_path / "a.tif"), draws=5), cancelled=cancel_after(calls))
    assert not (tmp_path / "a.tif").exists()
    assert not leftovers()


class Rough:
    """One draw over cells (number, number nearly right): the two are off by as much as the tolerance allows."""

    count, tolerance = 1, 0.5

    def prepare(self, raw):
        return raw

    def approximate(self, prepared, draws):
        return np.repeat(prepared[1:].astype(np.float32), len(draws), axis=0)

    def exact(self, prepared, cells, draws, approximate):
        return prepared[0, cells]

    def points(self, numbers):
        return numbers


def test_a_bound_beside_its_bracket_is_looked_for_again():
    share, wanted = 0.1, 10
    sample = np.tile(np.linspace(10.0, 20.0, 1000), (2, 1))
    low = brackets_of(Rough(), sample, np.array([0]), share, topshare._WIDTHS[0], lambda: False).low[0]
    # nine cells are above the bracket; the tenth lies just below it and is not held, the eleventh is
    cells = np.full((2, 10 * wanted), 10.0)
    cells[:, : wanted - 1] = 30.0
    cells[:, wanted - 1] = low - 0.1, low - 0.6
    cells[:, wanted] = low - 0.2, low - 0.1
    found = top_bounds(Rough(), lambda work: map(work, [cells]), sample, cells.shape[1], share)
    assert found.bounds.tolist() == [low - 0.1]
    assert found.counts is None or np.concatenate(found.counts).sum() == wanted


def test_a_worth_near_0_scores_in_the_draws_what_it_scores_on_the_map():
    # the foot of an S: worth sin²(π/2·1e-5) = 2.5e-10, whose geometric mean with 1 at the weight 0.1 is 11 points
    functions = (ValueFunction("s_up", low=0.0, high=1.0), ValueFunction("linear", low=0.0, high=1.0))
    draws = map_draws(functions, np.array([[0.1, 0.9]]), Combination("geometric"))
    raw = np.array([[1e-5, 0.0, 1e-3], [1.0, 1.0, 0.0]], dtype=np.float32)
    points = draws.points(draws.approximate(draws.prepare(raw), np.array([0])))[0]
    assert points == pytest.approx([100 * np.sin(np.pi / 2 * 1e-5) ** 0.2, 0.0, 0.0], rel=1e-4)
