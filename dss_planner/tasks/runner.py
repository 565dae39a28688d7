"""Keeps the running task, so that Python cannot collect it, tells the window about it, and begins a lost one again.

QGIS forgets a task now and then when the machine is busy: when another task ends, its manager takes that one's runnable
out of the thread pool by address, and by then a waiting task may have got the same address. It then waits for ever.
"""

from __future__ import annotations

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, QThreadPool, QTimer, pyqtSignal

from dss_planner.tasks.task import Outcome, PlannerTask, Prepare, Publish, Work

#: How long `TaskRunner.close` waits for the running work to see that it was cancelled [ms]; a step looks at least
#: once a second (DESIGN.md section 3).
PATIENCE_MS = 5000
#: How often a task that waits for a thread is looked at [ms], and after how many looks at idle threads it is lost.
LOOK_MS, LOOKS = 500, 2


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
        self._lost = False
        self._idle_looks = 0
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """True while a task runs or waits to run."""
        return self._task is not None

    def start(self, title: str, prepare: Prepare, work: Work, publish: Publish) -> bool:
        """Start a task; False, and nothing happens, while another one runs."""
        if self.busy:
            return False
        request = prepare()
        task = self._task_of(title, lambda: request, work, publish)
        self.began.emit(title)
        QgsApplication.taskManager().addTask(task)
        return True

    def _task_of(self, title: str, prepare: Prepare, work: Work, publish: Publish) -> PlannerTask:
        def finish(outcome: Outcome) -> None:
            lost, self._lost = self._lost, False
            self._task = None
            self._watch.stop()
            if lost and outcome.cancelled:
                QgsApplication.taskManager().addTask(self._task_of(title, prepare, work, publish))
                return
            self.ended.emit(outcome)
            publish(outcome)

        task = PlannerTask(title, prepare, work, finish, self._quiet)
        task.progressChanged.connect(self.progressed)
        task.progress_text.connect(self.said)
        self._task, self._idle_looks = task, 0
        self._watch.start()
        return task

    def _look(self) -> None:
        """Begin a task again that waits for a thread although none is at work: no thread will ever take it."""
        if self._task is None or self._task.status() != QgsTask.TaskStatus.Queued:
            self._watch.stop()
            return
        self._idle_looks = 0 if _thread_pool().activeThreadCount() else self._idle_looks + 1
        if self._idle_looks >= LOOKS:
            self._lost = True
            self._task.again()

    def cancel(self) -> None:
        """Ask the running task to stop; its outcome says when it has."""
        self._lost = False
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Cancel the running task, publish nothing and wait a little for it to let go of its files."""
        self._watch.stop()
        task, self._task = self._task, None
        if task is not None:
            task.progressChanged.disconnect(self.progressed)
            task.progress_text.disconnect(self.said)
            task.forget()
            task.waitForFinished(PATIENCE_MS)


def _thread_pool() -> QThreadPool:
    """Return the threads that run QGIS's tasks; newer versions have some of their own."""
    manager = QgsApplication.taskManager()
    return manager.threadPool() if hasattr(manager, "threadPool") else QThreadPool.globalInstance()
