"""Uncertainty of soil loss by wind."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.factors.recorded import recorded
from dss_planner.erosion.uncertainty.montecarlo import DRAWS_RANGE, compute_erosion_uncertainty
from dss_planner.erosion.uncertainty.spreads import read_spreads
from dss_planner.erosion.uncertainty.uncertaintyrequest import (
    DEFAULT_CLASS,
    DEFAULT_DRAWS,
    DEFAULT_SHARE,
    ErosionUncertaintyRequest,
)
from dss_planner.layers.translation import show


class ErosionUncertainty(PlannerAlgorithm):
    """Draw the inputs of wind erosion from their stated uncertainty."""

    ID = "erosionuncertainty"
    GROUP = "erosion"
    STYLE = "uncertainty_p50"
    BAND = 2

    def displayName(self) -> str:
        return self.tr("Uncertainty of wind erosion")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("EROSION", self.tr("Wind erosion"))
        self.add_number("DRAWS", self.tr("Number of draws"), DEFAULT_DRAWS, *DRAWS_RANGE, whole=True)
        self.add_number("SEED", self.tr("Seed of the random numbers"), 1, 0, whole=True)
        self.add_number("TOP_CLASS", self.tr("Top class from SL190 grade"), DEFAULT_CLASS, 2, 6, whole=True)
        self.add_number("TOP_SHARE", self.tr("Top share of the study area [0–1]"), DEFAULT_SHARE, 0.001, 0.999)
        polygons = (QgsProcessing.SourceType.TypeVectorPolygon,)
        self.add_vector("STUDY_AREA", self.tr("Study area"), polygons, optional=True)
        self.add(
            QgsProcessingParameterString("SPREADS", self.tr("Spreads (JSON)"), multiLine=True, optional=True),
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Uncertainty of wind erosion"))

    def check(self, inputs: Inputs) -> None:
        read_spreads(inputs.text("SPREADS"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        made = recorded(inputs.raster("EROSION"))
        request = ErosionUncertaintyRequest(
            base=made.base,
            output=inputs.raster_output("OUTPUT"),
            weather=made.weather,
            cover=made.cover,
            uncertainties=read_spreads(inputs.text("SPREADS")),
            draws=inputs.whole("DRAWS"),
            seed=inputs.whole("SEED"),
            top_class=inputs.whole("TOP_CLASS"),
            top_share=inputs.number("TOP_SHARE"),
            within=inputs.vector("STUDY_AREA", bridge.cancelled),
        )
        result = compute_erosion_uncertainty(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        for item in result.contributions:
            bridge.say(
                self.tr("{input}: {share} % of the variance ({tag})").format(
                    input=show(item.title), share=f"{100.0 * item.share:.0f}", tag=item.spread.tag
                )
            )
        return {"OUTPUT": result.output}
