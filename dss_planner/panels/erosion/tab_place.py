"""This place: click on the map and see every number behind the erosion there, and how much each one moves it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QPushButton

from dss_planner.layers.scales import SCALES
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.figures import loss, loss_span
from dss_planner.panels.erosion.place_asker import PlaceAsker
from dss_planner.panels.erosion.place_picker import PlacePicker
from dss_planner.panels.erosion.place_tree import PlaceTree, as_text
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.tables import number
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.tasks.explaining import PlaceQuestion, explain

if TYPE_CHECKING:
    from dss_planner.erosion.explain.explainrequest import PlaceExplanation
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

KIND = "erosion place"
#: Width that the bars and their names need [px].
_CHART = 340
#: Width from which numbers and bars lie beside each other [px].
_ACROSS = 700


class PlaceTab(ErosionTab):
    """The place."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("This &place")
        self._asker = PlaceAsker(lookups, KIND, self.tr("Explaining a place"), self._show, self._fail)
        self.found: PlaceExplanation | None = None
        self.picker = PlacePicker("erosion", session.map_layers.canvas, self.inner)
        self.picker.picked.connect(self.ask)
        self.picker.refused.connect(self._clear)
        self.copy_button = QPushButton(self.tr("&Copy"), self.inner)
        self.copy_button.setToolTip(self.tr("Copy the place and its numbers as text, for a report or a spreadsheet"))
        self.copy_button.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.addWidget(self.picker)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        self.result = quiet_label("", self.inner)
        self.result.setObjectName("erosion_place_result")
        self.tree = PlaceTree(self.inner)
        self.chart = ChartView("erosion_tornado", self.inner)
        self.chart.message.connect(self.message)
        self.split = TurningSplitter(_ACROSS, self.inner)
        self.split.addWidget(self.tree)
        self.split.addWidget(self.chart)
        self.chart.setMinimumWidth(_CHART)
        self.split.setSizes([_CHART, _CHART])
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.notes = NotesBox(self.inner)
        self.body.addLayout(row)
        self.body.addWidget(self.result)
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self.notes)
        self.body.addStretch(0)
        self._clear()

    def renew(self) -> None:
        """Results changed: what is shown may be of the run before, so it is asked again."""
        asked = self._asker.question
        if asked is not None and asked.folder == self.session.folder:
            self.ask(asked.x, asked.y, asked.crs)
        else:
            self._clear()

    def ask(self, x: float, y: float, crs: str) -> None:
        """Explain the place at x, y."""
        if not self.session.folder:
            return
        self.picker.show_mark(x, y, crs)
        self.result.setText(self.tr("Looking at the place…"))
        self._asker.ask(PlaceQuestion(self.session.folder, x, y, crs), explain)

    def copy(self) -> None:
        """Copy what is shown as text."""
        if self.found is None:
            return
        headings = [self.tree.headerItem().text(column) for column in range(self.tree.columnCount())]
        parts = [self.result.text(), as_text(self.found.factors, headings)]
        parts += [show(note) for note in self.found.notes]
        QApplication.clipboard().setText("\n".join(parts))

    def leave(self) -> None:
        """Give tool and mark back."""
        self._asker.drop()
        self.picker.leave()

    def _fail(self, sentence: str, details: str) -> None:
        self._clear(sentence)
        if details:
            self.message.emit("problem", sentence, details)

    def _clear(self, sentence: str = "") -> None:
        self.found = None
        if not sentence:
            self._asker.question = None
            self.picker.clear_mark()
            sentence = (
                self.tr("Press the button, then click on the map: the numbers behind the erosion there, with sources.")
                if self.session.folder
                else self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there.")
            )
        self.result.setText(sentence)
        for widget in (self.split, self.copy_button):
            widget.setVisible(False)
        self.notes.show_notes([])

    def _show(self, found: PlaceExplanation) -> None:
        self.found = found
        self.result.setText(self._headline(found))
        self.result.setAccessibleName(self.result.text())
        self.tree.show_factors(found.factors)
        for widget in (self.split, self.copy_button):
            widget.setVisible(True)
        self.notes.show_notes([*self._other_method(), *(show(note) for note in found.notes)])
        self._show_tornado(found)

    def _other_method(self) -> list[str]:
        """Return that the score rests on another method than the soil loss explained here."""
        if self.session.settings.method == "rweq":
            return []
        return [
            self.tr(
                "This explains the soil loss by RWEQ. The study's erosion criterion uses another method, an index: its "
                "factors are bands of its own layer."
            )
        ]

    def _headline(self, found: PlaceExplanation) -> str:
        where = f"{found.longitude:.4f}° E, {found.latitude:.4f}° N"
        if found.result is None or not math.isfinite(found.result):
            unknown = ", ".join(show(title) for title in found.unknown)
            return self.tr("{where}: the soil loss is unknown here, because this is: {unknown}").format(
                where=where, unknown=unknown or "–"
            )
        grade = show(SCALES["sl190"].steps[found.grade - 1].label) if found.grade else "–"
        words = self.tr("{where}: soil loss {loss} t/km²·a = {hectare} t/ha·a, grade {grade}.").format(
            where=where, loss=loss(found.result), hectare=loss(found.result, "t/ha·a"), grade=grade
        )
        if found.rank is not None:
            words += " " + self.tr("Higher ranked than {share} % of the study area.").format(
                share=number(100.0 * found.rank)
            )
        return words

    def _show_tornado(self, found: PlaceExplanation) -> None:
        moved = [factor for factor in found.factors if factor.result_low is not None and factor.result_high is not None]
        if not moved or found.result is None:
            self.chart.say(self.tr("Nothing to compare: no number here differs over the study area."))
            return
        parts = [f"{show(factor.title)}: {loss_span(factor.result_low, factor.result_high)}" for factor in moved]
        words = self.tr(
            "Soil loss here with each number as low, and as high, as in 10 and 90 % of the study area: {parts}"
        ).format(parts="; ".join(parts))

        def build(dark: bool) -> object:
            from dss_planner.charts.tornado import TornadoWords, tornado_figure

            words_on_it = TornadoWords(
                axis=self.tr("Soil loss here [t/km²·a]"),
                low=self.tr("low in the area (10 %)"),
                high=self.tr("high in the area (90 %)"),
                here=self.tr("as it is: {loss}"),
                nothing=self.tr("No number here moves the soil loss"),
                little=self.tr("The soil loss here stays below 1 t/km²·a, whatever number is changed"),
            )
            return tornado_figure(found, dark, show, words_on_it)

        self.chart.show_figure(self.tr("What moves the soil loss here"), words, build, shrink=True)
