"""The snapshots of a study: score models under a name, with who wrote them down and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.scoring.model import ScoreModel, model_from_dict
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import stored_model
from dss_planner.study.snapshots import Snapshot, new_id

if TYPE_CHECKING:
    from dss_planner.panels.study_holder import StudyHolder


class Snapshots(QObject):
    """Kept in ``study.json`` with the other choices."""

    changed = pyqtSignal()

    def __init__(self, session: StudyHolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
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
        """Give a snapshot another name or note."""
        self._keep(tuple(replace(item, **words) if item.id == key else item for item in self.items))

    def remove(self, key: str) -> None:
        """Forget a snapshot."""
        self._keep(tuple(item for item in self.items if item.id != key))

    def model(self, key: str) -> ScoreModel:
        """Return the model of a snapshot, with layers as whole paths. Raises `InputError` when it is damaged."""
        found = self.find(key)
        return model_from_dict({} if found is None else found.model, self._session.folder)

    def _keep(self, items: tuple[Snapshot, ...]) -> None:
        self._session.change(snapshots=items)
        self.changed.emit()
