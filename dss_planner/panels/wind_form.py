"""Where the erosive wind comes from: a dial, a number, a name, and the warning that it is an assumption."""

from __future__ import annotations

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QGroupBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from dss_planner.panels.compass import compass_name
from dss_planner.panels.page import quiet_label
from dss_planner.panels.wind_dial import STEP, WindDial
from dss_planner.study.settings import StudySettings

#: Shown where the study states no direction: the north-west of the default settings.
FALLBACK = 315


class WindForm(QGroupBox):
    """The direction as an assumption, or a wind table that measured it."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Erosive wind"))
        self._filling = False
        self.dial = WindDial(self)
        self.degrees = QSpinBox(self)
        self.degrees.setObjectName("wind_from")
        self.degrees.setRange(0, 359)
        self.degrees.setWrapping(True)
        self.degrees.setSingleStep(STEP)
        self.degrees.setSuffix(self.tr("°"))
        self.degrees.setKeyboardTracking(False)
        self.degrees.setAccessibleName(self.dial.accessibleName())
        self.name = QLabel(self)
        self.name.setWordWrap(True)
        self.note = quiet_label("", self)
        label = QLabel(self.tr("&Comes from"), self)
        label.setBuddy(self.degrees)
        right = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(label)
        line.addWidget(self.degrees)
        line.addStretch(1)
        right.addLayout(line)
        right.addWidget(self.name)
        right.addWidget(self.note)
        right.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.dial)
        row.addLayout(right, 1)
        self.table = QgsFileWidget(self)
        self.table.setObjectName("wind_rose")
        self.table.setFilter(self.tr("Wind tables (*.csv *.json)"))
        self.table.lineEdit().setPlaceholderText(self.tr("optional"))
        self.table.setToolTip(
            self.tr(
                "Share of time by direction and speed class; works are then laid across the wind that moves most sand"
            )
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&Wind table"), self.table)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addLayout(form)
        self.dial.valueChanged.connect(self._turn)
        self.degrees.valueChanged.connect(self._turn)
        self.table.fileChanged.connect(self._choose_table)

    def show_settings(self, settings: StudySettings) -> None:
        """Show direction and table of ``settings``."""
        self._filling = True
        self._show(FALLBACK if settings.wind_from is None else round(settings.wind_from))
        self.table.setFilePath(settings.wind_rose)
        self._filling = False
        self._enable(bool(settings.wind_rose))

    def _show(self, degrees: int) -> None:
        self.dial.setValue(degrees % 360)
        self.degrees.setValue(degrees % 360)
        self.name.setText(f"<b>{compass_name(degrees)}</b>")

    def _enable(self, measured: bool) -> None:
        self.dial.setEnabled(not measured)
        self.degrees.setEnabled(not measured)
        self.note.setText(
            self.tr("The direction comes from the wind table below.")
            if measured
            else self.tr("An assumption until a wind table is given: lines of trees and fences are laid across it.")
        )

    def _turn(self, degrees: int) -> None:
        if self._filling:
            return
        self._filling = True
        self._show(degrees)
        self._filling = False
        self.changed.emit({"wind_from": float(degrees % 360)})

    def _choose_table(self, path: str) -> None:
        if not self._filling:
            self._enable(bool(path))
            self.changed.emit({"wind_rose": path})
