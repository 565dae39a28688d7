"""Changes of a model: weights stay at 100 %, locks hold, going back restores, and every model can be written."""

from dataclasses import replace

import numpy as np
import pytest

from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.editing import (
    LEAST,
    percents,
    with_combination,
    with_criterion,
    with_function,
    with_lock,
    with_profile_mean,
    with_rule,
    with_used,
    with_weight,
    with_weights,
    without_criterion,
    without_rule,
)
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel, model_from_dict, model_to_dict
from dss_planner.scoring.weighing.profiles import Profile

RAMP = ValueFunction("linear", 0.0, 10.0)


def model_of(*weights):
    return ScoreModel(tuple(Criterion(f"c{i}", f"C{i}", f"{i}.tif", RAMP, w / 100) for i, w in enumerate(weights)))


def shown(model):
    return [round(value, 6) for value in percents(model).values()]


def test_one_weight_moves_the_others_around_locks():
    model = model_of(50, 30, 20)
    assert shown(with_weight(model, "c0", 60)) == [60, 24, 16]
    assert shown(with_weight(with_lock(model, "c1", True), "c0", 60)) == [60, 30, 10]
    assert shown(with_weight(model, "c0", 100)) == [100 - 2 * LEAST, LEAST, LEAST]
    assert shown(with_weight(model, "c0", 0)) == [LEAST, 59.94, 39.96]
    assert shown(with_weights(model, {"c0": 1, "c1": 1, "c2": 2})) == [25, 25, 50]
    assert shown(with_weights(with_lock(model, "c0", True), {"c0": 1, "c1": 1, "c2": 3})) == [50, 12.5, 37.5]


def test_what_is_switched_off_keeps_its_share_for_later():
    model = model_of(50, 30, 20)
    off = with_used(model, "c1", False)
    assert percents(off) == pytest.approx({"c0": 500 / 7, "c2": 200 / 7})
    assert shown(with_used(off, "c1", True)) == [50, 30, 20]
    only = with_used(off, "c0", False)
    assert with_used(only, "c2", False) is only


def test_criteria_come_and_go():
    model = with_criterion(model_of(60, 40), Criterion("new", "New", "n.tif", RAMP, 0.0))
    assert shown(model) == pytest.approx([40, 80 / 3, 100 / 3])
    assert shown(without_criterion(model, "new")) == [60, 40]
    assert without_criterion(model_of(100), "c0").criteria
    renamed = with_criterion(model, replace(model.criteria[0], name="Other"))
    assert renamed.criteria[0].name == "Other"
    locked = with_lock(with_lock(model_of(50, 30, 20), "c0", True), "c1", True)
    assert shown(without_criterion(locked, "c2")) == [62.5, 37.5]


def test_rules_functions_and_combination():
    model = model_of(60, 40)
    rule = Exclusion("r", "slope", "s.tif", maximum=15.0)
    ruled = with_rule(with_rule(model, rule), replace(rule, maximum=9.0))
    assert [item.maximum for item in ruled.exclusions] == [9.0]
    assert without_rule(ruled, "r") == model
    assert with_function(model, "c1", ValueFunction("s_up", 0.0, 1.0)).criteria[1].value_function.kind == "s_up"
    assert with_combination(model, Combination("owa", 0.3)).how == Combination("owa", 0.3)


def test_the_mean_of_the_group():
    model = replace(model_of(50, 50), profiles=(Profile("A", {"c0": 1, "c1": 0}), Profile("B", {"c0": 1, "c1": 1})))
    assert shown(with_profile_mean(model)) == [75, 25]


def test_any_row_of_changes_leaves_a_model_that_can_be_written():
    rng = np.random.default_rng(5)
    model = model_of(40, 30, 20, 10)
    for number in range(1000):
        key = model.criteria[int(rng.integers(len(model.criteria)))].id
        change = rng.integers(6)
        if change == 0 and key in percents(model):
            model = with_weight(model, key, float(rng.uniform(-10, 120)))
        elif change == 1:
            model = with_used(model, key, bool(rng.integers(2)))
        elif change == 2:
            model = with_lock(model, key, bool(rng.random() < 0.3))
        elif change == 3 and len(model.criteria) < 9:
            model = with_criterion(model, Criterion(f"n{number}", "New", "n.tif", RAMP, 0.0))
        elif change == 4:
            model = without_criterion(model, key)
        else:
            model = with_weights(model, {item.id: float(rng.random()) for item in model.criteria})
        now = percents(model)
        assert sum(item.weight for item in model.used) == pytest.approx(1)
        assert min(now.values()) > 0
        assert model_from_dict(model_to_dict(model)) == model
