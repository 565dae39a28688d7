"""Vegetation cover from NDVI."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.vegetation.endmembers import CHOICES
from dss_planner.erosion.vegetation.vegetationcover import (
    FULL_NDVI,
    SEASONS,
    SOIL_NDVI,
    VegetationCoverRequest,
    compute_vegetation_cover,
)
from dss_planner.errors import InputError


class VegetationCover(PlannerAlgorithm):
    """Compute vegetation cover in percent by the pixel dichotomy."""

    ID = "vegetationcover"
    GROUP = "erosion"
    STYLE = "vegetation_cover"

    def displayName(self) -> str:
        return self.tr("Vegetation cover")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("NDVI", self.tr("NDVI [−1…1]"))
        self.add_number("SOIL_NDVI", self.tr("NDVI of bare soil"), SOIL_NDVI, -1.0, 1.0)
        self.add_number("FULL_NDVI", self.tr("NDVI of full cover"), FULL_NDVI, -1.0, 1.0)
        self.add_number(
            "RETENTION", self.tr("Share of the cover kept until the dust season"), 1.0, 0.01, 1.0, advanced=True
        )
        self.add_choice("END_MEMBERS", self.tr("Bare soil and full cover"), CHOICES, CHOICES[0], advanced=True)
        self.add_choice("NDVI_SEASON", self.tr("Season of the NDVI"), SEASONS, SEASONS[0], advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Vegetation cover [%]"))

    def check(self, inputs: Inputs) -> None:
        soil, full = inputs.number("SOIL_NDVI"), inputs.number("FULL_NDVI")
        if inputs.choice("END_MEMBERS") == CHOICES[0] and soil >= full:
            raise InputError(
                "The NDVI of bare soil ({soil}) is not below that of full cover ({full}). "
                "Lower the first or raise the second.",
                soil=soil,
                full=full,
            )

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = VegetationCoverRequest(
            ndvi=inputs.raster("NDVI"),
            soil_ndvi=inputs.number("SOIL_NDVI"),
            full_ndvi=inputs.number("FULL_NDVI"),
            output=inputs.raster_output("OUTPUT"),
            retention=inputs.number("RETENTION"),
            end_members=inputs.choice("END_MEMBERS"),
            ndvi_season=inputs.choice("NDVI_SEASON"),
        )
        result = compute_vegetation_cover(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
