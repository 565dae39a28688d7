"""A plan whose catalogue was changed: the rows that follow."""

from __future__ import annotations

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Catalogue
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.plan.drafting.rows import cost_rows, measure_row
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument


def catalogue_changes(document: PlanDocument, wanted: Catalogue) -> Changes:
    """Return what makes a plan hold the catalogue ``wanted``.

    Unit costs of measures whose costs changed are written anew; those of the others stay, also where people have
    changed them. Verdicts of measures that go, go with them. Raises `InputError` when a measure goes that is drawn.
    """
    now = {one.id: one for one in catalogue_of_plan(document.rows("measures"), "").measures}
    new = {one.id: one for one in wanted.measures}
    changed = [one for one in new.values() if now.get(one.id) != one]
    gone = [one for one in now if one not in new]
    _require_free(document, {one: now[one].name for one in gone})
    costly = [one for one in changed if one.id not in now or now[one.id].costs != one.costs]
    rows = [row for one in costly for row in cost_rows(one)]
    kept = {row["uuid"] for row in rows}
    loose = {*gone, *(one.id for one in costly)}
    old = [row["uuid"] for row in document.rows("unit_costs") if row["measure"] in loose and row["uuid"] not in kept]
    verdicts = [row["uuid"] for row in document.rows("verdicts") if row["measure"] in gone]
    put = {"measures": [measure_row(one) for one in changed], "unit_costs": rows}
    remove = {"verdicts": verdicts, "unit_costs": old, "measures": gone}
    return Changes(
        {table: found for table, found in put.items() if found},
        {table: keys for table, keys in remove.items() if keys},
    )


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
