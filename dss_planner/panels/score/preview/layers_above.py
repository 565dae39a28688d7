"""What lies above the rasters of the map – sites, roads, names –, painted once more above the preview.

The preview lies on the finished map and would hide it; painted once more, sites and roads stay in sight at any opacity.
"""

from __future__ import annotations

from functools import partial

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QImage

from dss_planner.layers.loading import STYLE_PROPERTY


def layers_above(layers: list[QgsMapLayer]) -> list[QgsMapLayer]:
    """Return the layers of a map, topmost first, down to the first raster."""
    found = []
    for layer in layers:
        if isinstance(layer, QgsRasterLayer):
            break
        found.append(layer)
    return found


def without_results(layers: list[QgsMapLayer]) -> list[QgsMapLayer]:
    """Return layers without the rasters that the planner made: below a comparison they would look like a part of it."""
    return [
        layer
        for layer in layers
        if not isinstance(layer, QgsRasterLayer) or not layer.customProperty(STYLE_PROPERTY, "")
    ]


class LayersAbove(QObject):
    """Paints in the background, each time the map was painted; `leave` ends it."""

    #: The picture (`QImage`, transparent where nothing lies) of the view of the map; None: there is none now.
    painted = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._job: QgsMapRendererParallelJob | None = None
        #: Jobs that nobody waits for any more; their threads may still be at work.
        self._ending: list[QgsMapRendererParallelJob] = []
        canvas.mapCanvasRefreshed.connect(self._paint)
        QgsProject.instance().layersWillBeRemoved.connect(self._end)
        self._paint()

    @property
    def busy(self) -> bool:
        """Whether the picture is being painted."""
        return self._job is not None

    def leave(self, canvas_there: bool = True) -> None:
        """Paint nothing any more. canvas_there: whether the map still is."""
        if canvas_there:
            self._canvas.mapCanvasRefreshed.disconnect(self._paint)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._end)
        self._stop()
        self.deleteLater()

    def _paint(self) -> None:
        self._stop()
        settings = QgsMapSettings(self._canvas.mapSettings())
        layers = layers_above(settings.layers())
        if not layers or not settings.hasValidSettings():
            self.painted.emit(None)
            return
        settings.setLayers(layers)
        settings.setBackgroundColor(QColor(Qt.GlobalColor.transparent))
        settings.setOutputImageFormat(QImage.Format.Format_ARGB32_Premultiplied)
        self._job = job = QgsMapRendererParallelJob(settings)
        # else it would go with the last name for it, while it still says that it has finished
        job.setParent(self)
        job.finished.connect(self._take)
        job.start()

    def _take(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            self.painted.emit(job.renderedImage())
            job.deleteLater()

    def _stop(self) -> None:
        """Let go of what is being painted: to wait for its threads would hold the window for as long as they take."""
        job, self._job = self._job, None
        if job is not None:
            job.finished.disconnect(self._take)
            job.setParent(QgsProject.instance())  # it may outlive this, which would wait for it
            self._ending.append(job)
            job.finished.connect(partial(_ended, job, self._ending))
            job.cancelWithoutBlocking()

    def _end(self, *_: object) -> None:
        """Layers are about to go: wait until nothing paints them any more."""
        self._stop()
        for job in tuple(self._ending):
            job.cancel()


def _ended(job: QgsMapRendererParallelJob, ending: list[QgsMapRendererParallelJob]) -> None:
    if job in ending:  # one that was waited for says so twice
        ending.remove(job)
        job.deleteLater()
