"""Align layers: any mix of layers to one projected grid in known units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.layers.translation import show

#: A grid fit for a country-wide first look; pilot areas take 100 m or less.
DEFAULT_CELL_SIZE = 1000.0


class AlignLayers(PlannerAlgorithm):
    """Recognise layers, convert their units and bring them to one grid."""

    ID = "alignlayers"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Align layers")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_vector("STUDY_AREA", self.tr("Study area"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        self.add(
            QgsProcessingParameterCrs(
                "CRS", self.tr("Reference system of the grid, in metres (proposed when empty)"), optional=True
            )
        )
        self.add_number("CELL_SIZE", self.tr("Cell size [m]"), DEFAULT_CELL_SIZE, 1.0, 100_000.0)
        self.add(
            QgsProcessingParameterMultipleLayers("LAYERS", self.tr("Layers"), QgsProcessing.SourceType.TypeMapLayer)
        )
        self.add(QgsProcessingParameterBoolean("LOAD", self.tr("Load the aligned layers"), False), advanced=True)
        self.add(QgsProcessingParameterFolderDestination("FOLDER", self.tr("Study folder")))
        self.addOutput(QgsProcessingOutputFile("REPORT", self.tr("What was recognised and done (alignment.json)")))
        self.addOutput(QgsProcessingOutputMultipleLayers("ALIGNED", self.tr("Aligned layers")))

    def check(self, inputs: Inputs) -> None:
        folder = inputs.file_output("FOLDER")
        if Path(folder).is_file():
            raise InputError("The study folder “{path}” is a file. Choose a folder.", path=folder)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = AlignRequest(
            study_area=inputs.vector("STUDY_AREA", bridge.cancelled),
            cell_size=inputs.number("CELL_SIZE"),
            layers=inputs.layers("LAYERS", bridge.cancelled),
            folder=inputs.file_output("FOLDER"),
            crs=inputs.crs("CRS") or None,
        )
        result = align_layers(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        for entry in result.entries:
            bridge.warn(entry.warnings)
        if inputs.flag("LOAD"):
            for entry in result.entries:
                self.results().load(context, entry.output, show(entry.title), entry.style)
        return {
            "FOLDER": result.folder,
            "REPORT": str(Path(result.folder) / "alignment.json"),
            "ALIGNED": [entry.output for entry in result.entries],
        }
