"""The tables of a plan in a project, related to each other: a work under its site, its shapes under the work."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsEditorWidgetSetup,
    QgsLayerTree,
    QgsProject,
    QgsProviderRegistry,
    QgsRelation,
    QgsRelationContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.plan.store.columns import Column
from dss_planner.plan.store.schema import table
from dss_planner.text import text

#: Tables that a plan's shapes belong to, and their names in the layer tree.
TABLES = {
    "sites": text("Sites of the plan"),
    "works": text("Works of the plan"),
    "schedule": text("Schedule of the plan"),
    "notes": text("Notes on the plan"),
    "scenario": text("What the plan changes"),
}
_DRAWN = ("zones", "lines", "points")
_CHILDREN = ("works", "zones", "lines", "points", "schedule", "notes", "scenario")


def relate_plans(project: QgsProject) -> tuple[QgsRelation, ...]:
    """Load the tables that belong to each plan drawn in ``project`` at the end of its layers, and relate them.

    A plan that has its tables there already is left as it is. Returns the relations made.
    """
    made: list[QgsRelation] = []
    for file, drawn in _plans(project).items():
        if any(name in drawn for name in _DRAWN) and "works" not in drawn:
            made += _relate(project, file, drawn)
    return tuple(made)


def _plans(project: QgsProject) -> dict[str, dict[str, QgsVectorLayer]]:
    """Return file → table → layer of the GeoPackages in the project."""
    found: dict[str, dict[str, QgsVectorLayer]] = {}
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
            continue
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        name = str(parts.get("layerName") or "")
        if name in (*_DRAWN, *TABLES):
            found.setdefault(str(parts.get("path", "")), {})[name] = layer
    return found


def _relate(project: QgsProject, file: str, drawn: dict[str, QgsVectorLayer]) -> list[QgsRelation]:
    layers = dict(drawn)
    group: QgsLayerTree | None = None
    for name, title in TABLES.items():
        if name in layers:
            continue
        layer = QgsVectorLayer(f"{file}|layername={name}", show(title), "ogr")
        if not layer.isValid():
            continue
        layers[name] = layer
        project.addMapLayer(layer, False)
        group = group or _group(project)
        group.addLayer(layer).setItemVisibilityChecked(False)
    made = []
    for name in _CHILDREN:
        for column in table(name).columns if name in layers else ():
            parent = layers.get(column.target[0])
            if column.references and parent is not None and parent is not layers[name]:
                made.append(_relation(project, Path(file).stem, (name, layers[name]), column, parent))
    return [relation for relation in made if relation.isValid()]


def _relation(
    project: QgsProject, plan: str, child: tuple[str, QgsVectorLayer], column: Column, parent: QgsVectorLayer
) -> QgsRelation:
    name, layer = child
    relation = QgsRelation(QgsRelationContext(project))
    relation.setId(f"dss_planner_{plan}_{name}_{column.name}")
    relation.setName(f"{layer.name()}: {column.name}")
    relation.setReferencingLayer(layer.id())
    relation.setReferencedLayer(parent.id())
    relation.addFieldPair(column.name, column.target[1])
    relation.setStrength(QgsRelation.RelationStrength.Association)
    project.relationManager().addRelation(relation)
    _choose_from(layer, column, parent)
    return relation


def _choose_from(layer: QgsVectorLayer, column: Column, parent: QgsVectorLayer) -> None:
    """Let the form choose the row that is pointed to from the very layer in this project."""
    index = layer.fields().indexOf(column.name)
    setup = layer.editorWidgetSetup(index)
    if setup.type() == "ValueRelation":
        own = {"Layer": parent.id(), "LayerName": parent.name(), "LayerSource": parent.source()}
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueRelation", {**setup.config(), **own}))


def _group(project: QgsProject) -> QgsLayerTree:
    name = QCoreApplication.translate("LayerGroups", "Tables of the plan")
    root = project.layerTreeRoot()
    group = root.findGroup(name) or root.addGroup(name)
    group.setExpanded(False)
    return group
