"""Curves, thumbnails and handles of value functions: what is drawn is what is applied, what is dragged stays valid."""

import numpy as np
import pytest

from dss_planner.scoring.defaults import changed_kind, mirrored, proposed
from dss_planner.scoring.functions.curves import curve, dragged, handles, span, thumbnail
from dss_planner.scoring.functions.functionparsing import parse_function
from dss_planner.scoring.functions.valuefunctions import KINDS, ValueFunction
from dss_planner.scoring.model import function_to_dict

FUNCTIONS = [
    ValueFunction("linear", 0.0, 100.0),
    ValueFunction("linear", 100.0, 0.0, below=0.2, lower=10.0),
    ValueFunction("s_up", 0.0, 90.0, above=0.0),
    ValueFunction("s_down", 0.0, 90.0),
    ValueFunction("bell", 20.0, 30.0, half_width=15.0, above=0.0, upper=60.0),
    ValueFunction("steps", breaks=(10.0, 50.0, 70.0), values=(0.0, 0.5, 1.0, 0.2)),
    ValueFunction("categories", categories={1: 0.0, 6: 1.0}, other=0.5),
]
QUANTITIES = FUNCTIONS[:-1]


@pytest.mark.parametrize("function", QUANTITIES)
def test_the_curve_is_the_function(function):
    found = curve(function, (-20.0, 120.0))
    assert found.x[0] == -20
    assert found.x[-1] == 120
    assert list(found.x) == sorted(set(found.x))
    x = np.random.default_rng(1).uniform(-20, 120, 4000).astype(np.float32)
    drawn = np.interp(x, found.x, found.y)
    np.testing.assert_allclose(drawn, function.apply(x), atol=2e-3)


def test_jumps_are_upright():
    found = curve(QUANTITIES[5], (0.0, 100.0))
    at = [y for x, y in zip(found.x, found.y) if abs(x - 50) < 1e-3]
    assert at == [0.5, 1.0, 1.0]


def test_thumbnails():
    assert thumbnail(QUANTITIES[0], (0, 100), 4) == pytest.approx((0.125, 0.375, 0.625, 0.875))
    assert thumbnail(FUNCTIONS[-1]) == (0.0, 1.0)
    assert curve(FUNCTIONS[-1]).x == (1.0, 6.0)
    for function in FUNCTIONS:
        low, high = span(function)
        assert low < high
        assert all(0 <= v <= 1 for v in thumbnail(function))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_handles_lie_on_the_curve_or_on_what_they_change(function):
    for handle in handles(function, (-20.0, 120.0)):
        assert 0 <= handle.y <= 1
        assert handle.moves_x != handle.moves_y
        if handle.key in ("low", "high", "narrow", "wide", "lower", "upper"):
            assert handle.y == function.apply(np.array([handle.x], dtype=np.float32))[0]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_whatever_is_dragged_stays_a_valid_function(function):
    rng = np.random.default_rng(3)
    limits = (-20.0, 120.0)
    for _ in range(200):
        found = handles(function, limits)
        handle = found[int(rng.integers(len(found)))]
        x, y = rng.uniform(-60, 160), rng.uniform(-0.5, 1.5)
        function = dragged(function, handle.key, float(x), float(y), limits)
        assert parse_function(function_to_dict(function), "dragged") == function
        moved = next(h for h in handles(function, limits) if h.key == handle.key)
        if handle.moves_y:
            assert moved.y == pytest.approx(min(max(y, 0), 1))
        assert limits[0] - 0.2 <= moved.x <= limits[1] + 0.2


def test_a_handle_goes_where_it_is_dragged():
    assert dragged(QUANTITIES[0], "low", 30, 0, (0, 200)).low == 30
    assert dragged(QUANTITIES[0], "low", 150, 0, (0, 200)).low < 100
    falling = dragged(QUANTITIES[1], "high", 150, 0, (0, 200))
    assert 99 < falling.high < 100  # stays left of low: the line keeps falling
    assert dragged(QUANTITIES[4], "wide", 50, 0).half_width == 20
    assert dragged(QUANTITIES[5], "break:1", 5, 0, (0, 100)).breaks[1] == pytest.approx(10.1)
    assert dragged(QUANTITIES[5], "value:2", 0, 0.7).values == (0.0, 0.5, 0.7, 0.2)
    assert dragged(FUNCTIONS[6], "code:6", 0, 0.25).categories == {1: 0.0, 6: 0.25}


@pytest.mark.parametrize("kind", KINDS)
def test_proposals_are_valid_and_use_the_range(kind):
    for low, high in ((0.0, 100.0), (100.0, 0.0), (5.0, 5.0)):
        function = proposed(kind, low, high, (1, 2))
        assert parse_function(function_to_dict(function), "proposed") == function
    assert proposed("linear", 100.0, 0.0).trend == -1
    assert proposed("steps", 100.0, 0.0).trend == -1


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_change_of_kind_keeps_the_bounds_and_the_direction(function, kind):
    found = changed_kind(function, kind, 0.0, 100.0, (1, 6))
    assert parse_function(function_to_dict(found), "changed") == found
    assert found.kind == kind
    if kind in ("linear", "steps") and function.trend:
        assert found.trend == function.trend
    if kind in ("linear", "s_up", "s_down") and function.kind in ("linear", "s_up", "s_down"):
        assert {found.low, found.high} == {function.low, function.high}


@pytest.mark.parametrize("function", [f for f in FUNCTIONS if f.kind != "bell"])
def test_a_mirrored_function_gives_the_rest_to_one(function):
    x = np.array([-5.0, 0.0, 1.0, 6.0, 9.5, 10.0, 49.0, 50.0, 95.0, 130.0, np.nan], dtype=np.float32)
    np.testing.assert_allclose(
        function.apply(x) + mirrored(function).apply(x), np.where(np.isnan(x), np.nan, 1), atol=1e-6
    )
    assert mirrored(mirrored(function)).apply(x) == pytest.approx(function.apply(x), nan_ok=True, abs=1e-6)
