"""The snapshots of a study: score models under a name, with who wrote them down and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

from dss_planner.scoring.model import ScoreModel, model_from_dict
from dss_planner.study.criterionnames import named_today
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import stored_model
from dss_planner.study.snapshots import Snapshot, new_id

if TYPE_CHECKING:
    from dss_planner.panels.study_holder import StudyHolder


class _SnapshotsChange(QUndoCommand):
    """Snapshots renamed or removed."""

    def __init__(
        self,
        title: str,
        before: tuple[Snapshot, ...],
        after: tuple[Snapshot, ...],
        keep: Callable[[tuple[Snapshot, ...]], None],
    ) -> None:
        super().__init__(title)
        self._before, self._after, self._keep = before, after, keep

    def redo(self) -> None:
        """Do it, at first too."""
        self._keep(self._after)

    def undo(self) -> None:
        """Go back."""
        self._keep(self._before)


class Snapshots(QObject):
    """Kept in ``study.json`` with the other choices."""

    changed = pyqtSignal()

    def __init__(self, session: StudyHolder, undo: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._undo = session, undo
        session.opened.connect(self.changed)

    @property
    def items(self) -> tuple[Snapshot, ...]:
        """The snapshots, oldest first."""
        return self._session.settings.snapshots

    def find(self, key: str) -> Snapshot | None:
        """Return the snapshot with this id, None when there is none."""
        return next((item for item in self.items if item.id == key), None)

    def save(self, name: str, model: ScoreModel, note: str = "") -> Snapshot:
        """Write down ``model`` under a name, with the user's own name and the time."""
        stored = stored_model(StudyFolder.at(self._session.folder), model)
        who = QgsApplication.userFullName() or QgsApplication.userLoginName()
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        made = Snapshot(new_id(self.items), name, who, when, note, stored)
        self._keep((*self.items, made))
        return made

    def change(self, key: str, **words: str) -> None:
        """Give a snapshot another name or note; the step can be undone."""
        changed = tuple(replace(item, **words) if item.id == key else item for item in self.items)
        if changed != self.items:
            self._push(self.tr("Rename a snapshot"), changed)

    def remove(self, key: str) -> None:
        """Forget a snapshot; the step can be undone."""
        found = self.find(key)
        if found is not None:
            rest = tuple(item for item in self.items if item.id != key)
            self._push(self.tr("Remove the snapshot “{name}”").format(name=found.name), rest)

    def model(self, key: str) -> ScoreModel:
        """Return the model of a snapshot, with layers as whole paths. Raises `InputError` when it is damaged."""
        found = self.find(key)
        return named_today(model_from_dict({} if found is None else found.model, self._session.folder))

    def _push(self, title: str, items: tuple[Snapshot, ...]) -> None:
        self._undo.push(_SnapshotsChange(title, self.items, items, self._keep))

    def _keep(self, items: tuple[Snapshot, ...]) -> None:
        self._session.change(snapshots=items)
        self.changed.emit()
