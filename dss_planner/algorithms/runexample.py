"""Run the example: the whole chain on the sample that comes with the product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputRasterLayer,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.study.chain import example_settings, run_chain


class RunExample(PlannerAlgorithm):
    """Align, erosion, access, score, sites and plan on the embedded sample."""

    ID = "runexample"
    GROUP = "example"

    def displayName(self) -> str:
        return self.tr("Run the example")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(QgsProcessingParameterBoolean("LOAD", self.tr("Load the results"), True), advanced=True)
        self.add(QgsProcessingParameterFolderDestination("FOLDER", self.tr("Study folder")))
        self.addOutput(QgsProcessingOutputRasterLayer("SCORE", self.tr("Score")))
        self.addOutput(QgsProcessingOutputVectorLayer("SITES", self.tr("Candidate sites")))
        self.addOutput(QgsProcessingOutputFile("PLAN", self.tr("Plan")))

    def check(self, inputs: Inputs) -> None:
        folder = inputs.file_output("FOLDER")
        if Path(folder).is_file():
            raise InputError("The study folder “{path}” is a file. Choose a folder.", path=folder)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        folder = inputs.file_output("FOLDER")
        settings = example_settings(folder)
        results = run_chain(folder, settings, bridge.progress, bridge.cancelled)
        bridge.say(settings.data_note)
        for result in results:
            bridge.tell(result.notes)
        if inputs.flag("LOAD"):
            for result in results:
                for output in (o for o in result.outputs if o.visible):
                    uri = f"{output.path}|layername={output.layer_name}" if output.layer_name else output.path
                    self.results().load(context, uri, show(output.title), output.style, output.band)
        paths = Path(folder)
        return {
            "FOLDER": folder,
            "SCORE": str(paths / "score.tif"),
            "SITES": str(paths / "sites.gpkg"),
            "PLAN": str(paths / "plan.gpkg"),
        }
