"""Brings rows of the plan into sight on the map and flashes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QObject

from dss_planner.panels.plan.edit_rows import DRAWN, key_of
from dss_planner.study.folder import StudyFolder
from dss_planner.study.site_steps import plan_outputs

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgsMapCanvas

    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.panels.session import StudySession

#: Room around a point or a very small shape that is shown [m on the map].
LEAST = 150.0


class ShowMe(QObject):
    """Shows rows of the plan; `desk.show_me` is one."""

    def __init__(self, desk: PlanDesk, session: StudySession) -> None:
        super().__init__(desk)
        self._desk, self._session = desk, session

    def row(self, table: str, key: str) -> bool:
        """Show a site, a work (all that is drawn of it) or a shape; False where there is nothing to show."""
        if table == "works":
            wanted = {name: self._of_work(name, key) for name in DRAWN}
            if not any(wanted.values()):
                row = self._desk.row("works", key)
                return self.row("sites", str(row["site"])) if row is not None else False
            return self._show(wanted)
        return self._show({table: [key]})

    def _of_work(self, table: str, work: str) -> list[str]:
        rows = self._desk.document.rows(table) if self._desk.document is not None else []
        return [str(row["uuid"]) for row in rows if row.get("work") == work]

    def _show(self, wanted: dict[str, list[str]]) -> bool:
        canvas = self._session.map_layers.canvas
        if canvas is None or self._desk.document is None:
            return False
        crs = self._desk.layers.crs(self._desk.document.crs)
        extent, shapes = QgsRectangle(), []
        flashed = False
        for table, keys in wanted.items():
            left = self._flash(canvas, table, keys, extent)
            flashed = flashed or len(left) < len(keys)
            for key in left:
                shape = self._shape(table, key)
                if shape is not None:
                    extent.combineExtentWith(shape.boundingBox())
                    shapes.append(shape)
        if not flashed and not shapes:
            return False
        self._bring_back(wanted)
        extent.grow(max(0.0, (LEAST - min(extent.width(), extent.height())) / 2))
        self._session.map_layers.zoom_to(extent, crs)
        if shapes:
            canvas.flashGeometries(shapes, crs)
        return True

    def _bring_back(self, wanted: dict[str, list[str]]) -> None:
        """Load the layers of what is shown that somebody took out of the project: else there is nothing to see."""
        there = {table for table, _ in self._desk.layers.layers()}
        gone = {table for table, keys in wanted.items() if keys and table in DRAWN and table not in there}
        if gone:
            outputs = plan_outputs(StudyFolder.at(self._desk.folder))
            self._session.map_layers.show([output for output in outputs if output.layer_name in gone])

    def _shape(self, table: str, key: str) -> QgsGeometry | None:
        """Return the geometry of a row of the plan."""
        row = self._desk.row(table, key)
        if row is None or row.get("geom") is None:
            return None
        shape = QgsGeometry()
        shape.fromWkb(bytes(row["geom"].ExportToIsoWkb()))
        return shape

    def _flash(self, canvas: QgsMapCanvas, table: str, keys: Iterable[str], extent: QgsRectangle) -> list[str]:
        """Flash rows in the layer that shows them, widen ``extent`` by them, and return those that are in none."""
        left = list(keys)
        for _, layer in self._desk.layers.layers((table,)):
            found = _features(layer, left)
            if found:
                for _, box, key in found:
                    # while a change is being written, the layer shows the file as it was
                    shape = None if layer.isModified() else self._shape(table, key)
                    extent.combineExtentWith(box if shape is None else shape.boundingBox())
                canvas.flashFeatureIds(layer, [number for number, _, _ in found])
                left = [key for key in left if key not in {key for _, _, key in found}]
        return left


def _features(layer: QgsVectorLayer, keys: Iterable[str]) -> list[tuple[int, QgsRectangle, str]]:
    """Return number, extent and key of the features of ``keys``, as they are in the editor."""
    wanted = set(keys)
    quoted = ", ".join("'{}'".format(key.replace("'", "''")) for key in sorted(wanted))
    request = QgsFeatureRequest().setFilterExpression(f'"uuid" IN ({quoted})')
    request.setSubsetOfAttributes(["uuid"], layer.fields())
    found = [(one.id(), one.geometry().boundingBox(), str(one["uuid"])) for one in layer.getFeatures(request)]
    if len(found) < len(wanted) and layer.editBuffer() is not None:  # drawn a moment ago, without a key yet
        for one in layer.editBuffer().addedFeatures().values():
            if key_of(one) in wanted and one.id() not in {number for number, _, _ in found}:
                found.append((one.id(), one.geometry().boundingBox(), key_of(one)))
    return found
