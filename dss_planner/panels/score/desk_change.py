"""One change of the score model that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from qgis.PyQt.QtWidgets import QUndoCommand

from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import with_shown_names
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.wording import describe_change


@dataclass(frozen=True)
class DeskState:
    """own: the model of the user's own, None where it follows from the settings. values: settings that say so.

    seen: the model as it was shown, for the next change to start from.
    """

    own: ScoreModel | None
    seen: ScoreModel
    values: Mapping[str, Any] = field(default_factory=dict)


#: Identity of changes that may merge.
_MERGING = 5601


class DeskChange(QUndoCommand):
    """Takes the desk from one state to another; those of one drag become one."""

    def __init__(
        self, title: str, before: DeskState, after: DeskState, apply: Callable[[DeskState], None], merge: str = ""
    ) -> None:
        super().__init__(title or _described(before, after))
        self.before, self.after, self.merge = before, after, merge
        self._titled = bool(title)
        self._apply = apply

    def redo(self) -> None:
        """Do it, at first too."""
        self._apply(self.after)

    def undo(self) -> None:
        """Go back."""
        self._apply(self.before)

    def id(self) -> int:
        """Only changes of drags are compared with the one before."""
        return _MERGING if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later change of the same drag; one that leads back to where it began leaves nothing."""
        if not isinstance(other, DeskChange) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setText(other.text() if other._titled else _described(self.before, self.after))
        if self.after.seen == self.before.seen:
            self.setObsolete(True)
            self._apply(self.before)
        return True


def _described(before: DeskState, after: DeskState) -> str:
    return show(describe_change(with_shown_names(before.seen), with_shown_names(after.seen)))
