"""Layers that maps need beside those of the study, and layers of very many features."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from dss_planner.proposal.maps import ground
from dss_planner.proposal.maps.export import export_pdf

COUNT = 3000


@pytest.fixture
def crowded(qgis_app):
    """A project with a layer of many crossing tracks and one of a few, and a layout of one map."""
    project = QgsProject()
    layers = []
    for name, count in (("tracks", COUNT), ("border", 3)):
        layer = QgsVectorLayer("LineString?crs=EPSG:32648&field=name:string", name, "memory")
        features = []
        for number in range(count):
            feature = QgsFeature(layer.fields())
            ends = [QgsPointXY(number * 37 % 1000, 0), QgsPointXY(number * 61 % 1000, 1000)]
            feature.setGeometry(QgsGeometry.fromPolylineXY(ends))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        project.addMapLayer(layer)
        layers.append(layer)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    item = QgsLayoutItemMap(layout)
    item.attemptResize(QgsLayoutSize(200, 200))
    item.setLayers(layers)
    item.zoomToExtent(QgsRectangle(0, 0, 1000, 1000))
    layout.addLayoutItem(item)
    return project, layout, layers


def test_a_crowd_of_features_is_a_picture_in_a_pdf_and_a_few_stay_shapes(crowded, tmp_path, monkeypatch):
    project, layout, (tracks, border) = crowded
    export_pdf([layout], str(tmp_path / "shapes.pdf"), dpi=100)
    monkeypatch.setattr(ground, "MANY_FEATURES", COUNT - 1)
    ground.picture_crowds(project)
    assert tracks.renderer().forceRasterRender()
    assert not border.renderer().forceRasterRender()
    export_pdf([layout], str(tmp_path / "picture.pdf"), dpi=100)
    shapes, picture = ((tmp_path / name).read_bytes() for name in ("shapes.pdf", "picture.pdf"))
    assert b"/Subtype /Image" not in shapes
    assert b"/Subtype /Image" in picture


def test_as_many_as_may_be_stay_shapes(crowded, monkeypatch):
    project, _, (tracks, _) = crowded
    monkeypatch.setattr(ground, "MANY_FEATURES", COUNT)
    ground.picture_crowds(project)
    assert not tracks.renderer().forceRasterRender()
