"""Reference systems as words and back."""

from __future__ import annotations

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

OWN = "+proj=laea +lat_0={} +lon_0=107.5 +datum=WGS84 +units=m"


def _own(latitude):
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromProj4(OWN.format(latitude))
    reference.SetProjCS("Gobi equal area")
    return reference


@pytest.fixture
def project(qgis_app):
    from qgis.core import QgsProject

    found = QgsProject.instance()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def looked_up(monkeypatch):
    """Words that QGIS itself was asked about."""
    from dss_planner.layers import reference

    class Watched(reference.QgsCoordinateReferenceSystem):
        def __init__(self, *words):
            asked.extend(words)
            super().__init__(*words)

    asked = []
    monkeypatch.setattr(reference, "QgsCoordinateReferenceSystem", Watched)
    return asked


def test_what_the_project_has_in_other_words_is_taken_from_there(project, looked_up):
    from qgis.core import QgsCoordinateReferenceSystem

    from dss_planner.layers.reference import crs_of

    project.setCrs(QgsCoordinateReferenceSystem.fromWkt(_own(45.0).ExportToWkt(["FORMAT=WKT2_2019"])))
    assert crs_of(_own(45.0).ExportToWkt(["FORMAT=WKT1_GDAL"])) == project.crs()
    assert looked_up == []


def test_what_a_layer_has_is_taken_from_there(project, looked_up, make_vector):
    from qgis.core import QgsVectorLayer

    from dss_planner.layers.reference import crs_of

    file = make_vector("own.gpkg", [("POINT(0 0)", {"name": "A"})], layer="own", crs=_own(44.0).ExportToWkt())
    layer = QgsVectorLayer(f"{file}|layername=own", "own", "ogr")
    project.addMapLayer(layer)
    assert "44" in layer.crs().toProj()
    assert crs_of(_own(44.0).ExportToWkt(["FORMAT=WKT2_2019"])) == layer.crs()
    assert looked_up == []


def test_another_one_is_looked_up(project):
    from qgis.core import QgsCoordinateReferenceSystem

    from dss_planner.layers.reference import crs_of

    project.setCrs(QgsCoordinateReferenceSystem.fromWkt(_own(45.0).ExportToWkt(["FORMAT=WKT2_2019"])))
    found = crs_of(_own(46.0).ExportToWkt())
    assert found.isValid()
    assert found != project.crs()
    assert "+lat_0=46" in found.toProj()


@pytest.mark.parametrize("words", ["", "no reference system", "EPSG:999999999"])
def test_what_names_none_is_none(project, words):
    from dss_planner.layers.reference import crs_of

    assert not crs_of(words).isValid()


def test_a_code_stays_a_code(project):
    from dss_planner.layers.reference import crs_of, words_of
    from dss_planner.raster.grid import spatial_reference

    assert crs_of("EPSG:32648").authid() == "EPSG:32648"
    assert crs_of(spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])).authid() == "EPSG:32648"
    assert words_of(crs_of("EPSG:32648")) == "EPSG:32648"


def test_gdal_understands_the_words_of_a_system_of_the_user(project):
    from qgis.core import QgsApplication, QgsCoordinateReferenceSystem

    from dss_planner.layers.reference import crs_of, words_of
    from dss_planner.raster.grid import spatial_reference

    made = QgsCoordinateReferenceSystem.fromWkt(_own(43.5).ExportToWkt())
    registry = QgsApplication.coordinateReferenceSystemRegistry()
    number = registry.addUserCrs(made, "Of the user")
    try:
        own = QgsCoordinateReferenceSystem(f"USER:{number}")
        assert own.authid() == f"USER:{number}"
        assert spatial_reference(words_of(own)).IsSame(spatial_reference(_own(43.5).ExportToWkt()))
        project.setCrs(own)
        assert crs_of(words_of(own)).authid() == own.authid()
        assert crs_of(own.authid()).authid() == own.authid()
    finally:
        registry.removeUserCrs(number)


def test_no_words_for_none(qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem

    from dss_planner.layers.reference import words_of

    assert words_of(QgsCoordinateReferenceSystem()) == ""
