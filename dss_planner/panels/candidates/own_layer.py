"""The user's own polygons or points as candidate sites."""

from __future__ import annotations

from qgis.core import QgsMapLayerProxyModel, QgsWkbTypes
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QWidget

from dss_planner.panels.candidates.layer_box import LayerBox
from dss_planner.panels.fields import number_field
from dss_planner.study.settings import StudySettings


class OwnLayer(QWidget):
    """Layer, field of names, and the area around points."""

    #: Settings that changed: name → value.
    settled = pyqtSignal(dict)
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        filters = QgsMapLayerProxyModel.Filter
        self.layer = LayerBox(
            "own_sites", self.tr("choose polygons or points"), filters.PolygonLayer | filters.PointLayer, self
        )
        self.layer.setToolTip(self.tr("Every feature becomes a site, judged and ranked like the ones that are found"))
        self.layer.chosen.connect(self._choose)
        self.layer.refused.connect(self.refused)
        self.names = QComboBox(self)
        self.names.setObjectName("own_sites_name")
        self.names.setToolTip(self.tr("Field with the names of the sites"))
        self.names.activated.connect(lambda _: self.settled.emit({"own_sites_name": self.names.currentData()}))
        self.hectares = number_field(1.0, 1e5, 0, 50.0, self.tr(" ha"), self)
        self.hectares.setObjectName("own_point_hectares")
        self.hectares.setGroupSeparatorShown(True)
        self.hectares.setToolTip(self.tr("Each point becomes a disk of this area"))
        self.hectares.valueChanged.connect(lambda value: self.settled.emit({"own_point_hectares": value}))
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.addRow(self.tr("&Layer"), self.layer)
        self.form.addRow(self.tr("&Names from"), self.names)
        self.form.addRow(self.tr("Around each &point"), self.hectares)

    def show_settings(self, settings: StudySettings) -> None:
        """Show the settings; the area only where the layer may hold points."""
        self.layer.show_uri(settings.own_sites)
        self._offer_names(settings.own_sites_name)
        self.hectares.blockSignals(True)
        self.hectares.setValue(settings.own_point_hectares)
        self.hectares.blockSignals(False)
        layer = self.layer.shown()
        points = layer is not None and layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
        wanted = points or (layer is None and bool(settings.own_sites))
        self.hectares.setVisible(wanted)
        self.form.labelForField(self.hectares).setVisible(wanted)

    def _offer_names(self, chosen: str) -> None:
        layer = self.layer.shown()
        fields = [field.name() for field in layer.fields()] if layer is not None else []
        self.names.clear()
        self.names.addItem(self.tr("number them: Site 1, Site 2 …"), "")
        for name in [*fields, *([chosen] if chosen and chosen not in fields else [])]:
            self.names.addItem(name, name)
        self.names.setCurrentIndex(max(self.names.findData(chosen), 0))

    def _choose(self, uri: str) -> None:
        layer = self.layer.shown()
        fields = [field.name() for field in layer.fields()] if layer is not None else []
        likely = next((name for name in fields if name.lower() in ("name", "name_en", "title", "site")), "")
        self.settled.emit({"own_sites": uri, "own_sites_name": likely})
