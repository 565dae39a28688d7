"""What the choice says, in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.tables import number, rounded
from dss_planner.sites.portfolio.choosing import HEURISTIC
from dss_planner.sites.portfolio.portfoliorequest import CHOSEN, LEFT, LOCKED_IN, LOCKED_OUT, UNKNOWN
from dss_planner.study.portfoliochoices import FROM_PLAN, SCORE_AREA, PortfolioChoices
from dss_planner.tasks.portfolio_reading import PortfolioAnswer, PortfolioFound


def state_words(state: str) -> str:
    """Return what became of a site."""
    words = {
        CHOSEN: QCoreApplication.translate("PortfolioWords", "chosen"),
        LOCKED_IN: QCoreApplication.translate("PortfolioWords", "chosen: always in"),
        LOCKED_OUT: QCoreApplication.translate("PortfolioWords", "left out"),
        UNKNOWN: QCoreApplication.translate("PortfolioWords", "score or cost unknown"),
        LEFT: QCoreApplication.translate("PortfolioWords", "not chosen"),
    }
    return words.get(state, state)


def total_words(found: PortfolioFound) -> str:
    """Return how many sites were chosen, what they are worth and cost."""
    if found.budget is None:
        return QCoreApplication.translate(
            "PortfolioWords", "{chosen} of {count} sites chosen: worth {benefit}, cost {cost} {currency}."
        ).format(
            chosen=number(found.chosen),
            count=number(found.count),
            benefit=worth_words(found),
            cost=number(found.cost),
            currency=found.currency,
        )
    return QCoreApplication.translate(
        "PortfolioWords", "{chosen} of {count} sites chosen: worth {benefit}, cost {cost} of {budget} {currency}."
    ).format(
        chosen=number(found.chosen),
        count=number(found.count),
        benefit=worth_words(found),
        cost=number(found.cost),
        budget=number(found.budget),
        currency=found.currency,
    )


def worth_words(found: PortfolioFound) -> str:
    """Return what the chosen sites are worth, with its unit."""
    if found.worth == SCORE_AREA:
        return QCoreApplication.translate("PortfolioWords", "{benefit} ha at full score").format(
            benefit=rounded(found.benefit)
        )
    return QCoreApplication.translate("PortfolioWords", "{benefit} points").format(benefit=rounded(found.benefit))


def gap_words(found: PortfolioFound) -> str:
    """Return how good the choice is: proven, or how much better another could be at most."""
    gap = rounded(100.0 * found.gap)
    if found.optimal and found.gap < 1e-9:
        return QCoreApplication.translate("PortfolioWords", "Proven optimal: no choice is worth more.")
    if found.optimal:
        return QCoreApplication.translate(
            "PortfolioWords", "Proven optimal: no choice is worth more than {gap} % more."
        ).format(gap=gap)
    if found.method == HEURISTIC and not found.seconds:
        return QCoreApplication.translate(
            "PortfolioWords",
            "Found by exchanges, because the solver HiGHS is not in this QGIS: within {gap} % of the best possible.",
        ).format(gap=gap)
    return QCoreApplication.translate(
        "PortfolioWords", "Within {gap} % of the best possible after {seconds} s; more time may find a better one."
    ).format(gap=gap, seconds=number(found.limit))


def plan_words(answer: PortfolioAnswer | None, choices: PortfolioChoices) -> str:
    """Return what the plan says of costs, where they are to come from it and something is missing; '' otherwise."""
    if answer is None or choices.costs != FROM_PLAN:
        return ""
    if not answer.planned:
        if choices.price is None:
            return QCoreApplication.translate(
                "PortfolioWords", "There is no plan with costs yet: draft it on page 5, or enter a price for a hectare."
            )
        return QCoreApplication.translate(
            "PortfolioWords", "There is no plan with costs yet: every site costs its area times the price."
        )
    if answer.plan_currency and answer.plan_currency != choices.currency:
        return QCoreApplication.translate(
            "PortfolioWords", "The plan is in {found}; give the budget in {found} too, or take a price for a hectare."
        ).format(found=answer.plan_currency)
    if answer.planned < answer.sites:
        return QCoreApplication.translate(
            "PortfolioWords", "The plan knows the costs of {planned} of {sites} sites; the others need a price."
        ).format(planned=answer.planned, sites=answer.sites)
    return ""
