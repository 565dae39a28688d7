"""Layers that maps need beside those of the study: shaded land, names of countries, numbered sites."""

from __future__ import annotations

from qgis.core import (
    QgsHillshadeRenderer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProject,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterPipe,
    QgsTextBackgroundSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor, QPainter

from dss_planner.layers.groups import insert, layers_of
from dss_planner.layers.labels import label, show_always, text_format
from dss_planner.layers.loading import STYLE_PROPERTY
from dss_planner.layers.translation import show
from dss_planner.proposal.maps.theme import MUTED
from dss_planner.text import text

#: Name in the base map → as it is said.
_COUNTRIES = {
    "Mongolia": text("Mongolia"),
    "China": text("China"),
    "Russia": text("Russia"),
    "Japan": text("Japan"),
    "North Korea": text("DPR Korea"),
    "South Korea": text("Republic of Korea"),
    "Kazakhstan": text("Kazakhstan"),
}
#: Ring around the number of a site on small maps [mm].
_RING = 3.2
#: A layer of more features than this is drawn into a PDF as a picture [A]: as shapes, each page takes readers seconds.
MANY_FEATURES = 10_000


def of_style(project: QgsProject, *styles: str) -> tuple[QgsMapLayer, ...]:
    """Return the first layer of each style that ``project`` has."""
    return tuple(layer for style in styles for layer in layers_of(project, style)[:1])


def named_countries(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the countries with their names, for the locator alone: elsewhere these would stand in the way."""
    for countries in of_style(project, "countries"):
        named = beside(project, countries)
        names = ", ".join(f"'{name}', '{show(said)}'" for name, said in _COUNTRIES.items())
        look = text_format(9.0, MUTED, halo=0.8)
        label(named, f'map_get(map({names}), "name")', look, QgsPalLayerSettings.Placement.Horizontal)
        return (named,)
    return ()


def numbered(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the sites with their ranks alone, for small maps, where whole names would cover each other."""
    for sites in of_style(project, "sites"):
        if "rank" not in sites.fields().names():
            return (sites,)
        alone = beside(project, sites)
        look = _ringed(text_format(6.2, "#7a0a1c", bold=True))
        placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
        # spaces, as QGIS keeps labels apart by their letters and not by their rings
        number = "coalesce(' ' || to_string(\"rank\") || ' ', '')"
        label(alone, number, look, placement, priority=10, obstacle=True, distance=1.2)
        show_always(alone)
        settings = alone.labeling().settings()
        settings.geometryGenerator, settings.geometryGeneratorEnabled = "point_on_surface($geometry)", True
        settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
        alone.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        return (alone,)
    return ()


def always_named(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the sites with names that stand on every map, also where they find no room of their own."""
    for sites in of_style(project, "sites"):
        named = beside(project, sites)
        if isinstance(named.labeling(), QgsVectorLayerSimpleLabeling):
            show_always(named)
        return (named,)
    return ()


def nameless(project: QgsProject, layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a layer without its names."""
    own = beside(project, layer)
    own.setLabelsEnabled(False)
    return own


def _ringed(look: QgsTextFormat) -> QgsTextFormat:
    """Give numbers a ground and a ring of their own: two beside each other, 1 and 3, would be read as 13."""
    ground = QgsTextBackgroundSettings()
    ground.setEnabled(True)
    ground.setType(QgsTextBackgroundSettings.ShapeType.ShapeCircle)
    ground.setSizeType(QgsTextBackgroundSettings.SizeType.SizeFixed)
    ground.setSize(QSizeF(_RING, _RING))
    ground.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    ground.setFillColor(QColor("#ffffff"))
    ground.setStrokeColor(QColor("#c8102e"))
    ground.setStrokeWidth(0.25)
    ground.setStrokeWidthUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    look.setBackground(ground)
    return look


def beside(project: QgsProject, layer: QgsVectorLayer) -> QgsVectorLayer:
    """Return a copy of a layer in ``project``, but not in its tree."""
    copied = layer.clone()
    project.addMapLayer(copied, False)
    return copied


def hillshade(project: QgsProject) -> None:
    """Shade the surfaces by the elevation of the study, where it has one."""
    if of_style(project, "hillshade"):
        return
    for elevation in of_style(project, "elevation"):
        if not isinstance(elevation, QgsRasterLayer):
            continue
        shade = QgsRasterLayer(elevation.source(), show(text("Hillshade")), "gdal")
        if not shade.isValid():
            continue
        renderer = QgsHillshadeRenderer(shade.dataProvider(), 1, 315.0, 45.0)
        renderer.setMultiDirectional(True)
        renderer.setZFactor(6.0)
        _smooth(shade)
        shade.setRenderer(renderer)
        shade.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
        shade.setOpacity(0.35)
        shade.setCustomProperty(STYLE_PROPERTY, "hillshade")
        insert(project, shade, visible=False)


def picture_crowds(project: QgsProject) -> None:
    """Have vector layers of very many features drawn as pictures where maps are exported; their labels stay words."""
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.renderer() is not None and layer.featureCount() > MANY_FEATURES:
            layer.renderer().setForceRasterRender(True)


def _smooth(shade: QgsRasterLayer) -> None:
    """Let the elevation be curved between cells: shaded one by one, these would show as a grid on maps of sites."""
    provider = shade.dataProvider()
    shade.setResamplingStage(QgsRasterPipe.ResamplingStage.Provider)
    provider.enableProviderResampling(True)
    methods = QgsRasterDataProvider.ResamplingMethod
    provider.setZoomedInResamplingMethod(methods.Cubic)
    provider.setZoomedOutResamplingMethod(methods.Bilinear)
    provider.setMaxOversampling(4.0)
