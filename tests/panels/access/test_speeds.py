"""The editor of speeds: defaults with their source, changes marked, undone, put back, applied, imported, exported."""

from __future__ import annotations

import json

import pytest

from dss_planner.access.speeds import load_speeds, read_speeds
from dss_planner.errors import InputError
from dss_planner.panels.access.speed_draft import SpeedDraft

STEPPE, TRACK = "landcover.3", "roads.earth_poor"


def test_a_draft_marks_undoes_and_puts_back():
    draft = SpeedDraft("fourwheel", {"thaw": {STEPPE: 7.0}})
    default = load_speeds("dry", "fourwheel").landcover[3]
    assert draft.value(STEPPE, "dry") == draft.default(STEPPE, "dry") == default
    assert draft.value(STEPPE, "thaw") == 7.0
    assert draft.changed(STEPPE, "thaw")
    assert draft.set(STEPPE, "dry", 11.0)
    assert not draft.set(STEPPE, "dry", 11.0)
    assert draft.own() == {"dry": {STEPPE: 11.0}, "thaw": {STEPPE: 7.0}}
    assert draft.reset()
    assert draft.own() == {}
    assert draft.undo()
    assert draft.undo()
    assert draft.own() == {"thaw": {STEPPE: 7.0}}
    assert not draft.undo()
    draft.set(STEPPE, "thaw", draft.default(STEPPE, "thaw"))
    assert draft.own() == {}


@pytest.mark.parametrize("speed", [-1.0, 200.5, float("nan")])
def test_a_speed_out_of_range_is_refused_with_the_range(speed):
    draft = SpeedDraft("truck")
    with pytest.raises(InputError, match="to 200"):
        draft.set(STEPPE, "dry", speed)
    assert draft.own() == {}


def test_what_is_exported_is_what_the_algorithm_reads(tmp_path):
    draft = SpeedDraft("horse")
    draft.set(STEPPE, "thaw", 3.5)
    path = tmp_path / "horse.json"
    draft.export(path)
    assert read_speeds(path, "thaw", "horse").landcover[3] == 3.5
    assert read_speeds(path, "dry", "horse").speeds() == load_speeds("dry", "horse").speeds()
    other = SpeedDraft("horse")
    assert other.read(path, "dry") == ("dry", "wet", "winter", "thaw")
    assert other.own() == {"thaw": {STEPPE: 3.5}}


def test_a_file_of_one_table_counts_for_its_season_and_one_of_another_vehicle_is_refused(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"landcover": {"3": 9.0}, "season": "winter", "mode": "truck"}), encoding="utf-8")
    draft = SpeedDraft("truck")
    assert draft.read(path, "dry") == ("winter",)
    assert draft.own() == {"winter": {STEPPE: 9.0}}
    with pytest.raises(InputError, match="is for “truck”"):
        SpeedDraft("horse").read(path, "dry")
    path.write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match="not as expected"):
        draft.read(path, "dry")


@pytest.fixture
def speeds(tab, session, study):
    from dss_planner.panels.access.tab_speeds import SpeedsTab

    session.switch_to(study)
    return tab(SpeedsTab)


def test_a_cell_is_edited_in_place_marked_and_told_its_source(speeds, session, wait_for):
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QDoubleSpinBox

    row, column = speeds.table.place_of(STEPPE, "dry")
    speeds.table.setCurrentCell(row, column)
    assert "Default: " in speeds.source.text()
    assert "[" in speeds.source.text()
    speeds.table.editItem(speeds.table.item(row, column))
    editor = speeds.table.findChild(QDoubleSpinBox)
    assert (editor.minimum(), editor.maximum()) == (0.0, 200.0)
    editor.setValue(12.5)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait_for(lambda: speeds.table.item(row, column).text().startswith("12.5 ("))
    assert speeds.table.item(row, column).font().bold()
    assert "not applied yet" in speeds.said.text()
    assert session.settings.speeds == {}
    speeds.table.setCurrentCell(row, column)
    assert speeds.reset_button.isEnabled()
    speeds.reset_button.click()
    assert not speeds.waits
    speeds.undo_button.click()
    assert speeds.waits


def test_applying_runs_the_travel_time_once_in_the_background(speeds, session, wait_for, window, monkeypatch):
    ran = []
    run = session.run
    monkeypatch.setattr(session, "run", lambda steps: (ran.append(tuple(steps)), run(ran[-1]))[1])
    session.judge()
    wait_for(lambda: not session.states.busy)
    speeds._set(STEPPE, "dry", 5.0)
    speeds.apply_button.click()
    speeds._set(STEPPE, "dry", 2.0)
    speeds.apply_button.click()
    wait_for(lambda: bool(ran) and not session.busy and not speeds.rerun.waiting)
    assert ran == [("access",)]
    assert session.problems == {}
    assert session.settings.speeds == {"fourwheel": {"dry": {STEPPE: 2.0}}}
    from dss_planner.study.settings import read_settings

    assert read_settings(session.folder).speeds == session.settings.speeds


def test_a_speed_of_another_season_is_stored_without_a_run(speeds, session, qgis_app, window):
    speeds._set(STEPPE, "winter", 5.0)
    speeds.apply_button.click()
    assert session.settings.speeds == {"fourwheel": {"winter": {STEPPE: 5.0}}}
    assert not speeds.rerun.waiting
    assert "stored" in window.banner.sentence()


def test_a_draft_survives_that_something_else_changes(speeds, session):
    speeds._set(TRACK, "thaw", 8.0)
    session.change(margin_km=10.0)
    speeds.show_editors()
    assert speeds.draft.own() == {"thaw": {TRACK: 8.0}}
    session.change(mode="truck")
    speeds.show_editors()
    assert speeds.draft.mode == "truck"
    assert speeds.draft.own() == {}
    session.change(mode="fourwheel")
    speeds.show_editors()
    assert speeds.draft.own() == {"thaw": {TRACK: 8.0}}
    assert speeds.waits


def test_import_and_export_say_what_they_did(speeds, window, tmp_path):
    path = tmp_path / "speeds.json"
    speeds._set(STEPPE, "wet", 4.0)
    speeds.write(str(path))
    speeds.reset_all_button.click()
    speeds.read(str(path))
    assert speeds.draft.own() == {"wet": {STEPPE: 4.0}}
    assert "after rain" in window.banner.sentence()
    speeds.read(str(tmp_path / "none.json"))
    assert "cannot be read" in window.banner.sentence()


GENTLE = ((8.0, 1.0), (25.0, 0.25), (90.0, 0.0))


def test_slopes_of_a_draft_are_split_dropped_undone_and_put_back():
    draft = SpeedDraft("fourwheel")
    defaults = load_speeds().slope_factors
    assert draft.slopes == defaults
    assert draft.split_slope(1)
    assert draft.slopes == (defaults[0], (7.5, 0.7), *defaults[1:])
    assert draft.drop_slope(1)
    assert not draft.slopes_changed
    assert not draft.drop_slope(len(defaults) - 1), "the last class ends at 90 degrees"
    assert draft.drop_slope(0)
    assert draft.own_slopes() == defaults[1:]
    assert draft.undo()
    assert draft.set_slopes(GENTLE)
    assert draft.slope_evidence(25.0).tag == "A"
    assert draft.table("thaw").slope_factors == GENTLE
    with pytest.raises(InputError, match="must rise"):
        draft.set_slopes(((25.0, 1.0), (8.0, 0.5), (90.0, 0.0)))
    assert draft.slopes == GENTLE
    assert draft.reset()
    assert draft.slopes == defaults
    assert SpeedDraft("truck", None, GENTLE).slopes_changed


def test_slopes_go_out_and_come_back_with_the_speeds(tmp_path):
    draft = SpeedDraft("truck")
    draft.set_slopes(GENTLE)
    path = tmp_path / "truck.json"
    draft.export(path)
    assert read_speeds(path, "wet", "truck").slope_factors == GENTLE
    other = SpeedDraft("truck")
    other.read(path, "dry")
    assert (other.own(), other.own_slopes()) == ({}, GENTLE)
    path.write_text(json.dumps({"landcover": {"3": 9.0}, "season": "dry"}), encoding="utf-8")
    other.read(path, "dry")
    assert other.own_slopes() == GENTLE, "a table without slope factors says nothing of them"


def typed(table, row, column, value, wait_for):
    """Type a number into a cell."""
    from qgis.PyQt.QtCore import Qt
    from qgis.PyQt.QtTest import QTest
    from qgis.PyQt.QtWidgets import QDoubleSpinBox

    table.setCurrentCell(row, column)
    table.editItem(table.item(row, column))
    editor = table.findChild(QDoubleSpinBox)
    editor.setValue(value)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait_for(lambda: table.findChild(QDoubleSpinBox) is None)


def test_slope_factors_are_edited_in_place_with_their_evidence(speeds, wait_for):
    speeds.slopes.setCollapsed(False)
    table = speeds.slopes.table
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["5", "10", "15", "90"]
    assert table.item(1, 2).text().startswith("[M]")
    assert "impassable" in table.item(3, 1).text()
    typed(table, 1, 1, 0.5, wait_for)
    assert speeds.draft.slopes[1] == (10.0, 0.5)
    assert table.item(1, 1).text() == "0.5 (0.7)"
    assert table.item(1, 1).font().bold()
    assert table.item(1, 2).text().startswith("[A]")
    assert "own slope factors; not applied yet" in speeds.said.text()
    speeds.slopes.default_button.click()
    assert not speeds.waits
    speeds.undo_button.click()
    assert speeds.draft.slopes[1] == (10.0, 0.5)
    speeds.reset_all_button.click()
    assert not speeds.draft.slopes_changed


def test_a_bound_out_of_order_is_refused_and_the_cell_shows_what_counts(speeds, window, wait_for):
    speeds.slopes.setCollapsed(False)
    table = speeds.slopes.table
    typed(table, 0, 0, 12.0, wait_for)
    assert "must rise" in window.banner.sentence()
    assert table.item(0, 0).text() == "5"
    assert not speeds.waits


def test_applied_slopes_are_stored_and_run_again(speeds, session, wait_for, monkeypatch):
    ran = []
    monkeypatch.setattr(session, "run", lambda steps: ran.append(tuple(steps)))
    session.judge()
    wait_for(lambda: not session.states.busy)
    speeds.slopes.setCollapsed(False)
    speeds.slopes.table.setCurrentCell(3, 1)
    assert not speeds.slopes.drop_button.isEnabled()
    speeds.slopes.table.setCurrentCell(2, 1)
    speeds.slopes.drop_button.click()
    assert [bound for bound, _ in speeds.draft.slopes] == [5.0, 10.0, 90.0]
    speeds.apply_button.click()
    assert session.settings.slope_factors == {"fourwheel": ((5.0, 1.0), (10.0, 0.7), (90.0, 0.0))}
    assert session.settings.speeds == {}
    wait_for(lambda: bool(ran) and not speeds.rerun.waiting)
    assert ran == [("access",)]
    session.change(mode="truck")
    speeds.show_editors()
    assert not speeds.draft.slopes_changed
    session.change(mode="fourwheel")
    speeds.show_editors()
    assert speeds.draft.slopes_changed
    assert not speeds.waits


def test_on_foot_the_editor_says_that_slope_already_slows(speeds, session):
    session.change(mode="walking")
    speeds.show_editors()
    assert "Tobler" in speeds.slopes.about.text()
    assert [speeds.slopes.table.item(row, 0).text() for row in range(speeds.slopes.table.rowCount())] == ["90"]


def test_a_cell_that_is_only_looked_at_keeps_its_decimals(speeds, session, wait_for):
    session.change(mode="horse")
    speeds.show_editors()
    row, column = speeds.table.place_of(TRACK, "dry")
    assert speeds.draft.value(TRACK, "dry") == 6.2959
    typed(speeds.table, row, column, 6.3, wait_for)
    assert not speeds.waits
    typed(speeds.table, row, column, 6.0, wait_for)
    assert speeds.draft.own() == {"dry": {TRACK: 6.0}}
