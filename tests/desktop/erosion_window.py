"""The window on erosion risk in the real QGIS: opened from page 2, every tab, a click on the map."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QTabWidget
from qgis.utils import iface, plugins


def erosion_window(d):
    """Open it, look at all tabs, ask for the numbers behind a place, close it."""
    window = plugins["dss_planner"].erosion
    d.check(not window.isVisible(), "nobody is shown the window unasked")
    d.go(2)
    yield 0.3
    d.press("erosion_button")
    yield lambda: window.isVisible() and window.tabs and not window.lookups.busy
    yield 0.5
    tabs = {type(tab).__name__: tab for tab in window.tabs}
    d.check(tabs["OverviewTab"].view.chart.shows_chart, "the histogram of the study area is shown")
    d.check(d.dock.isVisible() and d.dock.width() >= 370, "the dock keeps its place beside the window")
    bar = window.findChild(QTabWidget, "erosion_tabs")
    for number, tab in enumerate(window.tabs):
        bar.setCurrentIndex(number)
        yield 0.3
        yield lambda: not window.lookups.busy
        yield 0.2
        name = type(tab).__name__
        d.see(f"erosion_{number + 1}_{name.removesuffix('Tab').lower()}")
        d.check(tab.scroll.horizontalScrollBar().maximum() == 0, f"the tab {name} fits its width")
    place = tabs["PlaceTab"]
    bar.setCurrentWidget(place)
    yield 0.2
    window.findChild(QPushButton, "erosion_pick").click()
    view = iface.mapCanvas().viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.rect().center())
    yield lambda: place.found is not None
    yield 0.6
    d.check(tabs["OverviewTab"].levels.isVisible() is False, "what is folded away is not shown")
    d.check(place.tree.topLevelItemCount() >= 5, "the five factors of the place are listed")
    d.check("t/km²·a" in place.result.text(), "the place's soil loss is told")
    d.check(place.chart.shows_chart, "what moves it is drawn")
    d.report["seen"]["place"] = place.result.text()
    d.see("erosion_place")
    QTest.keyClick(iface.mapCanvas(), Qt.Key.Key_Escape)
    yield 0.2
    d.check(not window.findChild(QPushButton, "erosion_pick").isChecked(), "Esc gives the map back")
    window.setFloating(True)
    window.resize(900, 420)
    yield 0.8
    d.see("erosion_floating")
    window.setFloating(False)
    window.close()
    yield 0.3
    d.check(not window.isVisible(), "the window closes")
