"""The map tool that a measure is placed with: mouse, finger or keyboard."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent


class PlacingTool(QgsMapTool):
    """Points at a place: the mouse's, or with the keyboard the middle of the map, which the arrow keys move.

    Enter or a click takes the place; Esc gives the map back to the tool before.
    """

    #: The place pointed at, in pixels of the map.
    over = pyqtSignal(QPoint)
    #: The place was taken.
    taken = pyqtSignal(QPoint)
    #: The tool was given up, or another one was taken.
    ended = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._mouse: QPoint | None = None

    @property
    def by_keys(self) -> bool:
        """Whether the middle of the map is pointed at."""
        return self._mouse is None

    def place(self) -> QPoint:
        """Return the place pointed at, in pixels."""
        return self._mouse if self._mouse is not None else self.canvas().viewport().rect().center()

    def activate(self) -> None:
        """Begin with the middle of the map."""
        super().activate()
        self._mouse = None
        self.canvas().extentsChanged.connect(self._moved)
        self.canvas().setFocus()
        self.over.emit(self.place())

    def deactivate(self) -> None:
        """Another tool was taken."""
        super().deactivate()
        self.canvas().extentsChanged.disconnect(self._moved)
        self.ended.emit()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Point where the mouse is."""
        self._mouse = event.pos()
        self.over.emit(self._mouse)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Point where the finger is."""
        self._mouse = event.pos()
        self.over.emit(self._mouse)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Take the place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse = event.pos()
            self.taken.emit(self._mouse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the place; Esc ends."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.place())
        elif event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
        else:
            super().keyPressEvent(event)
            return
        event.ignore()  # the canvas would take an accepted key for its own

    def remove(self) -> None:
        """Give the map back for good."""
        self.canvas().unsetMapTool(self)
        self.setParent(None)  # the canvas would keep it
        self.deleteLater()

    def _moved(self) -> None:
        """The map moved: with the keyboard its middle is another place now."""
        if self.by_keys:
            self.over.emit(self.place())
