"""Has a grid proposed whenever study area or layers change, and takes it as long as the user has not chosen one."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer

from dss_planner.layers.translation import show
from dss_planner.panels.area.grid_box import GridBox
from dss_planner.panels.area.layer_reader import LayerReader
from dss_planner.panels.session import StudySession
from dss_planner.tasks.checking import GridAnswer, GridQuestion, plan_grid
from dss_planner.tasks.task import Outcome

KIND = "grid"
#: Wait after the last change before a grid is proposed anew [ms].
SETTLE_MS = 250


class GridDesk(QObject):
    """Between the box of the analysis grid and the study."""

    def __init__(self, session: StudySession, box: GridBox, reader: LayerReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._box, self._reader = session, box, reader
        #: The cell size is the proposed one until the user chooses another, or opens a study that has one.
        self._automatic = True
        self._asked: GridQuestion | None = None
        self._area = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._propose)
        box.cell_chosen.connect(self.stay)

    def open_study(self) -> None:
        """Another study: one that has layers keeps its cell size."""
        self._automatic = not self._session.settings.sources

    def forget(self) -> None:
        """Ask anew even where nothing seems to have changed: the files may have."""
        self._asked = None

    def propose_soon(self) -> None:
        """Propose a grid once the user pauses."""
        self.heed_area()
        if self._area:
            self._settle.start()

    def heed_area(self) -> None:
        """Take the proposal for another study area out of sight at once; it is not waited for any more."""
        if self._area != self._session.settings.study_area:
            self._area = self._session.settings.study_area
            self._settle.stop()
            self._clear()

    def _clear(self) -> None:
        self._session.lookups.drop(KIND)
        self._asked = None
        self._box.show_proposal(None, None)

    def stay(self) -> None:
        """Keep the cell size, whatever is proposed."""
        self._automatic = False

    def _propose(self) -> None:
        settings = self._session.settings
        automatic = self._automatic and bool(self._reader.recognised())
        question = GridQuestion(
            settings.study_area,
            tuple(self._reader.recognised()),
            settings.crs,
            settings.cell_size,
            automatic,
            self._session.folder,
        )
        if question == self._asked:
            return
        self._asked = question

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._show(outcome.result, automatic)
            elif not outcome.cancelled:
                self._clear()
                self._box.show_trouble(show(outcome.sentence))

        self._session.lookups.ask(KIND, self.tr("Proposing the grid"), lambda: question, plan_grid, publish)

    def _show(self, answer: GridAnswer, automatic: bool) -> None:
        if automatic and self._automatic and answer.cell_size != self._session.settings.cell_size:
            self._session.change(cell_size=answer.cell_size)
        settings = self._session.settings
        self._box.show_settings(settings.crs, settings.cell_size)
        self._box.show_proposal(answer.proposal, answer.estimate)
        if answer.trouble is not None:
            self._box.show_trouble(show(answer.trouble))
