"""From paths to layers, groups and projects."""

import os
import shutil
from dataclasses import replace

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsVectorLayer

from dss_planner.errors import InputError, OutputError
from dss_planner.layers import loading
from dss_planner.layers.compat import make_field
from dss_planner.layers.groups import GROUP, ORDER, insert, lay_aside, layers_of, show_outputs, take_up
from dss_planner.layers.loading import STYLE_PROPERTY, load_output, load_raster, load_vector
from dss_planner.layers.project import build_project
from dss_planner.layers.translation import show
from dss_planner.text import Text, text


def styles_in_tree(project):
    return [
        node.layer().customProperty(STYLE_PROPERTY) for node in project.layerTreeRoot().findGroup(GROUP).findLayers()
    ]


def test_an_output_becomes_a_named_styled_layer_with_its_lineage(study):
    _, outputs = study
    layer = load_output(outputs[0])
    assert layer.isValid()
    assert layer.name() == "Score (0–100)"
    assert layer.renderer().type() == "singlebandpseudocolor"
    metadata = layer.metadata()
    assert metadata.title() == "Score (0–100)"
    assert "score → score.tif" in metadata.history()[0]
    assert any(line.startswith("DSS Planner ") for line in metadata.history())


def test_a_layer_without_provenance_has_no_lineage(study):
    folder, outputs = study
    (folder / "travel_time.provenance.json").unlink()
    assert load_output(outputs[2]).metadata().history() == []


def test_a_band_that_is_not_there_is_named(study):
    folder, _ = study
    with pytest.raises(InputError, match="has 1 bands, but band 4 is wanted"):
        load_raster(str(folder / "soil_loss.tif"), "sl190", "Erosion class", 4)


def test_a_missing_file_is_named(study):
    folder, _ = study
    with pytest.raises(InputError, match=r"“Score”.*does not exist"):
        load_raster(str(folder / "no.tif"), "score", "Score")


def test_a_file_that_is_no_layer_is_named(study):
    folder, _ = study
    (folder / "text.gpkg").write_text("not a GeoPackage")
    with pytest.raises(InputError, match=r"“Sites”.*cannot be opened"):
        load_vector(str(folder / "text.gpkg"), "sites", "Sites", "sites")


def test_a_layer_name_may_stand_in_the_path(study):
    folder, _ = study
    layer = load_vector(f"{folder / 'sites.gpkg'}|layername=sites", "sites", "Sites")
    assert layer.featureCount() == 5


def test_layers_stand_in_one_group_in_order_whatever_the_order_of_arrival(study):
    _, outputs = study
    project = QgsProject()
    show_outputs(project, reversed(outputs))
    styles = styles_in_tree(project)
    assert styles == sorted(styles, key=ORDER.index)
    assert styles[0] == "points"
    assert [g.name() for g in project.layerTreeRoot().findGroups()] == [GROUP]


def test_another_study_takes_the_place_of_the_first_which_can_come_back(study, tmp_path):
    folder, outputs = study
    second = tmp_path / "second study"
    shutil.copytree(folder, second)
    moved = [replace(output, path=output.path.replace(str(folder), str(second))) for output in outputs]
    project = QgsProject()
    root = project.layerTreeRoot()
    shown = show_outputs(project, outputs)
    lay_aside(project, str(second))
    assert [g.name() for g in root.findGroups()] == [GROUP]
    lay_aside(project, str(folder))
    take_up(project, str(second))
    show_outputs(project, moved)
    aside = f"{GROUP}: {folder.name}"
    assert [(g.name(), g.isVisible()) for g in root.findGroups()] == [(GROUP, True), (aside, False)]
    assert len(layers_of(project, "sites")) == 1
    lay_aside(project, str(second))
    take_up(project, str(folder))
    assert [(g.name(), g.isVisible()) for g in root.findGroups()] == [(f"{GROUP}: second study", False), (GROUP, True)]
    assert set(shown) == {node.layer() for node in root.findGroup(GROUP).findLayers()}


def test_showing_a_result_again_replaces_it_and_keeps_visibility_and_place(study):
    _, outputs = study
    project = QgsProject()
    show_outputs(project, outputs)
    before = styles_in_tree(project)
    old = layers_of(project, "score")[0].id()
    project.layerTreeRoot().findLayer(old).setItemVisibilityChecked(False)
    show_outputs(project, outputs[:1])
    assert styles_in_tree(project) == before
    new = layers_of(project, "score")[0].id()
    assert new != old
    assert not project.layerTreeRoot().findLayer(new).itemVisibilityChecked()


def test_the_same_file_with_another_band_or_style_is_another_result(study):
    _, outputs = study
    project = QgsProject()
    show_outputs(project, outputs)
    assert len(layers_of(project, "contribution")) == 2
    assert len(layers_of(project, "score")) == 1


def test_layers_of_the_user_stay(study):
    _, outputs = study
    project = QgsProject()
    mine = QgsVectorLayer("Point?crs=EPSG:4326", "mine", "memory")
    project.addMapLayer(mine)
    show_outputs(project, outputs)
    show_outputs(project, outputs)
    assert project.mapLayer(mine.id()) is not None


def test_hidden_outputs_arrive_switched_off(study):
    _, outputs = study
    project = QgsProject()
    node = insert(project, load_output(outputs[2]), outputs[2].visible)
    assert not node.itemVisibilityChecked()


def test_the_project_reopens_whole_after_its_folder_was_moved(study, tmp_path):
    folder, outputs = study
    result = build_project(outputs, str(folder / "project.qgz"), "Example")
    assert result.layers == len(outputs) + 2 + 5  # aimags and countries; sites, works and tables of the plan
    moved = tmp_path / "elsewhere" / "проект 2"
    moved.parent.mkdir()
    shutil.move(str(folder), str(moved))
    project = QgsProject()
    assert project.read(str(moved / "project.qgz"))
    layers = project.mapLayers().values()
    assert len(layers) == result.layers
    assert [layer.name() for layer in layers if not layer.isValid()] == []
    assert all(str(moved) in layer.source() for layer in layers)
    assert project.title() == "Example"
    assert project.crs().authid() == "EPSG:32648"
    assert styles_in_tree(project) == sorted(styles_in_tree(project), key=ORDER.index)
    view = project.viewSettings().defaultViewExtent()
    assert view.contains(layers_of(project, "score")[0].extent())
    # the moved results are known: showing one again replaces it
    show_outputs(project, [replace(outputs[0], path=str(moved / "score.tif"))])
    assert len(project.mapLayers()) == result.layers


def test_a_project_that_cannot_be_written_leaves_the_older_one(study, monkeypatch, leftovers):
    folder, outputs = study
    path = folder / "project.qgz"
    build_project(outputs, str(path), "First")
    before = path.read_bytes()
    monkeypatch.setattr(QgsProject, "write", lambda self, name: False)
    with pytest.raises(OutputError, match="cannot be written"):
        build_project(outputs, str(path), "Second")
    assert path.read_bytes() == before
    assert leftovers() == []


@pytest.mark.parametrize("kind", ["integer", "long", "real", "text", "date", "datetime", "boolean"])
def test_fields_can_be_made_on_every_version(qgis_app, kind):
    layer = QgsVectorLayer("Point?crs=EPSG:4326", "a", "memory")
    assert layer.dataProvider().addAttributes([make_field("a", kind)])
    layer.updateFields()
    assert [field.name() for field in layer.fields()] == ["a"]


def test_sentences_are_filled_also_with_sentences(qgis_app):
    assert show(text("Step {step} ended.", step=text("Align layers"))) == "Step Align layers ended."
    assert show(None) == ""
    assert show("plain {text}") == "plain {text}"
    assert show(InputError("No {what}.", what="file")) == "No file."


def test_a_translation_with_a_wrong_place_falls_back_to_english(qgis_app, monkeypatch):
    from dss_planner.layers import translation

    class Broken:
        @staticmethod
        def translate(context, sentence):
            return "Шат {wrong}"

    monkeypatch.setattr(translation, "QCoreApplication", Broken)
    assert show(Text("Step {step}", {"step": 1})) == "Step 1"


def test_no_file_of_the_study_is_touched_by_loading(study):
    folder, outputs = study
    before = {name: os.stat(folder / name).st_mtime_ns for name in os.listdir(folder)}
    for output in outputs:
        load_output(output)
    assert {name: os.stat(folder / name).st_mtime_ns for name in before} == before


def test_a_raster_arrives_without_the_look_for_which_qgis_reads_every_band(tmp_path, qgis_app):
    path = str(tmp_path / "bands.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, 7, 5, 4, gdal.GDT_Float32)
    made.SetGeoTransform((105.0, 0.1, 0.0, 44.0, 0.0, -0.1))
    made.SetProjection(QgsCoordinateReferenceSystem("EPSG:4326").toWkt())
    del made
    plain = QgsRasterLayer(path, "plain", "gdal")
    assert plain.renderer().type() == "multibandcolor"
    layer = loading._open_raster(path, "Score")
    assert layer.renderer().type() == "singlebandgray"
    assert (layer.name(), layer.source(), layer.bandCount()) == ("Score", plain.source(), 4)
    assert (layer.width(), layer.height(), layer.extent()) == (7, 5, plain.extent())
    assert layer.crs() == plain.crs()
    assert layer.clone().isValid()


def test_only_a_crs_without_a_code_has_to_be_looked_up(study, tmp_path):
    from dss_planner.layers.loading import crs_words, know_crs

    _, outputs = study
    own = "+proj=laea +lat_0=45 +lon_0=107.5 +datum=WGS84 +units=m"
    path = str(tmp_path / "own.tif")
    gdal.Translate(path, outputs[0].path, outputSRS=own)
    words = crs_words(replace(outputs[0], path=path))
    assert words.startswith("PROJCRS")
    assert "\n" not in words
    know_crs(words)
    assert QgsRasterLayer(path, "own").crs() == QgsCoordinateReferenceSystem.fromWkt(words)
    coded = str(tmp_path / "coded.tif")
    gdal.Translate(coded, outputs[0].path, outputSRS="EPSG:32648")
    assert crs_words(replace(outputs[0], path=coded)) == ""
    assert crs_words(replace(outputs[0], path=str(tmp_path / "gone.tif"))) == ""
