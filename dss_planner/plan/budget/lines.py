"""The lines of a budget: what each work of a plan costs in which year, from the quantities as they are now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.measures.amounts.costs import amount_in
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.budget.basis import unit_cost_of
from dss_planner.plan.budget.drawn import counted_works
from dss_planner.plan.store.document import PlanDocument, Row

BUILD, RECURRING, RENEWAL, UPKEEP = "build", "recurring", "renewal", "upkeep"
#: Kinds of lines in the order in which tables show them.
KINDS = (BUILD, RECURRING, RENEWAL, UPKEEP)


@dataclass(frozen=True)
class Options:
    """years: of the plan. renewals: works whose life ends within the plan are built again at their full unit cost [A].
    upkeep: measure → share of the cost of building that upkeep takes each year after it (0–1); no source was found, so
    that none is assumed."""

    years: int
    renewals: bool = True
    upkeep: Mapping[str, float] | None = None


@dataclass(frozen=True)
class Line:
    """One cost. work, site, measure: keys; name: of the work; kind: one of `KINDS`; year: of the plan, from 1.

    price: key of the unit price (lines of one price are dear or cheap together). amount: of ``unit``. low, mode, high:
    unit price in ``currency``; share: part of it that counts (upkeep). verified: whether it rests on a source.
    """

    work: str
    site: str
    measure: str
    name: str
    kind: str
    year: int
    price: str
    amount: float
    unit: str
    low: float
    mode: float
    high: float
    currency: str
    share: float = 1.0
    verified: bool = False

    def cost(self, price: float) -> float:
        """Return what the line costs at a unit price."""
        return self.amount * price * self.share


def budget_lines(
    document: PlanDocument,
    options: Options,
    quantities: Mapping[str, Quantities] | None = None,
    new: Sequence[Row] = (),
) -> tuple[Line, ...]:
    """Return the lines of all works of a plan that are chosen, by work, kind and year, for what is drawn of them now.

    quantities: of works as they are drawn elsewhere, others have no lines; None counts what the document holds.
    new: works beside those of the document, as its rows, that quantities were given of.
    Unit costs are those of the plan's table ``unit_costs`` (which can be edited), not those of the catalogue. Raises
    `InputError` for years below 1, shares outside 0–1, and a cost whose unit has no quantity.
    """
    require_options(options)
    measures = {
        str(row["id"]): measure_of_record(json.loads(str(row["definition"]))) for row in document.rows("measures")
    }
    quantities_of = _quantities(document, measures) if quantities is None else quantities
    found: list[Line] = []
    for work in (*document.rows("works"), *new):
        if not (work.get("chosen") is None or work["chosen"]) or work["uuid"] not in quantities_of:
            continue
        measure, amounts = measures[work["measure"]], quantities_of[work["uuid"]]
        for row in document.rows("unit_costs"):
            if row["measure"] == measure.id:
                found += _lines(work, measure, row, amounts, options)
    return tuple(sorted(found, key=lambda line: (line.site, line.name, KINDS.index(line.kind), line.year)))


def _lines(work: dict, measure: Measure, row: dict, quantities: Quantities, options: Options) -> Iterator[Line]:
    unit_cost = unit_cost_of(row)
    amount = amount_in(measure, unit_cost, quantities)
    start = int(work.get("start_year") or 1)

    def line(kind: str, year: int, share: float = 1.0) -> Line:
        return Line(
            work=work["uuid"],
            site=work["site"],
            measure=measure.id,
            name=work["name"],
            kind=kind,
            year=year,
            price=row["uuid"],
            amount=amount,
            unit=unit_cost.unit,
            low=unit_cost.low,
            mode=unit_cost.mode,
            high=unit_cost.high,
            currency=unit_cost.currency,
            share=share,
            verified=bool(row["verified"]),
        )

    for kind, years in _payments(measure, unit_cost.per_year, start, options).items():
        share = (options.upkeep or {}).get(measure.id, 0.0) if kind == UPKEEP else 1.0
        yield from (line(kind, year, share) for year in years)


def cost_times(measure: Measure, per_year: bool, start: int, options: Options) -> dict[str, float]:
    """Return kind → how often a cost is paid within the plan's years (for upkeep a share of it); at least one kind.

    per_year: whether it recurs; start: year of the plan in which the work is built.
    """
    share = (options.upkeep or {}).get(measure.id, 0.0)
    found = {
        kind: len(years) * (share if kind == UPKEEP else 1.0)
        for kind, years in _payments(measure, per_year, start, options).items()
        if years
    }
    return found or {RECURRING if per_year else BUILD: 0.0}


def _payments(measure: Measure, per_year: bool, start: int, options: Options) -> dict[str, tuple[int, ...]]:
    """Return kind → years of the plan in which it is paid."""
    if per_year:
        return {RECURRING: tuple(range(start, options.years + 1))}
    renewed = renewal_years(measure, start, options.years) if options.renewals else ()
    kept = (options.upkeep or {}).get(measure.id, 0.0) > 0.0
    return {
        BUILD: (start,) if start <= options.years else (),
        RENEWAL: renewed,
        UPKEEP: tuple(year for year in range(start + 1, options.years + 1) if year not in renewed) if kept else (),
    }


def renewal_years(measure: Measure, start: int, years: int) -> tuple[int, ...]:
    """Return the years of the plan in which a work is built again: the shortest life in the catalogue is over.

    Works with a life of a year recur by their nature and are no renewals.
    """
    life = int(measure.lifespan.pair[0])
    return tuple(range(start + life, years + 1, life)) if life > 1 else ()


def _quantities(document: PlanDocument, measures: Mapping[str, Measure]) -> dict[str, Quantities]:
    """Return work → what it consists of; a document without any table of shapes tells it in its table ``works``."""
    if document.tables.keys() & {"zones", "lines"}:
        return counted_works(document, measures)
    points = [str(row["work"]) for row in document.rows("points") if row.get("work") and row["kind"] == "work"]
    return {
        work["uuid"]: Quantities(work.get("area_ha"), work.get("length_m"), units=points.count(work["uuid"]) or None)
        for work in document.rows("works")
    }


def require_options(options: Options) -> None:
    """Raise `InputError` for years below 1 and shares of upkeep outside 0–1."""
    if options.years < 1:
        raise InputError("A budget of {found} years cannot be made; at least 1 is expected.", found=options.years)
    for measure, share in (options.upkeep or {}).items():
        if not 0.0 <= share <= 1.0:
            raise InputError(
                "The yearly upkeep of “{measure}” is {found} of its cost; a share from 0 to 1 is expected.",
                measure=measure,
                found=f"{share:g}",
            )
