"""Keeps the running task, so that Python cannot collect it, and tells the window about it."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.tasks.task import Outcome, PlannerTask, Prepare, Publish, Work

#: How long `TaskRunner.close` waits for the running work to see that it was cancelled [ms]; a step looks at least
#: once a second (DESIGN.md section 3).
PATIENCE_MS = 5000


class TaskRunner(QObject):
    """Runs one `PlannerTask` at a time: the steps of a study write into the same folder."""

    #: The title of the task that began.
    began = pyqtSignal(str)
    #: Percent done, 0–100.
    progressed = pyqtSignal(float)
    #: A `Text`: what is being done now.
    said = pyqtSignal(object)
    #: The `Outcome`, before it is published.
    ended = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None, quiet: bool = False) -> None:
        super().__init__(parent)
        self._quiet = quiet
        self._task: PlannerTask | None = None

    @property
    def busy(self) -> bool:
        """True while a task runs or waits to run."""
        return self._task is not None

    def start(self, title: str, prepare: Prepare, work: Work, publish: Publish) -> bool:
        """Start a task; False, and nothing happens, while another one runs."""
        if self.busy:
            return False

        def finish(outcome: Outcome) -> None:
            self._task = None
            self.ended.emit(outcome)
            publish(outcome)

        task = PlannerTask(title, prepare, work, finish, self._quiet)
        task.progressChanged.connect(self.progressed)
        task.progress_text.connect(self.said)
        self._task = task
        self.began.emit(title)
        QgsApplication.taskManager().addTask(task)
        return True

    def cancel(self) -> None:
        """Ask the running task to stop; its outcome says when it has."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Cancel the running task, publish nothing and wait a little for it to let go of its files."""
        task, self._task = self._task, None
        if task is not None:
            task.progressChanged.disconnect(self.progressed)
            task.progress_text.disconnect(self.said)
            task.forget()
            task.waitForFinished(PATIENCE_MS)
