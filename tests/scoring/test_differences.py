"""What differs between two models, in sentences."""

from dataclasses import replace

from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.differences import differences
from dss_planner.scoring.editing import with_combination, with_function, with_rule, with_used, with_weight, without_rule
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel

RAMP = ValueFunction("linear", 0.0, 10.0)
MODEL = ScoreModel(
    (
        Criterion("a", "Alpha", "/study/a.tif", RAMP, 0.5, unit="min"),
        Criterion("b", "Beta", "/study/b.tif", RAMP, 0.3),
        Criterion("c", "Gamma", "/study/c.tif", RAMP, 0.2),
    ),
    (Exclusion("a", "slope", "/study/slope.tif", maximum=15.0, unit="°"),),
)


def told(after, before=MODEL):
    return [(d.kind, d.id, d.name, str(d.before), str(d.after)) for d in differences(before, after)]


def test_the_same_models_do_not_differ():
    assert told(MODEL) == []
    assert told(replace(MODEL, criteria=tuple(replace(c, locked=True) for c in MODEL.criteria))) == []


def test_weights_are_told_the_largest_change_first():
    # 20 → 60 leaves 40 of 80: the others are halved
    assert told(with_weight(MODEL, "c", 60.0)) == [
        ("weight", "c", "Gamma", "20.0 %", "60.0 %"),
        ("weight", "a", "Alpha", "50.0 %", "25.0 %"),
        ("weight", "b", "Beta", "30.0 %", "15.0 %"),
    ]


def test_a_criterion_that_no_longer_counts_is_told_as_not_used():
    assert told(with_used(MODEL, "a", False))[0] == ("weight", "a", "Alpha", "50.0 %", "not used")


def test_functions_layers_rules_and_combination_are_told():
    changed = with_function(MODEL, "a", ValueFunction("linear", 10.0, 0.0, below=0.5))
    assert told(changed) == [
        (
            "values",
            "a",
            "Alpha",
            "rises evenly from 0 at 0 min to 1 at 10 min",
            "falls evenly from 1 at 0 min to 0 at 10 min; 0.5 below 0 min",
        )
    ]
    moved = replace(MODEL, criteria=(replace(MODEL.criteria[0], layer="/study/d.tif", band=2), *MODEL.criteria[1:]))
    assert told(moved) == [("layer", "a", "Alpha", "/study/a.tif, band 1", "/study/d.tif, band 2")]
    rule = replace(MODEL.exclusions[0], maximum=8.0)
    assert told(with_rule(MODEL, rule)) == [
        ("rule", "a", "slope", "keeps cells where slope ≤ 15°", "keeps cells where slope ≤ 8°")
    ]
    assert told(without_rule(MODEL, "a")) == [("rule", "a", "slope", "keeps cells where slope ≤ 15°", "–")]
    assert told(MODEL, before=without_rule(MODEL, "a"))[0][3:] == ("–", "keeps cells where slope ≤ 15°")
    kinds = [d[0] for d in told(with_combination(MODEL, Combination("owa", 0.2)))]
    assert kinds == ["combination"]
