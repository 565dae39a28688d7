"""Every number behind the soil loss at one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterPoint,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.pages import chart_bytes, write_bytes
from dss_planner.algorithms.placepage import place_page
from dss_planner.charts.tornado import tornado_figure
from dss_planner.erosion.explain.explainrequest import ExplainRequest, PlaceExplanation
from dss_planner.erosion.explain.place import explain_place
from dss_planner.erosion.factors.recorded import recorded
from dss_planner.layers.translation import show
from dss_planner.provenance import plain, write_json


class ExplainPlace(PlannerAlgorithm):
    """Explain the soil loss at one place."""

    ID = "explainplace"
    GROUP = "erosion"

    def displayName(self) -> str:
        return self.tr("Explain this place")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("EROSION", self.tr("Wind erosion"))
        self.add(QgsProcessingParameterPoint("PLACE", self.tr("Place")))
        polygons = (QgsProcessing.SourceType.TypeVectorPolygon,)
        self.add_vector("STUDY_AREA", self.tr("Study area"), polygons, optional=True)
        self.add(QgsProcessingParameterFileDestination("OUTPUT", self.tr("Report (JSON)"), "JSON (*.json)"))
        for name, label, kind in (
            ("HTML", self.tr("Page with table and chart"), "HTML (*.html)"),
            ("CHART", self.tr("What moves the soil loss (PNG)"), "PNG (*.png)"),
        ):
            self.add(QgsProcessingParameterFileDestination(name, label, kind, optional=True))
        self.addOutput(QgsProcessingOutputNumber("LOSS", self.tr("Soil loss [t/km² a year]")))
        self.addOutput(QgsProcessingOutputNumber("RANKING", self.tr("Ranking index [t/km² a year]")))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        made = recorded(inputs.raster("EROSION"))
        x, y, crs = inputs.point("PLACE")
        request = ExplainRequest(
            base=made.base,
            x=x,
            y=y,
            crs=crs,
            weather=made.weather,
            cover=made.cover,
            study=str(Path(inputs.raster("EROSION")).parent),
            within=inputs.vector("STUDY_AREA", bridge.cancelled),
        )
        found = explain_place(request, bridge.progress, bridge.cancelled)
        bridge.tell(found.notes)
        outputs: dict[str, Any] = {"OUTPUT": inputs.file_output("OUTPUT"), "LOSS": found.result, "RANKING": found.index}
        write_json(outputs["OUTPUT"], plain(found))
        for name, content in (("HTML", place_page), ("CHART", _chart)):
            path = inputs.file_output(name)
            if path:
                write_bytes(path, content(found))
                outputs[name] = path
        return outputs


def _chart(found: PlaceExplanation) -> bytes:
    return chart_bytes(tornado_figure(found, translate=show))
