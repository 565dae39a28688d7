"""Which measurements are compared: the layer, the field, its unit, and what the method needs to be told."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsFieldProxyModel, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QWidget

from dss_planner.erosion.calibration.calibrationrequest import (
    DEFAULT_DENSITY,
    TRANSPORT_UNIT,
    UNITS,
    CalibrationRequest,
)
from dss_planner.panels.fields import number_field
from dss_planner.panels.project_sources import layer_uri
from dss_planner.study.settings import StudySettings

DEPTH_UNIT = "mm/a"


class MeasurementForm(QWidget):
    """Two rows of inputs; what the unit does not need is out of sight."""

    #: Something was chosen.
    changed = pyqtSignal()
    #: Settings that changed: name → value.
    settled = pyqtSignal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling = True
        self.layer = QgsMapLayerComboBox(self)
        self.layer.setObjectName("erosion_measured_layer")
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.PointLayer)
        self.layer.setAllowEmptyLayer(True)
        self.layer.setCurrentIndex(0)
        self.layer.setToolTip(self.tr("Points of the project: BSNE or MWAC transects, erosion pins, 137Cs"))
        self.field = QgsFieldComboBox(self)
        self.field.setObjectName("erosion_measured_field")
        self.field.setFilters(QgsFieldProxyModel.Filter.Numeric)
        self.unit = QComboBox(self)
        self.unit.setObjectName("erosion_measured_unit")
        for unit in UNITS:
            words = self.tr("{unit}, transport").format(unit=unit) if unit == TRANSPORT_UNIT else unit
            self.unit.addItem(words, unit)
        self.method = QgsFieldComboBox(self)
        self.method.setObjectName("erosion_measured_method")
        self.method.setFilters(QgsFieldProxyModel.Filter.String)
        self.method.setAllowEmptyFieldName(True)
        self.method.setToolTip(self.tr("Field with the method (BSNE, pins, 137Cs …); each is compared by itself too"))
        self.density = number_field(0.3, 3.0, 2, 0.05, self.tr(" t/m³"), self)
        self.density.setValue(DEFAULT_DENSITY)
        self.density.setToolTip(self.tr("Bulk density of the topsoil, to turn mm into t/km²"))
        self.efficiency = number_field(0.05, 1.0, 2, 0.05, "", self)
        self.efficiency.setValue(1.0)
        self.efficiency.setToolTip(
            self.tr("Share of the moving sand that the samplers catch: BSNE 0.4–0.7 [V]; 1 when corrected already")
        )
        self.negative = QCheckBox(self.tr("losses are ne&gative numbers"), self)
        self.negative.setObjectName("erosion_measured_negative")
        self._rows: dict[QWidget, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        self._add(grid, self.tr("Po&ints"), self.layer, 0, 0)
        self._add(grid, self.tr("&Field"), self.field, 0, 2)
        self._add(grid, self.tr("Uni&t"), self.unit, 0, 4)
        self._add(grid, self.tr("M&ethod"), self.method, 1, 0)
        self._add(grid, self.tr("De&nsity"), self.density, 1, 2)
        self._add(grid, self.tr("Efficienc&y"), self.efficiency, 1, 2)
        grid.addWidget(self.negative, 2, 0, 1, 6)
        for column in (1, 3, 5):
            grid.setColumnStretch(column, 1)
        self.layer.layerChanged.connect(self._take_layer)
        self.field.fieldChanged.connect(lambda name: self._settle(calibration_field=name))
        self.method.fieldChanged.connect(lambda name: self._settle(calibration_method_field=name))
        self.unit.currentIndexChanged.connect(self._take_unit)
        self.density.valueChanged.connect(lambda value: self._settle(calibration_density=value))
        self.efficiency.valueChanged.connect(lambda value: self._settle(calibration_efficiency=value))
        self.negative.toggled.connect(lambda value: self._settle(calibration_loss_is_negative=value))
        self._take_layer(self.layer.currentLayer())
        self._take_unit()
        self._filling = False

    def show_settings(self, settings: StudySettings) -> None:
        """Show what the study has chosen; the layer is one of the project and stays."""
        self._filling = True
        self.unit.setCurrentIndex(max(self.unit.findData(settings.calibration_unit), 0))
        self.density.setValue(settings.calibration_density)
        self.efficiency.setValue(settings.calibration_efficiency)
        self.negative.setChecked(settings.calibration_loss_is_negative)
        if settings.calibration_field:
            self.field.setField(settings.calibration_field)
        self.method.setField(settings.calibration_method_field)
        self._filling = False

    def choose_unit(self, unit: str) -> None:
        """Choose a unit, as the user would."""
        self.unit.setCurrentIndex(self.unit.findData(unit))

    def ready(self) -> bool:
        """Return whether layer and field are chosen."""
        layer = self.layer.currentLayer()
        return layer is not None and bool(layer_uri(layer)) and bool(self.field.currentField())

    def request(self, folder: str) -> CalibrationRequest:
        """Return what is asked about the erosion map of the study in ``folder``."""
        unit = self.unit.currentData()
        return CalibrationRequest(
            points=layer_uri(self.layer.currentLayer()),
            field=self.field.currentField(),
            unit=unit,
            modelled=str(Path(folder, "soil_loss.tif")),
            report=str(Path(folder, "measured_and_modelled.json")),
            density=self.density.value(),
            method_field=self.method.currentField(),
            efficiency=self.efficiency.value() if unit == TRANSPORT_UNIT else 1.0,
            loss_is_negative=self.negative.isChecked(),
        )

    def _add(self, grid: QGridLayout, words: str, widget: QWidget, row: int, column: int) -> None:
        label = QLabel(words, self)
        label.setBuddy(widget)
        self._rows[widget] = label
        grid.addWidget(label, row, column)
        grid.addWidget(widget, row, column + 1)
        if isinstance(widget, (QComboBox, QgsFieldComboBox)):
            widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            widget.setMinimumContentsLength(4)
        if isinstance(widget, QDoubleSpinBox):
            widget.setMinimumWidth(70)

    def _take_layer(self, layer: object) -> None:
        vector = layer if isinstance(layer, QgsVectorLayer) else None
        self.field.setLayer(vector)
        self.method.setLayer(vector)
        self.changed.emit()

    def _take_unit(self) -> None:
        unit = self.unit.currentData()
        for widget, wanted in ((self.density, unit == DEPTH_UNIT), (self.efficiency, unit == TRANSPORT_UNIT)):
            widget.setVisible(wanted)
            self._rows[widget].setVisible(wanted)
        self._settle(calibration_unit=unit)

    def _settle(self, **values: object) -> None:
        if not self._filling:
            self.settled.emit(values)
        self.changed.emit()
