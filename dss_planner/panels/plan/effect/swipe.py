"""Before and after on the map: the map without the plan on the left of a line, as it is on the right of it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QPointF, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPainter

from dss_planner.panels.score.preview.overlay import PreviewOverlay
from dss_planner.panels.score.preview.swipe_handle import SwipeHandle

_SETTLE_MS = 60


class _Curtain(PreviewOverlay):
    """A picture of the whole view on the left of the line; what the map shows is on its right."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._extent = QgsRectangle()

    def show_image(self, image: QImage | None, extent: QgsRectangle) -> None:
        """Draw ``image`` as long as the map shows ``extent``."""
        self._extent = extent
        self._before = (None, image)
        self.update()

    def updatePosition(self) -> None:
        """The map was moved: the picture is of another place until it is drawn anew."""
        self.prepareGeometryChange()
        self.update()

    def _draw(self, painter: QPainter, image: QImage | None) -> None:
        if image is not None and self._extent == self._canvas.extent():
            painter.drawImage(QPointF(0.0, 0.0), image)


class LayerSwipe(QObject):
    """Swipes between two layers of the project. `start` with both; `stop` leaves no trace on the map."""

    #: The map went away, or one of the layers.
    ended = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas | None, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._curtain: _Curtain | None = None
        self._handle: SwipeHandle | None = None
        self._job: QgsMapRendererParallelJob | None = None
        self._before: QgsMapLayer | None = None
        self._after: QgsMapLayer | None = None
        #: Jobs that were given up and still run: they must not go before they have ended.
        self._ending: list[QgsMapRendererParallelJob] = []
        self._place = 0.5
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._render)

    @property
    def on(self) -> bool:
        """Whether there is a line on the map."""
        return self._curtain is not None

    @property
    def drawn(self) -> bool:
        """Whether the picture on the left is of what the map shows now."""
        return self._curtain is not None and self._curtain._before[1] is not None and self._job is None

    def start(self, before: QgsMapLayer, after: QgsMapLayer, labels: tuple[str, str]) -> bool:
        """Show ``before`` on the left, in place of ``after``; False without a map."""
        canvas = self._alive()
        if canvas is None:
            return False
        self._before, self._after = before, after
        if self._curtain is None:
            self._curtain = _Curtain(canvas)
            self._handle = SwipeHandle(canvas, self._place, self)
            self._handle.moved.connect(self.move)
            for signal in self._signals(canvas):
                signal.connect(self._settle.start)
        self._curtain.set_swipe(self._place)
        self._curtain.show_labels(labels[1], labels[0])
        self._settle.start()
        return True

    def move(self, place: float) -> None:
        """Put the line at a share of the map's width."""
        self._place = min(max(place, 0.0), 1.0)
        if self._handle is not None and self._curtain is not None:
            self._handle.put(self._place)
            self._curtain.set_swipe(self._place)

    def stop(self) -> None:
        """Take the line away."""
        self._settle.stop()
        self._drop_job()
        canvas = self._alive()
        if self._curtain is None:
            return
        curtain, self._curtain = self._curtain, None
        handle, self._handle = self._handle, None
        if canvas is not None:
            for signal in self._signals(canvas):
                signal.disconnect(self._settle.start)
            if handle is not None:
                handle.leave()
            curtain.remove()
        if handle is not None:
            handle.deleteLater()
        self._before = self._after = None

    def _signals(self, canvas: QgsMapCanvas) -> Sequence:
        return canvas.extentsChanged, canvas.layersChanged, canvas.destinationCrsChanged, canvas.rotationChanged

    def _alive(self) -> QgsMapCanvas | None:
        return self._canvas if self._canvas is not None and not sip.isdeleted(self._canvas) else None

    def _render(self) -> None:
        """Draw the map with the layer before in place of the one after, in the background."""
        canvas = self._alive()
        if canvas is None or self._before is None or self._after is None:
            return
        if sip.isdeleted(self._before) or sip.isdeleted(self._after):
            self.stop()
            self.ended.emit()
            return
        self._drop_job()
        settings = QgsMapSettings(canvas.mapSettings())
        layers = [self._before if layer is self._after else layer for layer in canvas.layers()]
        if self._before not in layers:
            layers = [*layers, self._before]
        settings.setLayers(layers)
        self._job = job = QgsMapRendererParallelJob(settings)
        extent = canvas.extent()
        job.finished.connect(lambda: self._finished(job, extent))
        job.start()

    def _finished(self, job: QgsMapRendererParallelJob, extent: QgsRectangle) -> None:
        if job in self._ending:
            self._ending.remove(job)
        if job is not self._job or self._curtain is None:
            return
        self._curtain.show_image(job.renderedImage(), extent)
        self._job = None

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job is not None and job.isActive():
            self._ending.append(job)
            job.cancelWithoutBlocking()
