"""Ten problems at once: a study area, a folder of bad files, their check, the fixes, alignment."""

import os
import sys
from pathlib import Path

from osgeo import ogr
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.utils import iface

sys.path.insert(0, os.environ["DSS_DESKTOP_SCRIPTS"])
from bad_files import write_bad_files, write_soums, write_study_area
from driver import Driver

FOLDER = Path(os.environ["DSS_DESKTOP_FOLDER"])


def story(d):
    page = d.dock.pages[0]
    inputs = FOLDER / "өгөгдөл data"
    write_bad_files(inputs)
    write_soums(FOLDER / "soums.gpkg")
    d.dock.setMinimumWidth(430)
    d.go(1)
    yield 0.3
    d.see("p00_empty")
    d.widget("study_folder").setFilePath(str(FOLDER / "study with problems"))
    yield 0.5
    page.area_box._take(write_study_area(FOLDER))
    yield lambda: not d.dock.session.lookups.busy
    d.see("p01_area")
    d.check("ha" in page.area_box.line.text(), "the study area says its hectares")
    d.check(page.area_box.outline.shown(), "the study area is outlined on the map")
    add_background()
    page.area_box.zoom_button.click()

    drop(page.data.list, [str(inputs)])
    yield lambda: len(d.dock.session.settings.sources) > 8
    d.see("p02_recognising")
    yield lambda: page.reader.complete
    yield 0.1
    d.see("p03_checking")
    yield lambda: not page.health.checking
    yield 0.5
    d.see("p04_data")
    page.data.list.setFocus()
    for number in (0, 1, 2, 7, 11):
        page.data.list.setCurrentRow(number)
        page.data.list.picked.emit()
        yield 0.2
        d.see(f"p05_layer_{number:02d}")
    show(page, page.health)
    yield 0.4
    d.see("p06_ten_problems")
    problems = page.health.model.problems
    d.report["seen"]["problems"] = [[p.severity, p.name, str(p.problem), str(p.fix), str(p.method)] for p in problems]
    d.check(len({p.layer for p in problems}) >= 9, "nine layers and more have a problem")
    rows = page.health.rows
    rows.verticalScrollBar().setValue(100000)
    yield 0.2
    d.see("p07_ten_problems_below")
    d.press("health_wide")
    yield 0.8
    d.see("p08_window")
    page.health.window_.filter.setText("sand")
    yield 0.4
    d.see("p09_window_filtered")
    page.health.window_.filter.clear()
    page.health.window_.close()

    yield from answers(d, page)
    yield from areas(d, page)
    show(page, page.grid)
    yield 0.3
    d.see("p20_grid")
    d.press("align_button")
    yield d.busy
    yield 0.2
    d.see("p21_aligning")
    yield d.idle
    yield 1.5
    d.see("p22_done")
    d.check(d.state(1) == "done", "page 1 is green")
    page.scroll.verticalScrollBar().setValue(100000)
    yield 0.4
    d.see("p23_report")
    show(page, page.health)
    yield 0.3
    d.see("p24_check_after")
    yield from dark(d, page)


def add_background():
    """Bring the map into sight in place of QGIS's welcome page."""
    QgsProject.instance().addMapLayer(QgsVectorLayer(str(FOLDER / "soums.gpkg|layername=soums"), "Soums", "ogr"))


def drop(widget, paths):
    """Drop files on a widget as the file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    place = widget.viewport().rect().center()
    event = QDropEvent(
        QPointF(place), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    widget.dropEvent(event)


def answers(d, page):
    """Fix one problem with one click, answer all that only the user knows."""
    model, rows = page.health.model, page.health.rows
    mends = next(p for p in model.problems if p.severity == "mends" and p.choice is None and not p.options)
    rows.choose(model.row_of(mends))
    rows.fixed.emit(mends, None)
    yield 0.05
    d.see("p11_fixing")
    yield lambda: settled(d, page)
    show(page, page.health)
    yield 0.3
    d.see("p12_one_fixed")
    d.check(any(p.code == mends.code and p.layer == mends.layer and p.mended for p in model.problems), "it is mended")
    asks = [p for p in model.problems if p.severity == "asks"]
    rows.choose(0)
    menu = rows.options_menu(asks[0], page)
    menu.popup(rows.mapToGlobal(rows.rect().center()))
    yield 0.3
    d.see("p13_options")
    menu.close()
    for _ in range(30):
        waiting = [p for p in page.health.waits() if p.options]
        if not waiting:
            break
        problem = waiting[0]
        option = min(range(len(problem.options)), key=lambda n: problem.options[n].choice.left_out)
        rows.fixed.emit(problem, problem.options[option])
        yield 0.1
        yield lambda: settled(d, page)
    show(page, page.health)
    rows.verticalScrollBar().setValue(0)
    yield 0.3
    d.see("p14_answered")
    d.report["seen"]["left"] = [[p.name, str(p.problem)] for p in page.health.waits()]
    d.check(not page.health.waits(), "every question has an answer in the table")


def areas(d, page):
    """The ways to point out a study area."""
    chooser, session = page.area_box.chooser, d.dock.session
    page.scroll.verticalScrollBar().setValue(0)
    chosen = session.settings.study_area
    boundaries = FOLDER / "soums.gpkg"
    page._add((f"{boundaries}|layername=soums",))
    yield lambda: settled(d, page)
    for origin in ("selection", "names", "canvas", "drawn"):
        chooser.origin.setCurrentIndex(chooser.origin.findData(origin))
        yield 0.2
        d.see(f"p15_area_{origin}")
    chooser.origin.setCurrentIndex(chooser.origin.findData("names"))
    combo = chooser.names.layer
    d.check(combo.count() > 1, "the layer recognised as soums is offered")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    yield lambda: chooser.names.list.count() > 0
    chooser.names.search.setText("n")
    for row in (0, 2):
        chooser.names.list.item(row).setCheckState(Qt.CheckState.Checked)
    yield 0.2
    d.see("p16_names_ticked")
    d.press("area_use_names")
    yield lambda: settled(d, page)
    d.see("p17_names_taken")
    d.check(len(read_names(session.settings.study_area)) == 2, "two soums are the study area")
    chooser.origin.setCurrentIndex(chooser.origin.findData("drawn"))
    d.press("area_draw")
    yield 0.2
    tool = iface.mapCanvas().mapTool()
    for x, y in ((104.1, 43.1), (105.3, 43.2), (104.8, 43.9)):
        tool._points.append(QgsPointXY(x, y))
    tool._show(QgsPointXY(104.8, 43.9))
    tool.counted.emit(3)
    yield 0.3
    d.see("p18_drawing")
    tool.finish()
    yield lambda: settled(d, page)
    d.see("p19_drawn")
    d.check("Drawn area" in page.area_box.line.text(), "the drawing is the study area")
    page._remove(f"{boundaries}|layername=soums")
    page.area_box._take(chosen)
    yield lambda: settled(d, page)


def read_names(uri):
    path, _, layer = uri.partition("|layername=")
    dataset = ogr.Open(path)
    return [feature.GetGeometryRef().GetArea() for feature in dataset.GetLayerByName(layer)]


def settled(d, page):
    """True when nothing runs and the check is up to date."""
    return not d.dock.session.busy and not d.dock.session.lookups.busy and not page.health.checking


def show(page, widget):
    """Scroll the page so that ``widget`` is at its top."""
    page.scroll.verticalScrollBar().setValue(widget.y() - 10)


def dark(d, page):
    """The dark theme."""
    QgsApplication.setUITheme("Night Mapping")
    yield 0.6
    show(page, page.health)
    yield 0.3
    d.see("p30_problems_dark")
    page.scroll.verticalScrollBar().setValue(0)
    yield 0.3
    d.see("p31_data_dark")
    page.scroll.verticalScrollBar().setValue(page.data.y())
    page.data.list.setCurrentRow(3)
    yield 0.3
    d.see("p32_details_dark")


driver = Driver(story, FOLDER)
driver.start()
