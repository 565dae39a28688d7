"""How long and how far it is from the nearest water, straw, gravel and nursery."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from dss_planner.access.features import field_names
from dss_planner.access.solving import require_limit
from dss_planner.access.supplies import SupplyKind, SupplyRequest, SupplyResult, compute_supplies, require_kinds
from dss_planner.access.suppliestable import Transport
from dss_planner.access.walking import NEIGHBOURS
from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs

#: Parameter → name of the kind in bands and table, which scripts rely on.
_KINDS = {"WATER": "water", "STRAW": "straw", "GRAVEL": "gravel", "NURSERY": "nursery", "OTHER": "other"}


class SupplyDistance(PlannerAlgorithm):
    """Compute minutes, kilometres and source of each kind of supplies."""

    ID = "supplydistance"
    GROUP = "access"
    STYLE = "travel_time"

    def displayName(self) -> str:
        return self.tr("Distance of water and material")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        anything = (QgsProcessing.SourceType.TypeVectorAnyGeometry,)
        self.add_raster("FRICTION", self.tr("Friction of the truck [min/m]"))
        for name, label in (
            ("WATER", self.tr("Sources of water (wells, lakes …)")),
            ("STRAW", self.tr("Sources of straw or reed")),
            ("GRAVEL", self.tr("Sources of gravel, clay or stone")),
            ("NURSERY", self.tr("Nurseries of plants")),
            ("OTHER", self.tr("Other sources")),
        ):
            self.add_vector(name, label, anything, optional=True)
        self.add(
            QgsProcessingParameterString("NAME_FIELD", self.tr("Field with the names of sources"), "name", False, True)
        )
        self.add_number("MAX_MINUTES", self.tr("Longest travel time [min]"), None, 0.0)
        self.add_vector("SITES", self.tr("Sites to be supplied"), anything, optional=True)
        self.add(
            QgsProcessingParameterField(
                "SITE_NAME_FIELD", self.tr("Name of the sites"), parentLayerParameterName="SITES", optional=True
            )
        )
        self.add_number("HOURS_PER_DAY", self.tr("Haulage in a day [h]"), None, 0.0, 24.0, advanced=True)
        self.add_number("HANDLING", self.tr("Loading and unloading in a round trip [min]"), 0.0, 0.0, advanced=True)
        self.add_number("COST", self.tr("Cost per tonne and kilometre [currency/t·km]"), None, 0.0, advanced=True)
        self.add_choice(
            "NEIGHBOURS",
            self.tr("Neighbours of a cell"),
            tuple(map(str, NEIGHBOURS)),
            str(NEIGHBOURS[0]),
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Minutes, kilometres and source"))
        self.add(
            QgsProcessingParameterVectorDestination(
                "TABLE",
                self.tr("Supplies of the sites"),
                QgsProcessing.SourceType.TypeVectorLine,
                optional=True,
                createByDefault=False,
            )
        )

    def check(self, inputs: Inputs) -> None:
        require_limit(inputs.optional_number("MAX_MINUTES"))
        require_kinds([SupplyKind(kind, kind) for name, kind in _KINDS.items() if inputs.given(name)])
        self._transport(inputs).check()

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = SupplyRequest(
            kinds=tuple(self._kind(name, inputs, bridge) for name in _KINDS if inputs.given(name)),
            friction=inputs.raster("FRICTION"),
            output=inputs.raster_output("OUTPUT"),
            max_minutes=inputs.optional_number("MAX_MINUTES"),
            neighbours=int(inputs.choice("NEIGHBOURS")),
            sites=inputs.vector("SITES", bridge.cancelled) or None,
            site_table=inputs.vector_output("TABLE") if inputs.given("TABLE") else None,
            site_name=inputs.field("SITE_NAME_FIELD"),
            transport=self._transport(inputs),
        )
        result = compute_supplies(request, bridge.progress, bridge.cancelled)
        self._say(result, bridge)
        bridge.tell(result.notes)
        outputs = {"OUTPUT": result.output}
        if result.site_table:
            outputs["TABLE"] = result.site_table
            self.results().style_when_loaded(context, result.site_table, "routes")
        return outputs

    def _kind(self, name: str, inputs: Inputs, bridge: FeedbackBridge) -> SupplyKind:
        kind, sources, field = _KINDS[name], inputs.vector(name, bridge.cancelled), inputs.text("NAME_FIELD")
        if field and field not in field_names(sources, kind):
            bridge.say(
                self.tr("The sources of “{kind}” have no field “{field}”; they are numbered only.").format(
                    kind=kind, field=field
                )
            )
            field = ""
        return SupplyKind(kind, sources, field)

    def _transport(self, inputs: Inputs) -> Transport:
        return Transport(
            hours_per_day=inputs.optional_number("HOURS_PER_DAY"),
            handling_minutes=inputs.number("HANDLING"),
            cost_per_tonne_km=inputs.optional_number("COST"),
        )

    def _say(self, result: SupplyResult, bridge: FeedbackBridge) -> None:
        for row in result.sites:
            if row.minutes is None:
                continue
            bridge.say(
                self.tr("{site}, {kind}: {km} km, {hours} h from {source}").format(
                    site=row.site_name or row.site,
                    kind=row.kind,
                    km=f"{row.length_km:,.1f}",
                    hours=f"{row.minutes / 60:.2f}",
                    source=row.source_name or row.source,
                )
            )
