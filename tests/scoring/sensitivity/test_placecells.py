"""Places made of cells: the mean of the cells' scores, held against a scalar implementation."""

import math

import numpy as np
import pytest

from dss_planner.errors import Cancelled
from dss_planner.running import never
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.sensitivity import placecells
from dss_planner.scoring.sensitivity.combinations import GEOMETRIC, OWA
from dss_planner.scoring.sensitivity.placecells import PlaceCells
from dss_planner.scoring.sensitivity.switching import switching_weights
from dss_planner.scoring.sensitivity.tables import Sampling, Table, rank_robustness

FUNCTIONS = (ValueFunction("linear", low=0.0, high=10.0), ValueFunction("linear", low=5.0, high=1.0))


@pytest.fixture
def cells():
    """Three places of 4, 3 and no cells."""
    raw = np.array([[1, 2], [4, 4.5], [9, 1.5], [10, 3], [5, 2], [0, 2], [7, 4]], dtype=np.float32)
    place = np.array([0, 0, 0, 0, 1, 1, 1])
    share = np.array([1.0, 0.5, 1.0, 0.25, 1.0, 1.0, 0.75])
    return PlaceCells(raw, place, share, 3, FUNCTIONS)


def worth(row, errors=(0.0, 0.0)):
    own = (row[0] / 10.0, (5.0 - row[1]) / 4.0)
    return [min(max(value + error, 0.0), 1.0) for value, error in zip(own, errors)]


def geometric(values, weights):
    return 100.0 * math.prod(value**weight for value, weight in zip(values, weights))


def cautious(values, weights):
    """OWA with Q(p) = p²: largest first."""
    total, reached, before = 0.0, 0.0, 0.0
    for value, weight in sorted(zip(values, weights), reverse=True):
        reached += weight
        total += 100.0 * value * (reached**2 - before)
        before = reached**2
    return total


def mean_of(cells, place, score, errors=(0.0, 0.0)):
    rows = [(row, share) for row, at, share in zip(cells.raw.tolist(), cells.place, cells.share) if at == place]
    return sum(score(worth(row, errors)) * share for row, share in rows) / sum(share for _, share in rows)


@pytest.mark.parametrize(("method", "score"), [(GEOMETRIC, geometric), (OWA, cautious)])
def test_the_score_of_a_place_is_the_mean_of_the_scores_of_its_cells(cells, method, score, monkeypatch):
    weights = np.array([[0.6, 0.4], [0.1, 0.9], [0.5, 0.5]])
    found = cells.scores(method, 2.0)(weights)
    assert np.isnan(found[:, 2]).all(), "nothing is known of a place without a cell"
    for row, own in enumerate(weights.tolist()):
        for place in (0, 1):
            expected = mean_of(cells, place, lambda values, own=own: score(values, own))
            assert found[row, place] == pytest.approx(expected, rel=1e-6)
    monkeypatch.setattr(placecells, "_CELLS", 2)
    np.testing.assert_allclose(cells.scores(method, 2.0)(weights), found, rtol=1e-12)


def test_errors_are_of_a_place_and_bounds_of_a_function(cells):
    errors = np.array([[0.2, -0.3], [0.0, 0.0], [0.0, 0.0]])
    found = cells.scores(GEOMETRIC, 1.0, errors)(np.array([[0.6, 0.4]]))[0]
    expected = mean_of(cells, 0, lambda values: geometric(values, (0.6, 0.4)), (0.2, -0.3))
    assert found[0] == pytest.approx(expected, rel=1e-6)
    plain = cells.scores(GEOMETRIC, 1.0)(np.array([[0.6, 0.4]]))[0]
    assert found[1] == plain[1]
    moved = PlaceCells(
        cells.raw, cells.place, cells.share, 3, (ValueFunction("linear", low=1.0, high=8.0), FUNCTIONS[1])
    )
    shifts = np.array([[0.1, -0.2], [0.0, 0.0]])
    np.testing.assert_allclose(
        cells.scores(GEOMETRIC, 1.0, shifts=shifts)(np.array([[0.6, 0.4]])),
        moved.scores(GEOMETRIC, 1.0)(np.array([[0.6, 0.4]])),
        rtol=1e-6,
    )


def test_ranks_and_switching_weights_are_of_the_cells(cells):
    # by their mean worths 0.68 and 0.59 the first place leads; a cell worth nothing pulls the second further down
    means = np.array(
        [
            [
                100.0
                * np.average(
                    [worth(r)[j] for r in cells.raw[cells.place == p].tolist()], weights=cells.share[cells.place == p]
                )
                for j in (0, 1)
            ]
            for p in (0, 1)
        ]
        + [[np.nan, np.nan]]
    )
    table = Table(means, lambda raw, shifts: raw / 100.0, np.array([0.6, 0.4]), GEOMETRIC, cells=cells, full=100.0)
    found = rank_robustness(table, Sampling(draws=50, seed=2))
    own = cells.scores(GEOMETRIC, 1.0)(np.array([[0.6, 0.4]]))[0]
    np.testing.assert_array_equal(found.scores, own)
    assert found.ranks[2] == 0
    assert [switch.exact for switch in found.switches] == [False, False]
    scores = table.scores()
    for switch in switching_weights(table.chosen(), table.weights, GEOMETRIC, scores=scores):
        if switch.upper is not None:
            weights = np.array([switch.upper, 1.0 - switch.upper])
            if switch.criterion:
                weights = weights[::-1]
            at = scores(weights[np.newaxis])[0]
            assert at[0] == pytest.approx(at[1], abs=1e-3)


def test_a_cancel_is_heard_between_blocks(cells):
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 1

    scores = cells.scores(GEOMETRIC, 1.0, cancelled=stop)
    scores(np.array([[0.5, 0.5]]))
    with pytest.raises(Cancelled):
        scores(np.array([[0.5, 0.5]]))
    assert not never()
