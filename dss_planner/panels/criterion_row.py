"""One criterion: whether it counts, how much, and from which value to which."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from dss_planner.panels.criterion_names import criterion_meaning, criterion_name, criterion_unit
from dss_planner.panels.fields import OptionalNumber
from dss_planner.panels.tables import rounded
from dss_planner.study.settings import CriterionSetting

#: Steps of the slider per percent.
FINE = 10


class CriterionRow(QWidget):
    """Two lines: name, slider and percent; then the values that give no points and all points."""

    #: The user moved the weight: id, percent.
    weighed = pyqtSignal(str, float)
    #: Anything else changed.
    changed = pyqtSignal()

    def __init__(self, setting: CriterionSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._filling = False
        name = criterion_name(setting.id)
        self.used = QCheckBox(name, self)
        self.used.setObjectName(f"used_{setting.id}")
        self.used.setToolTip(criterion_meaning(setting.id))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100 * FINE)
        self.slider.setSingleStep(FINE)
        self.slider.setPageStep(5 * FINE)
        self.slider.setAccessibleName(self.tr("Weight of {criterion}, percent").format(criterion=name))
        self.percent = QDoubleSpinBox(self)
        self.percent.setObjectName(f"weight_{setting.id}")
        self.percent.setRange(0.0, 100.0)
        self.percent.setDecimals(1)
        self.percent.setSuffix(self.tr(" %"))
        self.percent.setKeyboardTracking(False)
        self.percent.setAccessibleName(self.slider.accessibleName())
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        self.slider.setMinimumWidth(60)
        layout.addWidget(self.used, 0, 0)
        layout.addWidget(self.slider, 0, 1)
        layout.addWidget(self.percent, 0, 2)
        self.low = self.high = self.unit = None
        if criterion_unit(setting.id):
            layout.addLayout(self._bounds(name), 1, 0, 1, 3)
        self.used.toggled.connect(self._toggle)
        self.slider.valueChanged.connect(lambda value: self._weigh(value / FINE))
        self.percent.valueChanged.connect(self._weigh)
        self.show_setting(setting)

    def _bounds(self, name: str) -> QHBoxLayout:
        self.low = OptionalNumber(self.tr("auto"), self)
        self.high = OptionalNumber(self.tr("auto"), self)
        self.low.setObjectName(f"low_{self._setting.id}")
        self.high.setObjectName(f"high_{self._setting.id}")
        self.low.setAccessibleName(self.tr("Value of {criterion} that gives no points").format(criterion=name))
        self.high.setAccessibleName(self.tr("Value of {criterion} that gives all points").format(criterion=name))
        row = QHBoxLayout()
        row.setContentsMargins(22, 0, 0, 0)
        row.setSpacing(6)
        for words, field in ((self.tr("none at"), self.low), (self.tr("all at"), self.high)):
            label = QLabel(words, self)
            label.setBuddy(field)
            field.setToolTip(self.tr("{meaning}; empty takes it from the data").format(meaning=field.accessibleName()))
            field.changed.connect(lambda value: self.changed.emit())
            row.addWidget(label)
            row.addWidget(field, 1)
        self.unit = QLabel(criterion_unit(self._setting.id), self)
        row.addWidget(self.unit)
        return row

    def show_setting(self, setting: CriterionSetting) -> None:
        """Show ``setting``."""
        self._setting = setting
        self._filling = True
        self.used.setChecked(setting.used)
        self._show_weight(setting.weight)
        if self.low is not None and self.high is not None:
            self.low.set_value(setting.low)
            self.high.set_value(setting.high)
        self._filling = False
        self._enable(setting.used)

    def show_unit(self, method: str) -> None:
        """Show the unit that the criterion has with ``method`` of the erosion risk."""
        if self.unit is not None:
            self.unit.setText(criterion_unit(self._setting.id, method))

    def show_bounds(self, bounds: tuple[float, float] | None) -> None:
        """Say in the empty fields which values the score took from the data; None: it has not yet."""
        if self.low is not None and self.high is not None:
            low, high = bounds or (None, None)
            self.low.setPlaceholderText(self.tr("auto") if low is None else rounded(low))
            self.high.setPlaceholderText(self.tr("auto") if high is None else rounded(high))

    def setting(self) -> CriterionSetting:
        """Return the criterion as it is set here."""
        return CriterionSetting(
            id=self._setting.id,
            weight=self._setting.weight,
            low=self.low.value() if self.low is not None else self._setting.low,
            high=self.high.value() if self.high is not None else self._setting.high,
            used=self.used.isChecked(),
        )

    def _show_weight(self, weight: float) -> None:
        self.slider.setValue(round(weight * FINE))
        self.percent.setValue(weight)

    def _enable(self, used: bool) -> None:
        for widget in (self.slider, self.percent, self.low, self.high):
            if widget is not None:
                widget.setEnabled(used)

    def _toggle(self, used: bool) -> None:
        self._enable(used)
        if not self._filling:
            self.changed.emit()

    def _weigh(self, weight: float) -> None:
        if not self._filling:
            self.weighed.emit(self._setting.id, weight)
