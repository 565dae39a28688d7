"""What the preview is swiped against: the state before the last change, the last run, or a snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from dss_planner.errors import InputError, PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.score.preview.pictures import SCORE, Display, values_of
from dss_planner.panels.score.preview.reading import Before, BeforeRequest, fits, read_before
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.preview.previewinputs import PreviewInputs
from dss_planner.study.folder import StudyFolder
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession

PREVIOUS, LAST_RUN = "previous", "last_run"
_KIND = "preview before"


class Comparison(QObject):
    """Keeps the score before for the view at hand; another one is read in the background."""

    #: What there is to compare with changed.
    changed = pyqtSignal()

    def __init__(self, session: StudySession, lookups: Lookups, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._lookups = session, lookups
        self.choice = PREVIOUS
        #: Why there is nothing to compare with, '' where there is.
        self.problem = ""
        self._found: Before | None = None
        self._asked: object = None

    def choices(self) -> list[tuple[str, str]]:
        """Return key and name of all that can be compared with."""
        found = [
            (PREVIOUS, QCoreApplication.translate("Preview", "the state before the last change")),
            (LAST_RUN, QCoreApplication.translate("Preview", "the last run")),
        ]
        return [
            *found,
            *(
                (item.id, QCoreApplication.translate("Preview", "snapshot “{name}”").format(name=item.name))
                for item in self._snapshots()
            ),
        ]

    @property
    def name(self) -> str:
        """What is compared with, in a few words."""
        return dict(self.choices()).get(self.choice, "")

    def choose(self, key: str) -> None:
        """Compare with something else."""
        self.choice = key
        self.forget()

    def forget(self) -> None:
        """Let go of what was read."""
        self._lookups.drop(_KIND)
        self._found, self._asked, self.problem = None, None, ""

    def renew(self, inputs: PreviewInputs) -> None:
        """Have the score before on the cells of ``inputs``: at once where that is quick, else `changed` says when."""
        try:
            model = self._model()
        except InputError as error:
            self._refuse(show(error))
            return
        found = self._found
        if found is not None and found.inputs is inputs and found.model == model:
            return
        live = found.live if found is not None and found.inputs is inputs else None
        if live is not None and model is not None and fits(model, live.inputs):
            self._found = Before(inputs, model, live, live.score(model).score)
            return
        self._ask(inputs, model)

    def values(self, display: Display, inputs: PreviewInputs) -> np.ndarray | None:
        """Return what ``display`` shows of the state before, on the cells of ``inputs``; None where not known yet."""
        found = self._found
        if found is None or found.inputs is not inputs:  # the map was moved: these are cells of the view before
            return None
        if found.live is None or found.model is None:
            return found.score if display.kind == SCORE else None
        try:
            return values_of(found.live, found.model, display, found.score)
        except PlannerError:
            return None

    def _ask(self, inputs: PreviewInputs, model: ScoreModel | None) -> None:
        mark = (self.choice, inputs, model)
        if self._asked is not None and _same(self._asked, mark):
            return
        self._asked = mark
        score = "" if self.choice != LAST_RUN else StudyFolder.at(self._session.folder).raster("score")
        request = BeforeRequest(inputs, model, score)
        self._lookups.ask(
            _KIND,
            QCoreApplication.translate("Preview", "Reading what the preview is compared with"),
            lambda: request,
            read_before,
            self._take,
        )

    def _take(self, outcome: Outcome) -> None:
        if outcome.done:
            self._asked = None
            self._found, self.problem = outcome.result, ""
        elif not outcome.cancelled:
            # the question stays: asked again at once, it would fail again, for ever
            self._found, self.problem = None, show(outcome.sentence)
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self._found, self.problem = None, sentence

    def _model(self) -> ScoreModel | None:
        """Return the model to compare with; None for the last run. Raises `InputError` when there is none."""
        desk = self._session.score_desk
        if self.choice == LAST_RUN:
            return None
        if self.choice == PREVIOUS:
            index = desk.undo.index()
            command = desk.undo.command(index - 1) if index else None
            before = getattr(command, "before", None)
            if before is None:
                raise InputError("Nothing was changed yet, so there is no state before.")
            return before.seen
        return desk.snapshots.model(self.choice)

    def _snapshots(self) -> tuple:
        return self._session.score_desk.snapshots.items


def _same(first: object, second: object) -> bool:
    (choice, inputs, model), (other, others, another) = first, second  # type: ignore[misc]
    return choice == other and inputs is others and model == another
