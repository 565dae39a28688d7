"""What the first change of a value function would have to wait for, made ready in the background beforehand."""

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

_KIND = "preview drag"


class DragReady(QObject):
    """Ordered weighting sorts all values of a place: of all criteria but the one that moves, once, beforehand."""

    #: A `LivePreview` of the same inputs that need not sort any more.
    ready = pyqtSignal(object)

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
        self._known = None

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
