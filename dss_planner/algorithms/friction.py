"""Friction: minutes to cross a metre."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
)

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.speeds import SEASONS, read_speeds
from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs


class Friction(PlannerAlgorithm):
    """Compute a friction surface from land cover, slope, roads and barriers."""

    ID = "friction"
    GROUP = "access"
    STYLE = "friction"

    def displayName(self) -> str:
        return self.tr("Friction")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        lines, polygons = QgsProcessing.SourceType.TypeVectorLine, QgsProcessing.SourceType.TypeVectorPolygon
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"))
        self.add_raster("DEM", self.tr("Elevation [m]"), optional=True)
        self.add_vector("ROADS", self.tr("Roads"), (lines,), optional=True)
        self.add(
            QgsProcessingParameterField(
                "ROAD_CLASS_FIELD",
                self.tr("Field with the road class"),
                parentLayerParameterName="ROADS",
                optional=True,
            )
        )
        self.add_vector("BARRIERS", self.tr("Barriers (rivers, railways, fences)"), (lines, polygons), optional=True)
        self.add(
            QgsProcessingParameterFile(
                "SPEEDS",
                self.tr("Speeds by land cover and road class [km/h] (JSON)"),
                QgsProcessingParameterFile.Behavior.File,
                extension="json",
                optional=True,
            )
        )
        self.add_choice("SEASON", self.tr("Season of the default speeds"), SEASONS, SEASONS[0], advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Friction [min/m]"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = FrictionRequest(
            landcover=inputs.raster("LANDCOVER"),
            output=inputs.raster_output("OUTPUT"),
            dem=inputs.raster("DEM") or None,
            roads=inputs.vector("ROADS", bridge.cancelled) or None,
            road_class_field=inputs.field("ROAD_CLASS_FIELD"),
            barriers=inputs.vector("BARRIERS", bridge.cancelled) or None,
            speeds=read_speeds(inputs.file("SPEEDS"), inputs.choice("SEASON")),
        )
        result = compute_friction(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known_share)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
