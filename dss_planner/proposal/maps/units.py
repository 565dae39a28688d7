"""Aimags and soums on maps: their names in the language of the pack, and in the other script below."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProject,
    QgsVectorLayer,
)

from dss_planner.layers.labels import label, text_format
from dss_planner.proposal.languages.gazetteer import plain
from dss_planner.proposal.languages.placenames import (
    both_scripts,
    is_cyrillic,
    known_name,
    latin_of,
    mended,
    of_plain_letters,
    on_maps,
)
from dss_planner.proposal.maps.ground import beside, of_style

AIMAGS, SOUMS = "admin1", "admin2"
#: Level of the units of a style: a layer of soums may name their aimags, too.
_LEVELS = {AIMAGS: 1, SOUMS: 2}
#: Fields that may hold a name, small letters; the first that is there counts.
_LATIN = ("name_en", "adm{level}_en", "name_{level}", "shapename", "shape_name", "name")
_LOCAL = ("name_mn", "adm{level}_mn", "nl_name_{level}", "name_local", "local_name")
#: Size of the letters [points] and their rank among all labels.
_LOOKS = {AIMAGS: (8.5, 4), SOUMS: (6.0, 2)}
_COLOR = "#5b6470"


def named_units(project: QgsProject, style: str, language: str) -> tuple[QgsMapLayer, ...]:
    """Return the aimags or soums of the study with their names; without a field for these, their outlines."""
    for units in of_style(project, style):
        fields = _fields(units, _LEVELS[style]) if isinstance(units, QgsVectorLayer) else []
        names = _names(units, fields, _spellings(project), language, style == AIMAGS) if fields else {}
        if not names:
            return (units,)
        named = beside(project, units)
        pairs = ", ".join(QgsExpression.quotedValue(one) for pair in names.items() for one in pair)
        size, priority = _LOOKS[style]
        look = text_format(size, _COLOR, italic=True, halo=0.7)
        horizontal = QgsPalLayerSettings.Placement.Horizontal
        label(named, f'map_get(map({pairs}), "{fields[0]}")', look, horizontal, priority=priority)
        return (named,)
    return ()


def in_two_scripts(latin: str, local: str, language: str, aimag: bool = False) -> str:
    """Return a name as maps write it, the other script in a line below; '' where none is known."""
    latin, local = both_scripts(latin, local)
    first = on_maps(local if language == "mn" and local else latin, language, aimag)
    if is_cyrillic(first):
        second = latin
    else:
        second = local or known_name(latin, "mn")
    return "\n".join(dict.fromkeys(one for one in (first, second) if one))


def _names(
    units: QgsVectorLayer, fields: list[str], spellings: Mapping[str, str], language: str, aimag: bool
) -> dict[str, str]:
    """Return what the layer calls each unit → what the map writes."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [[_name(row[field]) for field in fields] for row in units.getFeatures(request)]
    latin_fields = [place for place, field in enumerate(fields) if field.lower() in _of_level(_LATIN, 1, 2)]
    mend = of_plain_letters([row[place] for row in rows for place in latin_fields])
    found = {}
    for row in rows:
        latin = next((mend(row[place]) for place in latin_fields if row[place]), "")
        local = next((one for place, one in enumerate(row) if place not in latin_fields and one), "")
        if row[0]:
            local = local or spellings.get(plain(latin), "")
            found[row[0]] = in_two_scripts(latin, local, language, aimag)
    return found


def _spellings(project: QgsProject) -> dict[str, str]:
    """Return letters of the Latin name → Cyrillic name of the soum centres: soums are called as these are."""
    found = {}
    for centres in of_style(project, "soum_centers"):
        fields = [field for level in (1, 2) for field in _fields(centres, level)]
        for row in centres.getFeatures(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)):
            for name in (mended(_name(row[field])) for field in fields):
                if is_cyrillic(name):
                    found[plain(latin_of(name))] = name
    return found


def _fields(units: QgsVectorLayer, level: int) -> list[str]:
    """Return the fields that hold names of units of a level, those with Latin letters first."""
    known = {name.lower(): name for name in units.fields().names()}
    return [known[name] for name in _of_level((*_LATIN, *_LOCAL), level) if name in known]


def _of_level(names: tuple[str, ...], *levels: int) -> list[str]:
    return list(dict.fromkeys(name.format(level=level) for level in levels for name in names))


def _name(value: object) -> str:
    """Return a name; '' where it has neither letter nor digit: “????” is what a wrong encoding leaves."""
    name = value if isinstance(value, str) else ""
    return name if any(map(str.isalnum, name)) else ""
