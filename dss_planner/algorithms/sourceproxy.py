"""A proxy of dust source susceptibility by month."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.breakpoints import memberships_of, months_of, numbers_of
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.susceptibility.sourceproxy import (
    BASE_MAP_MONTHS,
    SourceProxyRequest,
    compute_source_proxy,
    require_moisture,
)
from dss_planner.landcover.classes import non_erodible_codes


class SourceProxy(PlannerAlgorithm):
    """Compute the source proxy in the manner of the UNCCD base map; not that map."""

    ID = "sourceproxy"
    GROUP = "erosion"
    STYLE = "source_proxy"

    def displayName(self) -> str:
        return self.tr("Dust source proxy (not the G-SDS-SBM)")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("SILT", self.tr("Silt [%]"))
        self.add_raster("CLAY", self.tr("Clay [%]"))
        self.add_raster("COVER", self.tr("Vegetation cover [%]"))
        self.add_raster("TEMPERATURE", self.tr("Mean temperature [°C, 12 months]"))
        self.add_raster("PRECIPITATION", self.tr("Precipitation [mm, 12 months]"), optional=True)
        self.add_raster("SOIL_MOISTURE", self.tr("Soil moisture [m³/m³, 12 months]"), optional=True)
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"), optional=True)
        months = ",".join(map(str, BASE_MAP_MONTHS))
        self.add(QgsProcessingParameterString("MONTHS", self.tr("Months"), months))
        self.add_raster(
            "EVAPORATION", self.tr("Potential evapotranspiration [mm, 12 months]"), optional=True, advanced=True
        )
        for name, label in (
            ("BREAKPOINTS", self.tr("Breakpoints (JSON)")),
            ("NUMBERS", self.tr("Numbers (JSON)")),
        ):
            self.add(QgsProcessingParameterString(name, label, "", optional=True), advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Dust source proxy [0–1]"))

    def check(self, inputs: Inputs) -> None:
        require_moisture(inputs.raster("SOIL_MOISTURE"), inputs.raster("PRECIPITATION"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = SourceProxyRequest(
            silt=inputs.raster("SILT"),
            clay=inputs.raster("CLAY"),
            cover=inputs.raster("COVER"),
            temperature=inputs.raster("TEMPERATURE"),
            output=inputs.raster_output("OUTPUT"),
            months=months_of(inputs.text("MONTHS")),
            soil_moisture=inputs.raster("SOIL_MOISTURE") or None,
            precipitation=inputs.raster("PRECIPITATION") or None,
            evaporation=inputs.raster("EVAPORATION") or None,
            landcover=inputs.raster("LANDCOVER") or None,
            non_erodible=non_erodible_codes(),
            memberships=memberships_of(inputs.text("BREAKPOINTS"), "BREAKPOINTS"),
            numbers=numbers_of(inputs.text("NUMBERS"), "NUMBERS"),
        )
        result = compute_source_proxy(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
