"""One change of the plan that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

from dss_planner.plan.store.changes import Changes

#: How a step is written: for the first time, taken back, made again.
DO, UNDO, REDO = "do", "undo", "redo"


class PlanStep(QUndoCommand):
    """forward: what it changes; back: what undoes that. first: what is left to write when it is made (None: forward).

    ``write(step, kind, changes)`` is called whenever the step is made or taken back.
    """

    def __init__(
        self,
        title: str,
        forward: Changes,
        back: Changes,
        write: Callable[[PlanStep, str, Changes], None],
        first: Changes | None = None,
    ) -> None:
        super().__init__(title)
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
