"""The planner classes and their properties."""

import re

import pytest

from dss_planner.errors import InputError
from dss_planner.landcover import classes

TAGS = {"V", "V2", "M", "A", "D"}


def test_codes_and_keys_are_the_agreed_ones():
    keys = "forest shrubland grassland cropland sparse_vegetation bare_ground sand wetland water built_up snow_and_ice"
    entries = classes.planner_classes()
    assert [entry.code for entry in entries] == list(range(1, 12))
    assert [entry.key for entry in entries] == keys.split()
    assert entries[classes.SAND - 1].key == "sand"
    assert classes.planner_class(classes.BUILT_UP).name == "Built-up"


def test_cover_coefficients_are_those_of_the_standard():
    coefficients = classes.cover_coefficients()
    standard = {1: -0.1535, 2: -0.0921, 3: -0.1151, 4: -0.0438, 6: -0.0768, 7: -0.0658}
    assert {code: coefficients[code] for code in standard} == standard
    assert set(coefficients) == {1, 2, 3, 4, 5, 6, 7, 8}
    assert classes.non_erodible_codes() == (9, 10, 11)
    for entry in classes.planner_classes():
        assert entry.cover_coefficient_tag == ("V" if entry.code in standard else "A")
        assert entry.cover_coefficient_source


def test_exclusions():
    assert classes.excluded_codes() == (8, 9, 10, 11)
    for entry in classes.planner_classes():
        assert bool(entry.excluded_reason) == entry.excluded


def test_colors_are_distinct():
    colors = [entry.color for entry in classes.planner_classes()]
    assert len(set(colors)) == 11
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in colors)


def test_an_unknown_code_names_itself():
    with pytest.raises(InputError, match="12 is not"):
        classes.planner_class(12)
