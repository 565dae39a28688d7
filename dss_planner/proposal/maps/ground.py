"""Layers that maps need beside those of the study: shaded land, names of countries and aimags, numbered sites."""

from __future__ import annotations

from qgis.core import (
    QgsHillshadeRenderer,
    QgsMapLayer,
    QgsPalLayerSettings,
    QgsProject,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterPipe,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QPainter

from dss_planner.layers.groups import insert, layers_of
from dss_planner.layers.labels import label, text_format
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
#: Fields that hold the name of an aimag, in Latin letters and in Mongolian.
_LATIN = ("name_en", "ADM1_EN", "shapeName", "name", "NAME")
_MONGOLIAN = ("name_mn", "ADM1_MN", *_LATIN)
#: A layer of more features than this is drawn into a PDF as a picture [A]: as shapes, each page takes readers seconds.
MANY_FEATURES = 10_000


def of_style(project: QgsProject, *styles: str) -> tuple[QgsMapLayer, ...]:
    """Return the first layer of each style that ``project`` has."""
    return tuple(layer for style in styles for layer in layers_of(project, style)[:1])


def named_countries(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the countries with their names, for the locator alone: elsewhere these would stand in the way."""
    for countries in of_style(project, "countries"):
        named = _beside(project, countries)
        names = ", ".join(f"'{name}', '{show(said)}'" for name, said in _COUNTRIES.items())
        look = text_format(9.0, MUTED, halo=0.8)
        label(named, f'map_get(map({names}), "name")', look, QgsPalLayerSettings.Placement.Horizontal)
        return (named,)
    return ()


def named_aimags(project: QgsProject, language: str) -> tuple[QgsMapLayer, ...]:
    """Return the aimags of the study with their names, in Mongolian letters where the pack is Mongolian."""
    for aimags in of_style(project, "admin1"):
        known = aimags.fields().names()
        name = next((one for one in (_MONGOLIAN if language == "mn" else _LATIN) if one in known), None)
        if name is None:
            return (aimags,)
        named = _beside(project, aimags)
        look = text_format(8.5, "#5b6470", italic=True, halo=0.8)
        label(named, f'"{name}"', look, QgsPalLayerSettings.Placement.Horizontal, priority=3)
        return (named,)
    return ()


def numbered(project: QgsProject) -> tuple[QgsMapLayer, ...]:
    """Return the sites with their ranks alone, for small maps, where whole names would cover each other."""
    for sites in of_style(project, "sites"):
        if "rank" not in sites.fields().names():
            return (sites,)
        alone = _beside(project, sites)
        look = text_format(8.0, "#7a0a1c", bold=True, halo=0.8)
        placement = QgsPalLayerSettings.Placement.OrderedPositionsAroundPoint
        label(alone, "coalesce(to_string(\"rank\"), '')", look, placement, priority=10, obstacle=True, distance=1.4)
        settings = alone.labeling().settings()
        settings.geometryGenerator, settings.geometryGeneratorEnabled = "point_on_surface($geometry)", True
        settings.geometryGeneratorType = QgsWkbTypes.GeometryType.PointGeometry
        alone.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        return (alone,)
    return ()


def _beside(project: QgsProject, layer: QgsVectorLayer) -> QgsVectorLayer:
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
