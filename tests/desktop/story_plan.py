"""A drafted plan edited by hand on the map: totals follow, saved edits are locked, a part drawn again, all undone."""

import os
import shutil
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QUndoStack
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["DSS_DESKTOP_SCRIPTS"])
from driver import Driver

FOLDER = Path(os.environ["DSS_DESKTOP_FOLDER"])


def story(d):
    yield lambda: "dss_planner" in plugins and d.dock is not None
    yield 1.0
    study = os.environ.get("DSS_DESKTOP_STUDY")
    if study:
        d.dock.session.open_folder(study)
    else:
        d.widget("study_folder").setFilePath(str(FOLDER / "example"))
        yield 0.3
        d.press("example_button")
        yield d.busy
    yield d.idle
    d.go(5)
    yield 0.5
    d.see("plan_page_before")
    d.press("draft_button")
    yield d.busy
    yield d.idle
    desk = d.dock.session.plan_desk
    yield lambda: desk.live is not None and not desk.busy and len(desk.layers.layers()) == 3
    d.check(d.widget("plan_sites").rowCount() == len(desk.document.rows("sites")), "page 5 lists the sites of the plan")
    d.see("plan_page_drafted")
    bar = d.dock.pages[4].scroll.horizontalScrollBar()
    d.check(bar.maximum() == 0, "page 5 fits the width of the dock")
    d.press("open_plan_button")
    yield 1.5
    window = plugins["dss_planner"].plan
    d.check(window.isVisible(), "page 5 opens the window “Plan”")
    yield from tabs(d, window)
    yield from by_hand(d, window, desk)
    yield from by_mouse(d, window, desk)
    yield from swiped(d, window, desk)
    yield from notes(d, window, desk)
    yield from states(d, window, desk)
    yield from dark(d, window)


def tabs(d, window):
    """Every tab can be seen and fits."""
    bar = window.findChild(QTabWidget, "plan_tabs")
    for number in range(bar.count()):
        bar.setCurrentIndex(number)
        yield 1.5
        name = type(bar.widget(number)).__name__.replace("Tab", "").lower()
        d.see(f"plan_{name}")


def rows_of(desk, table):
    """Return key → (geometry, locked) of what the plan draws."""
    return {row["uuid"]: (row["geom"].ExportToWkt(), bool(row.get("locked"))) for row in desk.document.rows(table)}


def settled(desk):
    """Return whether the plan is neither read nor written, and counted."""
    return not desk.busy and desk.live is not None and not desk.totals.counting


def by_hand(d, window, desk):
    """Edit a shape as QGIS's tools do, undo, redo, save; draw the site again; take all back."""
    drafted = {table: rows_of(desk, table) for table in ("zones", "lines", "points")}
    before = desk.live.plan
    layer = dict(desk.layers.layers())["zones"]
    rows = {row["uuid"]: row for row in desk.document.rows("zones")}
    feature = max(layer.getFeatures(), key=lambda one: one.geometry().area())
    key = str(feature["uuid"])
    desk.show_me.row("zones", key)
    yield 1.5
    d.see("plan_show_me")
    layer.startEditing()
    iface.setActiveLayer(layer)
    iface.actionVertexToolActiveLayer().trigger()
    shape = QgsGeometry(feature.geometry())
    box = shape.boundingBox()
    layer.beginEditCommand("Moved vertex")
    for number in range(3):
        corner = shape.vertexAt(number)
        x, y = (corner.x() + box.center().x()) / 2, (corner.y() + box.center().y()) / 2
        layer.moveVertex(x, y, feature.id(), number)
    layer.endEditCommand()
    yield lambda: desk.live.plan != before
    label = window.findChild(QLabel, "plan_totals_unsaved")
    d.check(label.isVisible(), "totals say that edits are not saved")
    d.check(desk.live.plan.hectares < before.hectares, "totals follow an edit that is not saved")
    d.see("plan_unsaved")
    layer.undoStack().undo()
    yield lambda: desk.live.plan == before
    d.check(True, "totals follow undo of the edit")
    layer.undoStack().redo()
    yield lambda: desk.live.plan != before
    edited = desk.live.plan
    d.check(layer.commitChanges(), "QGIS saves the edits")
    yield lambda: desk.undo.count() == 1 and settled(desk)
    d.check(desk.live.plan == edited, "totals are the same, to the last bit, once the edits are saved")
    row = desk.row("zones", key)
    d.check(bool(row["locked"]) and bool(row["author"]) and bool(row["changed"]), "the edited zone is locked")
    d.check(row["area_ha"] < rows[key]["area_ha"], "its area is measured anew")
    d.check(not label.isVisible(), "no edit is left unsaved")
    d.see("plan_locked")
    yield from again(d, desk, key, row)
    desk.undo.setIndex(0)
    yield lambda: settled(desk)
    now = {table: rows_of(desk, table) for table in drafted}
    d.check(now == drafted, "undo leads back to the draft")
    d.check(desk.live.plan == before, "and so do the totals")
    desk.undo.setIndex(desk.undo.count())
    yield lambda: settled(desk)
    d.check(bool(desk.row("zones", key)["locked"]), "redo leads to the edits again")
    d.report["seen"]["steps"] = [desk.undo.text(number) for number in range(desk.undo.count())]


def again(d, desk, key, row):
    """Draw the whole site again: what was edited by hand stays."""
    from dss_planner.plan.drafting.redraft import redraft

    site = row["site"]
    lines = [one["uuid"] for one in desk.document.rows("lines") if one["site"] == site]
    d.check(
        desk.work_out("Draw the site again", lambda document, progress, cancelled: redraft(document, site)),
        "drawing a site again begins",
    )
    yield d.busy
    yield d.idle
    yield lambda: settled(desk)
    d.check(desk.undo.undoText() == "Draw the site again", "drawing again is one step")
    kept = desk.row("zones", key)
    d.check(kept is not None and kept["geom"].Equals(row["geom"]), "the edited zone is left as it is")
    there = [one for one in desk.document.rows("lines") if one["site"] == site]
    d.report["seen"]["lines_of_site"] = [len(lines), len(there)]
    d.see("plan_drawn_again")


def by_mouse(d, window, desk):
    """Drag a measure from the list onto the map with the mouse, and take it back."""
    from dss_planner.panels.plan.works.tab import WorksTab

    if shutil.which("xdotool") is None:
        return
    window.go(WorksTab)
    tab = next(one for one in window.tabs if isinstance(one, WorksTab))
    site = min(desk.document.rows("sites"), key=lambda row: row["rank"])
    desk.select(site=site["uuid"])
    desk.show_me.row("sites", site["uuid"])
    yield 1.0
    tree = tab.fits.list
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    item = next(one for one in items if one.data(0, Qt.ItemDataRole.UserRole) == "checkerboard")
    tree.scrollToItem(item)
    yield 0.3
    begin = tree.viewport().mapToGlobal(tree.visualItemRect(item).center() - QPoint(60, 0))
    inside = site["geom"].PointOnSurface()
    canvas = iface.mapCanvas()
    crs = desk.layers.crs(desk.document.crs)
    way = QgsCoordinateTransform(crs, canvas.mapSettings().destinationCrs(), QgsProject.instance())
    pixel = canvas.getCoordinateTransform().transform(way.transform(QgsPointXY(inside.GetX(), inside.GetY())))
    end = canvas.viewport().mapToGlobal(QPoint(int(pixel.x()), int(pixel.y())))
    works, steps = len(desk.document.rows("works")), desk.undo.count()
    yield d.hand("mousemove", begin.x(), begin.y(), "mousedown", 1)
    for step in range(1, 11):
        x, y = (first + (last - first) * step // 10 for first, last in zip((begin.x(), begin.y()), (end.x(), end.y())))
        yield d.hand("mousemove", x, y)
        yield 0.1
    yield tab.placer.label.isVisible
    yield 0.5
    d.see("plan_dragged")
    yield d.hand("mouseup", 1)
    yield lambda: desk.undo.count() == steps + 1
    yield lambda: settled(desk)
    d.check(len(desk.document.rows("works")) == works + 1, "a measure is dropped on the map")
    d.see("plan_dropped")
    desk.undo.undo()
    yield lambda: settled(desk)
    d.check(len(desk.document.rows("works")) == works, "it is taken back")


def swiped(d, window, desk):
    """Two plans for a site, swiped on the map."""
    from dss_planner.panels.plan.alternatives.tab import AlternativesTab

    window.go(AlternativesTab)
    tab = next(one for one in window.tabs if isinstance(one, AlternativesTab))
    yield lambda: tab.pair() is not None and not tab.keeper.working
    tab.on_map.swipe.click()
    d.check(desk.swipe.has(tab.on_map), "two plans are swiped")
    yield lambda: desk.swipe.drawn
    yield 0.5
    yield lambda: desk.swipe.drawn
    left, right = desk.swipe.pictures
    d.check(left != right, "both sides show their plan")
    d.see("plan_alternatives_swiped")
    tab.on_map.swipe.click()
    d.check(not desk.swipe.on, "the line goes")


def notes(d, window, desk):
    """A note, and a warning with the way to it."""
    from dss_planner.panels.plan.notes.tab import NotesTab

    window.go(NotesTab)
    yield 1.0
    window.findChild(QPlainTextEdit, "note_text").setPlainText(
        "Ask the herders of the northern bag about spring camps."
    )
    window.findChild(QPushButton, "note_add").click()
    yield lambda: settled(desk)
    d.check(len(desk.document.rows("notes")) == 1, "a note is kept")
    yield 1.0
    d.see("plan_notes_done")
    found = [one for one in desk.warnings.found if one.about.table]
    d.report["seen"]["warnings"] = [[one.kind, str(one.sentence)] for one in desk.warnings.found]
    if found:
        d.check(desk.show_me.row(found[0].about.table, found[0].about.row), "a warning is shown on the map")
        yield 1.5
        d.see("plan_warning_shown")


def states(d, window, desk):
    """Edits that are not saved are not overwritten."""
    from dss_planner.plan.store.changes import Changes

    layer = dict(desk.layers.layers())["zones"]
    feature = next(layer.getFeatures())
    layer.startEditing()
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("note"), "by hand")
    steps = desk.undo.count()
    desk.apply("Rename", Changes({"zones": [{"uuid": str(feature["uuid"]), "name": "Other"}]}))
    yield lambda: desk.notice is not None
    yield 0.5
    d.check(desk.undo.count() == steps, "a refused change leaves no step")
    d.see("plan_notice")
    desk.go_on()
    yield lambda: settled(desk) and desk.undo.count() == steps + 2
    d.check(desk.row("zones", str(feature["uuid"]))["name"] == "Other", "it is made once the edits are saved")
    d.check(desk.notice is None, "nothing is held any more")
    d.report["seen"]["main_thread_counts_s"] = desk.totals.longest
    d.check(isinstance(desk.undo, QUndoStack) and desk.undo.canUndo(), "all of it can be taken back")


def dark(d, window):
    """The dark theme."""
    QgsApplication.setUITheme("Night Mapping")
    bar = window.findChild(QTabWidget, "plan_tabs")
    for number in range(bar.count()):
        bar.setCurrentIndex(number)
        yield 0.8
        name = type(bar.widget(number)).__name__.replace("Tab", "").lower()
        d.see(f"plan_{name}_dark")
    QgsApplication.setUITheme("default")
    QApplication.processEvents()


driver = Driver(story, FOLDER)
driver.start()
