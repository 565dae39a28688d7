"""Value functions against values computed by hand from the formulas in SCIENCE.md 2.1."""

import numpy as np
import pytest

from dss_planner.scoring.functions.valuefunctions import ValueFunction


def values(function, *x):
    return function.apply(np.array([x], dtype=np.float32))[0].tolist()


def test_linear_rises_between_its_bounds_and_stays_there():
    assert values(ValueFunction("linear", 10, 30), 0, 10, 15, 20, 30, 99) == pytest.approx([0, 0, 0.25, 0.5, 1, 1])


def test_linear_falls_when_low_is_above_high():
    assert values(ValueFunction("linear", 30, 10), 0, 10, 15, 30, 99) == pytest.approx([1, 1, 0.75, 0, 0])


def test_values_beyond_the_bounds_can_be_given():
    function = ValueFunction("linear", 30, 10, below=0.2, above=0.1)
    assert values(function, 9, 10, 30, 31) == pytest.approx([0.2, 1, 0, 0.1])


def test_s_shapes_are_squared_sines():
    # t = 1/3: sin²(30°) = 0.25; t = 1/2: sin²(45°) = 0.5; t = 2/3: sin²(60°) = 0.75
    up = values(ValueFunction("s_up", 0, 90), -1, 0, 30, 45, 60, 90, 91)
    assert up == pytest.approx([0, 0, 0.25, 0.5, 0.75, 1, 1], abs=1e-6)
    down = values(ValueFunction("s_down", 0, 90), -1, 0, 30, 45, 60, 90, 91)
    assert down == pytest.approx([1, 1, 0.75, 0.5, 0.25, 0, 0], abs=1e-6)


def test_bell_is_one_in_the_ideal_range_and_half_at_its_half_width():
    # d = 5 → 0.5; d = 10 → 2^−4 = 0.0625
    found = values(ValueFunction("bell", 20, 30, half_width=5), 10, 15, 20, 25, 30, 35, 40)
    assert found == pytest.approx([0.0625, 0.5, 1, 1, 1, 0.5, 0.0625], abs=1e-6)


def test_steps_take_the_upper_value_at_a_break():
    function = ValueFunction("steps", breaks=(60.0, 240.0), values=(1.0, 0.6, 0.2))
    assert values(function, 0, 59.9, 60, 239, 240, 1e6) == pytest.approx([1, 1, 0.6, 0.6, 0.2, 0.2])


def test_categories_look_up_codes_and_keep_unlisted_ones_unknown():
    function = ValueFunction("categories", categories={6: 1.0, 3: 0.4})
    found = function.apply(np.array([3, 6, 9, np.nan], dtype=np.float32))
    assert found[:2].tolist() == pytest.approx([0.4, 1.0])
    assert np.isnan(found[2:]).all()
    assert function.unlisted(np.array([3, 9, 9, 0, np.nan], dtype=np.float32)) == (0.0, 9.0)


def test_categories_can_have_a_value_for_the_rest():
    function = ValueFunction("categories", categories={6: 1.0}, other=0.1)
    assert values(function, 6, 9) == pytest.approx([1.0, 0.1])
    assert function.unlisted(np.array([9.0])) == ()


@pytest.mark.parametrize(
    "function",
    [
        ValueFunction("linear", 0, 1),
        ValueFunction("linear", 1, 0, below=0.3, above=0.4),
        ValueFunction("s_up", 0, 1, below=0.3, above=0.4),
        ValueFunction("s_down", 0, 1),
        ValueFunction("bell", 0, 1),
        ValueFunction("steps", breaks=(1.0,), values=(0.0, 1.0)),
        ValueFunction("categories", categories={1: 1.0}, other=0.5),
    ],
)
def test_unknown_stays_unknown_and_values_stay_between_zero_and_one(function):
    found = function.apply(np.array([np.nan, -1e6, -1, 0, 0.5, 1, 7, 1e6], dtype=np.float32))
    assert np.isnan(found[0])
    assert np.isfinite(found[1:]).all()
    assert found[1:].min() >= 0
    assert found[1:].max() <= 1


def test_an_unreachable_place_gets_the_worst_value_of_a_falling_function():
    unreachable = 1e6  # minutes, the marker of the travel-time surface
    assert values(ValueFunction("linear", 240, 60), unreachable) == [0.0]
    assert values(ValueFunction("s_down", 60, 240), unreachable) == pytest.approx([0.0], abs=1e-6)


def test_a_function_does_not_look_at_the_other_cells():
    function = ValueFunction("linear", 0, 100)
    assert values(function, 20, 40) == values(function, 20, 40, 99)[:2]


def test_thresholds_can_lie_apart_from_the_bounds():
    function = ValueFunction("linear", 0, 100, below=0.9, above=0.0, lower=10, upper=50)
    assert values(function, 9, 10, 50, 51) == pytest.approx([0.9, 0.1, 0.5, 0.0])
    bell = ValueFunction("bell", 20, 30, half_width=5, below=0.0, lower=15)
    assert values(bell, 14, 15, 25, 40) == pytest.approx([0, 0.5, 1, 0.0625], abs=1e-6)
    steps = ValueFunction("steps", breaks=(60.0,), values=(1.0, 0.6), above=0.0, upper=240)
    assert values(steps, 59, 240, 241) == pytest.approx([1, 0.6, 0])
    assert np.isnan(values(steps, np.nan)[0])


RISING = [
    ValueFunction("linear", 0, 10),
    ValueFunction("s_up", -3, 7),
    ValueFunction("linear", 0, 10, above=1.0, upper=6),
    ValueFunction("s_up", 0, 10, below=0.0, lower=2),
    ValueFunction("steps", breaks=(1.0, 5.0), values=(0.0, 0.5, 1.0)),
]
FALLING = [
    ValueFunction("linear", 10, 0),
    ValueFunction("s_down", -3, 7),
    ValueFunction("linear", 10, 0, above=0.0, upper=6),
    ValueFunction("steps", breaks=(1.0, 5.0), values=(1.0, 0.5, 0.5), above=0.0, upper=8),
]
NEITHER = [
    ValueFunction("bell", 2, 3),
    ValueFunction("categories", categories={1: 0.0, 2: 1.0}),
    ValueFunction("steps", breaks=(1.0, 5.0), values=(0.0, 1.0, 0.5)),
    ValueFunction("linear", 0, 10, above=0.0),
    ValueFunction("linear", 10, 0, below=0.2),
]


@pytest.mark.parametrize(("function", "trend"), [*((f, 1) for f in RISING), *((f, -1) for f in FALLING)])
def test_what_is_said_to_rise_or_fall_never_turns(function, trend):
    assert function.trend == trend
    found = function.apply(np.linspace(-20, 20, 20001, dtype=np.float32)).astype(float)
    assert (np.diff(found) * trend >= -1.5e-7).all()
    assert found[0] != found[-1]


@pytest.mark.parametrize("function", NEITHER)
def test_what_turns_says_so(function):
    assert function.trend == 0


@pytest.mark.parametrize("function", [*RISING, *FALLING, *NEITHER[:1], *NEITHER[2:]])
def test_a_single_cell_gives_the_same_bits_as_the_map(function):
    x = np.random.default_rng(2).uniform(-20, 20, (64, 50)).astype(np.float32)
    whole = function.apply(x)
    for row, column in ((0, 0), (3, 49), (63, 7)):
        assert function.apply(x[row : row + 1, column : column + 1])[0, 0] == whole[row, column]
        assert function.apply(x[:, column])[row] == whole[row, column]
