"""A plan whose catalogue was changed: the rows that follow."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.plan.budget.costing import costed
from dss_planner.plan.drafting.rows import cost_rows, measure_row
from dss_planner.plan.scheduling.planned import rescheduled
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row


def catalogue_changes(document: PlanDocument, wanted: Catalogue) -> Changes:
    """Return what makes a plan hold the catalogue ``wanted``.

    Unit costs that changed are written anew; the others stay, also where people have changed them. What works cost
    follows. Verdicts of measures that go, go with them. Raises `InputError` when a measure goes that is drawn.
    """
    now = {one.id: one for one in catalogue_of_plan(document.rows("measures"), "").measures}
    new = {one.id: one for one in wanted.measures}
    changed = [one for one in new.values() if now.get(one.id) != one]
    gone = [one for one in now if one not in new]
    _require_free(document, {one: now[one].name for one in gone})
    costly = [one for one in changed if one.id not in now or now[one.id].costs != one.costs]
    rows = [row for one in costly for row in _cost_rows(document, now.get(one.id), one)]
    kept = {row["uuid"] for row in rows}
    loose = {*gone, *(one.id for one in costly)}
    old = [row["uuid"] for row in document.rows("unit_costs") if row["measure"] in loose and row["uuid"] not in kept]
    verdicts = [row["uuid"] for row in document.rows("verdicts") if row["measure"] in gone]
    put = {"measures": [measure_row(one) for one in changed], "unit_costs": rows}
    remove = {"verdicts": verdicts, "unit_costs": old, "measures": gone}
    found = Changes(
        {table: found for table, found in put.items() if found},
        {table: keys for table, keys in remove.items() if keys},
    )
    if not found:
        return found
    return costed(document, rescheduled(document, found) if _retimed(document, now, new) else found)


def _retimed(document: PlanDocument, before: Mapping[str, Measure], after: Mapping[str, Measure]) -> bool:
    """Return whether works of the plan last or act otherwise than before: their days follow."""
    used = {str(row["measure"]) for row in document.rows("works")} & before.keys() & after.keys()
    times = [(_times(before[one]), _times(after[one])) for one in used]
    return bool(document.rows("schedule")) and any(was != now for was, now in times)


def _times(measure: Measure) -> tuple[object, ...]:
    return measure.lifespan.value, measure.time_to_effect.value, measure.kind


def _cost_rows(document: PlanDocument, before: Measure | None, measure: Measure) -> list[Row]:
    """Return the unit costs of a measure; one that is as it was keeps what people made of its price, also where another
    one before it went."""
    there = {row["uuid"]: row for row in document.rows("unit_costs")}
    was = {} if before is None else dict(zip(before.costs, (row["uuid"] for row in cost_rows(before))))
    rows = []
    for cost, row in zip(measure.costs, cost_rows(measure)):
        kept = there.get(was.get(cost, ""))
        rows.append(row if kept is None else {**kept, "uuid": row["uuid"]})
    return rows


def _require_free(document: PlanDocument, names: dict[str, str]) -> None:
    """Raise `InputError` when one of the measures is drawn in the plan."""
    for table in ("works", "zones", "lines", "points"):
        for row in document.rows(table):
            if row.get("measure") in names:
                raise InputError(
                    "“{measure}” cannot be deleted: the plan has works of it, such as “{work}”. Delete these first.",
                    measure=names[row["measure"]],
                    work=row["name"],
                )
