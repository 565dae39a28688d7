"""Draft plan: countermeasures for sites as map layers."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.erosion.wind.seasons import parse_months
from dss_planner.layers.styles import plan_styles
from dss_planner.layers.translation import show
from dss_planner.measures.amounts.costs import PLAN_YEARS
from dss_planner.plan.budget.money import BASE, CURRENCIES
from dss_planner.plan.budget.report import rates_of
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.sequences import STANDARD, VARIANTS

#: Layers of the plan from the top of the layer tree to its bottom.
PLAN_LAYERS = ("points", "lines", "zones", "sites")


class DraftPlan(PlannerAlgorithm):
    """Choose measures for each site, draw them, and sum up quantities and costs."""

    ID = "draftplan"
    GROUP = "plan"

    def displayName(self) -> str:
        return self.tr("Draft plan")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file, folder = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
        self.add_vector("SITES", self.tr("Sites"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        self.add(QgsProcessingParameterFile("STUDY", self.tr("Study folder (of “Align layers”)"), folder))
        self.add(
            QgsProcessingParameterString(
                "WIND_ROSE", self.tr("Erosive wind: direction it comes from [°], wind table or hourly record")
            )
        )
        self.add(
            QgsProcessingParameterFile(
                "CATALOGUE", self.tr("Catalogue of measures (JSON)"), file, extension="json", optional=True
            )
        )
        self.add(
            QgsProcessingParameterString(
                "MEASURES", self.tr("Only these measures (ids, separated by commas)"), optional=True
            )
        )
        self.add(QgsProcessingParameterString("MONTHS", self.tr("Months of an hourly record"), "3,4,5"), advanced=True)
        self.add_choice("PACKAGE", self.tr("Package where the land decides"), VARIANTS, STANDARD, advanced=True)
        self.add_number("YEARS", self.tr("Years of the plan"), PLAN_YEARS, 1, 50, whole=True, advanced=True)
        self.add_choice("CURRENCY", self.tr("Currency of the plan"), tuple(CURRENCIES), BASE, advanced=True)
        rates = QgsProcessingParameterString("RATES", self.tr("Exchange rates (JSON)"), "", True, optional=True)
        self.add(rates, advanced=True)
        self.add(QgsProcessingParameterBoolean("LOAD", self.tr("Load the plan's layers"), True), advanced=True)
        self.add(QgsProcessingParameterFileDestination("PLAN", self.tr("Plan"), "GeoPackage (*.gpkg)"))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Make the styles that are stored in the plan; main thread."""
        self._styles = tuple(plan_styles().items())
        return super().prepareAlgorithm(parameters, context, feedback)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        wind = inputs.text("WIND_ROSE")
        direction = _degrees(wind)
        request = DraftPlanRequest(
            sites=inputs.vector("SITES", bridge.cancelled),
            study=inputs.file("STUDY"),
            output=inputs.package_output("PLAN"),
            wind_from=direction,
            wind_rose=wind if wind and direction is None else None,
            wind_months=parse_months(inputs.text("MONTHS")),
            catalogue=inputs.file("CATALOGUE") or None,
            measures=inputs.words("MEASURES"),
            package=inputs.choice("PACKAGE"),
            years=inputs.whole("YEARS"),
            styles=self._styles,
            currency=inputs.choice("CURRENCY"),
            rates=rates_of(inputs.text("RATES")) if inputs.text("RATES").strip() else (),
        )
        result = draft_plan(request, bridge.progress, bridge.cancelled)
        bridge.say(show(result.wind))
        bridge.say(
            self.tr(
                "{sites} sites, {area} ha: {low}–{high} {currency} over {years} years, most likely {mode} {currency}."
            ).format(
                currency=result.currency,
                sites=result.sites,
                area=f"{result.area:,.0f}",
                low=f"{result.cost_low:,.0f}",
                high=f"{result.cost_high:,.0f}",
                years=request.years,
                mode=f"{result.cost_mode:,.0f}",
            )
        )
        bridge.warn(result.warnings)
        if inputs.flag("LOAD"):
            self._load(context, result.output)
        return {"PLAN": result.output}

    def _load(self, context: QgsProcessingContext, plan: str) -> None:
        titles = {
            "points": self.tr("Plan: points"),
            "lines": self.tr("Plan: lines"),
            "zones": self.tr("Plan: zones"),
            "sites": self.tr("Plan: sites"),
        }
        for layer in PLAN_LAYERS:
            self.results().load(context, f"{plan}|layername={layer}", titles[layer], layer)


def _degrees(value: str) -> float | None:
    """Return the direction that ``value`` states, None when it is no number."""
    try:
        return float(value)
    except ValueError:
        return None
