"""Downwind exposure: who lives where what leaves a place goes."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBand,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.exposure.downwind import DISTANCES, DownwindExposureRequest, compute_downwind_exposure
from dss_planner.erosion.exposure.reach import DECAY_KM, REACH_KM
from dss_planner.erosion.exposure.sourcescale import LINEAR, SCALES
from dss_planner.erosion.wind.driftpotential import THRESHOLD_KNOTS
from dss_planner.erosion.wind.driftreport import THRESHOLD_RANGE
from dss_planner.erosion.wind.seasons import parse_months
from dss_planner.errors import InputError


class DownwindExposure(PlannerAlgorithm):
    """Compute how much of what leaves each cell heads for people."""

    ID = "downwindexposure"
    GROUP = "erosion"
    STYLE = "exposure"

    def displayName(self) -> str:
        return self.tr("Downwind exposure")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("SOURCE", self.tr("What leaves each cell (dust-source potential, soil loss…)"))
        self.add(
            QgsProcessingParameterBand("BAND", self.tr("Band of it"), 1, parentLayerParameterName="SOURCE"),
            advanced=True,
        )
        self.add_choice("SCALE", self.tr("Values of it are amounts, or scores of dust"), SCALES, LINEAR)
        self.add_raster("POPULATION", self.tr("Population [persons per cell]"), optional=True)
        kinds = (QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVectorPolygon)
        self.add_vector("SETTLEMENTS", self.tr("Settlements"), kinds, optional=True)
        self.add(
            QgsProcessingParameterField(
                "POPULATION_FIELD",
                self.tr("Number of persons of a settlement"),
                parentLayerParameterName="SETTLEMENTS",
                type=QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            )
        )
        self.add(
            QgsProcessingParameterFile(
                "WIND",
                self.tr("Wind table or hourly wind record"),
                QgsProcessingParameterFile.Behavior.File,
            )
        )
        self.add(QgsProcessingParameterString("MONTHS", self.tr("Months of an hourly record"), "3,4,5"))
        self.add_number("DECAY", self.tr("Distance at which 1/e is left in the air [km]"), DECAY_KM, *DISTANCES)
        self.add_number("REACH", self.tr("People are looked for up to [km]"), REACH_KM, *DISTANCES)
        self.add_number(
            "THRESHOLD",
            self.tr("Threshold of dust-moving wind at 10 m [kn]"),
            THRESHOLD_KNOTS,
            *THRESHOLD_RANGE,
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Downwind exposure [person-equivalents]"))

    def check(self, inputs: Inputs) -> None:
        if inputs.given("POPULATION") == inputs.given("SETTLEMENTS"):
            raise InputError("A raster of population or a layer of settlements is needed, one of the two. Choose one.")

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = DownwindExposureRequest(
            source=inputs.raster("SOURCE"),
            wind_table=inputs.file("WIND"),
            output=inputs.raster_output("OUTPUT"),
            population=inputs.raster("POPULATION") or None,
            settlements=inputs.vector("SETTLEMENTS", bridge.cancelled) or None,
            population_field=inputs.field("POPULATION_FIELD"),
            band=inputs.whole("BAND"),
            scale=inputs.choice("SCALE"),
            months=parse_months(inputs.text("MONTHS")),
            decay_km=inputs.number("DECAY"),
            max_km=inputs.number("REACH"),
            threshold=inputs.number("THRESHOLD"),
        )
        result = compute_downwind_exposure(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
