"""Formulas with numbers put in: they give the score they describe."""

import math

import numpy as np
import pytest

from dss_planner.scoring.combination.combining import Combination, order_weights, orness, score_of, trade_off
from dss_planner.scoring.combination.formula import (
    copyable,
    counted_at_ends,
    describe_against_sum,
    formula_of,
    strategies,
    strategy,
    weak_scores,
    weak_sentence,
    widest_trade_off,
)

NAMES, WEIGHTS = ("A", "B < C"), (0.7, 0.3)


def computed(line, values):
    """The number that a line of plain text says."""
    for name, value in zip(NAMES, values):
        line = line.replace(name, str(value))
    return eval(line.removeprefix("S = ").replace("·", "*").replace("^", "**"), {"min": min, "max": max})


@pytest.mark.parametrize(
    "how", [Combination(), Combination("geometric"), Combination("owa", 0.0), Combination("owa", 1.0)], ids=str
)
def test_the_line_says_the_score(how):
    formula = formula_of(how, NAMES, WEIGHTS)
    score = score_of([np.array([0.25]), np.array([0.81])], WEIGHTS, how)[0]
    assert computed(formula.plain, (0.25, 0.81)) == pytest.approx(score)
    assert "<i>B &lt; C</i>" in formula.html
    assert copyable(how, NAMES, WEIGHTS) == formula.plain


def test_ordered_weighting_says_its_exponent_and_weights():
    formula = formula_of(Combination("owa", 1 / 3), NAMES, WEIGHTS)
    assert formula.plain.endswith("Q(p) = p^2")
    assert "A 0.7, B < C 0.3" in copyable(Combination("owa", 1 / 3), NAMES, WEIGHTS)
    # at the neutral optimism it is the weighted sum itself
    assert formula_of(Combination("owa", 0.5), NAMES, WEIGHTS) == formula_of(Combination(), NAMES, WEIGHTS)


def test_what_a_criterion_counts_at_both_ends_of_the_order():
    # α = 2: 0.7² as the strongest, 1 − 0.3² as the weakest
    assert counted_at_ends(Combination("owa", 1 / 3), WEIGHTS) == (
        pytest.approx((0.49, 0.91)),
        pytest.approx((0.09, 0.51)),
    )
    assert counted_at_ends(Combination(), WEIGHTS) == ((0.7, 0.7), (0.3, 0.3))
    assert counted_at_ends(Combination("owa", 0.0), WEIGHTS) == ((0.0, 1.0), (0.0, 1.0))


def test_the_way_through_the_triangle():
    ends = strategies(4, 10)
    assert [(round(item.orness, 9), round(item.trade_off, 9)) for item in (ends[0], ends[5], ends[-1])] == [
        (0, 0),
        (0.5, 1),
        (1, 0),
    ]
    assert all(0 <= item.trade_off <= 1 for item in ends)
    assert strategy(0.5, 1).orness == 0.5


@pytest.mark.parametrize("count", [2, 3, 4, 12])
def test_no_order_weights_have_more_trade_off_than_the_edge(count):
    edge = widest_trade_off(count)
    across = [item.orness for item in edge]
    assert across == sorted(across)
    assert (across[0], across[-1]) == (0, 1)
    rng = np.random.default_rng(7)
    drawn = [np.diff(np.sort(np.r_[0, rng.random(count - 1) ** power, 1])) for power in (0.2, 1, 5) for _ in range(300)]
    for weights in (*drawn, *(order_weights(count, step / 20) for step in range(21))):
        most = np.interp(orness(weights), across, [item.trade_off for item in edge])
        assert trade_off(weights) <= most + 0.02
    assert np.interp(0.5, across, [item.trade_off for item in edge]) == pytest.approx(1)


def test_a_weak_criterion_by_hand():
    low, now, plain, high = weak_scores((0.25, 0.75), 0, Combination("geometric"))
    assert (low, high) == pytest.approx((10, 90))
    assert plain == pytest.approx(100 * (0.25 * 0.1 + 0.75 * 0.9))
    assert now == pytest.approx(100 * math.exp(0.25 * math.log(0.1) + 0.75 * math.log(0.9)))
    assert "“X” (0.1)" in str(weak_sentence(Combination("geometric"), "X", (low, now, plain, high)))
    assert "between 10" in str(weak_sentence(Combination(), "X", (low, plain, plain, high)))


def test_what_is_said_against_the_sum_is_true():
    rng = np.random.default_rng(9)
    values = list(rng.random((3, 500)))
    weights = [0.5, 0.3, 0.2]
    plain = score_of(values, weights, Combination())
    assert describe_against_sum(Combination()) is None
    for how in (Combination("geometric"), *(Combination("owa", o) for o in (0.0, 0.2, 0.7, 1.0))):
        said = str(describe_against_sum(how))
        score = score_of(values, weights, how)
        if "no score rises" in said:
            assert (score <= plain + 1e-9).all()
        else:
            assert "no score falls" in said
            assert (score >= plain - 1e-9).all()
