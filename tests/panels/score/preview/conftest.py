"""A model of layers in the study's CRS at hand on the desk, and the preview over a map of 400 × 300 pixels."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.scoring.weighing.profiles import Profile

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

#: Cells of the layers, and the size of a cell [m].
ROWS, COLUMNS, CELL = 60, 90, 1000.0
LEFT, TOP = 500000.0, 4900000.0


@pytest.fixture
def model(make_raster):
    rng = np.random.default_rng(5)
    place = (LEFT, CELL, 0.0, TOP, 0.0, -CELL)
    criteria = []
    for number in range(3):
        waves = np.sin(np.arange(ROWS)[:, np.newaxis] / (5 + number)) + np.cos(np.arange(COLUMNS) / (7 + number))
        values = 50 + 22 * waves + rng.normal(0, 3, (ROWS, COLUMNS))
        values[rng.random(values.shape) < 0.04] = np.nan
        path = make_raster(f"layer{number}.tif", values, geotransform=place)
        function = ValueFunction("linear", 10.0, 90.0)
        criteria.append(Criterion(f"c{number}", f"Name {number}", path, function, weight=(number + 1) / 6))
    rules = (
        Exclusion("high", "height", criteria[0].layer, maximum=80.0),
        Exclusion("low", "depth", criteria[1].layer, minimum=15.0),
    )
    profiles = (
        Profile("Mongolia", {"c0": 60.0, "c1": 20.0, "c2": 20.0}),
        Profile("Japan", {"c0": 10.0, "c1": 30.0, "c2": 60.0}),
    )
    return ScoreModel(tuple(criteria), rules, profiles=profiles)


@pytest.fixture
def canvas(iface, wait_for, qgis_app):
    """The map, 400 × 300 pixels, looking at all of the layers in their CRS."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

    canvas = iface.mapCanvas()
    canvas.setFixedSize(400, 300)
    for _ in range(5):
        qgis_app.processEvents()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    canvas.setExtent(QgsRectangle(LEFT - 5000, TOP - 65000, LEFT + 95000, TOP + 5000))
    return canvas


@pytest.fixture
def preview(session, iface, canvas):
    return session.preview


@pytest.fixture
def put(session):
    """Return a function that puts a model on the desk, as an edit does, without settings of a study."""
    from dss_planner.panels.score.desk_change import DeskChange, DeskState

    desk = session.score_desk

    def put(model, undoable=False):
        def apply(state):
            desk.model = state.seen
            desk.changed.emit()

        if undoable:
            desk.undo.push(DeskChange("a change", DeskState(None, desk.model), DeskState(None, model), apply))
        else:
            apply(DeskState(None, model))

    return put


@pytest.fixture
def shown(preview, put, model, wait_for):
    """The preview, on and read, of the model."""
    put(model)
    preview.set_on(True)
    wait_for(lambda: preview.latest is not None)
    return preview


@pytest.fixture(autouse=True)
def fresh_preferences(qgis_app):
    from qgis.core import QgsSettings

    from dss_planner.panels.score.preview.controller import ON
    from dss_planner.panels.score.preview.opacity import OPACITY

    for key in (ON, OPACITY):
        QgsSettings().remove(key)
    yield
    for key in (ON, OPACITY):
        QgsSettings().remove(key)
