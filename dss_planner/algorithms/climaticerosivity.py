"""FAO climatic erosivity."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.susceptibility.climaticerosivity import (
    ClimaticErosivityRequest,
    compute_climatic_erosivity,
    require_dryness,
)
from dss_planner.erosion.weather.climate import HEIGHT_RULES


class ClimaticErosivity(PlannerAlgorithm):
    """Compute the FAO climatic erosivity of twelve months and of the year."""

    ID = "climaticerosivity"
    GROUP = "erosion"
    STYLE = "climatic_erosivity"

    def displayName(self) -> str:
        return self.tr("Climatic erosivity (FAO)")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("WIND", self.tr("Mean wind speed at 10 m [m/s, 12 months]"))
        self.add_raster("PRECIPITATION", self.tr("Precipitation [mm, 12 months]"))
        self.add_raster("TEMPERATURE", self.tr("Mean temperature [°C, 12 months]"), optional=True)
        self.add_raster("EVAPORATION", self.tr("Potential evapotranspiration [mm, 12 months]"), optional=True)
        rules = tuple(HEIGHT_RULES)
        self.add_choice("HEIGHT_RULE", self.tr("From wind at 10 m to wind at 2 m"), rules, rules[0], advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Climatic erosivity [12 months and year]"))

    def check(self, inputs: Inputs) -> None:
        require_dryness(inputs.raster("TEMPERATURE"), inputs.raster("EVAPORATION"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = ClimaticErosivityRequest(
            wind=inputs.raster("WIND"),
            precipitation=inputs.raster("PRECIPITATION"),
            output=inputs.raster_output("OUTPUT"),
            temperature=inputs.raster("TEMPERATURE") or None,
            evaporation=inputs.raster("EVAPORATION") or None,
            height_rule=inputs.choice("HEIGHT_RULE"),
        )
        result = compute_climatic_erosivity(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[-1])
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
