"""Questions about files, answered in the background one after the other while the window stays free."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.tasks.runner import TaskRunner
from dss_planner.tasks.task import Outcome, Prepare, Publish, Work


@dataclass(frozen=True)
class _Question:
    title: str
    prepare: Prepare
    work: Work
    publish: Publish


class Lookups(QObject):
    """Runs work that only looks. Of each kind the newest question counts: an older one is dropped, unanswered."""

    #: What is waiting or running changed.
    changed = pyqtSignal()
    #: Kind and percent: how far the running question is.
    progressed = pyqtSignal(str, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = TaskRunner(self, quiet=True)
        self._runner.progressed.connect(lambda percent: self.progressed.emit(self._current, percent))
        self._waiting: dict[str, _Question] = {}
        self._current = ""
        self._dropped = False
        self._closed = False

    def ask(self, kind: str, title: str, prepare: Prepare, work: Work, publish: Publish) -> None:
        """Queue a question; one of the same ``kind`` that was not answered yet is dropped."""
        self.drop(kind)
        self._waiting[kind] = _Question(title, prepare, work, publish)
        self._next()
        self.changed.emit()

    def drop(self, kind: str) -> None:
        """Forget the question of this ``kind``, if there is one; it is not answered any more."""
        self._waiting.pop(kind, None)
        if self._current == kind and not self._dropped:
            self._dropped = True
            self._runner.cancel()

    def asked(self, kind: str) -> bool:
        """Return whether a question of this ``kind`` waits for its answer."""
        return kind in self._waiting or (self._current == kind and not self._dropped)

    @property
    def busy(self) -> bool:
        """True while any question waits for its answer."""
        return bool(self._waiting) or bool(self._current)

    def close(self) -> None:
        """Stop; nothing is answered any more."""
        self._closed = True
        self._waiting.clear()
        self._runner.close()

    def _next(self) -> None:
        if self._closed or self._current or not self._waiting:
            return
        kind = next(iter(self._waiting))
        question = self._waiting.pop(kind)
        self._current, self._dropped = kind, False

        def end(outcome: Outcome) -> None:
            self._end(question, outcome)

        self._runner.start(question.title, question.prepare, question.work, end)

    def _end(self, question: _Question, outcome: Outcome) -> None:
        dropped = self._dropped
        self._current, self._dropped = "", False
        try:
            if not dropped:
                question.publish(outcome)
        finally:
            self._next()
            self.changed.emit()
