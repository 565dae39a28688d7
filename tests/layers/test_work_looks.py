"""Works on maps: a name once for each work, however its rows are cut."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
)

from dss_planner.layers.vector_styles import style_vector

ROWS = [("a", 1, 245.0), ("a", 1, 490.0), ("a", 1, 490.0), ("a", 2, 900.0), ("b", 1, 10.0), ("b", None, 12.0)]


def test_a_work_of_many_rows_is_named_once_at_its_longest_part(qgis_app):
    fields = "field=work:string&field=number:integer&field=length_m:double&field=measure:string&field=name:string"
    layer = QgsVectorLayer(f"LineString?crs=EPSG:32648&{fields}", "lines", "memory")
    features = []
    for row in ROWS:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([*row, "sand_fence", "Row"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    style_vector(layer, "lines")
    expression = QgsExpression(layer.labeling().settings().fieldName)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    said = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        said.append(bool(expression.evaluate(context)))
        assert not expression.hasEvalError()
    assert said == [False, True, False, False, False, True]


def test_small_works_lie_on_large_ones_whatever_their_order_in_the_file(qgis_app):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32648&field=measure:string", "zones", "memory")
    for size in (1, 3, 2):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(0, 0, size, size)))
        layer.dataProvider().addFeatures([feature])
    style_vector(layer, "zones")
    assert layer.renderer().orderByEnabled()
    request = QgsFeatureRequest().setOrderBy(layer.renderer().orderBy())
    assert [round(feature.geometry().area()) for feature in layer.getFeatures(request)] == [9, 4, 1]


def test_gates_lie_on_photo_points(qgis_app):
    layer = QgsVectorLayer("Point?crs=EPSG:32648&field=kind:string&field=measure:string", "points", "memory")
    for kind in ("gate", "photo", None, "control"):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([kind, "spring_well"])
        layer.dataProvider().addFeatures([feature])
    style_vector(layer, "points")
    request = QgsFeatureRequest().setOrderBy(layer.renderer().orderBy())
    assert [feature["kind"] or "" for feature in layer.getFeatures(request)] == ["", "control", "photo", "gate"]
