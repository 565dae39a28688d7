"""Breakpoints: seen with source and tag, changed as numbers, told what is wrong, put back."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from dss_planner import provenance
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.memberships import KINDS, Membership, require_membership
from dss_planner.study.erosion_inputs import own_memberships
from dss_planner.study.settings import StudySettings, read_settings


@pytest.fixture
def editor(tab, session, study):
    from dss_planner.panels.erosion.tab_method import MethodTab

    session.switch_to(study)
    editor = tab(MethodTab).breakpoints
    editor.setCollapsed(False)
    return editor


def type_in(field, words):
    field.line.setText(words)
    field.line.editingFinished.emit()


def choose(editor, section, name):
    editor.section.setCurrentIndex(editor.section.findData(section))
    editor.table.choose(name)


def row(editor):
    place = editor.table.currentRow()
    return [editor.table.item(place, column).text() for column in range(6)]


def test_defaults_come_with_unit_evidence_and_source(editor):
    choose(editor, "ilswe", "cover")
    shown = row(editor)
    assert shown[:5] == ["Vegetation cover", "60.0 → 0", "%", "[V]", "default"]
    assert "MISLAND" in shown[5]
    assert not editor.reset_button.isEnabled()
    assert "one half at 30" in editor.curve.accessibleName()


def test_a_number_typed_is_stored_as_a_number_and_used(editor, session, study):
    choose(editor, "ilswe", "cover")
    type_in(editor.fields["low"], "45.5")
    session.save()
    stored = json.loads(Path(study, "study.json").read_text(encoding="utf-8"))["breakpoints"]
    assert stored["ilswe"]["cover"]["low"] == 45.5
    assert stored["ilswe"]["cover"]["tag"] == "U"
    assert stored["ilswe"]["cover"]["source"] == ""
    rule = own_memberships(read_settings(study), "ilswe")["cover"]
    assert rule.of(45.5) == 0.0
    assert rule.of(0.0) == 1.0
    assert row(editor)[3:5] == ["[U]", "you"]
    editor.reset_button.click()
    assert session.settings.breakpoints == {}
    assert row(editor)[4] == "default"


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("low", "much", "no number"),
        ("low", "", "missing"),
        ("high", "60", "equals the value of 0"),
        ("percentile", "101", "0 to 100"),
        ("high", "", "percentile"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_not_stored(editor, session, field, words, told):
    choose(editor, "ilswe", "cover")
    type_in(editor.fields[field], words)
    assert told in editor.fields[field].problem.text()
    assert editor.fields[field].problem.isVisible()
    assert session.settings.breakpoints == {}
    type_in(editor.fields[field], {"low": "50", "high": "5", "percentile": "90"}[field])
    if field == "percentile":
        type_in(editor.fields["high"], "1")
    assert not editor.fields[field].problem.isVisible()
    assert "cover" in session.settings.breakpoints["ilswe"]


def test_a_percentile_shows_the_number_of_the_last_run_and_can_be_kept(editor, session, study, make_raster):
    choose(editor, "ilswe", "climate")
    assert "once the map is worked out" in editor.known.text()
    assert not editor.fix_button.isVisible()
    path = make_raster("susceptibility.tif", [[0.5] * 6] * 4)
    made = defaults("ilswe").memberships["climate"].resolved(34.25)
    provenance.record(path, "susceptibility", {}, {}, {"breakpoints": {"climate": made}})
    editor.show_settings(session.settings, study)
    assert "34.2" in editor.known.text() or "34.3" in editor.known.text()
    assert row(editor)[1].startswith("0 → percentile 95 = 34")
    editor.fix_button.click()
    assert session.settings.breakpoints["ilswe"]["climate"]["high"] == 34.25
    assert session.settings.breakpoints["ilswe"]["climate"]["percentile"] == 95.0


def test_another_kind_brings_numbers_that_can_be_computed(editor, session):
    choose(editor, "dust", "sand")
    for kind in KINDS:
        editor.kind.setCurrentIndex(editor.kind.findData(kind))
        rule, _ = editor.rule()
        assert rule.kind == kind
        require_membership(rule, "sand", "test")
    assert own_memberships(session.settings, "dust")["sand"].kind == KINDS[-1]
    editor.reset_all_button.click()
    assert session.settings.breakpoints == {}


def test_every_factor_that_is_shipped_has_a_name():
    from dss_planner.panels.erosion.membership_names import FACTORS

    assert {(s, n) for s in ("ilswe", "proxy", "dust") for n in defaults(s).memberships} == set(FACTORS)


def test_the_dust_tab_offers_those_of_dust(tab, session, study):
    from dss_planner.panels.erosion.tab_dust import DustTab

    session.switch_to(study)
    editor = tab(DustTab).breakpoints
    assert editor.table.rowCount() == len(defaults("dust").memberships)
    editor.setCollapsed(False)
    choose(editor, "dust", "armour")
    type_in(editor.fields["high"], "30")
    assert session.settings.breakpoints["dust"]["armour"]["high"] == 30.0


def test_problems_of_numbers_around_a_middle():
    from dss_planner.panels.erosion.breakpoint_rules import problems_of

    assert set(problems_of("large", {"middle": 0.0, "spread": 0.0})) == {"middle", "spread"}
    assert problems_of("near", {"middle": 0.0, "spread": 1.0}) == {}
    assert set(problems_of("power", {"low": 0.0, "high": 1.0, "exponent": math.nan})) == {"exponent"}
    assert set(problems_of("power", {"low": 0.0, "high": 1.0, "exponent": 0.0})) == {"exponent"}


def test_a_damaged_entry_does_not_close_the_tab():
    from dss_planner.panels.erosion.breakpoint_rules import rules_of

    rules = rules_of(StudySettings(breakpoints={"dust": {"sand": {"kind": "odd"}}}).breakpoints, "dust")
    assert rules["sand"] == (defaults("dust").memberships["sand"], False)


@pytest.mark.parametrize("kind", KINDS)
def test_the_curve_reaches_from_nothing_to_all(qgis_app, kind):
    from dss_planner.panels.erosion.membership_curve import curve

    x, y = curve(Membership(kind, low=0.0, high=10.0, middle=10.0, spread=5.0))
    assert x[0] < x[-1]
    assert y.min() < 0.25
    assert y.max() > 0.95


def test_numbers_changed_in_one_tab_are_kept_when_another_stores_its_own(editor, tab, session):
    from dss_planner.panels.erosion.tab_dust import DustTab
    from dss_planner.panels.erosion.tab_method import MethodTab

    tab(DustTab)
    tab(MethodTab)
    choose(editor, "ilswe", "cover")
    type_in(editor.fields["low"], "45.5")
    other = tab(DustTab).breakpoints
    name = next(iter(defaults("dust").memberships))
    other.setCollapsed(False)
    choose(other, "dust", name)
    field = next(iter(other.fields.values()))
    type_in(field, "3.25")
    assert session.settings.breakpoints["ilswe"]["cover"]["low"] == 45.5
    assert "dust" in session.settings.breakpoints
