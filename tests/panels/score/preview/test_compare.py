"""Two models side by side."""

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent

from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.panels.score.preview.pictures import CHANGE_COLORS, argb, change_picture
from dss_planner.raster.reading import read_whole
from dss_planner.scoring.model import write_model
from dss_planner.scoring.preview.scorechange import score_change
from dss_planner.scoring.score import ScoreRequest, compute_score


@pytest.fixture
def window(session, model, canvas, wait_for):
    other = replace(model, combination="geometric")
    window = session.preview.compare(model, "Sum", other, "Weak link")
    wait_for(lambda: window.found is not None)
    yield window
    if not sip.isdeleted(window):
        window.close()


def test_hectares_are_those_of_two_full_runs(window, model, tmp_path):
    scores = []
    for name, combination in (("a", "weighted_sum"), ("b", "geometric")):
        write_model(replace(model, combination=combination), tmp_path / f"{name}.json")
        request = ScoreRequest(str(tmp_path / f"{name}.json"), str(tmp_path / f"{name}.tif"))
        scores.append(read_whole(compute_score(request).output))
    found = window.found
    assert found.inputs[0].exact
    wanted = score_change(*scores, found.inputs[0].hectares, 50.0)
    np.testing.assert_array_equal(found.change.difference, wanted.difference)
    assert found.change.down == wanted.down > 0
    words = window.facts.text()
    assert f"{wanted.down:,.0f} ha to a lower one" in words
    assert f"{wanted.below:,.0f} ha fall below it" in words


def test_the_maps_stay_together(window, canvas, wait_for):
    first, second, third = window.maps.canvases
    assert first.extent().center() == second.extent().center() == third.extent().center()
    second.setExtent(QgsRectangle(520000, 4860000, 540000, 4880000))
    for one in (first, third):
        assert one.extent().xMinimum() == pytest.approx(second.extent().xMinimum())
    wait_for(lambda: window.found is not None and window.found.inputs[0].window.width < 60)
    assert canvas.extent().width() > 60000


def test_colours_of_a_change():
    difference = np.array([[-25.0, -1.0, 0.0, 1.0, 1.5, 30.0, np.nan]], dtype=np.float32)
    colours = change_picture(difference).colours
    # a limit belongs to the class below it
    wanted = [argb(CHANGE_COLORS[place]) for place in (0, 3, 4, 4, 5, 8)]
    assert colours.tolist() == [*wanted, 0, 0]


def test_it_shows_the_layers_of_the_map_and_lives_without_them(window, canvas, model, qgis_app):
    layer = QgsRasterLayer(model.criteria[0].layer, "below")
    QgsProject.instance().addMapLayer(layer)
    canvas.setLayers([layer])
    assert [shown.name() for shown in window.maps.canvases[0].layers()] == ["below"]
    QgsProject.instance().removeMapLayer(layer.id())
    for _ in range(5):
        qgis_app.processEvents()
    assert window.maps.canvases[0].layers() == []


def test_results_of_the_study_are_not_below(window, canvas, model):
    own, result = (QgsRasterLayer(model.criteria[0].layer, name) for name in ("own", "score"))
    result.setCustomProperty(STYLE_PROPERTY, "score")
    QgsProject.instance().addMapLayers([own, result])
    canvas.setLayers([own, result])
    assert [shown.name() for shown in window.maps.canvases[0].layers()] == ["own"]
    QgsProject.instance().removeMapLayers([own.id(), result.id()])


def test_it_goes_with_the_study(window, session, qgis_app):
    session.opened.emit()
    for _ in range(3):
        qgis_app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(window)


def test_a_layer_that_is_gone_is_named(session, model, canvas, wait_for, tmp_path):
    (tmp_path / "layer2.tif").unlink()
    window = session.preview.compare(model, "A", replace(model, combination="geometric"), "B")
    wait_for(lambda: "Name 2" in window.facts.text())
    window.close()
