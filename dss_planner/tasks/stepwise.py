"""Work that has to stay on the main thread (layouts, projects), done piece by piece so that the window stays alive."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from dss_planner.errors import Cancelled, PlannerError
from dss_planner.running import Pieces
from dss_planner.tasks.task import Outcome, Publish

#: Pause between two pieces, in which the window paints and listens [ms].
PAUSE_MS = 15


class StepwiseRunner(QObject):
    """Runs one generator at a time, a piece for each turn of the event loop; speaks like `TaskRunner`."""

    began = pyqtSignal(str)
    progressed = pyqtSignal(float)
    said = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: Pieces | None = None
        self._publish: Publish | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """True while a generator runs."""
        return self._pieces is not None

    def start(self, title: str, pieces: Callable[[], Pieces], publish: Publish) -> bool:
        """Start ``pieces()``; False, and nothing happens, while another one runs."""
        if self.busy:
            return False
        self._pieces, self._publish = pieces(), publish
        self.began.emit(title)
        self._timer.start()
        return True

    def cancel(self) -> None:
        """Stop before the next piece; what the generator's clean-up removes is removed."""
        if self._pieces is not None:
            self._end(Outcome(cancelled=True))

    def close(self) -> None:
        """Stop and publish nothing."""
        self._publish = None
        self.cancel()

    def _next(self) -> None:
        pieces = self._pieces
        if pieces is None:
            return
        outcome: Outcome | None = None
        going_on = False
        try:
            fraction, sentence = next(pieces)
            going_on = True
        except StopIteration as end:
            outcome = Outcome(result=end.value)
        except Cancelled:
            outcome = Outcome(cancelled=True)
        except PlannerError as error:
            outcome = Outcome(sentence=error.text)
        finally:
            if not going_on and outcome is None:  # an error nobody foresaw goes on to QGIS; the runner is free again
                self._end(Outcome(cancelled=True))
        if outcome is not None:
            self._end(outcome)
            return
        self.progressed.emit(100.0 * fraction)
        if sentence is not None:
            self.said.emit(sentence)
        self._timer.start()

    def _end(self, outcome: Outcome) -> None:
        pieces, self._pieces = self._pieces, None
        publish, self._publish = self._publish, None
        self._timer.stop()
        if pieces is not None:
            pieces.close()
        self.ended.emit(outcome)
        if publish is not None:
            publish(outcome)
