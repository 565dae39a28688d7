"""What a work costs, and its quantities, as columns of the table ``works``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dss_planner.measures.amounts.costs import CostRange, amount_in
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.budget.basis import Price, Terms
from dss_planner.plan.budget.lines import BUILD, RENEWAL, Options, cost_times
from dss_planner.plan.store.document import Row


@dataclass(frozen=True)
class WorkCost:
    """What a work costs over the plan's years, as its bill says: without contingency. total: of all; build, renewal,
    upkeep (yearly payments with it): the parts of the likely total."""

    total: CostRange
    build: float = 0.0
    renewal: float = 0.0
    upkeep: float = 0.0


def work_cost(
    measure: Measure, quantities: Quantities, prices: Iterable[Price], terms: Terms, start: int = 1
) -> WorkCost:
    """Return what a work costs in the plan's currency; start: year of the plan in which it is built.

    Raises `InputError` when the unit of a price has no quantity, or a currency no rate.
    """
    total, parts = CostRange(currency=terms.currency), {BUILD: 0.0, RENEWAL: 0.0, "": 0.0}
    exchange, options = terms.exchange, Options(terms.years, terms.renewals, terms.upkeep)
    for price in prices:
        amount = amount_in(measure, price.cost, quantities)
        factor = exchange.factor(price.cost.currency, terms.currency) * amount
        for kind, times in cost_times(measure, price.cost.per_year, start, options).items():
            low, mode, high = (end * factor * times for end in (price.cost.low, price.cost.mode, price.cost.high))
            total += CostRange(low, mode, high, terms.currency, price.verified)
            parts[kind if kind in parts else ""] += mode
    return WorkCost(total, parts[BUILD], parts[RENEWAL], parts[""])


def quantity_columns(found: Quantities) -> Row:
    """Return quantities as columns of the table ``works``."""
    return {
        "area_ha": found.area,
        "length_m": found.length,
        "row_count": found.rows,
        "plants": found.plants,
        "posts": found.posts,
        "gates": found.gates,
        "seed_kg": found.seed,
    }


def cost_columns(cost: WorkCost) -> Row:
    """Return a cost as columns of the table ``works``."""
    return {
        "cost_low": cost.total.low,
        "cost_mode": cost.total.mode,
        "cost_high": cost.total.high,
        "currency": cost.total.currency,
        "cost_verified": cost.total.verified,
        "cost_build": cost.build,
        "cost_renewal": cost.renewal,
        "cost_upkeep": cost.upkeep,
    }


def plan_columns(costs: Iterable[WorkCost], terms: Terms) -> Row:
    """Return what the chosen works cost as columns of the table ``plan``: with the contingency, as the bill's total."""
    total = sum((one.total for one in costs), CostRange(currency=terms.currency))
    factor = 1.0 + terms.contingency
    return {"cost_low": total.low * factor, "cost_mode": total.mode * factor, "cost_high": total.high * factor}
