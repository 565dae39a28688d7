"""How far inputs may be off: the defaults with source, changed as numbers, told what is wrong, put back."""

from __future__ import annotations

import pytest

from dss_planner.erosion.uncertainty.spread import Spread
from dss_planner.study.evidence_steps import own_spreads
from dss_planner.study.settings import read_settings


@pytest.fixture
def editor(tab, session, study):
    from dss_planner.panels.erosion.tab_uncertainty import UncertaintyTab

    session.switch_to(study)
    editor = tab(UncertaintyTab).spreads
    editor.setCollapsed(False)
    return editor


def type_in(field, words):
    field.line.setText(words)
    field.line.editingFinished.emit()


def row(editor):
    place = editor.table.currentRow()
    return [editor.table.item(place, column).text() for column in range(9)]


def test_the_defaults_are_shown_with_their_source(editor):
    editor.table.choose("threshold")
    shown = row(editor)
    assert shown[:6] == ["Threshold wind speed", "default", "in place of the input", "4.50", "5.50", "m/s"]
    assert shown[7] == "[A]"
    assert "Zou et al. 2020" in shown[8]
    assert not editor.reset_button.isEnabled()


def test_numbers_typed_are_stored_and_used_and_put_back(editor, session, study):
    editor.table.choose("threshold")
    type_in(editor.low, "4")
    editor.distribution.setCurrentIndex(editor.distribution.findData("normal"))
    type_in(editor.source, "wind tunnel")
    session.save()
    assert own_spreads(read_settings(study)) == {
        "threshold": Spread("absolute", 4.0, 5.5, (), "normal", "m/s", "wind tunnel", "[U]")
    }
    assert row(editor)[1] == "you"
    editor.reset_button.click()
    assert session.settings.uncertainties == {}
    assert row(editor)[1] == "default"


@pytest.mark.parametrize(
    ("name", "field", "words", "told"),
    [
        ("threshold", "low", "fast", "no number"),
        ("threshold", "low", "", "missing"),
        ("threshold", "high", "1", "below the low end"),
        ("threshold", "high", "99", "0.0 to 20.0"),
        ("sand", "low", "-0.5", "factor of 0 or more"),
        ("height_rule", "options", "power_1_7, odd", "odd"),
        ("height_rule", "options", "", "commas"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_not_stored(editor, session, name, field, words, told):
    editor.table.choose(name)
    type_in(getattr(editor, field), words)
    assert told in getattr(editor, field).problem.text()
    assert getattr(editor, field).problem.isVisible()
    assert session.settings.uncertainties == {}


def test_options_of_a_choice_can_be_fewer(editor, session):
    editor.table.choose("height_rule")
    assert not editor.low.isVisible()
    type_in(editor.options, "power_1_7, fao56")
    assert session.settings.uncertainties["height_rule"]["options"] == ["power_1_7", "fao56"]
    assert own_spreads(session.settings)["height_rule"].options == ("power_1_7", "fao56")


def test_an_input_that_is_not_drawn_can_be_given_a_spread(editor, session):
    editor.table.choose("loss_factor")
    if row(editor)[1] != "not drawn":
        pytest.skip("it is drawn by default")
    assert "write low and high" in editor.reason.text()
    type_in(editor.low, "0.8")
    assert session.settings.uncertainties == {}
    type_in(editor.high, "1.25")
    assert session.settings.uncertainties["loss_factor"]["kind"] == "relative"


def test_one_that_cannot_count_says_why(editor, session, study):
    session.change(uncertainties={"sand": {"kind": "absolute", "low": 10.0, "high": 20.0}})
    editor.show_settings(session.settings, study)
    editor.table.choose("sand")
    assert row(editor)[1] == "you, left out"
    assert "it is a map" in editor.reason.text()
    editor.reset_all_button.click()
    assert session.settings.uncertainties == {}
