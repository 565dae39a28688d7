"""The works of the pack, what is drawn of them, their bill and their budget: all counted on the plan as it is now."""

from __future__ import annotations

from dss_planner.errors import InputError
from dss_planner.plan.budget.bill import Bill, bill
from dss_planner.plan.budget.lines import Line
from dss_planner.plan.budget.money import BASE
from dss_planner.plan.budget.uncertain import SpreadRequest, uncertain
from dss_planner.plan.store.document import PlanDocument, Row
from dss_planner.proposal.content.sentences import sentences
from dss_planner.proposal.content.spans import Span
from dss_planner.proposal.content.working import BudgetCell, BudgetContent, Shape, Work
from dss_planner.proposal.languages.numbers import as_day
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres
from dss_planner.text import Text, text

#: Sums of bill and budget are made in another order; they may differ by so much of the sum.
_ROUNDING = 1e-9
_METRES_PER_KM = 1000.0


def chosen_works(document: PlanDocument) -> list[Row]:
    """Return the rows of the works that count."""
    return [row for row in document.rows("works") if row.get("chosen") is None or row["chosen"]]


def gather_shapes(document: PlanDocument) -> tuple[Shape, ...]:
    """Return what is drawn of the works that count, measured as it is now."""
    counting = {row["uuid"] for row in chosen_works(document)}
    found = []
    for table, kind in (("zones", "zone"), ("lines", "line"), ("points", "point")):
        for row in document.rows(table):
            if row.get("work") not in counting or row.get("geom") is None or row.get("kind", "work") != "work":
                continue
            shape = row["geom"]
            found.append(
                Shape(
                    uuid=row["uuid"],
                    kind=kind,
                    site=row["site"],
                    work=row["work"],
                    measure=str(row["measure"] or ""),
                    name=row["name"],
                    area=ellipsoidal_hectares(shape, document.crs) if kind == "zone" else None,
                    length=ellipsoidal_metres(shape, document.crs) if kind == "line" else None,
                    begin=as_day(row.get("begin_date")),
                    end=as_day(row.get("end_date")),
                    shape=shape,
                )
            )
    return tuple(found)


def gather_bill(document: PlanDocument) -> tuple[Bill | None, tuple[Text, ...]]:
    """Return the bill of quantities, or why there is none."""
    if not chosen_works(document):
        return None, (text("The plan has no works yet: there is no bill of quantities and no budget."),)
    try:
        found = bill(document)
    except InputError as error:
        return None, (text("There is no bill of quantities and no budget: {reason}", reason=error.text),)
    return found, found.notes


def gather_works(document: PlanDocument, found: Bill | None) -> tuple[Work, ...]:
    """Return the works that count with the quantities and costs of the bill; those of the plan's table without one."""
    told = {(row["site"], row["measure"], row["part"]): row for row in document.rows("verdicts")}
    return tuple(
        _work(row, found, told.get((row["site"], row["measure"], row["part"]), {})) for row in chosen_works(document)
    )


def _work(row: Row, found: Bill | None, verdict: Row) -> Work:
    amounts = _amounts(row["uuid"], found) if found is not None else _stored(row)
    rows = [one for one in found.rows if one.work_id == row["uuid"] and one.cost_likely is not None] if found else []
    cost = Span()
    if rows:
        cost = Span(*(sum(getattr(one, end) for one in rows) for end in ("cost_low", "cost_likely", "cost_high")))
    return Work(
        uuid=row["uuid"],
        site=row["site"],
        measure=row["measure"],
        name=row["name"],
        status=row["status"],
        reason=str(row["reason"] or ""),
        part=str(row["part"] or ""),
        area=amounts.get("area"),
        length=amounts.get("length"),
        points=_whole(amounts.get("units")),
        rows=row["row_count"],
        plants=_whole(amounts.get("plants")),
        posts=_whole(amounts.get("posts")),
        gates=_whole(amounts.get("gates")),
        seed=amounts.get("seed"),
        start_year=row["start_year"],
        cost=cost,
        cost_verified=bool(rows) and all(one.verified for one in rows),
        note=str(row["note"] or ""),
        package=str(row.get("package_name") or row.get("package") or ""),
        reasons=sentences(verdict.get("sentences"), verdict.get("reason")),
    )


def _amounts(work: str, found: Bill) -> dict[str, float | None]:
    """Return item → amount of a work, lengths in metres under ``length``."""
    amounts: dict[str, float | None] = {}
    for one in found.rows:
        if one.work_id == work and one.item not in amounts:
            amounts[one.item] = one.quantity
            if one.unit in ("km", "m") and one.item != "haul" and one.quantity is not None:
                amounts["length"] = one.quantity * (_METRES_PER_KM if one.unit == "km" else 1.0)
    return amounts


def _stored(row: Row) -> dict[str, float | None]:
    columns = {"area": "area_ha", "length": "length_m", "plants": "plants", "posts": "posts", "gates": "gates"}
    return {**{name: row[column] for name, column in columns.items()}, "seed": row["seed_kg"]}


def _whole(amount: float | None) -> int | None:
    return None if amount is None else round(amount)


def gather_budget(document: PlanDocument, found: Bill) -> BudgetContent:
    """Return the money by site and year, with the percentiles of drawn prices, for the quantities of the bill.

    Raises `InputError` when a cost has no quantity, and when bill and budget differ: no pack is made of two truths.
    """
    told = uncertain(SpreadRequest(document, found))
    sums = told.budget
    billed = (found.plan.build + found.plan.upkeep).likely
    if abs(sums.works.mode - billed) > _ROUNDING * max(abs(billed), 1.0):
        raise InputError(
            "The budget of the plan's years is {budget} {currency}, its bill of quantities {bill} {currency}: they "
            "must be equal. Update the plan on the page “Plan”, then export again.",
            budget=f"{sums.works.mode:.2f}",
            bill=f"{billed:.2f}",
            currency=sums.currency,
        )
    used = sorted({line.currency for line in sums.lines} | {sums.currency})
    rates = tuple(told.exchange.rate(currency) for currency in used if currency != BASE)
    notes = _notes(found, sums.verified)
    return BudgetContent(sums.currency, sums, _cells(sums.lines, found), told.contributions, rates, notes)


def _cells(lines: tuple[Line, ...], found: Bill) -> tuple[BudgetCell, ...]:
    sums: dict[tuple[str, int], list[float]] = {}
    for line in lines:
        factor = found.terms.exchange.factor(line.currency, found.currency)
        cell = sums.setdefault((line.site, line.year), [0.0, 0.0, 0.0])
        for place, price in enumerate((line.low, line.mode, line.high)):
            cell[place] += line.cost(price) * factor
    return tuple(BudgetCell(site, year, Span(*cost)) for (site, year), cost in sorted(sums.items()))


def _notes(found: Bill, verified: float) -> tuple[Text, ...]:
    notes = [
        text(
            "{share} % of the cost rests on prices with a source. Confirm every unit cost locally.",
            share=f"{100.0 * verified:.0f}",
        ),
        text("The range holds that of the prices alone; prices are taken to vary independently of each other."),
    ]
    if not found.terms.upkeep:
        notes.append(text("No upkeep is counted: no figure for it was found."))
    if found.terms.contingency:
        notes.append(
            text("Contingency: {share} % of the works.", share=f"{100.0 * found.terms.contingency:g}"),
        )
    return tuple(notes)
