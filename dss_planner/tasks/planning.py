"""Work on the file of a plan: write changes, read it and say what differs from what was known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from dss_planner.errors import PlannerError
from dss_planner.plan.budget.hauling import HAUL_COLUMNS, hauled
from dss_planner.plan.store.byhand import by_hand
from dss_planner.plan.store.changes import Changes, changes_between
from dss_planner.plan.store.document import PlanDocument
from dss_planner.plan.store.existing import still_a_draft
from dss_planner.plan.store.migration import open_plan
from dss_planner.plan.store.stamps import Stamp, stamp_of
from dss_planner.plan.store.update import update_plan
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.text import Text


@dataclass(frozen=True)
class WriteRequest:
    """path: of the plan; changes: to make; seen: stamp of the plan that they are for; author: who makes them."""

    path: str
    changes: Changes
    seen: Stamp | None
    author: str


@dataclass(frozen=True)
class Refused:
    """sentence: why nothing was written; stale: whether because the plan is not as it was seen."""

    sentence: Text
    stale: bool


@dataclass(frozen=True)
class ReadRequest:
    """path: of the plan; known: the plan as it was (None: never read); author: who edits it by hand here; may_fill:
    whether hauls that the file lacks may be written into it: nobody edits the rows here."""

    path: str
    known: PlanDocument | None
    author: str
    may_fill: bool = False


@dataclass(frozen=True)
class PlanRead:
    """document: the plan as it is in the file, its hauls along the surface as it is now; marked: with what follows from
    edits by hand: rows locked, sizes and costs counted anew. since: what turns the known plan into ``marked``;
    to_write: what of it is not in the file; back: what turns ``marked`` into the known one. shapes: how many were
    changed by hand. another: it is another plan, not the known one changed. filled: whether hauls were written into
    the file.
    """

    document: PlanDocument
    marked: PlanDocument
    since: Changes
    to_write: Changes
    back: Changes
    shapes: int
    another: bool
    filled: bool = False


def write_changes(request: WriteRequest, progress: Progress, cancelled: CancelCheck) -> Stamp | Refused:
    """Write and return the new stamp of the plan, or why it was refused."""
    try:
        return update_plan(request.path, request.changes, request.seen, request.author)
    except PlannerError as error:
        return Refused(error.text, _differs(request))


def read_on(request: ReadRequest, progress: Progress, cancelled: CancelCheck) -> PlanRead:
    """Read the plan and say what is new in it. Raises `InputError` where it cannot be read."""
    found = open_plan(request.path)
    stop_if(cancelled)
    # the bill tells how far is hauled along the surface as it is now
    document = hauled(found, Path(request.path).parent)
    filled = False
    if request.may_fill and document is not found:
        write = WriteRequest(request.path, changes_between(found, document), found.stamp, request.author)
        with still_a_draft(request.path) as wrote:  # nobody edited it
            stamp = write_changes(write, progress, cancelled)
            if isinstance(stamp, Stamp):  # else the next reading tries again
                wrote(stamp)
                document = found = replace(document, stamp=stamp)
                filled = True
    known = request.known
    if known is None or not _same_plan(known, document):
        return PlanRead(document, document, Changes(), Changes(), Changes(), 0, True, filled)
    edits = by_hand(known, document, request.author)
    marked = edits.document
    stop_if(cancelled)
    return PlanRead(
        document=document,
        marked=marked,
        since=_without_saves(known, changes_between(_hauled_as(known, document), marked)),
        to_write=changes_between(found, marked),
        back=_without_saves(marked, changes_between(marked, known)),
        shapes=edits.shapes,
        another=False,
        filled=filled,
    )


def _same_plan(known: PlanDocument, found: PlanDocument) -> bool:
    return all(known.plan.get(name) == found.plan.get(name) for name in ("uuid", "made"))


def _hauled_as(known: PlanDocument, found: PlanDocument) -> PlanDocument:
    """Return a plan with the hauls of another: a surface made anew is no change that people made."""
    hauls = {row["uuid"]: {name: row.get(name) for name in HAUL_COLUMNS} for row in found.rows("works")}
    works = [{**row, **hauls.get(row["uuid"], {})} for row in known.rows("works")]
    return replace(known, tables={**known.tables, "works": works})


#: Columns of the table ``plan`` that tell of the last save only.
_OF_SAVES = frozenset({"revision", "changed", "changed_by", "planner_version", "schema_version"})


def _without_saves(before: PlanDocument, changes: Changes) -> Changes:
    """Return the changes of a plan without what every save changes."""
    put = {name: rows for name, rows in changes.put.items() if name != "plan"}
    for row in changes.put.get("plan", ()):
        new = {name: value for name, value in row.items() if name == "uuid" or name not in _OF_SAVES}
        if any(before.plan.get(name) != value for name, value in new.items()):
            put["plan"] = [new]
    return Changes(put, changes.remove)


def _differs(request: WriteRequest) -> bool:
    try:
        found = stamp_of(request.path)
    except PlannerError:
        return False
    return found is not None and found != request.seen
