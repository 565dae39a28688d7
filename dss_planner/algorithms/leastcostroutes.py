"""Least-cost routes from destinations to the origin that is reached first."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext

from dss_planner.access.routes import RoutesRequest, find_routes
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.walking import WalkingAlgorithm


class LeastCostRoutes(WalkingAlgorithm):
    """Draw the fastest route of each destination."""

    ID = "leastcostroutes"
    STYLE = "routes"

    def displayName(self) -> str:
        return self.tr("Least-cost routes")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_ground(self.tr("Origins (soum centres, depots, roads …)"))
        self.add_vector(
            "DESTINATIONS",
            self.tr("Destinations (sites, camps, wells …)"),
            (QgsProcessing.SourceType.TypeVectorAnyGeometry,),
        )
        self.add_name_field("NAME_FIELD", self.tr("Name of the destinations"), "DESTINATIONS")
        self.add_movement()
        self.add_name_field("ORIGIN_NAME_FIELD", self.tr("Name of the origins"), "ORIGINS", advanced=True)
        self.add_line_output("OUTPUT", self.tr("Routes"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = RoutesRequest(
            friction=inputs.raster("FRICTION"),
            origins=inputs.vector("ORIGINS", bridge.cancelled),
            destinations=inputs.vector("DESTINATIONS", bridge.cancelled),
            output=inputs.vector_output("OUTPUT"),
            max_minutes=inputs.optional_number("MAX_MINUTES"),
            origin_name=inputs.field("ORIGIN_NAME_FIELD"),
            destination_name=inputs.field("NAME_FIELD"),
            movement=self.movement(inputs),
        )
        result = find_routes(request, bridge.progress, bridge.cancelled)
        for route in result.routes:
            if route.minutes is not None:
                bridge.say(
                    self.tr("{name}: {length} km, {hours} h").format(
                        name=route.name or route.destination,
                        length=f"{route.length_km:,.1f}",
                        hours=f"{route.hours:.2f}",
                    )
                )
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
