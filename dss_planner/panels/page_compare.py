"""Page 4: the sites ranked in short, why one stands where it does, and the way to the window that compares them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QShowEvent
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QPushButton

from dss_planner.panels.contribution_bars import FADED, ROLE, ContributionDelegate, Legend
from dss_planner.panels.ink import FAINT, Ink
from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.session import StudySession
from dss_planner.panels.sites.ranking.columns import decision_words
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.study.sitedecisions import EXCLUDED, PINNED
from dss_planner.study.siteorder import Standing

#: The table's columns.
RANK, NAME, SCORE, PARTS, KNOWN = range(5)
#: At most this many sites are listed; the window “Sites” has all.
MOST = 50
_TURN_MS = 10


class ComparePage(Page):
    """Compare."""

    steps = ("sites",)
    #: The window “Sites” is wanted.
    sites_wanted = pyqtSignal()

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Compare")
        self.desk = session.site_desk
        self._ink = Ink(self)
        self._empty_words = self.tr("No sites yet: find them on page 3, Candidates.")
        self._reading_words = self.tr("Reading the sites…")
        self.empty = quiet_label(self._empty_words, self)
        self.body.addWidget(self.empty)
        headings = [self.tr("#"), self.tr("Site"), self.tr("Score"), self.tr("Made up of"), self.tr("Known")]
        self.table = ResultTable(headings, PARTS, "ranking_table", 12, self)
        self.table.setAccessibleName(self.tr("Ranked sites"))
        self.table.setItemDelegateForColumn(PARTS, ContributionDelegate(self.table))
        self.table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.table)
        self.more = quiet_label("", self)
        self.more.setObjectName("ranking_more")
        self.body.addWidget(self.more)
        self.legend = Legend(self)
        self.body.addWidget(self.legend)
        self.reason = quiet_label("", self)
        self.reason.setObjectName("rank_reason")
        self.body.addWidget(self.reason)
        row = QHBoxLayout()
        self.zoom_button = QPushButton(self.tr("&Zoom to the site"), self)
        self.zoom_button.clicked.connect(self._zoom)
        self.copy_button = QPushButton(self.tr("Cop&y the reason"), self)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.reason.text()))
        row.addWidget(self.zoom_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.finish_body()
        self.compare_button = self.add_main_button(self.tr("&Compare in the window “Sites”"), "compare_button")
        self.compare_button.setToolTip(
            self.tr("All facts, sites left out or kept at the top, why one stands before another, other methods")
        )
        self.compare_button.clicked.connect(self.sites_wanted)
        self.table.itemSelectionChanged.connect(self._explain)
        self.table.cellActivated.connect(lambda row, column: self._zoom())
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._fill_in_sight)
        self._listed = False
        self.desk.changed.connect(self._sites_changed)
        self.desk.selected_changed.connect(self._select)

    def load(self) -> None:
        """Show the ranked sites."""
        self.desk.renew()
        self._sites_changed()

    def leave(self) -> None:
        """Follow the sites no more."""
        self._turn.stop()
        self.desk.changed.disconnect(self._sites_changed)
        self.desk.selected_changed.disconnect(self._select)

    def _sites_changed(self) -> None:
        """Show the sites as they stand; many in a turn of their own, out of sight when the page is seen again."""
        self._listed = False
        if self.isVisible() and len(self.desk.rows) <= MOST:
            self._fill()
        else:
            self._turn.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while the page was out of sight."""
        super().showEvent(event)
        self._fill_in_sight()

    def _fill_in_sight(self) -> None:
        if self.isVisible() and not self._listed:
            self._fill()

    def _fill(self) -> None:
        self._turn.stop()
        self._listed = True
        order = self.desk.order
        listed = order[:MOST]
        self.table.blockSignals(True)
        self.table.fill([self._row(one) for one in listed], [str(one.row.get("site_id") or "") for one in listed])
        self.table.choose(self.desk.selected, or_first=False)
        self.table.blockSignals(False)
        hidden = len(order) - len(listed)
        self.more.setText(self.tr("{count} more sites are in the window “Sites”.").format(count=number(hidden)))
        self.more.setVisible(hidden > 0)
        site = next(iter(self.desk.sites.values()), None)
        self.legend.set_names(list(site.criteria) if site is not None else [])
        self.empty.setVisible(not order and bool(self.session.folder))  # without a study the status line says it
        self.empty.setText(self._reading_words if self.desk.reading else self._empty_words)
        for widget in (self.table, self.zoom_button, self.copy_button, self.reason, self.compare_button):
            widget.setVisible(bool(order))
        self._explain()

    def _row(self, one: Standing) -> list[Cell]:
        site = self.desk.sites[str(one.row.get("site_id") or "")]
        made_up = site.parts
        words = "\n".join(f"{part.name}: {number(part.points, 1)}" for part in made_up)
        parts = Cell("", sum(part.points for part in made_up if part.points > 0.0), words)
        parts.setData(ROLE, made_up)
        share = self.tr("{share} %").format(share=number(100.0 * site.completeness))
        kind = one.decision.kind if one.decision is not None else ""
        cells = [
            Cell("–" if one.rank is None else str(one.rank), one.rank or float("inf")),
            Cell(f"▲ {site.name}" if kind == PINNED else site.name, tip=decision_words(one) or site.name),
            Cell(number(site.score, 1), site.score),
            parts,
            Cell(share, site.completeness, self.tr("Share of the site's area where all the data are known")),
        ]
        if kind == EXCLUDED:
            faded = QBrush(self._ink.colour(FAINT))
            parts.setData(FADED, True)
            for cell in cells:
                cell.setForeground(faded)
        return cells

    def _explain(self) -> None:
        site = self.table.key() or self.desk.selected
        if self.table.key():
            self.desk.select(site)
        one = self.desk.standing(site)
        if one is not None and one.decision is not None and one.decision.kind == EXCLUDED:
            self.reason.setText(decision_words(one))
        else:
            self.reason.setText(self.desk.sites[site].reason if site in self.desk.sites else "")

    def _select(self, site: str) -> None:
        if site != self.table.key():
            self.table.choose(site, or_first=False)
            self._explain()

    def _zoom(self) -> None:
        self.desk.zoom()
