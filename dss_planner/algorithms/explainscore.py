"""Why a place scores what it does."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterPoint,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.pages import write_bytes
from dss_planner.layers.translation import show
from dss_planner.provenance import plain, write_json
from dss_planner.scoring.explaining import explain_score
from dss_planner.scoring.model import read_model


class ExplainScore(PlannerAlgorithm):
    """Explain the score of one place."""

    ID = "explainscore"
    GROUP = "scoring"

    def displayName(self) -> str:
        return self.tr("Explain the score of a place")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "MODEL", self.tr("Score model (JSON)"), QgsProcessingParameterFile.Behavior.File, extension="json"
            )
        )
        self.add(QgsProcessingParameterPoint("PLACE", self.tr("Place")))
        self.add(QgsProcessingParameterFileDestination("OUTPUT", self.tr("Report (JSON)"), "JSON (*.json)"))
        table = QgsProcessingParameterFileDestination("TEXT", self.tr("Table as text"), "Text (*.txt)", optional=True)
        self.add(table)
        self.addOutput(QgsProcessingOutputNumber("SCORE", self.tr("Score [0–100]")))

    def check(self, inputs: Inputs) -> None:
        read_model(inputs.file("MODEL"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        x, y, crs = inputs.point("PLACE")
        found = explain_score(read_model(inputs.file("MODEL")), x, y, crs)
        copied = found.copyable(show)
        bridge.say(copied)
        outputs: dict[str, Any] = {"OUTPUT": inputs.file_output("OUTPUT"), "SCORE": found.score}
        write_json(outputs["OUTPUT"], plain(found))
        text = inputs.file_output("TEXT")
        if text:
            write_bytes(text, copied.encode("utf-8"))
            outputs["TEXT"] = text
        return outputs
