"""Candidate sites drawn on the map: one click per corner, kept in the study folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.area.area_tool import PolygonTool
from dss_planner.panels.area.map_sight import MapSight, on_earth
from dss_planner.panels.page import quiet_label
from dss_planner.panels.tables import number
from dss_planner.study.drawn_sites import add_drawn, drawn_sites, free_name, remove_drawn
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output
from dss_planner.study.site_ways import DRAWN_FILE, DRAWN_LAYER
from dss_planner.text import text

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession

_ROWS = 4
_CORNERS = 3


class _List(QListWidget):
    """A list in which Delete removes."""

    delete = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes what is chosen."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete.emit()
        else:
            super().keyPressEvent(event)


class Drawing(QWidget):
    """Draw, and the list of what was drawn."""

    #: Level, sentence, details.
    message = pyqtSignal(str, str, str)
    #: What is drawn changed.
    changed = pyqtSignal()

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self._canvas = session.map_layers.canvas
        self._tool = PolygonTool(self._canvas) if self._canvas is not None else None
        self._before = None
        self.draw_button = QPushButton(self.tr("&Draw a site on the map"), self)
        self.draw_button.setObjectName("draw_site")
        self.draw_button.setCheckable(True)
        self.draw_button.toggled.connect(self._draw)
        self.remove_button = QPushButton(self.tr("&Remove"), self)
        self.remove_button.setObjectName("remove_drawn")
        self.remove_button.clicked.connect(self._remove)
        self.hint = quiet_label("", self)
        self.list = _List(self)
        self.list.setObjectName("drawn_sites")
        self.list.setAccessibleName(self.tr("Sites drawn"))
        self.list.currentRowChanged.connect(lambda row: self._heed())
        self.list.delete.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(self.draw_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for item in (self.hint, self.list):
            layout.addWidget(item)
        layout.insertLayout(0, buttons)
        self.sight = MapSight(self._canvas, self)
        self.sight.changed.connect(self._heed)
        if self._tool is not None:
            self._tool.drawn.connect(self._drawn)
            self._tool.given_up.connect(lambda: self.draw_button.setChecked(False))
            self._tool.counted.connect(self._say)
        self.load()

    def load(self) -> None:
        """Show what is drawn in the study."""
        row = self.list.currentRow()
        self.list.clear()
        for name, hectares in self._sites():
            self.list.addItem(self.tr("{name}: {hectares} ha").format(name=name, hectares=number(hectares)))
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        height = max(self.list.sizeHintForRow(0), 20) * min(self.list.count(), _ROWS)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 2)
        self.list.setVisible(self.list.count() > 0)
        self._heed()

    def stop(self) -> None:
        """End drawing, as the page or the way is left."""
        self.draw_button.setChecked(False)

    def leave(self) -> None:
        """Let go of the map."""
        self.stop()
        self.sight.stop()
        if self._tool is not None:
            self._tool.remove()

    def _sites(self) -> list[tuple[str, float]]:
        if not self.session.folder:
            return []
        try:
            return drawn_sites(self.session.folder)
        except PlannerError as error:
            self.message.emit("warning", show(error), "")
            return []

    def _heed(self) -> None:
        reason = ""
        if not self.session.folder:
            reason = self.tr("Choose a study folder on page 1 first.")
        elif not self.sight.clear:
            reason = self.tr("Add a layer to see the map first")
        self.draw_button.setEnabled(not reason)
        self.draw_button.setToolTip(reason)
        if reason:
            self.draw_button.setChecked(False)
        self.remove_button.setEnabled(self.list.currentRow() >= 0)
        self._say(0)

    def _draw(self, on: bool) -> None:
        if self._tool is None or self._canvas is None:
            return
        if on:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
        elif self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)
            if self._before is not None:
                self._canvas.setMapTool(self._before)
        self._say(0)

    def _say(self, corners: int) -> None:
        if not self.draw_button.isEnabled():
            words = self.draw_button.toolTip()
        elif self.draw_button.isChecked():
            words = (
                self.tr("Click the corners, three or more. Backspace takes one back, Esc gives up.")
                if corners < _CORNERS
                else self.tr("Right click or Enter ends. Backspace takes a corner back, Esc gives up.")
            )
        else:
            words = "" if self.list.count() else self.tr("Nothing is drawn yet.")
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _drawn(self, shape: QgsGeometry) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid() or not on_earth([QgsPointXY(v.x(), v.y()) for v in shape.vertices()], crs):
            sentence = self.tr("The map has no coordinate reference system, or this goes beyond the edge of the earth.")
            self.message.emit("warning", sentence, "")
            return
        folder = self.session.folder
        taken = [name for name, _ in self._sites()]
        name = free_name(taken, self.tr("Drawn {number}"))
        self._change(lambda: add_drawn(folder, bytes(shape.asWkb()), crs.toWkt(), name))
        self.stop()
        self.list.setCurrentRow(self.list.count() - 1)

    def _remove(self) -> None:
        row, folder = self.list.currentRow(), self.session.folder
        if row >= 0 and folder and self.remove_button.isEnabled():
            self._change(lambda: remove_drawn(folder, row))

    def _change(self, make: Callable[[], str]) -> None:
        output = drawn_output(self.session.folder)
        if self.session.map_layers.edited([output]):
            self.message.emit("warning", self.tr("The drawn sites are being edited in QGIS. Save the edits first."), "")
            return
        self.session.map_layers.release([output])
        try:
            make()
        except PlannerError as error:
            self.message.emit("warning", show(error), "")
            return
        self.load()
        if self.list.count():
            self.session.map_layers.show([output])
        else:
            self.session.map_layers.forget(output.path)
        self.changed.emit()


def drawn_output(folder: str) -> Output:
    """Return the layer of what is drawn, for the map."""
    return Output(StudyFolder.at(folder).file(DRAWN_FILE), "drawn", text("Drawn sites"), layer_name=DRAWN_LAYER)
