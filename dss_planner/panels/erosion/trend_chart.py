"""One place through the years: NDVI with its trend, and what rain does not explain of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.place_asker import PlaceAsker
from dss_planner.panels.erosion.place_picker import PlacePicker
from dss_planner.panels.erosion.recorded_results import parameters_of
from dss_planner.panels.erosion.step_settings import corrections
from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.tables import number
from dss_planner.study.folder import StudyFolder
from dss_planner.tasks.yearseries import PlaceSeries, SeriesQuestion, read_series

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

KIND = "vegetation place"
#: Height of the chart without and with rain [px].
_HEIGHT, _TALL = 240, 430


class TrendChart(FoldingBox):
    """A place is picked, its years are read in the background and drawn."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, lookups: Lookups, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_trend_box")
        self.set_heading(self.tr("One place through the years"))
        self._session = session
        title = self.tr("Reading the years of a place")
        self._asker = PlaceAsker(lookups, KIND, title, self._show, self._fail)
        self.found: PlaceSeries | None = None
        # the box shows and hides what lies in it directly: what comes and goes by itself lies deeper
        inside = QWidget(self)
        self.picker = PlacePicker("erosion_trend", session.map_layers.canvas, inside)
        self.picker.picked.connect(self.ask)
        self.picker.refused.connect(self._clear)
        self.words = quiet_label("", inside)
        self.words.setObjectName("erosion_trend_words")
        self.chart = ChartView("erosion_trend_chart", inside)
        self.chart.message.connect(self.message)
        row = QHBoxLayout()
        row.addWidget(self.picker)
        row.addStretch(1)
        QVBoxLayout(self).addWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.words)
        layout.addWidget(self.chart)

    def renew(self) -> None:
        """Results or settings changed: what is shown may be of the layers before, so it is asked again."""
        folder = self._session.folder
        there = bool(folder) and StudyFolder.at(folder).has("ndvi_years")
        self.setVisible(there)
        asked = self._asker.question
        if there and asked is not None and asked.folder == folder:
            self.ask(asked.x, asked.y, asked.crs)
        else:
            self._clear(self.tr("Press the button, then click on the map: NDVI of the years there, and its trend."))

    def ask(self, x: float, y: float, crs: str) -> None:
        """Read the years of the place at x, y."""
        if not self._session.folder:
            return
        self.picker.show_mark(x, y, crs)
        self.words.setText(self.tr("Looking at the place…"))
        self._asker.ask(SeriesQuestion(self._session.folder, x, y, crs), read_series)

    def correction(self) -> str:
        """Return the correction that the map was made with, or that is set before there is one."""
        used = parameters_of(StudyFolder.at(self._session.folder).raster("trend")).get("correction")
        known = {key for key, _ in corrections(self)}
        return str(used) if used in known else self._session.settings.trend_correction

    def leave(self) -> None:
        """Give tool and mark back."""
        self._asker.drop()
        self.picker.leave()

    def _fail(self, sentence: str, details: str) -> None:
        self._clear(sentence)
        if details:
            self.message.emit("problem", sentence, details)

    def _clear(self, sentence: str) -> None:
        self.found = None
        self._asker.question = None
        self.picker.clear_mark()
        self.words.setText(sentence)
        self.chart.setVisible(False)

    def _show(self, found: PlaceSeries) -> None:
        self.found = found
        correction = self.correction()
        known = int(np.isfinite(found.ndvi).sum())
        where = f"{found.longitude:.4f}° E, {found.latitude:.4f}° N"
        words = self.tr("{where}: NDVI {first}–{last}, {known} known years. Theil–Sen, Mann–Kendall ({correction}).")
        words = words.format(
            where=where,
            first=found.years[0],
            last=found.years[-1],
            known=number(known),
            correction=dict(corrections(self)).get(correction, correction),
        )
        self.words.setText(words)

        def build(dark: bool) -> object:
            from dss_planner.charts.trend import trend_figure

            return trend_figure(found.years, found.ndvi, found.rain, dark, correction, show)

        values = ", ".join(f"{year}: {number(value, 3)}" for year, value in zip(found.years, found.ndvi))
        self.chart.setMinimumHeight(_HEIGHT if found.rain is None else _TALL)
        self.chart.setVisible(True)
        self.chart.show_figure(self.title(), f"{words} {values}", build, shrink=True)
