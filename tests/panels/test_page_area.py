"""Page 1: layers come in, are recognised, can be overruled; the study area is the user's choice alone."""

from __future__ import annotations

import pytest

from dss_planner.intake.choices import LayerChoice
from dss_planner.study.chain import example_settings


@pytest.fixture
def page(iface, qgis_app, tmp_path):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.dock import PlannerDock

    dock = PlannerDock(iface)
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.session.open_folder(str(tmp_path))
    yield dock.pages[0]
    dock.close_study()
    dock.deleteLater()


def rows(page):
    tree = page.sources.tree
    return {tree.topLevelItem(n).text(0): tree.topLevelItem(n).text(1) for n in range(tree.topLevelItemCount())}


def test_layers_are_recognised_in_the_background(page, wait_for, make_raster, tmp_path):
    broken = tmp_path / "broken.tif"
    broken.write_bytes(b"no raster")
    sample = [uri for uri in example_settings().sources if "elevation" in uri or "roads" in uri]
    page._add([*sample, str(broken)])
    wait_for(lambda: "…" not in rows(page).values())
    found = rows(page)
    assert found["elevation_5min.tif"] == "Elevation [m]"
    assert found["sample.gpkg · roads"].startswith("Roads")
    assert found["broken.tif"] == "cannot be read"
    page.sources.tree.setCurrentItem(page.sources.tree.topLevelItem(2))
    assert "broken.tif" in page.sources.details.text()
    assert page.remove_button.isEnabled()
    page.remove_button.click()
    assert str(broken) not in page.session.settings.sources


def test_the_user_can_say_what_a_layer_is(page, wait_for, make_raster):
    import numpy as np

    path = make_raster("mystery.tif", np.full((4, 6), 7.0))
    page._add([path])
    wait_for(lambda: "…" not in rows(page).values())
    page.sources.tree.setCurrentItem(page.sources.tree.topLevelItem(0))
    index = page.sources.role.findData("sand")
    assert index > 0
    assert page.sources.role.findData("roads") < 0
    page.sources.role.setCurrentIndex(index)
    page.sources.role.activated.emit(index)
    assert page.session.settings.choices == {path: LayerChoice(role="sand")}
    assert rows(page)["mystery.tif"].startswith("Sand content")


def test_a_study_area_is_chosen_from_the_project_and_outlives_its_layer(page, make_vector):
    from qgis.core import QgsProject, QgsVectorLayer

    path = make_vector("area.gpkg", [("POLYGON((0 0,1 0,1 1,0 0))", {"a": 1.0})], layer="area")
    layer = QgsVectorLayer(f"{path}|layername=area", "My area", "ogr")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    index = next(n for n in range(page.area.count()) if page.area.layer(n) is layer)
    page.area.setCurrentIndex(index)
    page.area.activated.emit(index)
    assert page.session.settings.study_area == f"{path}|layername=area"
    QgsProject.instance().removeMapLayer(layer.id())
    assert page.session.settings.study_area == f"{path}|layername=area"
    assert page.area.currentText() == "area.gpkg · area"


def test_a_layer_that_is_no_file_has_to_be_saved_first(page):
    from qgis.core import QgsProject, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:32648", "Sketch", "memory")
    QgsProject.instance().addMapLayer(layer)
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    index = next(n for n in range(page.area.count()) if page.area.layer(n) is layer)
    page.area.setCurrentIndex(index)
    page.area.activated.emit(index)
    assert "Sketch is not a file" in heard[0]
    assert page.session.settings.study_area == ""


def test_a_filtered_layer_is_not_taken_for_its_whole_file(page, make_vector):
    from qgis.core import QgsProject, QgsVectorLayer

    from dss_planner.panels.project_sources import project_layers

    shapes = [("POLYGON((0 0,1 0,1 1,0 0))", {"aimag": "Dornogovi"}), ("POLYGON((5 5,6 5,6 6,5 5))", {"aimag": "Tuv"})]
    layer = QgsVectorLayer(make_vector("aimags.gpkg", shapes), "Aimags", "ogr")
    QgsProject.instance().addMapLayer(layer)
    assert [name for name, _ in project_layers()] == ["Aimags"]
    assert layer.setSubsetString("\"aimag\" = 'Dornogovi'")
    heard = []
    page.message.connect(lambda level, sentence, details: heard.append(sentence))
    index = next(n for n in range(page.area.count()) if page.area.layer(n) is layer)
    page.area.setCurrentIndex(index)
    page.area.activated.emit(index)
    assert "Aimags is filtered" in heard[0]
    assert page.session.settings.study_area == ""
    assert page.area.currentLayer() is None
    assert project_layers() == []


def test_project_layers_and_the_layers_of_a_file(qgis_app, iface):
    from qgis.core import QgsProject, QgsRasterLayer

    from dss_planner.panels.project_sources import layers_of_file, project_layers

    uri = next(uri for uri in example_settings().sources if "elevation" in uri)
    QgsProject.instance().addMapLayer(QgsRasterLayer(uri, "Heights"))
    assert project_layers() == [("Heights", uri)]
    geopackage = next(uri for uri in example_settings().sources if "|" in uri).partition("|")[0]
    assert f"{geopackage}|layername=roads" in layers_of_file(geopackage)
    assert layers_of_file(uri) == [uri]


def test_stopping_alignment_leaves_nothing_half_made(page, wait_for, tmp_path):
    said = []
    page.session.runner.said.connect(lambda text: said.append(str(text)))
    folder = tmp_path / "example"
    page.session.open_example(str(folder))
    wait_for(lambda: len(said) >= 3)
    page.session.cancel()
    wait_for(lambda: not page.session.busy)
    page.session.status_changed.emit()
    assert page.state == "empty"
    assert [path.name for path in folder.rglob(".*") if path.is_file()] == []
    assert not (folder / "alignment.json").exists()
