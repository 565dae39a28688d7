"""What people do with whole works of a plan: take them out, lock what is drawn of them, note something on them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from dss_planner.plan.drafting.shaperows import DRAWN_TABLES
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import PlanDocument, Row, now


def remove_works(document: PlanDocument, works: Sequence[str]) -> Changes:
    """Return the changes that take works (keys) out of a plan, with all that is drawn and scheduled of them.

    Notes on them stay, as notes on their site; undoing the changes brings everything back.
    """
    gone = set(works)
    remove = {
        table: [row["uuid"] for row in document.rows(table) if row.get("work") in gone]
        for table in (*DRAWN_TABLES, "schedule")
    }
    remove["works"] = [row["uuid"] for row in document.rows("works") if row["uuid"] in gone]
    lone = [{"uuid": row["uuid"], "work": None} for row in document.rows("notes") if row.get("work") in gone]
    return Changes({"notes": lone} if lone else {}, {table: keys for table, keys in remove.items() if keys})


def lock_work(document: PlanDocument, work: str, locked: bool, author: str = "") -> Changes:
    """Return the changes that lock all that is drawn of a work, so that a re-draft leaves it; or that let it go."""
    put: dict[str, list[Row]] = {}
    for table in DRAWN_TABLES:
        rows = [
            {"uuid": row["uuid"], "locked": locked, "author": author or None, "changed": now()}
            for row in document.rows(table)
            if row.get("work") == work and bool(row.get("locked")) != locked
        ]
        if rows:
            put[table] = rows
    return Changes(put)


def note_on(site: str, work: str | None, words: str, author: str = "") -> Changes:
    """Return the changes that note something on a site, or on a work of it."""
    row = {"uuid": str(uuid4()), "site": site, "work": work, "text": words, "author": author or None, "made": now()}
    return Changes({"notes": [row]})
