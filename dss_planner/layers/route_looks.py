"""Looks of routes, surveys and catchments: a colour for each day or origin, times and lengths as labels.

Lines have a light casing and dark labels a light halo, so that they read on light and on dark ground.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
)

from dss_planner.charts.colours import CIVIDIS, OKABE_ITO
from dss_planner.layers import symbols
from dss_planner.layers.labels import label, text_format
from dss_planner.layers.scales import Ramp, Scale, from_range
from dss_planner.layers.translation import show
from dss_planner.text import text

INK = "#1f2937"
#: Okabe and Ito's colours without yellow and grey, which are lost on maps of steppe and of unreached land.
_COLORS = tuple(color for color in OKABE_ITO if color not in ("#f0e442", "#6b6b6b"))
#: When the colours are used up they come again with another dash.
_DASHES = ("solid", "dash", "dot", "dash dot")
#: Lines of a survey keep to the right of the way [mm], so that out and back lie side by side.
_ASIDE = 0.45
#: Catchments that a legend names one by one.
_MOST_NAMED = 100
#: Distance of labels from lines [mm], which turn at every cell.
_CLEAR = 1.5
#: Where along a line its label stands.
_BEGINNING, _MIDDLE = 0.1, 0.5
_WALKED = ("walk", "walking", "foot", "horse")
_HOURS = """floor(round({minutes}) / 60) || ' h ' || lpad(to_string(round({minutes}) % 60), 2, '0') || ' min'"""
_TIME = f"""if({{minutes}} < 59.5, round({{minutes}}) || ' min', {_HOURS})"""
_KM = """if({km} < 9.95, round({km}, 1), round({km})) || ' km'"""


def routes(layer: QgsVectorLayer) -> None:
    """Draw routes by way of travel or kind of supply where the layer has it, else by origin; label time and length."""
    if _has(layer, "mode"):
        _by_value(layer, "mode", _way, lambda value, _: str(value))
    elif _has(layer, "kind"):
        _by_value(layer, "kind", _line, lambda value, _: str(value))
    else:
        title = show(text("From origin {number}"))
        _by_value(layer, "origin", _line, lambda value, name: name or title.format(number=value), "origin_name")
    if _has(layer, "minutes", "length_km"):
        name = """coalesce("name", '') || if(coalesce("name", '') = '', '', '\\n') || """ if _has(layer, "name") else ""
        # lines begin at their destination; nearer to the origin many share the road
        _label_lines(layer, name + _measures('"minutes"', '"length_km"'), _BEGINNING)


def survey_route(layer: QgsVectorLayer) -> None:
    """Draw the drives of a survey in a colour for each day, with arrows; label time and length."""
    title = show(text("Day {number}"))
    _by_value(layer, "day", _drive, lambda value, _: title.format(number=value))
    if _has(layer, "drive_h", "km"):
        _label_lines(layer, _measures('"drive_h" * 60', '"km"'), _MIDDLE)


def survey_stops(layer: QgsVectorLayer) -> None:
    """Draw base and stops in the colour of their day, as tents where the night is spent; label when they are visited.

    The days are numbered, so that the colours are those of the route.
    """
    if not _has(layer, "day", "order", "site", "kind", "arrive", "done", "night"):
        layer.setRenderer(QgsSingleSymbolRenderer(_stop(0)))
        return
    day = show(text("Day {number}"))
    base = show(text("Base"))
    categories = [
        QgsRendererCategory(str(number), _stop(place), day.format(number=number))
        for place, number in enumerate(_values(layer, "day"))
    ]
    home = symbols.marker_symbol("square", INK, "#ffffff", 3.4, 0.5)
    renderer = """if("kind" = 'base', 'base', to_string("day"))"""
    layer.setRenderer(QgsCategorizedSymbolRenderer(renderer, [QgsRendererCategory("base", home, base), *categories]))
    visit = """ "day" || '.' || "order" || ' ' || "site" || '\\n' || "arrive" || '–' || "done" """
    words = f"""if("kind" = 'base', "site", {visit})"""
    look = text_format(7.5, INK, bold=True, halo=0.9)
    label(layer, words, look, QgsPalLayerSettings.Placement.AroundPoint, priority=9)


def catchments(layer: QgsVectorLayer) -> None:
    """Draw catchments from light to dark by the mean time to their origin; label origin, time and area.

    The legend names the origins, the nearest first; of more than a legend can hold it tells the times alone.
    """
    if not _has(layer, "mean_min"):
        layer.setRenderer(QgsSingleSymbolRenderer(_land(CIVIDIS[3])))
        return
    known = [value for value in _values(layer, "mean_min") if value is not None]
    low, high = (min(known), max(known)) if known else (math.nan, math.nan)
    scale = from_range(Ramp(text("Mean travel time (min)"), CIVIDIS), low, high)
    named = _has(layer, "origin", "name") and layer.featureCount() <= _MOST_NAMED
    layer.setRenderer(_by_origin(layer, scale) if named else _by_time(scale))
    if _has(layer, "name", "area_km2"):
        area = """format_number("area_km2", 0) || ' km²'"""
        mean = _TIME.format(minutes='"mean_min"')
        words = f"""coalesce(nullif("name", ''), "origin") || '\\n' || {mean} || ' · ' || {area}"""
        look = text_format(7, INK, halo=0.9)
        label(layer, words, look, QgsPalLayerSettings.Placement.Horizontal, priority=4)


def _by_time(scale: Scale) -> QgsGraduatedSymbolRenderer:
    ranges, lower = [], 0.0
    for step in scale.steps:
        ranges.append(QgsRendererRange(lower, min(step.upper, 1e9), _land(step.color), f"{show(step.label)} min"))
        lower = step.upper
    return QgsGraduatedSymbolRenderer("mean_min", ranges)


def _by_origin(layer: QgsVectorLayer, scale: Scale) -> QgsCategorizedSymbolRenderer:
    found = [(feature["mean_min"], int(feature["origin"]), _words(feature["name"])) for feature in layer.getFeatures()]
    unnamed = show(text("Origin {number}"))
    words = show(text("{name}, mean {time}"))
    categories = []
    known = (item for item in found if isinstance(item[0], float))
    for minutes, origin, name in sorted(known, key=lambda item: item[:2]):
        color = next(step.color for step in scale.steps if minutes <= step.upper)
        title = words.format(name=name or unnamed.format(number=origin), time=_time_words(minutes))
        categories.append(QgsRendererCategory(origin, _land(color), title))
    return QgsCategorizedSymbolRenderer("origin", categories)


def _time_words(minutes: float) -> str:
    """Return a time as labels write it."""
    whole = round(minutes)
    return f"{whole} min" if minutes < 59.5 else f"{whole // 60} h {whole % 60:02} min"


def _measures(minutes: str, km: str) -> str:
    return f"{_TIME.format(minutes=minutes)} || ' · ' || {_KM.format(km=km)}"


def _label_lines(layer: QgsVectorLayer, words: str, along: float) -> None:
    look = text_format(7.5, INK, halo=0.9)
    label(layer, words, look, QgsPalLayerSettings.Placement.Line, priority=7, distance=_CLEAR, along=along)


def _line(place: int, value: object = None) -> QgsLineSymbol:
    return symbols.line(_color(place), 0.7, _DASHES[place // len(_COLORS) % len(_DASHES)], casing="#ffffff")


def _way(place: int, value: object = None) -> QgsLineSymbol:
    """Return the line of a way of travel: dotted where people walk or ride."""
    walked = str(value).lower() in _WALKED
    return symbols.line(_color(place), 0.8 if walked else 0.7, "dot" if walked else "solid", casing="#ffffff")


def _drive(place: int, value: object = None) -> QgsLineSymbol:
    dash = _DASHES[place // len(_COLORS) % len(_DASHES)]
    return symbols.arrowed(_color(place), 0.7, dash, "#ffffff", _ASIDE * (1 + place % 2))


def _stop(place: int) -> QgsMarkerSymbol:
    made = symbols.marker_symbol("circle", _color(place), "#ffffff", 2.8, 0.45)
    tent = QgsProperty.fromExpression("""if("night" <> '', 'triangle', 'circle')""")
    larger = QgsProperty.fromExpression("""if("night" <> '', 4.2, 2.8)""")
    made.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertyName, tent)
    made.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertySize, larger)
    return made


def _land(color: str) -> QgsFillSymbol:
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return symbols.area(f"{red},{green},{blue},150", "#ffffff", 0.5)


def _color(place: int) -> str:
    return _COLORS[place % len(_COLORS)]


def _by_value(
    layer: QgsVectorLayer,
    field: str,
    symbol: Callable[[int, object], QgsSymbol],
    title: Callable[[object, str], str],
    name_field: str = "",
) -> None:
    """Give each value of ``field`` a symbol by its place; ``title`` gets the value and its name, '' without one."""
    if not _has(layer, field):
        layer.setRenderer(QgsSingleSymbolRenderer(symbol(0, None)))
        return
    names = {}
    if name_field and _has(layer, name_field):
        names = {feature[field]: feature[name_field] for feature in layer.getFeatures()}
    categories = [
        QgsRendererCategory(value, symbol(place, value), title(value, _words(names.get(value))))
        for place, value in enumerate(_values(layer, field))
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))


def _values(layer: QgsVectorLayer, field: str) -> list:
    """Return the values of a field in order, without those that are missing."""
    found = layer.uniqueValues(layer.fields().indexOf(field))
    known = (value for value in found if isinstance(value, (int, float, str)))
    return sorted(int(value) if isinstance(value, float) and value.is_integer() else value for value in known)


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _has(layer: QgsVectorLayer, *fields: str) -> bool:
    return set(fields) <= {field.name() for field in layer.fields()}
