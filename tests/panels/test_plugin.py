"""The plugin comes and goes without a trace."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from dss_planner import classFactory


def traces(iface, app):
    """Everything that a plugin may leave behind in the window and in QGIS."""
    from qgis.core import QgsApplication
    from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject
    from qgis.PyQt.QtWidgets import QDockWidget, QToolBar

    for _ in range(5):
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    window = iface.mainWindow()
    return {
        "toolbar actions": [action.text() for action in iface.toolbar.actions()],
        "toolbars": len(window.findChildren(QToolBar)),
        "menus": [action.text() for action in iface.raster_menu.actions()],
        "docks": sorted(dock.objectName() for dock in window.findChildren(QDockWidget)),
        "children": Counter(
            type(child).__name__ for child in window.findChildren(QObject) if not of_tabs(child, window)
        ),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "tasks": QgsApplication.taskManager().count(),
        "turns of Python": sys.getswitchinterval(),
    }


def of_tabs(child, window):
    """Whether an object belongs to the tabs of stacked docks, which the main window makes and keeps for itself."""
    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtWidgets import QTabBar

    while child is not None and child is not window:
        above = QObject.parent(child)  # models have a parent of their own making
        if isinstance(child, QTabBar) and above is window:
            return True
        child = above
    return False


def test_loading_and_unloading_twice_leaves_no_trace(iface, qgis_app):
    before = traces(iface, qgis_app)
    for _ in range(2):
        plugin = classFactory(iface)
        plugin.initGui()
        during = traces(iface, qgis_app)
        wide = {f"DssPlanner{name}Dock" for name in ("Access", "Erosion", "Sites", "Plan")}
        assert {"DssPlannerDock", *wide} <= set(during["docks"])
        assert len(during["toolbar actions"]) == 6
        assert during["menus"]
        assert "dssplanner" in during["providers"]
        assert during["turns of Python"] < before["turns of Python"]
        plugin.unload()
        assert traces(iface, qgis_app) == before


@pytest.mark.parametrize("name", ["erosion", "access", "sites", "plan"])
def test_a_window_comes_back_as_it_was_left(iface, qgis_app, name):
    from qgis.core import QgsSettings

    opened = f"dss_planner/{name}_window_open"
    QgsSettings().remove(opened)
    for wanted in (False, True, False):
        plugin = classFactory(iface)
        plugin.initGui()
        window = getattr(plugin, name)
        assert window.isVisible() is bool(QgsSettings().value(opened, False, bool))
        window.show()  # as QGIS does while it starts
        iface.initializationCompleted.emit()
        assert window.isVisible() is bool(QgsSettings().value(opened, False, bool))
        window.set_open(wanted)
        action = next(
            action for action in iface.toolbar.actions() if action.objectName() == f"dss_planner_{name}_action"
        )
        assert action.isChecked() is wanted
        plugin.unload()
    QgsSettings().remove(opened)


def test_unload_stops_a_running_step(iface, qgis_app, wait_for):
    import threading

    from qgis.core import QgsApplication

    from dss_planner.running import stop_if

    plugin = classFactory(iface)
    plugin.initGui()
    started, ended = threading.Event(), threading.Event()

    def work(request, progress, cancelled):
        started.set()
        try:
            while True:
                stop_if(cancelled)
        finally:
            ended.set()

    published = []
    plugin.dock.session.background("Endless", lambda: None, work, published.append)
    wait_for(started.is_set)
    plugin.unload()
    assert ended.is_set()
    wait_for(lambda: QgsApplication.taskManager().count() == 0)
    assert published == []


def test_processing_alone_needs_no_window(qgis_app):
    from qgis.core import QgsApplication

    plugin = classFactory(None)
    plugin.initProcessing()
    try:
        assert QgsApplication.processingRegistry().providerById("dssplanner") is not None
    finally:
        plugin.unload()
    assert QgsApplication.processingRegistry().providerById("dssplanner") is None


@pytest.mark.parametrize("times", [1, 2])
def test_unload_without_load_is_harmless(iface, times):
    plugin = classFactory(iface)
    for _ in range(times):
        plugin.unload()


def test_both_wide_windows_share_one_place(iface, qgis_app):
    plugin = classFactory(iface)
    plugin.initGui()
    plugin.erosion.set_open(True)
    plugin.access.set_open(True)
    qgis_app.processEvents()
    assert plugin.erosion in iface.mainWindow().tabifiedDockWidgets(plugin.access)
    plugin.access.set_open(False)
    plugin.erosion.set_open(False)
    plugin.unload()


def test_a_window_opened_again_lies_in_the_place_of_one_that_was_opened_meanwhile(iface, qgis_app):
    plugin = classFactory(iface)
    plugin.initGui()
    for window, wanted in ((plugin.sites, True), (plugin.sites, False), (plugin.score, True), (plugin.sites, True)):
        window.set_open(wanted)
        qgis_app.processEvents()
    assert plugin.sites in iface.mainWindow().tabifiedDockWidgets(plugin.score)
    plugin.sites.set_open(False)
    plugin.score.set_open(False)
    plugin.unload()


def test_two_windows_that_come_back_when_the_plugin_is_loaded_anew_lie_in_one_place(iface, qgis_app):
    plugin = classFactory(iface)
    plugin.initGui()
    plugin.score.set_open(True)
    plugin.sites.set_open(True)
    plugin.unload()
    again = classFactory(iface)
    again.initGui()
    qgis_app.processEvents()
    assert again.sites.isVisible()
    assert again.sites in iface.mainWindow().tabifiedDockWidgets(again.score)
    again.sites.set_open(False)
    again.score.set_open(False)
    again.unload()
