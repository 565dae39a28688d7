"""Methods: the same sites by weighted sum, ordered weighting, geometric mean and TOPSIS, and why one moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.page import quiet_label
from dss_planner.panels.sites.sites_tab import SitesTab
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.tasks.ranking import SitesQuestion, compare_methods

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.sites.methods import MethodTable
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

KIND = "site methods"
#: Width from which chart and words lie beside each other [px].
_ACROSS = 640
#: Widths that chart and words are given [px].
_CHART, _WORDS = 320, 470
#: Words of the chart become this much smaller at most; its height: of its axes, of a site [px]; sites drawn at most.
_READABLE, _AXES, _SITE, _DRAWN, _BEHIND = 0.92, 50, 13, 20, 1.4
#: Sentences on single sites shown at once.
_MOVES = 8


def _scrolled(side: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(side)
    return area


class MethodsTab(SitesTab):
    """Methods."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Methods")
        self.table: MethodTable | None = None
        self._asked: object = None
        self.chart = ChartView("sites_methods_chart", self.inner)
        self.chart.message.connect(self.message)
        self.chart.setMinimumWidth(_CHART)
        self.chart.least = _READABLE
        side = QWidget(self.inner)
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        self.findings = quiet_label("", side)
        self.findings.setObjectName("sites_methods_findings")
        self.correlation = ResultTable(["", *[""] * 5], 5, "sites_methods_correlation", 7, side)
        self.correlation.setAccessibleName(self.tr("Rank correlation of each two methods"))
        self.correlation_title = quiet_label(self.tr("Rank correlation (Spearman): 1 is the same order"), side)
        self.in_words = quiet_label("", side)
        self.in_words.setObjectName("sites_methods_words")
        self.moves = quiet_label("", side)
        self.moves.setObjectName("sites_methods_moves")
        self.copy_button = QPushButton(self.tr("&Copy"), side)
        self.copy_button.setObjectName("sites_methods_copy")
        self.copy_button.setToolTip(self.tr("Copy ranks, scores and correlations as a table"))
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.words()))
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        for widget in (self.findings, self.correlation_title, self.correlation, self.in_words, self.moves):
            lines.addWidget(widget)
        lines.addLayout(row)
        lines.addStretch(1)
        self.split = TurningSplitter(_ACROSS, self.inner)
        self.split.addWidget(self.chart)
        self.split.addWidget(_scrolled(side))
        self.split.setSizes([_CHART, _WORDS])
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.body.addWidget(self.split, 1)
        self.body.addStretch(0)  # without sites the words stay at the top

    def renew(self) -> None:
        """Ask for the ranks by all methods, where the file of the sites is another."""
        if self.say_nothing():
            self.table, self._asked = None, None
            self.split.hide()
            return
        self.split.show()
        if self._asked == self.desk.stamp:
            self._show()
            return
        self._asked = stamp = self.desk.stamp
        self.chart.say(self.tr("Ranking the sites by all methods…"))
        folder = self.session.folder

        def publish(outcome: Outcome) -> None:
            if self._asked != stamp:
                return
            if outcome.done:
                self.table = outcome.result
                self._show()
            elif not outcome.cancelled:
                self.table, self._asked = None, None
                self.chart.say(show(outcome.sentence))
                self._show_words()

        self.lookups.ask(KIND, self.tr("Comparing methods"), lambda: SitesQuestion(folder), compare_methods, publish)

    def show_selected(self, site: str) -> None:
        """Draw the site looked at thickest."""
        if self.table is not None:
            self._show_chart()

    def words(self) -> str:
        """Return ranks, scores and correlations as text with tabs."""
        table = self.table
        if table is None:
            return ""
        names = [show(column.name) for column in table.columns]
        rank, score = self.tr("{method}: rank"), self.tr("{method}: score")
        lines = ["\t".join([self.tr("Site"), *(form.format(method=name) for name in names for form in (rank, score))])]
        for place, site in enumerate(table.sites):
            cells = [site]
            for column in table.columns:
                own = column.ranks[place]
                cells += ["–" if own is None else str(own), number(column.scores[place], 2)]
            lines.append("\t".join(cells))
        lines += ["", "\t".join([self.tr("Rank correlation"), *names])]
        lines += ["\t".join([name, *(number(v, 3) for v in row)]) for name, row in zip(names, table.correlation)]
        lines += ["", *(show(sentence) for sentence in table.findings), *(show(move.sentence) for move in table.moves)]
        return "\n".join(lines)

    def leave(self) -> None:
        """Ask nothing any more."""
        self.lookups.drop(KIND)
        super().leave()

    def _show(self) -> None:
        if self.table is not None:
            self._show_chart()
            self._show_words()

    def _show_chart(self) -> None:
        table = self.table
        if table is None:
            return
        chosen = self.desk.sites.get(self.desk.selected)
        # of many sites some fall behind those that are drawn
        many = len(table.sites) > _DRAWN
        self.chart.setMinimumHeight(_AXES + round(_SITE * (_BEHIND * _DRAWN if many else len(table.sites))))

        def build(dark: bool) -> object:
            from dss_planner.charts.rankbumps import BumpWords, rank_bumps_figure

            words = BumpWords(
                rank=self.tr("Rank"),
                more=self.tr("{count} more sites are not shown"),
                nothing=self.tr("No site can be ranked"),
            )
            return rank_bumps_figure(table, dark, show, words, chosen.name if chosen else "")

        said = "; ".join(
            f"{site}: {', '.join(number(column.ranks[place]) for column in table.columns)}"
            for place, site in enumerate(table.sites[:20])
        )
        methods = ", ".join(show(column.name) for column in table.columns)
        about = self.tr("Ranks by {methods}. {sites}").format(methods=methods, sites=said)
        self.chart.show_figure(self.tr("Ranks by method"), about, build, shrink=True)

    def _show_words(self) -> None:
        table = self.table
        for widget in (self.correlation, self.correlation_title, self.in_words, self.moves, self.copy_button):
            widget.setVisible(table is not None)
        if table is None:
            self.findings.setText("")
            return
        self.findings.setText(" ".join(show(sentence) for sentence in table.findings))
        names = [show(column.name) for column in table.columns]
        self.correlation.setColumnCount(len(names) + 1)
        self.correlation.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # in two lines: six columns have to fit beside the chart
        self.correlation.setHorizontalHeaderLabels(["", *(name.replace(" ", "\n", 1) for name in names)])
        self.correlation.fill(
            [
                [Cell(name), *(Cell(number(value, 2), value) for value in row)]
                for name, row in zip(names, table.correlation)
            ]
        )
        self.correlation.clearSelection()
        self.in_words.setText(self._correlation_words(names, table.correlation[0]))
        lines = ["• " + show(move.sentence) for move in table.moves[:_MOVES]]
        if len(table.moves) > _MOVES:
            lines.append(
                self.tr("… and {count} more moves, in the copied table").format(count=len(table.moves) - _MOVES)
            )
        self.moves.setText("\n".join(lines) or self.tr("No site changes its place by any of these methods."))

    def _correlation_words(self, names: list[str], row: tuple[float | None, ...]) -> str:
        """Return how like the first method each other one orders the sites; the limits are a proposal [A]."""
        said = []
        for name, value in zip(names[1:], row[1:]):
            if value is None:
                words = self.tr("cannot be compared")
            elif value >= 0.999:
                words = self.tr("the same order")
            elif value >= 0.9:
                words = self.tr("nearly the same order")
            elif value >= 0.7:
                words = self.tr("a similar order")
            elif value >= 0.3:
                words = self.tr("partly another order")
            else:
                words = self.tr("another order")
            said.append(f"{name} – {words}")
        return self.tr("Compared with “{first}”: {methods}.").format(first=names[0], methods="; ".join(said))
