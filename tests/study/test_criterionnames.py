"""One name for a criterion wherever people read of it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import dss_planner.panels
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, ScoreModel
from dss_planner.study.criterionnames import default_names, named_today, todays_name, within_a_sentence, words_today
from dss_planner.study.criterionsettings import DEFAULT_CRITERIA

LINE = ValueFunction("linear", low=0.0, high=1.0)


def model(**names):
    return ScoreModel(tuple(Criterion(key, name, f"/{key}.tif", LINE, 0.5) for key, name in names.items()))


def test_every_criterion_of_a_study_has_a_name():
    assert all(default_names(setting.id) for setting in DEFAULT_CRITERIA)
    assert default_names("camps") == ()


def test_the_pages_translate_the_names_that_studies_keep():
    tree = ast.parse(Path(dss_planner.panels.__file__).with_name("criterion_names.py").read_text(encoding="utf-8"))
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {default_names(setting.id)[0] for setting in DEFAULT_CRITERIA} <= found


@pytest.mark.parametrize("former", ["Wind erosion index", "Susceptibility to wind erosion", "Dust source proxy"])
def test_names_of_an_older_plugin_give_way(former):
    assert todays_name("erosion", former) == "Wind erosion"
    assert named_today(model(erosion=former)).criteria[0].name == "Wind erosion"


def test_names_that_people_gave_stay():
    own = model(erosion="Blown sand", camps="Wind erosion index")
    assert named_today(own) is own


def test_only_the_name_changes():
    before = model(rain="Rain for vegetation", access="Travel time")
    after = named_today(before)
    first = replace(before.criteria[0], name="Rain for plants")
    assert after == replace(before, criteria=(first, before.criteria[1]))


def test_what_was_said_of_sites_is_read_with_todays_names():
    said = "it gains most on wind erosion index (17,819 t/km²·a) and loses on rain for vegetation. Susceptible."
    assert (
        words_today(said) == "it gains most on wind erosion (17,819 t/km²·a) and loses on rain for plants. Susceptible."
    )
    assert words_today("it loses most on Rain for vegetation (4.4 of 10 points)") == (
        "it loses most on rain for plants (4.4 of 10 points)"
    )
    assert words_today("a dust source proxymate") == "a dust source proxymate"
    assert words_today("") == ""


def test_a_name_within_a_sentence_begins_small():
    assert within_a_sentence("Travel time") == "travel time"
    assert within_a_sentence("") == ""
