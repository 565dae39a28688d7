"""How sites look on the map by what the draws say of them, and by whether they belong to the chosen set."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from dss_planner.charts.colours import PURPLE, spread
from dss_planner.layers import symbols
from dss_planner.layers.labels import label, text_format
from dss_planner.layers.translation import show
from dss_planner.text import text

CHOSEN, LEFT, OUT = "#1a7f5a", "#8a8f98", "#b0483a"
#: Badge [mm] of a site on maps smaller than this scale.
_BADGE, _FROM = 2.8, 750_000
#: Class of a site by its share of the draws (a rounding below counts as reached).
_CLASS = """case when "top_share" > 0.899999 then 'sure' when "top_share" > 0.499999 then 'mostly'
when "top_share" > 0.099999 then 'sometimes' when "top_share" is not null then 'hardly' end"""


def _robust_sites(layer: QgsVectorLayer) -> None:
    """Classes of the share of the draws in which a site is among the best."""
    colors = spread(PURPLE, 5)
    classes = (
        ("sure", show(text("among the best in 9 of 10 draws or more"))),
        ("mostly", show(text("in more than half of the draws"))),
        ("sometimes", show(text("in some draws"))),
        ("hardly", show(text("hardly ever"))),
    )
    colors = spread(PURPLE, 5)[:0:-1]
    categories = [QgsRendererCategory(key, _badged(color), words) for (key, words), color in zip(classes, colors)]
    layer.setRenderer(QgsCategorizedSymbolRenderer(_CLASS, categories))
    percent = "to_string(round(100 * \"top_share\")) || ' %'"
    _named(layer, f"\"name\" || coalesce(' · ' || {percent}, '')")


def _portfolio(layer: QgsVectorLayer) -> None:
    """What became of each site."""
    states = (
        ("chosen", CHOSEN, show(text("chosen"))),
        ("locked in", CHOSEN, show(text("chosen, locked in"))),
        ("left", LEFT, show(text("not chosen"))),
        ("locked out", OUT, show(text("left out"))),
        ("unknown", OUT, show(text("score or cost unknown"))),
    )
    categories = [QgsRendererCategory(state, _state_symbol(state, color), words) for state, color, words in states]
    layer.setRenderer(QgsCategorizedSymbolRenderer("state", categories))
    _named(layer, "coalesce(to_string(\"portfolio_rank\") || '. ', '') || \"name\"")


def _state_symbol(state: str, color: str) -> QgsSymbol:
    if state in ("chosen", "locked in"):
        return _badged(color, 1.0 if state == "locked in" else 0.5)
    return symbols.outline(color, 0.5, "dash" if state == "left" else "dot", casing="#ffffff")


def _badged(color: str, width: float = 0.5) -> QgsSymbol:
    badge = symbols.marker_symbol("circle", color, "#ffffff", _BADGE, 0.45)
    return symbols.badged(symbols.area(f"{color}90", color, width), badge, _BADGE, _FROM)


def _named(layer: QgsVectorLayer, expression: str) -> None:
    look = text_format(9, "#1f2937", bold=True, halo=0.9)
    label(layer, expression, look, QgsPalLayerSettings.Placement.OutsidePolygons, priority=10, obstacle=True)


def _site_effects(layer: QgsVectorLayer) -> None:
    """Sites with the tonnes that the plan avoids there, less what leaks."""
    layer.setRenderer(QgsSingleSymbolRenderer(_badged(CHOSEN)))
    _named(layer, """"name" || coalesce(' · ' || format_number("net_mode_t_a", 0) || ' t/a', '')""")


PORTFOLIO_STYLES = {"robust_sites": _robust_sites, "portfolio": _portfolio, "site_effects": _site_effects}
