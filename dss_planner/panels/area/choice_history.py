"""Undo and redo of what the user decided about the data layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal


@dataclass(frozen=True)
class _Step:
    title: str
    before: dict[str, Any]
    after: dict[str, Any]


class ChoiceHistory(QObject):
    """Settings as they were before and after each decision; a new decision forgets what was undone."""

    #: What can be undone or redone changed.
    changed = pyqtSignal()

    def __init__(self, apply: Callable[[dict[str, Any]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._apply = apply
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def do(self, title: str, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Apply the settings ``after`` and remember those ``before``; ``title`` names the decision."""
        if before == after:
            return
        self._done.append(_Step(title, before, after))
        self._undone.clear()
        self._apply(after)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last decision back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._apply(step.before)
            self.changed.emit()

    def redo(self) -> None:
        """Take the last decision that was undone again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._apply(step.after)
            self.changed.emit()

    def forget(self) -> None:
        """Another study: nothing to undo."""
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    def undo_title(self) -> str:
        """Return the name of the decision that `undo` would take back, or an empty string."""
        return self._done[-1].title if self._done else ""

    def redo_title(self) -> str:
        """Return the name of the decision that `redo` would take again, or an empty string."""
        return self._undone[-1].title if self._undone else ""
