"""Robustness: how often each site is among the best when weights, limits and data vary, and what would change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.page import FoldingBox, NotesBox, quiet_label
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.sites.robustness.draw_settings import DrawSettings
from dss_planner.panels.sites.robustness.figures import rank_figure, rank_words, tornado_figure, tornado_words
from dss_planner.panels.sites.sites_tab import SitesTab
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.sites.robustness.results import SiteRobustness
from dss_planner.tasks.robustness_reading import RobustnessAnswer, RobustnessQuestion, read_robustness

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

STEP, MAP_STEP = "robustness", "agreement"
#: First places that can be asked for.
MOST_TOP = 200
#: Rows that the widths of the columns are made for.
_LOOKED_AT = 30
#: Words of the charts become this much smaller at most.
READABLE = 0.92
#: Least height of the charts; of one with many sites: its axes, each site [px]. Sites that are drawn at most.
_CHART, _AXES, _SITE, _DRAWN = 190, 70, 13, 20
#: The charts.
RANKS, TORNADO = range(2)
#: The table's columns.
RANK, NAME, TOP, FIRST, SPAN = range(5)


class RobustnessTab(SitesTab):
    """Draws, table with a sentence for each site, charts, agreement map."""

    prefix = "robustness"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Robustness")
        self._answer: RobustnessAnswer | None = None
        self.add_step(
            STEP,
            self.tr("Draw the ra&nking"),
            self.tr("Ranks the sites again and again with other weights, and as you choose other limits and data"),
        )
        self.settings_box = FoldingBox(self.inner)
        self.settings_box.setObjectName("robustness_settings_box")
        layout = QVBoxLayout(self.settings_box)
        layout.setContentsMargins(6, 2, 6, 4)
        self.settings = DrawSettings(session, self.settings_box)
        layout.addWidget(self.settings)
        # its height when folded is that of the heading it has then
        self.settings_box.set_heading(self.settings.summary())
        self.settings_box.setCollapsed(True)
        self.body.addWidget(self.settings_box)
        self.result = FoldingRow(self._table_part(), self._chart_part(), self.inner, (5, 5))
        self.body.addWidget(self.result, 1)
        self.empty = quiet_label("", self.inner)
        self.empty.setObjectName("robustness_empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.empty, 1)
        self._add_map()
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)
        self.body.addStretch(0)

    def show_editors(self) -> None:
        """Show the settings as they are now."""
        self.settings.show_settings()
        self.settings_box.set_heading(self.settings.summary())

    def show_status(self) -> None:
        """Show how the steps stand, and what is chosen where a change is reported."""
        super().show_status()
        if self.isVisible():
            self.show_editors()

    def renew(self) -> None:
        """Read what the draws said."""
        self.say_nothing()
        self.show_editors()
        self.notes.show_notes([*self.session.notes(STEP), *self.session.notes(MAP_STEP)])
        outputs = raster_results(self.session.folder, (MAP_STEP,))
        self.view.show_layers(outputs, self.tr("No map has been drawn yet. Press “Draw the map”."))
        self._ask()

    def show_selected(self, site: str) -> None:
        """Choose the row of the site that is looked at."""
        if self._answer is not None and site in self._answer.ids and self.table.key() != site:
            self.table.choose(site)

    def _table_part(self) -> QWidget:
        self.top = self.settings.fields.whole(
            "top",
            1,
            MOST_TOP,
            "",
            self.tr("How many first places count as the best; the draws need not run again for it"),
        )
        self.top.valueChanged.connect(lambda _: self._ask())
        head = FlowRow(self.inner)
        head.add(self.settings.fields.label(self.tr("The &best"), self.top), self.top)
        headings = ("#", self.tr("Site"), self.tr("Best"), self.tr("First"), self.tr("Rank"))
        self.table = ResultTable(headings, NAME, "robustness_table", 12, self.inner)
        self.table.setAccessibleName(self.tr("How sure the sites are"))
        for place, tip in (
            (RANK, self.tr("Rank with the chosen weights")),
            (TOP, self.tr("Share of the draws in which the site is among the best")),
            (FIRST, self.tr("Share of the draws in which the site is first")),
            (SPAN, self.tr("Rank in 90 % of the draws: from the 5th to the 95th percentile")),
        ):
            self.table.horizontalHeaderItem(place).setToolTip(tip)
        self.table.horizontalHeader().setMinimumSectionSize(56)
        # widths by the first rows: looking at all of them, for every cell that is set, keeps the window waiting
        self.table.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.table.cellActivated.connect(lambda row, column: self.desk.zoom(self.table.key()))
        self.verdict = quiet_label("", self.inner)
        self.verdict.setObjectName("robustness_verdict")
        self.more = quiet_label("", self.inner)
        self.zoom_button = QPushButton(self.tr("&Zoom to the site"), self.inner)
        self.zoom_button.clicked.connect(lambda: self.desk.zoom(self.table.key()))
        left = QWidget(self.inner)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        line = QHBoxLayout()
        line.addWidget(head, 1)
        line.addWidget(self.zoom_button)
        column.addLayout(line)
        column.addWidget(self.table)
        column.addWidget(self.verdict)
        column.addWidget(self.more)
        column.addStretch(1)
        left.setMinimumWidth(340)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return left

    def _chart_part(self) -> QWidget:
        self.chart_choice = QComboBox(self.inner)
        self.chart_choice.setObjectName("robustness_chart_choice")
        self.chart_choice.setAccessibleName(self.tr("Chart to look at"))
        self.chart_choice.addItem(self.tr("How often each site has each rank"), RANKS)
        self.chart_choice.addItem(self.tr("Which weight changes the winner"), TORNADO)
        self.chart_choice.currentIndexChanged.connect(lambda _: self._show_chart())
        self.chart = ChartView("robustness_chart", self.inner)
        self.chart.message.connect(self.message)
        self.chart.least = READABLE
        self.chart.setMinimumHeight(_CHART)
        right = QWidget(self.inner)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.chart_choice)
        column.addWidget(self.chart, 1)
        right.setMinimumWidth(300)
        right.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return right

    def _add_map(self) -> None:
        self.map_box = FoldingBox(self.inner)
        self.map_box.setObjectName("robustness_map_box")
        self.map_box.set_heading(self.tr("Agreement map: where the land stays among the best"))
        layout = QVBoxLayout(self.map_box)
        layout.setContentsMargins(4, 2, 4, 4)
        row = QHBoxLayout()
        line = self.add_step(
            MAP_STEP,
            self.tr("Draw the &map"),
            self.tr("Scores every cell again and again: in which share of the draws it is among the best"),
        )
        share = self.settings.fields.number(
            "map_share",
            (0.1, 90.0, 1, 1.0, self.tr(" % of the land")),
            self.tr("How much of the land counts as the best in each draw"),
        )
        row.addWidget(self.settings.fields.label(self.tr("Be&st"), share))
        row.addWidget(share)
        row.addWidget(line, 1)
        layout.addLayout(row)
        self.view = LayerView("robustness_map", self.session, self.lookups, self.map_box)
        self.view.setMinimumHeight(210)
        self.view.message.connect(self.message)
        layout.addWidget(self.view, 1)
        self.map_box.setCollapsed(True)
        self.body.addWidget(self.map_box)

    def _ask(self) -> None:
        folder = self.session.folder
        if not folder:
            self._publish(None)
            return
        question = RobustnessQuestion(folder, self.session.settings.robustness.top)

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._publish(outcome.result)
            elif not outcome.cancelled:
                self._publish(None)
                self.message.emit("warning", show(outcome.sentence), outcome.details)

        self.lookups.ask("robustness", self.tr("Reading the draws"), lambda: question, read_robustness, publish)

    def _publish(self, answer: RobustnessAnswer | None) -> None:
        self._answer = answer
        self.result.setVisible(answer is not None)
        self.empty.setVisible(answer is None and bool(self.desk.rows))
        self.empty.setText(
            self.tr("Nothing has been drawn yet. “Draw the ranking” tells which sites stay among the best.")
        )
        if answer is None:
            self.chart.say("")
            return
        # all of the sites as the best would say nothing; the setting stays as it is
        self.top.blockSignals(True)
        self.top.setMaximum(max(1, min(MOST_TOP, answer.count - 1)))
        self.top.setValue(answer.top)
        self.top.blockSignals(False)
        self.table.horizontalHeaderItem(TOP).setText(self.tr("Best {top}").format(top=answer.top))
        told = zip(answer.sites, answer.shares)
        self.table.fill([_row(site, share) for site, share in told], answer.ids)
        hidden = answer.count - len(answer.sites)
        self.more.setText(self.tr("{count} more sites rank behind these.").format(count=number(hidden)))
        self.more.setVisible(hidden > 0)
        if self.desk.selected in answer.ids:
            self.table.choose(self.desk.selected)
        self._chosen()
        self._show_chart()

    def _chosen(self) -> None:
        answer, key = self._answer, self.table.key()
        if answer is None or key not in answer.ids:
            self.verdict.clear()
            return
        self.verdict.setText(show(answer.verdicts[answer.ids.index(key)]))
        if self.isVisible():
            self.desk.select(key)

    def _show_chart(self) -> None:
        answer = self._answer
        if answer is None:
            return
        title = self.chart_choice.currentText()
        ranks = self.chart_choice.currentData() == RANKS
        many = _AXES + _SITE * min(len(answer.sites), _DRAWN)
        self.chart.setMinimumHeight(max(_CHART, many) if ranks else _CHART)
        if self.chart_choice.currentData() == TORNADO:
            winner = answer.sites[0].name if answer.sites else ""
            self.chart.show_figure(
                title,
                tornado_words(answer.switches, winner),
                lambda dark: tornado_figure(answer.switches, winner, dark),
                shrink=True,
            )
            return
        self.chart.show_figure(
            title,
            rank_words(answer.sites, answer.draws),
            lambda dark: rank_figure(answer.sites, answer.draws, dark, answer.count),
            shrink=True,
        )


def _row(site: SiteRobustness, share: float) -> list[Cell]:
    rank = site.rank
    low, high = site.rank_low, site.rank_high
    span = "–" if low is None else f"{low}" if low == high else f"{low} – {high}"
    return [
        Cell(number(rank), float("inf") if rank is None else rank),
        Cell(site.name),
        Cell(f"{number(100.0 * share)} %", share),
        Cell(f"{number(100.0 * site.first_share)} %", site.first_share),
        Cell(span, float("inf") if low is None else (low + high) / 2.0),
    ]
