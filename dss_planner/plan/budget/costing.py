"""The costs of works and of the plan as its tables hold them, after a change of prices, terms or years."""

from __future__ import annotations

from dss_planner.errors import InputError
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.plan.budget.basis import basis_of, terms_of
from dss_planner.plan.budget.money import BASE, CURRENCIES
from dss_planner.plan.budget.workcosts import cost_columns, plan_columns, work_cost
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument


def missing_rates(document: PlanDocument) -> tuple[str, ...]:
    """Return the currencies without a rate that the plan's sums need: its own, and those of prices of its measures."""
    known = {row["currency"] for row in document.rows("rates")} | {BASE}
    own = str(document.plan.get("currency") or BASE)
    used = {row["measure"] for row in document.rows("works")}
    needed = {str(row["currency"]) for row in document.rows("unit_costs") if row["measure"] in used}
    if needed <= {own}:
        return ()
    return tuple(code for code in CURRENCIES if code in needed | {own} and code not in known)


def costed(document: PlanDocument, changes: Changes) -> Changes:
    """Return the changes with the costs of works and of the plan that follow; without a rate those stay as they are."""
    after = applied(document, changes)
    if missing_rates(after) or not after.rows("works"):
        return changes
    basis, terms = basis_of(after), terms_of(after)
    points = [str(row["work"]) for row in after.rows("points") if row.get("work") and row["kind"] == "work"]
    works, costs = [], []
    for row in after.rows("works"):
        measure = basis.measures[str(row["measure"])]
        amounts = Quantities(
            area=row.get("area_ha"),
            length=row.get("length_m"),
            plants=row.get("plants"),
            units=points.count(str(row["uuid"])) or None,
        )
        try:
            start = basis.works[str(row["uuid"])].start
            cost = work_cost(measure, amounts, basis.prices.get(measure.id, ()), terms, start)
        except InputError:  # a unit that the work has no quantity of: the bill names it
            continue
        columns = cost_columns(cost)
        if any(row.get(name) != value for name, value in columns.items()):
            works.append({"uuid": row["uuid"], **columns})
        if row.get("chosen") is None or row["chosen"]:
            costs.append(cost)
    sums = plan_columns(costs, terms)
    plan = {"uuid": after.plan["uuid"], **(changes.put["plan"][0] if changes.put.get("plan") else {}), **sums}
    put = {**changes.put, "plan": [plan]}
    if works:
        given = {row["uuid"]: row for row in changes.put.get("works", ())}
        given.update({row["uuid"]: {**given.get(row["uuid"], {}), **row} for row in works})
        put["works"] = list(given.values())
    return Changes(put, changes.remove)
