"""The window on erosion risk over a small study made by code."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner import provenance
from dss_planner.erosion.loss.winderosion import WindErosionRequest


@pytest.fixture
def session(iface, qgis_app):
    from dss_planner.panels.map_layers import MapLayers
    from dss_planner.panels.session import StudySession

    session = StudySession(MapLayers(iface))
    yield session
    session.close()


@pytest.fixture
def window(iface, session, qgis_app):
    """The window, docked and shown."""
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.erosion.window import ErosionWindow

    window = ErosionWindow(iface, session)
    iface.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, window)
    window.open()
    yield window
    window.close_study()
    iface.removeDockWidget(window)
    window.deleteLater()


@pytest.fixture
def tab(window):
    """Return a function that shows the tab of a class and returns it."""

    def show(kind):
        window.go(kind)
        return next(found for found in window.tabs if isinstance(found, kind))

    return show


@pytest.fixture
def study(tmp_path, make_raster, make_vector, grid):
    """A folder with an erosion map of seven bands: soil loss 100, 1000 and 3000 t/km²·a in pairs of columns."""
    loss = np.repeat([[100.0, 100.0, 1000.0, 1000.0, 3000.0, 3000.0]], 4, axis=0)
    grade = np.repeat([[1.0, 1.0, 2.0, 2.0, 3.0, 3.0]], 4, axis=0)
    bands = np.stack([loss, loss / 20, loss * 1.1, grade, loss * 3, loss * 2, np.zeros_like(loss)])
    path = make_raster("soil_loss.tif", bands)
    request = WindErosionRequest("wf.tif", "sand.tif", "silt.tif", "clay.tif", "cover.tif", path, field_length=80.0)
    provenance.record(path, "winderosion", {}, request)
    x, y = grid.xy(0, 0)
    square = f"POLYGON(({x} {y},{x + 6000} {y},{x + 6000} {y - 4000},{x} {y - 4000},{x} {y}))"
    make_vector("study_area.gpkg", [(square, {"title": "all"})], layer="study_area")
    return str(tmp_path)
