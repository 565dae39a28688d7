"""How travel time differs between two seasons."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.access.seasonchange import SeasonChangeRequest, compute_season_change
from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs


class SeasonChange(PlannerAlgorithm):
    """Subtract one travel time from another, with land out of reach told apart."""

    ID = "seasonchange"
    GROUP = "access"
    STYLE = "season_change"

    def displayName(self) -> str:
        return self.tr("Change of travel time")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("BEFORE", self.tr("Travel time, first season [min]"))
        self.add_raster("AFTER", self.tr("Travel time, second season [min]"))
        self.add_raster_output("OUTPUT", self.tr("Change of travel time [min]"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = SeasonChangeRequest(
            before=inputs.raster("BEFORE"), after=inputs.raster("AFTER"), output=inputs.raster_output("OUTPUT")
        )
        result = compute_season_change(request, bridge.progress, bridge.cancelled)
        bridge.say(
            self.tr(
                "Of all cells {later} % are reached later, {sooner} % sooner, {same} % at the same time; {lost} % only "
                "in the first season, {gained} % only in the second, {neither} % in neither; {unknown} % are unknown."
            ).format(
                later=f"{100 * result.later_share:.1f}",
                sooner=f"{100 * result.sooner_share:.1f}",
                same=f"{100 * result.same_share:.1f}",
                lost=f"{100 * result.lost_share:.1f}",
                gained=f"{100 * result.gained_share:.1f}",
                neither=f"{100 * result.neither_share:.1f}",
                unknown=f"{100 * result.unknown_share:.1f}",
            )
        )
        return {"OUTPUT": result.output}
