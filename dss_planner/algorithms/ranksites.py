"""Rank sites by weighted criteria."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterField, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.layers.translation import show
from dss_planner.scoring.sensitivity.draws import WEIGHTINGS
from dss_planner.sites.ranking import METHODS, RankSitesRequest, rank_sites


class RankSites(PlannerAlgorithm):
    """Order sites and say why."""

    ID = "ranksites"
    GROUP = "sites"
    STYLE = "sites"

    def displayName(self) -> str:
        return self.tr("Rank sites")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_vector("SITES", self.tr("Sites with facts"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        self.add(
            QgsProcessingParameterString(
                "FIELDS", self.tr("Fields with direction, weight, low and high (JSON)"), multiLine=True
            )
        )
        self.add_choice("METHOD", self.tr("Method"), METHODS, METHODS[0])
        default = RankSitesRequest(sites="", criteria="", output="")
        self.add_number("DRAWS", self.tr("Random draws of the weights"), 0, 0, 100_000, whole=True, advanced=True)
        self.add_number("SEED", self.tr("Seed of the draws"), 0, 0, 2**31 - 1, whole=True, advanced=True)
        self.add_number("ATTITUDE", self.tr("Caution of owa (1 none)"), default.attitude, 0.1, 10.0, advanced=True)
        self.add_number("TOP", self.tr("First places that the draws count"), default.top, 1, whole=True, advanced=True)
        self.add_choice("WEIGHTING", self.tr("How weights are drawn"), WEIGHTINGS, default.weighting, advanced=True)
        self.add_number(
            "CONCENTRATION",
            self.tr("Concentration around the weights"),
            default.concentration,
            0.1,
            1e6,
            advanced=True,
        )
        self.add(
            QgsProcessingParameterField(
                "EXCLUDED_FIELD",
                self.tr("Field that says why a site is left out"),
                parentLayerParameterName="SITES",
                optional=True,
            ),
            advanced=True,
        )
        self.add_vector_output("OUTPUT", self.tr("Ranked sites"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = RankSitesRequest(
            sites=inputs.vector("SITES", bridge.cancelled),
            criteria=inputs.text("FIELDS"),
            method=inputs.choice("METHOD"),
            draws=inputs.whole("DRAWS"),
            seed=inputs.whole("SEED"),
            output=inputs.vector_output("OUTPUT"),
            attitude=inputs.number("ATTITUDE"),
            top=inputs.whole("TOP"),
            weighting=inputs.choice("WEIGHTING"),
            concentration=inputs.number("CONCENTRATION"),
            excluded=inputs.field("EXCLUDED_FIELD"),
        )
        result = rank_sites(request, bridge.progress, bridge.cancelled)
        for site in result.sites:
            bridge.say(" ".join(show(sentence) for sentence in site.reasons))
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
