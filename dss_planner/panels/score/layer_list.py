"""The rasters of the study that criteria and rules can read, looked up once for all who offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.study.studylayers import LayersRequest, StudyLayer, list_layers

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome


class LayerList(QObject):
    """layers: of the study at hand, empty until they are known."""

    changed = pyqtSignal()

    def __init__(self, session: StudySession, lookups: Lookups, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._lookups = session, lookups
        self.layers: tuple[StudyLayer, ...] = ()
        session.opened.connect(self._opened)
        session.results_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask which layers the study has."""
        folder = self._session.folder
        if not folder:
            return

        def found(outcome: Outcome) -> None:
            if outcome.done and folder == self._session.folder:
                self.layers = outcome.result
                self.changed.emit()

        title = self.tr("Looking at the layers of the study")
        self._lookups.ask("study layers", title, lambda: LayersRequest(folder), list_layers, found)

    def _opened(self) -> None:
        self.layers = ()
        self.changed.emit()
        self.look()
