"""Sentences about models."""

from dataclasses import replace

import pytest

from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.scoring.weighing.profiles import Profile
from dss_planner.scoring.wording import (
    describe_change,
    describe_combination,
    describe_ends,
    describe_function,
    quantity,
)

MODEL = ScoreModel(
    (
        Criterion("a", "Access", "a.tif", ValueFunction("linear", 240.0, 60.0), 0.4, unit="min"),
        Criterion("b", "Rain", "b.tif", ValueFunction("s_up", 50.0, 200.0), 0.6, unit="mm"),
    ),
    (Exclusion("slope", "slope", "s.tif", maximum=15.0, unit="°"),),
)


@pytest.mark.parametrize(
    ("function", "unit", "said"),
    [
        (ValueFunction("linear", 240.0, 60.0), "min", "falls evenly from 1 at 60 min to 0 at 240 min"),
        (ValueFunction("linear", 0.0, 5000.0), "t", "rises evenly from 0 at 0 t to 1 at 5,000 t"),
        (ValueFunction("s_down", 2.0, 15.0), "°", "falls in an S from 1 at 2° to 0 at 15°"),
        (
            ValueFunction("bell", 20.0, 30.0, half_width=5.0),
            "%",
            "is 1 from 20% to 30% and falls on both sides to 0.5 at a distance of 5%",
        ),
        (
            ValueFunction("steps", breaks=(60.0, 240.0), values=(1.0, 0.6, 0.2)),
            "min",
            "goes in steps: 1, 0.6 ≥ 60 min, 0.2 ≥ 240 min",
        ),
        (
            ValueFunction("categories", categories={6: 1.0, 3: 0.4}, other=0.1),
            "",
            "gives each class its value: 3 → 0.4, 6 → 1, others 0.1",
        ),
    ],
)
def test_functions(function, unit, said):
    assert str(describe_function(function, unit)) == said


def test_ends():
    function = ValueFunction("linear", 0.0, 10.0, below=0.2, above=0.0, upper=8.0)
    assert [str(t) for t in describe_ends(function, "km")] == ["0.2 below 0 km", "0 above 8 km"]
    assert describe_ends(ValueFunction("linear", 0.0, 10.0)) == ()


def test_combinations_say_orness_and_formula():
    said = [" ".join(str(t) for t in describe_combination(Combination("owa", o), 4)) for o in (0.0, 0.25, 0.5, 1.0)]
    assert "weakest criterion alone" in said[0]
    assert "min vᵢ" in said[0]
    assert "Cautious" in said[1]
    assert "p^3" in said[1]
    # order weights of α = 3, n = 4: 1, 7, 19, 37 of 64 → orness (3·1 + 2·7 + 19) / (3·64)
    assert f"orness {36 / 192:.2f}" in said[1]
    assert "Neutral: the weighted sum (orness 0.50, trade-off 1.00)" in said[2]
    assert "max vᵢ" in said[3]
    assert "Π" in str(describe_combination(Combination("geometric"), 4)[1])
    assert "Σ wᵢ · vᵢ" in str(describe_combination(Combination(), 4)[1])


def changed(place, **more):
    criteria = list(MODEL.criteria)
    criteria[place] = replace(criteria[place], **more)
    return replace(MODEL, criteria=tuple(criteria))


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (MODEL, "No change"),
        (changed(0, used=False), "Leave out “Access”"),
        (changed(1, locked=True), "Lock “Rain”"),
        (changed(1, value_function=ValueFunction("s_up", 60.0, 200.0)), "Value function of “Rain”"),
        (replace(MODEL, exclusions=()), "Remove “slope”"),
        (replace(MODEL, exclusions=(replace(MODEL.exclusions[0], maximum=9.0),)), "Change the rule “slope”"),
        (replace(MODEL, combination="geometric"), "Change how criteria are combined"),
        (replace(MODEL, profiles=(Profile("A", {"a": 1.0}),)), "Change the weight profiles"),
        (replace(MODEL, criteria=MODEL.criteria[::-1]), "Change the order"),
        (
            replace(
                MODEL,
                criteria=(replace(MODEL.criteria[0], weight=0.55), replace(MODEL.criteria[1], weight=0.45)),
            ),
            "Weight of “Access”: 40 → 55 %",
        ),
        (
            replace(
                MODEL,
                criteria=(replace(MODEL.criteria[0], weight=0.55), replace(MODEL.criteria[1], weight=0.45)),
                exclusions=(replace(MODEL.exclusions[0], maximum=9.0),),
            ),
            "Weight of “Access”: 40 → 55 %; Change the rule “slope”",
        ),
        (changed(0, name="Way"), "Rename “Access” to “Way”"),
    ],
)
def test_changes(after, said):
    assert str(describe_change(MODEL, after)) == said


def test_numbers():
    assert [quantity(v, "m") for v in (0.123456, 15.0, 12345.6)] == ["0.1235 m", "15 m", "12,345.6 m"]
    assert [quantity(v) for v in (5e6, -1e-6, 123456789.0, 3.14159e-5, 0.0)] == [
        "5,000,000", "-0.000001", "123,457,000", "0.00003142", "0",
    ]  # fmt: skip
