"""Cost ranges of works. Never a Mongolian fact: every unit cost is to be confirmed locally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.measures.amounts.norms import NORMED, normed_amount
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure, UnitCost

_METRES_PER_KM = 1000.0
#: Years of a plan that recurring costs are counted for [A].
PLAN_YEARS = 5


@dataclass(frozen=True)
class CostRange:
    """low, mode, high: in ``currency``; verified: whether every unit cost behind it rests on a source."""

    low: float = 0.0
    mode: float = 0.0
    high: float = 0.0
    currency: str = "USD"
    verified: bool = True

    def __add__(self, other: CostRange) -> CostRange:
        """Return the sum; nothing takes the currency of what is added. Raises `InputError` for two currencies."""
        if self.nothing or other.nothing:
            currency = other.currency if self.nothing else self.currency
        elif self.currency == other.currency:
            currency = self.currency
        else:
            raise InputError(
                "Unit costs are in {one} and in {other}, which cannot be added up. Give the costs of all measures that "
                "are used in one currency in the measures catalogue.",
                one=self.currency,
                other=other.currency,
            )
        return CostRange(
            self.low + other.low,
            self.mode + other.mode,
            self.high + other.high,
            currency,
            self.verified and other.verified,
        )

    @property
    def nothing(self) -> bool:
        """Whether it is a sum of nothing, whatever its currency."""
        return self.low == self.mode == self.high == 0.0


def cost_of(measure: Measure, quantities: Quantities, years: int = PLAN_YEARS) -> CostRange:
    """Return the cost range of a work; costs that recur are counted for ``years``.

    Raises `InputError` when the unit of a cost has no quantity.
    """
    total = CostRange()
    for unit_cost in measure.costs:
        amount = amount_in(measure, unit_cost, quantities) * (years if unit_cost.per_year else 1)
        total += CostRange(
            unit_cost.low * amount,
            unit_cost.mode * amount,
            unit_cost.high * amount,
            unit_cost.currency,
            unit_cost.verified,
        )
    return total


def amount_in(measure: Measure, unit_cost: UnitCost, quantities: Quantities) -> float:
    """Return how many of the cost's unit a work has."""
    amounts = {
        "ha": quantities.area,
        "m": quantities.length,
        "km": None if quantities.length is None else quantities.length / _METRES_PER_KM,
        "point": quantities.units,
    }
    if unit_cost.unit in NORMED:
        normed = normed_amount(measure, quantities, unit_cost.unit)
        if normed is None:
            raise InputError(
                "The cost of “{measure}” is per {unit}, but no norm tells how much that is. Enter the layout value "
                "“{norm}” of the measure in the catalogue, or correct the unit of the cost.",
                measure=measure.name,
                unit=unit_cost.unit,
                norm=NORMED[unit_cost.unit],
            )
        return normed
    amount = amounts[unit_cost.unit]
    if amount is None:
        raise InputError(
            "The cost of “{measure}” is per {unit}, but the drawn work has no such quantity. "
            "Correct the unit in the measures catalogue.",
            measure=measure.name,
            unit=unit_cost.unit,
        )
    return float(amount)


def total(ranges: Sequence[CostRange]) -> CostRange:
    """Return the sum of cost ranges (low with low, high with high)."""
    result = CostRange()
    for one in ranges:
        result += one
    return result
