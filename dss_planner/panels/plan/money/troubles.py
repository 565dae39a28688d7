"""What keeps the money of a plan from being right, with links to where it is mended."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.measures.amounts.norms import NORMED
from dss_planner.plan.budget.costing import missing_rates
from dss_planner.plan.budget.items import ITEMS
from dss_planner.plan.budget.pricecheck import far_off
from dss_planner.plan.budget.pricing import old_rates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dss_planner.plan.budget.bill import Bill
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


def norms_words(bill: Bill, names: Mapping[str, str]) -> str:
    """Return what the bill does not know for want of a norm, with links to where each is entered; '' for nothing.

    names: id of a measure → name.
    """
    found: dict[str, dict[str, str]] = {}
    for row in bill.rows:
        if row.quantity is None and row.item in NORMED.values():
            found.setdefault(row.item, {})[row.measure] = names.get(row.measure, row.measure)
    lines = []
    for item, measures in found.items():
        links = [f"<a href='{key}|layout.{item}'>{escape(name)}</a>" for key, name in measures.items()]
        words = QCoreApplication.translate(
            "Money", "{item}: not known, because no norm with a source was found. Enter your own for {measures}."
        )
        lines.append(words.format(item=escape(show(ITEMS[item])), measures=", ".join(links)))
    return "<br>".join(lines)


def _link(address: str, words: str) -> str:
    return f"<a href='{address}'>{escape(words)}</a>"
