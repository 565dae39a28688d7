"""Trend of yearly vegetation."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.vegetation.mannkendall import ALPHA, CORRECTIONS
from dss_planner.erosion.vegetation.trend import FALSE_DISCOVERY, VegetationTrendRequest, compute_vegetation_trend
from dss_planner.erosion.vegetation.yearstack import parse_years


class VegetationTrend(PlannerAlgorithm):
    """Compute slope, significance and class of the trend of each cell, alone and beside rain."""

    ID = "vegetationtrend"
    GROUP = "erosion"
    STYLE = "vegetation_trend"

    def displayName(self) -> str:
        return self.tr("Vegetation trend")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        raster = QgsProcessing.SourceType.TypeRaster
        self.add(QgsProcessingParameterMultipleLayers("NDVI", self.tr("Yearly NDVI [−1…1]"), raster))
        self.add(QgsProcessingParameterString("YEARS", self.tr("Years (such as 2001–2025)"), "", optional=True))
        self.add(
            QgsProcessingParameterMultipleLayers(
                "PRECIPITATION", self.tr("Yearly precipitation [mm]"), raster, optional=True
            )
        )
        self.add_choice("CORRECTION", self.tr("Correction for neighbouring years"), CORRECTIONS, CORRECTIONS[0])
        self.add_number(
            "FALSE_DISCOVERY", self.tr("Share of false finds allowed on the map"), FALSE_DISCOVERY, 0.001, 0.5
        )
        self.add_number("ALPHA", self.tr("Level of the single tests"), ALPHA, 0.001, 0.5, advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Vegetation trend [per year]"))

    def check(self, inputs: Inputs) -> None:
        parse_years(inputs.text("YEARS"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = VegetationTrendRequest(
            stack=inputs.layers("NDVI", bridge.cancelled),
            output=inputs.raster_output("OUTPUT"),
            years=parse_years(inputs.text("YEARS")),
            precipitation=inputs.layers("PRECIPITATION", bridge.cancelled),
            correction=inputs.choice("CORRECTION"),
            fdr=inputs.number("FALSE_DISCOVERY"),
            alpha=inputs.number("ALPHA"),
        )
        result = compute_vegetation_trend(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
