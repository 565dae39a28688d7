"""What follows when people draw in a plan with other tools: rows they changed are locked, sizes are measured anew."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dss_planner.plan.store.columns import Table
from dss_planner.plan.store.document import PlanDocument, Row, now
from dss_planner.plan.store.recount import recounted
from dss_planner.plan.store.schema import table

#: Tables whose rows are drawn and can be locked.
DRAWN = ("zones", "lines", "points")
#: Columns that say nothing of what is drawn: who changed the row, when it stands, what follows from its geometry.
_BESIDE = frozenset({"locked", "author", "changed", "begin_date", "end_date", "area_ha", "length_m"})


@dataclass(frozen=True)
class ByHand:
    """document: with rows locked and all counted anew; shapes: how many were drawn, changed or taken away."""

    document: PlanDocument
    shapes: int


def by_hand(known: PlanDocument, found: PlanDocument, author: str) -> ByHand:
    """Lock the rows of the ``found`` plan that were drawn or changed since it was ``known``, and recount it.

    Such a row says who changed it and when, where the program that did it has not. A row that only was locked or
    unlocked stays as it is. Raises as `recounted` does.
    """
    tables = dict(found.tables)
    shapes = 0
    for name in DRAWN:
        own = table(name)
        before = {row[own.key]: row for row in known.rows(name)}
        rows = found.rows(name)
        drawn = {row[own.key] for row in rows if _redrawn(own, before.get(row[own.key]), row)}
        tables[name] = [
            _marked(before.get(row[own.key]), row, author) if row[own.key] in drawn else row for row in rows
        ]
        shapes += len(drawn) + len(before.keys() - {row[own.key] for row in rows})
    sites = {row["uuid"]: row for row in known.rows("sites")}
    moved = any(_redrawn(table("sites"), sites.get(row["uuid"]), row) for row in found.rows("sites"))
    document = replace(found, tables=tables)
    return ByHand(recounted(document) if shapes or moved else found, shapes)


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
