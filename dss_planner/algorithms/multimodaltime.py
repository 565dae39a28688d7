"""Travel time by vehicle as far as it pays, then on foot."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingContext, QgsProcessingParameterVectorDestination

from dss_planner.access.multimodal import MultimodalRequest, MultimodalResult, compute_multimodal
from dss_planner.access.multimodalparking import PARKING, Vehicle
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.algorithms.walking import WalkingAlgorithm


class MultimodalTime(WalkingAlgorithm):
    """Compute the minutes of trips that begin with a drive and end with a walk."""

    ID = "multimodaltime"
    STYLE = "travel_time"

    def displayName(self) -> str:
        return self.tr("Travel time by vehicle and on foot")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = (QgsProcessing.SourceType.TypeVectorAnyGeometry,)
        self.add_raster("DRIVE_FRICTION", self.tr("Friction of the vehicle [min/m]"))
        self.add_raster("WALK_FRICTION", self.tr("Friction of walking or riding [min/m]"))
        self.add_vector("BASES", self.tr("Bases (soum centres, depots, camps …)"), anything)
        self.add_number("TRANSFER", self.tr("Parking and getting ready to walk [min]"), 0.0, 0.0)
        self.add_choice("PARKING", self.tr("Where the vehicle can be left"), PARKING, PARKING[0])
        self.add_vector("ROADS", self.tr("Roads"), (QgsProcessing.SourceType.TypeVectorLine,), optional=True)
        self.add_number("OFF_ROAD", self.tr("How far the vehicle may leave roads [km]"), None, 0.0)
        self.add_vector("PLACES", self.tr("Parking places"), anything, optional=True, advanced=True)
        self.add_movement()
        self.add_vector("DESTINATIONS", self.tr("Destinations (sites, wells …)"), anything, optional=True)
        self.add_name_field("NAME_FIELD", self.tr("Name of the destinations"), "DESTINATIONS")
        self.add_name_field("BASE_NAME_FIELD", self.tr("Name of the bases"), "BASES", advanced=True)
        self.add_raster_output("OUTPUT", self.tr("Travel time by vehicle and on foot [min]"))
        self.add(
            QgsProcessingParameterVectorDestination(
                "ROUTES",
                self.tr("Routes by vehicle and on foot"),
                QgsProcessing.SourceType.TypeVectorLine,
                optional=True,
                createByDefault=False,
            )
        )

    def check(self, inputs: Inputs) -> None:
        super().check(inputs)
        named = {name: name for name in ("ROADS", "PLACES") if inputs.given(name)}
        self._vehicle(inputs, named.get("ROADS", ""), named.get("PLACES", "")).check()

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        roads, places = inputs.vector("ROADS", bridge.cancelled), inputs.vector("PLACES", bridge.cancelled)
        request = MultimodalRequest(
            drive_friction=inputs.raster("DRIVE_FRICTION"),
            walk_friction=inputs.raster("WALK_FRICTION"),
            bases=inputs.vector("BASES", bridge.cancelled),
            output=inputs.raster_output("OUTPUT"),
            vehicle=self._vehicle(inputs, roads, places),
            walking=self.movement(inputs),
            max_minutes=inputs.optional_number("MAX_MINUTES"),
            base_name=inputs.field("BASE_NAME_FIELD"),
            destinations=inputs.vector("DESTINATIONS", bridge.cancelled) or None,
            routes=inputs.vector_output("ROUTES") if inputs.given("ROUTES") else None,
            destination_name=inputs.field("NAME_FIELD"),
        )
        result = compute_multimodal(request, bridge.progress, bridge.cancelled)
        self._say(result, bridge)
        bridge.tell(result.notes)
        outputs = {"OUTPUT": result.output}
        if result.routes:
            outputs["ROUTES"] = result.routes
            self.results().style_when_loaded(context, result.routes, "routes")
        return outputs

    def _vehicle(self, inputs: Inputs, roads: str, places: str) -> Vehicle:
        return Vehicle(
            roads=roads,
            off_road_km=inputs.optional_number("OFF_ROAD"),
            parking=inputs.choice("PARKING"),
            places=places,
            transfer_minutes=inputs.number("TRANSFER"),
        )

    def _say(self, result: MultimodalResult, bridge: FeedbackBridge) -> None:
        bridge.say(
            self.tr("{reached} % of the cells are reached, {unreachable} % are not, {unknown} % are unknown.").format(
                reached=f"{100 * result.reached_share:.1f}",
                unreachable=f"{100 * result.unreachable_share:.1f}",
                unknown=f"{100 * result.unknown_share:.1f}",
            )
        )
        bridge.say(
            self.tr(
                "The vehicle reaches {driven} % of the cells and can be left on {parking} %. The longest walk takes "
                "{hours} h over {km} km."
            ).format(
                driven=f"{100 * result.driven_share:.1f}",
                parking=f"{100 * result.parking_share:.1f}",
                hours=f"{result.longest_walk / 60:.1f}",
                km=f"{result.longest_walk_km:.1f}",
            )
        )
        for leg in result.legs:
            if leg.minutes is not None:
                bridge.say(
                    self.tr("{name}: {mode} {km} km, {hours} h").format(
                        name=leg.name or leg.destination,
                        mode=leg.mode,
                        km=f"{leg.length_km:,.1f}",
                        hours=f"{leg.minutes / 60:.2f}",
                    )
                )
