"""Labels of maps in the language of the pack: names that the product gave, places that it has a name for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsPalLayerSettings,
    QgsProject,
    QgsRuleBasedLabeling,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.proposal.languages.placenames import on_maps
from dss_planner.proposal.languages.words import Words

#: Layers of places: their names are told in the letters of every language.
_PLACES = frozenset(
    {"soum_centers", "settlements", "admin1", "admin2", "rivers", "lakes", "playas", "protected_areas", "water_points"}
)
#: Names of a layer that are looked at; maps with more names show those few that find room.
_MOST = 5000
_FIELD = re.compile(r'"(\w+)"')
#: A field that is looked up or compared is a key and no name: in other words it would be found no more.
_KEY = re.compile(r"""\), "(\w+)"\)|"(\w+)"(?:, ''\))? (?:=|<>|(?:not )?in\b|is\b)""")


def speak_labels(project: QgsProject, words: Words) -> None:
    """Let the labels of the layers of a pack's project say their names in its language and letters."""
    for layer in project.mapLayers().values():
        labeling = layer.labeling() if isinstance(layer, QgsVectorLayer) else None
        if isinstance(labeling, QgsVectorLayerSimpleLabeling):
            layer.setLabeling(QgsVectorLayerSimpleLabeling(_spoken(labeling.settings(), layer, words)))
        elif isinstance(labeling, QgsRuleBasedLabeling):
            own = labeling.clone()
            for rule in own.rootRule().descendants():
                if rule.settings() is not None:
                    rule.setSettings(_spoken(rule.settings(), layer, words))
            layer.setLabeling(own)


def _spoken(settings: QgsPalLayerSettings, layer: QgsVectorLayer, words: Words) -> QgsPalLayerSettings:
    own = QgsPalLayerSettings(settings)
    said = own.fieldName if own.isExpression else QgsExpression.quotedColumnRef(own.fieldName)
    keys = {name for found in _KEY.findall(said) for name in found}
    for name in dict.fromkeys(_FIELD.findall(said)):
        told = {} if name in keys else _names(layer, name, words)
        if told:
            pairs = ", ".join(QgsExpression.quotedValue(one) for pair in told.items() for one in pair)
            said = said.replace(f'"{name}"', f'coalesce(map_get(map({pairs}), "{name}"), "{name}")')
            own.fieldName, own.isExpression = said, True
    return own


def _names(layer: QgsVectorLayer, field: str, words: Words) -> dict[str, str]:
    """Return the names of a layer that the language has another word for."""
    place = layer.fields().lookupField(field)
    if place < 0 or layer.fields()[place].isNumeric():
        return {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([place])
    found = dict.fromkeys(_texts(row[place] for row in layer.getFeatures(request.setLimit(_MOST))))
    style = str(layer.customProperty(STYLE_PROPERTY, ""))
    if style in _PLACES:
        told = {name: on_maps(name, words.language, style == "admin1") for name in found}
    else:
        told = {name: words.stored(name) for name in found}
    return {name: said for name, said in told.items() if said and said != name}


def _texts(values: Iterable[object]) -> Iterable[str]:
    return (value for value in values if isinstance(value, str) and value)
