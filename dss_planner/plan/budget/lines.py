"""The lines of a budget: what each work of a plan costs in which year, from the quantities as they are now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.measures.amounts.costs import amount_in
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import Measure, UnitCost
from dss_planner.measures.catalogue.records import measure_of_record
from dss_planner.plan.store.document import PlanDocument

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


def budget_lines(document: PlanDocument, options: Options) -> tuple[Line, ...]:
    """Return the lines of all works of a plan, by work, kind and year.

    Unit costs are those of the plan's table ``unit_costs`` (which can be edited), not those of the catalogue. Raises
    `InputError` for years below 1, shares outside 0–1, and a cost whose unit has no quantity.
    """
    _require(options)
    measures = {
        str(row["id"]): measure_of_record(json.loads(str(row["definition"]))) for row in document.rows("measures")
    }
    points = [str(row["work"]) for row in document.rows("points") if row.get("work") and row["kind"] == "work"]
    found: list[Line] = []
    for work in document.rows("works"):
        measure = measures[work["measure"]]
        quantities = _quantities(work, points.count(work["uuid"]))
        for row in document.rows("unit_costs"):
            if row["measure"] == measure.id:
                found += _lines(work, measure, row, quantities, options)
    return tuple(sorted(found, key=lambda line: (line.site, line.name, KINDS.index(line.kind), line.year)))


def _lines(work: dict, measure: Measure, row: dict, quantities: Quantities, options: Options) -> Iterator[Line]:
    unit_cost = _unit_cost(row)
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

    if unit_cost.per_year:
        yield from (line(RECURRING, year) for year in range(start, options.years + 1))
        return
    if start <= options.years:
        yield line(BUILD, start)
    renewed = renewal_years(measure, start, options.years) if options.renewals else ()
    yield from (line(RENEWAL, year) for year in renewed)
    share = (options.upkeep or {}).get(measure.id, 0.0)
    if share > 0.0:
        yield from (line(UPKEEP, year, share) for year in range(start + 1, options.years + 1) if year not in renewed)


def renewal_years(measure: Measure, start: int, years: int) -> tuple[int, ...]:
    """Return the years of the plan in which a work is built again: the shortest life in the catalogue is over.

    Works with a life of a year recur by their nature and are no renewals.
    """
    life = int(measure.lifespan.pair[0])
    return tuple(range(start + life, years + 1, life)) if life > 1 else ()


def _unit_cost(row: dict) -> UnitCost:
    low, mode, high = [*str(row["evidence"] or "").split("/"), "", "", ""][:3]
    return UnitCost(
        low=float(row["low"]),
        mode=float(row["mode"]),
        high=float(row["high"]),
        unit=row["unit"],
        currency=row["currency"],
        year=row["year"],
        place=row["place"],
        per_year=bool(row["per_year"]),
        tags=(low, mode, high),
        source=row["source"] or "",
        note=row["note"] or "",
    )


def _quantities(work: dict, points: int) -> Quantities:
    return Quantities(area=work.get("area_ha"), length=work.get("length_m"), units=points or None)


def _require(options: Options) -> None:
    if options.years < 1:
        raise InputError("A budget of {found} years cannot be made; at least 1 is expected.", found=options.years)
    for measure, share in (options.upkeep or {}).items():
        if not 0.0 <= share <= 1.0:
            raise InputError(
                "The yearly upkeep of “{measure}” is {found} of its cost; a share from 0 to 1 is expected.",
                measure=measure,
                found=f"{share:g}",
            )
