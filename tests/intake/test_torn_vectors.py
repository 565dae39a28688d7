"""Files that break off in the middle: named with the fix everywhere, and nothing half of them is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import InputError
from dss_planner.intake.alignment import align_layers
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.check import check_layers
from dss_planner.intake.recognition import recognise
from dss_planner.intake.request import AlignRequest
from dss_planner.raster.grid import spatial_reference

ROADS = 3000


def written(folder, driver, ending):
    """Write roads of the Gobi in a format."""
    path = folder / f"roads.{ending}"
    dataset = gdal.GetDriverByName(driver).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("roads", spatial_reference("EPSG:4326"), ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("highway", ogr.OFTString))
    for number in range(ROADS):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["highway"] = "track"
        west = 104.0 + number * 1e-4
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"LINESTRING({west} 43.1,{west + 0.1} 43.9)"))
        layer.CreateFeature(feature)
    return path


@pytest.mark.parametrize(
    ("driver", "ending"),
    [("ESRI Shapefile", "shp"), ("FlatGeobuf", "fgb"), ("GPKG", "gpkg"), ("GeoJSON", "geojson")],
)
def test_a_file_that_breaks_off_is_named_and_nothing_is_written(driver, ending, tmp_path, make_vector):
    whole = written(tmp_path, driver, ending)
    torn = tmp_path / "torn" / whole.name
    torn.parent.mkdir()
    for part in whole.parent.glob("roads.*"):
        shutil.copy(part, torn.parent)
    torn.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * 0.6)])
    uri = str(torn)
    area = make_vector(
        "area.gpkg", [("POLYGON((104 43,104.3 43,104.3 44,104 44,104 43))", {"a": 1.0})], "EPSG:4326", "area"
    )
    said = {uri: LayerChoice(role="roads")}
    request = AlignRequest(area, 1000.0, (uri,), str(tmp_path / "study"), choices=said)
    rows = [row for row in check_layers(request).problems if row.layer == uri]
    assert [(row.code, row.severity) for row in rows] == [("unreadable", "asks")]
    assert str(rows[0].problem).startswith("It cannot be read: ")
    with pytest.raises(InputError, match=whole.name):
        align_layers(request)
    left = [path.name for path in Path(request.folder).glob("*")] if Path(request.folder).exists() else []
    assert not [name for name in left if not name.startswith(".")]


def test_a_layer_whose_first_features_cannot_be_read_is_named(tmp_path):
    path = written(tmp_path, "FlatGeobuf", "fgb")
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.35)])
    with pytest.raises(InputError, match=r"roads\.fgb"):
        recognise(str(path))
