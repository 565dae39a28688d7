"""A compact legend: only what the map shows, only classes that the data hold, at a size that fits."""

from __future__ import annotations

import json

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayout,
    QgsLayoutExporter,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsMarkerSymbol,
    QgsRasterLayer,
    QgsRectangle,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QColor

from dss_planner.layers.labels import text_format
from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.layers.raster_styles import shown_steps
from dss_planner.layers.vector_styles import BADGE_FROM
from dss_planner.proposal.maps.furniture import place
from dss_planner.proposal.maps.spec import LegendBlock
from dss_planner.proposal.maps.theme import INK, TEXT, Box, magnification, set_text_format

#: Sizes tried from the top until the legend fits its box [points].
_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
#: The same in two columns; then in two columns with long words in two lines.
_SIZES_IN_COLUMNS, _SIZES_WRAPPED = (7.0, 6.5, 6.0, 5.5), (6.5, 6.0, 5.5, 5.0, 4.5)
#: Where lines end, and letters from which words are long.
_WRAP, _LONG = "|", 18
_SYMBOL = (6.5, 3.4)  # mm
#: Name of a small map on a page whose signs the legend explains with those of the main map.
ALSO = "surroundings"
#: Property of a legend that says what it may list, and where.
_RECIPE = "dss_planner/legend"


def legend(layout: QgsLayout, blocks: tuple[LegendBlock, ...], box: Box, of: QgsLayoutItemMap) -> QgsLayoutItemLegend:
    """Add the legend of ``blocks`` to ``box``, with the largest text at which it fits.

    Only what lies inside the map ``of`` is listed.
    """
    item = QgsLayoutItemLegend(layout)
    item.setId("legend")
    item.setAutoUpdateModel(False)
    item.setBackgroundEnabled(False)
    item.setBoxSpace(0)
    layout.addLayoutItem(item)
    _fit(item, blocks, box, of)
    return item


def following_legend(
    layout: QgsLayout, blocks: tuple[LegendBlock, ...], box: Box, of: QgsLayoutItemMap
) -> QgsLayoutItemLegend:
    """Add a legend that lists what the map of the page shows; `fit_to_page` makes it fit each page."""
    item = legend(layout, blocks, box, of)
    said = {
        "blocks": [[block.title, [layer.id() for layer in block.layers]] for block in blocks],
        "box": [box.x, box.y, box.width, box.height],
    }
    item.setCustomProperty(_RECIPE, json.dumps(said))
    _fill(item, blocks, None)
    item.setLinkedMap(of)
    item.setLegendFilterByMapEnabled(True)
    return item


def fit_to_page(layout: QgsLayout) -> None:
    """Let legends that follow an atlas list what the page at hand shows, as large as there is room."""
    for item in layout.items():
        said = item.customProperty(_RECIPE) if isinstance(item, QgsLayoutItemLegend) else None
        if not said or item.linkedMap() is None:
            continue
        recipe = json.loads(said)
        known = layout.project().mapLayers()
        blocks = tuple(
            LegendBlock(title, tuple(known[one] for one in ids if one in known)) for title, ids in recipe["blocks"]
        )
        item.setLegendFilterByMapEnabled(False)
        _fit(item, blocks, Box(*recipe["box"]), item.linkedMap())


def _fit(item: QgsLayoutItemLegend, blocks: tuple[LegendBlock, ...], box: Box, of: QgsLayoutItemMap) -> None:
    layout = item.layout()
    item.setColumnCount(1)
    place(item, box)
    _fill(item, blocks, of)
    _paint_once(layout, box)
    if not any(_fits(item, size, box) for size in _SIZES):
        item.setColumnCount(2)
        item.setSplitLayer(True)
        if not any(_fits(item, size, box) for size in _SIZES_IN_COLUMNS):
            _wrap(item)
            any(_fits(item, size, box) for size in _SIZES_WRAPPED)
    times = magnification(layout)
    place(item, Box(box.x, box.y, item.rect().width() / times, item.rect().height() / times))


def _fits(item: QgsLayoutItemLegend, size: float, box: Box) -> bool:
    """Set the legend's text to ``size`` points and return whether it fits ``box``."""
    set_sizes(item, size)
    item.adjustBoxSize()
    times = magnification(item.layout())
    return item.rect().height() <= box.height * times and item.rect().width() <= box.width * times


def _wrap(item: QgsLayoutItemLegend) -> None:
    """Let long words of the legend go on in a second line."""
    item.setWrapString(_WRAP)
    if hasattr(item, "setLineSpacing"):  # of QGIS before 3.38; later ones set lines by the font
        item.setLineSpacing(0.0)
    for node in item.model().rootGroup().findLayers():
        renderer = node.layer().renderer() if isinstance(node.layer(), QgsVectorLayer) else None
        if isinstance(renderer, QgsCategorizedSymbolRenderer):
            for index, category in enumerate(renderer.categories()):
                if len(category.label()) > _LONG:
                    QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, index, _in_two_lines(category.label()))
        elif renderer is not None:
            node.setCustomProperty("legend/title-label", _in_two_lines(node.name()))
        item.model().refreshLayerLegend(node)


def _in_two_lines(said: str) -> str:
    """Return words with a line's end at the space nearest to their middle; short ones as they are."""
    spaces = [place for place, letter in enumerate(said) if letter == " "]
    if len(said) <= _LONG or not spaces:
        return said
    middle = min(spaces, key=lambda place: abs(place - len(said) / 2))
    return f"{said[:middle]}{_WRAP}{said[middle + 1 :]}"


def _paint_once(layout: QgsLayout, box: Box) -> None:
    """Draw the legend's place once, small: a legend measures itself only after it was drawn."""
    times = magnification(layout)
    region = QRectF(box.x * times, box.y * times, box.width * times, box.height * times)
    QgsLayoutExporter(layout).renderRegionToImage(region, QSize(70, 155))


def present_categories(layer: QgsVectorLayer, extent: QgsRectangle) -> list[int]:
    """Return the numbers of the categories that features of ``layer`` inside ``extent`` (its CRS) fall into."""
    renderer = layer.renderer()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    attribute = renderer.classAttribute()
    expression = QgsExpression(attribute if layer.fields().lookupField(attribute) < 0 else f'"{attribute}"')
    expression.prepare(context)
    values = set()
    for feature in layer.getFeatures(QgsFeatureRequest(extent)):
        context.setFeature(feature)
        values.add(str(expression.evaluate(context)))
    known = [str(category.value()) for category in renderer.categories()]
    present = [number for number, value in enumerate(known) if value in values]
    if values - set(known) and "" in known:
        present.append(known.index(""))
    return present


def _fill(item: QgsLayoutItemLegend, blocks: tuple[LegendBlock, ...], of: QgsLayoutItemMap | None) -> None:
    """List the layers of ``blocks``, as far as the map ``of`` shows them (None: all that they hold)."""
    root = item.model().rootGroup()
    root.clear()
    for block in blocks:
        parent = root
        if block.title:
            parent = root.addGroup(block.title)
            QgsLegendRenderer.setNodeLegendStyle(parent, QgsLegendStyle.Style.Subgroup)
        for layer in block.layers:
            _add(item, parent, layer, of)
        if block.title and not parent.children():
            root.removeChildNode(parent)


def _add(item: QgsLayoutItemLegend, parent: QgsLayerTreeGroup, layer: QgsMapLayer, of: QgsLayoutItemMap | None) -> None:
    """Add the rows of ``layer``; its own name is left out where the block's title or its one row says it."""
    kept = _kept_nodes(layer, of)
    if kept is not None and not kept:
        return
    node = parent.addLayer(layer)
    QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
    if kept is not None:
        _keep(node, layer, kept)
    badge = _badge(layer, of)
    if badge is not None:
        QgsMapLayerLegendUtils.setLegendNodeCustomSymbol(node, 0, badge)
    item.model().refreshLayerLegend(node)


def _badge(layer: QgsMapLayer, of: QgsLayoutItemMap | None) -> QgsSymbol | None:
    """Return the sign of sites on maps where these are too small to see; None where their outlines are seen."""
    if layer.customProperty(STYLE_PROPERTY) != "sites" or of is None or not isinstance(layer, QgsVectorLayer):
        return None
    symbol = layer.renderer().symbol()
    if of.scale() <= BADGE_FROM or not isinstance(symbol, QgsFillSymbol):
        return None
    below = symbol.symbolLayer(symbol.symbolLayerCount() - 1).subSymbol()
    return below.clone() if isinstance(below, QgsMarkerSymbol) else None


def _kept_nodes(layer: QgsMapLayer, of: QgsLayoutItemMap | None) -> list[int] | None:
    """Return the classes to list (none when the map holds nothing of the layer), or None for a single symbol."""
    if isinstance(layer, QgsRasterLayer):
        return shown_steps(layer, None if of is None else _extent_in(layer, of))
    if of is None:
        return None
    extents = [_extent_in(layer, one) for one in (of, *_small_maps(of, layer))]
    if isinstance(layer.renderer(), QgsCategorizedSymbolRenderer):
        return sorted({number for extent in extents for number in present_categories(layer, extent)})
    inside = (QgsFeatureRequest(extent).setLimit(1) for extent in extents)
    return None if any(True for request in inside for _ in layer.getFeatures(request)) else []


def _small_maps(of: QgsLayoutItemMap, layer: QgsMapLayer) -> list[QgsLayoutItemMap]:
    """Return the small maps beside the map ``of`` that draw a layer of the same data."""
    maps = (item for item in of.layout().items() if isinstance(item, QgsLayoutItemMap) and item.id() == ALSO)
    return [one for one in maps if layer.source() in {drawn.source() for drawn in one.layers()}]


def _extent_in(layer: QgsMapLayer, of: QgsLayoutItemMap) -> QgsRectangle:
    """Return the extent of the map ``of`` in the CRS of ``layer``."""
    transform = QgsCoordinateTransform(of.crs(), layer.crs(), of.layout().project().transformContext())
    return transform.transformBoundingBox(of.extent())


def _keep(node: QgsLayerTreeLayer, layer: QgsMapLayer, kept: list[int]) -> None:
    """List only the classes ``kept``; a raster's legend may begin with a row for the band's name, which is left out."""
    rows = layer.legend().createLayerTreeModelLegendNodes(node)
    classes = _class_count(layer)
    before = max(len(rows) - classes, 0)
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, [before + number for number in kept])


def _class_count(layer: QgsMapLayer) -> int:
    renderer = layer.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        return len(renderer.categories())
    if hasattr(renderer, "shader"):
        return len(renderer.shader().rasterShaderFunction().colorRampItemList())
    return len(renderer.classes())


def set_sizes(item: QgsLayoutItemLegend, size: float) -> None:
    """Give the legend's words ``size`` points, on A4, and its signs what goes with that."""
    styles = QgsLegendStyle.Style
    times = magnification(item.layout())
    for style, look in (
        (styles.Subgroup, text_format(size * times, INK, bold=True)),
        (styles.SymbolLabel, text_format(size * times, TEXT)),
    ):
        changed = item.style(style)
        set_text_format(changed, look)
        item.setStyle(style, changed)
    tight = size / 8.5 * times
    item.rstyle(styles.Subgroup).setMargin(QgsLegendStyle.Side.Top, 3.0 * tight)
    item.rstyle(styles.Subgroup).setMargin(QgsLegendStyle.Side.Bottom, 0.4 * times)
    item.rstyle(styles.Symbol).setMargin(QgsLegendStyle.Side.Top, 0.75 * tight)
    item.setSymbolHeight(_SYMBOL[1] * tight)
    item.setSymbolWidth(_SYMBOL[0] * times)
    item.setRasterStrokeColor(QColor("#8a929c"))
    item.setRasterStrokeWidth(0.15)
