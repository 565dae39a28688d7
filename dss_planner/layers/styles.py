"""One door to all styles, by the key that a step gives its output."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from dss_planner.layers.raster_styles import RASTER_STYLES, style_raster
from dss_planner.layers.vector_styles import PLAN_LAYERS, VECTOR_STYLES, style_vector

STYLE_KEYS = (*RASTER_STYLES, *VECTOR_STYLES)
_GEOMETRY = {"sites": "Polygon", "zones": "Polygon", "lines": "LineString", "points": "Point"}


def apply_style(layer: QgsMapLayer, style: str, band: int = 1) -> bool:
    """Give ``layer`` the look of ``style``; return False, leaving it as it is, when the key is not of its kind."""
    if isinstance(layer, QgsRasterLayer) and style in RASTER_STYLES:
        style_raster(layer, style, band)
        return True
    if isinstance(layer, QgsVectorLayer) and style in VECTOR_STYLES:
        style_vector(layer, style)
        return True
    return False


def qml(layer: QgsMapLayer) -> str:
    """Return the style of ``layer`` as QML text."""
    document = QDomDocument()
    layer.exportNamedStyle(
        document,
        QgsReadWriteContext(),
        QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling,
    )
    return document.toString(1)


def plan_styles() -> dict[str, str]:
    """Return layer name → QML for the layers of a plan GeoPackage, to be stored in its ``layer_styles``."""
    made = {}
    for name in PLAN_LAYERS:
        fields = "field=rank:integer&field=name:string" if name == "sites" else "field=measure:string&field=kind:string"
        layer = QgsVectorLayer(f"{_GEOMETRY[name]}?crs=EPSG:4326&{fields}", name, "memory")
        style_vector(layer, name)
        made[name] = qml(layer)
    return made


def write_plan_styles(folder: str | Path) -> None:
    """Write the styles of a plan's layers as ``<layer>.qml`` into ``folder``.

    For maintainers: ``resources/styles`` holds them for the rooms that run without QGIS; write them again after a
    change of looks (a test compares).
    """
    for name, content in plan_styles().items():
        Path(folder, f"{name}.qml").write_text(content, encoding="utf-8")
