"""What takes a preview too long for the window: made ready in the background beforehand, or caught up with there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from dss_planner.panels.score.preview.reading import DragRequest, SeenView, fits, prepare_drag
from dss_planner.scoring.combination.combining import OWA
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.scoring.model import ScoreModel
    from dss_planner.scoring.preview.livescore import LivePreview
    from dss_planner.scoring.preview.previewinputs import PreviewInputs

_KIND, _BEHIND = "preview drag", "preview behind"


class DragReady(QObject):
    """Ordered weighting sorts all values of a place: of all criteria but the one that moves, once, beforehand."""

    #: A `LivePreview` of the same inputs that need not sort any more.
    ready = pyqtSignal(object)
    #: A `SeenView`: what `catch_up` was asked for.
    caught_up = pyqtSignal(object)
    #: It could not be worked out: the sentence.
    failed = pyqtSignal(object)

    def __init__(self, lookups: Lookups, parent: QObject) -> None:
        super().__init__(parent)
        self._lookups = lookups
        self._known: tuple[PreviewInputs, str] | None = None

    def note(self, seen: SeenView) -> None:
        """What was just read is ready already."""
        self._known = (seen.live.inputs, seen.criterion)

    def forget(self) -> None:
        """Nothing is ready, and nothing is wanted."""
        self._lookups.drop(_KIND)
        self._lookups.drop(_BEHIND)
        self._known = None

    @property
    def behind(self) -> bool:
        """Whether a score is being caught up with."""
        return self._lookups.asked(_BEHIND)

    def catch_up(self, request: DragRequest) -> None:
        """Score a model in the background; while that goes on nothing else is begun: what came meanwhile follows."""
        if self.behind:
            return
        self._lookups.drop(_KIND)
        title = QCoreApplication.translate("Preview", "Working out the preview")

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self.note(outcome.result)
                self.caught_up.emit(outcome.result)
            elif not outcome.cancelled:
                self.failed.emit(outcome.sentence)

        self._lookups.ask(_BEHIND, title, lambda: request, prepare_drag, publish)

    def follow(self, live: LivePreview | None, model: ScoreModel | None, criterion: str) -> None:
        """Have changes of the chosen criterion ready, where the combination needs that."""
        if live is None or model is None or not model.used or model.how.kind != OWA:
            self._known = None
            return
        known = self._known
        if (known is not None and known[0] is live.inputs and known[1] == criterion) or not fits(model, live.inputs):
            return
        self._known = (live.inputs, criterion)
        request = DragRequest(live.inputs, model, criterion)
        self._lookups.ask(
            _KIND,
            QCoreApplication.translate("Preview", "Preparing the preview"),
            lambda: request,
            prepare_drag,
            self._take,
        )

    def _take(self, outcome: Outcome) -> None:
        if outcome.done:
            self.ready.emit(outcome.result.live)
