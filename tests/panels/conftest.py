"""A window like QGIS's, as far as the dock and the plugin use it."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


class Window:
    """A main window with a plugin toolbar, a raster menu, a canvas and a message bar, spoken to as QgisInterface."""

    def __init__(self):
        from qgis.gui import QgsMapCanvas, QgsMessageBar
        from qgis.PyQt.QtCore import QTimer
        from qgis.PyQt.QtWidgets import QMainWindow, QMenu, QToolBar

        self.window = QMainWindow()
        self.toolbar = QToolBar("Plugins", self.window)
        self.window.addToolBar(self.toolbar)
        self.raster_menu = QMenu("Raster", self.window)
        self.submenus = {}
        self.canvas = QgsMapCanvas(self.window)
        self.window.setCentralWidget(self.canvas)
        self.bar = QgsMessageBar(self.window)
        self._starting = QTimer(self.window)
        self.initializationCompleted = self._starting.timeout

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def messageBar(self):
        return self.bar

    def addToolBarIcon(self, action):
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action):
        self.toolbar.removeAction(action)

    def addPluginToRasterMenu(self, name, action):
        if name not in self.submenus:
            self.submenus[name] = self.raster_menu.addMenu(name)
        self.submenus[name].addAction(action)

    def removePluginRasterMenu(self, name, action):
        menu = self.submenus[name]
        menu.removeAction(action)
        if menu.isEmpty():
            del self.submenus[name]
            self.raster_menu.removeAction(menu.menuAction())
            menu.setParent(None)
            menu.deleteLater()

    def addDockWidget(self, area, dock):
        self.window.addDockWidget(area, dock)
        dock.show()

    def removeDockWidget(self, dock):
        self.window.removeDockWidget(dock)


@pytest.fixture
def iface(qgis_app):
    """A shown `Window` and an empty project, both gone after the test."""
    from qgis.core import QgsProject

    window = Window()
    window.window.resize(1000, 700)
    window.window.show()
    yield window
    QgsProject.instance().clear()
    window.window.close()
    window.window.deleteLater()
    for _ in range(5):
        qgis_app.processEvents()


@pytest.fixture
def session(iface, qgis_app):
    from dss_planner.panels.map_layers import MapLayers
    from dss_planner.panels.session import StudySession

    session = StudySession(MapLayers(iface))
    yield session
    session.close()


@pytest.fixture
def shown_window(iface, session, qgis_app):
    """Return a function that makes a window of a class, docked and shown; it goes after the test."""
    from qgis.PyQt.QtCore import Qt

    made = []

    def make(kind):
        window = kind(iface, session)
        made.append(window)
        iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window)
        window.open()
        return window

    yield make
    for window in made:
        window.close_study()
        iface.removeDockWidget(window)
        window.deleteLater()


@pytest.fixture
def tab(window):
    """Return a function that shows the tab of a class in the test's window and returns it."""

    def show(kind):
        window.go(kind)
        return next(found for found in window.tabs if isinstance(found, kind))

    return show


@pytest.fixture
def wait(wait_for):
    return wait_for
