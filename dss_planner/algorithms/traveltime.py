"""Travel time over a friction surface."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext

from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs


class TravelTime(PlannerAlgorithm):
    """Compute the minutes to the nearest origin."""

    ID = "traveltime"
    GROUP = "access"
    STYLE = "travel_time"

    def displayName(self) -> str:
        return self.tr("Travel time")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("FRICTION", self.tr("Friction [min/m]"))
        self.add_vector(
            "ORIGINS",
            self.tr("Origins (soum centres, depots, roads …)"),
            (QgsProcessing.SourceType.TypeVectorAnyGeometry,),
        )
        self.add_number("MAX_MINUTES", self.tr("Longest travel time [min]"), None, 0.0)
        self.add_raster_output("OUTPUT", self.tr("Travel time [min]"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = TravelTimeRequest(
            friction=inputs.raster("FRICTION"),
            origins=inputs.vector("ORIGINS", bridge.cancelled),
            output=inputs.raster_output("OUTPUT"),
            max_minutes=inputs.optional_number("MAX_MINUTES"),
        )
        result = compute_travel_time(request, bridge.progress, bridge.cancelled)
        bridge.say(
            self.tr("{reached} % of the cells are reached, {unreachable} % are not, {unknown} % are unknown.").format(
                reached=f"{100 * result.reached_share:.1f}",
                unreachable=f"{100 * result.unreachable_share:.1f}",
                unknown=f"{100 * result.unknown_share:.1f}",
            )
        )
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
