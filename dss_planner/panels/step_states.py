"""How up to date the steps are, as far as it is known; found out in the background: it takes a look at all files."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.layers.translation import show
from dss_planner.study.folder import DONE, UP_TO_DATE, Status
from dss_planner.study.results import StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.tasks.judging import judge_steps
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

KIND = "states"


class StepStates(QObject):
    """Has the steps judged when asked, and keeps the answer. It has its own queue: a long check does not hold it up."""

    #: There is a new answer.
    judged = pyqtSignal()
    #: The steps could not be judged: sentence and details.
    failed = pyqtSignal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lookups = Lookups(self)
        self._folder = ""
        self._known: dict[str, Status] = {}

    @property
    def busy(self) -> bool:
        """True while an answer is on its way."""
        return self._lookups.busy

    def ask(self, folder: str, settings: StudySettings) -> None:
        """Judge the steps of a study; of several questions the newest is answered."""
        if folder != self._folder:
            self._folder, self._known = folder, {}
        if not folder:
            self._lookups.drop(KIND)
            return

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._known = outcome.result
                self.judged.emit()
            elif not outcome.cancelled:
                self.failed.emit(show(outcome.sentence), outcome.details)

        title = self.tr("Looking for changes")
        self._lookups.ask(KIND, title, lambda: (folder, settings), judge_steps, publish)

    def of(self, folder: str, step: str) -> Status | None:
        """Return the status of a step as it was found last; None as long as nothing is known."""
        return self._known.get(step) if folder == self._folder else None

    def take(self, outcome: Outcome) -> None:
        """Take the steps of a run that has just ended for up to date, until that is judged: what is known is older."""
        results = outcome.result if outcome.done and isinstance(outcome.result, (tuple, list)) else ()
        for result in results:
            made = result.outputs if isinstance(result, StepResult) and not result.skipped else ()
            if any(Path(output.path).parent == Path(self._folder) for output in made):  # of the study that is open
                self._known[result.step] = Status(DONE, UP_TO_DATE)

    def close(self) -> None:
        """Stop; nothing is answered any more."""
        self._lookups.close()
