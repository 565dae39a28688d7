"""Which wind is looked at: the file, the months, the unit and the threshold."""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dss_planner.erosion.wind.driftpotential import THRESHOLD_KNOTS
from dss_planner.erosion.wind.driftreport import THRESHOLD_RANGE, DriftPotentialRequest
from dss_planner.erosion.wind.seasons import SEASONS, parse_months, season_name
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.fields import number_field

_OWN = "own"
#: What the rose shows: share of time, or drift.
TIME, SAND = "time", "sand"


class WindChoice(QWidget):
    """One row of inputs."""

    #: Something was chosen.
    changed = pyqtSignal()
    #: Another file was chosen: its path.
    file_chosen = pyqtSignal(str)
    #: The rose is to show another thing.
    kind_changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling = False
        self.file = QgsFileWidget(self)
        self.file.setObjectName("erosion_wind_file")
        self.file.setFilter(self.tr("Wind records and tables (*.csv *.txt *.json *.gz)"))
        self.file.lineEdit().setPlaceholderText(self.tr("hourly record of a station, or a wind table"))
        self.file.setMinimumWidth(96)
        self.file.fileChanged.connect(self._choose_file)
        self.season = self._combo("erosion_wind_season", self.tr("Months that count"))
        for key, months in SEASONS.items():
            self.season.addItem(show(season_name(months)), key)
        self.season.addItem(self.tr("own months"), _OWN)
        self.season.currentIndexChanged.connect(self._choose_season)
        self.months = QLineEdit("3-5", self)
        self.months.setObjectName("erosion_wind_months")
        self.months.setAccessibleName(self.tr("Months, such as 3-5 or 11,12,1"))
        self.months.setToolTip(self.months.accessibleName())
        self.months.setMaximumWidth(70)
        self.months.setVisible(False)
        self.months.editingFinished.connect(self._changed)
        self.kind = self._combo("erosion_wind_kind", self.tr("What the rose shows"))
        self.kind.addItem(self.tr("wind rose"), TIME)
        self.kind.addItem(self.tr("sand rose"), SAND)
        self.kind.currentIndexChanged.connect(lambda _: self.kind_changed.emit())
        self.unit = self._combo("erosion_wind_unit", self.tr("Unit of the wind speeds"))
        self.unit.addItem(self.tr("unit as stated"), None)
        for unit in ("m/s", "kn", "km/h", "mph"):
            self.unit.addItem(unit, unit)
        self.unit.setToolTip(self.tr("Knots and m/s differ by a factor of 7.3 in drift: the unit must be known"))
        self.unit.currentIndexChanged.connect(lambda _: self._changed())
        self.threshold = number_field(*THRESHOLD_RANGE, 1, 0.5, self.tr(" kn"), self)
        self.threshold.setObjectName("erosion_wind_threshold")
        self.threshold.setAccessibleName(self.tr("Threshold of the drift at 10 m"))
        self.threshold.setToolTip(self.tr("Wind at 10 m below which no sand moves (Fryberger and Dean: 12 kn)"))
        self.threshold.setValue(THRESHOLD_KNOTS)
        self.threshold.valueChanged.connect(lambda _: self._changed())
        source, options = QWidget(self), QWidget(self)
        self._label(self.tr("Wind &file"), self.file, _row(source, self.file))
        _row(options, self.season, self.months, self.unit, self.threshold, self.kind)
        self.row = FoldingRow(source, options, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.row)

    @property
    def path(self) -> str:
        """The file chosen."""
        return self.file.filePath()

    def show_choice(self, path: str, months: tuple[int, ...], unit: str) -> None:
        """Show what the study has chosen; no months leave them as they are."""
        self._filling = True
        self.file.setFilePath(path)
        if months:
            key = next((key for key, own in SEASONS.items() if set(own) == set(months)), _OWN)
            self.season.setCurrentIndex(self.season.findData(key))
            self.months.setText(",".join(map(str, months)))
        self.months.setVisible(self.season.currentData() == _OWN)
        self.unit.setCurrentIndex(max(self.unit.findData(unit), 0) if unit else 0)
        self._filling = False

    def request(self) -> DriftPotentialRequest:
        """Return what is asked of the file. Raises `InputError` for months that are none."""
        key = self.season.currentData()
        months = parse_months(self.months.text()) if key == _OWN else SEASONS[key]
        return DriftPotentialRequest(self.path, months, self.threshold.value(), unit=self.unit.currentData())

    def _choose_file(self, path: str) -> None:
        if not self._filling:
            self.file_chosen.emit(path)
            self.changed.emit()

    def _choose_season(self) -> None:
        self.months.setVisible(self.season.currentData() == _OWN)
        self.row.fold()
        self._changed()

    def _changed(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _combo(self, name: str, words: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setToolTip(words)
        # as wide as its words where there is room, and narrower where there is not
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(6)
        return box

    def _label(self, words: str, buddy: QWidget, row: QHBoxLayout) -> None:
        label = QLabel(words, self)
        label.setBuddy(buddy)
        row.insertWidget(0, label)


def _row(inside: QWidget, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return row
