"""One change of the plan that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

from dss_planner.plan.drafting.shaperows import DRAWN_TABLES
from dss_planner.plan.store.changes import Changes

if TYPE_CHECKING:
    from dss_planner.panels.plan.work_out import WorkOut
    from dss_planner.plan.store.document import PlanDocument, Row

#: How a step is written: for the first time, taken back, made again.
DO, UNDO, REDO = "do", "undo", "redo"


class PlanStep(QUndoCommand):
    """forward: what it changes; back: what undoes that. first: what is left to write when it is made (None: forward).
    source: what worked the changes out; where they cannot be written, it is asked anew of the plan as it is then.

    ``write(step, kind, changes)`` is called whenever the step is made or taken back.
    """

    def __init__(
        self,
        title: str,
        forward: Changes,
        back: Changes,
        write: Callable[[PlanStep, str, Changes], None],
        first: Changes | None = None,
        source: WorkOut | None = None,
    ) -> None:
        super().__init__(title)
        self.source = source
        self.forward, self.back = forward, back
        self._first = forward if first is None else first
        self._write = write
        self._made = False
        #: While the stack is put right after a refused write, nothing is written.
        self.silent = False

    def redo(self) -> None:
        """Make it, at first too."""
        kind, changes = (REDO, self.forward) if self._made else (DO, self._first)
        self._made = True
        if not self.silent:
            self._write(self, kind, changes)

    def undo(self) -> None:
        """Take it back."""
        if not self.silent:
            self._write(self, UNDO, self.back)


def overtaken(asked: PlanDocument, now: PlanDocument, changes: Changes) -> bool:
    """Return whether shapes that ``changes`` put or remove were saved by hand since they were ``asked`` for."""
    if asked is now:
        return False
    for name in DRAWN_TABLES:
        keys = {row["uuid"] for row in changes.put.get(name, ())} | set(changes.remove.get(name, ()))
        before, after = ({r["uuid"]: _state(r) for r in one.rows(name) if r["uuid"] in keys} for one in (asked, now))
        if before != after:
            return True
    return False


def _state(row: Row) -> tuple[object, ...]:
    return row.get("locked"), row.get("changed"), row.get("author")


def rewind(stack: QUndoStack, step: PlanStep, kind: str) -> None:
    """Take the stack back over one step whose write was refused, without writing anything; a new step goes for good."""
    index = stack.index()
    last = stack.command(index - 1) if index else None
    following = stack.command(index) if index < stack.count() else None
    step.silent = True
    if kind == DO and last is step:
        step.setObsolete(True)
        stack.undo()
    elif kind == REDO and last is step:
        stack.undo()
    elif kind == UNDO and following is step:
        stack.redo()
    step.silent = False
