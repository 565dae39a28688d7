"""How sure the total of a plan is: draws of its prices, and how much of the spread each price makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.plan.budget.basis import terms_of
from dss_planner.plan.budget.bill import Bill
from dss_planner.plan.budget.items import ITEMS
from dss_planner.plan.budget.lines import Line, Options, budget_lines
from dss_planner.plan.budget.money import Exchange
from dss_planner.plan.budget.totals import DRAWS, Budget, budget
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

_METRES = {"m": 1.0, "km": 1000.0}
#: Items of a bill that are not the length of a work.
_NO_LENGTH = frozenset(ITEMS) - {"fence", "belt", "barrier", "rows", "track", "line"}


@dataclass(frozen=True)
class SpreadRequest:
    """document: the plan; bill: of what is drawn now, edits that are not saved included (None: quantities as the plan
    holds them); draws, seed: of the range."""

    document: PlanDocument
    bill: Bill | None = None
    draws: int = DRAWS
    seed: int = 1


@dataclass(frozen=True)
class Contribution:
    """price: key of the unit price; measure, unit: of it; share: of the variance of the total (0–1); low, likely, high:
    what all that is paid at this price costs in the budget's currency, without contingency; verified: has a source."""

    price: str
    measure: str
    unit: str
    share: float
    low: float
    likely: float
    high: float
    verified: bool


@dataclass(frozen=True)
class Uncertain:
    """budget: sums with their ranges; exchange: the rates at work; contributions: the largest first."""

    budget: Budget
    exchange: Exchange
    contributions: tuple[Contribution, ...]


def uncertain(request: SpreadRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> Uncertain:
    """Return the range of a plan's total and what makes it.

    Raises `InputError` for prices out of order, a currency without a rate, and a cost whose unit has no quantity.
    """
    progress(0.0, text("Adding up the costs"))
    terms = terms_of(request.document)
    options = Options(terms.years, terms.renewals, terms.upkeep)
    if request.bill is None:
        lines = budget_lines(request.document, options)
    else:
        new = _new_works(request.document, request.bill)
        lines = budget_lines(request.document, options, _quantities(request.bill), new)
    stop_if(cancelled)
    progress(0.2, text("Drawing prices"))
    found = budget(lines, terms.exchange, terms.currency, terms.contingency, request.draws, request.seed)
    stop_if(cancelled)
    return Uncertain(found, terms.exchange, contributions(lines, terms.exchange, terms.currency))


def contributions(lines: Sequence[Line], exchange: Exchange, currency: str) -> tuple[Contribution, ...]:
    """Return how much of the variance of the total each price makes, exactly: prices are independent [D].

    The total is Σ k·p, k the amount paid at price p. A triangular price has the variance (a² + b² + c² − ab − ac − bc)
    / 18 with ends a, b and mode c, so that its share is k²·Var(p) / Σ k²·Var(p).
    """
    amounts: dict[str, float] = {}
    one: dict[str, Line] = {}
    for line in lines:
        amounts[line.price] = amounts.get(line.price, 0.0) + line.amount * line.share
        one[line.price] = line
    factors = {line.currency: exchange.factor(line.currency, currency) for line in lines}
    parts = {
        key: (amounts[key] * factors[line.currency]) ** 2 * variance(line.low, line.mode, line.high)
        for key, line in one.items()
    }
    whole = sum(parts.values())
    found = []
    for key, line in one.items():
        paid = amounts[key] * factors[line.currency]
        found.append(
            Contribution(
                price=key,
                measure=line.measure,
                unit=line.unit,
                share=parts[key] / whole if whole > 0.0 else 0.0,
                low=paid * line.low,
                likely=paid * line.mode,
                high=paid * line.high,
                verified=line.verified,
            )
        )
    return tuple(sorted(found, key=lambda part: (-part.share, part.price)))


def variance(low: float, mode: float, high: float) -> float:
    """Return the variance of a triangular distribution (Kotz and van Dorp 2004, Beyond Beta, ch. 1 [M]; checked against
    draws): (a² + b² + c² − ab − ac − bc) / 18."""
    return (low**2 + high**2 + mode**2 - low * high - low * mode - high * mode) / 18.0


def _new_works(document: PlanDocument, bill: Bill) -> list[Row]:
    """Return what a bill holds beside the works of the plan, as rows of the table ``works``: shapes that were drawn and
    have no work yet."""
    known = {str(row["uuid"]) for row in document.rows("works")}
    return [
        {"uuid": work, "site": row.site_id, "measure": row.measure, "name": row.work}
        for work, row in {row.work_id: row for row in bill.rows}.items()
        if work not in known
    ]


def _quantities(bill: Bill) -> dict[str, Quantities]:
    """Return work → the quantities of a bill that prices are for."""
    areas: dict[str, float] = {}
    lengths: dict[str, float] = {}
    units: dict[str, int] = {}
    plants: dict[str, int] = {}
    for row in bill.rows:
        if row.quantity is None:
            continue
        if row.item == "area":
            areas[row.work_id] = row.quantity
        elif row.item == "units":
            units[row.work_id] = round(row.quantity)
        elif row.item == "plants":
            plants[row.work_id] = round(row.quantity)
        elif row.item not in _NO_LENGTH and row.unit in _METRES:
            lengths[row.work_id] = row.quantity * _METRES[row.unit]
    works = dict.fromkeys(row.work_id for row in bill.rows)
    return {
        work: Quantities(areas.get(work), lengths.get(work), plants=plants.get(work), units=units.get(work))
        for work in works
    }
