"""Page 4: the sites ranked, with what each criterion adds and why a site stands where it does."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QPushButton

from dss_planner.panels.contribution_bars import ROLE, ContributionDelegate, Legend
from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.results import Site, read_sites
from dss_planner.panels.session import StudySession
from dss_planner.panels.tables import Cell, ResultTable, number

#: The table's columns.
RANK, NAME, SCORE, PARTS, KNOWN = range(5)


class ComparePage(Page):
    """Compare."""

    steps = ("sites",)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Compare")
        self._sites: dict[str, Site] = {}
        self.empty = quiet_label(self.tr("No sites yet: find them on page 3, Candidates."), self)
        self.body.addWidget(self.empty)
        headings = [self.tr("#"), self.tr("Site"), self.tr("Score"), self.tr("Made up of"), self.tr("Known")]
        self.table = ResultTable(headings, PARTS, "ranking_table", 12, self)
        self.table.setAccessibleName(self.tr("Ranked sites"))
        self.table.setItemDelegateForColumn(PARTS, ContributionDelegate(self.table))
        self.table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
        self.body.addWidget(self.table)
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
        self.table.itemSelectionChanged.connect(self._explain)
        self.table.cellActivated.connect(lambda row, column: self._zoom())

    def load(self) -> None:
        """Show the ranked sites."""
        sites = sorted(read_sites(self.session.folder), key=lambda site: site.rank)
        self._sites = {site.site_id: site for site in sites}
        self.table.fill([self._row(site) for site in sites], list(self._sites))
        self.legend.set_names([part.name for part in sites[0].parts] if sites else [])
        self.empty.setVisible(not sites)
        for widget in (self.table, self.zoom_button, self.copy_button, self.reason):
            widget.setVisible(bool(sites))
        self._explain()

    def _row(self, site: Site) -> list[Cell]:
        words = "\n".join(f"{part.name}: {number(part.points, 1)}" for part in site.parts)
        parts = Cell("", sum(part.points for part in site.parts if part.points > 0.0), words)
        parts.setData(ROLE, tuple(site.parts))
        share = self.tr("{share} %").format(share=number(100.0 * site.completeness))
        return [
            Cell(str(site.rank), site.rank),
            Cell(site.name),
            Cell(number(site.score, 1), site.score),
            parts,
            Cell(share, site.completeness, self.tr("Share of the site's area where all the data are known")),
        ]

    def _explain(self) -> None:
        site = self._sites.get(self.table.key())
        self.reason.setText(site.reason if site is not None else "")

    def _zoom(self) -> None:
        self.session.map_layers.zoom_to_site(self.session.folder, self.table.key())
