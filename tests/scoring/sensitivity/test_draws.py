"""Draws of weights, bounds and errors: seeded, on the simplex, with the moments that the formulas give."""

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.scoring.sensitivity.draws import (
    WEIGHT_STEP,
    Sampling,
    Spread,
    check_spreads,
    draw_bounds,
    draw_errors,
    draw_weights,
    weight_moments,
    with_errors,
)

CHOSEN = np.array([0.5, 0.3, 0.15, 0.05])


@pytest.mark.parametrize("weighting", ["flat", "around", "fixed"])
def test_weights_sum_to_exactly_one_and_none_is_nothing(weighting):
    drawn = draw_weights(CHOSEN, Sampling(500, 3, weighting, 2.0))
    assert drawn.shape == (500, 4)
    assert (drawn.sum(axis=1) == 1.0).all()
    assert (drawn > 0).all()
    steps = drawn / WEIGHT_STEP
    assert (steps == np.rint(steps)).all()


def test_the_same_seed_draws_the_same_and_another_does_not():
    first, again, other = (draw_weights(CHOSEN, Sampling(50, seed)) for seed in (4, 4, 5))
    assert (first == again).all()
    assert (first != other).any()


@pytest.mark.parametrize("weighting", ["flat", "around"])
def test_moments_are_those_of_many_draws(weighting):
    sampling = Sampling(200_000, 1, weighting, 12.0)
    mean, covariance = weight_moments(CHOSEN, sampling)
    drawn = draw_weights(CHOSEN, sampling)
    np.testing.assert_allclose(drawn.mean(axis=0), mean, atol=2e-3)
    np.testing.assert_allclose(np.cov(drawn.T), covariance, atol=4e-4)


def test_a_weight_varies_by_what_the_concentration_says():
    _, covariance = weight_moments(np.array([0.2, 0.8]), Sampling(concentration=30.0))
    assert np.sqrt(covariance[0, 0]) == pytest.approx(np.sqrt(0.2 * 0.8 / 31))


def test_fixed_weights_do_not_vary():
    sampling = Sampling(5, 0, "fixed")
    np.testing.assert_allclose(draw_weights(2 * CHOSEN, sampling), np.tile(CHOSEN, (5, 1)), atol=WEIGHT_STEP)
    mean, covariance = weight_moments(CHOSEN, sampling)
    np.testing.assert_allclose(mean, CHOSEN)
    assert not covariance.any()


def test_bounds_move_within_their_share_and_each_draw_is_its_own():
    spreads = (Spread(bounds=0.2), Spread())
    shifts = np.array([draw_bounds(spreads, 7, draw) for draw in range(300)])
    assert np.abs(shifts[:, 0]).max() <= 0.2
    assert np.abs(shifts[:, 0]).max() > 0.19
    assert not shifts[:, 1].any()
    np.testing.assert_array_equal(draw_bounds(spreads, 7, 250), shifts[250])


def test_errors_are_in_the_unit_or_a_share_and_shared_where_they_are():
    spreads = (Spread(0.1), Spread(5.0, relative=False), Spread(0.1, shared=True))
    raw = np.tile([100.0, 100.0, 100.0], (4000, 1))
    found = with_errors(raw, spreads, draw_errors(spreads, 1, 0, len(raw)))
    assert found[:, 0].std() == pytest.approx(10.0, rel=0.05)
    assert found[:, 1].std() == pytest.approx(5.0, rel=0.05)
    assert np.ptp(found[:, 2]) == 0.0
    assert found[0, 2] != 100.0


@pytest.mark.parametrize("sampling", [Sampling(0), Sampling(5, -1), Sampling(5, 0, "even"), Sampling(concentration=0)])
def test_draws_that_cannot_be_made_are_refused(sampling):
    with pytest.raises(InputError):
        sampling.check()


def test_bounds_that_could_change_places_are_refused():
    with pytest.raises(InputError, match="Slope"):
        check_spreads((Spread(bounds=0.5),), ("Slope",))
