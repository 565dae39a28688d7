"""Renderers and labels of the vector layers of access: barriers, places of supply, catchments, routes."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.charts.colours import OKABE_ITO
from dss_planner.layers import symbols
from dss_planner.layers.labels import label, text_format

INK = "#1f2937"
#: How much of a catchment's colour covers the ground, as a hexadecimal share of 255.
_WASH = 70


def _barriers(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.beaded("#7c2d12", 0.3, "cross2", 1.2, 3.0))


def _borders(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.line("#991b1b", 0.5, "dash dot", casing="#ffffff"))


def _openings(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("square", "#ffffff", "#991b1b", 1.8, 0.4))


def _mine_pits(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.hatched("#4b4b4b", (45.0, 135.0), 0.4))


def _water_points(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("circle", "#56b4e9", "#0b3a6b", 1.8, 0.3))


def _nurseries(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("triangle", "#009e73", INK, 2.4, 0.3))
    _named(layer, 6.5)


def _material_sources(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("diamond", "#e69f00", INK, 2.4, 0.3))
    _named(layer, 6.5)


def _catchments(layer: QgsVectorLayer) -> None:
    def symbol(place: int) -> QgsSymbol:
        red, green, blue = (int(OKABE_ITO[place % len(OKABE_ITO)][i : i + 2], 16) for i in (1, 3, 5))
        return symbols.area(f"{red},{green},{blue},{_WASH}", "#374151", 0.3)

    title = QCoreApplication.translate("LayerStyles", "Catchment {number}")
    _by_value(layer, "origin", symbol, lambda value, name: name or title.format(number=value))
    if "name" in _fields(layer):
        look = text_format(7, INK, halo=0.7)
        label(layer, '"name"', look, QgsPalLayerSettings.Placement.Horizontal, priority=4)


def _survey_route(layer: QgsVectorLayer) -> None:
    title = QCoreApplication.translate("LayerStyles", "Day {number}")
    _by_value(
        layer,
        "day",
        lambda place: symbols.line(OKABE_ITO[place % len(OKABE_ITO)], 0.7, casing="#ffffff"),
        lambda value, _: title.format(number=value),
    )


def _survey_stops(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("circle", "#ffffff", "#c8102e", 2.4, 0.5))
    if {"day", "order", "site"} <= set(_fields(layer)):
        look = text_format(7.5, "#7a0a1c", bold=True, halo=0.8)
        words = '"day" || \'.\' || "order" || \' \' || "site"'
        label(layer, words, look, QgsPalLayerSettings.Placement.AroundPoint, priority=9)


def _routes(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.line("#d55e00", 0.6, casing="#ffffff"))


ACCESS_STYLES: dict[str, Callable[[QgsVectorLayer], None]] = {
    "barriers": _barriers,
    "borders": _borders,
    "openings": _openings,
    "mine_pits": _mine_pits,
    "water_points": _water_points,
    "nurseries": _nurseries,
    "material_sources": _material_sources,
    "catchments": _catchments,
    "survey_route": _survey_route,
    "survey_stops": _survey_stops,
    "routes": _routes,
}


def _by_value(
    layer: QgsVectorLayer, field: str, symbol: Callable[[int], QgsSymbol], title: Callable[[object, str], str]
) -> None:
    """Give each value of ``field`` a symbol of its own by its place; ``title`` gets the value and its name."""
    place = layer.fields().indexOf(field)
    if place < 0:
        _single(layer, symbol(0))
        return
    named = layer.fields().indexOf("name")
    names = {feature[place]: feature[named] for feature in layer.getFeatures()} if named >= 0 else {}
    values = sorted(layer.uniqueValues(place))
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            field,
            [
                QgsRendererCategory(value, symbol(number), title(value, _words(names.get(value))))
                for number, value in enumerate(values)
            ],
        )
    )


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _single(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _named(layer: QgsVectorLayer, size: float) -> None:
    name = next((field for field in ("name", "kind") if field in _fields(layer)), "")
    if name:
        look = text_format(size, INK, halo=0.7)
        label(layer, f'"{name}"', look, QgsPalLayerSettings.Placement.AroundPoint, priority=5)


def _fields(layer: QgsVectorLayer) -> list[str]:
    return [field.name() for field in layer.fields()]
