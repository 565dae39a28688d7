"""Weighted sum, ordered weighting and TOPSIS against published vectors, hand computation and pymcdm."""

import numpy as np
import pytest

from dss_planner.sites.combining import geometric_mean, ordered_weighting, orness, owa, ranks, topsis, weighted_sum

NAN = np.nan
#: SCIENCE.md section 10, T34: four cars by style, reliability, economy and cost; the last is better when lower.
T34 = np.array([[7, 9, 9, 8], [8, 7, 8, 7], [9, 6, 8, 9], [6, 7, 8, 6]], dtype=float)
T34_WEIGHTS = np.array([0.1, 0.4, 0.3, 0.2])
T34_HIGHER = np.array([True, True, True, False])


def test_t34_topsis():
    found = topsis(T34, T34_WEIGHTS, T34_HIGHER)
    assert found.score / 100 == pytest.approx([0.742694, 0.403599, 0.175870, 0.441429], abs=1e-5)
    assert ranks(found.score).tolist() == [1, 3, 4, 2]


def test_topsis_as_pymcdm():
    methods = pytest.importorskip("pymcdm.methods")
    normalizations = pytest.importorskip("pymcdm.normalizations")
    rng = np.random.default_rng(4)
    raw, weights = rng.uniform(1, 50, (12, 5)), rng.dirichlet(np.ones(5))
    body = methods.TOPSIS(normalization_function=normalizations.vector_normalization)
    # pymcdm turns cost criteria round while normalising, so only criteria to be maximised compare
    own = topsis(raw, weights, np.ones(5, dtype=bool)).score / 100
    assert own == pytest.approx(body(raw, weights, np.ones(5)), abs=1e-12)


def test_topsis_points_sum_to_the_score_and_what_it_lacks():
    found = topsis(T34, T34_WEIGHTS, T34_HIGHER)
    assert found.gained.sum(axis=1) == pytest.approx(found.score)
    assert found.lost.sum(axis=1) == pytest.approx(100 - found.score)


def test_topsis_leaves_unknown_criteria_out():
    raw = np.array([[1.0, 5.0], [2.0, NAN], [3.0, 1.0]])
    found = topsis(raw, np.array([0.5, 0.5]), np.array([True, True]))
    # the second site is judged by the first criterion alone: halfway between 1 and 3
    assert found.score[1] == pytest.approx(50.0)
    assert found.gained[1, 1] == found.lost[1, 1] == 0.0


def test_t37_ordered_weighted_average():
    assert owa(np.array([[0.9, 0.5, 0.3]]), np.array([0.2, 0.3, 0.5])) == pytest.approx([0.48], abs=1e-9)
    assert owa(np.array([[0.3, 0.9, 0.5]]), np.array([0.2, 0.3, 0.5])) == pytest.approx([0.48], abs=1e-9)
    assert orness(np.array([0.2, 0.3, 0.5])) == pytest.approx(0.35, abs=1e-9)
    values, weights = np.array([[0.9, 0.5, 0.3]]), np.array([0.5, 0.3, 0.2])
    assert ordered_weighting(values, weights, 2.0).score / 100 == pytest.approx([0.528], abs=1e-9)
    assert ordered_weighting(values[:, ::-1], weights[::-1], 2.0).score / 100 == pytest.approx([0.528], abs=1e-9)
    assert weighted_sum(values, weights).score / 100 == pytest.approx([0.66], abs=1e-9)


def test_attitude_one_is_the_weighted_sum_and_caution_lowers_scores():
    rng = np.random.default_rng(2)
    values, weights = rng.random((20, 4)), rng.dirichlet(np.ones(4))
    plain = weighted_sum(values, weights)
    same = ordered_weighting(values, weights, 1.0)
    assert same.score == pytest.approx(plain.score)
    assert same.gained == pytest.approx(plain.gained)
    assert (ordered_weighting(values, weights, 2.0).score <= plain.score + 1e-9).all()
    assert (ordered_weighting(values, weights, 0.5).score >= plain.score - 1e-9).all()


@pytest.mark.parametrize("combine", [weighted_sum, lambda v, w: ordered_weighting(v, w, 2.0)])
def test_points_gained_and_lost_sum_to_a_hundred(combine):
    values = np.array([[0.2, 0.9, NAN], [1.0, 0.0, 0.5]])
    found = combine(values, np.array([0.5, 0.3, 0.2]))
    assert found.gained.sum(axis=1) == pytest.approx(found.score)
    assert (found.gained + found.lost).sum(axis=1) == pytest.approx([100, 100])


def test_an_unknown_value_is_neither_zero_nor_average():
    found = weighted_sum(np.array([[0.8, NAN], [0.8, 0.0], [NAN, NAN]]), np.array([0.5, 0.5]))
    assert found.score[:2].tolist() == pytest.approx([80.0, 40.0])
    assert np.isnan(found.score[2])


def test_ranks_share_the_better_place():
    assert ranks(np.array([5.0, 9.0, NAN, 5.0, 1.0])).tolist() == [2, 1, 0, 2, 4]
    assert ranks(np.array([[1.0, 2.0], [2.0, 1.0]])).tolist() == [[2, 1], [1, 2]]


def test_geometric_mean_by_hand_and_its_parts():
    values = np.array([[0.25, 1.0], [0.0, 1.0], [np.nan, 0.5], [np.nan, np.nan], [1.0, 1.0]])
    found = geometric_mean(values, np.array([0.5, 0.5]))
    assert found.score[:3] == pytest.approx([50.0, 0.0, 50.0])
    assert np.isnan(found.score[3])
    assert found.score[4] == 100
    known = [0, 1, 2, 4]
    assert found.gained[known].sum(axis=1) == pytest.approx(found.score[known])
    assert (found.gained + found.lost)[known].sum(axis=1) == pytest.approx(100)
    assert found.lost[1] == pytest.approx([100, 0])  # the criterion at 0 loses all there is
    assert found.gained[0] == pytest.approx([10, 40])  # shared out 0.25 : 1


def test_geometric_mean_agrees_with_the_score_of_a_cell():
    from dss_planner.scoring.combination.combining import GEOMETRIC, Combination, losses_of, points_of, score_of

    rng = np.random.default_rng(4)
    values, weights = rng.uniform(0, 1, (50, 4)), rng.dirichlet(np.ones(4))
    values[:5, 2] = 0.0
    found = geometric_mean(values, weights)
    columns, how = list(values.T), Combination(GEOMETRIC)
    score = score_of(columns, weights, how)
    assert found.score == pytest.approx(score)
    assert pytest.approx(points_of(columns, weights, how, score)) == found.gained.T
    assert pytest.approx(losses_of(columns, weights, how, score)) == found.lost.T
