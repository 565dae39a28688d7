"""The one background task of the product: prepare (main thread), work (worker thread), publish (main thread)."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal

from dss_planner.errors import Cancelled, PlannerError
from dss_planner.running import CancelCheck, Progress
from dss_planner.text import Text

Prepare = Callable[[], Any]
Work = Callable[[Any, Progress, CancelCheck], Any]


@dataclass(frozen=True)
class Outcome:
    """How a task ended.

    ``result``: what the work returned, when it ended well.
    ``sentence``: what to tell the user when it failed, a `Text` of the pure rooms or a translated str.
    ``details``: the traceback of an error that nobody foresaw, for the log and the "Details" button.
    """

    result: Any = None
    cancelled: bool = False
    sentence: Text | str | None = None
    details: str = ""

    @property
    def done(self) -> bool:
        """True when the work came to its end."""
        return not self.cancelled and self.sentence is None


Publish = Callable[[Outcome], None]
#: QGIS asks about no such task before it closes a project or itself; 3.26 and newer say nothing when it is done.
_QUIET = (
    QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt | getattr(QgsTask.Flag, "Silent", QgsTask.Flag.CanCancel)
)


class PlannerTask(QgsTask):
    """Runs ``work(request, progress, cancelled)`` in a worker thread.

    ``prepare()`` runs at once, on the main thread, and returns the request: paths and numbers, no layer, no widget.
    ``publish(outcome)`` runs on the main thread at the end, whichever way it ended.
    ``quiet``: it only looks: QGIS says nothing when it ends, where it can be told so, and ends it without asking.
    Whoever starts a task keeps a reference to it until then; `TaskRunner` does.
    """

    #: A `Text`: what is being done now. Emitted from the worker thread, so connected slots run on the main one.
    progress_text = pyqtSignal(object)

    def __init__(self, title: str, prepare: Prepare, work: Work, publish: Publish, quiet: bool = False) -> None:
        super().__init__(title, _QUIET if quiet else QgsTask.Flag.CanCancel)
        self._work: Work = work
        self._publish: Publish | None = publish
        self._result: Any = None
        self._sentence: Text | str | None = None
        self._details = ""
        self._finished_work = self._again = False
        self._request = prepare()

    def run(self) -> bool:
        """Do the work; worker thread. An exception that left this function would end QGIS."""
        try:
            self._result = self._work(self._request, self._report, self.isCanceled)
        except Cancelled:
            # QGIS calls a task that did not end well a failed one, in red; `finished` gives it a name that tells
            return True
        except PlannerError as error:
            self._sentence = error.text
            return False
        except Exception as error:  # the one broad except: an escape kills QGIS
            self._sentence = QCoreApplication.translate(
                "PlannerTask", "The step stopped on an error nobody foresaw: {kind}: {message}"
            ).format(kind=type(error).__name__, message=error)
            self._details = traceback.format_exc()
            return False
        self._finished_work = True
        return True

    def finished(self, ok: bool) -> None:
        """Hand the outcome to ``publish``; main thread."""
        publish, self._publish = self._publish, None
        if publish is None:
            return
        if self._finished_work:
            publish(Outcome(result=self._result))
        elif self._sentence is not None:
            publish(Outcome(sentence=self._sentence, details=self._details))
        else:
            # what QGIS tells of a long task is this name
            words = QCoreApplication.translate("PlannerTask", "{task}: cancelled, earlier results stay")
            if self._again:
                words = QCoreApplication.translate("PlannerTask", "{task}: begins again, nothing is wrong")
            self.setDescription(words.format(task=self.description()))
            publish(Outcome(cancelled=True))

    def again(self) -> None:
        """Cancel, because the work is begun anew by another task."""
        self._again = True
        self.cancel()

    def forget(self) -> None:
        """Cancel, and publish nothing: whoever asked is gone."""
        self._publish = None
        self.cancel()

    def _report(self, fraction: float, text: Text | None = None) -> None:
        self.setProgress(min(max(fraction, 0.0), 1.0) * 100.0)
        if text is not None:
            self.progress_text.emit(text)
