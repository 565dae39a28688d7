"""How far a score or a ranking depends on weights, bounds and data."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.errors import InputError
from dss_planner.running import portion
from dss_planner.scoring.model import read_model
from dss_planner.scoring.sensitivity.agreement import AgreementRequest, AgreementResult, compute_agreement
from dss_planner.scoring.sensitivity.combinations import METHODS
from dss_planner.scoring.sensitivity.draws import AROUND, DEFAULT_CONCENTRATION, DEFAULT_DRAWS, WEIGHTINGS
from dss_planner.sites.robustness.results import RobustnessRequest, RobustnessResult
from dss_planner.sites.robustness.robustness import MOST_DRAWS, compute_robustness

#: Style keys of the map and of the sites.
_MAP, _SITES = "probability", "sites"


class Sensitivity(PlannerAlgorithm):
    """Draw weights, bounds and data again and again, and see what stays."""

    ID = "sensitivity"
    GROUP = "scoring"

    def displayName(self) -> str:
        return self.tr("Sensitivity")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFile(
                "MODEL",
                self.tr("Score model (JSON), for the map"),
                QgsProcessingParameterFile.Behavior.File,
                extension="json",
                optional=True,
            )
        )
        polygons = (QgsProcessing.SourceType.TypeVectorPolygon,)
        self.add_vector("SITES", self.tr("Sites with facts, for the ranking"), polygons, optional=True)
        self.add(
            QgsProcessingParameterString(
                "FIELDS",
                self.tr("Fields of the sites with direction, weight, low and high (JSON)"),
                multiLine=True,
                optional=True,
            )
        )
        self.add_number("DRAWS", self.tr("Number of draws"), DEFAULT_DRAWS, 1, MOST_DRAWS, whole=True)
        self.add_number("SEED", self.tr("Seed of the draws"), 0, 0, 2**31 - 1, whole=True)
        self.add_choice("WEIGHTING", self.tr("How weights are drawn"), WEIGHTINGS, AROUND, advanced=True)
        self.add_number(
            "CONCENTRATION", self.tr("Concentration around the weights"), DEFAULT_CONCENTRATION, 0.1, 1e6, advanced=True
        )
        self.add(
            QgsProcessingParameterString("SPREADS", self.tr("Spreads (JSON)"), multiLine=True, optional=True),
            advanced=True,
        )
        self.add_number("TOP_SHARE", self.tr("Share of the map that is its top [%]"), 10.0, 0.01, 99.0, advanced=True)
        self.add_choice("METHOD", self.tr("Method of the ranking"), METHODS, METHODS[0], advanced=True)
        self.add_number("ATTITUDE", self.tr("Caution of owa (1 none)"), 2.0, 0.1, 10.0, advanced=True)
        self.add_number("TOP", self.tr("First places that are the top"), 3, 1, whole=True, advanced=True)
        self.add(
            QgsProcessingParameterField(
                "EXCLUDED_FIELD",
                self.tr("Field that says why a site is left out"),
                parentLayerParameterName="SITES",
                optional=True,
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "BY_CELLS", self.tr("Combine the cells of the sites, by the score model"), defaultValue=False
            ),
            advanced=True,
        )
        self.add(QgsProcessingParameterRasterDestination("OUTPUT", self.tr("Agreement map"), optional=True))
        self.add(
            QgsProcessingParameterVectorDestination(
                "RANKED", self.tr("Rank frequencies of the sites"), polygons[0], optional=True
            )
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT",
                self.tr("Report: rank frequencies, switching weights (JSON)"),
                "JSON (*.json)",
                optional=True,
                createByDefault=False,
            )
        )

    def check(self, inputs: Inputs) -> None:
        model, sites = inputs.file("MODEL"), inputs.given("SITES")
        if not model and not sites:
            raise InputError("Neither a score model nor sites are given. Give a model for the map, sites, or both.")
        if model:
            read_model(model)
            if not inputs.given("OUTPUT"):
                raise InputError("A score model is given, but no file for the agreement map. Choose one.")
        if inputs.flag("BY_CELLS") and not (model and sites):
            raise InputError(
                "The cells of the sites are to be combined, which needs the sites and the score model. Give both, or "
                "switch that off."
            )
        if sites and not inputs.text("FIELDS"):
            raise InputError(
                "Sites are given without the fields to rank by. Give each field with direction, weight, low and high, "
                "as “Rank sites” takes them."
            )

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        outputs: dict[str, Any] = {}
        model, sites = inputs.file("MODEL"), inputs.given("SITES")
        agreement = inputs.raster_output("OUTPUT") if inputs.given("OUTPUT") else ""
        ranked = inputs.vector_output("RANKED") if inputs.given("RANKED") else ""
        # asked for once: a temporary file has another name each time
        report = inputs.file_output("REPORT")
        if model:
            progress = portion(bridge.progress, 0.0, 0.8) if sites else bridge.progress
            found = compute_agreement(
                self._map_request(inputs, agreement, "" if sites else report), progress, bridge.cancelled
            )
            self._tell_map(found, bridge)
            outputs["OUTPUT"] = agreement
            self.results().style_when_loaded(context, agreement, _MAP)
        if sites:
            request = self._sites_request(inputs, ranked, report, bridge)
            progress = portion(bridge.progress, 0.8, 1.0) if model else bridge.progress
            self._tell_sites(compute_robustness(request, progress, bridge.cancelled), bridge)
            if ranked:
                outputs["RANKED"] = ranked
                self.results().style_when_loaded(context, ranked, _SITES)
        if report:
            outputs["REPORT"] = report
        _forget(context, {agreement, ranked} - set(outputs.values()))
        return outputs

    def _map_request(self, inputs: Inputs, output: str, report: str) -> AgreementRequest:
        return AgreementRequest(
            model=inputs.file("MODEL"),
            output=output,
            top=inputs.number("TOP_SHARE") / 100.0,
            draws=inputs.whole("DRAWS"),
            seed=inputs.whole("SEED"),
            weighting=inputs.choice("WEIGHTING"),
            concentration=inputs.number("CONCENTRATION"),
            spreads="" if inputs.given("SITES") else inputs.text("SPREADS"),
            report=report,
        )

    def _sites_request(self, inputs: Inputs, output: str, report: str, bridge: FeedbackBridge) -> RobustnessRequest:
        return RobustnessRequest(
            sites=inputs.vector("SITES", bridge.cancelled),
            criteria=inputs.text("FIELDS"),
            output=output,
            report=report,
            method=inputs.choice("METHOD"),
            attitude=inputs.number("ATTITUDE"),
            draws=inputs.whole("DRAWS"),
            seed=inputs.whole("SEED"),
            weighting=inputs.choice("WEIGHTING"),
            concentration=inputs.number("CONCENTRATION"),
            spreads=inputs.text("SPREADS"),
            top=inputs.whole("TOP"),
            excluded=inputs.field("EXCLUDED_FIELD"),
            model=inputs.file("MODEL") if inputs.flag("BY_CELLS") else "",
        )

    def _tell_map(self, found: AgreementResult, bridge: FeedbackBridge) -> None:
        bridge.say_known(found.known)
        bridge.say(
            self.tr(
                "Of {hectares} ha, {sure} ha are at the top in at least 90 % of the draws and {possible} ha in 10 to "
                "90 %. What is at the top with the chosen weights stays there in {kept} % of the draws."
            ).format(
                hectares=f"{found.hectares:,.0f}",
                sure=f"{found.sure_hectares:,.0f}",
                possible=f"{found.possible_hectares:,.0f}",
                kept=f"{100 * found.kept:.0f}",
            )
        )
        bridge.tell(found.notes)

    def _tell_sites(self, found: RobustnessResult, bridge: FeedbackBridge) -> None:
        for switch in found.switches:
            ends = [
                self.tr("{weight} % ({site})").format(weight=f"{100 * end:.1f}", site=site)
                for end, site in ((switch.lower, switch.lower_site), (switch.upper, switch.upper_site))
                if end is not None
            ]
            bridge.say(
                self.tr("{criterion}, weight {weight} %: the winner changes at {ends}").format(
                    criterion=switch.label,
                    weight=f"{100 * switch.weight:.1f}",
                    ends=", ".join(ends) or self.tr("no weight"),
                )
            )
        bridge.tell(found.notes)


def _forget(context: QgsProcessingContext, unwritten: set[str]) -> None:
    """Keep QGIS from loading results for which there was no input."""
    waiting = context.layersToLoadOnCompletion()
    kept = {path: details for path, details in waiting.items() if path not in unwritten}
    if len(kept) < len(waiting):
        context.setLayersToLoadOnCompletion(kept)
