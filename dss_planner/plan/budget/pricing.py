"""What people change of a plan's money: unit prices, currency, exchange rates, terms; each as changes of its rows."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.costing import costed
from dss_planner.plan.budget.money import BASE, CURRENCIES, Rate, checked, require_currency
from dss_planner.plan.budget.totals import DRAWS
from dss_planner.plan.drafting.rows import cost_rows
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row, now
from dss_planner.text import Text, text

#: Units that a price can be for.
UNITS = ("ha", "m", "km", "point", "d", "t", "m³")
#: Years a price may be of: before the first there is no price that still tells anything.
_EARLIEST = 1950
#: A rate that is older counts as old [days] [A].
OLD_RATE = 365
#: Names of the settings that the budget uses, beside `CONTINGENCY`: shares, whether works are renewed, the draws.
CONTINGENCY, UPKEEP, RENEWALS, DRAW_COUNT, SEED = "contingency", "upkeep", "renewals", "budget_draws", "budget_seed"
#: Evidence of what people enter: with a source, or assumed.
_READ, _ASSUMED = "V", "A"
_MOST_DRAWS = 200_000


@dataclass(frozen=True)
class PriceEntry:
    """A unit price as it is entered. low, likely, high: money per ``unit`` in ``currency`` of ``year`` (None unknown)
    at ``place``; verified: it rests on ``source``."""

    low: float
    likely: float
    high: float
    unit: str
    currency: str
    year: int | None = None
    place: str = ""
    source: str = ""
    verified: bool = False


def entry_of(row: Row) -> PriceEntry:
    """Return a row of the table ``unit_costs`` as it would be entered."""
    return PriceEntry(
        float(row["low"]),
        float(row["mode"]),
        float(row["high"]),
        str(row["unit"]),
        str(row["currency"]),
        row.get("year"),
        str(row.get("place") or ""),
        str(row.get("source") or ""),
        bool(row["verified"]),
    )


def price_faults(entry: PriceEntry) -> dict[str, Text]:
    """Return field → what is wrong with it; nothing when the price can be stored."""
    found: dict[str, Text] = {}
    for name in ("low", "likely", "high"):
        value = getattr(entry, name)
        if not (math.isfinite(value) and value >= 0.0):
            found[name] = text("A price is a number from 0 on; it is {found}.", found=f"{value:g}")
    if not found and not entry.low <= entry.likely:
        found["likely"] = text(
            "Likely ({likely}) is below low ({low}); enter them in order.",
            likely=f"{entry.likely:g}",
            low=f"{entry.low:g}",
        )
    if not found and not entry.likely <= entry.high:
        found["high"] = text(
            "High ({high}) is below likely ({likely}); enter them in order.",
            high=f"{entry.high:g}",
            likely=f"{entry.likely:g}",
        )
    if entry.unit not in UNITS:
        found["unit"] = text("Prices are per {known}, not per “{found}”.", known=", ".join(UNITS), found=entry.unit)
    if entry.currency not in CURRENCIES:
        found["currency"] = text(
            "One of {known} is expected, not “{found}”.", known=", ".join(CURRENCIES), found=entry.currency
        )
    if entry.year is not None and not _EARLIEST <= entry.year <= date.today().year:
        found["year"] = text(
            "The year is {found}; one from {first} to {last} is expected.",
            found=entry.year,
            first=_EARLIEST,
            last=date.today().year,
        )
    if entry.verified and not entry.source.strip():
        found["source"] = text("A verified price needs its source: who told it, or where it was read.")
    if entry.verified and entry.year is None:
        found["year"] = text("A verified price needs the year it is of.")
    return found


def priced(document: PlanDocument, key: str, entry: PriceEntry) -> Changes:
    """Return what gives the plan a unit price (key of its row), with the costs of the works that follow from it.

    Ends that stay keep their evidence; others are read in the source (verified) or assumed.
    Raises `InputError` for the first thing that is wrong, or when there is no such price.
    """
    row = _price_row(document, key)
    faults = price_faults(entry)
    if faults:
        raise _error(faults)
    tags = [*str(row.get("evidence") or "").split("/"), "", "", ""][:3]
    before = entry_of(row)
    for place, name in enumerate(("low", "likely", "high")):
        if entry.verified != before.verified or getattr(entry, name) != getattr(before, name):
            tags[place] = _READ if entry.verified else _ASSUMED
    put = {
        "uuid": key,
        "low": entry.low,
        "mode": entry.likely,
        "high": entry.high,
        "unit": entry.unit,
        "currency": entry.currency,
        "year": entry.year,
        "place": entry.place.strip() or None,
        "source": entry.source.strip() or None,
        "verified": entry.verified,
        "evidence": "/".join(tags),
    }
    return costed(document, Changes({"unit_costs": [put]}))


def catalogue_price(document: PlanDocument, key: str) -> Row | None:
    """Return the row of a unit price as the plan's catalogue has it; None for one that it does not have."""
    measure = _price_row(document, key)["measure"]
    definition = next(row["definition"] for row in document.rows("measures") if row["id"] == measure)
    known = cost_rows(measure_of_record(json.loads(str(definition))))
    return next((row for row in known if row["uuid"] == key), None)


def reset(document: PlanDocument, keys: Iterable[str]) -> Changes:
    """Return what gives unit prices back what the catalogue says; those it does not have stay."""
    rows = [row for row in (catalogue_price(document, key) for key in keys) if row is not None]
    now_there = {row["uuid"]: row for row in document.rows("unit_costs")}
    differing = [row for row in rows if any(now_there[row["uuid"]].get(name) != row[name] for name in row)]
    return costed(document, Changes({"unit_costs": differing})) if differing else Changes()


def in_currency(document: PlanDocument, currency: str) -> Changes:
    """Return what tells the plan's money in a currency. Raises `InputError` for one that is not known."""
    require_currency(currency)
    return costed(document, Changes({"plan": [{"uuid": document.plan["uuid"], "currency": currency}]}))


def rated(document: PlanDocument, rate: Rate) -> Changes:
    """Return what gives the plan an exchange rate. Raises `InputError` for one that cannot be, or has no source."""
    checked(rate)
    if rate.currency == BASE:
        raise InputError("The rate of USD is not entered: all others are told against it.")
    if not rate.source.strip():
        raise InputError(
            "The rate of {currency} has no source. Enter where it was read, as “Bank of Mongolia”: without it nobody "
            "can check it.",
            currency=rate.currency,
        )
    if rate.day > date.today().isoformat():
        raise InputError(
            "The rate of {currency} is of {day}, which is yet to come. Enter the day on which it was read.",
            currency=rate.currency,
            day=rate.day,
        )
    row = {"currency": rate.currency, "per_usd": rate.per_usd, "date": rate.day, "source": rate.source.strip()}
    return costed(document, Changes({"rates": [row]}))


def unrated(document: PlanDocument, currency: str) -> Changes:
    """Return what takes an exchange rate out of the plan."""
    return Changes(remove={"rates": [currency]})


def old_rates(document: PlanDocument, today: date | None = None) -> tuple[tuple[str, int], ...]:
    """Return currency and age [days] of the rates that are older than `OLD_RATE`."""
    day = today or date.today()
    found = []
    for row in document.rows("rates"):
        age = (day - date.fromisoformat(str(row["date"]).replace("/", "-"))).days
        if age > OLD_RATE:
            found.append((str(row["currency"]), age))
    return tuple(found)


def with_setting(
    document: PlanDocument, name: str, value: object, author: str = "", evidence: str = _ASSUMED, source: str = ""
) -> Changes:
    """Return what sets a term of the budget. Raises `InputError` for values that cannot be."""
    _require_setting(name, value)
    if evidence == _READ and not source.strip():
        raise InputError("A value that was read needs its source. Enter where it was read.")
    row = {
        "name": name,
        "value": json.dumps(value, sort_keys=True),
        "evidence": evidence or None,
        "source": source.strip() or None,
        "author": author or None,
        "changed": now(),
    }
    changes = Changes({"settings": [row]})
    return costed(document, changes) if name in (CONTINGENCY, UPKEEP, RENEWALS) else changes


def setting_row(document: PlanDocument, name: str) -> Row | None:
    """Return the row of a setting; None where it was never set."""
    return next((row for row in document.rows("settings") if row["name"] == name), None)


def draws_of(document: PlanDocument) -> tuple[int, int]:
    """Return how often the total is drawn, and the seed."""
    found = []
    for name, other in ((DRAW_COUNT, DRAWS), (SEED, 1)):
        row = setting_row(document, name)
        found.append(int(json.loads(str(row["value"]))) if row is not None else other)
    return found[0], found[1]


def _require_setting(name: str, value: object) -> None:
    shares: Mapping[str, object] = {}
    if name == CONTINGENCY:
        shares = {"": value}
    elif name == UPKEEP and isinstance(value, Mapping):
        shares = value
    for share in shares.values():
        if not isinstance(share, (int, float)) or not 0.0 <= share <= 1.0:
            raise InputError("A share from 0 to 100 % is expected, not {found}.", found=str(share))
    if name == DRAW_COUNT and not (isinstance(value, int) and 100 <= value <= _MOST_DRAWS):
        raise InputError("100 to {most} draws are expected, not {found}.", most=_MOST_DRAWS, found=str(value))


def _price_row(document: PlanDocument, key: str) -> Row:
    for row in document.rows("unit_costs"):
        if row["uuid"] == key:
            return row
    raise InputError("The plan has no unit price “{key}”. Open the plan again.", key=key)


def _error(faults: Mapping[str, Text]) -> InputError:
    fault = next(iter(faults.values()))
    return InputError(fault.template, **fault.values)
