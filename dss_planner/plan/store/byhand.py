"""What follows when people draw in a plan with other tools: rows they changed are locked, sizes are measured anew."""

from __future__ import annotations

from dataclasses import replace

from dss_planner.plan.store.columns import Table
from dss_planner.plan.store.document import PlanDocument, Row, now
from dss_planner.plan.store.recount import recounted
from dss_planner.plan.store.schema import table

#: Tables whose rows are drawn and can be locked.
DRAWN = ("zones", "lines", "points")
#: Columns that say nothing of what is drawn: who changed the row, when it stands, what follows from its geometry.
_BESIDE = frozenset({"locked", "author", "changed", "begin_date", "end_date", "area_ha", "length_m"})


def by_hand(known: PlanDocument, found: PlanDocument, author: str) -> PlanDocument:
    """Return the ``found`` plan with the rows locked that were drawn or changed since it was ``known``.

    Such a row says who changed it and when, where the program that did it has not. A row that only was locked or
    unlocked stays as it is. Areas and lengths of rows that were drawn, sites too, follow from their geometries.
    """
    tables = dict(found.tables)
    for name in (*DRAWN, "sites"):
        own = table(name)
        before = {row[own.key]: row for row in known.rows(name)}
        redrawn = [row for row in found.rows(name) if _redrawn(own, before.get(row[own.key]), row)]
        if name in DRAWN:
            marked = [_marked(before.get(row[own.key]), row, author) for row in redrawn]
        else:
            marked = redrawn
        sized = recounted(replace(found, tables={name: marked})).rows(name)
        by_key = {row[own.key]: row for row in sized}
        tables[name] = [by_key.get(row[own.key], row) for row in found.rows(name)]
    return replace(found, tables=tables)


def _marked(before: Row | None, row: Row, author: str) -> Row:
    told = row.get("changed") and (before is None or row["changed"] != before.get("changed"))
    if told and row.get("locked"):
        return row
    said = {} if told else {"author": author or None, "changed": now()}
    return {**row, **said, "locked": True}


def _redrawn(own: Table, before: Row | None, row: Row) -> bool:
    if before is None:
        return True
    if any(before.get(one.name) != row.get(one.name) for one in own.columns if one.name not in _BESIDE):
        return True
    one, other = before.get("geom"), row.get("geom")
    if one is None or other is None:
        return one is not other
    return bool(one.ExportToWkb() != other.ExportToWkb())
