"""Page 3: say how candidate sites come about, find or bring them, see what was found and what was not."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QVBoxLayout, QWidget

from dss_planner.panels.candidates.details import SiteDetails
from dss_planner.panels.candidates.drawing import Drawing
from dss_planner.panels.candidates.outcome import Outcome
from dss_planner.panels.candidates.own_layer import OwnLayer
from dss_planner.panels.candidates.sentence import SearchSentence
from dss_planner.panels.fields import number_field
from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import PROBLEM
from dss_planner.panels.tables import Cell, ResultTable, number

#: At most this many sites are listed; the window “Sites” has all.
MOST = 200


class CandidatesPage(Page):
    """Candidates."""

    steps = ("sites",)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Candidates")
        self._listed: object = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._list_again)
        self._all_met = True
        #: A search was begun here: what it finds is brought into sight.
        self._searching = False
        self._build_ways()
        self._build_results()
        self.finish_body()
        self.find_button = self.add_main_button(self.tr("&Find sites"), "find_button")
        self.find_button.clicked.connect(self.run)

    def _build_ways(self) -> None:
        box = QGroupBox(self.tr("Look for"), self)
        lines = QVBoxLayout(box)
        self.way = QComboBox(box)
        self.way.setObjectName("site_way")
        self.way.setToolTip(self.tr("All three are judged by the same facts and ranked alike"))
        self.way.addItem(self.tr("find them in the score"), "find")
        self.way.addItem(self.tr("my own polygons or points"), "own")
        self.way.addItem(self.tr("draw them on the map"), "drawn")
        self.way.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.way.activated.connect(lambda _: self._take({"site_way": self.way.currentData()}))
        form = QFormLayout()
        form.addRow(self.tr("&Sites:"), self.way)
        lines.addLayout(form)
        self.sentence = SearchSentence(box)
        self.own = OwnLayer(box)
        self.drawing = Drawing(self.session, box)
        self.parts: dict[str, QWidget] = {"find": self.sentence, "own": self.own, "drawn": self.drawing}
        for part in self.parts.values():
            lines.addWidget(part)
        self.core = number_field(0.0, 1e5, 0, 50.0, self.tr(" m"), box)
        self.core.setObjectName("core_distance")
        self.core.setGroupSeparatorShown(True)
        self.core.setToolTip(
            self.tr("Land of a site farther than this from its edge is its core; it is a fact, and no site is left out")
        )
        self.core.valueChanged.connect(lambda value: self._take({"core_distance": value}))
        core = QFormLayout()
        core.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)  # the dock is narrow
        core.addRow(self.tr("Core, beyond this fr&om the edge:"), self.core)
        lines.addLayout(core)
        for settled in (self.sentence.settled, self.own.settled):
            settled.connect(self._take)
        for refused in (self.sentence.refused, self.own.refused):
            refused.connect(lambda words: self.message.emit("warning", words, ""))
        self.drawing.message.connect(self.message)
        self.drawing.changed.connect(self.session.status_changed)
        self.count, self.spacing = self.sentence.count, self.sentence.spacing
        self.body.addWidget(box)

    def _build_results(self) -> None:
        self.found_box = QGroupBox(self.tr("Found"), self)
        layout = QVBoxLayout(self.found_box)
        self.outcome = Outcome(self.found_box)
        self.outcome.wanted.connect(self._search_with)
        self.unmet = self.outcome.unmet
        layout.addWidget(self.outcome)
        headings = [self.tr("Site"), self.tr("ha"), self.tr("Score"), self.tr("Known")]
        self.table = ResultTable(headings, 0, "candidate_table", 10, self.found_box)
        self.table.setAccessibleName(self.tr("Candidate sites"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        layout.addWidget(self.table)
        self.hint = quiet_label("", self.found_box)
        layout.addWidget(self.hint)
        self.table.cellClicked.connect(lambda row, column: self._zoom())
        self.table.cellActivated.connect(lambda row, column: self._zoom())
        self.table.itemSelectionChanged.connect(self._show_details)
        self.session.site_desk.selected_changed.connect(self._select)
        self.session.site_desk.changed.connect(self._sites_changed)
        self.body.addWidget(self.found_box)
        self.found_box.hide()
        self.details = SiteDetails(self)
        self.body.addWidget(self.details)
        self.details.hide()

    def load(self) -> None:
        """Show the settings, the sites found and the targets that were not met."""
        folder = self.session.folder
        self._show_settings()
        self.drawing.load()
        self.session.site_desk.renew()
        if self.isVisible() and (not self._listed or self.session.site_desk.rows is not self._listed):
            self._list()
        self._all_met = self.outcome.load(folder)
        self._show_found()
        self.show_notes()

    def _sites_changed(self) -> None:
        """The sites were read, or something was decided of them; in a turn of its own: others do more just then."""
        if self.session.site_desk.rows is not self._listed:
            self._turn.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while the page was out of sight: the sites, and the one that was chosen elsewhere."""
        super().showEvent(event)
        self._list_again()
        self.table.blockSignals(True)
        self.table.choose(self.session.site_desk.selected, or_first=False)
        self.table.blockSignals(False)
        self._show_found()

    def _list_again(self) -> None:
        self._turn.stop()
        if self.isVisible() and self.session.site_desk.rows is not self._listed:
            self._list()
            self._show_found()

    def _list(self) -> None:
        """List the sites, the best first."""
        desk = self.session.site_desk
        self._listed = desk.rows
        sites = sorted(desk.sites.values(), key=lambda site: (not site.rank, site.rank))[:MOST]
        self.table.blockSignals(True)
        self.table.fill(
            [
                [
                    Cell(site.name),
                    Cell(number(site.area_ha), site.area_ha),
                    Cell(number(site.score, 1), site.score),
                    Cell(self.tr("{share} %").format(share=number(100.0 * site.completeness)), site.completeness),
                ]
                for site in sites
            ],
            [site.site_id for site in sites],
        )
        self.table.choose(desk.selected, or_first=desk.selected not in desk.sites)
        self.table.blockSignals(False)

    def _show_found(self) -> None:
        """Show what was found, and what there is to say about it."""
        desk = self.session.site_desk
        sites = desk.sites
        for widget in (self.table, self.hint):
            widget.setVisible(bool(sites))
        self.hint.setText(
            self.tr("The last search found nothing; these are the sites of the one before.")
            if self.outcome.nothing
            else self.tr("Click a site to see it on the map.")
            if len(sites) <= MOST
            else self.tr("The best {shown} of {count} sites; page 4 opens the window that has all.").format(
                shown=number(MOST), count=number(len(sites))
            )
        )
        self.found_box.setVisible(bool(sites) or not self._all_met)
        self._show_details()
        failed = self.session.status("sites")[0] == PROBLEM
        if self._searching and not self.session.running and (failed or self.found_box.isVisibleTo(self)):
            self._searching = False
            if not failed:
                QTimer.singleShot(0, self._reveal)  # once the layout knows the table

    def run(self) -> None:
        """Look for sites; what is found lies below the rules on a low screen and is brought into sight."""
        self._searching = self.session.run_up_to(self.steps[-1])

    def _reveal(self) -> None:
        """Bring what was found to the upper edge of the page."""
        if self.found_box.isVisible():
            self.scroll.verticalScrollBar().setValue(self.found_box.y())

    def set_busy(self, busy: bool) -> None:
        """Switch off Find while a task runs."""
        super().set_busy(busy)
        self.find_button.setEnabled(not busy)
        self.outcome.set_busy(busy)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown: a site half drawn is given up."""
        self.drawing.stop()
        super().hideEvent(event)

    def leave(self) -> None:
        """Let go of the map."""
        self.session.site_desk.selected_changed.disconnect(self._select)
        self._turn.stop()
        self.session.site_desk.changed.disconnect(self._sites_changed)
        self.drawing.leave()

    def _show_settings(self) -> None:
        settings = self.session.settings
        self.way.setCurrentIndex(max(self.way.findData(settings.site_way), 0))
        for way, part in self.parts.items():
            part.setVisible(way == self.way.currentData())
        if settings.site_way != "drawn":
            self.drawing.stop()
        self.core.blockSignals(True)
        self.core.setValue(settings.core_distance)
        self.core.blockSignals(False)
        self.sentence.show_settings(settings)
        self.own.show_settings(settings)
        words = self.tr("&Find sites") if settings.site_way == "find" else self.tr("&Judge the sites")
        self.find_button.setText(words)

    def _take(self, values: dict[str, Any]) -> None:
        self.session.change(**values)
        self._show_settings()

    def _search_with(self, values: dict[str, Any]) -> None:
        if not self.session.busy:
            self._take(values)
            self.run()

    def _select(self, site: str) -> None:
        """A site was chosen elsewhere."""
        if site and self.isVisible() and site != self.table.key():
            self.table.choose(site, or_first=False)
            self._show_details()

    def _show_details(self) -> None:
        desk = self.session.site_desk
        if not self.isVisible():
            return  # once it is seen
        key = self.table.key() if self._listed is desk.rows else ""  # else of sites that are no more
        if key:
            desk.select(key)
        self.details.show_site(desk.row(key or desk.selected), self.session.settings.core_distance)

    def _zoom(self) -> None:
        self.session.map_layers.zoom_to_site(self.session.folder, self.table.key())
