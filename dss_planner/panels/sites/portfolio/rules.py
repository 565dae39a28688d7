"""The rules of the choice: budget and costs in sight, what is asked for more rarely folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.sites.choice_fields import ChoiceFields
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.sites.portfolio.groups import GroupRules
from dss_planner.panels.sites.portfolio.packages import Packages
from dss_planner.study.portfoliochoices import FROM_PLAN, PER_HECTARE, SCORE, SCORE_AREA

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.portfolio_reading import PortfolioAnswer


class MainRules(FlowRow):
    """Budget, costs, worth, spacing, time. Bound to the setting ``portfolio``."""

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self.fields = fields = ChoiceFields(session, "portfolio", "portfolio", self)
        self.budget = fields.money(
            "budget", self.tr("no limit"), self.tr("What the chosen sites may cost together; empty: no limit")
        )
        self.budget.setMaximumWidth(130)
        self.currency = fields.words("currency", self.tr("Currency of budget and price"), 4)
        self.add(fields.label(self.tr("&Budget"), self.budget), self.budget, self.currency)
        self.costs = fields.choice(
            "costs",
            ((FROM_PLAN, self.tr("as planned on page 5")), (PER_HECTARE, self.tr("a price for a hectare"))),
            self.tr("What a site costs: all works of the plan there, or its area times a price of yours"),
        )
        self.price = fields.money(
            "price",
            self.tr("price"),
            self.tr("Price of a hectare; with a plan it holds for sites without planned works"),
        )
        self.price.setMaximumWidth(90)
        self.add(fields.label(self.tr("C&osts"), self.costs), self.costs, self.price, _words(self.tr("per ha"), self))
        self.benefit = fields.choice(
            "benefit",
            ((SCORE_AREA, self.tr("hectares × score")), (SCORE, self.tr("score alone"))),
            self.tr("What is made as large as possible over all chosen sites: hectares at full score, or points"),
        )
        self.add(fields.label(self.tr("&Worth"), self.benefit), self.benefit)
        self.spacing = fields.number(
            "spacing", (0.0, 2000.0, 1, 5.0, " km"), self.tr("Least distance between two chosen sites, edge to edge")
        )
        self.add(fields.label(self.tr("A&part"), self.spacing), self.spacing)
        self.seconds = fields.number(
            "seconds",
            (1.0, 3600.0, 0, 5.0, " s"),
            self.tr("How long the best choice is looked for; with more time the proof gets tighter"),
        )
        self.add(fields.label(self.tr("T&ime"), self.seconds), self.seconds)

    def show_settings(self) -> None:
        """Show what is chosen now."""
        self.fields.show()


class MoreRules(FoldingBox):
    """Groups, packages of measures, compactness, draws."""

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("portfolio_more_rules")
        self.fields = fields = ChoiceFields(session, "portfolio", "portfolio", self)
        self.groups = GroupRules(fields, self)
        self.packages = Packages(fields, self)
        row = FlowRow(self)
        compactness = fields.number(
            "compactness",
            (0.0, 1.0, 1, 0.1, ""),
            self.tr("0: distance does not count; 1: near sites are worth up to twice as much together (assumption)"),
        )
        reach = fields.number("reach", (0.1, 2000.0, 0, 5.0, " km"), self.tr("How near sites are that count as near"))
        row.add(fields.label(self.tr("&Compactness"), compactness), compactness)
        row.add(fields.label(self.tr("wit&hin"), reach), reach)
        draws = fields.whole(
            "draws", 0, 2000, "", self.tr("How often the choice is made again with scores as drawn on “Robustness”")
        )
        row.add(fields.label(self.tr("Choose again for so many dra&ws"), draws), draws)
        row.add(
            fields.flag(
                "pinned_in", self.tr("pi&nned sites in any case"), self.tr("Sites that are kept at the top are chosen")
            )
        )
        row.add(
            fields.flag(
                "curve", self.tr("benefit a&gainst budget"), self.tr("Work the choice out for twelve budgets too")
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        for part in (self.groups, self.packages, row):
            layout.addWidget(part)
        self.set_heading(self.tr("More rules: groups, packages, compactness, draws"))
        self.setCollapsed(True)

    def show_settings(self) -> None:
        """Show what is chosen now."""
        self.fields.show()
        self.groups.show_settings()
        self.packages.show_settings()

    def show_answer(self, answer: PortfolioAnswer | None) -> None:
        """Offer the fields by which the sites can be grouped."""
        self.groups.offer(answer.groups if answer is not None else ())


def _words(words: str, parent: QWidget) -> QWidget:
    label = quiet_label(words, parent)
    label.setWordWrap(False)
    return label
