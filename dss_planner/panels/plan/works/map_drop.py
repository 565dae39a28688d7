"""Measures that are dragged over the map and dropped there."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, pyqtSignal

from dss_planner.panels.plan.works.fit_list import MIME


def dragged(mime: QMimeData | None) -> str:
    """Return what is dragged, '' when it is no measure."""
    return bytes(mime.data(MIME)).decode() if mime is not None and mime.hasFormat(MIME) else ""


class MapDrop(QObject):
    """Watches the map's viewport; whatever else is dragged there is left to QGIS."""

    #: Over this place: what is dragged, and the place in pixels.
    over = pyqtSignal(str, QPoint)
    #: It was dropped there.
    dropped = pyqtSignal(str, QPoint)
    #: It left the map.
    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._accepted = canvas.viewport().acceptDrops()
        canvas.viewport().setAcceptDrops(True)
        canvas.viewport().installEventFilter(self)

    def leave(self) -> None:
        """Watch the map no more."""
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.viewport().setAcceptDrops(self._accepted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns measures."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.left.emit()
            return False
        if kind not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        key = dragged(event.mimeData())
        if not key:
            return False
        place = event.position().toPoint() if hasattr(event, "position") else event.pos()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if kind == QEvent.Type.Drop:
            self.dropped.emit(key, place)
        else:
            self.over.emit(key, place)
        return True
