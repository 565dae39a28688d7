"""Labels of a pack's maps say names in its language; those of people and of other places stay."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsPalLayerSettings,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.spokenlabels import speak_labels

NAMES = ("Site 1", "Dornogovi", "O'Хонгор", "Bat's site")


@pytest.fixture
def labelled(qgis_app):
    """Return a function: labels of a layer with names after they were told to speak a language."""
    project = QgsProject()

    def labels(language, expression='"name"', is_expression=True):
        layer = QgsVectorLayer("Point?crs=EPSG:4326&field=rank:integer&field=name:string", "x", "memory")
        features = []
        for number, name in enumerate((*NAMES, None), 1):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([number, name])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        settings = QgsPalLayerSettings()
        settings.fieldName, settings.isExpression = expression, is_expression
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        project.addMapLayer(layer)
        speak_labels(project, Words(language))
        said = layer.labeling().settings()
        text = said.fieldName if said.isExpression else QgsExpression.quotedColumnRef(said.fieldName)
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        found = []
        for feature in layer.getFeatures():
            context.setFeature(feature)
            found.append(QgsExpression(text).evaluate(context))
        return found

    yield labels
    project.clear()


def test_names_of_the_product_and_places_are_said(labelled):
    rank = "coalesce(to_string(\"rank\") || '. ', '') || coalesce(\"name\", '')"
    assert labelled("ko", rank) == ["1. 대상지 1", "2. 도르노고비", "3. O'Хонгор", "4. Bat's site", "5. "]


def test_a_label_that_is_a_field_becomes_an_expression(labelled):
    site = Words("ja").stored("Site 1")
    assert labelled("ja", "name", is_expression=False)[:3] == [site, "ドルノゴビ県", "O'Хонгор"]


def test_what_is_looked_up_or_compared_is_found_as_before(labelled):
    assert labelled("mn", "map_get(map('Dornogovi', 'Дорноговь аймаг'), \"name\")")[1] == "Дорноговь аймаг"
    assert labelled("mn", "if(\"name\" in ('Site 1', 'Dornogovi'), '', \"name\")")[:2] == ["", ""]
    assert labelled("mn", "if(coalesce(\"name\", '') not in ('Site 1'), 'x', '')")[:2] == ["", "x"]
    assert labelled("mn", "if(\"name\" = 'Site 1', '', 'x')")[:2] == ["", "x"]


def test_english_stays(labelled):
    assert labelled("en")[:4] == list(NAMES)
