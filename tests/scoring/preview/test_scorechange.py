"""Two scores compared, by hand."""

import numpy as np
import pytest

from dss_planner.scoring.preview.scorechange import score_change, score_class

NAN = np.nan


def test_hectares_that_change_class_and_cross_the_limit():
    first = np.array([[5.0, 45.0, 55.0, NAN, 80.0, 20.0]], dtype=np.float32)
    second = np.array([[15.0, 50.0, 49.0, 30.0, NAN, 20.0]], dtype=np.float32)
    hectares = np.array([[1.0, 2.0, 4.0, 8.0, 16.0, 32.0]])
    found = score_change(first, second, hectares, 50.0)
    assert found.scored == 39.0
    # 45 → 50 is no other class: 40 to 50 holds 50; it reaches the limit of 50 all the same
    assert (found.up, found.down) == (1.0, 4.0)
    assert (found.above, found.below) == (2.0, 4.0)
    assert (found.gained, found.lost) == (8.0, 16.0)
    assert found.mean == pytest.approx((10 * 1 + 5 * 2 - 6 * 4) / 39)
    assert found.largest == 10.0
    assert found.moved[5, 4] == 4.0
    assert found.moved.sum() == 39.0
    np.testing.assert_array_equal(np.isnan(found.difference), [[False, False, False, True, True, False]])


def test_classes_hold_their_upper_end():
    scores = np.array([0.0, 10.0, 10.01, 99.9, 100.0], dtype=np.float32)
    assert score_class(scores).tolist() == [0, 0, 1, 9, 9]


def test_nothing_in_common():
    found = score_change(np.array([[NAN, 1.0]]), np.array([[2.0, NAN]]), np.ones((1, 2)), 50.0)
    assert np.isnan(found.mean)
    assert (found.scored, found.gained, found.lost) == (0.0, 1.0, 1.0)
