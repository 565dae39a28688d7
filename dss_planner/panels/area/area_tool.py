"""Drawing a study area on the map, and showing its outline there."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

#: Stroke and fill: seen on imagery and on white alike.
_LINE, _FILL = QColor(214, 40, 117), QColor(214, 40, 117, 40)
_WIDTH = 2
_CORNERS = 3


def _band(canvas: QgsMapCanvas, fill: QColor) -> QgsRubberBand:
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    band.setStrokeColor(_LINE)
    band.setSecondaryStrokeColor(QColor(255, 255, 255, 160))
    band.setFillColor(fill)
    band.setWidth(_WIDTH)
    return band


class PolygonTool(QgsMapTool):
    """Click the corners; right click, double click or Enter ends; Backspace takes one back; Esc gives up."""

    #: The polygon drawn, a `QgsGeometry` in the map's CRS.
    drawn = pyqtSignal(object)
    #: The number of corners set.
    counted = pyqtSignal(int)
    #: The drawing was given up.
    given_up = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._points: list[QgsPointXY] = []
        self._band: QgsRubberBand | None = _band(canvas, _FILL)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def activate(self) -> None:
        """Begin with no corner."""
        super().activate()
        self._forget()
        self.canvas().setFocus()

    def deactivate(self) -> None:
        """Another tool was taken: what was not finished is gone."""
        self._forget()
        super().deactivate()
        self.given_up.emit()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Set a corner, or end."""
        if event.button() == Qt.MouseButton.RightButton:
            self.finish()
        elif event.button() == Qt.MouseButton.LeftButton:
            point = self.toMapCoordinates(event.pos())
            if not self._points or self._points[-1] != point:
                self._points.append(point)
            self._show(point)
            self.counted.emit(len(self._points))

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """End at the corner that the first click of the two has set."""
        self.finish()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show the polygon as it would be with a corner here."""
        if self._points:
            self._show(self.toMapCoordinates(event.pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends, Backspace takes the last corner back, Esc gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.take_back()
        elif event.key() == Qt.Key.Key_Escape:
            self._forget()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
            return
        event.ignore()  # the canvas takes an accepted Backspace for its own; see QgsMapTool.keyPressEvent

    def take_back(self) -> None:
        """Take the last corner back."""
        if self._points:
            self._points.pop()
            self._show(self._points[-1] if self._points else None)
            self.counted.emit(len(self._points))

    def finish(self) -> None:
        """Hand the polygon over; with fewer than three corners there is none yet."""
        if len(self._points) >= _CORNERS:
            polygon = QgsGeometry.fromPolygonXY([[*self._points, self._points[0]]])
            self._forget()
            self.drawn.emit(polygon)

    def remove(self) -> None:
        """Take the drawing off the map for good."""
        if self._band is not None:
            self.canvas().scene().removeItem(self._band)
            self._band = None
            self.setParent(None)  # the canvas would keep it
            self.deleteLater()

    def _show(self, last: QgsPointXY | None) -> None:
        if self._band is None:
            return
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        points = [point for point in (*self._points, last) if point is not None]
        for number, point in enumerate(points, start=1):
            self._band.addPoint(point, number == len(points))  # the last one also makes the band visible

    def _forget(self) -> None:
        self._points = []
        self._show(None)


class AreaOutline:
    """The outline of the study area on the map; it is no layer and is not saved."""

    def __init__(self, canvas: QgsMapCanvas | None) -> None:
        self._canvas = canvas
        self._band = _band(canvas, QColor(0, 0, 0, 0)) if canvas is not None else None
        self._geometry = QgsGeometry()
        self._crs = QgsCoordinateReferenceSystem()
        self._visible = True
        if canvas is not None:
            canvas.destinationCrsChanged.connect(self._draw)

    def show(self, geometry: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """Show ``geometry``; an empty one shows nothing."""
        self._geometry, self._crs = geometry, crs
        self._draw()

    def set_visible(self, visible: bool) -> None:
        """Show or hide the outline."""
        self._visible = visible
        self._draw()

    def shown(self) -> bool:
        """Return whether an outline is on the map."""
        return self._band is not None and self._band.numberOfVertices() > 0

    def remove(self) -> None:
        """Take the outline off the map for good."""
        if self._canvas is not None and self._band is not None:
            self._canvas.destinationCrsChanged.disconnect(self._draw)
            self._canvas.scene().removeItem(self._band)
            self._band = None

    def _draw(self) -> None:
        if self._band is None:
            return
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        if self._visible and not self._geometry.isEmpty():
            self._band.setToGeometry(self._geometry, self._crs)
