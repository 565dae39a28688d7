"""The preview's part of the map: the overlay, the line to swipe, and what the map says when it moves or goes."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.panels.score.preview.layers_above import LayersAbove
from dss_planner.panels.score.preview.overlay import PreviewOverlay
from dss_planner.panels.score.preview.swipe_handle import SwipeHandle
from dss_planner.panels.score.preview.view import View, view_of


class MapSide(QObject):
    """overlay: None while nothing is shown. Without a map, or when the map went first, nothing is ever shown."""

    #: Another place, scale, angle or CRS is shown.
    moved = pyqtSignal()
    #: The line between before and now was put elsewhere: share of the map's width.
    swiped = pyqtSignal(float)
    #: The map went away, and took the overlay with it.
    gone = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.overlay: PreviewOverlay | None = None
        self.above: LayersAbove | None = None
        self._handle: SwipeHandle | None = None
        self._place = 0.5
        if canvas is not None:
            canvas.destroyed.connect(self._lose)

    @property
    def canvas(self) -> QgsMapCanvas | None:
        """The map, as long as it is there."""
        return self._canvas if self._canvas is not None and not sip.isdeleted(self._canvas) else None

    @property
    def view(self) -> View | None:
        """What the map shows now; None without a map."""
        return view_of(self.canvas) if self.canvas is not None else None

    @property
    def place(self) -> float:
        """Where the line lies, as a share of the map's width."""
        return self._place

    def show(self, wanted: bool, opacity: float) -> None:
        """Put the overlay on the map, or take it away without a trace."""
        canvas = self.canvas
        if wanted and self.overlay is None and canvas is not None:
            self.overlay = PreviewOverlay(canvas)
            self.overlay.set_opacity(opacity)
            self.above = LayersAbove(canvas, self)
            self.above.painted.connect(self.overlay.show_above)
            for signal in self._signals(canvas):
                signal.connect(self._follow)
        elif not wanted and self.overlay is not None:
            overlay, self.overlay = self.overlay, None
            self._drop_above(canvas is not None)
            if canvas is not None:
                for signal in self._signals(canvas):
                    signal.disconnect(self._follow)
                overlay.remove()

    def show_line(self, wanted: bool) -> None:
        """Show the line between before and now on the overlay, or take it away."""
        wanted = wanted and self.overlay is not None
        if wanted and self._handle is None:
            self._handle = SwipeHandle(self.canvas, self._place, self)
            self._handle.moved.connect(self.move_line)
        elif not wanted and self._handle is not None:
            handle, self._handle = self._handle, None
            if self.canvas is not None:
                handle.leave()
            handle.deleteLater()
        if self.overlay is not None:
            self.overlay.set_swipe(self._place if wanted else None)

    def move_line(self, place: float) -> None:
        """Put the line at a share of the map's width."""
        self._place = min(max(place, 0.0), 1.0)
        if self._handle is not None:
            self._handle.put(self._place)
            if self.overlay is not None:
                self.overlay.set_swipe(self._place)
        self.swiped.emit(self._place)

    def close(self) -> None:
        """Let go of the map for good."""
        self.show_line(False)
        self.show(False, 1.0)
        if self.canvas is not None:
            self.canvas.destroyed.disconnect(self._lose)
        self._canvas = None

    def _signals(self, canvas: QgsMapCanvas) -> tuple:
        return canvas.extentsChanged, canvas.rotationChanged, canvas.destinationCrsChanged

    def _follow(self, *_: object) -> None:
        if self.overlay is not None:
            self.overlay.updatePosition()
        self.moved.emit()

    def _drop_above(self, canvas_there: bool) -> None:
        above, self.above = self.above, None
        if above is not None:
            above.leave(canvas_there)

    def _lose(self) -> None:
        self._drop_above(False)
        self._canvas = self.overlay = None
        if self._handle is not None:
            self._handle.deleteLater()
            self._handle = None
        self.gone.emit()
