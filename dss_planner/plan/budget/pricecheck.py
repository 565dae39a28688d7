"""Prices that look wrong: digits slip, and prices are typed for another unit or in another currency."""

from __future__ import annotations

import json

from dss_planner.measures.catalogue.catalogue import Measure, load_catalogue
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.money import BASE
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.text import Text, text

#: A price is far off where it is as many times as dear, or as cheap, as all that the catalogue knows [A].
FAR = 10.0
#: From this amount on a price is told without decimals.
_WHOLE = 100.0


def far_off(document: PlanDocument, row: Row) -> Text | None:
    """Return what to say of a unit price that is `FAR` times as dear or as cheap as all that the catalogue knows of it;
    None for others, for prices of another unit or yearly ones, and where a rate is missing.

    What the catalogue knows: of a measure that comes with the planner its costs there, and those read elsewhere, for
    the same unit; of one that people added what they entered in the catalogue.
    """
    measure = _measure(document, str(row["measure"]))
    known = _known_range(document, measure, row) if measure is not None else None
    if measure is None or known is None:
        return None
    low, high = known
    for end in (row["high"], row["mode"], row["low"]):
        above, below = high > 0.0 and end > FAR * high, 0.0 < end < low / FAR
        if above or below:
            return text(
                "The price of “{measure}” is {found} {currency} per {unit}; the catalogue knows {low} to {high}. Was "
                "it typed in another unit or currency, or with a digit too many?",
                measure=measure.name,
                found=_plain(end),
                currency=row["currency"],
                unit=row["unit"],
                low=_plain(low),
                high=_plain(high),
            )
    return None


def _measure(document: PlanDocument, key: str) -> Measure | None:
    """Return a measure as it comes with the planner, else as the plan has it."""
    shipped = next((one for one in load_catalogue().measures if one.id == key), None)
    if shipped is not None:
        return shipped
    row = next((one for one in document.rows("measures") if one["id"] == key), None)
    return None if row is None else measure_of_record(json.loads(str(row["definition"])))


def _known_range(document: PlanDocument, measure: Measure, row: Row) -> tuple[float, float] | None:
    """Return the least and the most that the catalogue knows of a price, in its currency."""
    wanted = (row["unit"], bool(row["per_year"]))
    rates = {one["currency"]: float(one["per_usd"]) for one in document.rows("rates")}
    rates[BASE] = 1.0
    costs = [one for one in (*measure.costs, *measure.reference_costs) if (one.unit, one.per_year) == wanted]
    if row["currency"] not in rates:
        return None
    spans = [(one, rates[row["currency"]] / rates[one.currency]) for one in costs if one.currency in rates]
    if not spans:
        return None
    return min(one.low * factor for one, factor in spans), max(one.high * factor for one, factor in spans)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value >= _WHOLE else f"{value:g}"
