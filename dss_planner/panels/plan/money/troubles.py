"""What keeps the money of a plan from being right, with links to where it is mended."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.plan.budget.costing import missing_rates
from dss_planner.plan.budget.pricecheck import far_off
from dss_planner.plan.budget.pricing import old_rates

if TYPE_CHECKING:
    from dss_planner.plan.store.document import PlanDocument

#: Address of the links to the exchange rates; those to a price are its key.
RATES = "rates"


def troubles(document: PlanDocument) -> list[str]:
    """Return sentences as rich text: missing and old rates, no prices, prices that look wrong."""
    found = []
    missing = missing_rates(document)
    if missing:
        words = QCoreApplication.translate("Money", "The exchange rate of {missing} is missing: {link}.")
        found.append(
            words.format(missing=", ".join(missing), link=_link(RATES, QCoreApplication.translate("Money", "enter it")))
        )
    for currency, age in old_rates(document):
        words = QCoreApplication.translate("Money", "The exchange rate of {currency} is {days} days old: {link}.")
        found.append(
            words.format(
                currency=currency, days=age, link=_link(RATES, QCoreApplication.translate("Money", "renew it"))
            )
        )
    if not document.rows("unit_costs"):
        found.append(
            QCoreApplication.translate(
                "Money", "The plan has no unit prices: draft it again, or take up a catalogue with prices."
            )
        )
    used = {row["measure"] for row in document.rows("works")}
    for row in document.rows("unit_costs"):
        wrong = far_off(document, row) if row["measure"] in used else None
        if wrong is not None:
            link = _link(str(row["uuid"]), QCoreApplication.translate("Money", "Show me"))
            found.append(f"{escape(show(wrong))} {link}")
    return found


def _link(address: str, words: str) -> str:
    return f"<a href='{address}'>{escape(words)}</a>"
