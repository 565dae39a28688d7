"""Keeps the histogram of the score up to date: of the land under the map's view, or else of the last run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer

from dss_planner.layers.translation import show
from dss_planner.panels.score.values.ghost import Ghost
from dss_planner.panels.score.values.land_facts import file_stamp
from dss_planner.panels.score.values.study_facts import read_score
from dss_planner.study.folder import StudyFolder

if TYPE_CHECKING:
    import numpy as np

    from dss_planner.panels.score.values.editor import ValueEditor
    from dss_planner.panels.session import StudySession
    from dss_planner.scoring.preview.livescore import LiveScore
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

_KIND = "values score"
LOOK_AGAIN_MS = 250


class ScoreFollower(QObject):
    """Listens to ``session.preview`` while it is switched on."""

    def __init__(self, session: StudySession, lookups: Lookups, editor: ValueEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._lookups, self._editor = session, lookups, editor
        self._ghost = Ghost()
        self._run: tuple[object, np.ndarray | None, str] | None = None
        self._on = False
        # a reading that fails as the one before is not told again
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.setInterval(LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self.renew)
        session.preview.scored.connect(self._scored)
        session.preview.state_changed.connect(self.renew)

    def leave(self) -> None:
        """Let go of the preview, which outlives the window."""
        self.switch(False)
        self._lookups.drop(_KIND)
        self._session.preview.scored.disconnect(self._scored)
        self._session.preview.state_changed.disconnect(self.renew)

    def switch(self, wanted: bool) -> None:
        """Follow the score, or let the preview rest."""
        self._on = wanted
        self._session.preview.listen(self, wanted)
        self.renew()

    def renew(self) -> None:
        """Show the score of the view, or else that of the last run."""
        if not self._on:
            return
        preview, model = self._session.preview, self._session.score_desk.model
        if preview.latest is not None:
            if self._ghost.now is None:
                self._scored(preview.latest)
            return
        self._ghost.forget()
        if preview.reading and model is not None:
            self._look_again.start()
            self._editor.show_score(None, state=self.tr("Reading the layers under the map's view…"))
            return
        folder = self._session.folder
        if folder and StudyFolder.at(folder).has("score"):
            self._ask(StudyFolder.at(folder).raster("score"))
            return
        words = preview.words if model is not None else ""
        self._editor.show_score(None, state=words or self.tr("No score yet: it appears here as you change the model."))

    def _scored(self, live: LiveScore) -> None:
        """The score under the view, with an outline of what it was before the last step."""
        if not self._on:
            return
        view = (live.score.shape, round(live.hectares, 3))
        self._ghost.take(self._session.score_desk.undo.index(), view, live.histogram, live.mean)
        found = self._ghost
        self._editor.score.heading = self.tr("Score in view")
        self._editor.score.setToolTip("")
        self._editor.show_score(found.now, found.before, found.mean, found.mean_before)

    def _ask(self, path: str) -> None:
        """Show the score of the last run; its file is read once."""
        stamp = (path, file_stamp(path))
        if self._run is not None and self._run[0] == stamp:
            self._show_run()
        elif not self._lookups.asked(_KIND):
            title = self.tr("Reading the score of the last run")
            self._lookups.ask(_KIND, title, lambda: path, read_score, lambda outcome: self._answered(stamp, outcome))

    def _answered(self, stamp: object, outcome: Outcome) -> None:
        if outcome.cancelled:
            return
        self._run = (stamp, outcome.result if outcome.done else None, show(outcome.sentence))
        if self._on and self._session.preview.latest is None:
            self._show_run()

    def _show_run(self) -> None:
        if self._run is None:
            return
        self._editor.score.heading = self.tr("Score, last run")
        self._editor.score.setToolTip(self._session.preview.words)
        self._editor.show_score(self._run[1], state=self._run[2])
