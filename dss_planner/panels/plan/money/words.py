"""Words for money and quantities that the parts of the tab “Money” share."""

from __future__ import annotations

import math
from collections.abc import Collection

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.tables import number, rounded
from dss_planner.plan.budget.lines import BUILD, RECURRING, RENEWAL, UPKEEP
from dss_planner.plan.budget.money import CURRENCIES

#: From this amount on cents tell nothing.
_WHOLE = 100.0


def amount(value: float | None, currency: str = "") -> str:
    """Return an amount of money with as many decimals as tell something; a dash when unknown."""
    if value is None or not math.isfinite(value):
        return "–"
    return number(value, 0 if abs(value) >= _WHOLE else CURRENCIES.get(currency, 2))


def ends(low: float | None, high: float | None, currency: str = "") -> str:
    """Return a range of money; one amount where both ends are alike."""
    return "–".join(dict.fromkeys((amount(low, currency), amount(high, currency))))


def quantity(value: float | None) -> str:
    """Return a quantity with three figures, or whole from 1,000 on; a dash when unknown."""
    if value is None:
        return "–"
    return number(value) if abs(value) >= 1000.0 else rounded(value)


def kind_name(kind: str) -> str:
    """Return what a kind of cost is called; '' for a quantity without a price."""
    names = {
        BUILD: QCoreApplication.translate("Money", "build"),
        RECURRING: QCoreApplication.translate("Money", "each year"),
        RENEWAL: QCoreApplication.translate("Money", "renew"),
        UPKEEP: QCoreApplication.translate("Money", "upkeep"),
    }
    return names.get(kind, "")


def later_name(kinds: Collection[str]) -> str:
    """Return what costs after building are called by the kinds that are among them."""
    each, renewed, kept = (kind in kinds for kind in (RECURRING, RENEWAL, UPKEEP))
    names = {
        (True, False, False): QCoreApplication.translate("Money", "yearly payments"),
        (False, True, False): QCoreApplication.translate("Money", "renewals"),
        (False, False, True): QCoreApplication.translate("Money", "upkeep"),
        (True, True, False): QCoreApplication.translate("Money", "yearly payments and renewals"),
        (True, False, True): QCoreApplication.translate("Money", "yearly payments and upkeep"),
        (False, True, True): QCoreApplication.translate("Money", "renewals and upkeep"),
        (True, True, True): QCoreApplication.translate("Money", "yearly payments, renewals and upkeep"),
    }
    return names.get((each, renewed, kept), QCoreApplication.translate("Money", "after building"))


def unit_name(unit: str) -> str:
    """Return what a unit of a price or quantity is called; single things have none."""
    if unit == "1":
        return ""
    names = {
        "point": QCoreApplication.translate("Money", "place"),
        "d": QCoreApplication.translate("Money", "labour day"),
    }
    return names.get(unit, unit)


def evidence_words(tag: str, verified: bool) -> str:
    """Return the evidence of a value as tables show it."""
    one = "/".join(dict.fromkeys(part for part in tag.split("/") if part))
    if verified:
        return f"[{one}]"
    return QCoreApplication.translate("Money", "[{tag}] unverified").format(tag=one or "–")
