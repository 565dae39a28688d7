"""A layer that is replaced leaves its look behind for as long as a map may be painted with it."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")


def test_the_look_of_a_layer_outlives_it(qgis_app, monkeypatch, make_vector):
    from qgis.core import QgsProject

    from dss_planner.layers import groups
    from dss_planner.study.results import Output
    from dss_planner.text import text

    later = []
    monkeypatch.setattr(groups.QTimer, "singleShot", lambda milliseconds, done: later.append((milliseconds, done)))
    project = QgsProject()
    path = make_vector("area.gpkg", [("POLYGON((0 0,9 0,9 9,0 0))", {"name": "A"})], layer="area")
    output = Output(path, "study_area", text("Study area"), layer_name="area")
    for _ in range(2):
        groups.show_outputs(project, [output])
    assert len(project.mapLayers()) == 1
    ((milliseconds, done),) = later
    assert milliseconds >= 10_000
    assert done.__self__
    done()
    assert not done.__self__
