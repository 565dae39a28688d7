"""Aimags and soums carry their names in two scripts, whatever fields hold them; other layers of places too."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
    QgsVectorLayer,
)

from dss_planner.layers.groups import insert
from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.layers.vector_styles import style_vector
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.spokenlabels import speak_labels
from dss_planner.proposal.maps.units import AIMAGS, SOUMS, in_two_scripts, named_units


@pytest.fixture
def project(qgis_app):
    made = QgsProject()
    yield made
    made.clear()


def layer(project, style, fields, rows, geometry="Polygon"):
    made = QgsVectorLayer(
        f"{geometry}?crs=EPSG:4326" + "".join(f"&field={one}:string" for one in fields), style, "memory"
    )
    features = []
    for row in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    made.setCustomProperty(STYLE_PROPERTY, style)
    style_vector(made, style)
    insert(project, made)
    return made


def said(of):
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(of))
    settings = of.labeling().settings()
    words = settings.fieldName if settings.isExpression else QgsExpression.quotedColumnRef(settings.fieldName)
    found = []
    for feature in of.getFeatures():
        context.setFeature(feature)
        found.append(QgsExpression(words).evaluate(context))
    return found


def test_soums_are_not_called_as_their_aimag(project):
    rows = [("Omnogovi", "Xu'rmen", "??????"), ("Omnogovi", "Cogt-Cecii", None), ("Omnogovi", None, None)]
    layer(project, SOUMS, ("ADM1_EN", "ADM2_EN", "ADM2_MN"), rows)
    layer(project, "soum_centers", ("NAME",), [("Хїрмэн",), ("Булган",)], "Point")
    (english,) = named_units(project, SOUMS, "en")
    assert said(english)[:2] == ["Khürmen\nХүрмэн", "Tsogt-Tsetsii"]
    (mongolian,) = named_units(project, SOUMS, "mn")
    assert said(mongolian)[0] == "Хүрмэн\nKhürmen"


def test_aimags_say_both_scripts(project):
    layer(project, AIMAGS, ("name", "name_mn"), [("Ömnögovi", "Өмнөговь"), ("Өмнєговь", "")])
    (english,) = named_units(project, AIMAGS, "en")
    assert said(english) == ["Ömnögovi\nӨмнөговь"] * 2
    (korean,) = named_units(project, AIMAGS, "ko")
    assert said(korean)[0].endswith("\nӨмнөговь")
    assert not said(korean)[0].startswith("Ö")


def test_units_without_names_keep_their_outlines(project):
    plain = layer(project, SOUMS, ("code",), [("4625",)])
    assert named_units(project, SOUMS, "en") == (plain,)
    assert named_units(project, AIMAGS, "en") == ()


def test_a_quote_in_a_name_breaks_nothing(project):
    layer(project, AIMAGS, ("name",), [("O'Brien",), ("Dornod",)])
    (named,) = named_units(project, AIMAGS, "en")
    assert said(named)[1] == "Dornod\nДорнод"


@pytest.mark.parametrize(("language", "first"), [("en", "Khürmen"), ("mn", "Хүрмэн"), ("ja", "Khürmen")])
def test_places_are_written_in_letters_of_the_language(project, language, first):
    centres = layer(project, "soum_centers", ("NAME",), [("Хїрмэн",)], "Point")
    speak_labels(project, Words(language))
    assert said(centres) == [first]


def test_two_scripts_are_one_line_where_one_is_known():
    assert in_two_scripts("", "", "en") == ""
    assert in_two_scripts("Nowhere", "", "en") == "Nowhere"
    assert in_two_scripts("", "Хїрмэн", "mn") == "Хүрмэн\nKhürmen"
