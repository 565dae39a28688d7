"""Calibration: measured soil loss or transport against the map, and the correction that follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.erosion.calibration.calibrate import calibrate_erosion
from dss_planner.erosion.calibration.calibrationrequest import Agreement, CalibrationRequest, CalibrationResult
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.erosion.measurement_form import MeasurementForm
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number, rounded

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

KIND = "erosion calibration"
#: Room that the chart with its legend needs [px].
_CHART = (300, 215)
#: Smaller p-values are shown as smaller than this.
_SMALLEST_P = 0.001


class CalibrationTab(ErosionTab):
    """The comparison with measurements."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("Cali&bration")
        self.found: CalibrationResult | None = None
        self._folder = ""
        self.form = MeasurementForm(self.inner)
        self.form.changed.connect(self._offer)
        self.form.settled.connect(lambda values: self.session.change(**values))
        self.run_button = QPushButton(self.tr("Compa&re"), self.inner)
        self.run_button.setObjectName("erosion_compare")
        self.run_button.setToolTip(self.tr("Compare the measurements with the erosion map; nothing is changed"))
        self.run_button.clicked.connect(self.compare)
        self.run_button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        top = FoldingRow(self.form, self.run_button, self.inner)
        self.chart = ChartView("erosion_calibration_chart", self.inner)
        self.chart.message.connect(self.message)
        self.chart.setMinimumSize(*_CHART)
        self.table = self._agreement_table()
        self.fit = quiet_label("", self.inner)
        self.fit.setObjectName("erosion_fit")
        self.use_button = QPushButton(self.tr("U&se this correction"), self.inner)
        self.use_button.setObjectName("erosion_use_correction")
        self.use_button.setToolTip(self.tr("Sets factor and exponent on page 2; the erosion is then out of date"))
        self.use_button.clicked.connect(self._use)
        self.unit_button = QPushButton(self.inner)
        self.unit_button.setObjectName("erosion_other_unit")
        self.unit_button.setToolTip(self.tr("Chooses that unit and compares again"))
        self.unit_button.clicked.connect(self._take_unit)
        self.sure_button = QPushButton(self.tr("The unit is right"), self.inner)
        self.sure_button.setObjectName("erosion_unit_sure")
        self.sure_button.setToolTip(self.tr("Compares again and doubts the unit no more: the model is that far off"))
        self.sure_button.clicked.connect(self._stay_with_unit)
        self._beside = QWidget(self.inner)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.table)
        beside.addWidget(self.fit)
        buttons = QHBoxLayout()
        for button in (self.use_button, self.unit_button, self.sure_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        beside.addStretch(1)
        self._beside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row = FoldingRow(self.chart, self._beside, self.inner, (4, 5))
        self.notes = NotesBox(self.inner)
        self.body.addWidget(top)
        self.body.addWidget(self.row, 1)
        self.body.addWidget(self.notes)
        self._clear("")

    def _agreement_table(self) -> ResultTable:
        headings = (
            self.tr("Points"),
            self.tr("n"),
            self.tr("Ratio"),
            self.tr("RMSE"),
            self.tr("ρ (p)"),
            self.tr("τ (p)"),
        )
        table = ResultTable(headings, 0, "erosion_agreement", 5, self.inner)
        table.setAccessibleName(self.tr("Agreement of the map with the measurements, for all and by method"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setMinimumWidth(300)
        tips = (
            self.tr("Sum of modelled over sum of measured: above 1 the model is too high"),
            self.tr("Root mean square of ln(modelled/measured)"),
            self.tr("Spearman's rank correlation, with the probability of none"),
            self.tr("Kendall's rank correlation, with the probability of none"),
        )
        for column, tip in enumerate(tips, start=2):
            table.horizontalHeaderItem(column).setToolTip(tip)
        return table

    def renew(self) -> None:
        """Results changed: the comparison was with the map before."""
        if self._folder != self.session.folder or self.found is None:
            self._clear("")
        self._folder = self.session.folder
        self.form.show_settings(self.session.settings)
        self._offer()

    def show_status(self) -> None:
        """Another study, or an erosion map that has come or gone."""
        super().show_status()
        self._offer()

    def compare(self) -> None:
        """Compare the chosen measurements with the erosion map."""
        self._compare(self.form.request(self.session.folder))

    def _compare(self, request: CalibrationRequest) -> None:
        self._clear(self.tr("Comparing…"))

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._show(outcome.result)
            elif not outcome.cancelled:
                self._clear(show(outcome.sentence))

        self.lookups.ask(KIND, self.tr("Comparing measurements"), lambda: request, calibrate_erosion, publish)

    def _take_unit(self) -> None:
        """Take the unit in which model and measurement agree, and compare again."""
        if self.found is not None and self.found.likely_unit:
            self.form.choose_unit(self.found.likely_unit)
            self.compare()

    def _stay_with_unit(self) -> None:
        """Compare again: the user has looked at the unit."""
        self._compare(replace(self.form.request(self.session.folder), unit_is_sure=True))

    def leave(self) -> None:
        """Ask nothing more."""
        self.lookups.drop(KIND)

    def _use(self) -> None:
        """Take the fitted correction into the settings of the study."""
        correction = self.found.calibration if self.found is not None else None
        if correction is None:
            return
        self.session.change(calibration_factor=correction.factor, calibration_exponent=correction.exponent)
        self.session.results_changed.emit()
        self.message.emit(
            "information",
            self.tr("The correction is set: work out the erosion again on the first tab to see what it changes."),
            "",
        )

    def _offer(self) -> None:
        folder = self.session.folder
        there = bool(folder) and Path(folder, "soil_loss.tif").exists()
        self.run_button.setEnabled(there and self.form.ready())
        if self.found is None and not self.lookups.asked(KIND) and not self.chart.words().strip():
            self._clear("")

    def _clear(self, sentence: str) -> None:
        self.found = None
        self._beside.setVisible(False)
        self.notes.show_notes([])
        self.chart.say(
            sentence
            or self.tr(
                "Add a point layer with measured soil loss or transport to the project and choose it here: bias, rank "
                "correlation and, with at least five points, a correction. The erosion map has to be worked out before."
            )
        )

    def _show(self, found: CalibrationResult) -> None:
        self.found = found
        groups = (found.agreement, *(found.methods if len(found.methods) > 1 else ()))
        self.table.fill([_row(group, group.group or self.tr("all")) for group in groups])
        self.fit.setText(self._fit(found))
        self._beside.setVisible(True)
        self.use_button.setVisible(found.calibration is not None)
        self.unit_button.setText(self.tr("The values are in {unit}").format(unit=found.likely_unit))
        self.unit_button.setVisible(bool(found.likely_unit))
        self.sure_button.setVisible(found.doubted)
        self.notes.show_notes([show(note) for note in found.notes])
        words = self.tr("Measured against modelled, {count} points. {fit}").format(
            count=len(found.pairs), fit=self.fit.text()
        )

        def build(dark: bool) -> object:
            from dss_planner.charts.calibrationplot import calibration_figure

            return calibration_figure(found, dark, self._chart_words())

        self.chart.show_figure(
            self.tr("Measured and modelled {unit}").format(unit=found.unit), words, build, shrink=True
        )

    def _chart_words(self) -> object:
        """Return the words on the chart in the user's language."""
        from dss_planner.charts.calibrationplot import CalibrationWords

        return CalibrationWords(
            modelled=self.tr("Modelled [{unit}]"),
            measured=self.tr("Measured [{unit}]"),
            above=self.tr("the model is {factor} times the measured"),
            below=self.tr("the measured is {factor} times the model"),
            equal=self.tr("model and measured agree on average"),
            order=self.tr("ρ = {rho} (p = {p}), {count} pairs"),
            no_order=self.tr("{count} pairs"),
            agree=self.tr("agree"),
            fitted=self.tr("fitted: {factor} × modelled^{exponent}"),
            fitted_factor=self.tr("fitted: {factor} × modelled"),
            pairs=self.tr("pairs"),
            left_out=self.tr("not drawn, at or below zero: {count}"),
            nothing=self.tr("No pair is above zero on both sides"),
        )

    def _fit(self, found: CalibrationResult) -> str:
        fit = found.fit
        if fit is None:
            return self.tr("Too few points for a correction: at least five, eight for an exponent [A].")
        if found.doubted:
            return show(found.notes[0])
        words = self.tr(
            "Fitted: measured ≈ {factor} · modelled^{exponent}; error (ln) {before} before, {after} for points left "
            "out of the fit."
        ).format(
            factor=rounded(fit.factor),
            exponent=rounded(fit.exponent),
            before=number(fit.error_before, 2),
            after=number(fit.error_after, 2),
        )
        return words if found.calibration else words + " " + self.tr("It is not offered as a correction, see below.")


def _row(group: Agreement, name: str) -> list[Cell]:
    return [
        Cell(name),
        Cell(number(group.count), float(group.count)),
        Cell("–" if group.mean_ratio is None else rounded(group.mean_ratio)),
        Cell(number(group.log_rmse, 2)),
        Cell(_with_p(group.spearman, group.spearman_p)),
        Cell(_with_p(group.kendall, group.kendall_p)),
    ]


def _with_p(value: float | None, p: float | None) -> str:
    if value is None or p is None:
        return "–"
    return f"{number(value, 2)} ({number(p, 3) if p >= _SMALLEST_P else '< ' + number(_SMALLEST_P, 3)})"
