"""Combinations against a scalar implementation of the published formulas, and what they promise."""

import math

import numpy as np
import pytest

from dss_planner.scoring.combination.combining import (
    COMBINATIONS,
    Combination,
    losses_of,
    order_weights,
    orness,
    points_of,
    score_of,
    trade_off,
)

NAN = np.nan
FORMS = [
    Combination("weighted_sum"),
    Combination("geometric"),
    *(Combination("owa", optimism) for optimism in (0.0, 0.2, 1 / 3, 0.5, 0.8, 1.0)),
]


def scalar_score(values, weights, form):
    """The score of one cell from the formulas, one term after the other."""
    if form.kind == "weighted_sum":
        return 100 * sum(w * v for v, w in zip(values, weights))
    if form.kind == "geometric":
        return 100 * math.prod(v**w for v, w in zip(values, weights))
    if form.optimism in (0.0, 1.0):
        return 100 * (min if form.optimism == 0 else max)(v for v, w in zip(values, weights) if w > 0)
    exponent = (1 - form.optimism) / form.optimism
    score = passed = 0.0
    for value, weight in sorted(zip(values, weights), reverse=True):
        score += value * (min(passed + weight, 1.0) ** exponent - passed**exponent)
        passed = min(passed + weight, 1.0)
    return 100 * score


def some_cells(criteria=7, cells=400, seed=3):
    """Values with many equal ones, zeros and ones, and weights, one of them 0."""
    rng = np.random.default_rng(seed)
    values = rng.random((criteria, cells))
    values[rng.random(values.shape) < 0.2] = 1
    values[rng.random(values.shape) < 0.2] = 0
    values[rng.random(values.shape) < 0.2] = 0.5
    weights = rng.dirichlet(np.ones(criteria))
    weights[2] = 0
    return values, (weights / weights.sum()).tolist()


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize(("kind", "tolerance"), [("float32", 1e-4), ("float64", 1e-10)])
def test_scores_are_those_of_the_formulas(form, kind, tolerance):
    values, weights = some_cells()
    found = score_of(list(values.astype(kind)), weights, form)
    assert found.dtype == kind
    expected = [scalar_score(cell, weights, form) for cell in values.T]
    np.testing.assert_allclose(found, expected, atol=tolerance)


def test_t37_ordered_weighting():
    values = [np.array([v]) for v in (0.9, 0.5, 0.3)]
    # α = 2 is the optimism 1 / 3
    assert score_of(values, [0.5, 0.3, 0.2], Combination("owa", 1 / 3))[0] / 100 == pytest.approx(0.528, abs=1e-9)
    assert score_of(values, [0.5, 0.3, 0.2], Combination())[0] / 100 == pytest.approx(0.66, abs=1e-9)
    assert orness([0.2, 0.3, 0.5]) == pytest.approx(0.35, abs=1e-9)


def test_geometric_by_hand():
    values = [np.array([0.25, 0.0, 1.0]), np.array([1.0, 1.0, 1.0])]
    assert score_of(values, [0.5, 0.5], Combination("geometric")).tolist() == pytest.approx([50.0, 0.0, 100.0])
    lost = losses_of(values, [0.5, 0.5], Combination("geometric"), np.array([50.0, 0.0, 100.0]))
    assert lost.tolist() == [[50.0, 100.0, 0.0], [0.0, 0.0, 0.0]]


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_points_sum_to_the_score_and_losses_to_what_is_missing(form):
    values, weights = some_cells()
    stacked = list(values)
    score = score_of(stacked, weights, form)
    points, lost = (share(stacked, weights, form, score) for share in (points_of, losses_of))
    np.testing.assert_allclose(points.sum(axis=0), score, atol=1e-9)
    np.testing.assert_allclose(lost.sum(axis=0), 100 - score, atol=1e-9)
    assert points.min() >= 0
    assert lost.min() >= -1e-12
    assert not points[2].any()  # it has no weight
    if form.kind != "geometric":  # a weak criterion costs the mean more than its own share
        np.testing.assert_allclose((points + lost).sum(axis=0), 100, atol=1e-9)


def test_losses_of_the_geometric_mean_name_the_weak_criterion():
    values = [np.array([0.1]), np.array([0.9]), np.array([0.9])]
    score = score_of(values, [0.2, 0.4, 0.4], Combination("geometric"))
    lost = losses_of(values, [0.2, 0.4, 0.4], Combination("geometric"), score)[:, 0]
    # shares 0.2·ln 10 and 0.4·ln(10/9) of the sum
    share = 0.2 * math.log(10) / (0.2 * math.log(10) + 0.8 * math.log(10 / 9))
    assert lost[0] == pytest.approx(share * (100 - score[0]))


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_ends_and_order_do_not_depend_on_the_form(form):
    values, weights = some_cells()
    weights[2] = 0.0
    ends = [np.array([0.0, 1.0], dtype=np.float32)] * 7
    assert score_of(ends, weights, form).tolist() == pytest.approx([0.0, 100.0], abs=1e-4)
    found = score_of(list(values.astype(np.float32)), weights, form)
    assert 0 <= found.min() <= found.max() <= 100
    turned = score_of(list(values[::-1].astype(np.float32)), weights[::-1], form)
    np.testing.assert_allclose(found, turned, atol=1e-4)
    better = values.copy()
    better[4] = np.minimum(better[4] + 0.1, 1)
    assert (score_of(list(better.astype(np.float32)), weights, form) >= found - 1e-4).all()


def test_points_of_equal_values_do_not_depend_on_the_order_of_the_criteria():
    values, weights = [np.array([0.6])] * 3, [0.5, 0.3, 0.2]
    score = score_of(values, weights, Combination("owa", 0.2))
    points = points_of(values, weights, Combination("owa", 0.2), score)[:, 0]
    assert points.tolist() == pytest.approx([30.0, 18.0, 12.0])


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_unknown_in_any_criterion_is_unknown(form):
    values, weights = some_cells()
    for criterion in range(7):
        cells = values.astype(np.float32)
        cells[criterion, ::3] = NAN
        score = score_of(list(cells), weights, form)
        assert np.isnan(score[::3]).all()
        assert np.isfinite(score[1::3]).all()
        points = points_of(list(cells), weights, form, score)
        lost = losses_of(list(cells), weights, form, score)
        for share in (points, lost):
            assert np.isnan(share[:, ::3]).all()
            assert np.isfinite(share[:, 1::3]).all()


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_single_cell_gives_the_same_bits_as_the_map(form):
    rng = np.random.default_rng(8)
    values = rng.random((12, 130, 100)).astype(np.float32)
    weights = rng.dirichlet(np.ones(12)).tolist()
    whole = score_of(list(values), weights, form)
    for row, column in rng.integers(0, 100, (20, 2)):
        alone = score_of([v[row : row + 1, column : column + 1] for v in values], weights, form)
        assert alone[0, 0] == whole[row, column]


def test_optimism_goes_from_the_worst_to_the_best_value():
    values, weights = some_cells()
    stacked = list(values)
    scores = [score_of(stacked, weights, Combination("owa", o)) for o in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)]
    for less, more in zip(scores, scores[1:]):
        assert (more >= less - 1e-9).all()
    np.testing.assert_array_equal(scores[3], score_of(stacked, weights, Combination("weighted_sum")))


def test_the_exponent_of_the_quantifier():
    assert [Combination("owa", o).exponent for o in (0.0, 1 / 3, 0.5, 1.0)] == pytest.approx([math.inf, 2, 1, 0])


def test_order_weights_orness_and_trade_off():
    assert order_weights(4, 0.5).tolist() == pytest.approx([0.25] * 4)
    assert order_weights(4, 0.0).tolist() == [0, 0, 0, 1]
    assert order_weights(4, 1.0).tolist() == [1, 0, 0, 0]
    assert [orness(order_weights(5, o)) for o in (0.0, 0.5, 1.0)] == pytest.approx([0, 0.5, 1])
    assert [trade_off(order_weights(5, o)) for o in (0.0, 0.5, 1.0)] == pytest.approx([0, 1, 0])
    # with many criteria the orness of the quantifier is the optimism itself
    assert orness(order_weights(2000, 0.3)) == pytest.approx(0.3, abs=1e-3)


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_minus_zero_is_zero(form):
    values, weights = some_cells()
    plain = list(values.astype(np.float32))
    signed = [np.where(value == 0, np.float32(-0.0), value) for value in plain]
    np.testing.assert_array_equal(score_of(signed, weights, form), score_of(plain, weights, form))


def test_all_kinds_are_covered_here():
    assert {form.kind for form in FORMS} == set(COMBINATIONS)


def test_as_pymcdm():
    """Its weighted sum and weighted product on worths as they are; the product is Π vᵢ^wᵢ there too."""
    methods = pytest.importorskip("pymcdm.methods")
    rng = np.random.default_rng(11)
    worths, weights = rng.uniform(0.05, 1, (40, 5)), rng.dirichlet(np.ones(5))
    columns = list(worths.T)
    for form, body in ((Combination(), methods.WSM), (Combination("geometric"), methods.WPM)):
        theirs = body(normalization_function=lambda values, **_: values)(worths, weights, np.ones(5))
        np.testing.assert_allclose(score_of(columns, weights.tolist(), form) / 100, theirs, rtol=1e-12)
