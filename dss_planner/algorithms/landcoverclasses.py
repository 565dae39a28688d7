"""Any land cover legend to the planner's classes."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.landcover.classes import planner_classes
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover, legends
from dss_planner.layers.translation import show


class LandCoverClasses(PlannerAlgorithm):
    """Translate a land cover raster to the planner's classes."""

    ID = "landcoverclasses"
    GROUP = "landcover"
    STYLE = "landcover_classes"

    def displayName(self) -> str:
        return self.tr("Land cover classes")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("LANDCOVER", self.tr("Land cover (class codes)"))
        known = tuple(legend.id for legend in legends())
        self.add_choice("LEGEND", self.tr("Legend of the codes"), known, known[0])
        self.add_raster_output("OUTPUT", self.tr("Land cover (planner classes)"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = ClassifyRequest(
            landcover=inputs.raster("LANDCOVER"),
            legend=inputs.choice("LEGEND"),
            output=inputs.raster_output("OUTPUT"),
        )
        names = {entry.code: show(entry.name) for entry in planner_classes()}
        result = classify_landcover(request, bridge.progress, bridge.cancelled)
        for code, hectares in result.hectares.items():
            bridge.say(
                self.tr("{name}: {hectares} ha, {share} % of the known land").format(
                    name=names[code], hectares=f"{hectares:,.0f}", share=f"{100 * result.shares[code]:.1f}"
                )
            )
        bridge.say_known(result.known)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
