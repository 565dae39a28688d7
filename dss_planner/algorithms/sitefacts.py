"""Site facts: what lies inside each site, weighted by coverage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterMultipleLayers

from dss_planner.access.surface import UNREACHABLE
from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.errors import InputError
from dss_planner.raster.reading import open_raster
from dss_planner.sites.facts import FactRaster, SiteFactsRequest, site_facts

#: Units of rasters in which 1000000 marks what cannot be reached or crossed.
_UNITS_WITH_LIMIT = ("min", "min/m")


class SiteFacts(PlannerAlgorithm):
    """Add mean, minimum, maximum, class shares and completeness to sites."""

    ID = "sitefacts"
    GROUP = "sites"
    STYLE = "sites"

    def displayName(self) -> str:
        return self.tr("Site facts")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        raster = QgsProcessing.SourceType.TypeRaster
        self.add_vector("SITES", self.tr("Sites"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        self.add(
            QgsProcessingParameterMultipleLayers(
                "RASTERS", self.tr("Rasters of quantities (mean, minimum, maximum)"), raster, optional=True
            )
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "CATEGORICAL", self.tr("Rasters of classes (share of each class)"), raster, optional=True
            )
        )
        self.add_vector_output("OUTPUT", self.tr("Sites with facts"))

    def check(self, inputs: Inputs) -> None:
        if not inputs.given("RASTERS") and not inputs.given("CATEGORICAL"):
            raise InputError("No raster was chosen, so there is nothing to summarise. Choose at least one raster.")

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        rasters = tuple(
            FactRaster(path, Path(path).stem, classes=classes, limit=_limit(path))
            for name, classes in (("RASTERS", False), ("CATEGORICAL", True))
            for path in inputs.layers(name, bridge.cancelled)
        )
        request = SiteFactsRequest(
            sites=inputs.vector("SITES", bridge.cancelled), rasters=rasters, output=inputs.vector_output("OUTPUT")
        )
        result = site_facts(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        return {"OUTPUT": result.output}


def _limit(path: str) -> float | None:
    """Return the value from which on the raster says “out of reach”, None when it has no such value."""
    dataset = open_raster(path)  # a band is only valid while its dataset is open
    return UNREACHABLE if dataset.GetRasterBand(1).GetUnitType() in _UNITS_WITH_LIMIT else None
