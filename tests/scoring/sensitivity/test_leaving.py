"""The weight that takes a place out of the best, against algebra by hand and a fine scan."""

import numpy as np
import pytest

from dss_planner.scoring.sensitivity.combinations import GEOMETRIC, OWA, TOPSIS, WLC, scores_of
from dss_planner.scoring.sensitivity.leaving import leaving_weights
from dss_planner.scoring.sensitivity.switching import moved, switching_weights


def test_two_criteria_by_hand():
    # with the weight t of the second: a = 1 − t, b = t, c = 0.4; c joins the best two where t > 0.6 or t < 0.4
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]])
    found = leaving_weights(values, np.array([0.5, 0.5]), 2, [0, 1, 2])
    assert found[0].weight == pytest.approx(0.4 if found[0].criterion == 0 else 0.6, abs=1e-6)
    assert (found[1].criterion, found[1].weight) == (0, pytest.approx(0.6, abs=1e-6))
    assert found[2].weight == pytest.approx(0.4, abs=1e-6)
    assert found[2].chosen == 0.5


def test_a_place_that_dominates_never_leaves_and_an_unknown_one_is_left_out():
    values = np.array([[1.0, 1.0], [0.5, 0.2], [np.nan, np.nan], [0.2, 0.5]])
    found = leaving_weights(values, np.array([0.5, 0.5]), 1, [0, 1, 2, 3])
    assert found == [None, None, None, None]


@pytest.mark.parametrize("method", [WLC, GEOMETRIC, OWA, TOPSIS])
def test_found_weights_are_where_the_place_changes_sides_and_none_is_nearer(method):
    generator = np.random.default_rng(3)
    values, weights = generator.uniform(0.05, 1.0, (12, 4)), np.array([0.4, 0.3, 0.2, 0.1])
    values[3, 1] = np.nan if method != TOPSIS else values[3, 1]
    scores = scores_of(values, method, 2.0, np.ones(4, bool))

    def inside(place, criterion, weight):
        row = scores(moved(weights, criterion, np.array([weight])))[0]
        return np.count_nonzero(row > row[place] + 1e-9) < 5

    found = leaving_weights(values, weights, 5, range(12), method, 2.0, np.ones(4, bool))
    assert any(found)
    for place, leaving in enumerate(found):
        own = inside(place, 0, weights[0])
        if leaving is None:
            assert all(inside(place, c, t) == own for c in range(4) for t in np.linspace(0, 1, 101))
            continue
        away = np.sign(leaving.weight - leaving.chosen)
        assert inside(place, leaving.criterion, leaving.weight) != own
        assert inside(place, leaving.criterion, leaving.weight - 1e-4 * away) == own
        margin = abs(leaving.weight - leaving.chosen)
        for criterion, chosen in enumerate(weights):
            near = np.linspace(max(chosen - margin + 0.006, 0), min(chosen + margin - 0.006, 1), 60)
            assert all(inside(place, criterion, t) == own for t in near if abs(t - chosen) < margin - 0.005)


def test_with_one_place_on_top_it_is_the_weight_at_which_the_winner_changes():
    generator = np.random.default_rng(8)
    values, weights = generator.random((9, 3)), np.array([0.5, 0.3, 0.2])
    switches = switching_weights(values, weights)
    winner = int(np.argmax(values @ weights))
    found = leaving_weights(values, weights, 1, [winner])[0]
    assert abs(found.weight - found.chosen) == pytest.approx(min(s.margin for s in switches if s.margin), abs=1e-5)


def test_a_place_that_is_worth_nothing_somewhere_never_overtakes_in_the_geometric_mean():
    # 100·1^t·0^(1 − t) is 0 for every t below 1, however close
    values, weights = np.array([[0.7, 0.7], [1.0, 0.0]]), np.array([0.5, 0.5])
    for switch in switching_weights(values, weights, GEOMETRIC):
        assert (switch.lower, switch.upper) == (None, None)
    assert leaving_weights(values, weights, 1, [0, 1], GEOMETRIC) == [None, None]
    assert switching_weights(np.array([[0.0, 1.0], [1.0, 0.0]]), weights, GEOMETRIC)[0].margin is None


@pytest.mark.parametrize("method", [WLC, GEOMETRIC, OWA, TOPSIS])
def test_a_place_does_not_leave_because_all_weight_falls_on_what_is_unknown_of_it(method):
    values, weights = np.array([[0.9, np.nan], [0.4, 0.3], [0.5, 0.2]]), np.array([0.6, 0.4])
    scores = scores_of(values, method, 2.0)
    rows = scores(moved(weights, 1, np.linspace(0.001, 0.999, 999)))
    assert (rows[:, 0] > rows[:, 1:].max(axis=1)).all()  # ahead wherever it can be ranked
    assert leaving_weights(values, weights, 1, [0], method, 2.0) == [None]
    assert switching_weights(values, weights, method, 2.0)[1].margin is None


@pytest.mark.parametrize("method", [WLC, OWA, TOPSIS])
def test_a_tie_where_one_criterion_has_all_the_weight_is_no_change(method):
    # equal in the first criterion: ahead at every weight below 1, and as good as level very close to it
    values, weights = np.array([[0.8, 0.9], [0.8, 0.2], [0.1, 0.1]]), np.array([0.5, 0.5])
    assert leaving_weights(values, weights, 1, [0, 1], method, 2.0) == [None, None]
    assert switching_weights(values, weights, method, 2.0)[0].margin is None
