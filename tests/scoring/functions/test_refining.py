"""Numbers typed, ends switched, steps added and removed: always a function that a model file takes."""

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.scoring.functions.refining import (
    MOST_STEPS,
    checked,
    widest_step,
    with_break,
    with_end,
    with_number,
    without_step,
)
from dss_planner.scoring.functions.valuefunctions import ValueFunction

LINE = ValueFunction("linear", 10, 20)
STEPS = ValueFunction("steps", breaks=(10.0, 20.0), values=(0.0, 0.4, 1.0))
BELL = ValueFunction("bell", 4, 6, half_width=2)


def test_numbers_typed():
    assert with_number(LINE, "low", 12.25, "c") == ValueFunction("linear", 12.25, 20)
    assert with_number(LINE, "low", 30, "c").trend == -1
    assert with_number(BELL, "half_width", 3, "c").half_width == 3
    assert with_number(STEPS, "break:1", 15, "c").breaks == (10, 15)
    assert with_number(STEPS, "value:0", 0.2, "c").values == (0.2, 0.4, 1.0)
    classes = ValueFunction("categories", categories={1: 0.5})
    assert with_number(classes, "code:7", 1, "c").categories == {1: 0.5, 7: 1}
    assert with_number(classes, "other", 0.25, "c").other == 0.25


def test_a_threshold_at_the_bound_is_the_bound():
    ends = with_end(LINE, "below", 0.5)
    assert (ends.below, ends.lower) == (0.5, None)
    moved = with_number(ends, "lower", 5, "c")
    assert moved.thresholds == (5, 20)
    assert with_number(moved, "lower", 10, "c") == ends


@pytest.mark.parametrize(
    ("function", "key", "number", "words"),
    [
        (LINE, "low", 20, "two different numbers"),
        (ValueFunction("s_up", 0, 1), "low", 2, "low < high"),
        (BELL, "half_width", 0, "above 0"),
        (BELL, "low", 7, "low ≤ high"),
        (STEPS, "break:0", 25, "ascending breaks"),
        (STEPS, "value:0", 1.5, "from 0 to 1"),
        (with_end(LINE, "above", 0.1), "above", -0.1, "from 0 to 1"),
        (LINE, "low", float("nan"), "a number is expected"),
    ],
)
def test_wrong_numbers_are_refused_with_the_name_of_the_criterion(function, key, number, words):
    with pytest.raises(InputError, match=words) as error:
        with_number(function, key, number, "Rain")
    assert "“Rain”" in str(error.value)


def test_ends_on_and_off():
    high = with_end(BELL, "above", 0.25, (0, 100))
    assert (high.upper, high.above) == (90, 0.25)
    assert high.apply(np.array([95.0])) == pytest.approx([0.25])
    both = with_end(high, "below", 0.75, (0, 2000))
    assert both.lower == 90
    assert checked(both, "c") == both
    assert with_end(with_end(both, "above", None), "below", None) == BELL


def test_a_step_more_and_a_step_less():
    more = with_break(STEPS, 15)
    assert (more.breaks, more.values) == ((10, 15, 20), (0.0, 0.4, 0.7, 1.0))
    assert without_step(more, 2) == STEPS
    last = with_break(STEPS, 30)
    assert last.breaks == (10, 20, 30)
    assert last.values == pytest.approx((0, 0.4, 0.7, 1.0))
    assert without_step(STEPS, 0).breaks == (20,)
    assert without_step(STEPS, 0).values == (0.4, 1.0)
    assert without_step(STEPS, 2).breaks == (10,)
    two = ValueFunction("steps", breaks=(1.0,), values=(0.0, 1.0))
    assert without_step(two, 0) == two
    with pytest.raises(InputError, match="already"):
        with_break(STEPS, 10)
    many = ValueFunction("steps", breaks=tuple(map(float, range(MOST_STEPS - 1))), values=(0.5,) * MOST_STEPS)
    with pytest.raises(InputError, match="Remove one first"):
        with_break(many, 0.5)


def test_the_widest_step_has_most_room():
    assert widest_step(STEPS, (0, 50)) == 35
    assert widest_step(STEPS, (-40, 22)) == -15
