"""The tab “Snapshots”: keep, restore, rename, remove, compare."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.fixture
def tab(desk, shown_window):
    from dss_planner.panels.score.tab_snapshots import SnapshotsTab
    from dss_planner.panels.score.window import ScoreWindow

    window = shown_window(ScoreWindow)
    window.open("snapshots")
    return next(tab for tab in window.tabs if isinstance(tab, SnapshotsTab))


def keep(tab, name, note=""):
    tab.name.setText(name)
    tab.note.setText(note)
    tab.save_button.click()


def texts(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
    ]


def move(desk, key, percent):
    from dss_planner.scoring.editing import with_weight

    desk.edit("", with_weight(desk.model, key, percent))


def test_what_is_kept_is_listed_with_who_when_and_why(tab, desk):
    keep(tab, "First", "before the meeting")
    move(desk, "rain", 50.0)
    keep(tab, "")
    rows = texts(tab.table)
    assert [row[0] for row in rows] == ["Snapshot 2", "First"]
    assert rows[1][3] == "before the meeting"
    assert all(row[1] and row[2] for row in rows)


def test_restoring_renaming_and_removing_can_be_undone(tab, desk):
    before = desk.model
    keep(tab, "First")
    move(desk, "rain", 50.0)
    tab.table.selectRow(0)
    tab.restore_button.click()
    assert desk.model == before
    tab.table.item(0, 0).setText("Renamed")
    assert desk.snapshots.items[0].name == "Renamed"
    tab.remove_button.click()
    assert tab.table.rowCount() == 0
    desk.undo.undo()
    assert desk.snapshots.items[0].name == "Renamed"
    desk.undo.undo()
    assert desk.snapshots.items[0].name == "First"
    desk.undo.undo()
    assert round(100 * next(c.weight for c in desk.model.criteria if c.id == "rain")) == 50


def test_two_are_compared_in_sentences(tab, desk):
    keep(tab, "First")
    assert texts(tab.differences) == [["No difference", "", ""]]
    move(desk, "rain", 50.0)
    rows = texts(tab.differences)
    assert rows[0] == ["Weight of Rain for plants", "20.0 %", "50.0 %"]
    assert len(rows) == 3
    keep(tab, "Second")
    tab.first.setCurrentIndex(tab.first.findText("Second"))
    assert texts(tab.differences) == [["No difference", "", ""]]


def test_swiping_two_snapshots_takes_the_second_as_the_model_at_hand(tab, desk, session):
    first = desk.model
    keep(tab, "First")
    move(desk, "rain", 50.0)
    keep(tab, "Second")
    second = desk.model
    tab.first.setCurrentIndex(tab.first.findText("Second"))
    tab.second.setCurrentIndex(tab.second.findText("First"))
    tab.swipe.click()
    assert desk.model == first
    assert session.preview.swiping
    assert session.preview.comparison.choice == desk.snapshots.items[1].id
    desk.undo.undo()
    assert desk.model == second
