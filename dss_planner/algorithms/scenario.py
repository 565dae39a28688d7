"""Scenario: soil loss with a plan against without."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorDestination,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.layers.translation import show
from dss_planner.plan.scenario.request import LEAKAGE, LEAKAGE_WIDTH, YEARS, ScenarioRequest
from dss_planner.plan.scenario.scenario import compute_scenario

_LONGEST = 100
_SITES = "site_effects"


class Scenario(PlannerAlgorithm):
    """Work out what the works of a plan do to soil loss and dust, year by year."""

    ID = "scenario"
    GROUP = "plan"
    STYLE = "avoided_loss"
    BAND = 3

    def displayName(self) -> str:
        return self.tr("Scenario: soil loss with the plan")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file, folder = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
        self.add(QgsProcessingParameterFile("PLAN", self.tr("Plan (GeoPackage)"), file, extension="gpkg"))
        self.add(QgsProcessingParameterFile("STUDY", self.tr("Study folder (of “Align layers”)"), folder))
        self.add_number("YEAR", self.tr("Year of the plan that the map shows"), YEARS, 1, _LONGEST, whole=True)
        self.add_number("YEARS", self.tr("Years that are worked out"), YEARS, 1, _LONGEST, whole=True, advanced=True)
        self.add(QgsProcessingParameterBoolean("KEPT_UP", self.tr("Barriers are kept up"), True), advanced=True)
        self.add_number(
            "LEAKAGE", self.tr("Share of fenced-out grazing that goes on around [0–1]"), LEAKAGE, 0, 1, advanced=True
        )
        self.add_number(
            "LEAKAGE_WIDTH", self.tr("Width of the land around fences [m]"), LEAKAGE_WIDTH, 0, 100_000, advanced=True
        )
        keep = self.tr("Keep the figures in the plan")
        self.add(QgsProcessingParameterBoolean("STORE", keep, True), advanced=True)
        self.add(
            QgsProcessingParameterVectorDestination(
                "SITES",
                self.tr("Effect at the sites"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=True,
            ),
            advanced=True,
        )
        self.add_raster_output("OUTPUT", self.tr("Soil loss without and with the plan"))
        self.addOutput(QgsProcessingOutputFile("REPORT", self.tr("Report of all sites and years (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("AVOIDED", self.tr("Soil loss avoided in the year [t]")))
        self.addOutput(QgsProcessingOutputNumber("LEAKED", self.tr("Soil loss added around fences in the year [t]")))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = ScenarioRequest(
            plan=inputs.file("PLAN"),
            study=inputs.file("STUDY"),
            output=inputs.raster_output("OUTPUT"),
            year=inputs.whole("YEAR"),
            years=inputs.whole("YEARS"),
            kept_up=inputs.flag("KEPT_UP"),
            leakage=inputs.number("LEAKAGE"),
            leakage_width=inputs.number("LEAKAGE_WIDTH"),
            sites=inputs.vector_output("SITES") if inputs.given("SITES") else None,
            store=inputs.flag("STORE"),
        )
        result = compute_scenario(request, bridge.progress, bridge.cancelled)
        for site in result.sites:
            if not site.years:
                bridge.say(f"{site.name}: {show(site.idle[0])}")
                continue
            effect = site.years[request.year - 1]
            bridge.say(
                self.tr(
                    "{site}: {before} t/a without the plan; {low}–{high} t/a avoided in year {year}, most likely "
                    "{mode} t/a; {leaked} t/a more around fences."
                ).format(
                    site=site.name,
                    before=_tonnes(site.before),
                    low=_tonnes(effect.avoided[0]),
                    high=_tonnes(effect.avoided[2]),
                    mode=_tonnes(effect.avoided[1]),
                    leaked=_tonnes(effect.leaked[1]),
                    year=request.year,
                )
            )
        bridge.tell(result.notes)
        outputs: dict[str, Any] = {
            "OUTPUT": result.output,
            "REPORT": result.report,
            "AVOIDED": result.avoided[1],
            "LEAKED": result.leaked[1],
        }
        if request.sites:
            outputs["SITES"] = request.sites
            self.results().style_when_loaded(context, request.sites, _SITES)
        return outputs


def _tonnes(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1.0 or value == 0.0 else f"{value:,.2g}"
