"""The tab “Notes”: added, changed, removed, filtered, undone; warnings beside them, shown on the map."""

from __future__ import annotations

import pytest
from osgeo import ogr

from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import read_plan


@pytest.fixture
def tab(desk, shown_window, qgis_app):
    from dss_planner.panels.plan.notes.tab import NotesTab
    from dss_planner.panels.plan.window import PlanWindow

    window = shown_window(PlanWindow)
    window.resize(966, 300)
    window.go(NotesTab)
    qgis_app.processEvents()
    return next(one for one in window.tabs if isinstance(one, NotesTab))


def shown(tab):
    table = tab.table
    return [tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount())]


def test_a_note_is_kept_with_author_and_date(tab, desk, wait):
    tab.on.setCurrentIndex(0)
    tab.text.setPlainText("Herders use the north in spring.\nAsk before fencing.")
    assert tab.add.isEnabled()
    tab.add.click()
    assert shown(tab) == [("the whole plan", "Herders use the north in spring. Ask before fencing.", desk.author)]
    assert tab.text.toPlainText() == ""
    assert "Ask before fencing" in tab.whole.text()
    wait(lambda: not desk.busy)
    (row,) = read_plan(desk.path).rows("notes")
    assert (row["site"], row["work"], row["author"]) == (None, None, desk.author)
    assert row["made"].startswith("20")
    desk.undo.undo()
    assert shown(tab) == []
    desk.undo.redo()
    wait(lambda: not desk.busy)
    assert len(read_plan(desk.path).rows("notes")) == 1


def test_a_note_on_what_is_looked_at_and_the_filter(tab, desk, wait):
    desk.select(work="w-south")
    assert tab.on.currentText() == "South: sand fence"
    tab.text.setPlainText("Too near the track")
    tab.keep()
    desk.select("s-1")
    assert tab.on.currentText() == "North"
    tab.text.setPlainText("Check the rain")
    tab.keep()
    tab.on.setCurrentIndex(0)
    tab.text.setPlainText("For the ministry")
    tab.keep()
    wait(lambda: not desk.busy)
    assert {one[0] for one in shown(tab)} == {"South: sand fence", "North", "the whole plan"}
    for choice, expected in (("South", ["Too near the track"]), ("the whole plan", ["For the ministry"])):
        tab.filter.setCurrentIndex(tab.filter.findText(choice))
        tab.filter.activated.emit(tab.filter.currentIndex())
        assert [one[1] for one in shown(tab)] == expected


def test_one_changes_own_notes_only_and_removes(tab, desk, wait):
    made = "2026-11-20T08:00:00+00:00"
    other = {"uuid": "n-1", "text": "By Bat", "author": "Bat", "made": made}
    own = {"uuid": "n-2", "text": "Mine", "author": desk.author, "made": made}
    desk.apply("Notes", Changes({"notes": [other, own]}))
    tab.table.choose("n-1")
    assert not tab.edit.isEnabled()
    assert tab.remove.isEnabled()
    tab.table.choose("n-2")
    tab.edit.click()
    assert tab.text.toPlainText() == "Mine"
    tab.text.setPlainText("Mine, better")
    tab.add.click()
    assert {one[1] for one in shown(tab)} == {"By Bat", "Mine, better"}
    tab.table.choose("n-1")
    tab.remove.click()
    assert [one[1] for one in shown(tab)] == ["Mine, better"]
    wait(lambda: not desk.busy)
    assert [row["text"] for row in read_plan(desk.path).rows("notes")] == ["Mine, better"]
    desk.undo.undo()
    assert len(shown(tab)) == 2


def test_warnings_are_listed_and_shown_on_the_map(tab, desk, session, iface, wait):
    session.map_layers.finish()
    wait(lambda: len(desk.layers.layers()) == 3)
    table = tab.warnings.table
    before = [table.item(row, 1).text() for row in range(table.rowCount())]
    away = ogr.CreateGeometryFromWkt("LINESTRING(520000 4920000, 520400 4920000)")
    desk.apply("Move", Changes({"lines": [{"uuid": "l-1", "geom": away}]}))
    wait(lambda: table.rowCount() == len(before) + 1)
    row = next(row for row in range(table.rowCount()) if "lies outside its site" in table.item(row, 1).text())
    table.selectRow(row)
    tab.warnings.show_button.click()
    centre = iface.mapCanvas().extent().center()
    assert (round(centre.x(), -1), round(centre.y(), -1)) == (520200, 4920000)
    assert (desk.site, desk.work) == ("s-1", "w-fence")
    desk.undo.undo()
    wait(lambda: [table.item(row, 1).text() for row in range(table.rowCount())] == before)
