"""The tab “Works” in the window: sites, works, measures by fit, adding, locking, removing, drawing again."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QDragMoveEvent, QDropEvent
from qgis.PyQt.QtTest import QTest


@pytest.fixture
def works(tab, wait):
    from dss_planner.panels.plan.works.tab import WorksTab

    shown = tab(WorksTab)
    wait(lambda: shown.sites.topLevelItemCount() == 2 and shown.works.topLevelItemCount() > 0)
    return shown


def names(tree, column=0):
    tops = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [top.child(place).text(column) for top in tops for place in range(top.childCount())]


def measures(document, site):
    return sorted(row["measure"] for row in document.rows("works") if row["site"] == site)


def choose_fit(works, measure):
    works.fits.choose(measure)
    assert works.fits.key() == measure


def test_sites_works_and_measures_of_the_first_site(works, session):
    desk = session.plan_desk
    item = works.sites.topLevelItem(0)
    assert item.text(0) == "1. Site 1"
    assert item.text(2) == "standard"
    low, high = (desk.live.sites[desk.site].total.low, desk.live.sites[desk.site].total.high)
    assert item.text(3).replace(",", "") == f"{low / 1000:.0f}–{high / 1000:.0f}"
    assert names(works.works)[0] == "Upright sand fence"
    statuses = [row.status for row in works.fits._rows]
    order = ["suitable", "conditional", "unknown", "unsuitable"]
    assert statuses == sorted(statuses, key=order.index)
    for row in works.fits._rows:
        assert row.reason
        assert not row.reason.startswith(row.name)


def test_search_narrows_the_measures(works):
    works.fits.search.setText("straw")
    tree = works.fits.list
    shown = [
        tree.topLevelItem(i).text(0) for i in range(tree.topLevelItemCount()) if not tree.topLevelItem(i).isHidden()
    ]
    assert "Straw checkerboard" in shown
    assert len(shown) < 5
    assert not tree.currentItem().isHidden(), "what is placed is seen"
    works.fits.search.setText("no measure has such words")
    assert works.fits.key() == ""
    assert not works.fits.place_button.isEnabled()


def test_all_parts_fit_beside_each_other_on_a_small_screen(works, window):
    """At 1366 px, between the layers and the dock, there are some 690 px for the window."""
    works.bar.options_action.setEnabled(True)
    works.splitter.resize(662, 150)
    assert works.splitter.orientation() == Qt.Orientation.Horizontal
    assert works.splitter.minimumSizeHint().width() <= 662
    assert works.bar.options_button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    works.splitter.resize(1400, 150)
    assert works.bar.options_button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_adding_is_one_step_and_undoes(works, session, wait):
    desk = session.plan_desk
    site = desk.site
    before = measures(desk.document, site)
    choose_fit(works, "spring_well")
    works.fits.add_button.click()
    wait(lambda: measures(desk.document, site) == sorted([*before, "spring_well"]))
    work = desk.row("works", desk.work)
    assert work["measure"] == "spring_well"
    assert work["cost_mode"] > 0.0
    assert any(row["work"] == desk.work for row in desk.document.rows("schedule"))
    assert desk.undo.count() == 1
    wait(lambda: not desk.busy)
    desk.undo.undo()
    assert measures(desk.document, site) == before
    wait(lambda: not desk.busy)


def test_remove_lock_and_note(works, session, wait, monkeypatch):
    from qgis.PyQt.QtWidgets import QInputDialog

    desk = session.plan_desk
    fence = next(row for row in desk.document.rows("works") if row["measure"] == "sand_fence")
    desk.select(site=fence["site"], work=fence["uuid"])
    works.bar.lock_action.trigger()
    lines = [row for row in desk.document.rows("lines") if row["work"] == fence["uuid"]]
    assert lines
    assert all(row["locked"] for row in lines)
    item = works.works.currentItem()
    assert "locked" in item.toolTip(3)
    assert works.bar.lock_action.text() == "Unlock"
    works.bar.lock_action.trigger()
    assert not any(row["locked"] for row in desk.document.rows("lines"))
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_: ("Sand from the north too.", True))
    works.bar.note_action.trigger()
    assert "Sand from the north too." in works.works.currentItem().toolTip(4)
    before = desk.document.plan["cost_mode"]
    works.bar.remove_action.trigger()
    wait(lambda: desk.row("works", fence["uuid"]) is None and not session.busy)
    assert desk.document.plan["cost_mode"] < before
    assert not any(row["work"] == fence["uuid"] for row in desk.document.rows("lines"))
    wait(lambda: not desk.busy)
    desk.undo.undo()
    assert len([row for row in desk.document.rows("lines") if row["work"] == fence["uuid"]]) == len(lines)
    assert desk.document.plan["cost_mode"] == before


def test_drawing_the_plan_again_leaves_what_is_locked(works, session, wait):
    desk = session.plan_desk
    fence = next(row for row in desk.document.rows("works") if row["measure"] == "sand_fence")
    desk.select(site=fence["site"], work=fence["uuid"])
    works.bar.toggle_lock()
    wait(lambda: not desk.busy)
    before = {row["uuid"]: row["geom"].ExportToWkt() for row in desk.document.rows("lines") if row["locked"]}
    works.bar.again_plan_action.trigger()
    wait(lambda: session.busy)
    wait(lambda: not session.busy and not desk.busy)
    after = {row["uuid"]: row["geom"].ExportToWkt() for row in desk.document.rows("lines") if row["locked"]}
    assert after == before


def pixel_of(works, x, y):
    from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle

    canvas = works.session.map_layers.canvas
    crs = QgsCoordinateReferenceSystem.fromWkt(works.desk.document.crs)
    canvas.setDestinationCrs(crs)
    canvas.setExtent(QgsRectangle(x - 3000, y - 3000, x + 3000, y + 3000))
    found = canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
    return QPoint(round(found.x()), round(found.y()))


def drag_event(kind, key, pixel):
    from dss_planner.panels.plan.works.fit_list import MIME

    data = QMimeData()
    data.setData(MIME, key.encode())
    place = QPointF(pixel) if kind is QDropEvent else pixel
    event = kind(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.kept = data
    return event


def free_place(document, site):
    taken = None
    for row in document.rows("zones"):
        if row["site"] == site and row["measure"] not in ("rot_graze",):
            taken = row["geom"] if taken is None else taken.Union(row["geom"])
    outline = next(row["geom"] for row in document.rows("sites") if row["uuid"] == site)
    inside = outline.Buffer(-700.0).Difference(taken.Buffer(900.0)).PointOnSurface()
    return inside.GetX(), inside.GetY()


def test_dragging_tells_what_fits_and_dropping_adds_there(works, session, wait, qgis_app):
    desk = session.plan_desk
    canvas = session.map_layers.canvas
    x, y = free_place(desk.document, desk.site)
    pixel = pixel_of(works, x, y)
    over = drag_event(QDragMoveEvent, "net_grid", pixel)
    assert works.placer.drop.eventFilter(canvas.viewport(), over)
    assert over.isAccepted()
    wait(lambda: "Site 1”\n" in works.placer.label.words())
    before = {row["uuid"] for row in desk.document.rows("works")}
    site = desk.site
    works.placer.drop.eventFilter(canvas.viewport(), drag_event(QDropEvent, "net_grid", pixel))
    wait(lambda: {row["uuid"] for row in desk.document.rows("works")} != before)
    (new,) = [row for row in desk.document.rows("works") if row["uuid"] not in before]
    assert (new["measure"], new["site"]) == ("net_grid", site)
    (zone,) = [row for row in desk.document.rows("zones") if row["work"] == new["uuid"]]
    assert zone["geom"].Distance(desk.document.rows("sites")[0]["geom"]) == 0.0
    assert not works.placer.label.words()
    assert desk.work == new["uuid"]


def test_a_drop_outside_says_what_to_do(works, session, wait):
    said = []
    works.message.connect(lambda level, words, _: said.append(words))
    session.failed.connect(lambda _, words, __: said.append(words))
    works.drop("net_grid", 0.0, 0.0)
    wait(lambda: said)
    assert "point inside" in said[0]
    works.drop("photo", 0.0, 0.0)
    assert "point inside" in said[-1]
    assert session.plan_desk.undo.count() == 0


def test_the_map_tool_places_with_keys_and_asks(works, session, wait):
    desk, canvas = session.plan_desk, session.map_layers.canvas
    x, y = free_place(desk.document, desk.site)
    pixel_of(works, x, y)
    choose_fit(works, "photo")
    works.fits.place_button.setChecked(True)
    assert canvas.mapTool() is works.placer.tool
    wait(lambda: "Photo point" in works.placer.label.words())
    before = len(desk.document.rows("points"))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    wait(lambda: len(desk.document.rows("points")) == before + 1)
    new = desk.document.rows("points")[-1]
    assert abs(new["geom"].GetX() - x) < 150.0
    assert new["kind"] == "photo"
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.mapTool() is not works.placer.tool
    assert not works.fits.place_button.isChecked()
    works.fits.ask_button.setChecked(True)
    works.placer._taken(works.placer.tool.place())
    wait(lambda: "at the place" in works.fits.heading.text())
    works.fits.ask_button.setChecked(False)
    assert "at the place" not in works.fits.heading.text()


def test_options_are_shown_before_they_are_applied(works, session, wait):
    desk = session.plan_desk
    fence = next(row for row in desk.document.rows("works") if row["measure"] == "sand_fence")
    desk.select(site=fence["site"], work=fence["uuid"])
    works.bar.options_action.trigger()
    window = works.options_window
    fields = {row.field.name: row for row in window.rows}
    assert set(fields) == {"orientation", "spacing", "rows", "offset", "gap_every", "gap_width"}
    assert "[V]" in fields["rows"].rule.text()
    others = {r["uuid"]: r["geom"].ExportToWkt() for r in desk.document.rows("lines") if r["work"] != fence["uuid"]}
    fields["rows"]._input.setValue(6)
    wait(window.apply_button.isEnabled)
    assert "Now:" in window.outcome.text()
    assert window._bands.shown()
    window.apply_button.click()
    rows = {row["number"] for row in desk.document.rows("lines") if row["work"] == fence["uuid"]}
    assert rows == {1, 2, 3, 4, 5, 6}
    left = {r["uuid"]: r["geom"].ExportToWkt() for r in desk.document.rows("lines") if r["work"] != fence["uuid"]}
    assert left == others
    assert desk.undo.count() == 1
    wait(lambda: not desk.busy)
    fields = {row.field.name: row for row in window.rows}
    assert fields["rows"].value() == 6
    fields["rows"].back.click()
    assert fields["rows"].value() is None
    assert fields["rows"]._input.value() == 3
    window.close()
    assert not window._bands.shown()


def test_directions_are_told_from_true_north_and_drawn_on_the_map(works, session, wait, monkeypatch):
    from dss_planner.panels.plan.works import options_window
    from dss_planner.plan.drafting.redraft import stored_options

    monkeypatch.setattr(options_window, "grid_direction", lambda true, x, y, crs: (true - 3.0) % 360.0)
    desk = session.plan_desk
    fence = next(row for row in desk.document.rows("works") if row["measure"] == "sand_fence")
    desk.select(site=fence["site"], work=fence["uuid"])
    works.bar.options_action.trigger()
    window = works.options_window

    def direction():
        return next(row for row in window.rows if row.field.name == "orientation")

    assert "315°" in direction().rule.text(), "the wind of page 5"
    direction()._input.setValue(1.0)
    wait(window.apply_button.isEnabled)
    window.apply_button.click()
    assert stored_options(desk.document, fence["uuid"]).orientation == pytest.approx(358.0)
    wait(lambda: not desk.busy)
    assert direction().value() == 1.0
    assert window.options().orientation == stored_options(desk.document, fence["uuid"]).orientation
    window.close()


def test_without_a_plan_it_says_why(shown_window, session, tmp_path):
    from dss_planner.panels.plan.window import PlanWindow
    from dss_planner.panels.plan.works.tab import WorksTab

    window = shown_window(PlanWindow)
    window.go(WorksTab)
    shown = next(found for found in window.tabs if isinstance(found, WorksTab))
    assert shown.nothing.text()
    assert not shown.splitter.isVisible()


def test_costs_in_tugrik_leave_room_for_the_names():
    from dss_planner.panels.plan.works.plan_rows import cost_heading, cost_text, cost_unit

    dollars, tugrik = (14_253.6, 38_009.7), (49_175_000.0, 1_104_003_000.0)
    assert cost_unit([dollars, None]) == 1e3
    assert cost_text(dollars, 1e3) == "14–38"
    assert cost_unit([tugrik, None]) == 1e6
    assert cost_text(tugrik, 1e6) == "49–1,104"
    assert cost_text(None, 1e6) == "–"
    assert "million" in cost_heading(1e6)
