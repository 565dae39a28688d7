"""Dust source potential and sand hazard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.breakpoints import as_json, memberships_of, months_of, numbers_of
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.susceptibility.dustrequest import DustSourceRequest
from dss_planner.erosion.susceptibility.dustsource import compute_dust_source
from dss_planner.errors import InputError
from dss_planner.landcover.classes import BARE_GROUND, SAND, non_erodible_codes

#: Optional rasters: parameter → field of the request.
_OPTIONAL = {
    "WEATHER": "weather",
    "LANDCOVER": "landcover",
    "ELEVATION": "elevation",
    "GRAVEL": "gravel",
    "DISTURBANCE": "disturbance",
}


class DustSource(PlannerAlgorithm):
    """Compute dust source potential and, apart from it, sand hazard; compare with evidence."""

    ID = "dustsource"
    GROUP = "erosion"
    STYLE = "dust_source"

    def displayName(self) -> str:
        return self.tr("Dust sources and sand hazard")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_raster("SILT", self.tr("Silt [%]"))
        self.add_raster("CLAY", self.tr("Clay [%]"))
        self.add_raster("SAND", self.tr("Sand [%]"))
        self.add_raster("COVER", self.tr("Vegetation cover [%]"))
        self.add_raster("WEATHER", self.tr("Weather factor or climatic erosivity"), optional=True)
        self.add(QgsProcessingParameterString("MONTHS", self.tr("Months of the weather"), "", optional=True))
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"), optional=True)
        self.add_raster("ELEVATION", self.tr("Elevation [m]"), optional=True)
        polygons = (QgsProcessing.SourceType.TypeVectorPolygon,)
        self.add_vector("PLAYAS", self.tr("Dry lake beds"), polygons, optional=True)
        self.add_raster("GRAVEL", self.tr("Gravel cover [%]"), optional=True)
        self.add_raster("DISTURBANCE", self.tr("Disturbance [0–1]"), optional=True)
        lines = (QgsProcessing.SourceType.TypeVectorLine,)
        self.add_vector("TRACKS", self.tr("Tracks and roads"), lines, optional=True)
        rasters = QgsProcessing.SourceType.TypeRaster
        self.add(
            QgsProcessingParameterMultipleLayers(
                "EVIDENCE", self.tr("Evidence of dust (frequency, optical depth, emission)"), rasters, optional=True
            )
        )
        for name, label in (
            ("EVIDENCE_WEIGHTS", self.tr("Weights of the evidence (JSON)")),
            ("BREAKPOINTS", self.tr("Breakpoints (JSON)")),
            ("NUMBERS", self.tr("Numbers (JSON)")),
        ):
            self.add(QgsProcessingParameterString(name, label, "", optional=True), advanced=True)
        self.add(
            QgsProcessingParameterBoolean("PROPOSE", self.tr("Propose lake beds and fans from the elevation"), True),
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Dust sources and sand hazard [0–100]"))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        optional = {field: inputs.raster(name) or None for name, field in _OPTIONAL.items()}
        request = DustSourceRequest(
            silt=inputs.raster("SILT"),
            clay=inputs.raster("CLAY"),
            sand=inputs.raster("SAND"),
            cover=inputs.raster("COVER"),
            output=inputs.raster_output("OUTPUT"),
            months=months_of(inputs.text("MONTHS")),
            sand_codes=(SAND,),
            bare_codes=(BARE_GROUND,),
            non_erodible=non_erodible_codes(),
            propose=inputs.flag("PROPOSE"),
            playas=inputs.vector("PLAYAS", bridge.cancelled) or None,
            tracks=inputs.vector("TRACKS", bridge.cancelled) or None,
            evidence=_named(inputs.layers("EVIDENCE", bridge.cancelled)),
            evidence_weights=numbers_of(inputs.text("EVIDENCE_WEIGHTS"), "EVIDENCE_WEIGHTS"),
            memberships=memberships_of(inputs.text("BREAKPOINTS"), "BREAKPOINTS"),
            numbers=numbers_of(inputs.text("NUMBERS"), "NUMBERS"),
            **optional,
        )
        result = compute_dust_source(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known[0])
        bridge.tell(result.notes)
        bridge.say(self.tr("Breakpoints as used: {json}").format(json=as_json(result.memberships)))
        return {"OUTPUT": result.output}


def _named(paths: tuple[str, ...]) -> dict[str, str]:
    """Return the evidence by its file's name; raises `InputError` when two have the same."""
    named: dict[str, str] = {}
    for path in paths:
        name = Path(path).stem
        if name in named:
            raise InputError(
                "Two evidence layers are called “{name}” ({first}, {second}). Rename one of the files.",
                name=name,
                first=named[name],
                second=path,
            )
        named[name] = path
    return named
