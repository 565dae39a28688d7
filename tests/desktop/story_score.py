"""From the opened example to five compared sites in at most ten clicks; then the window “Score”, by mouse and key."""

import os
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QStyle, QStyleOptionSlider, QTabWidget, QWidget
from qgis.utils import iface, plugins

sys.path.insert(0, os.environ["DSS_DESKTOP_SCRIPTS"])
from driver import Driver

FOLDER = Path(os.environ["DSS_DESKTOP_FOLDER"])


class Mouse:
    """Presses what can be seen, and counts."""

    def __init__(self, d):
        self.d, self.clicks = d, 0

    def click(self, name, root=None):
        """Click a widget with this name, as a user does."""
        widget = (root or self.d.dock).findChild(QWidget, name)
        assert widget is not None, f"there is no {name}"
        assert widget.isVisible(), f"{name} is not to be seen"
        assert widget.isEnabled(), f"{name} is switched off"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.clicks += 1


def drag(slider, percent):
    """Drag the handle of a slider of 0–100 % to a place, with the mouse, in small steps."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    part = QStyle.SubControl.SC_SliderHandle
    handle = slider.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, slider)
    start = handle.center()
    length = slider.width() - handle.width()
    end = round(start.x() + (percent * 10 - slider.value()) / 1000 * length)

    def send(kind, x, held):
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        place, none = QPointF(x, start.y()), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(slider, QMouseEvent(kind, place, button, held, none))

    send(QEvent.Type.MouseButtonPress, start.x(), Qt.MouseButton.LeftButton)
    step = 1 if end > start.x() else -1
    for x in range(start.x(), end + step, step):
        send(QEvent.Type.MouseMove, x, Qt.MouseButton.LeftButton)
        yield 0.02
    send(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def story(d):
    yield lambda: "dss_planner" in plugins and d.dock is not None
    yield 1.0
    d.widget("study_folder").setFilePath(str(FOLDER / "example"))
    yield 0.3
    d.press("example_button")
    yield d.busy
    yield d.idle
    yield 1.0
    yield from sites_in_few_clicks(d)
    yield from score_window(d)
    yield from own_model(d)
    yield from left_out(d)
    yield from snapshots(d)
    yield from run_again(d)
    yield from dark(d)


def sites_in_few_clicks(d):
    """Page 2, work out the score, page 3, find sites, page 4: compared."""
    mouse = Mouse(d)
    mouse.click("page_button_2")
    yield 0.3
    d.see("score_before")
    mouse.click("score_button")
    yield d.busy
    yield d.idle
    yield 1.0
    d.check(d.state(2) == "done", "the score is worked out")
    mouse.click("page_button_3")
    yield 0.3
    mouse.click("find_button")
    yield d.busy
    yield d.idle
    yield 1.0
    mouse.click("page_button_4")
    yield 0.5
    table = d.widget("ranking_table")
    d.check(table.rowCount() == 5, "five sites are compared")
    d.check(bool(d.widget("rank_reason").text()), "the first says why it is the first")
    mouse.click("compare_button")
    window = plugins["dss_planner"].sites
    yield lambda: window.isVisible() and bool(window.tabs)
    yield 0.5
    d.report["seen"]["clicks"] = mouse.clicks
    d.check(mouse.clicks <= 10, f"{mouse.clicks} clicks are at most ten")
    d.see("sites_compared")
    window.set_open(False)


def score_window(d):
    """Every tab fits the room beside the dock."""
    d.go(2)
    yield 0.3
    window = plugins["dss_planner"].score
    d.press("edit_values_button")
    yield lambda: window.isVisible() and bool(window.tabs)
    yield 1.0
    left = [dock for dock in iface.mainWindow().findChildren(QDockWidget) if dock.objectName() in ("Browser", "Layers")]
    iface.mainWindow().resizeDocks(left, [60] * len(left), Qt.Orientation.Horizontal)
    yield 0.5
    d.report["seen"]["window"] = window.width()
    bar = window.findChild(QTabWidget, "score_tabs")
    d.check(type(bar.currentWidget()).__name__ == "ValuesTab", "the button opens the editor of values")
    for number, tab in enumerate(window.tabs):
        bar.setCurrentIndex(number)
        yield 0.4
        yield lambda: not window.lookups.busy
        yield 0.3
        name = type(tab).__name__
        d.see(f"score_{number + 1}_{name.removesuffix('Tab').lower()}")
        d.check(tab.scroll.horizontalScrollBar().maximum() == 0, f"the tab {name} fits its width")
    d.check(iface.mainWindow().width() <= 1366, "QGIS stays within the screen")
    d.check(d.dock.pages[1].scroll.horizontalScrollBar().maximum() == 0, "page 2 fits the width of the dock")


def own_model(d):
    """A drag is one step, the keys take it back and forth, the page says what changed."""
    desk = d.dock.session.score_desk
    before = desk.model
    slider = d.widget("slider_rain")
    yield from drag(slider, 60)
    yield 0.8
    moved = desk.model
    d.check(moved != before, "dragging a slider changes the model")
    d.check(desk.undo.count() == 1, "a drag is one step")
    d.check(abs(sum(c.weight for c in moved.used) - 1.0) < 1e-9, "the weights sum to 100")
    d.report["seen"]["undo"] = desk.undo.undoText()
    yield 0.6
    d.check(d.state(2) == "stale", "the score is out of date")
    d.report["seen"]["stale"] = d.dock.pages[1].status()
    d.check("Rain" in d.report["seen"]["stale"], "the page says which weight was moved")
    d.see("score_stale")
    table = d.widget("criteria_table")
    table.activateWindow()
    table.setFocus()
    yield lambda: QApplication.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield 0.8
    d.check(desk.model == before, "Ctrl+Z takes it back")
    d.check(d.dock.session.settings.score_model == {}, "the study's own model is back")
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(table, Qt.Key.Key_Z, shift)
    yield 0.5
    d.check(desk.model == moved, "Ctrl+Shift+Z does it again")


def left_out(d):
    """A limit is changed in its sentence, and near misses come as a layer."""
    window = plugins["dss_planner"].score
    d.press("left_out_button")
    yield 0.5
    window.findChild(QWidget, "max_minutes").setValue(90.0)
    yield 1.0
    words = window.findChild(QWidget, "rule_effect_access").text()
    d.check("ha" in words, "the hectares that the rule removes are told")
    d.see("score_left_out")
    window.findChild(QWidget, "near_misses").click()
    yield d.busy
    yield d.idle
    yield 1.0
    names = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    d.check(any(name.startswith("Near misses") for name in names), "near misses are on the map")
    d.check("travel time" in window.findChild(QWidget, "near_misses_found").text(), "the rule is named")
    d.see("score_near_misses")


def snapshots(d):
    """Kept, compared, restored."""
    window = plugins["dss_planner"].score
    desk = d.dock.session.score_desk
    window.open("snapshots")
    yield 0.3
    window.findChild(QWidget, "snapshot_name").setText("Rain first")
    window.findChild(QWidget, "snapshot_save").click()
    kept = desk.model
    d.press("used_rain")
    yield 0.6
    table = window.findChild(QWidget, "difference_table")
    d.check(table.rowCount() >= 1 and "Rain" in table.item(0, 0).text(), "what differs is told")
    d.see("score_snapshots")
    window.findChild(QWidget, "snapshot_restore").click()
    yield 0.5
    d.check(desk.model == kept, "a snapshot is restored")


def run_again(d):
    """The run scores the model at hand."""
    d.press("score_button")
    yield d.busy
    yield d.idle
    yield 1.0
    d.check(d.state(2) == "done", "the score is up to date again")
    d.check(d.dock.session.score_desk.changed_since_run() is None, "what was run is the model at hand")


def dark(d):
    """The dark theme."""
    QgsApplication.setUITheme("Night Mapping")
    window = plugins["dss_planner"].score
    for name in ("values", "weights", "left_out", "snapshots"):
        window.open(name)
        yield 0.7
        d.see(f"score_{name}_dark")
    QgsApplication.setUITheme("default")


driver = Driver(story, FOLDER)
driver.start()
