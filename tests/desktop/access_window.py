"""The window on access in the real QGIS: every tab, a speed typed and applied, seasons compared, a run stopped."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QPushButton, QTabWidget
from qgis.utils import plugins


def access_window(d):
    """Open it from page 2, look at all tabs, slow the steppe, compare the seasons, put all back, close it."""
    window = plugins["dss_planner"].access
    session = d.dock.session
    d.go(2)
    yield 0.3
    d.press("access_button")
    yield lambda: window.isVisible() and window.tabs and not window.lookups.busy
    yield 0.5
    tabs = {type(tab).__name__: tab for tab in window.tabs}
    travel = tabs["TravelTab"]
    d.check(travel.view.chart.shows_chart, "the histogram of travel time is shown")
    d.check(travel.shares.rowCount() == 5, "the land within hours is counted")
    d.check("cells" in travel.estimate.title(), "what a run takes is told")
    bar = window.findChild(QTabWidget, "access_tabs")
    for number, tab in enumerate(window.tabs):
        bar.setCurrentIndex(number)
        yield 0.3
        yield lambda: not window.lookups.busy
        yield 0.2
        name = type(tab).__name__
        d.see(f"access_{number + 1}_{name.removesuffix('Tab').lower()}")
        d.check(tab.scroll.horizontalScrollBar().maximum() == 0, f"the tab {name} fits its width")
    yield from _slower(d, window, tabs["SpeedsTab"])
    yield from _steeper(d, tabs["SpeedsTab"])
    window.help_button.click()
    yield 0.3
    d.check("Limits and doubts" in window.help.text.toPlainText(), "the help is there")
    window.close_help()
    bar.setCurrentWidget(tabs["SeasonsTab"])
    yield 0.2
    window.findChild(QPushButton, "access_seasons_run").click()
    yield d.busy
    yield d.idle
    yield lambda: not window.lookups.busy
    yield 0.5
    d.check("is reached later" in tabs["SeasonsTab"].facts.text(), "what the thaw does is told")
    d.report["seen"]["seasons"] = tabs["SeasonsTab"].facts.text()
    d.see("access_seasons_done")
    window.close()
    yield 0.3
    d.check(not window.isVisible() and session.problems == {}, "the window closes, nothing failed")


def _slower(d, window, speeds):
    """Type a speed into the table, apply it, see it run, and put the defaults back."""
    session = d.dock.session
    window.findChild(QTabWidget, "access_tabs").setCurrentWidget(speeds)
    yield 0.2
    row, column = speeds.table.place_of("landcover.3", session.settings.season)
    speeds.table.setCurrentCell(row, column)
    speeds.table.editItem(speeds.table.item(row, column))
    yield 0.2
    editor = speeds.table.findChild(QDoubleSpinBox)
    QTest.keyClicks(editor, "6")
    d.see("access_speed_typed")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    yield lambda: speeds.waits
    d.check(session.settings.speeds == {}, "a speed counts only once it is applied")
    speeds.apply_button.click()
    yield lambda: session.busy
    d.see("access_applied_busy")
    yield lambda: d.idle() and not speeds.rerun.waiting
    d.check(session.settings.own_speeds == {"landcover.3": 6.0}, "the speed is stored in the study")
    d.check(session.status("access")[0] != "problem", "the travel time was worked out again")
    speeds.reset_all_button.click()
    speeds.apply_button.click()
    yield lambda: session.busy
    yield lambda: d.idle() and not speeds.rerun.waiting
    d.check(session.settings.speeds == {}, "the defaults are back")


def _steeper(d, speeds):
    """Split a class of slope, see that nothing runs by that alone, and put the defaults back."""
    speeds.slopes.setCollapsed(False)
    yield 0.2
    speeds.scroll.ensureWidgetVisible(speeds.slopes)
    speeds.slopes.table.setCurrentCell(1, 1)
    speeds.slopes.split_button.click()
    yield 0.2
    d.see("access_slopes")
    d.check(speeds.draft.slopes[1] == (7.5, 0.7) and speeds.waits, "a class of slope is split, not applied yet")
    speeds.reset_all_button.click()
    d.check(not speeds.waits, "the default slopes are back")
