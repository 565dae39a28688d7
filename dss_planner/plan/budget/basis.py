"""What the bill of a plan is worked out with beside what is drawn: measures, prices, works, sites and terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dss_planner.measures.catalogue.catalogue import Catalogue, Measure, UnitCost
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.hauling import Haul, haul_of
from dss_planner.plan.budget.money import BASE, Exchange, Rate, require_currency
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.text import Text, text

#: Years of a plan that does not say how many it has.
YEARS = 5


@dataclass(frozen=True)
class Terms:
    """years: of the plan. currency: of all sums. rates: dated. contingency: share (0–1) added to the works. upkeep:
    measure → share (0–1) of its building cost that upkeep takes each year; no source was found, so that none is
    assumed. renewals: works that wear out within the plan are built again at their full unit cost [A]."""

    years: int = YEARS
    currency: str = BASE
    rates: tuple[Rate, ...] = ()
    contingency: float = 0.0
    upkeep: Mapping[str, float] = field(default_factory=dict)
    renewals: bool = True

    @property
    def exchange(self) -> Exchange:
        """The rates at work. Raises `InputError` for a rate that cannot be."""
        return Exchange(self.rates)


@dataclass(frozen=True)
class WorkFacts:
    """What the table ``works`` says of a work. start: year of the plan; chosen: whether it counts; haul: along the
    access surface, None where it was not measured there."""

    site: str
    measure: str
    name: str
    start: int = 1
    chosen: bool = True
    haul: Haul | None = None


@dataclass(frozen=True)
class SiteFacts:
    """What the table ``sites`` says of a site; None is unknown. rain: mm/a; distances in km to the nearest one."""

    name: str = ""
    rain: float | None = None
    water_km: float | None = None
    road_km: float | None = None
    material_km: float | None = None
    nursery_km: float | None = None


@dataclass(frozen=True)
class Price:
    """A row of the table ``unit_costs``; key: its uuid."""

    key: str
    cost: UnitCost
    verified: bool


@dataclass(frozen=True)
class BillBasis:
    """measures, works, sites: by key; prices: by measure; terms."""

    measures: Mapping[str, Measure]
    prices: Mapping[str, tuple[Price, ...]]
    works: Mapping[str, WorkFacts]
    sites: Mapping[str, SiteFacts]
    terms: Terms

    def with_terms(self, terms: Terms) -> BillBasis:
        """Return the basis with other terms."""
        return replace(self, terms=terms)


def basis_of(document: PlanDocument, terms: Terms | None = None) -> BillBasis:
    """Return the basis that a plan holds; terms: None for the plan's own (`terms_of`).

    Raises `InputError` when a measure of the plan cannot be read.
    """
    return BillBasis(
        measures={
            str(row["id"]): measure_of_record(json.loads(str(row["definition"]))) for row in document.rows("measures")
        },
        prices=prices_of(document),
        works={str(row["uuid"]): _work(row) for row in document.rows("works")},
        sites={str(row["uuid"]): _site(row) for row in document.rows("sites")},
        terms=terms_of(document) if terms is None else terms,
    )


def prices_of(document: PlanDocument) -> dict[str, tuple[Price, ...]]:
    """Return measure → its rows of the table ``unit_costs``, which can be edited."""
    prices: dict[str, tuple[Price, ...]] = {}
    for row in document.rows("unit_costs"):
        price = Price(str(row["uuid"]), unit_cost_of(row), bool(row["verified"]))
        prices[str(row["measure"])] = (*prices.get(str(row["measure"]), ()), price)
    return prices


def order_fault(name: str, low: float, likely: float, high: float, money: str, unit: str) -> Text | None:
    """Return what is wrong with the order of a unit cost's ends; None when they rise. name: of the measure or work;
    money: its currency."""
    if low <= likely <= high:
        return None
    return text(
        "The unit cost of “{work}” is {low}, {mode} and {high} {currency} per {unit}; low, likely and high must be in "
        "this order. Correct the table of unit costs.",
        work=name,
        low=f"{low:g}",
        mode=f"{likely:g}",
        high=f"{high:g}",
        currency=money,
        unit=unit,
    )


def cost_fault(name: str, cost: UnitCost) -> Text | None:
    """Return what is wrong with the order of a unit cost's ends; None when they rise."""
    return order_fault(name, cost.low, cost.mode, cost.high, cost.currency, cost.unit)


def require_rates(catalogue: Catalogue, terms: Terms) -> None:
    """Raise `InputError` when a currency that measures cost money in, or that of the terms, has no rate or is none."""
    require_currency(terms.currency)
    exchange = terms.exchange
    for measure in catalogue.measures:
        for cost in measure.costs:
            exchange.factor(cost.currency, terms.currency)


def terms_of(document: PlanDocument) -> Terms:
    """Return the terms that a plan holds: its years, currency and rates, and what its table ``settings`` says."""
    plan = document.plan
    return Terms(
        years=int(plan.get("years") or YEARS),
        currency=str(plan.get("currency") or BASE),
        rates=plan_rates(document),
        contingency=float(setting(document, "contingency", 0.0)),
        upkeep={str(one): float(share) for one, share in dict(setting(document, "upkeep", {})).items()},
        renewals=bool(setting(document, "renewals", True)),
    )


def plan_rates(document: PlanDocument) -> tuple[Rate, ...]:
    """Return the exchange rates that the plan remembers."""
    return tuple(
        Rate(row["currency"], float(row["per_usd"]), str(row["date"]).replace("/", "-"), row["source"])
        for row in document.rows("rates")
    )


def rate_rows(rates: Iterable[Rate]) -> list[Row]:
    """Return rates as rows of the table ``rates``; of several of a currency the newest."""
    exchange = Exchange(tuple(rates))
    return [
        {"currency": one.currency, "per_usd": one.per_usd, "date": one.day, "source": one.source}
        for one in exchange.rates
    ]


def setting(document: PlanDocument, name: str, other: Any) -> Any:
    """Return the value of a row of the table ``settings`` (stored as JSON); ``other`` when there is none."""
    found = next((row["value"] for row in document.rows("settings") if row["name"] == name), None)
    return other if found is None else json.loads(str(found))


def unit_cost_of(row: Row) -> UnitCost:
    """Return the unit cost of a row of the table ``unit_costs``."""
    low, mode, high = [*str(row["evidence"] or "").split("/"), "", "", ""][:3]
    return UnitCost(
        low=float(row["low"]),
        mode=float(row["mode"]),
        high=float(row["high"]),
        unit=row["unit"],
        currency=row["currency"],
        year=row.get("year"),
        place=row.get("place"),
        per_year=bool(row["per_year"]),
        tags=(low, mode, high),
        source=row.get("source") or "",
        note=row.get("note") or "",
    )


def _work(row: Row) -> WorkFacts:
    chosen = row.get("chosen")
    return WorkFacts(
        str(row["site"]),
        str(row["measure"]),
        str(row["name"]),
        int(row.get("start_year") or 1),
        chosen is None or bool(chosen),
        haul_of(row),
    )


def _site(row: Row) -> SiteFacts:
    return SiteFacts(
        name=str(row.get("name") or ""),
        rain=row.get("rain_mm"),
        water_km=row.get("water_km"),
        road_km=row.get("road_km"),
        material_km=row.get("material_km"),
        nursery_km=row.get("nursery_km"),
    )
