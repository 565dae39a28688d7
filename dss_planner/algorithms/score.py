"""Score of every cell from a model of criteria, weights and exclusions."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.layers.translation import show
from dss_planner.scoring.model import read_model
from dss_planner.scoring.score import ScoreRequest, compute_score


class Score(PlannerAlgorithm):
    """Combine criteria to a score of 0–100."""

    ID = "score"
    GROUP = "scoring"
    STYLE = "score"

    def displayName(self) -> str:
        return self.tr("Score")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "MODEL", self.tr("Score model (JSON)"), QgsProcessingParameterFile.Behavior.File, extension="json"
            )
        )
        self.add_raster_output("OUTPUT", self.tr("Score [0–100]"))

    def check(self, inputs: Inputs) -> None:
        read_model(inputs.file("MODEL"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = ScoreRequest(model=inputs.file("MODEL"), output=inputs.raster_output("OUTPUT"))
        result = compute_score(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        for effect in result.excluded:
            bridge.say(
                self.tr("{name} ({rule}) excludes {hectares} ha, {alone} ha of them alone.").format(
                    name=effect.name,
                    rule=show(effect.sentence),
                    hectares=f"{effect.hectares:,.0f}",
                    alone=f"{effect.hectares_only:,.0f}",
                )
            )
        bridge.say(
            self.tr("Scored {scored} ha, excluded {excluded} ha, unknown {unknown} ha.").format(
                scored=f"{result.scored_hectares:,.0f}",
                excluded=f"{result.excluded_hectares:,.0f}",
                unknown=f"{result.unknown_hectares:,.0f}",
            )
        )
        return {"OUTPUT": result.output}
