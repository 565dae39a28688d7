"""Susceptibility to wind erosion (ILSWE)."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.breakpoints import as_json, by_code, decimals, memberships_of, months_of, numbers_of
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.susceptibility.ilswe import compute_susceptibility
from dss_planner.erosion.susceptibility.ilswechecks import class_bounds_of, require_request
from dss_planner.erosion.susceptibility.ilswerequest import COMBINATIONS, DEFAULT_COMBINATION, SusceptibilityRequest
from dss_planner.landcover.classes import non_erodible_codes

#: Optional rasters: parameter → field of the request.
_OPTIONAL = {
    "ERODIBLE_FRACTION": "erodible_fraction",
    "CRUST": "crust",
    "ROUGHNESS": "roughness",
    "SAND": "sand",
    "SILT": "silt",
    "CLAY": "clay",
    "ORGANIC_MATTER": "organic_matter",
    "CARBONATE": "carbonate",
    "LANDCOVER": "landcover",
}


class Susceptibility(PlannerAlgorithm):
    """Compute the index of land susceptibility to wind erosion, its classes and the membership of each factor."""

    ID = "susceptibility"
    GROUP = "erosion"
    STYLE = "susceptibility"

    def displayName(self) -> str:
        return self.tr("Susceptibility to wind erosion (ILSWE)")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("CLIMATE", self.tr("Climatic erosivity [12 months and year]"))
        self.add_raster("COVER", self.tr("Vegetation cover [%]"))
        self.add_raster("ERODIBLE_FRACTION", self.tr("Erodible fraction [0–1]"), optional=True)
        self.add_raster("SAND", self.tr("Sand [%]"), optional=True)
        self.add_raster("SILT", self.tr("Silt [%]"), optional=True)
        self.add_raster("CLAY", self.tr("Clay [%]"), optional=True)
        self.add_raster("ORGANIC_MATTER", self.tr("Organic matter [%]"), optional=True)
        self.add_raster("CARBONATE", self.tr("Calcium carbonate [%]"), optional=True)
        self.add_raster("CRUST", self.tr("Crust factor [0–1]"), optional=True)
        self.add_raster("ROUGHNESS", self.tr("Roughness factor K' [0–1]"), optional=True)
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"), optional=True)
        self.add_choice("COMBINATION", self.tr("Combination of the factors"), COMBINATIONS, DEFAULT_COMBINATION)
        self._add_text("MONTHS", self.tr("Months of the climatic erosivity"))
        self._add_text("WEIGHTS", self.tr("Weights (JSON)"))
        self._add_text("BREAKPOINTS", self.tr("Breakpoints (JSON)"))
        self._add_text("ROUGHNESS_BY_CLASS", self.tr("Roughness by land cover (JSON)"))
        self._add_text("CLASS_BOUNDS", self.tr("Bounds of the classes"))
        self.add_number(
            "ASSUMED_ORGANIC_MATTER", self.tr("Organic matter without a raster [%]"), 0.0, 0.0, 20.0, advanced=True
        )
        self.add_number(
            "ASSUMED_CARBONATE", self.tr("Calcium carbonate without a raster [%]"), 0.0, 0.0, 60.0, advanced=True
        )
        self.add_raster_output("OUTPUT", self.tr("Susceptibility to wind erosion [0–1]"))

    def check(self, inputs: Inputs) -> None:
        request = self._request(inputs, "")
        require_request(request)
        class_bounds_of(request)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = self._request(inputs, inputs.raster_output("OUTPUT"))
        result = compute_susceptibility(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        bridge.say(self.tr("Breakpoints as used: {json}").format(json=as_json(result.breakpoints)))
        return {"OUTPUT": result.output}

    def _add_text(self, name: str, label: str) -> None:
        self.add(QgsProcessingParameterString(name, label, "", optional=True), advanced=True)

    def _request(self, inputs: Inputs, output: str) -> SusceptibilityRequest:
        optional = {field: inputs.raster(name) or None for name, field in _OPTIONAL.items()}
        return SusceptibilityRequest(
            climate=inputs.raster("CLIMATE"),
            cover=inputs.raster("COVER"),
            output=output,
            months=months_of(inputs.text("MONTHS")),
            non_erodible=non_erodible_codes(),
            combination=inputs.choice("COMBINATION"),
            weights=numbers_of(inputs.text("WEIGHTS"), "WEIGHTS"),
            breakpoints=memberships_of(inputs.text("BREAKPOINTS"), "BREAKPOINTS"),
            roughness_by_class=by_code(inputs.text("ROUGHNESS_BY_CLASS"), "ROUGHNESS_BY_CLASS"),
            class_bounds=decimals(inputs.words("CLASS_BOUNDS"), "CLASS_BOUNDS"),
            assumed_organic_matter=inputs.number("ASSUMED_ORGANIC_MATTER"),
            assumed_carbonate=inputs.number("ASSUMED_CARBONATE"),
            **optional,
        )
