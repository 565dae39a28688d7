"""Draft plan: countermeasures for sites as map layers."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.plan.draft import DraftPlanRequest, draft_plan

#: Layers of the plan from the top of the layer tree to its bottom.
PLAN_LAYERS = ("points", "lines", "zones", "sites")


class DraftPlan(PlannerAlgorithm):
    """Choose measures for each site, draw them, and sum up quantities and costs."""

    ID = "draftplan"
    GROUP = "plan"

    def displayName(self) -> str:
        return self.tr("Draft plan")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file, folder = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
        self.add_vector("SITES", self.tr("Sites"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        self.add(QgsProcessingParameterFile("STUDY", self.tr("Study folder (of “Align layers”)"), folder))
        self.add(
            QgsProcessingParameterString(
                "WIND_ROSE", self.tr("Erosive wind: direction it comes from [°] or wind table file"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE", self.tr("Catalogue of measures (JSON)"), file, extension="json", optional=True
            )
        )
        self.add(
            QgsProcessingParameterString(
                "MEASURES", self.tr("Only these measures (ids, separated by commas)"), optional=True
            )
        )
        self.add(QgsProcessingParameterBoolean("LOAD", self.tr("Load the plan's layers"), True), advanced=True)
        self.add(QgsProcessingParameterFileDestination("PLAN", self.tr("Plan"), "GeoPackage (*.gpkg)"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = DraftPlanRequest(
            sites=inputs.vector("SITES", bridge.cancelled),
            study=inputs.file("STUDY"),
            output=inputs.file_output("PLAN"),
            wind_from=inputs.text("WIND_ROSE") or None,
            catalogue=inputs.file("CATALOGUE") or None,
            measures=inputs.words("MEASURES"),
        )
        result = draft_plan(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        bridge.warn(result.warnings)
        if inputs.flag("LOAD"):
            self._load(context, result.output)
        return {"PLAN": result.output}

    def _load(self, context: QgsProcessingContext, plan: str) -> None:
        titles = {
            "points": self.tr("Plan: points"),
            "lines": self.tr("Plan: lines"),
            "zones": self.tr("Plan: zones"),
            "sites": self.tr("Plan: sites"),
        }
        for layer in PLAN_LAYERS:
            self.results().load(context, f"{plan}|layername={layer}", titles[layer], layer)
