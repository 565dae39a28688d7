"""Shapes that people draw: what their rows begin with, and what is filled in where a tool or script left it out."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from qgis.core import QgsDefaultValue, QgsExpression, QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer

from dss_planner.layers.plan_forms import AREA
from dss_planner.panels.plan.edit_rows import DRAWN, ogr_shape, plain
from dss_planner.plan.drafting.handdrawn import new_row

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk


class NewShapes(QObject):
    """Sets the defaults of the plan's layers to the work looked at, and completes what was drawn."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        #: Layers and numbers of features that are yet to be completed.
        self._drawn: list[tuple[QgsVectorLayer, str, int]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._complete)
        desk.layers.drawn.connect(self._note)
        desk.layers.layers_changed.connect(self.set_defaults)
        desk.selected.connect(self.set_defaults)
        desk.changed.connect(self.set_defaults)

    def set_defaults(self) -> None:
        """Let new shapes belong to the work looked at, also in QGIS's own forms."""
        work = self._desk.row("works", self._desk.work)
        for _, layer in self._desk.layers.layers(DRAWN):
            index = layer.fields().indexOf("area_ha")
            if layer.defaultValueDefinition(index).expression().startswith("area("):
                # plans of earlier versions: no area where the reference system has no code, so that QGIS cannot save
                layer.setDefaultValueDefinition(index, QgsDefaultValue(AREA, True))
            for column in ("site", "work", "measure", "name"):
                index = layer.fields().indexOf(column)
                key = {"work": "uuid"}.get(column, column)
                words = QgsExpression.quotedString(str(work[key])) if work is not None else ""
                if index >= 0 and layer.defaultValueDefinition(index).expression() != words:
                    layer.setDefaultValueDefinition(index, QgsDefaultValue(words, False))

    def _note(self, layer: QgsVectorLayer, table: str, number: int) -> None:
        """A shape arrived: complete it once the tool is done, else its undo would fall apart."""
        self._drawn.append((layer, table, number))
        self._soon.start()

    def _complete(self) -> None:
        drawn, self._drawn = self._drawn, []
        watched = {layer.id() for _, layer in self._desk.layers.layers(DRAWN)}
        for layer, table, number in drawn:
            if layer.id() not in watched or layer.editBuffer() is None:
                continue
            feature = layer.editBuffer().addedFeatures().get(number)
            if feature is not None:
                self._fill(layer, table, feature)

    def _fill(self, layer: QgsVectorLayer, table: str, feature: QgsFeature) -> None:
        desk = self._desk
        shape = ogr_shape(feature.geometry())
        if desk.document is None or shape is None:
            return
        names = set(layer.fields().names())
        row = {name: plain(feature[name]) for name in names}
        found = new_row(desk.document, table, row, shape, desk.work)
        if found is None:
            desk.message.emit(
                "warning",
                self.tr(
                    "The new shape in “{layer}” belongs to no work: no site of the plan with a work lies there. Choose "
                    "site, work and measure in its form, or a work in the window “Plan” before you draw."
                ).format(layer=layer.name()),
                "",
            )
            return
        found.setdefault("uuid", str(uuid.uuid4()))
        missing = {name: value for name, value in found.items() if name in names and (row.get(name) != value)}
        if not missing:
            return
        layer.beginEditCommand(self.tr("Complete the new shape"))
        for name, value in missing.items():
            layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
        layer.endEditCommand()
