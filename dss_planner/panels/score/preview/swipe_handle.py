"""Dragging the line between before and now: on the map, beside any map tool, and with keys."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCursor

#: How near the mouse has to be to the line [pixels].
_REACH = 9
#: Share of the map that a key moves the line by.
STEP = 0.02


class SwipeHandle(QObject):
    """Watches the map while there is a line; everything away from it is left to the map's own tool."""

    #: Where the line is to lie, as a share of the map's width.
    moved = pyqtSignal(float)

    def __init__(self, canvas: QgsMapCanvas, place: float, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._place = place
        self._drags = False
        self._cursor: QCursor | None = None
        canvas.viewport().setMouseTracking(True)
        canvas.viewport().installEventFilter(self)
        canvas.installEventFilter(self)

    def put(self, place: float) -> None:
        """The line lies at ``place`` now."""
        self._place = min(max(place, 0.0), 1.0)

    def leave(self) -> None:
        """Watch the map no more."""
        self._point_at(False)
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns the line."""
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._key(event, kind == QEvent.Type.KeyPress)
        if watched is self._canvas:
            return False
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._drags = self._near(event.pos().x())
            return self._drags
        if kind == QEvent.Type.MouseMove:
            if self._drags:
                self._go(event.pos().x() / max(self._canvas.viewport().width(), 1))
                return True
            self._point_at(not event.buttons() and self._near(event.pos().x()))
        elif kind == QEvent.Type.MouseButtonRelease and self._drags:
            self._drags = False
            return True
        elif kind == QEvent.Type.Leave:
            self._point_at(False)
        return False

    def _key(self, event: QEvent, pressed: bool) -> bool:
        """Alt with an arrow moves the line."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
            return False
        turns = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        if event.key() not in turns:
            return False
        if pressed:
            self._go(self._place + turns[event.key()])
        event.accept()
        return True

    def _near(self, x: int) -> bool:
        return abs(x - self._place * self._canvas.viewport().width()) <= _REACH

    def _go(self, place: float) -> None:
        self.put(place)
        self.moved.emit(self._place)

    def _point_at(self, line: bool) -> None:
        """Show by the cursor that the line can be taken; give the map tool its own back afterwards."""
        viewport = self._canvas.viewport()
        if line and self._cursor is None:
            self._cursor = viewport.cursor()
            viewport.setCursor(Qt.CursorShape.SplitHCursor)
        elif not line and self._cursor is not None:
            viewport.setCursor(self._cursor)
            self._cursor = None
