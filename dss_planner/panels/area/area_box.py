"""The study area on the page: how it is pointed out, its outline on the map, its hectares."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

from dss_planner.intake.area.areasource import AreaSource
from dss_planner.layers.translation import show
from dss_planner.panels.area.area_chooser import AreaChooser
from dss_planner.panels.area.area_tool import AreaOutline
from dss_planner.panels.area.source_row import short_name
from dss_planner.panels.area.state_line import StateLine
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, RUNNING
from dss_planner.panels.tables import number
from dss_planner.tasks.reading import Outline, names_in, read_outline, write_named, write_shapes
from dss_planner.tasks.task import Outcome

OUTLINE, NAMES, WRITING = "area", "names", "area file"
_WGS84 = "EPSG:4326"


class AreaBox(QGroupBox):
    """Takes the study area from where the user points, writes it into the study folder where needed, and shows it."""

    #: The study area of the settings changed.
    changed = pyqtSignal()
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Study area"))
        self._session = session
        self._read = ""
        canvas = session.map_layers.canvas
        self.outline = AreaOutline(canvas)
        self.chooser = AreaChooser(canvas, self)
        self.zoom_button = QPushButton(self.tr("&Zoom"), self)
        self.zoom_button.setObjectName("area_zoom")
        self.zoom_button.setToolTip(self.tr("Show the study area in the middle of the map"))
        self.zoom_button.clicked.connect(self._zoom)
        self.line = StateLine("area_words", self.zoom_button, self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.chooser)
        layout.addWidget(self.line)
        self.chooser.message.connect(self.message)
        self.chooser.layer_chosen.connect(self._take)
        self.chooser.shapes_chosen.connect(self._write)
        self.chooser.names.layer_chosen.connect(self._list_names)
        self.chooser.names.used.connect(self._write_named)
        self._show_outline(QgsGeometry())
        self.line.say(EMPTY, self.tr("No study area yet."))

    # -- showing -------------------------------------------------------------------------------------------------

    def load(self, again: bool = False) -> None:
        """Show the study area of the settings; ``again`` reads its file anew."""
        uri = self._session.settings.study_area
        self.chooser.show_area(uri)
        if uri == self._read and not again:
            return
        self._read = uri
        self._show_outline(QgsGeometry())
        if not uri:
            self._session.lookups.drop(OUTLINE)
            self.line.say(EMPTY, self.tr("No study area yet."))
            return
        self.line.say(RUNNING, self.tr("Reading the study area…"))
        self._session.lookups.ask(
            OUTLINE, self.tr("Reading the study area"), lambda: uri, read_outline, self._outline_read
        )

    def offer_boundaries(self, layers: Sequence[tuple[str, str]]) -> None:
        """Offer layers whose names can be chosen: words and uri."""
        self.chooser.offer_boundaries(layers)

    def leave(self) -> None:
        """Let go of the map."""
        self.chooser.close_chooser()
        self.outline.remove()

    def showEvent(self, event: QShowEvent) -> None:
        """The outline is on the map while the page is in sight."""
        super().showEvent(event)
        self.outline.set_visible(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """The outline is on the map while the page is in sight."""
        super().hideEvent(event)
        self.outline.set_visible(False)

    def _outline_read(self, outcome: Outcome) -> None:
        if outcome.cancelled:
            return
        if not outcome.done:
            self.line.say(PROBLEM, show(outcome.sentence))
            return
        found: Outline = outcome.result
        geometry = QgsGeometry()
        geometry.fromWkb(found.wkb)
        self._show_outline(geometry)
        words = self.tr("{name}: {hectares} ha").format(
            name=found.title or short_name(found.uri), hectares=number(found.hectares)
        )
        self.line.say(DONE, words)

    def _show_outline(self, geometry: QgsGeometry) -> None:
        self._geometry = geometry
        self.outline.show(geometry, QgsCoordinateReferenceSystem(_WGS84))
        self.zoom_button.setVisible(not geometry.isEmpty())

    def _zoom(self) -> None:
        self._session.map_layers.zoom_to(self._geometry.boundingBox(), QgsCoordinateReferenceSystem(_WGS84))

    # -- choosing ------------------------------------------------------------------------------------------------

    def _take(self, uri: str) -> None:
        self._session.change(study_area=uri)
        self.load()
        self.changed.emit()

    def _has_folder(self) -> bool:
        if not self._session.folder:
            self.message.emit(
                "warning", self.tr("Choose a study folder first: the outline of the study area is saved there."), ""
            )
        return bool(self._session.folder)

    def _write(self, source: AreaSource) -> None:
        if self._has_folder():
            request = (source, self._session.folder)
            self._ask_to_write(request, write_shapes)

    def _write_named(self, uri: str, names: tuple[str, ...]) -> None:
        if self._has_folder():
            self._ask_to_write((uri, names, self._session.folder), write_named)

    def _ask_to_write(self, request: tuple, work: object) -> None:
        self.line.say(RUNNING, self.tr("Saving the study area…"))
        self._session.lookups.ask(WRITING, self.tr("Saving the study area"), lambda: request, work, self._written)

    def _written(self, outcome: Outcome) -> None:
        if outcome.done:
            self._session.change(study_area=outcome.result)
            self.load(again=True)
            self.changed.emit()
            return
        self.load(again=True)
        if not outcome.cancelled:
            self.message.emit("warning", show(outcome.sentence), outcome.details)

    def _list_names(self, uri: str) -> None:
        names = self.chooser.names
        if not uri:
            names.say(self.tr("Choose the layer with the boundaries."))
            return
        names.say(self.tr("Reading the names…"))

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                names.offer_names(outcome.result)
            elif not outcome.cancelled:
                names.say(show(outcome.sentence))

        self._session.lookups.ask(NAMES, self.tr("Reading the names"), lambda: uri, names_in, publish)
