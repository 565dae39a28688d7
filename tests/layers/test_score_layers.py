"""Near misses and disagreement on the map: bands, names, legends."""

import json

import numpy as np
from qgis.core import QgsProject

from dss_planner.layers.groups import show_outputs
from dss_planner.layers.loading import load_output
from dss_planner.layers.score_layers import disagreement_outputs, near_miss_outputs
from dss_planner.provenance import sidecar

ONLY = np.array([[1, 2, np.nan, 3, 1, 1]] * 4)


def near_misses(make_raster):
    return make_raster("near.tif", [np.ones((4, 6)), ONLY, np.full((4, 6), 2.5), np.full((4, 6), 40.0)])


def test_the_legend_of_near_misses_names_the_rules(qgis_app, make_raster):
    path = near_misses(make_raster)
    record = {"results": {"rules": [{"number": 1, "name": "slope"}, {"number": 2, "name": "travel time"}]}}
    sidecar(path).write_text(json.dumps(record), encoding="utf-8")
    layer = load_output(near_miss_outputs(path)[0])
    labels = {int(item.value): item.label for item in layer.renderer().classes()}
    assert labels == {1: "slope", 2: "travel time", 3: "only rule 3 leaves it out"}
    colors = [item.color.name() for item in layer.renderer().classes()]
    assert len(set(colors)) == 3


def test_without_a_record_the_rules_are_numbered(qgis_app, make_raster):
    layer = load_output(near_miss_outputs(near_misses(make_raster))[0])
    assert layer.renderer().classes()[0].label == "only rule 1 leaves it out"


def test_one_of_the_bands_is_switched_on(qgis_app, make_raster):
    project = QgsProject.instance()
    path = make_raster("d.tif", [np.full((4, 6), value) for value in (50.0, 3.5, 40.0, 60.0, 12.0)])
    layers = show_outputs(project, [*near_miss_outputs(near_misses(make_raster)), *disagreement_outputs(path)])
    root = project.layerTreeRoot()
    assert [layer.name() for layer in layers if root.findLayer(layer.id()).itemVisibilityChecked()] == [
        "Near misses: which rule alone leaves the land out",
        "Disagreement of the weight profiles (points)",
    ]
    assert len(layers) == 9
    project.clear()
