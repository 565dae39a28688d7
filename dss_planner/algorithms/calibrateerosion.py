"""Soil loss by wind against measurements."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.pages import chart_bytes, write_bytes
from dss_planner.charts.calibrationplot import calibration_figure
from dss_planner.erosion.calibration.calibrate import calibrate_erosion
from dss_planner.erosion.calibration.calibrationrequest import DEFAULT_DENSITY, UNITS, CalibrationRequest


class CalibrateErosion(PlannerAlgorithm):
    """Compare modelled soil loss or transport with measurements, and fit a correction."""

    ID = "calibrateerosion"
    GROUP = "erosion"

    def displayName(self) -> str:
        return self.tr("Calibrate wind erosion")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        points = (QgsProcessing.SourceType.TypeVectorPoint,)
        self.add_vector("MEASUREMENTS", self.tr("Measurements"), points)
        self._add_field("FIELD", self.tr("Field with the measured value"), numeric=True)
        self.add_choice("UNIT", self.tr("Unit of the measured value"), UNITS, UNITS[0])
        self.add_raster("EROSION", self.tr("Wind erosion"))
        self._add_field("METHOD_FIELD", self.tr("Field with the method (BSNE, MWAC, pins, 137Cs)"), optional=True)
        self._add_field("NAME_FIELD", self.tr("Field with the name of the point"), optional=True, advanced=True)
        self.add_number("DENSITY", self.tr("Bulk density, for mm/a [t/m³]"), DEFAULT_DENSITY, 0.3, 3.0, advanced=True)
        self.add_number(
            "EFFICIENCY", self.tr("Share that the samplers catch, for kg/m [0–1]"), 1.0, 0.05, 1.0, advanced=True
        )
        self.add(
            QgsProcessingParameterBoolean("LOSS_IS_NEGATIVE", self.tr("Losses are negative numbers"), False),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("UNIT_IS_SURE", self.tr("The unit is right, whatever the level"), False),
            advanced=True,
        )
        self.add_number("BAND", self.tr("Band, 0 for the one of the unit"), 0, 0, whole=True, advanced=True)
        self.add(QgsProcessingParameterFileDestination("OUTPUT", self.tr("Report (JSON)"), "JSON (*.json)"))
        self.add(
            QgsProcessingParameterFileDestination(
                "CHART", self.tr("Modelled against measured (PNG)"), "PNG (*.png)", optional=True
            )
        )
        for name, label in (
            ("FACTOR", self.tr("Calibration: factor")),
            ("EXPONENT", self.tr("Calibration: exponent")),
            ("RATIO", self.tr("Modelled to measured, ratio of sums")),
            ("SPEARMAN", self.tr("Rank correlation ρ")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_field(
        self, name: str, label: str, numeric: bool = False, optional: bool = False, advanced: bool = False
    ) -> None:
        kinds = QgsProcessingParameterField.DataType
        kind = kinds.Numeric if numeric else kinds.Any
        self.add(QgsProcessingParameterField(name, label, None, "MEASUREMENTS", kind, optional=optional), advanced)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = CalibrationRequest(
            points=inputs.vector("MEASUREMENTS", bridge.cancelled),
            field=inputs.field("FIELD"),
            unit=inputs.choice("UNIT"),
            modelled=inputs.raster("EROSION"),
            report=inputs.file_output("OUTPUT"),
            band=inputs.whole("BAND"),
            density=inputs.number("DENSITY"),
            method_field=inputs.field("METHOD_FIELD"),
            name_field=inputs.field("NAME_FIELD"),
            efficiency=inputs.number("EFFICIENCY"),
            loss_is_negative=inputs.flag("LOSS_IS_NEGATIVE"),
            unit_is_sure=inputs.flag("UNIT_IS_SURE"),
        )
        result = calibrate_erosion(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        offered = result.calibration
        outputs: dict[str, Any] = {
            "OUTPUT": result.report,
            "FACTOR": None if offered is None else offered.factor,
            "EXPONENT": None if offered is None else offered.exponent,
            "RATIO": result.agreement.mean_ratio,
            "SPEARMAN": result.agreement.spearman,
        }
        chart = inputs.file_output("CHART")
        if chart:
            write_bytes(chart, chart_bytes(calibration_figure(result)))
            outputs["CHART"] = chart
        return outputs
