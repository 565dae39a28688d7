"""Rows of a GeoPackage read in one go are those that GDAL gives, value by value and type by type."""

from __future__ import annotations

import pytest
from osgeo import ogr

from dss_planner.panels import results
from dss_planner.raster.vectors import GeoPackageWriter

FIELDS = {"name": ogr.OFTString, "count": ogr.OFTInteger64, "few": ogr.OFTInteger, "share": ogr.OFTReal}
ROWS = (
    {"name": "Тал “1”", "count": 2**40, "few": 3, "share": 0.1},
    {"name": "", "count": 0, "few": -1, "share": 2.0},
    {"name": None, "count": None, "few": None, "share": None},
)


@pytest.fixture
def written(tmp_path):
    def write(fields, rows):
        path = str(tmp_path / "rows of “x”.gpkg")
        with GeoPackageWriter(path) as writer:
            layer = writer.add_layer("sites", "EPSG:4326", ogr.wkbPoint, fields)
            for row in rows:
                writer.add_feature(layer, ogr.CreateGeometryFromWkt("POINT(105 44)"), row)
        return path

    return write


def typed(rows):
    return [{name: (type(value), value) for name, value in row.items()} for row in rows]


def test_both_ways_give_the_same(written, monkeypatch):
    path = written(FIELDS, ROWS)
    quick = results.read_rows(path, "sites")
    assert quick == list(ROWS)
    monkeypatch.setattr(results, "_quick_rows", lambda *_: None)
    assert typed(results.read_rows(path, "sites")) == typed(quick)


def test_dates_and_tables_that_are_not_there(written):
    path = written({**FIELDS, "when": ogr.OFTDate}, [{**ROWS[0], "when": "2026/05/01"}])
    assert results.read_rows(path, "sites")[0]["when"] == "2026/05/01"
    assert results.read_rows(path, "other") == []
    assert results.read_rows(path + "x", "sites") == []


def test_a_file_that_is_being_edited_in_qgis_reads_as_it_is_saved(written, qgis_app):
    from qgis.core import QgsVectorLayer

    path = written(FIELDS, ROWS)
    layer = QgsVectorLayer(f"{path}|layername=sites", "sites", "ogr")
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexOf("name"), "edited")
    assert results.read_rows(path, "sites")[0]["name"] == "Тал “1”"
    layer.commitChanges(False)
    assert results.read_rows(path, "sites")[0]["name"] == "edited"
    layer.rollBack()
