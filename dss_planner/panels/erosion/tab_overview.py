"""Overview: each map of the erosion risk with its legend, its histogram, and what others have published."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.help_page import HelpPage
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.published import CAVEAT, PUBLISHED, loss_figure
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import FoldingBox, NotesBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.surveying import Survey


#: Height of the histogram with the published levels [px].
_LEVELS = 270


class OverviewTab(ErosionTab):
    """The maps."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Overview")
        self.add_step("erosion", self.tr("Wor&k out erosion"), self.tr("Wind erosion of the study area by RWEQ"))
        self.view = LayerView("erosion_overview", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.view.surveyed.connect(self._compare)
        self.body.addWidget(self.view, 1)
        self.help_button = QPushButton(self.tr("How this compares with published &levels"), self.inner)
        self.help_button.setObjectName("erosion_levels_help")
        self.help_button.setToolTip(self.tr("Read before a number in t/ha leaves the office; stays open beside QGIS"))
        self.help_button.setFlat(True)
        self.help_button.setStyleSheet("text-align: left; text-decoration: underline; padding: 1px 4px;")
        self.help_button.clicked.connect(self._show_help)
        self.help: HelpPage | None = None
        self.body.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._box = FoldingBox(self.inner)
        self._box.set_heading(self.tr("Published soil loss by wind, to compare"))
        headings = (self.tr("Place"), self.tr("t/km²·a"), self.tr("t/ha·a"), self.tr("Source"), self.tr("Evidence"))
        self.published = ResultTable(headings, 3, "erosion_published", 8, self._box)
        self.published.setAccessibleName(self._box.title())
        # the box shows and hides what lies in it directly: what comes and goes by itself lies deeper
        inside = QWidget(self._box)
        self.levels = ChartView("erosion_levels", inside)
        self.levels.message.connect(self.message)
        self.levels.setMinimumHeight(_LEVELS)
        QVBoxLayout(self._box).addWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.levels)
        layout.addWidget(self.published)
        layout.addWidget(quiet_label(show(CAVEAT), inside))
        self._box.setCollapsed(True)
        self.body.addWidget(self._box)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)
        self._compare(None)

    def renew(self) -> None:
        """Offer the maps that are there."""
        session = self.session
        outputs = raster_results(session.folder, ("erosion", "uncertainty", "trend", "dust", "exposure"))
        empty = (
            self.tr("Nothing has been worked out yet. Press “Work out erosion” once the layers are aligned.")
            if session.folder
            else self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there.")
        )
        self.view.show_layers(outputs, empty)
        self.notes.show_notes(session.notes("erosion"))

    def leave(self) -> None:
        """Close what was opened beside the window."""
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    def _show_help(self) -> None:
        if self.help is None:
            self.help = HelpPage(self.help_button.text().replace("&", ""), "erosion_levels", self.window())
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def _compare(self, found: Survey | None) -> None:
        rows = []
        of_loss = found is not None and found.question.style == "soil_loss" and found.known > 0.0
        self.levels.setVisible(of_loss)
        if of_loss:
            words = self.tr(
                "Soil loss in the study area with the grades of SL190-2007 and the levels in the table below"
            )
            self.levels.show_figure(self._box.title(), words, lambda dark: loss_figure(found, dark), shrink=True)
        if found is not None and found.question.style == "soil_loss" and math.isfinite(found.mean):
            rows.append(_row(self.tr("This study, mean"), found.mean, found.mean, self.tr("this study"), "[D]"))
        rows += [_row(show(item.place), item.low, item.high, show(item.source), item.tag) for item in PUBLISHED]
        self.published.fill(rows)


def _row(place: str, low: float, high: float, source: str, tag: str) -> list[Cell]:
    def span(factor: float, decimals: int) -> Cell:
        ends = dict.fromkeys(number(value * factor, decimals) for value in (low, high))
        return Cell(" – ".join(ends), (low + high) / 2.0 * factor)

    return [Cell(place), span(1.0, 0), span(0.01, 1), Cell(source), Cell(tag)]
