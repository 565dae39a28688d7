"""Weight profiles: mean and spread by hand, the map of disagreement against a brute force of whole arrays."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.combination.combining import FULL_SCORE
from dss_planner.scoring.disagreement import DisagreementRequest, compute_disagreement
from dss_planner.scoring.weighing.profiles import (
    Profile,
    mean_weights,
    profile_weights,
    spreads,
    with_profile,
    without,
)

NAN = np.nan
PROFILES = (
    Profile("Mongolia", {"a": 60, "b": 40}, "country", "B. Bold", "2026-11-20"),
    Profile("Korea", {"a": 1, "b": 3}, "country"),
    Profile("WG II", {"a": 0.5, "b": 0.5}, "working_group"),
)


def test_mean_and_spread_by_hand():
    assert profile_weights(PROFILES, ["a", "b"]).tolist() == [[0.6, 0.4], [0.25, 0.75], [0.5, 0.5]]
    assert mean_weights(PROFILES, ["a", "b"]) == pytest.approx({"a": 0.45, "b": 0.55})
    a, b = spreads(PROFILES, ["a", "b"])
    assert (a.mean, a.lowest, a.highest) == pytest.approx((45, 25, 60))
    assert a.deviation == pytest.approx(np.sqrt((15**2 + 20**2 + 5**2) / 3))
    assert (a.lowest_by, a.highest_by) == ("Korea", "Mongolia")
    assert b.highest_by == "Korea"


def test_profiles_are_replaced_by_name():
    own = Profile("Korea", {"a": 1, "b": 1})
    assert with_profile(PROFILES, own) == (PROFILES[0], own, PROFILES[2])
    assert with_profile(PROFILES, Profile("Japan", {"a": 1}))[-1].name == "Japan"
    assert [p.name for p in without(PROFILES, "Korea")] == ["Mongolia", "WG II"]


def test_nothing_is_filled_in():
    with pytest.raises(InputError, match="“Mongolia” says nothing about c"):
        profile_weights(PROFILES, ["a", "c"])
    with pytest.raises(InputError, match="no weight profile"):
        profile_weights((), ["a"])
    with pytest.raises(InputError, match="“X” gives all of its weight to criteria that are not used"):
        profile_weights((Profile("X", {"a": 0, "b": 1}),), ["a"])


@pytest.fixture
def layers(make_raster):
    rng = np.random.default_rng(12)
    arrays = [rng.uniform(0, 10, (60, 80)).astype(np.float32) for _ in range(3)]
    for array in arrays:
        array[rng.random(array.shape) < 0.05] = NAN
    return arrays, [make_raster(f"p{number}.tif", array) for number, array in enumerate(arrays)]


def model_of(write_model, paths, **more):
    criteria = [{"id": "a", "layer": paths[0]}, {"id": "b", "layer": paths[1]}]
    rules = [{"id": "r", "name": "r", "layer": paths[2], "keep": {"max": 8}}]
    return write_model(criteria, rules, profiles=[profile.as_dict() for profile in PROFILES], **more)


def expected_scores(arrays, form):
    a, b = (np.clip(array.astype(float) / 10, 0, 1) for array in arrays[:2])
    shut = ~(arrays[2] <= 8)
    found = []
    for p in (0.6, 0.25, 0.5):
        if form == "weighted_sum":
            score = p * a + (1 - p) * b
        elif form == "geometric":
            score = a**p * b ** (1 - p)
        else:  # optimism 1/3: α = 2; the better value counts its weight squared
            best, share = np.maximum(a, b), np.where(a >= b, p, 1 - p) ** 2
            score = share * best + (1 - share) * np.minimum(a, b)
        found.append(np.where(shut | np.isnan(a) | np.isnan(b), NAN, FULL_SCORE * score))
    return np.array(found)


@pytest.mark.parametrize(("form", "more"), [("weighted_sum", {}), ("geometric", {}), ("owa", {"optimism": 1 / 3})])
def test_the_map_against_whole_arrays(tmp_path, write_model, layers, form, more):
    arrays, paths = layers
    version = 1 if form == "weighted_sum" else 2
    model = model_of(write_model, paths, combination=form, version=version, **more)
    result = compute_disagreement(DisagreementRequest(model, str(tmp_path / "out" / "d.tif")))
    mean, deviation, low, high, spread = (read_whole(result.output, band) for band in range(1, 6))
    scores = expected_scores(arrays, form)
    np.testing.assert_allclose(mean, scores.mean(axis=0), atol=1e-4)
    np.testing.assert_allclose(deviation, scores.std(axis=0), atol=1e-4)
    np.testing.assert_allclose(low, scores.min(axis=0), atol=1e-4)
    np.testing.assert_allclose(high, scores.max(axis=0), atol=1e-4)
    known = np.isfinite(scores[0])
    ranks = np.array([100 * (stats.rankdata(score[known]) - 0.5) / known.sum() for score in scores])
    np.testing.assert_allclose(spread[known], np.ptp(ranks, axis=0), atol=0.2)  # ties within a hundredth of a point
    assert np.isnan(spread[~known]).all()
    rho = np.array([[stats.spearmanr(one[known], two[known])[0] for two in scores] for one in scores])
    np.testing.assert_allclose(np.array(result.correlation, dtype=float), rho, atol=1e-4)
    assert result.deviation == pytest.approx(np.nanmean(scores.std(axis=0)), rel=1e-3)
    assert result.profiles == ("Mongolia", "Korea", "WG II")
    stored = json.loads(Path(result.output).with_name("d.provenance.json").read_text(encoding="utf-8"))
    assert stored["results"]["spreads"][0]["highest_by"] == "Mongolia"


def test_equal_scores_share_their_ranks(tmp_path, write_model, make_raster):
    a, b = (np.random.default_rng(seed).integers(0, 4, (12, 15)).astype(float) for seed in (1, 2))
    paths = [make_raster(f"{number}.tif", array) for number, array in enumerate((a, b))]
    criteria = [{"id": "a", "layer": paths[0]}, {"id": "b", "layer": paths[1]}]
    weights = ((1, 0), (0, 1), (2, 1))
    profiles = [{"name": str(w), "weights": dict(zip("ab", w))} for w in weights]
    result = compute_disagreement(
        DisagreementRequest(write_model(criteria, profiles=profiles), str(tmp_path / "d.tif"))
    )
    ranks = [100 * (stats.rankdata((p * a + q * b).ravel()) - 0.5) / a.size for p, q in weights]
    np.testing.assert_allclose(read_whole(result.output, 5).ravel(), np.ptp(ranks, axis=0), atol=1e-4)
    assert result.correlation[0][1] == pytest.approx(stats.spearmanr(a.ravel(), b.ravel())[0], abs=1e-6)


def test_the_same_weights_never_disagree(tmp_path, write_model, layers):
    _, paths = layers
    criteria = [{"id": "a", "layer": paths[0]}, {"id": "b", "layer": paths[1]}]
    profiles = [{"name": name, "weights": {"a": 1, "b": 2}} for name in "xyz"]
    result = compute_disagreement(
        DisagreementRequest(write_model(criteria, profiles=profiles), str(tmp_path / "d.tif"))
    )
    assert np.nanmax(read_whole(result.output, 2)) < 1e-5
    assert np.nanmax(read_whole(result.output, 5)) == 0
    assert np.array(result.correlation).min() == pytest.approx(1)


def test_faults_and_cancel(tmp_path, write_model, layers, leftovers, cancel_after):
    _, paths = layers
    plain = write_model([{"layer": paths[0]}])
    with pytest.raises(InputError, match="no weight profile"):
        compute_disagreement(DisagreementRequest(plain, str(tmp_path / "out" / "d.tif")))
    model = model_of(write_model, paths)
    for calls in (1, 3):
        with pytest.raises(Cancelled):
            compute_disagreement(
                DisagreementRequest(model, str(tmp_path / "out" / "d.tif")), cancelled=cancel_after(calls)
            )
    assert leftovers() == []
    assert not (tmp_path / "out" / "d.tif").exists()
