"""Weights around locks, presets, ranks and swings: hand-computed, and what always holds."""

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.scoring.weighing.weights import (
    PRESETS,
    around_locks,
    equal,
    from_ranking,
    from_swings,
    preset_weights,
    rebalance,
    rounded,
)


def test_the_others_share_the_rest_as_before():
    assert rebalance([50, 30, 20], 0, 60) == pytest.approx((60, 24, 16))
    assert rebalance([50, 30, 20], 0, 0) == pytest.approx((0, 60, 40))
    assert rebalance([50, 30, 20], 0, 100) == pytest.approx((100, 0, 0))


def test_locked_weights_stay_and_stop_the_moved_one():
    assert rebalance([50, 30, 20], 0, 60, [False, True, False]) == pytest.approx((60, 30, 10))
    assert rebalance([50, 30, 20], 0, 90, [False, True, False]) == pytest.approx((70, 30, 0))
    # all others locked: the moved one takes what they leave
    assert rebalance([10, 30, 20], 0, 5, [False, True, True]) == pytest.approx((50, 30, 20))
    # the lock of the moved one does not hold it
    assert rebalance([50, 30, 20], 0, 60, [True, False, False]) == pytest.approx((60, 24, 16))


def test_others_without_weight_share_equally():
    assert rebalance([100, 0, 0], 0, 40) == pytest.approx((40, 30, 30))


def test_locks_beyond_the_total_are_refused():
    with pytest.raises(InputError, match="locked weights sum to 120 %"):
        rebalance([70, 50, 20], 2, 10, [True, True, False])


def test_any_move_sums_to_the_total_and_goes_back():
    rng = np.random.default_rng(4)
    for _ in range(300):
        n = int(rng.integers(2, 13))
        start = (rng.dirichlet(np.ones(n)) * 100).tolist()
        locked = (rng.random(n) < 0.3).tolist()
        index = int(rng.integers(n))
        locked[index] = False
        if all(flag for i, flag in enumerate(locked) if i != index):
            continue
        moved = rebalance(start, index, float(rng.uniform(-20, 130)), locked)
        assert sum(moved) == pytest.approx(100)
        assert min(moved) >= 0
        assert [w for w, flag in zip(moved, locked) if flag] == [w for w, flag in zip(start, locked) if flag]
        free = [i for i in range(n) if i != index and not locked[i]]
        if min(moved[i] for i in free) > 1e-6:
            assert rebalance(moved, index, start[index], locked) == pytest.approx(start)


def test_shown_weights_sum_to_a_hundred():
    assert rounded([100 / 3] * 3) == (34, 33, 33)
    assert rounded([33.35, 33.35, 33.3], 1) == (33.4, 33.3, 33.3)
    assert rounded([50, 30, 20]) == (50, 30, 20)


def test_advice_is_taken_over_around_locks():
    assert around_locks([0.2, 0.2, 0.6], [50, 30, 20], [True, False, False]) == pytest.approx((50, 12.5, 37.5))
    assert around_locks([1, 1], [50, 50]) == pytest.approx(equal(2))


def test_rank_order_centroid_by_hand():
    assert from_ranking([1, 2, 3], 18) == pytest.approx((11, 5, 2))  # (11/18, 5/18, 2/18)
    assert from_ranking([2, 1, 2], 18) == pytest.approx((3.5, 11, 3.5))


def test_swings():
    assert from_swings([100, 50, 50]) == (50, 25, 25)
    with pytest.raises(InputError, match="swings are 0, 0"):
        from_swings([0, 0])


def test_presets_give_each_criterion_a_share():
    ids = ["erosion", "landcover", "access", "rain"]
    for preset in PRESETS:
        for chosen in (ids, ids[:2], ["erosion"], [*ids, "own"], ["own", "other"]):
            found = preset_weights(preset, chosen)
            assert sum(found) == pytest.approx(100)
            assert min(found) > 0
    balanced = next(p for p in PRESETS if p.id == "balanced")
    # 0.45 to erosion, 0.30 halved between land cover and rain, 0.15 to access; of 0.90
    assert preset_weights(balanced, ids) == pytest.approx((50, 100 / 6, 100 / 6, 100 / 6))
