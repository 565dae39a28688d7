"""Choosing a place: a button for the map, a line for coordinates, and the mark that stays on the map."""

from __future__ import annotations

import re

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from dss_planner.layers.reference import crs_of, words_of
from dss_planner.panels.erosion.place_tool import PlaceMark, PlaceTool

#: Two numbers apart by a comma, a semicolon or a space.
_PAIR = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*[°Ee]?\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*[°Nn]?\s*$")
_DEGREES = "EPSG:4326"


class PlacePicker(QWidget):
    """Out of sight it gives the map back to other tools."""

    #: A place was chosen: x, y, and the CRS they are in.
    picked = pyqtSignal(float, float, str)
    #: What was typed is no place: what to write.
    refused = pyqtSignal(str)

    def __init__(self, name: str, canvas: QgsMapCanvas | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.tool: PlaceTool | None = None
        self.mark: PlaceMark | None = None
        self.button = QPushButton(self.tr("P&ick a place on the map"), self)
        self.button.setObjectName(f"{name}_pick")
        self.button.setCheckable(True)
        self.button.setToolTip(self.tr("Then click on the map, as often as you like; Esc ends"))
        self.button.toggled.connect(self._pick)
        self.line = QLineEdit(self)
        self.line.setObjectName(f"{name}_place")
        self.line.setPlaceholderText(self.tr("or longitude, latitude in degrees"))
        self.line.setAccessibleName(self.tr("Longitude, latitude of the place, in degrees"))
        words = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        self.line.setMinimumWidth(max(190, words + 20))
        self.line.returnPressed.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.line)
        self._hidden = QTimer(self)
        self._hidden.setSingleShot(True)
        self._hidden.setInterval(0)
        self._hidden.timeout.connect(self._let_go)

    def show_mark(self, x: float, y: float, crs: str) -> None:
        """Mark the place on the map."""
        if self._canvas is None:
            return
        if self.mark is None:
            self.mark = PlaceMark(self._canvas)
        self.mark.show(QgsPointXY(x, y), crs_of(crs))

    def clear_mark(self) -> None:
        """Mark nothing."""
        if self.mark is not None:
            self.mark.clear()

    def leave(self) -> None:
        """Give tool and mark back for good."""
        if self.mark is not None:
            self.mark.remove()
            self.mark = None
        if self.tool is not None:
            tool, self.tool = self.tool, None
            tool.remove()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, and not only while the window is docked or undocked: the map is for other tools."""
        super().hideEvent(event)
        self._hidden.start()

    def _let_go(self) -> None:
        if not self.isVisible():
            self.button.setChecked(False)

    def _pick(self, wanted: bool) -> None:
        canvas = self._canvas
        if canvas is None:
            return
        if wanted:
            if self.tool is None:
                self.tool = PlaceTool(canvas)
                self.tool.pointed.connect(self._pointed)
                self.tool.ended.connect(lambda: self.button.setChecked(False))
            canvas.setMapTool(self.tool)
        elif self.tool is not None and canvas.mapTool() is self.tool:
            canvas.unsetMapTool(self.tool)

    def _pointed(self, point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> None:
        self.picked.emit(point.x(), point.y(), words_of(crs))

    def _typed(self) -> None:
        found = _PAIR.match(self.line.text())
        if found is None:
            self.refused.emit(self.tr("Write longitude and latitude in degrees, such as 104.32, 43.57."))
            return
        self.picked.emit(float(found.group(1)), float(found.group(2)), _DEGREES)
