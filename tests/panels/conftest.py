"""A window like QGIS's, as far as the dock and the plugin use it."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


@pytest.fixture
def iface(qgis_app):
    """A main window with a plugin toolbar, a raster menu, a canvas and a message bar, spoken to as QgisInterface."""
    from qgis.core import QgsProject
    from qgis.gui import QgsMapCanvas, QgsMessageBar
    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtWidgets import QMainWindow, QMenu, QToolBar

    class Window(QObject):
        def __init__(self):
            super().__init__()
            self.window = QMainWindow()
            self.toolbar = QToolBar("Plugins", self.window)
            self.window.addToolBar(self.toolbar)
            self.raster_menu = QMenu("Raster", self.window)
            self.canvas = QgsMapCanvas(self.window)
            self.window.setCentralWidget(self.canvas)
            self.bar = QgsMessageBar(self.window)

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
            menu = next((m for m in self.raster_menu.findChildren(QMenu) if m.title() == name), None)
            menu = menu or self.raster_menu.addMenu(name)
            menu.addAction(action)

        def removePluginRasterMenu(self, name, action):
            for menu in self.raster_menu.findChildren(QMenu):
                if menu.title() == name:
                    menu.removeAction(action)
                    if menu.isEmpty():
                        self.raster_menu.removeAction(menu.menuAction())
                        menu.setParent(None)
                        menu.deleteLater()

        def addDockWidget(self, area, dock):
            self.window.addDockWidget(area, dock)
            dock.show()

        def removeDockWidget(self, dock):
            self.window.removeDockWidget(dock)

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
def wait_for(qgis_app):
    """Return a function that turns the event loop until a condition holds, and fails after ``seconds``."""

    def wait(condition, seconds=60.0):
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "the condition never came true"
            qgis_app.processEvents()
            time.sleep(0.005)

    return wait
