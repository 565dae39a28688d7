"""Where the study area comes from: a layer, a selection, names, the map's extent, or a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsGeometry, QgsMapLayer, QgsMapLayerProxyModel, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from dss_planner.intake.area.areasource import AreaSource
from dss_planner.panels.area.area_names import AreaNames
from dss_planner.panels.area.area_tool import PolygonTool
from dss_planner.panels.area.map_sight import MapSight, on_earth
from dss_planner.panels.area.source_row import short_name
from dss_planner.panels.page import quiet_label
from dss_planner.panels.project_sources import layer_uri, shows_a_part

LAYER, SELECTION, NAMES, CANVAS, DRAWN = "layer", "selection", "names", "canvas", "drawn"


class AreaChooser(QWidget):
    """One combo says where the area comes from; below it stands only what that way needs."""

    #: A layer that is a file was chosen: its uri.
    layer_chosen = pyqtSignal(str)
    #: Shapes that have to be written first: an `AreaSource`.
    shapes_chosen = pyqtSignal(object)
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, canvas: QgsMapCanvas | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._current = ""
        self._filling = False
        self._watched: QgsVectorLayer | None = None
        self._tool = PolygonTool(canvas) if canvas is not None else None
        self._tool_before = None
        self.origin = QComboBox(self)
        self.origin.setObjectName("area_origin")
        self.origin.setToolTip(self.tr("Where the outline of the study area comes from"))
        for words, value in (
            (self.tr("a layer"), LAYER),
            (self.tr("selected features"), SELECTION),
            (self.tr("aimag or soum names"), NAMES),
            (self.tr("the extent of the map"), CANVAS),
            (self.tr("a drawing on the map"), DRAWN),
        ):
            self.origin.addItem(words, value)
        self.origin.currentIndexChanged.connect(self._show_way)
        self.names = AreaNames(self)
        self._ways = {
            LAYER: self._layer_way(),
            SELECTION: self._selection_way(),
            NAMES: self.names,
            CANVAS: self._canvas_way(),
            DRAWN: self._drawn_way(),
        }
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("&From"), self.origin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        for way in self._ways.values():
            layout.addWidget(way)
        self._show_way()
        self.sight = MapSight(canvas, self)
        self.sight.changed.connect(self._heed_map)
        self._heed_map()
        if self._tool is not None:
            self._tool.drawn.connect(self._drawn)
            self._tool.given_up.connect(self._stop_drawing)
            self._tool.counted.connect(self._count_corners)

    # -- the ways ------------------------------------------------------------------------------------------------

    def _layer_way(self) -> QWidget:
        way, layout = self._way()
        self.area = QgsMapLayerComboBox(way)
        self.area.setObjectName("study_area")
        self.area.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.area.setAllowEmptyLayer(True, self.tr("choose a polygon layer"))
        self.area.setAccessibleName(self.tr("Study area"))
        self.area.setToolTip(self.tr("A polygon layer of the project; its outline bounds the study"))
        self.area.activated.connect(self._choose_layer)
        self.area.layerChanged.connect(self._keep)
        layout.addWidget(self.area)
        return way

    def _selection_way(self) -> QWidget:
        way, layout = self._way()
        self.selected = QgsMapLayerComboBox(way)
        self.selected.setObjectName("area_selection_layer")
        self.selected.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.selected.setAccessibleName(self.tr("Layer with the selection"))
        self.selected.layerChanged.connect(self._watch)
        self.use_selection = QPushButton(way)
        self.use_selection.setObjectName("area_use_selection")
        self.use_selection.clicked.connect(self._choose_selection)
        layout.addWidget(self.selected)
        layout.addWidget(self.use_selection)
        return way

    def _canvas_way(self) -> QWidget:
        way, layout = self._way()
        self.canvas_button = QPushButton(self.tr("Use what the map shows now"), way)
        self.canvas_button.setObjectName("area_use_canvas")
        self.canvas_button.clicked.connect(self._choose_canvas)
        self.canvas_hint = quiet_label("", way)
        layout.addWidget(self.canvas_button)
        layout.addWidget(self.canvas_hint)
        return way

    def _drawn_way(self) -> QWidget:
        way, layout = self._way()
        self.draw_button = QPushButton(self.tr("Draw on the map"), way)
        self.draw_button.setObjectName("area_draw")
        self.draw_button.setCheckable(True)
        self.draw_button.toggled.connect(self._draw)
        self.hint = quiet_label("", way)
        layout.addWidget(self.draw_button)
        layout.addWidget(self.hint)
        self._count_corners(0)
        return way

    def _way(self) -> tuple[QWidget, QVBoxLayout]:
        way = QWidget(self)
        layout = QVBoxLayout(way)
        layout.setContentsMargins(0, 0, 0, 0)
        return way, layout

    # -- showing -------------------------------------------------------------------------------------------------

    def show_area(self, uri: str) -> None:
        """Show the layer of the project that is the study area; its path when it is not in the project."""
        self._current = uri
        self._keep()

    def offer_boundaries(self, recognised: Sequence[tuple[str, str]]) -> None:
        """Offer layers of boundaries: those recognised as such (words, uri) first, then the project's polygons."""
        known = {uri for _, uri in recognised}
        layers = QgsProject.instance().mapLayers().values()
        polygons = [layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.geometryType() == 2]
        others = [
            (layer.name(), layer_uri(layer)) for layer in polygons if layer_uri(layer) and not shows_a_part(layer)
        ]
        self.names.offer_layers([*recognised, *sorted(item for item in others if item[1] not in known)])

    def close_chooser(self) -> None:
        """Let go of the map."""
        self.sight.stop()
        if self._tool is not None:
            self._stop_drawing()
            self._tool.remove()
        self._watch(None)

    def _show_way(self) -> None:
        chosen = self.origin.currentData()
        for origin, way in self._ways.items():
            way.setVisible(origin == chosen)
        if chosen != DRAWN:
            self.draw_button.setChecked(False)
        self._watch(self.selected.currentLayer() if chosen == SELECTION else None)

    def _heed_map(self) -> None:
        """What points at the map needs the map in sight."""
        clear = self.sight.clear
        reason = "" if clear else self.tr("Add a layer to see the map first")
        for button in (self.canvas_button, self.draw_button):
            button.setEnabled(clear)
            button.setToolTip(reason)
        if not clear:
            self.draw_button.setChecked(False)
        self.canvas_hint.setText(reason)
        self.canvas_hint.setVisible(bool(reason))
        self._count_corners(0)

    def _keep(self) -> None:
        """Layers that come and go change the list, never the study's choice."""
        if self._filling:
            return
        self._filling = True
        self.area.setAdditionalItems([])
        for number in range(self.area.count()):
            layer = self.area.layer(number)
            if self._current and layer is not None and layer_uri(layer) == self._current and not shows_a_part(layer):
                self.area.setCurrentIndex(number)
                break
        else:
            if self._current:
                self.area.setAdditionalItems([short_name(self._current)])
                self.area.setCurrentIndex(self.area.count() - 1)
            else:
                self.area.setLayer(None)
        self._filling = False

    # -- choosing ------------------------------------------------------------------------------------------------

    def _choose_layer(self, index: int) -> None:
        layer = self.area.layer(index)
        if layer is None:
            if self.area.itemText(index) != short_name(self._current):
                self.layer_chosen.emit("")
        elif layer_uri(layer) and not shows_a_part(layer):
            self.layer_chosen.emit(layer_uri(layer))
        else:  # a filter, a sketch in memory, a database: what is seen is written
            self._choose_features(layer, [feature.geometry() for feature in layer.getFeatures()], LAYER)
        self._keep()

    def _choose_selection(self) -> None:
        layer = self.selected.currentLayer()
        if layer is not None:
            self._choose_features(layer, [feature.geometry() for feature in layer.selectedFeatures()], SELECTION)

    def _choose_features(self, layer: QgsVectorLayer, shapes: Sequence[QgsGeometry], origin: str) -> None:
        polygons = tuple(bytes(shape.asWkb()) for shape in shapes if not shape.isEmpty())
        self.shapes_chosen.emit(AreaSource(origin, polygons, layer.crs().toWkt(), layer.name()))

    def _choose_canvas(self) -> None:
        if not self.sight.clear:
            return
        corners = [QgsPointXY(corner) for corner in self._canvas.mapSettings().visiblePolygon()]
        self._choose_shape(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]), CANVAS, self.tr("Extent of the map"))

    def _choose_shape(self, shape: QgsGeometry, origin: str, title: str) -> None:
        crs = self._canvas.mapSettings().destinationCrs()
        if not crs.isValid():
            self.message.emit(
                "warning", self.tr("The map has no coordinate reference system. Set one for the project first."), ""
            )
            return
        if not on_earth([QgsPointXY(corner.x(), corner.y()) for corner in shape.vertices()], crs):
            self.message.emit(
                "warning",
                self.tr("This goes beyond the edge of the earth as WGS 84 has it. Zoom in to the area of the study."),
                "",
            )
            return
        self.shapes_chosen.emit(AreaSource(origin, (bytes(shape.asWkb()),), crs.toWkt(), title))

    # -- selection -----------------------------------------------------------------------------------------------

    def _watch(self, layer: QgsMapLayer | None) -> None:
        """Follow the selection of ``layer``, so that the button counts it."""
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.selectionChanged.disconnect(self._count_selected)
            self._watched.willBeDeleted.disconnect(self._unwatch)
        self._watched = None
        if isinstance(layer, QgsVectorLayer) and self.origin.currentData() == SELECTION:
            self._watched = layer
            layer.selectionChanged.connect(self._count_selected)
            layer.willBeDeleted.connect(self._unwatch)
        self._count_selected()

    def _unwatch(self) -> None:
        self._watch(None)

    def _count_selected(self) -> None:
        count = self._watched.selectedFeatureCount() if self._watched is not None else 0
        self.use_selection.setEnabled(count > 0)
        if count == 0:
            self.use_selection.setText(self.tr("Select polygons on the map"))
        elif count == 1:
            self.use_selection.setText(self.tr("Use the selected polygon"))
        else:
            self.use_selection.setText(self.tr("Use the {count} selected polygons").format(count=count))

    # -- drawing -------------------------------------------------------------------------------------------------

    def _draw(self, on: bool) -> None:
        if self._tool is None:
            return
        if on:
            self._tool_before = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
            self._count_corners(0)
        elif self._canvas.mapTool() is self._tool:
            self._canvas.unsetMapTool(self._tool)
            if self._tool_before is not None:
                self._canvas.setMapTool(self._tool_before)

    def _stop_drawing(self) -> None:
        self.draw_button.setChecked(False)
        self._count_corners(0)

    def _drawn(self, shape: QgsGeometry) -> None:
        self._choose_shape(shape, DRAWN, self.tr("Drawn area"))
        self._stop_drawing()

    def _count_corners(self, count: int) -> None:
        if not self.draw_button.isEnabled():
            words = self.draw_button.toolTip()
        elif not self.draw_button.isChecked():
            words = ""
        elif count < 3:
            words = self.tr("Click the corners, three or more. Backspace takes one back, Esc gives up.")
        else:
            words = self.tr("Right click or Enter ends. Backspace takes a corner back, Esc gives up.")
        self.hint.setText(words)
        self.hint.setVisible(bool(words))
