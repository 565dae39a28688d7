"""Travel time over a friction surface."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
)

from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.walking import WalkingAlgorithm


class TravelTime(WalkingAlgorithm):
    """Compute the minutes to the nearest origin."""

    ID = "traveltime"
    STYLE = "travel_time"

    def displayName(self) -> str:
        return self.tr("Travel time")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_ground(self.tr("Origins (soum centres, depots, roads …)"))
        self.add_movement()
        self.add(
            QgsProcessingParameterMultipleLayers(
                "MORE_ORIGINS",
                self.tr("Further sets of origins"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
                optional=True,
            ),
            advanced=True,
        )
        self.add_name_field("ORIGIN_NAME_FIELD", self.tr("Name of the origins"), "ORIGINS", advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Travel time [min]"))
        self.add(
            QgsProcessingParameterRasterDestination(
                "ALLOCATION", self.tr("Origin reached first"), optional=True, createByDefault=False
            )
        )

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = TravelTimeRequest(
            friction=inputs.raster("FRICTION"),
            origins=inputs.vector("ORIGINS", bridge.cancelled),
            output=inputs.raster_output("OUTPUT"),
            max_minutes=inputs.optional_number("MAX_MINUTES"),
            movement=self.movement(inputs),
            more_origins=inputs.layers("MORE_ORIGINS", bridge.cancelled),
            allocation=inputs.raster_output("ALLOCATION") if inputs.given("ALLOCATION") else None,
            names=(inputs.field("ORIGIN_NAME_FIELD"),),
        )
        result = compute_travel_time(request, bridge.progress, bridge.cancelled)
        self.say_reached(result, bridge)
        bridge.tell(result.notes)
        outputs = {"OUTPUT": result.output}
        if result.allocation:
            outputs["ALLOCATION"] = result.allocation
            self.results().style_when_loaded(context, result.allocation, "allocation")
        return outputs
