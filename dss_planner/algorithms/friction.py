"""Friction: minutes to cross a metre."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from dss_planner.access.friction import CROSSINGS, FrictionRequest, compute_friction
from dss_planner.access.obstacles import ObstacleLayers
from dss_planner.access.rivers import UNKNOWN_RIVERS
from dss_planner.access.roadtable import copy_road_table, read_road_table
from dss_planner.access.speeds import MODES, SEASONS, read_speeds, write_speeds
from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs


class Friction(PlannerAlgorithm):
    """Compute a friction surface from land cover, slope, water, barriers and roads."""

    ID = "friction"
    GROUP = "access"
    STYLE = "friction"

    def displayName(self) -> str:
        return self.tr("Friction")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        lines, polygons = QgsProcessing.SourceType.TypeVectorLine, QgsProcessing.SourceType.TypeVectorPolygon
        self.add_raster("LANDCOVER", self.tr("Land cover (planner classes)"))
        self.add_raster("DEM", self.tr("Elevation [m]"), optional=True)
        self.add_vector("ROADS", self.tr("Roads"), (lines,), optional=True)
        self.add(
            QgsProcessingParameterField(
                "ROAD_CLASS_FIELD",
                self.tr("Field with the road class"),
                parentLayerParameterName="ROADS",
                optional=True,
            )
        )
        self.add_vector("BARRIERS", self.tr("Barriers (rivers, railways, fences)"), (lines, polygons), optional=True)
        self.add_vector("RIVERS", self.tr("Rivers"), (lines, polygons), optional=True)
        self.add_vector("LAKES", self.tr("Lakes"), (polygons,), optional=True)
        self._add_file("SPEEDS", self.tr("Speeds by land cover and road class [km/h] (JSON)"))
        self.add_choice("MODE", self.tr("Way of travel"), MODES, MODES[0])
        self.add_choice("SEASON", self.tr("Season of the default speeds"), SEASONS, SEASONS[0], advanced=True)
        self.add_vector("PLAYAS", self.tr("Playas and takyrs"), (polygons,), optional=True, advanced=True)
        self.add_vector("BORDERS", self.tr("Borders and pits"), (lines, polygons), optional=True, advanced=True)
        anything = (QgsProcessing.SourceType.TypeVectorAnyGeometry,)
        self.add_vector("OPENINGS", self.tr("Bridges, fords, gates and posts"), anything, optional=True, advanced=True)
        self.add_number("OPENING_DISTANCE", self.tr("Reach of openings [m]"), 0.0, 0.0, advanced=True)
        self.add_choice("CROSSINGS", self.tr("Roads that open barriers"), CROSSINGS, CROSSINGS[0], advanced=True)
        self.add_choice(
            "UNKNOWN_RIVERS", self.tr("Rivers of unknown kind"), UNKNOWN_RIVERS, UNKNOWN_RIVERS[0], advanced=True
        )
        self.add_vector("PROTECTED", self.tr("No travel off the roads"), (polygons,), optional=True, advanced=True)
        self._add_file("ROAD_TABLE", self.tr("Meaning of road codes and tags (JSON)"), advanced=True)
        height = QgsProcessingParameterBoolean("ELEVATION_FACTOR", self.tr("Height slows travel"), defaultValue=False)
        self.add(height, advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Friction [min/m]"))
        for name, label in (
            ("SPEEDS_USED", self.tr("Speeds as used, to be edited (JSON)")),
            ("ROAD_TABLE_COPY", self.tr("Table of road codes, to be edited (JSON)")),
        ):
            copy = QgsProcessingParameterFileDestination(
                name, label, "JSON (*.json)", optional=True, createByDefault=False
            )
            self.add(copy, advanced=True)

    def _add_file(self, name: str, label: str, advanced: bool = False) -> None:
        """Add an optional JSON file."""
        kind = QgsProcessingParameterFile.Behavior.File
        self.add(QgsProcessingParameterFile(name, label, kind, extension="json", optional=True), advanced)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = FrictionRequest(
            landcover=inputs.raster("LANDCOVER"),
            output=inputs.raster_output("OUTPUT"),
            dem=inputs.raster("DEM") or None,
            roads=inputs.vector("ROADS", bridge.cancelled) or None,
            road_class_field=inputs.field("ROAD_CLASS_FIELD"),
            barriers=inputs.vector("BARRIERS", bridge.cancelled) or None,
            speeds=read_speeds(inputs.file("SPEEDS"), inputs.choice("SEASON"), inputs.choice("MODE")),
            obstacles=ObstacleLayers(
                rivers=inputs.vector("RIVERS", bridge.cancelled) or None,
                lakes=inputs.vector("LAKES", bridge.cancelled) or None,
                playas=inputs.vector("PLAYAS", bridge.cancelled) or None,
                borders=inputs.vector("BORDERS", bridge.cancelled) or None,
                openings=inputs.vector("OPENINGS", bridge.cancelled) or None,
                protected=inputs.vector("PROTECTED", bridge.cancelled) or None,
                opening_distance=inputs.number("OPENING_DISTANCE"),
                unknown_rivers=inputs.choice("UNKNOWN_RIVERS"),
            ),
            crossings=inputs.choice("CROSSINGS"),
            road_table=read_road_table(inputs.file("ROAD_TABLE")),
            elevation_factor=inputs.flag("ELEVATION_FACTOR"),
        )
        result = compute_friction(request, bridge.progress, bridge.cancelled)
        bridge.say_known(result.known_share)
        bridge.tell(result.notes)
        outputs = {"OUTPUT": result.output}
        speeds, table = inputs.file_output("SPEEDS_USED"), inputs.file_output("ROAD_TABLE_COPY")
        if speeds:
            write_speeds(request.speeds, speeds)
            outputs["SPEEDS_USED"] = speeds
        if table:
            copy_road_table(table)
            outputs["ROAD_TABLE_COPY"] = table
        return outputs
