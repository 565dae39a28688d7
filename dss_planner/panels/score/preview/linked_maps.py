"""Maps side by side that show the same place, each with its own picture over the same layers."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QObject, QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from dss_planner.layers.reference import crs_of
from dss_planner.panels.score.preview.layers_above import LayersAbove, without_results
from dss_planner.panels.score.preview.overlay import PreviewOverlay

SMALLEST = QSize(150, 110)
#: Room around land that is zoomed to.
_MARGIN = 1.04


class LinkedMaps(QObject):
    """canvases: to be placed by the window. overlays: one on each."""

    #: The maps show another place, or in another size.
    moved = pyqtSignal()

    def __init__(self, count: int, source: QgsMapCanvas | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self._following = False
        self.canvases = [QgsMapCanvas(parent) for _ in range(count)]
        self.overlays = [PreviewOverlay(canvas) for canvas in self.canvases]
        self._above = [LayersAbove(canvas, self) for canvas in self.canvases]
        for above, overlay in zip(self._above, self.overlays):
            above.painted.connect(overlay.show_above)
        self._tools = []
        for canvas in self.canvases:
            canvas.setMinimumSize(SMALLEST)
            canvas.enableAntiAliasing(True)
            tool = QgsMapToolPan(canvas)
            canvas.setMapTool(tool)
            self._tools.append(tool)
            canvas.extentsChanged.connect(self._follow)
        if source is not None:
            self._take_layers()
            source.layersChanged.connect(self._take_layers)
            source.destinationCrsChanged.connect(self._take_layers)
            self.show_extent(source.extent())

    def show_extent(self, extent: QgsRectangle) -> None:
        """Show a place on all maps."""
        self._following = True
        for canvas in self.canvases:
            canvas.setExtent(extent)
            canvas.refresh()
        self._following = False
        self.moved.emit()

    def zoom_to(self, bounds: tuple[float, float, float, float], crs: str) -> None:
        """Show the land that is compared, where the view was wider than that."""
        here, project = self.canvases[0].mapSettings().destinationCrs(), QgsProject.instance()
        way = QgsCoordinateTransform(crs_of(crs), here, project.transformContext())
        try:
            extent = way.transformBoundingBox(QgsRectangle(*bounds))
        except QgsCsException:  # the map's CRS is not made for that place: the maps stay as they are
            return
        extent.scale(_MARGIN)
        now = self.canvases[0].extent()
        if extent.width() < now.width() and extent.height() < now.height():
            self.show_extent(extent)

    def leave(self) -> None:
        """Let go of the map of the window, which outlives these."""
        if self._source is not None:
            self._source.layersChanged.disconnect(self._take_layers)
            self._source.destinationCrsChanged.disconnect(self._take_layers)
            self._source = None
        for canvas, tool, overlay, above in zip(self.canvases, self._tools, self.overlays, self._above):
            above.leave()
            canvas.stopRendering()
            canvas.unsetMapTool(tool)
            canvas.setLayers([])
            overlay.remove()
        self.overlays, self._above = [], []

    def _take_layers(self) -> None:
        self._following = True
        for canvas in self.canvases:
            canvas.setDestinationCrs(self._source.mapSettings().destinationCrs())
            canvas.setCanvasColor(self._source.canvasColor())
            canvas.setLayers(without_results(self._source.layers()))
        self._following = False

    def _follow(self) -> None:
        """One map was moved: the others show the same."""
        moved = self.sender()
        if self._following or not isinstance(moved, QgsMapCanvas):
            return
        self.show_extent(moved.extent())
