"""Renderers and labels of the vector layers of access: barriers, places of supply, catchments, routes."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import (
    QgsPalLayerSettings,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from dss_planner.layers import route_looks, symbols
from dss_planner.layers.labels import label, text_format
from dss_planner.layers.route_looks import INK


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


def _camps(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("pentagon", "#f5ead2", "#6b4a1f", 2.2, 0.35))


def _nurseries(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("triangle", "#009e73", INK, 2.4, 0.3))
    _named(layer, 6.5)


def _material_sources(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("diamond", "#e69f00", INK, 2.4, 0.3))
    _named(layer, 6.5)


ACCESS_STYLES: dict[str, Callable[[QgsVectorLayer], None]] = {
    "barriers": _barriers,
    "borders": _borders,
    "openings": _openings,
    "mine_pits": _mine_pits,
    "water_points": _water_points,
    "camps": _camps,
    "nurseries": _nurseries,
    "material_sources": _material_sources,
    "catchments": route_looks.catchments,
    "survey_route": route_looks.survey_route,
    "survey_stops": route_looks.survey_stops,
    "routes": route_looks.routes,
}


def _single(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _named(layer: QgsVectorLayer, size: float) -> None:
    name = next((field for field in ("name", "kind") if field in _fields(layer)), "")
    if name:
        look = text_format(size, INK, halo=0.7)
        label(layer, f'"{name}"', look, QgsPalLayerSettings.Placement.AroundPoint, priority=5)


def _fields(layer: QgsVectorLayer) -> list[str]:
    return [field.name() for field in layer.fields()]
