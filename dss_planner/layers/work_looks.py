"""How the works of a plan are drawn and named: a category for each measure, legible on dark and on light ground."""

from __future__ import annotations

from functools import lru_cache

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsFeatureRequest,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from dss_planner.layers import symbols
from dss_planner.layers.labels import label, show_from_scale, text_format
from dss_planner.layers.measure_looks import BLUE, GREEN, LOOKS, RED, line_symbol, point_symbol, zone_symbol
from dss_planner.layers.translation import language, show
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.text import text

#: The field of the plan's layers that names the measure.
MEASURE_FIELD = "measure"
#: Kinds of points that are no works themselves.
_POINT_KINDS = ("gate", "passage", "nursery", "pilot", "control", "plot", "trap", "photo")
#: Class of a point: its measure, or what kind of place it is.
_POINT_CLASS = f"""case when "kind" in {_POINT_KINDS} then "kind" else "measure" end"""
#: Details of a site (gates, traps …) are drawn up to this scale; on smaller maps they would hide it.
_DETAILS_TO = 150_000
#: Plots to watch are small beyond that scale and gone beyond this one: a site is then smaller than their signs.
_PLOTS_TO, _PLOT_SIZE, _PLOT_SMALL = 400_000, 3.0, 1.3
#: Works carry their names up to this scale.
_NAMES_TO = 75_000
#: The first row of a work, of its parts (gates and sites cut rows) the longest: where its name stands.
_LONGEST = (
    """$id = array_first(array_agg($id, "work", coalesce("number", 1) = 1, order_by:=-coalesce("length_m", 0)))"""
)
#: Measures that are areas: what their lines are.
_FENCED, _IN_ROWS = {"exclosure", "rot_graze"}, {"haloxylon", "shrub_belt", "overseed"}
#: What is drawn first, and whether its numbers rise: small areas lie on large ones, small signs on large ones.
_ON_TOP = {
    "zones": ("area($geometry)", False),
    "points": (
        "array_find(array('control', 'pilot', 'nursery', 'photo', 'trap', 'gate', 'passage', 'plot'), "
        "coalesce(\"kind\", ''))",
        True,
    ),
}
_SYMBOLS = {"zones": zone_symbol, "lines": line_symbol, "points": point_symbol}


def works_renderer(kind: str) -> QgsCategorizedSymbolRenderer:
    """Return the renderer of the plan layer ``kind`` ('zones', 'lines', 'points'): a category per measure."""
    make_symbol = _SYMBOLS[kind]
    names = measure_names()
    known = [measure for measure in LOOKS if measure in names]
    added = [measure for measure in names if measure not in LOOKS]
    titles = _line_titles(names) if kind == "lines" else names
    categories = [QgsRendererCategory(m, make_symbol(m), titles[m]) for m in (*known, *added)]
    other = show(text("Other works"))
    categories.append(QgsRendererCategory("", make_symbol(""), other))
    if kind == "points":
        renderer = QgsCategorizedSymbolRenderer(_POINT_CLASS, [*_plot_categories(), *categories])
    else:
        renderer = QgsCategorizedSymbolRenderer(MEASURE_FIELD, categories)
    if kind in _ON_TOP:  # by their order in the file, a change of one could hide another
        expression, ascending = _ON_TOP[kind]
        renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(expression, ascending)]))
        renderer.setOrderByEnabled(True)
    return renderer


def measure_names() -> dict[str, str]:
    """Return id → name of the measures in the catalogue, in its order and in the user's language."""
    return dict(_measure_names(language()[:2]))


@lru_cache(maxsize=4)
def _measure_names(code: str) -> dict[str, str]:
    """Reading and checking the catalogue takes longer than all the rest of a layer's look."""
    return {measure.id: measure.names.get(code, measure.name) for measure in load_catalogue().measures}


def _works(layer: QgsVectorLayer, kind: str) -> None:
    layer.setRenderer(works_renderer(kind))
    _name_works(layer, kind)


def _name_works(layer: QgsVectorLayer, kind: str) -> None:
    """Write the name of the measure beside each work; of a set of lines once, of what an area holds not again."""
    fields = [field.name() for field in layer.fields()]
    pairs = ", ".join(QgsExpression.quotedString(word) for pair in measure_names().items() for word in pair)
    name = f'coalesce(map_get(map({pairs}), "{MEASURE_FIELD}"), "name", \'\')'
    if kind == "zones":
        place = QgsPalLayerSettings.Placement.Horizontal
    elif kind == "lines":
        place = QgsPalLayerSettings.Placement.Line
        quoted = ", ".join(QgsExpression.quotedString(one) for one in sorted(_FENCED | _IN_ROWS))
        known = {"number", "work", "length_m"} <= set(fields)  # layers in memory for a picture know no works
        first = _LONGEST if known else 'coalesce("number", 1) = 1' if "number" in fields else "true"
        name = f"if({first} and coalesce(\"{MEASURE_FIELD}\", '') not in ({quoted}), {name}, '')"
    else:
        place = QgsPalLayerSettings.Placement.AroundPoint
        name = f"if(\"kind\" in {_POINT_KINDS}, '', {name})"
    label(layer, name, text_format(8, "#111827", halo=0.9), place, priority=7)
    show_from_scale(layer, _NAMES_TO)


def _line_titles(names: dict[str, str]) -> dict[str, str]:
    """Return the names for the lines of measures: those that are areas themselves have fences or rows as lines."""
    fence = show(text("{measure}: fence"))
    rows = show(text("{measure}: rows"))
    titles = dict(names)
    for measure, name in names.items():
        if measure in _FENCED:
            titles[measure] = fence.format(measure=name)
        elif measure in _IN_ROWS:
            titles[measure] = rows.format(measure=name)
    return titles


def _plot_categories() -> list[QgsRendererCategory]:
    """Return the categories of points that are not works themselves: openings of fences, nurseries, places to watch."""
    names = {
        "gate": show(text("Gate")),
        "passage": show(text("Passage for wild animals")),
        "nursery": show(text("Nursery")),
        "pilot": show(text("Monitoring plot")),
        "control": show(text("Matched control plot")),
        "plot": show(text("Sample plot")),
        "trap": show(text("Sand traps")),
        "photo": show(text("Photo point")),
    }
    looks = {
        "gate": symbols.marker_symbol("square", "#ffffff", BLUE, 2.0, 0.5),
        "passage": symbols.marker_symbol("circle", "#ffffff", BLUE, 1.8, 0.5),
        "nursery": symbols.marker_symbol("triangle", "#ffffff", GREEN, 3.0, 0.5),
        "pilot": symbols.marker_symbol("diamond", "#111827", "#ffffff", _PLOT_SIZE),
        "control": symbols.marker_symbol("diamond", "#ffffff", "#111827", _PLOT_SIZE, 0.5),
        "plot": symbols.marker_symbol("circle", "#111827", "#ffffff", 1.6, 0.25),
        "trap": symbols.marker_symbol("cross_fill", RED, "#ffffff", 2.4, 0.25),
        "photo": symbols.marker_symbol("star", "#111827", "#ffffff", 2.8, 0.25),
    }
    for kind, symbol in looks.items():
        last = _DETAILS_TO
        if kind in ("pilot", "control"):
            last = _PLOTS_TO
            size = f"if(@map_scale > {_DETAILS_TO}, {_PLOT_SMALL}, {_PLOT_SIZE})"
            symbol.setDataDefinedSize(QgsProperty.fromExpression(size))
        shown = QgsProperty.fromExpression(f"if(@map_scale > {last}, 0, 100)")
        symbol.setDataDefinedProperty(QgsSymbol.Property.PropertyOpacity, shown)
    return [QgsRendererCategory(kind, looks[kind], names[kind]) for kind in _POINT_KINDS]


def show_edges(layer: QgsVectorLayer) -> None:
    """Show only the edges of areas, so that what lies below them is seen."""
    layer.setRenderer(QgsSingleSymbolRenderer(symbols.outline("#111827", 0.35, casing="#ffffff")))


WORK_STYLES = {
    "zones": lambda layer: _works(layer, "zones"),
    "lines": lambda layer: _works(layer, "lines"),
    "points": lambda layer: _works(layer, "points"),
}
PLAN_LAYERS = ("sites", *WORK_STYLES)
