"""Renderers and labels of the planner's vector layers."""

from __future__ import annotations

from qgis.core import (
    QgsPalLayerSettings,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from dss_planner.layers import symbols
from dss_planner.layers.access_looks import ACCESS_STYLES
from dss_planner.layers.labels import label, text_format
from dss_planner.layers.portfolio_looks import PORTFOLIO_STYLES
from dss_planner.layers.work_looks import WORK_STYLES

SITE_COLOR = "#c8102e"
#: Sites get a round badge [mm] on maps smaller than this scale.
_BADGE_SIZE, BADGE_FROM = 2.6, 750_000
#: Opacity of sites that people left out [%].
_LEFT_OUT = 40
INK, WATER = "#1f2937", "#3b82b6"


def _sites(layer: QgsVectorLayer) -> None:
    badge = symbols.marker_symbol("circle", SITE_COLOR, "#ffffff", _BADGE_SIZE, 0.45)
    shape = symbols.outline(SITE_COLOR, 0.55, casing="#ffffff")
    symbol = symbols.badged(shape, badge, _BADGE_SIZE, BADGE_FROM)
    if "excluded" in _field_names(layer):
        faint = QgsProperty.fromExpression(f"if(coalesce(\"excluded\", '') = '', 100, {_LEFT_OUT})")
        symbol.setDataDefinedProperty(QgsSymbol.Property.PropertyOpacity, faint)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    rank = "coalesce(to_string(\"rank\") || '. ', '')" if "rank" in _field_names(layer) else "''"
    label(
        layer,
        f"{rank} || coalesce(\"name\", '')",
        text_format(9, "#7a0a1c", bold=True, halo=0.9),
        QgsPalLayerSettings.Placement.OutsidePolygons,
        priority=10,
        obstacle=True,
    )


def _study_area(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.outline(INK, 0.45, "dash", casing="#ffffff"))


def _admin1(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.outline("#6b7280", 0.25, "dot"))
    name = _first_field(layer, ("name_en", "name", "NAME", "shapeName"))
    if name:
        look = text_format(8, "#5b6470", italic=True, halo=0.7)
        label(layer, f'"{name}"', look, QgsPalLayerSettings.Placement.Horizontal, priority=2)


def _admin2(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.outline("#7a828e", 0.15, "dash"))


def _countries(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.area("#f3f1ec", "#9aa0a6", 0.25))


def _aimags(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.area("#fffdf8", "#c4c7cc", 0.15))


def _roads(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.line("#8f4f24", 0.28, casing="255,255,255,150"))


def _railroads(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.beaded("#3f3f46", 0.35, "line", 1.4, 2.4))


def _rivers(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.line(WATER, 0.3))


def _lakes(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.area("#c5dcec", WATER))


def _playas(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.dotted("#a1793f", 0.4, "#f0e2c4"))


def _erosion_measurements(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("diamond", "#f4b400", INK, 2.2, 0.3))


def _soum_centers(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("circle", "#ffffff", INK, 1.6, 0.35))
    _name_points(layer, 7)


def _settlements(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.marker_symbol("circle", "#d1d5db", INK, 1.5, 0.3))
    _name_points(layer, 6.5, "#4b5563")


def _mining_licences(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.hatched("#6d28a0", (45.0,), 0.3))


def _protected_areas(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.hatched("#2f6b3a", (135.0,), 0.4))


def _enclosed(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.hatched("#7a0a1c", (45.0, 135.0), 0.2))


def _drawn(layer: QgsVectorLayer) -> None:
    _single(layer, symbols.outline(SITE_COLOR, 0.4, "dash", casing="#ffffff"))


_STYLES = {
    "sites": _sites,
    "drawn": _drawn,
    "enclosed": _enclosed,
    "study_area": _study_area,
    "admin1": _admin1,
    "admin2": _admin2,
    "countries": _countries,
    "aimags": _aimags,
    "roads": _roads,
    "railroads": _railroads,
    "rivers": _rivers,
    "lakes": _lakes,
    "playas": _playas,
    "erosion_measurements": _erosion_measurements,
    "soum_centers": _soum_centers,
    "settlements": _settlements,
    "mining_licences": _mining_licences,
    "protected_areas": _protected_areas,
    **WORK_STYLES,
    **ACCESS_STYLES,
    **PORTFOLIO_STYLES,
}
VECTOR_STYLES = tuple(_STYLES)


def style_vector(layer: QgsVectorLayer, style: str) -> None:
    """Give ``layer`` the look of ``style`` (a key of `VECTOR_STYLES`)."""
    _STYLES[style](layer)
    layer.triggerRepaint()


def _single(layer: QgsVectorLayer, symbol: QgsSymbol) -> None:
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _name_points(layer: QgsVectorLayer, size: float, color: str = INK) -> None:
    name = _first_field(layer, ("name", "name_en", "NAME", "shapeName"))
    if name:
        look = text_format(size, color, halo=0.7)
        label(layer, f'"{name}"', look, QgsPalLayerSettings.Placement.AroundPoint, priority=6)


def _field_names(layer: QgsVectorLayer) -> list[str]:
    return [field.name() for field in layer.fields()]


def _first_field(layer: QgsVectorLayer, names: tuple[str, ...]) -> str:
    present = _field_names(layer)
    return next((name for name in names if name in present), "")
