"""Catchments: the land that is reached first from each origin."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext

from dss_planner.access.catchments import CatchmentsRequest, find_catchments
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.walking import WalkingAlgorithm


class Catchments(WalkingAlgorithm):
    """Draw the land that each origin reaches first."""

    ID = "catchments"
    STYLE = "catchments"

    def displayName(self) -> str:
        return self.tr("Catchments")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_ground(self.tr("Origins (soum centres, depots, wells …)"))
        self.add_name_field("NAME_FIELD", self.tr("Name of the origins"), "ORIGINS")
        self.add_movement()
        polygons = (QgsProcessing.SourceType.TypeVectorPolygon,)
        self.add_vector("STUDY_AREA", self.tr("Study area"), polygons, optional=True)
        self.add_vector_output("OUTPUT", self.tr("Catchments"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = CatchmentsRequest(
            friction=inputs.raster("FRICTION"),
            origins=inputs.vector("ORIGINS", bridge.cancelled),
            output=inputs.vector_output("OUTPUT"),
            max_minutes=inputs.optional_number("MAX_MINUTES"),
            name=inputs.field("NAME_FIELD"),
            within=inputs.vector("STUDY_AREA", bridge.cancelled) or None,
            movement=self.movement(inputs),
        )
        result = find_catchments(request, bridge.progress, bridge.cancelled)
        for catchment in result.catchments:
            bridge.say(
                self.tr("{name}: {area} km², mean {mean} min, longest {longest} min").format(
                    name=catchment.name or catchment.origin,
                    area=f"{catchment.area_km2:,.1f}",
                    mean=f"{catchment.mean_min:.0f}",
                    longest=f"{catchment.longest_min:.0f}",
                )
            )
        self.say_reached(result, bridge)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
