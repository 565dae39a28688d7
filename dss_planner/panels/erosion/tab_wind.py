"""Wind: where the erosive wind comes from in the months that count, and how much sand it can move."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QAbstractItemView, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.erosion.wind.driftpotential import THRESHOLD_KNOTS
from dss_planner.erosion.wind.driftreport import DriftPotentialRequest, DriftPotentialResult, compute_drift_potential
from dss_planner.erosion.wind.seasons import season_name
from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.compass import compass_name
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.erosion.wind_choice import SAND, WindChoice
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number, rounded

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

KIND = "erosion wind"
#: Height that the rose needs [px].
_ROSE = 215
#: Width that the numbers and what they mean need [px].
_NUMBERS = 330


class WindTab(ErosionTab):
    """The wind rose and the drift."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Wind")
        self._asked: DriftPotentialRequest | None = None
        self.found: DriftPotentialResult | None = None
        self.choice = WindChoice(self.inner)
        self.choice.file_chosen.connect(lambda path: self.session.change(wind_rose=path))
        self.choice.changed.connect(self._look)
        self.choice.kind_changed.connect(lambda: self.found is not None and self._show(self.found))
        self.rose = ChartView("erosion_rose", self.inner)
        self.rose.message.connect(self.message)
        self.rose.setMinimumHeight(_ROSE)
        headings = (self.tr("Number"), self.tr("Value"), self.tr("What it means"))
        self.numbers = ResultTable(headings, 2, "erosion_wind_numbers", 9, self.inner)
        self.numbers.setAccessibleName(self.tr("Drift potential in the chosen months"))
        self.numbers.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.numbers.setWordWrap(False)
        self.numbers.verticalHeader().setDefaultSectionSize(20)
        self.source = quiet_label(
            self.tr(
                "Fryberger and Dean 1979 [V]; speeds in knots at 10 m, time in percent. The plan lays belts and fences "
                "across the resultant."
            ),
            self.inner,
        )
        self.notes = NotesBox(self.inner)
        self._beside = QWidget(self.inner)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.numbers)
        beside.addWidget(self.source)
        beside.addStretch(1)
        self._beside.setMinimumWidth(_NUMBERS)
        self._beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row = FoldingRow(self.rose, self._beside, self.inner, (6, 5))
        self.body.addWidget(self.choice)
        self.body.addWidget(self.row, 1)
        self.body.addWidget(self.notes)

    def renew(self) -> None:
        """Show the record that the study names."""
        settings = self.session.settings
        self.choice.show_choice(settings.wind_rose, settings.wind_months, settings.wind_unit)
        self._look()

    def show_status(self) -> None:
        """Another page may have chosen another record."""
        super().show_status()
        if self.session.settings.wind_rose != self.choice.path:
            self.load()

    def _look(self) -> None:
        self._show_numbers(False)
        self.notes.show_notes([])
        self.found = self._asked = None
        self.lookups.drop(KIND)
        if not self.choice.path:
            self.rose.say(
                self.tr(
                    "Choose an hourly wind record (NOAA, ASOS, Meteostat, Open-Meteo, own CSV) or a wind table. "
                    "Without one the direction of the wind is an assumption."
                )
            )
            return
        try:
            request = self.choice.request()
        except InputError as error:
            self.rose.say(show(error))
            return
        self.session.change(wind_months=request.months, wind_unit=request.unit or "")
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
        self._show_numbers(True)
        self.notes.show_notes([*self._only_here(), *(show(note) for note in found.notes)])
        rose = found.rose
        months = show(season_name(rose.months)) if rose.months else self.tr("the months of the table")
        title = self.tr("Wind rose, {months}").format(months=months)
        words = "; ".join(f"{name}: {value}" for name, value, _ in rows)

        sand = self.choice.kind.currentData() == SAND

        def build(dark: bool) -> object:
            from dss_planner.charts.windrose import sand_rose_figure, wind_rose_figure

            draw = sand_rose_figure if sand else wind_rose_figure
            return draw(rose.table, rose.drift, dark=dark, words=self._rose_words())

        self.rose.show_figure(title, f"{title}. {words}", build)

    def _show_numbers(self, wanted: bool) -> None:
        """Show the numbers beside the rose; without them a sentence has the whole width."""
        self._beside.setVisible(wanted)
        self.row.fold()

    def _only_here(self) -> list[str]:
        """Return what holds for this rose alone: plan and exposure read the record by themselves."""
        choice = self.choice
        notes = []
        if abs(choice.threshold.value() - THRESHOLD_KNOTS) > 1e-9:
            notes.append(
                self.tr("The threshold is chosen for this rose alone: plan and exposure use {knots} kn.").format(
                    knots=number(THRESHOLD_KNOTS)
                )
            )
        return notes

    def _rose_words(self) -> object:
        """Return the words on the rose in the user's language."""
        from dss_planner.charts.windrose import RoseWords

        points = (self.tr("N"), self.tr("NE"), self.tr("E"), self.tr("SE"))
        return RoseWords(
            points=(*points, self.tr("S"), self.tr("SW"), self.tr("W"), self.tr("NW")),
            speeds=self.tr("Wind at 10 m [kn] · calm {calm} %"),
            undirected=self.tr("direction unknown {share} %"),
            below=self.tr("below {high}"),
            above=self.tr("above {low}"),
            title=self.tr("DP {dp} · RDP/DP {ratio}"),
            towards=self.tr("sand moves to {direction}°"),
            nowhere=self.tr("no resultant"),
            drift=self.tr("Drift by direction of the wind [VU]"),
        )

    def _rows(self, found: DriftPotentialResult) -> list[tuple[str, str, str]]:
        rose = found.rose
        drift = rose.drift
        energy = {"low": self.tr("low energy"), "intermediate": self.tr("intermediate energy")}
        spread = {
            "low": self.tr("many directions: grids, not strips"),
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
                self.tr("{share} %").format(share=number(rose.table.calm, 1)),
                self.tr("no wind"),
            )
        )
        if rose.table.undirected > 0.0:
            rows.append(
                (
                    self.tr("Undirected"),
                    self.tr("{share} %").format(share=number(rose.table.undirected, 1)),
                    self.tr("wind of unknown or variable direction"),
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
