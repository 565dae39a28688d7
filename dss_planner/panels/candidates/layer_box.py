"""A list of the project's vector layers that are files; a study's choice stays in it when its layer goes."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from dss_planner.panels.project_sources import layer_uri, shows_a_part
from dss_planner.raster.vectors import split_uri


class LayerBox(QgsMapLayerComboBox):
    """Layers of the project, and before them the words for none."""

    #: The uri chosen; '' for none.
    chosen = pyqtSignal(str)
    #: A layer that cannot be read as it is seen: a sentence.
    refused = pyqtSignal(str)

    def __init__(self, name: str, nothing: str, filters: QgsMapLayerProxyModel.Filter, parent: QWidget) -> None:
        super().__init__(parent)
        self._uri, self._filling = "", False
        self.setObjectName(name)
        self.setFilters(filters)
        self.setAllowEmptyLayer(True, nothing)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.show_uri("")
        self.activated.connect(self._choose)
        self.layerChanged.connect(lambda layer: self.show_uri(self._uri))

    def show_uri(self, uri: str) -> None:
        """Show the layer of the project with this uri; the file's name where none has it."""
        if self._filling:
            return
        self._filling = True
        self._uri = uri
        self.setAdditionalItems([])
        found = next((n for n in range(self.count()) if uri and self._usable(n) == uri), None)
        if found is not None:
            self.setCurrentIndex(found)
        elif uri:
            path, layer = split_uri(uri)
            self.setAdditionalItems([layer or Path(path).stem])
            self.setCurrentIndex(self.count() - 1)
        else:
            self.setLayer(None)
        self._filling = False

    def shown(self) -> QgsVectorLayer | None:
        """Return the project's layer chosen; None for none, or one that is not in the project."""
        layer = self.currentLayer()
        return layer if isinstance(layer, QgsVectorLayer) else None

    def _usable(self, index: int) -> str:
        layer = self.layer(index)
        return layer_uri(layer) if layer is not None and not shows_a_part(layer) else ""

    def _choose(self, index: int) -> None:
        if self._filling:
            return
        layer = self.layer(index)
        if layer is None:
            if index == 0:
                self._take("")
            return
        uri = self._usable(index)
        if uri:
            self._take(uri)
            return
        words = self.tr("“{layer}” is no file, or a filter hides a part of it. Save it as a file, then choose that.")
        self.refused.emit(words.format(layer=layer.name()))
        self.show_uri(self._uri)

    def _take(self, uri: str) -> None:
        self.show_uri(uri)
        self.chosen.emit(uri)
