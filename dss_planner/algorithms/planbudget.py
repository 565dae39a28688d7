"""Budget of a plan: lines, totals and their range."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.plan.budget.money import CURRENCIES
from dss_planner.plan.budget.report import BudgetRequest, compute_budget, rates_of, upkeep_of
from dss_planner.plan.budget.totals import DRAWS

_MOST_DRAWS = 1_000_000
#: Word for the currency of the plan.
_OF_PLAN = "plan"


class PlanBudget(PlannerAlgorithm):
    """Add up what the works of a plan cost by site, measure and year."""

    ID = "planbudget"
    GROUP = "plan"

    def displayName(self) -> str:
        return self.tr("Budget of a plan")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        file = QgsProcessingParameterFile.Behavior.File
        self.add(QgsProcessingParameterFile("PLAN", self.tr("Plan (GeoPackage)"), file, extension="gpkg"))
        self.add_choice("CURRENCY", self.tr("Currency of the sums"), (_OF_PLAN, *CURRENCIES), _OF_PLAN)
        self.add(QgsProcessingParameterString("RATES", self.tr("Exchange rates (JSON)"), "", True, optional=True))
        self.add_number("CONTINGENCY", self.tr("Contingency, share of the cost [0–1]"), 0.0, 0.0, 1.0)
        upkeep = self.tr("Upkeep of measures, share of the building cost per year (JSON)")
        self.add(QgsProcessingParameterString("UPKEEP", upkeep, "", True, optional=True))
        self.add(QgsProcessingParameterBoolean("RENEWALS", self.tr("Build worn-out works again"), True), advanced=True)
        self.add_number("DRAWS", self.tr("Draws for the range [count]"), DRAWS, 1, _MOST_DRAWS, True, advanced=True)
        self.add_number("SEED", self.tr("Seed of the draws [count]"), 1, 0, whole=True, advanced=True)
        self.add(QgsProcessingParameterFileDestination("OUTPUT", self.tr("Lines of the budget"), "CSV (*.csv)"))
        self.addOutput(QgsProcessingOutputFile("REPORT", self.tr("Totals by site, measure and year (JSON)")))
        for name, label in (
            ("P10", self.tr("Total, 10 % of the draws are below [currency]")),
            ("P50", self.tr("Total, half of the draws are below [currency]")),
            ("P90", self.tr("Total, 90 % of the draws are below [currency]")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = BudgetRequest(
            plan=inputs.file("PLAN"),
            output=inputs.file_output("OUTPUT"),
            currency="" if inputs.choice("CURRENCY") == _OF_PLAN else inputs.choice("CURRENCY"),
            rates=rates_of(inputs.text("RATES")) if inputs.text("RATES").strip() else (),
            contingency=inputs.number("CONTINGENCY"),
            upkeep=upkeep_of(inputs.text("UPKEEP")) if inputs.text("UPKEEP").strip() else None,
            renewals=inputs.flag("RENEWALS"),
            draws=inputs.whole("DRAWS"),
            seed=inputs.whole("SEED"),
        )
        result = compute_budget(request, bridge.progress, bridge.cancelled)
        total = result.total
        bridge.say(
            self.tr(
                "{lines} lines; total {middle} {currency}, between {low} and {high} in 80 % of the draws, contingency "
                "included."
            ).format(
                lines=result.lines,
                middle=f"{total.p50:,.0f}",
                low=f"{total.p10:,.0f}",
                high=f"{total.p90:,.0f}",
                currency=result.currency,
            )
        )
        bridge.tell(result.notes)
        return {
            "OUTPUT": result.output,
            "REPORT": result.report,
            "P10": total.p10,
            "P50": total.p50,
            "P90": total.p90,
        }
