"""Choose the set of sites under a budget."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.layers.translation import show
from dss_planner.sites.portfolio.choosing import DEFAULT_GAP, DEFAULT_SECONDS
from dss_planner.sites.portfolio.portfoliorequest import SelectPortfolioRequest
from dss_planner.sites.portfolio.selecting import select_portfolio
from dss_planner.tasks.own_process import OwnProcess


class SelectPortfolio(PlannerAlgorithm):
    """Choose the sites that are worth most together."""

    ID = "selectportfolio"
    GROUP = "sites"
    STYLE = "sites"

    def displayName(self) -> str:
        return self.tr("Select portfolio")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_vector("SITES", self.tr("Candidate sites"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        number = QgsProcessingParameterField.DataType.Numeric
        self._add_field("SCORE_FIELD", self.tr("Field with the score"), number, optional=False)
        self._add_field("COST_FIELD", self.tr("Field with the cost [currency of the budget]"), number)
        self.add_number("BUDGET", self.tr("Budget [currency of the costs]"), None, 0.0)
        self.add_number("SPACING", self.tr("Least distance between chosen sites [km]"), 0.0, 0.0, 2000.0)
        self._add_field("GROUP_FIELD", self.tr("Field with the group (aimag, ecozone, measure)"))
        self.add_number("MIN_PER_GROUP", self.tr("Least number of sites in each group"), 0, 0, 10_000, whole=True)
        self._add_field("LOCKED_FIELD", self.tr("Field with locks (1 in any case, -1 never)"))
        self._add_field("AREA_FIELD", self.tr("Field that the score is multiplied with (area)"), number, advanced=True)
        self._add_field("ALTERNATIVE_FIELD", self.tr("Field with the place of alternatives"), advanced=True)
        self.add_number("COMPACTNESS", self.tr("Compactness (0 none)"), 0.0, 0.0, 1.0, advanced=True)
        self.add_number("REACH", self.tr("Reach of compactness [km]"), 50.0, 0.001, 2000.0, advanced=True)
        self.add_number("TIME_LIMIT", self.tr("Time limit [s]"), DEFAULT_SECONDS, 0.1, 86_400.0, advanced=True)
        self.add_number("GAP", self.tr("Gap that is good enough [%]"), 100 * DEFAULT_GAP, 0.0, 100.0, advanced=True)
        self.add(
            QgsProcessingParameterBoolean("CURVE", self.tr("Benefit against budget"), defaultValue=False), advanced=True
        )
        self.add(
            QgsProcessingParameterString(
                "FIELDS", self.tr("Fields that the scores come from (JSON), for draws"), multiLine=True, optional=True
            ),
            advanced=True,
        )
        self.add_number("DRAWS", self.tr("Draws of the scores"), 0, 0, 10_000, whole=True, advanced=True)
        self.add_number("SEED", self.tr("Seed of the draws"), 0, 0, 2**31 - 1, whole=True, advanced=True)
        self.add_vector_output("OUTPUT", self.tr("Chosen sites"))
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT",
                self.tr("Report: optimal or gap, and why not the others (JSON)"),
                "JSON (*.json)",
                optional=True,
                createByDefault=False,
            )
        )
        for name, label in (
            ("COUNT", self.tr("Number of chosen sites")),
            ("BENEFIT", self.tr("Benefit of the chosen sites")),
            ("COST", self.tr("Cost of the chosen sites")),
            ("PROVEN_GAP", self.tr("Proven gap [%]")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        request = SelectPortfolioRequest(
            sites=inputs.vector("SITES", bridge.cancelled),
            score_field=inputs.field("SCORE_FIELD"),
            output=inputs.vector_output("OUTPUT"),
            cost_field=inputs.field("COST_FIELD"),
            budget=inputs.optional_number("BUDGET"),
            report=inputs.file_output("REPORT"),
            spacing=inputs.number("SPACING"),
            group_field=inputs.field("GROUP_FIELD"),
            min_per_group=inputs.whole("MIN_PER_GROUP"),
            locked_field=inputs.field("LOCKED_FIELD"),
            alternative_field=inputs.field("ALTERNATIVE_FIELD"),
            area_field=inputs.field("AREA_FIELD"),
            compactness=inputs.number("COMPACTNESS"),
            reach=inputs.number("REACH"),
            seconds=inputs.number("TIME_LIMIT"),
            gap=inputs.number("GAP") / 100.0,
            curve=inputs.flag("CURVE"),
            draws=inputs.whole("DRAWS"),
            criteria=inputs.text("FIELDS"),
            seed=inputs.whole("SEED"),
        )
        # in a process of its own: HiGHS of scipy before 1.15 would keep the window waiting
        result = select_portfolio(request, bridge.progress, bridge.cancelled, OwnProcess())
        for site in result.sites:
            reason = "" if site.reason is None else f": {show(site.reason)}"
            bridge.say(f"{site.name}: {self._state(site.state)}{reason}")
        bridge.say(
            self.tr("{count} sites chosen: benefit {benefit}, cost {cost}.").format(
                count=result.count, benefit=f"{result.benefit:,.6g}", cost=f"{result.cost:,.10g}"
            )
        )
        bridge.tell(result.notes)
        outputs: dict[str, Any] = {
            "OUTPUT": result.output,
            "COUNT": result.count,
            "BENEFIT": result.benefit,
            "COST": result.cost,
            "PROVEN_GAP": 100.0 * result.gap,
        }
        if request.report:
            outputs["REPORT"] = request.report
        return outputs

    def _add_field(
        self, name: str, label: str, kind: int | None = None, optional: bool = True, advanced: bool = False
    ) -> None:
        kind = QgsProcessingParameterField.DataType.Any if kind is None else kind
        self.add(
            QgsProcessingParameterField(name, label, parentLayerParameterName="SITES", type=kind, optional=optional),
            advanced,
        )

    def _state(self, state: str) -> str:
        return {
            "chosen": self.tr("chosen"),
            "locked in": self.tr("chosen, locked in"),
            "locked out": self.tr("not chosen"),
            "unknown": self.tr("not chosen"),
            "left": self.tr("not chosen"),
        }[state]
