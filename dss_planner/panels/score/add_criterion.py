"""Adding a criterion of one's own from any raster of the study, and taking one away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.score.icon_button import icon_button
from dss_planner.scoring.editing import with_criterion, without_criterion
from dss_planner.study.studylayers import (
    CriterionRequest,
    StudyLayer,
    free_id,
    propose_criterion,
)

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.task import Outcome


class AddCriterion(QWidget):
    """A button with the layers of the study, and one that removes the criterion chosen."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._desk = session, session.score_desk
        self._lookups = session.lookups
        self.add = icon_button(
            "add_criterion", "/mActionAdd.svg", self.tr("Add a criterion from a layer of the study"), self
        )
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add)
        self.menu.aboutToShow.connect(self._fill)
        self.add.setMenu(self.menu)
        self.remove = icon_button(
            "remove_criterion", "/mActionRemove.svg", self.tr("Remove the criterion chosen"), self
        )
        self.remove.clicked.connect(self._remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.add)
        layout.addWidget(self.remove)
        for signal in (self._desk.changed, self._desk.selected_changed, self._desk.layers.changed):
            signal.connect(self._enable)
        self._enable()

    def add_layer(self, layer: StudyLayer) -> None:
        """Add a criterion on ``layer``, with a value function from the values that occur; in the background."""
        folder = self._session.folder
        taken = {criterion.id for criterion in self._desk.draft.criteria}
        stem = Path(layer.path).stem
        key = free_id(stem if layer.band == 1 else f"{stem}_{layer.band}", taken)
        request = CriterionRequest(layer, key, show(layer.name))
        self._lookups.ask(
            "criterion",
            self.tr("Looking at the values of the new criterion"),
            lambda: request,
            propose_criterion,
            partial(self._add, folder),
        )

    def _add(self, folder: str, outcome: Outcome) -> None:
        if folder != self._session.folder or self._desk.model is None:
            return
        if not outcome.done:
            self.message.emit("problem", show(outcome.sentence), outcome.details)
            return
        self._desk.edit("", with_criterion(self._desk.model, outcome.result))
        self._desk.select(outcome.result.id)

    def _remove(self) -> None:
        model = self._desk.draft
        changed = without_criterion(model, self._desk.selected)
        if changed == model:
            self.message.emit("information", self.tr("The last criterion stays: without one there is no score."), "")
        self._desk.edit("", changed)

    def _fill(self) -> None:
        self.menu.clear()
        read = {(c.layer, c.band) for c in self._desk.draft.criteria}
        for layer in self._desk.layers.layers:
            words = show(layer.name)
            action = self.menu.addAction(f"{words} [{layer.unit}]" if layer.unit else words)
            if (layer.path, layer.band) in read:
                action.setText(self.tr("{layer} (again)").format(layer=words))
            action.triggered.connect(lambda _=False, layer=layer: self.add_layer(layer))

    def _enable(self, *_: object) -> None:
        ready = self._desk.model is not None
        self.add.setEnabled(ready and bool(self._desk.layers.layers))
        there = {criterion.id for criterion in self._desk.draft.criteria}
        self.remove.setEnabled((ready or self._desk.is_own) and self._desk.selected in there and len(there) > 1)
