"""One change of the plan that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QUndoCommand

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
