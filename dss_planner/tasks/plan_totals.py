"""Totals of a plan with edits that are not saved, counted where they are needed."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from dss_planner.plan.budget.basis import BillBasis, basis_of
from dss_planner.plan.budget.bill import BillCache
from dss_planner.plan.budget.drawn import TABLES, Drawn, drawn_of
from dss_planner.plan.budget.live import LiveRequest, LiveTotals, live_totals
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument
from dss_planner.running import CancelCheck, Progress

#: Tables that the basis of a bill is made of.
_BASIS = ("plan", "sites", "works", "measures", "unit_costs", "rates", "settings")


@dataclass
class Known:
    """What is kept from one count to the next; only one count is at work at a time."""

    cache: BillCache
    basis: BillBasis | None = None
    basis_tables: tuple[object, ...] = ()
    drawn: dict[str, tuple[object, tuple[Drawn, ...]]] | None = None


@dataclass(frozen=True)
class TotalsRequest:
    """document: the plan; edits: what edit buffers make of it; known: basis and the tables it was made of."""

    document: PlanDocument
    edits: Changes
    known: Known


@dataclass(frozen=True)
class Counted:
    """totals; seconds: of the processor that they took."""

    totals: LiveTotals
    seconds: float


def count_totals(request: TotalsRequest, progress: Progress, cancelled: CancelCheck) -> Counted:
    """Return the totals of a plan with edits that are not saved. Raises `InputError` where they cannot be counted."""
    begun = time.thread_time()
    document, known = request.document, request.known
    tables = tuple(document.tables.get(name) for name in _BASIS)
    same = len(tables) == len(known.basis_tables) and all(a is b for a, b in zip(tables, known.basis_tables))
    if known.basis is None or not same:
        known.basis, known.basis_tables = basis_of(document), tables
    drawn = _drawn(document, known)
    if request.edits:
        drawn = _edited(document, drawn, request.edits)
    totals = live_totals(LiveRequest(known.basis, drawn, document.crs), known.cache)
    return Counted(totals, time.thread_time() - begun)


def _drawn(document: PlanDocument, known: Known) -> tuple[Drawn, ...]:
    """Return what is drawn in the file; tables that are the same as before are not read again."""
    kept = known.drawn or {}
    found: dict[str, tuple[object, tuple[Drawn, ...]]] = {}
    for name in TABLES:
        rows = document.tables.get(name)
        before = kept.get(name)
        if before is not None and before[0] is rows:
            found[name] = before
        else:
            found[name] = (rows, drawn_of(replace(document, tables={name: document.rows(name)})))
    known.drawn = found
    return tuple(one for name in TABLES for one in found[name][1])


def _edited(document: PlanDocument, drawn: tuple[Drawn, ...], edits: Changes) -> tuple[Drawn, ...]:
    """Return what is drawn with the edits in place of the rows that they change."""
    touched = {(name, row["uuid"]) for name, rows in edits.put.items() for row in rows}
    touched |= {(name, key) for name, keys in edits.remove.items() for key in keys}
    rows = {name: [row for row in document.rows(name) if (name, row["uuid"]) in touched] for name in TABLES}
    there = {name: {row["uuid"] for row in own} for name, own in rows.items()}
    put = {
        name: [row for row in own if row["uuid"] in there[name] or row.get("measure")]
        for name, own in edits.put.items()
    }
    remove = {name: [key for key in keys if key in there[name]] for name, keys in edits.remove.items()}
    now = applied(replace(document, tables=rows), Changes(put, remove))
    return (*(one for one in drawn if (one.table, one.id) not in touched), *drawn_of(now))
