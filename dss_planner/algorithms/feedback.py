"""From Processing's feedback to the plain callables of the rooms, and their sentences back to the user."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.text import Text


class FeedbackBridge:
    """``progress`` and ``cancelled`` of a run, backed by a `QgsProcessingFeedback`."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def progress(self, fraction: float, text: Text | None = None) -> None:
        """Report progress 0–1 and, when given, what is being done."""
        if text is not None:
            self._feedback.setProgressText(show(text))
        self._feedback.setProgress(100.0 * min(max(fraction, 0.0), 1.0))

    def cancelled(self) -> bool:
        """Return whether the user asked to stop."""
        return self._feedback.isCanceled()

    def say(self, sentence: str) -> None:
        """Show a sentence that is translated already."""
        self._feedback.pushInfo(sentence)

    def tell(self, notes: Iterable[Text]) -> None:
        """Show what a result says about itself."""
        for note in notes:
            self._feedback.pushInfo(show(note))

    def say_known(self, share: float) -> None:
        """Show which share (0–1) of a result's cells is known."""
        sentence = QCoreApplication.translate("FeedbackBridge", "{share} % of the cells are known, the others NoData.")
        self.say(sentence.format(share=f"{100 * share:.1f}"))

    def warn(self, warnings: Iterable[Text]) -> None:
        """Show what the user must know before using a result."""
        for warning in warnings:
            self._feedback.pushWarning(show(warning))

    def warn_of(self, subject: str, warning: Text) -> None:
        """Show a warning about one layer or site."""
        self._feedback.pushWarning(f"{subject}: {show(warning)}")
