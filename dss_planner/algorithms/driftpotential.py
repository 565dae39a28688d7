"""Drift potential, resultant direction and wind rose of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.driftpage import DriftPage, write_chart
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.wind.driftpotential import THRESHOLD_KNOTS
from dss_planner.erosion.wind.driftreport import THRESHOLD_RANGE, DriftPotentialRequest, compute_drift_potential
from dss_planner.erosion.wind.recordchecks import HEIGHT_RANGE
from dss_planner.erosion.wind.recordcolumns import UNITS
from dss_planner.erosion.wind.seasons import parse_months
from dss_planner.errors import InputError

if TYPE_CHECKING:
    from dss_planner.erosion.wind.driftreport import DriftPotentialResult

#: The unit of speed is the one that the record states.
STATED = "stated"


class DriftPotential(PlannerAlgorithm):
    """Compute DP, RDP and RDD of a wind table or an hourly record, with chart and report."""

    ID = "driftpotential"
    GROUP = "erosion"

    def displayName(self) -> str:
        return self.tr("Drift potential and wind rose")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file = QgsProcessingParameterFile.Behavior.File
        self.add(
            QgsProcessingParameterFile(
                "WIND_TABLE", self.tr("Wind table: direction × speed, percent of time"), file, optional=True
            )
        )
        self.add(QgsProcessingParameterFile("HOURLY", self.tr("Hourly wind record"), file, optional=True))
        self.add(QgsProcessingParameterString("MONTHS", self.tr("Months of the record"), "3,4,5"))
        self.add_number("THRESHOLD", self.tr("Threshold wind at 10 m [kn]"), THRESHOLD_KNOTS, *THRESHOLD_RANGE)
        self.add_choice("SPEED_UNIT", self.tr("Unit of the record's speeds"), (STATED, *UNITS), STATED, advanced=True)
        self.add_number("HEIGHT", self.tr("Height of the anemometer [m]"), None, *HEIGHT_RANGE, advanced=True)
        self.add(QgsProcessingParameterFileDestination("OUTPUT", self.tr("Report (JSON)"), "JSON (*.json)"))
        for name, label, kind in (
            ("HTML", self.tr("Page with chart and numbers"), "HTML (*.html)"),
            ("CHART", self.tr("Wind rose (PNG)"), "PNG (*.png)"),
        ):
            self.add(QgsProcessingParameterFileDestination(name, label, kind, optional=True))
        for name, label in (
            ("DP", self.tr("Drift potential DP [vector units]")),
            ("RDP", self.tr("Resultant drift potential RDP [vector units]")),
            ("RDD", self.tr("Direction sand moves towards, RDD [°]")),
            ("RATIO", self.tr("RDP/DP [0–1]")),
            ("WIND_FROM", self.tr("Direction the erosive wind comes from [°]")),
            ("AXIS", self.tr("Axis of barriers across the drift [°]")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check(self, inputs: Inputs) -> None:
        if inputs.given("WIND_TABLE") == inputs.given("HOURLY"):
            raise InputError("A wind table or an hourly record is needed, one of the two. Choose one file.")

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        unit = inputs.choice("SPEED_UNIT")
        request = DriftPotentialRequest(
            wind=inputs.file("WIND_TABLE") or inputs.file("HOURLY"),
            months=parse_months(inputs.text("MONTHS")),
            threshold=inputs.number("THRESHOLD"),
            output=inputs.file_output("OUTPUT"),
            unit=None if unit == STATED else unit,
            height=inputs.optional_number("HEIGHT"),
        )
        result = compute_drift_potential(request, bridge.progress, bridge.cancelled)
        page = DriftPage(result, request.threshold)
        bridge.say(page.summary())
        bridge.tell(result.notes)
        outputs: dict[str, Any] = {"OUTPUT": result.output, **_numbers(result)}
        for name, write in (("HTML", page.write), ("CHART", lambda path: write_chart(result, path))):
            path = inputs.file_output(name)
            if path:
                write(path)
                outputs[name] = path
        return outputs


def _numbers(result: DriftPotentialResult) -> dict[str, float | None]:
    drift = result.rose.drift
    return {
        "DP": drift.dp,
        "RDP": drift.rdp,
        "RDD": drift.rdd,
        "RATIO": drift.ratio,
        "WIND_FROM": result.rose.wind_from,
        "AXIS": drift.barrier_axis,
    }
