"""The single numbers of the indices: seen with their source, changed, told what is wrong, put back, and used."""

from __future__ import annotations

import math

import pytest

from dss_planner.panels.erosion.index_numbers import (
    TITLES,
    number_title,
    numbers_with,
    problem_of,
    shipped_numbers,
    stored_with,
)
from dss_planner.study.erosion_inputs import own_class_bounds, own_class_roughness, own_numbers
from dss_planner.study.settings import StudySettings, read_settings

SECTIONS = ("ilswe", "proxy", "dust")


@pytest.fixture
def editor(tab, session, study):
    from dss_planner.panels.erosion.tab_method import MethodTab

    session.switch_to(study)
    editor = tab(MethodTab).numbers
    editor.setCollapsed(False)
    return editor


def choose(editor, section, name):
    editor.section.setCurrentIndex(editor.section.findData(section))
    editor.table.choose(name)


def type_in(field, words):
    field.line.setText(words)
    field.line.editingFinished.emit()


def test_every_number_that_is_shipped_has_a_name():
    for section in SECTIONS:
        for name in shipped_numbers(section):
            assert name in TITLES or str(number_title(name)).startswith("Roughness of "), name


def test_defaults_fit_their_own_rules():
    for section in SECTIONS:
        numbers = {name: entry.value for name, entry in shipped_numbers(section).items()}
        for name, value in numbers.items():
            assert problem_of(section, name, value, numbers) == "", name


@pytest.mark.parametrize(
    ("section", "name", "value", "told"),
    [
        ("dust", "playa_slope", None, "missing"),
        ("dust", "playa_slope", math.nan, "no number"),
        ("dust", "playa_slope", -1.0, "0 to 90"),
        ("dust", "track_width", 0.0, "expected"),
        ("dust", "dust_cover_coefficient", 0.1, "-1 to 0"),
        ("dust", "loose_low", 6.0, "must rise"),
        ("ilswe", "class_bound_2", 0.65, "must rise"),
        ("ilswe", "class_3", 1.2, "0 to 1"),
    ],
)
def test_what_is_wrong_is_told(section, name, value, told):
    numbers = {key: entry.value for key, entry in shipped_numbers(section).items()}
    assert told in problem_of(section, name, value, numbers)


def test_a_number_is_stored_used_and_put_back(editor, session, study):
    choose(editor, "dust", "playa_slope")
    type_in(editor.field, "0.3")
    session.save()
    settings = read_settings(study)
    assert settings.index_numbers == {"dust": {"playa_slope": 0.3}}
    assert own_numbers(settings, "dust") == {"playa_slope": 0.3}
    row = editor.table.currentRow()
    assert [editor.table.item(row, column).text() for column in (1, 3, 4)] == ["0.3", "[U]", "you"]
    type_in(editor.field, "200")
    assert "0 to 90" in editor.field.problem.text()
    assert session.settings.index_numbers == {"dust": {"playa_slope": 0.3}}
    editor.reset_button.click()
    assert session.settings.index_numbers == {}
    assert editor.field.number() == 0.5


def test_bounds_and_roughness_of_the_susceptibility_reach_the_computation(editor, session):
    choose(editor, "ilswe", "class_bound_1")
    type_in(editor.field, "0.1")
    choose(editor, "ilswe", "class_3")
    type_in(editor.field, "0.5")
    assert own_class_bounds(session.settings) == (0.1, 0.4, 0.6, 0.8)
    assert own_class_roughness(session.settings) == {3: 0.5}
    editor.reset_all_button.click()
    assert own_class_bounds(session.settings) == ()
    assert own_class_roughness(StudySettings()) == {}


def test_a_damaged_number_is_the_default():
    assert numbers_with({"dust": {"playa_slope": "flat"}}, "dust")["playa_slope"] == (0.5, False)
    assert stored_with({}, "dust", "playa_slope", 0.5) == {}
