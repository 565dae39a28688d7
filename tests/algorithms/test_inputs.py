"""What a user may hand over in QGIS: layers of the project, selections, filters, unsaved edits, sub-datasets."""

import numpy as np
import pytest
from osgeo import gdal

NAME = "д ㄱ Монгол говь 한국 a b"


@pytest.fixture
def project(qgis_app):
    from qgis.core import QgsProject

    made = QgsProject()
    yield made
    made.clear()


@pytest.fixture
def stations(inputs, project):
    """The stations as a layer of a project."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(inputs["stationstogrid"]()["STATIONS"], "stations", "ogr")
    assert layer.isValid()
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def values(run, inputs, read, project):
    """``values(stations layer) -> set of values`` that the nearest-station method finds in it."""

    def find(layer):
        done = run(
            "stationstogrid", {**inputs["stationstogrid"](), "STATIONS": layer, "METHOD": "nearest"}, project=project
        )
        assert done.good, done.log
        return set(np.unique(read(done.outputs["OUTPUT"], 1)))

    return find


def test_a_layer_of_the_project_is_read_from_its_file(values, stations):
    assert values(stations.id()) == {2.0, 4.0, 6.0}


def test_only_selected_features_count_when_asked(values, stations):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    stations.selectByExpression("w = 4")
    assert values(QgsProcessingFeatureSourceDefinition(stations.id(), True)) == {4.0}
    assert values(QgsProcessingFeatureSourceDefinition(stations.id(), False)) == {2.0, 4.0, 6.0}


def test_a_filter_is_respected(values, stations):
    stations.setSubsetString('"w" > 3')
    assert values(stations.id()) == {4.0, 6.0}


def test_unsaved_edits_count(values, stations):
    stations.startEditing()
    stations.deleteFeature(next(f.id() for f in stations.getFeatures() if f["w"] == 6.0))
    assert values(stations.id()) == {2.0, 4.0}
    stations.rollBack()


def test_a_memory_layer_is_copied_with_a_field_named_fid(values, project):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:32648&field=fid:string&field=w:double&field=v:double", NAME, "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["same", 7.0, 1.0])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(502000, 4898000)))
    layer.dataProvider().addFeatures([feature, feature])
    project.addMapLayer(layer)
    assert values(layer.id()) == {7.0}


def test_a_crs_set_in_layer_properties_counts_for_vectors(run, inputs, make_vector, project, read):
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

    path = make_vector("in/degrees.gpkg", [("POINT(105.006 44.25)", {"w": 3.0})], crs="EPSG:32648")
    layer = QgsVectorLayer(path, "degrees", "ogr")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    project.addMapLayer(layer)
    done = run(
        "stationstogrid",
        {**inputs["stationstogrid"](), "STATIONS": layer.id(), "FIELDS": ["w"], "METHOD": "nearest"},
        project=project,
    )
    assert done.good, done.log
    copied = np.unique(read(done.outputs["OUTPUT"]))
    assert copied == [3.0]


def test_a_crs_set_in_layer_properties_counts_for_rasters(run, make_raster, tmp_path, project):
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    path = make_raster("in/bare.tif", np.full((4, 6), 0.25), crs="")
    output = str(tmp_path / "out.tif")
    refused = run("vegetationcover", {"NDVI": path, "OUTPUT": output})
    assert not refused.good
    assert "no coordinate reference system" in refused.log
    assert "Layer Properties" in refused.log
    layer = QgsRasterLayer(path, NAME)
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    project.addMapLayer(layer)
    done = run("vegetationcover", {"NDVI": layer.id(), "OUTPUT": output}, project=project)
    assert done.good, done.log
    assert gdal.Open(output).GetSpatialRef().GetAuthorityCode(None) == "32648"


def test_a_sub_dataset_is_read(run, make_raster, tmp_path, read, project):
    from qgis.core import QgsRasterLayer

    source = make_raster("in/ndvi.tif", np.full((4, 6), 0.25))
    package = str(tmp_path / "in" / "rasters.gpkg")
    gdal.Translate(package, source, format="GPKG", creationOptions=["RASTER_TABLE=ndvi"])
    layer = QgsRasterLayer(f"GPKG:{package}:ndvi", "ndvi")
    assert layer.isValid()
    project.addMapLayer(layer)
    done = run("vegetationcover", {"NDVI": layer.id(), "OUTPUT": str(tmp_path / "out.tif")}, project=project)
    assert done.good, done.log
    np.testing.assert_allclose(read(done.outputs["OUTPUT"]), 25.0, rtol=1e-5)


def test_a_raster_that_is_no_file_is_refused_with_the_way_out(run, tmp_path, project):
    from qgis.core import QgsRasterLayer

    layer = QgsRasterLayer("type=xyz&url=file:///nowhere/{z}/{x}/{y}.png", "tiles", "wms")
    project.addMapLayer(layer)
    done = run("vegetationcover", {"NDVI": layer.id(), "OUTPUT": str(tmp_path / "out.tif")}, project=project)
    assert not done.good
    assert "wms" in done.log
    assert "Export it to a GeoTIFF" in done.log


def test_a_missing_file_is_named(run, tmp_path):
    done = run("vegetationcover", {"NDVI": "/nowhere/ndvi.tif", "OUTPUT": str(tmp_path / "out.tif")})
    assert not done.good
    assert "/nowhere/ndvi.tif" in done.log


def test_folders_and_files_may_have_names_in_any_script(run, make_raster, tmp_path, read):
    ndvi = make_raster(f"{NAME}/{NAME}.tif", np.full((4, 6), 0.25))
    output = str(tmp_path / NAME / NAME / f"{NAME}.tif")
    done = run("vegetationcover", {"NDVI": ndvi, "OUTPUT": output})
    assert done.good, done.log
    assert done.outputs["OUTPUT"] == output
    np.testing.assert_allclose(read(output), 25.0, rtol=1e-6)


@pytest.mark.parametrize("output", ["/tmp/result.png", "/tmp/result", "ogr:dbname='/tmp/a.gpkg' table=\"b\""])
def test_outputs_that_cannot_be_written_are_refused_before_the_work(run, inputs, output):
    done = run("vegetationcover", {**inputs["vegetationcover"](), "OUTPUT": output})
    assert not done.good
    assert ".tif" in done.log
