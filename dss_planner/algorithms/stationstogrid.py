"""Stations to grid: point measurements to a raster."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterField, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.raster.stations import (
    DEFAULT_NEIGHBOURS,
    DEFAULT_POWER,
    METHODS,
    StationsToGridRequest,
    stations_to_grid,
)


class StationsToGrid(PlannerAlgorithm):
    """Interpolate measurements at stations to the grid of a raster."""

    ID = "stationstogrid"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Stations to grid")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_vector("STATIONS", self.tr("Stations"), (QgsProcessing.SourceType.TypeVectorPoint,))
        self.add(
            QgsProcessingParameterField(
                "FIELDS",
                self.tr("Fields with measurements, one band each"),
                parentLayerParameterName="STATIONS",
                type=QgsProcessingParameterField.DataType.Numeric,
                allowMultiple=True,
            )
        )
        self.add_raster("GRID", self.tr("Raster whose grid is used (projected, metres)"))
        self.add_choice("METHOD", self.tr("Method"), METHODS, METHODS[0])
        self.add_number("POWER", self.tr("Power of the distance"), DEFAULT_POWER, 0.1, 10.0, advanced=True)
        self.add_number(
            "NEIGHBOURS", self.tr("Nearest stations used for a cell"), DEFAULT_NEIGHBOURS, 1, whole=True, advanced=True
        )
        self.add(QgsProcessingParameterString("UNIT", self.tr("Unit of the values"), "", optional=True), advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Interpolated stations"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = StationsToGridRequest(
            stations=inputs.vector("STATIONS", bridge.cancelled),
            fields=inputs.fields("FIELDS"),
            grid=inputs.raster("GRID"),
            output=inputs.raster_output("OUTPUT"),
            method=inputs.choice("METHOD"),
            power=inputs.number("POWER"),
            neighbours=inputs.whole("NEIGHBOURS"),
            unit=inputs.text("UNIT"),
        )
        result = stations_to_grid(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
