"""Score of every cell from a model of criteria, weights and exclusions."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile, QgsProcessingParameterRasterDestination

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.layers.translation import show
from dss_planner.running import portion
from dss_planner.scoring.combination.combining import Combination
from dss_planner.scoring.disagreement import DisagreementRequest, compute_disagreement
from dss_planner.scoring.land.nearmisses import NearMissRequest, NearMissResult, compute_near_misses
from dss_planner.scoring.model import read_model
from dss_planner.scoring.score import ScoreRequest, ScoreResult, compute_score
from dss_planner.scoring.wording import describe_combination

#: Style and band that further outputs are shown with.
_MORE = {"NEAR_MISSES": ("near_misses", 2), "DISAGREEMENT": ("score_deviation", 2)}


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
        for name, label in (
            ("NEAR_MISSES", self.tr("Near misses: land that one rule alone removes")),
            ("DISAGREEMENT", self.tr("Disagreement of the weight profiles [points]")),
        ):
            more = QgsProcessingParameterRasterDestination(name, label, optional=True, createByDefault=False)
            self.add(more, advanced=True)

    def check(self, inputs: Inputs) -> None:
        read_model(inputs.file("MODEL"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        model = inputs.file("MODEL")
        more = [name for name in ("NEAR_MISSES", "DISAGREEMENT") if inputs.given(name)]
        share = 1 / (1 + len(more))
        request = ScoreRequest(model=model, output=inputs.raster_output("OUTPUT"))
        result = compute_score(request, portion(bridge.progress, 0.0, share), bridge.cancelled)
        self._say_score(result, bridge)
        outputs = {"OUTPUT": result.output}
        for number, name in enumerate(more, start=1):
            progress = portion(bridge.progress, number * share, (number + 1) * share)
            outputs[name] = inputs.raster_output(name)
            self.results().style_when_loaded(context, outputs[name], *_MORE[name])
            if name == "NEAR_MISSES":
                near = compute_near_misses(NearMissRequest(model, outputs[name]), progress, bridge.cancelled)
                self._say_near_misses(near, bridge)
            else:
                spread = compute_disagreement(DisagreementRequest(model, outputs[name]), progress, bridge.cancelled)
                bridge.say(
                    self.tr(
                        "The scores of {count} weight profiles differ by {points} points (standard deviation)."
                    ).format(count=len(spread.profiles), points=f"{spread.deviation:.1f}")
                )
        return outputs

    def _say_score(self, result: ScoreResult, bridge: FeedbackBridge) -> None:
        bridge.tell(result.notes)
        how = Combination(result.combination, result.optimism)
        bridge.tell(describe_combination(how, len(result.criteria)))
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

    def _say_near_misses(self, result: NearMissResult, bridge: FeedbackBridge) -> None:
        for rule in result.rules:
            for step in rule.relaxations:
                bridge.say(
                    self.tr("A rule that {rule} would free {hectares} ha more.").format(
                        rule=show(step.sentence), hectares=f"{step.hectares:,.0f}"
                    )
                )
