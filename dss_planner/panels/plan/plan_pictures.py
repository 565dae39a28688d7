"""Works of a plan as layers that lie in memory: for pictures of plans that the map does not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip

from dss_planner.layers.styles import apply_style
from dss_planner.panels.plan.edit_rows import DRAWN

if TYPE_CHECKING:
    from dss_planner.panels.plan.map_swipe import Side
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.plan.store.document import PlanDocument, Row

_KINDS = {"zones": "MultiPolygon", "lines": "MultiLineString", "points": "Point"}
#: What their looks and names ask for.
_FIELDS = {"measure": "string", "kind": "string", "name": "string", "number": "integer"}


def works_in_memory(
    document: PlanDocument, crs: QgsCoordinateReferenceSystem, tables: Iterable[str] = DRAWN
) -> list[QgsVectorLayer]:
    """Return what the plan draws as layers, topmost first."""
    found = {name: _layer(name, crs, document.rows(name)) for name in tables}
    return [found[name] for name in ("points", "lines", "zones") if name in found]


def works_side(desk: PlanDesk, drawn: list[QgsVectorLayer], style: str = "") -> Side:
    """Return the side of a swipe that shows ``drawn`` where the map shows layers of the plan, and on top where it shows
    none. style: the only table of the plan that gives way; '': all."""
    tables = (style,) if style else DRAWN

    def side(layers: list[QgsMapLayer]) -> list[QgsMapLayer] | None:
        if any(sip.isdeleted(layer) for layer in drawn):
            return None
        ours = {layer.id() for _, layer in desk.layers.layers(tables)}
        first = next((place for place, layer in enumerate(layers) if layer.id() in ours), 0)
        above = [layer for layer in layers[:first] if layer.id() not in ours]
        return [*above, *drawn, *(layer for layer in layers[first:] if layer.id() not in ours)]

    return side


def _layer(name: str, crs: QgsCoordinateReferenceSystem, rows: list[Row]) -> QgsVectorLayer:
    fields = "&".join(f"field={field}:{kind}" for field, kind in _FIELDS.items())
    layer = QgsVectorLayer(f"{_KINDS[name]}?{fields}", name, "memory")
    layer.setCrs(crs)
    features = []
    for row in rows:
        if row.get("geom") is None:
            continue
        shape = QgsGeometry()
        shape.fromWkb(bytes(row["geom"].ExportToIsoWkb()))
        if name != "points":
            shape.convertToMultiType()
        feature = QgsFeature(layer.fields())
        feature.setAttributes([row.get(field) for field in _FIELDS])
        feature.setGeometry(shape)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    apply_style(layer, name)
    return layer
