"""One door to all styles, by the key that a step gives its output."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsReadWriteContext, QgsVectorLayer
from qgis.PyQt.QtXml import QDomDocument

from dss_planner.layers.plan_forms import FORM_PARTS, dress_table
from dss_planner.layers.raster_styles import RASTER_STYLES, style_raster
from dss_planner.layers.vector_styles import VECTOR_STYLES, style_vector
from dss_planner.layers.work_looks import PLAN_LAYERS
from dss_planner.plan.store.columns import Table
from dss_planner.plan.store.schema import TABLES

STYLE_KEYS = (*RASTER_STYLES, *VECTOR_STYLES)
_GEOMETRY = {"POLYGON": "Polygon", "LINESTRING": "LineString", "POINT": "Point", "": "None"}
_FIELD_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "double", "BOOLEAN": "bool", "DATE": "date"}
_LOOK = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling


def apply_style(layer: QgsMapLayer, style: str, band: int = 1) -> bool:
    """Give ``layer`` the look of ``style``; return False, leaving it as it is, when the key is not of its kind."""
    if isinstance(layer, QgsRasterLayer) and style in RASTER_STYLES:
        style_raster(layer, style, band)
        return True
    if isinstance(layer, QgsVectorLayer) and style in VECTOR_STYLES:
        style_vector(layer, style)
        return True
    return False


def qml(layer: QgsMapLayer, parts: QgsMapLayer.StyleCategory = _LOOK) -> str:
    """Return the style of ``layer`` as QML text."""
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext(), parts)
    return document.toString(1)


def plan_styles() -> dict[str, str]:
    """Return table name → QML of look and form for a plan GeoPackage, to be stored in its ``layer_styles``."""
    made = {}
    for table in TABLES:
        layer = empty_table(table)
        if table.name in PLAN_LAYERS:
            style_vector(layer, table.name)
        dress_table(layer, table.name)
        made[table.name] = qml(layer, _LOOK | FORM_PARTS if table.geometry else FORM_PARTS)
    return made


def empty_table(table: Table) -> QgsVectorLayer:
    """Return a layer without features that has the fields of a plan's table, as QGIS finds them in the file."""
    columns = [("fid", "integer"), *((column.name, _FIELD_TYPES[column.type]) for column in table.columns)]
    fields = "&".join(f"field={name}:{kind}" for name, kind in columns)
    place = "?crs=EPSG:4326&" if table.geometry else "?"
    return QgsVectorLayer(f"{_GEOMETRY[table.geometry]}{place}{fields}", table.name, "memory")


def write_plan_styles(folder: str | Path) -> None:
    """Write looks and forms of a plan's tables as ``<table>.qml`` into ``folder``.

    For maintainers: ``resources/styles`` holds them for the rooms that run without QGIS; write them again after a
    change of looks (a test compares).
    """
    for name, content in plan_styles().items():
        Path(folder, f"{name}.qml").write_text(content, encoding="utf-8")
