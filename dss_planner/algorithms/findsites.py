"""Find sites: contiguous regions of high score."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterVectorDestination,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.errors import InputError
from dss_planner.sites.limits import Existing, WithinReach
from dss_planner.sites.regions import find_sites
from dss_planner.sites.reporting import METHODS, FindSitesRequest


class FindSites(PlannerAlgorithm):
    """Cut candidate sites out of a score."""

    ID = "findsites"
    GROUP = "sites"
    STYLE = "sites"

    def displayName(self) -> str:
        return self.tr("Find sites")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("SCORE", self.tr("Score [0–100]"))
        self.add_layer(
            "MASK",
            self.tr("Only here (polygons, or a raster: known and not 0)"),
            (QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeRaster),
            optional=True,
        )
        default = FindSitesRequest(score="", output="")
        self.add_number("COUNT", self.tr("Number of sites"), default.count, 1, 1000, whole=True)
        self.add_number("MIN_AREA", self.tr("Smallest site [ha]"), default.min_area, 0.0)
        self.add_number("MAX_AREA", self.tr("Largest site [ha]"), default.max_area, 0.0)
        self.add_number("TOTAL_AREA", self.tr("All sites together [ha]"), default.total_area, 0.0)
        self.add_number("SPACING", self.tr("Least distance between sites [km]"), default.spacing, 0.0, 2000.0)
        self.add_number(
            "COMPACTNESS", self.tr("Compactness (0 follows the score, 1 round)"), default.compactness, 0.0, 1.0
        )
        self.add_number("MIN_SCORE", self.tr("Lowest score of a cell in a site"), default.min_score, 0.0, 100.0)
        self.add_choice("METHOD", self.tr("Way of finding"), METHODS, default.method, advanced=True)
        anything = (QgsProcessing.SourceType.TypeVectorAnyGeometry,)
        self.add_vector("EXISTING", self.tr("Existing sites to keep away from"), anything, optional=True, advanced=True)
        self.add_number(
            "EXISTING_DISTANCE", self.tr("Least distance from existing sites [km]"), 10.0, 0.0, 2000.0, advanced=True
        )
        self.add_raster("TRAVEL_TIME", self.tr("Travel time [min]"), optional=True, advanced=True)
        self.add_number("MAX_MINUTES", self.tr("Longest travel time [min]"), None, 0.0, advanced=True)
        self.add_vector_output("OUTPUT", self.tr("Candidate sites"))
        self.add(
            QgsProcessingParameterVectorDestination(
                "HOLES",
                self.tr("Land enclosed by sites"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT",
                self.tr("Report: targets met or not (JSON)"),
                "JSON (*.json)",
                optional=True,
                createByDefault=False,
            )
        )

    def check(self, inputs: Inputs) -> None:
        smallest, largest = inputs.number("MIN_AREA"), inputs.number("MAX_AREA")
        if smallest >= largest:
            raise InputError(
                "The smallest site ({smallest} ha) is not smaller than the largest one ({largest} ha). "
                "Lower the first or raise the second.",
                smallest=smallest,
                largest=largest,
            )

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = FindSitesRequest(
            score=inputs.raster("SCORE"),
            output=inputs.vector_output("OUTPUT"),
            report=inputs.file_output("REPORT") or None,
            mask=inputs.layer("MASK", bridge.cancelled) or None,
            count=inputs.whole("COUNT"),
            min_area=inputs.number("MIN_AREA"),
            max_area=inputs.number("MAX_AREA"),
            total_area=inputs.optional_number("TOTAL_AREA"),
            spacing=inputs.number("SPACING"),
            compactness=inputs.number("COMPACTNESS"),
            min_score=inputs.number("MIN_SCORE"),
            method=inputs.choice("METHOD"),
            existing=self._existing(inputs, bridge),
            reach=self._reach(inputs),
            holes=inputs.vector_output("HOLES") if inputs.given("HOLES") else None,
        )
        result = find_sites(request, bridge.progress, bridge.cancelled)
        for site in result.sites:
            bridge.say(
                self.tr("{name}: {area} ha, mean score {score}").format(
                    name=site.name, area=f"{site.area_ha:,.0f}", score=f"{site.score_mean:.1f}"
                )
            )
        bridge.warn(target.sentence for target in result.targets if not target.met)
        bridge.tell(result.notes)
        outputs = {"OUTPUT": result.output}
        if request.report:
            outputs["REPORT"] = request.report
        if request.holes and Path(request.holes).exists():
            outputs["HOLES"] = request.holes
        return outputs

    def _existing(self, inputs: Inputs, bridge: FeedbackBridge) -> Existing | None:
        if not inputs.given("EXISTING"):
            return None
        return Existing(inputs.vector("EXISTING", bridge.cancelled), inputs.number("EXISTING_DISTANCE"))

    def _reach(self, inputs: Inputs) -> WithinReach | None:
        travel_time, minutes = inputs.given("TRAVEL_TIME"), inputs.optional_number("MAX_MINUTES")
        if not travel_time and minutes is None:
            return None
        if not travel_time or minutes is None:
            raise InputError(
                "Of “Travel time” and “Longest travel time” only one is given. Give both, or leave both empty."
            )
        return WithinReach(inputs.raster("TRAVEL_TIME"), minutes)
