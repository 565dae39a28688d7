"""Rank frequencies and switching weights of tables against weighing one by one, against pymcdm, and by hand."""

import itertools

import numpy as np
import pytest

from dss_planner.errors import Cancelled
from dss_planner.scoring.sensitivity import tables
from dss_planner.scoring.sensitivity.combinations import METHODS, scores_of
from dss_planner.scoring.sensitivity.draws import Sampling, Spread, draw_weights
from dss_planner.scoring.sensitivity.ranks import frequencies, rank_draws, rank_rows
from dss_planner.scoring.sensitivity.switching import moved, switching_weights
from dss_planner.scoring.sensitivity.tables import Table, drawn_scores, rank_robustness
from dss_planner.sites import combining


@pytest.fixture
def values():
    return np.random.default_rng(5).random((12, 4))


def one_by_one(values, weights, method, attitude=2.0):
    if method == "geometric":
        logs = np.array([sum(w * np.log(v) for w, v in zip(weights, row) if not np.isnan(v)) for row in values])
        known = np.array([sum(w for w, v in zip(weights, row) if not np.isnan(v)) for row in values])
        with np.errstate(invalid="ignore"):
            return np.where(known > 0, 100 * np.exp(logs / np.where(known > 0, known, 1)), np.nan)
    if method == "owa":
        return combining.ordered_weighting(values, weights, attitude).score
    if method == "topsis":
        return combining.topsis(values, weights, np.array([True, False, True, True])).score
    return combining.weighted_sum(values, weights).score


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("gaps", [False, True])
def test_many_weightings_give_the_scores_of_weighing_one_by_one(values, method, gaps):
    if gaps:
        values[[0, 3, 3, 5], [1, 0, 2, 3]] = np.nan
        if method != "topsis":
            values[7] = np.nan
    weights = draw_weights(np.ones(4), Sampling(40, 1, "flat"))
    many = scores_of(values, method, 2.0 if method == "owa" else 1.0, np.array([True, False, True, True]))(weights)
    for row, weight in zip(many, weights):
        np.testing.assert_allclose(row, one_by_one(values, weight, method), rtol=1e-9)


def test_topsis_agrees_with_pymcdm(values):
    methods = pytest.importorskip("pymcdm.methods")
    normalizations = pytest.importorskip("pymcdm.normalizations")
    weights = draw_weights(np.ones(4), Sampling(20, 2, "flat"))
    # pymcdm turns costs around before it divides; with benefits alone both are the same
    topsis = methods.TOPSIS(normalization_function=normalizations.vector_normalization)
    for row, weight in zip(scores_of(values, "topsis")(weights), weights):
        np.testing.assert_allclose(row / 100, topsis(values, weight, np.ones(4)), rtol=1e-9)


def test_vectors_of_ordered_weighting():
    # SCIENCE.md T37: values .9/.5/.3, weights .5/.3/.2: α = 2 → .528, weighted sum .66
    values, weights = np.array([[0.9, 0.5, 0.3]]), np.array([[0.5, 0.3, 0.2]])
    assert scores_of(values, "owa", 2.0)(weights)[0, 0] == pytest.approx(52.8, abs=1e-9)
    assert scores_of(values, "wlc")(weights)[0, 0] == pytest.approx(66.0, abs=1e-9)


@pytest.mark.parametrize("places", [6, 2000])
def test_ranks_are_those_of_the_ranking(places):
    generator = np.random.default_rng(places)
    scores = generator.random((5, places)) * 100
    scores[1, 3] = scores[1, 4]
    scores[2, :5] = 40.0
    scores[3, 2] = np.nan
    scores[4] = np.nan
    scores[0, 1] = scores[0, 0] + 1e-11
    np.testing.assert_array_equal(rank_rows(scores), combining.ranks(scores))


def test_close_scores_are_told_apart_by_comparing():
    # more than 32 bits apart: the radix of the leading bits ties
    scores = np.full((1, 3000), 50.0) + np.arange(3000) % 7 * 1e-9
    scores[0, 0] = 0.0
    scores[0, 1] = 100.0
    np.testing.assert_array_equal(rank_rows(scores), combining.ranks(scores))


def test_frequencies_are_counted_and_do_not_depend_on_threads(values):
    weights = draw_weights(np.ones(4), Sampling(300, 1, "flat"))
    ranks = [rank_draws(scores_of(values, "wlc"), weights, threads) for threads in (1, 3)]
    np.testing.assert_array_equal(*ranks)
    found = frequencies(ranks[0])
    counts = np.zeros((12, 12), int)
    for weight in weights:
        order = np.argsort(-(values @ weight))
        counts[order, np.arange(12)] += 1
    np.testing.assert_array_equal(found.counts(), counts)
    np.testing.assert_array_equal(found.counts(3), counts[:, :3])
    np.testing.assert_allclose(found.shares().sum(axis=1), 1.0)
    np.testing.assert_allclose(found.top_share(3), counts[:, :3].sum(axis=1) / 300)
    np.testing.assert_allclose(found.mean(), counts @ np.arange(1, 13) / 300)


def test_a_place_of_which_nothing_is_known_has_no_rank(values):
    values[2] = np.nan
    found = rank_robustness(table(values), Sampling(20, 1))
    assert found.ranks[2] == 0
    assert not found.frequencies.counts()[2].any()
    assert np.isnan(found.confidence[2])


def table(values, method="wlc", spreads=(), weights=None):
    weights = np.full(values.shape[1], 1 / values.shape[1]) if weights is None else weights
    return Table(values, lambda raw, shifts: np.clip(raw + 0 * shifts[:, 0], 0, 1), weights, method, 2.0, None, spreads)


def test_central_weights_and_confidence():
    # the first is better in one criterion, the second in the other: first with more than half the weight on it
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.1, 0.1]])
    found = rank_robustness(table(values), Sampling(4000, 1, "flat"))
    np.testing.assert_allclose(found.frequencies.shares(1)[:, 0], [0.5, 0.5, 0.0], atol=0.03)
    np.testing.assert_allclose(found.central[0], [0.75, 0.25], atol=0.02)
    np.testing.assert_array_equal(found.confidence[:2], 1.0)
    assert np.isnan(found.central[2]).all()
    assert np.isnan(found.confidence[2])


def test_unsure_data_lower_the_confidence_and_repeat_with_the_seed():
    values = np.array([[0.5, 0.52], [0.5, 0.5], [0.2, 0.2]])
    spreads = (Spread(0.05), Spread(0.05))
    first, again = (rank_robustness(table(values, spreads=spreads), Sampling(300, 9, "fixed")) for _ in range(2))
    assert 0.5 < first.confidence[0] < 0.9
    np.testing.assert_array_equal(first.drawn, again.drawn)
    scores = drawn_scores(table(values, spreads=spreads), Sampling(300, 9, "fixed"))
    np.testing.assert_array_equal(rank_rows(scores), first.drawn)


def test_errors_that_are_shared_do_not_change_a_rank():
    values = np.array([[0.5, 0.52], [0.5, 0.5], [0.2, 0.2]])
    spreads = (Spread(0.05, False, True), Spread(0.05, False, True))
    found = rank_robustness(table(values, spreads=spreads), Sampling(100, 9, "fixed"))
    assert found.confidence[0] == 1.0


def test_switching_weight_by_hand():
    # S₁ = w, S₂ = 0.4 + 0.2·(1 − w)/1: first leads above w = 0.5
    values = np.array([[1.0, 0.0], [0.4, 0.6]])
    first, second = switching_weights(values, np.array([0.8, 0.2]))
    # 1·t against 0.4·t + 0.6·(1 − t): t = 0.5
    assert first.lower == pytest.approx(0.5)
    assert first.lower_place == 1
    assert first.upper is None
    assert first.margin == pytest.approx(0.3)
    assert second.upper == pytest.approx(0.5)
    assert second.lower is None
    assert first.exact


def scanned(values, weights, criterion, method):
    """Where the winner changes, by looking at many weights."""
    scores = scores_of(values, method, 2.0 if method == "owa" else 1.0)
    own = weights[criterion]
    winner = int(np.nanargmax(scores(weights[np.newaxis])[0]))
    ends = []
    for goal in (0.0, 1.0):
        scale = own + (goal - own) * np.linspace(0, 1, 8_001)[:-1]
        rows = np.nan_to_num(scores(moved(weights, criterion, scale)), nan=-1.0)
        behind = np.flatnonzero(rows.max(axis=1) > rows[:, winner] + 1e-9)
        ends.append(None if not len(behind) else scale[behind[0]])
    return ends


@pytest.mark.parametrize(("method", "gaps"), itertools.product(METHODS, [False, True]))
def test_switching_weights_are_where_looking_finds_them(method, gaps):
    generator = np.random.default_rng(11)
    for _ in range(6):
        values = generator.random((6, 3)) + 0.01
        if gaps:
            values[generator.integers(0, 6, 3), generator.integers(0, 3, 3)] = np.nan
        weights = generator.dirichlet(np.ones(3))
        found = switching_weights(values, weights, method, 2.0 if method == "owa" else 1.0)
        for criterion, switch in enumerate(found):
            assert switch.exact == (method in ("wlc", "geometric"))
            for end, seen in zip((switch.lower, switch.upper), scanned(values, weights, criterion, method)):
                if seen is None:
                    assert end is None or min(end, 1 - end) < 2e-4
                else:
                    assert end == pytest.approx(seen, abs=2e-4)


def test_cancelling_stops(values):
    with pytest.raises(Cancelled):
        rank_robustness(table(values), Sampling(50), cancelled=lambda: True)


def test_who_is_first_is_told_as_ranks_tell_it():
    generator = np.random.default_rng(4)
    scores = np.round(generator.random((40, 6)), 1) + generator.uniform(-1e-10, 1e-10, (40, 6))
    scores[generator.random((40, 6)) < 0.2] = np.nan
    scores[0] = np.nan
    places = generator.integers(0, 6, 40)
    wanted = rank_rows(scores)[np.arange(40), places] == 1
    np.testing.assert_array_equal(tables._first(scores, places), wanted)
    assert 5 < wanted.sum() < 35
