"""Wind: where the erosive wind comes from in the months that count, and how much sand it can move."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from dss_planner.erosion.wind.driftreport import (
    THRESHOLD_RANGE,
    DriftPotentialRequest,
    DriftPotentialResult,
    compute_drift_potential,
)
from dss_planner.erosion.wind.seasons import SEASONS, parse_months, season_name
from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.compass import compass_name
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.fields import number_field
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number, rounded

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

KIND = "erosion wind"
_OWN = "own"


class WindTab(ErosionTab):
    """The wind rose and the drift."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Wind")
        self._filling = False
        self._asked: DriftPotentialRequest | None = None
        self.found: DriftPotentialResult | None = None
        self.file = QgsFileWidget(self.inner)
        self.file.setObjectName("erosion_wind_file")
        self.file.setFilter(self.tr("Wind records and tables (*.csv *.txt *.json *.gz)"))
        self.file.lineEdit().setPlaceholderText(self.tr("hourly record of a station, or a wind table"))
        self.file.fileChanged.connect(self._choose_file)
        self.season = QComboBox(self.inner)
        self.season.setObjectName("erosion_wind_season")
        for key, months in SEASONS.items():
            self.season.addItem(show(season_name(months)), key)
        self.season.addItem(self.tr("months of my own"), _OWN)
        self.season.currentIndexChanged.connect(lambda _: self._choose_season())
        self.months = QLineEdit("3-5", self.inner)
        self.months.setObjectName("erosion_wind_months")
        self.months.setAccessibleName(self.tr("Months, such as 3-5 or 11,12,1"))
        self.months.setToolTip(self.months.accessibleName())
        self.months.setMaximumWidth(90)
        self.months.editingFinished.connect(self._look)
        self.unit = QComboBox(self.inner)
        self.unit.setObjectName("erosion_wind_unit")
        self.unit.addItem(self.tr("unit as stated"), None)
        for unit in ("m/s", "kn", "km/h", "mph"):
            self.unit.addItem(unit, unit)
        self.unit.setToolTip(self.tr("Knots and m/s differ by a factor of 7.4 in drift: the unit must be known"))
        self.unit.setAccessibleName(self.tr("Unit of the wind speeds"))
        self.unit.currentIndexChanged.connect(lambda _: self._look())
        self.threshold = number_field(*THRESHOLD_RANGE, 1, 0.5, self.tr(" kn"), self.inner)
        self.threshold.setObjectName("erosion_wind_threshold")
        self.threshold.setToolTip(self.tr("Wind at 10 m below which no sand moves (Fryberger and Dean: 12 kn)"))
        self.threshold.setValue(12.0)
        self.threshold.valueChanged.connect(lambda _: self._look())
        self.rose = ChartView("erosion_rose", self.inner)
        self.rose.message.connect(self.message)
        headings = (self.tr("Number"), self.tr("Value"), self.tr("What it means"))
        self.numbers = ResultTable(headings, 2, "erosion_wind_numbers", 9, self.inner)
        self.numbers.setAccessibleName(self.tr("Drift potential in the chosen months"))
        self.numbers.setWordWrap(False)
        self.source = quiet_label(
            self.tr(
                "Fryberger and Dean 1979 [V]; speeds in knots at 10 m, time in percent. The plan lays belts and fences "
                "across the resultant."
            ),
            self.inner,
        )
        self.notes = NotesBox(self.inner)
        self._lay_out()
        self._choose_season()

    def renew(self) -> None:
        """Show the record that the study names."""
        self._filling = True
        self.file.setFilePath(self.session.settings.wind_rose)
        months = tuple(getattr(self.session.settings, "wind_months", ()))
        if months:
            key = next((key for key, own in SEASONS.items() if set(own) == set(months)), _OWN)
            self.season.setCurrentIndex(self.season.findData(key))
            self.months.setText(",".join(map(str, months)))
        self.months.setVisible(self.season.currentData() == _OWN)
        self._filling = False
        self._look()

    def show_status(self) -> None:
        """Another page may have chosen another record."""
        super().show_status()
        if self.session.settings.wind_rose != self.file.filePath():
            self.load()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        row = QHBoxLayout()
        for words, widget in ((self.tr("&Wind file"), self.file), (self.tr("Mon&ths"), self.season)):
            row.addWidget(_label(words, widget, self.inner))
            row.addWidget(widget, 2 if widget is self.file else 0)
        row.addWidget(self.months)
        row.addWidget(self.unit)
        row.addWidget(_label(self.tr("Thres&hold"), self.threshold, self.inner))
        row.addWidget(self.threshold)
        grid.addLayout(row, 0, 0, 1, 2)
        grid.addWidget(self.rose, 1, 0, 2, 1)
        grid.addWidget(self.numbers, 1, 1)
        grid.addWidget(self.source, 2, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 6)
        grid.setRowStretch(2, 1)
        self.body.addLayout(grid, 1)
        self.body.addWidget(self.notes)

    def _choose_file(self, path: str) -> None:
        if not self._filling:
            self.session.change(wind_rose=path)
            self._look()

    def _choose_season(self) -> None:
        own = self.season.currentData() == _OWN
        self.months.setVisible(own)
        if not self._filling:
            self._look()

    def _chosen_months(self) -> tuple[int, ...]:
        key = self.season.currentData()
        return parse_months(self.months.text()) if key == _OWN else SEASONS[key]

    def _look(self) -> None:
        if self._filling:
            return
        path = self.file.filePath()
        self.numbers.setVisible(False)
        self.notes.show_notes([])
        self.found = None
        if not path:
            self._asked = None
            self.lookups.drop(KIND)
            self.rose.say(
                self.tr(
                    "Choose an hourly wind record (NOAA, ASOS, Meteostat, Open-Meteo, own CSV) or a wind table. "
                    "Without one the direction of the wind is an assumption."
                )
            )
            return
        try:
            months = self._chosen_months()
        except InputError as error:
            self.rose.say(show(error))
            return
        if "wind_months" in self.session.settings.__dataclass_fields__:
            self.session.change(wind_months=months)
        request = DriftPotentialRequest(path, months, self.threshold.value(), unit=self.unit.currentData())
        self._asked = request
        self.rose.say(self.tr("Reading the wind…"))

        def publish(outcome: Outcome) -> None:
            if self._asked is not request:
                return
            if outcome.done:
                self._show(outcome.result)
            elif not outcome.cancelled:
                self.rose.say(show(outcome.sentence))

        self.lookups.ask(KIND, self.tr("Reading the wind"), lambda: request, compute_drift_potential, publish)

    def _show(self, found: DriftPotentialResult) -> None:
        self.found = found
        rows = self._rows(found)
        self.numbers.fill([[Cell(name), Cell(value), Cell(words)] for name, value, words in rows])
        self.numbers.setVisible(True)
        self.notes.show_notes([show(note) for note in found.notes])
        rose = found.rose
        months = show(season_name(rose.months)) if rose.months else self.tr("the months of the table")
        title = self.tr("Wind rose, {months}").format(months=months)
        words = "; ".join(f"{name}: {value}" for name, value, _ in rows)

        def build(dark: bool) -> object:
            from dss_planner.charts.windrose import wind_rose_figure

            return wind_rose_figure(rose.table, rose.drift, dark=dark)

        self.rose.show_figure(title, f"{title}. {words}", build)

    def _rows(self, found: DriftPotentialResult) -> list[tuple[str, str, str]]:
        rose = found.rose
        drift = rose.drift
        energy = {"low": self.tr("low energy"), "intermediate": self.tr("intermediate energy")}
        spread = {
            "low": self.tr("from many directions: grids, not strips"),
            "intermediate": self.tr("from a few directions"),
            "high": self.tr("nearly one direction"),
        }
        rows = [
            (
                self.tr("DP"),
                self.tr("{value} VU").format(value=rounded(drift.dp)),
                energy.get(drift.energy, self.tr("high energy")) + self.tr(" (bounds 200, 400)"),
            ),
            (
                self.tr("RDP"),
                self.tr("{value} VU").format(value=rounded(drift.rdp)),
                self.tr("what is left of it one way"),
            ),
        ]
        if drift.ratio is not None:
            rows.append((self.tr("RDP/DP"), number(drift.ratio, 2), spread.get(drift.variability, "")))
        if drift.rdd is not None and rose.wind_from is not None and drift.barrier_axis is not None:
            rows += [
                (
                    self.tr("RDD"),
                    _degrees(drift.rdd),
                    self.tr("sand moves to the {direction}").format(direction=compass_name(drift.rdd)),
                ),
                (
                    self.tr("Wind from"),
                    _degrees(rose.wind_from),
                    self.tr("the {direction}").format(direction=compass_name(rose.wind_from)),
                ),
                (self.tr("Barriers"), _degrees(drift.barrier_axis), self.tr("axis across the drift")),
            ]
        if found.share is not None and math.isfinite(found.share):
            rows.append(
                (
                    self.tr("Share"),
                    self.tr("{share} %").format(share=number(found.share)),
                    self.tr("of the year's drift"),
                )
            )
        rows.append(
            (
                self.tr("Calm"),
                self.tr("{share} %").format(share=number(rose.calm, 1)),
                self.tr("no wind or no direction"),
            )
        )
        if rose.observations:
            rows.append((self.tr("Winds"), number(rose.observations), rose.station or self.tr("observations")))
        return rows

    def leave(self) -> None:
        """Ask nothing more."""
        self.lookups.drop(KIND)


def _degrees(value: float) -> str:
    return f"{number(value)}°"


def _label(words: str, buddy: QWidget | QComboBox | QDoubleSpinBox, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setBuddy(buddy)
    return label
