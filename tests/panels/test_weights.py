"""Weights that add up to 100, whatever is moved."""

from __future__ import annotations

import pytest

from dss_planner.panels.weights import rebalance, switched_on, to_total


def test_the_others_keep_their_proportion():
    # 50 left for b and c, which stood 3 : 1
    assert rebalance({"a": 20.0, "b": 60.0, "c": 20.0}, "a", 50.0) == {"a": 50.0, "b": 37.5, "c": 12.5}


def test_others_at_zero_share_the_rest():
    assert rebalance({"a": 100.0, "b": 0.0, "c": 0.0}, "a", 40.0) == {"a": 40.0, "b": 30.0, "c": 30.0}


def test_a_lone_weight_is_all():
    assert rebalance({"a": 30.0}, "a", 10.0) == {"a": 100.0}


@pytest.mark.parametrize(("asked", "got"), [(-5.0, 0.0), (140.0, 100.0)])
def test_stays_within_0_and_100(asked, got):
    weights = rebalance({"a": 50.0, "b": 50.0}, "a", asked)
    assert weights["a"] == got
    assert sum(weights.values()) == pytest.approx(100.0)


def test_scales_to_100():
    assert to_total({"a": 1.0, "b": 3.0}) == {"a": 25.0, "b": 75.0}
    assert to_total({"a": 0.0, "b": 0.0}) == {"a": 50.0, "b": 50.0}


def test_switching_a_criterion_off_and_on_restores_the_weights():
    off = to_total({"b": 20.0, "c": 20.0, "d": 10.0})
    assert switched_on({"a": 50.0, **off}, "a") == pytest.approx({"a": 50.0, "b": 20.0, "c": 20.0, "d": 10.0})


@pytest.mark.parametrize("weight", [0.0, 100.0])
def test_a_criterion_switched_on_leaves_room_for_the_others(weight):
    assert switched_on({"a": weight, "b": 75.0, "c": 25.0}, "a") == pytest.approx(
        {"a": 100.0 / 3, "b": 50.0, "c": 50.0 / 3}
    )
    assert switched_on({"a": weight}, "a") == {"a": 100.0}
