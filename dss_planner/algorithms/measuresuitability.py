"""Measure suitability: where each countermeasure fits, cell by cell, and which rule decides."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile, QgsProcessingParameterString

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.drafting.measuremaps import MeasureMapsRequest, compute_measure_maps


class MeasureSuitability(PlannerAlgorithm):
    """Judge every measure of a catalogue on every cell of a study."""

    ID = "measuresuitability"
    GROUP = "plan"
    STYLE = "measure_suitability"

    def displayName(self) -> str:
        return self.tr("Measure suitability")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file, folder = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
        self.add(QgsProcessingParameterFile("STUDY", self.tr("Study folder (of “Align layers”)"), folder))
        self.add(QgsProcessingParameterString("MEASURES", self.tr("Measures (ids; empty: all)"), optional=True))
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE",
                self.tr("Measures catalogue (JSON; empty: built in)"),
                file,
                extension="json",
                optional=True,
            ),
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Where each measure fits"))

    def check(self, inputs: Inputs) -> None:
        catalogue = load_catalogue(inputs.file("CATALOGUE") or None)
        for measure in inputs.words("MEASURES"):
            catalogue.get(measure)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = MeasureMapsRequest(
            study=inputs.file("STUDY"),
            output=inputs.raster_output("OUTPUT"),
            catalogue=inputs.file("CATALOGUE") or None,
            measures=inputs.words("MEASURES"),
        )
        result = compute_measure_maps(request, bridge.progress, bridge.cancelled)
        for one in result.maps:
            bridge.say(
                self.tr(
                    "{measure}: suitable {suitable} ha, conditional {conditional} ha, unsuitable {unsuitable} ha, "
                    "unknown {unknown} ha."
                ).format(measure=one.name, **{status: f"{area:,.0f}" for status, area in one.hectares.items()})
            )
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}
