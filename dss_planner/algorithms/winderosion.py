"""Soil loss by wind with RWEQ."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.loss.winderosion import (
    DEFAULT_FIELD_LENGTH,
    DEFAULT_ROUGHNESS,
    WindErosionRequest,
    compute_wind_erosion,
)
from dss_planner.erosion.rweq import MAXIMUM_ROUGHNESS
from dss_planner.landcover.classes import cover_coefficients, non_erodible_codes

PERIODS = ("annual", "monthly")


class WindErosion(PlannerAlgorithm):
    """Compute soil loss, transport capacity, ranking index and SL190 class."""

    ID = "winderosion"
    GROUP = "erosion"
    STYLE = "soil_loss"

    def displayName(self) -> str:
        return self.tr("Wind erosion (RWEQ)")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("WEATHER_FACTOR", self.tr("Weather factor [kg/m, 12 months and year]"))
        self.add_raster("SAND", self.tr("Sand [%]"))
        self.add_raster("SILT", self.tr("Silt [%]"))
        self.add_raster("CLAY", self.tr("Clay [%]"))
        self.add_raster("ORGANIC_MATTER", self.tr("Organic matter [%]"), optional=True)
        self.add_raster("CARBONATE", self.tr("Calcium carbonate [%]"), optional=True)
        self.add_raster("COVER", self.tr("Vegetation cover [%]"))
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"), optional=True)
        self.add_number("ROUGHNESS", self.tr("Ridge roughness Kr [cm]"), DEFAULT_ROUGHNESS, 0.0, MAXIMUM_ROUGHNESS)
        self.add_raster("ROUGHNESS_MAP", self.tr("Map of ridge roughness Kr [cm]"), optional=True)
        self.add_number("FIELD_LENGTH", self.tr("Field length along the wind [m]"), DEFAULT_FIELD_LENGTH, 1.0, 10000.0)
        self.add_choice("PERIODS", self.tr("Weather factor as"), PERIODS, PERIODS[0])
        self.add_number(
            "ASSUMED_ORGANIC_MATTER", self.tr("Organic matter without a raster [%]"), 0.0, 0.0, 20.0, advanced=True
        )
        self.add_number(
            "ASSUMED_CARBONATE", self.tr("Calcium carbonate without a raster [%]"), 0.0, 0.0, 60.0, advanced=True
        )
        self.add_raster_output("OUTPUT", self.tr("Wind erosion [t/km² a year]"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = WindErosionRequest(
            weather_factor=inputs.raster("WEATHER_FACTOR"),
            sand=inputs.raster("SAND"),
            silt=inputs.raster("SILT"),
            clay=inputs.raster("CLAY"),
            cover=inputs.raster("COVER"),
            output=inputs.raster_output("OUTPUT"),
            organic_matter=inputs.raster("ORGANIC_MATTER") or None,
            carbonate=inputs.raster("CARBONATE") or None,
            landcover=inputs.raster("LANDCOVER") or None,
            cover_coefficients=cover_coefficients(),
            non_erodible=non_erodible_codes(),
            roughness=inputs.number("ROUGHNESS"),
            roughness_map=inputs.raster("ROUGHNESS_MAP") or None,
            field_length=inputs.number("FIELD_LENGTH"),
            periods=inputs.choice("PERIODS"),
            assumed_organic_matter=inputs.number("ASSUMED_ORGANIC_MATTER"),
            assumed_carbonate=inputs.number("ASSUMED_CARBONATE"),
        )
        result = compute_wind_erosion(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
