"""Plots and their controls on maps: seen and numbered at every scale, and a small map of those that lie far away."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsSymbol,
    QgsVectorLayer,
)

from dss_planner.layers.labels import label, show_always, text_format
from dss_planner.proposal.maps.furniture import context_map
from dss_planner.proposal.maps.ground import beside, of_style
from dss_planner.proposal.maps.legend import ALSO
from dss_planner.proposal.maps.theme import Box
from dss_planner.proposal.maps.wind import of_each_page

#: Kinds of points with a number, and the size of their signs [mm].
_NUMBERED, _SIZE = ("pilot", "control"), 2.6
#: The number is the last one of a name: “Site 1: plot 2”.
_NUMBER = r"""if("kind" in ({kinds}), regexp_substr("name", '(\\d+)\\D*$'), '')"""
#: How much more than what stands on the map its surroundings are.
_AROUND_APART, _AROUND = 1.5, 8.0


def numbered_plots(project: QgsProject, kinds: tuple[str, ...] = _NUMBERED) -> tuple[QgsMapLayer, ...]:
    """Return the points of the plan with plots and controls seen at every scale, ``kinds`` of them with numbers."""
    for points in of_style(project, "points"):
        if not isinstance(points, QgsVectorLayer) or not isinstance(points.renderer(), QgsCategorizedSymbolRenderer):
            return (points,)
        own = beside(project, points)
        own.setRenderer(_seen(points.renderer()))
        said = _NUMBER.format(kinds=", ".join(f"'{kind}'" for kind in kinds))
        look = text_format(7.5, "#111827", bold=True, halo=0.8)
        around = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
        label(own, said, look, around, priority=9, obstacle=True, distance=1.2)
        show_always(own)
        return (own,)
    return ()


def controls_alone(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the controls with their numbers, without all other points."""
    found = numbered_plots(project, ("control",))
    for layer in found:
        renderer = layer.renderer() if isinstance(layer, QgsVectorLayer) else None
        if isinstance(renderer, QgsCategorizedSymbolRenderer):
            kept = [one for one in renderer.categories() if one.value() == "control"]
            layer.setRenderer(QgsCategorizedSymbolRenderer(renderer.classAttribute(), kept))
    return found


def _seen(renderer: QgsCategorizedSymbolRenderer) -> QgsCategorizedSymbolRenderer:
    """Return the renderer with plots and controls that neither shrink nor fade on smaller maps."""
    own = renderer.clone()
    for index, category in enumerate(own.categories()):
        if category.value() in _NUMBERED:
            symbol = category.symbol().clone()
            symbol.setDataDefinedSize(QgsProperty())
            symbol.setDataDefinedProperty(QgsSymbol.Property.PropertyOpacity, QgsProperty())
            symbol.setSize(_SIZE)
            own.updateCategorySymbol(index, symbol)
    return own


def surroundings(
    layout: QgsPrintLayout,
    main: QgsLayoutItemMap,
    layers: tuple[QgsMapLayer, ...],
    extents: Mapping[str, QgsRectangle],
    box: Box,
) -> QgsLayoutItemMap:
    """Add a small map of what lies around the main one, with its place on it; the legend tells of both.

    extents: key of a page → what the small map must have room for, in the project's CRS.
    """
    item = context_map(layout, main, layers, main.extent(), box)
    item.setId(ALSO)
    kinds = QgsLayoutObject.DataDefinedProperty
    own = item.dataDefinedProperties()
    for kind, sides in (
        (kinds.MapXMin, {key: one.xMinimum() for key, one in extents.items()}),
        (kinds.MapXMax, {key: one.xMaximum() for key, one in extents.items()}),
        (kinds.MapYMin, {key: one.yMinimum() for key, one in extents.items()}),
        (kinds.MapYMax, {key: one.yMaximum() for key, one in extents.items()}),
    ):
        own.setProperty(kind, QgsProperty.fromExpression(of_each_page(sides)))
    item.setDataDefinedProperties(own)
    return item


def wider(extent: QgsRectangle, apart: bool) -> QgsRectangle:
    """Return an extent with what lies around it; apart: some of it stands on the small map alone."""
    around = QgsRectangle(extent)
    around.scale(_AROUND_APART if apart else _AROUND)
    return around
