"""Pointing at a place on the map, and the mark that stays there."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

#: Seen on imagery and on white alike.
_COLOUR = QColor(214, 40, 117)
_SIZE, _WIDTH = 16, 3


class PlaceTool(QgsMapTool):
    """Every click points at a place; Esc gives the map back to the tool before."""

    #: The place, a `QgsPointXY`, and the CRS it is in.
    pointed = pyqtSignal(object, object)
    #: The tool was given up, or another one was taken.
    ended = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def activate(self) -> None:
        """Take the keys too: Esc ends."""
        super().activate()
        self.canvas().setFocus()

    def deactivate(self) -> None:
        """Another tool was taken."""
        super().deactivate()
        self.ended.emit()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Point at the place under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            crs = self.canvas().mapSettings().destinationCrs()
            self.pointed.emit(self.toMapCoordinates(event.pos()), crs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends."""
        if event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.ignore()
        else:
            super().keyPressEvent(event)

    def remove(self) -> None:
        """Give the map back for good."""
        self.canvas().unsetMapTool(self)
        self.setParent(None)  # the canvas would keep it
        self.deleteLater()


class PlaceMark:
    """A cross on the map; it follows the place when the map's CRS changes, and is no layer."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._point: QgsPointXY | None = None
        self._crs = QgsCoordinateReferenceSystem()
        self._marker: QgsVertexMarker | None = QgsVertexMarker(canvas)
        self._marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
        self._marker.setColor(_COLOUR)
        self._marker.setIconSize(_SIZE)
        self._marker.setPenWidth(_WIDTH)
        self._marker.hide()
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> None:
        """Mark ``point``, in ``crs``."""
        self._point, self._crs = point, crs
        self._draw()

    def clear(self) -> None:
        """Mark nothing."""
        self._point = None
        self._draw()

    def shown(self) -> bool:
        """Return whether a place is marked."""
        return self._marker is not None and self._marker.isVisible()

    def remove(self) -> None:
        """Take the mark off the map for good."""
        if self._marker is not None:
            self._canvas.destinationCrsChanged.disconnect(self._draw)
            self._canvas.scene().removeItem(self._marker)
            self._marker = None

    def _draw(self) -> None:
        if self._marker is None:
            return
        self._marker.setVisible(self._point is not None)
        if self._point is None:
            return
        target = self._canvas.mapSettings().destinationCrs()
        try:
            transform = QgsCoordinateTransform(self._crs, target, QgsProject.instance().transformContext())
            self._marker.setCenter(transform.transform(self._point))
        except QgsCsException:  # the map's CRS is not made for that place
            self._marker.hide()
