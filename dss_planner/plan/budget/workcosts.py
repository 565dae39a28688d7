"""What a work costs, and its quantities, as columns of the table ``works``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dss_planner.measures.amounts.costs import CostRange, amount_in
from dss_planner.measures.amounts.counting import counted
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.budget.basis import Price, Terms
from dss_planner.plan.budget.drawn import by_work, drawn_of, drawn_work
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.raster.areas import EllipsoidSizes


def counted_works(document: PlanDocument, measures: Mapping[str, Measure]) -> dict[str, Quantities]:
    """Return work → what it consists of by all that is drawn of it now; measures: by id."""
    sizes = EllipsoidSizes(document.crs)
    rain = {str(row["uuid"]): row.get("rain_mm") for row in document.rows("sites")}
    shapes = by_work(drawn_of(document))
    return {
        str(row["uuid"]): counted(
            measures[str(row["measure"])],
            drawn_work(shapes.get(str(row["uuid"]), ()), rain.get(str(row["site"]))),
            sizes,
        )
        for row in document.rows("works")
    }


def work_cost(measure: Measure, quantities: Quantities, prices: Iterable[Price], terms: Terms) -> CostRange:
    """Return what a work costs in the plan's currency: building it once, and yearly payments over the plan's years.

    Renewal and upkeep are not in it. Raises `InputError` when the unit of a price has no quantity, or a currency no
    rate.
    """
    total = CostRange(currency=terms.currency)
    exchange = terms.exchange
    for price in prices:
        amount = amount_in(measure, price.cost, quantities) * (terms.years if price.cost.per_year else 1)
        factor = exchange.factor(price.cost.currency, terms.currency) * amount
        ends = price.cost.low * factor, price.cost.mode * factor, price.cost.high * factor
        total += CostRange(*ends, terms.currency, price.verified)
    return total


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


def cost_columns(cost: CostRange) -> Row:
    """Return a cost as columns of the table ``works``."""
    return {
        "cost_low": cost.low,
        "cost_mode": cost.mode,
        "cost_high": cost.high,
        "currency": cost.currency,
        "cost_verified": cost.verified,
    }
