"""Works: the sites of the plan, what is drawn at each, and which measures fit there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.panels.plan.works.fit_list import FitList, point_words
from dss_planner.panels.plan.works.options_window import OptionsWindow
from dss_planner.panels.plan.works.placer import Placer
from dss_planner.panels.plan.works.plan_rows import (
    MeasureBook,
    SiteRow,
    fits_of_place,
    fits_of_site,
    site_rows,
    work_rows,
)
from dss_planner.panels.plan.works.site_list import SiteList
from dss_planner.panels.plan.works.work_bar import WorkBar
from dss_planner.panels.plan.works.work_tree import WorkTree
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.plan.drafting.placing import POINTS, PlaceVerdicts, place_point, site_at
from dss_planner.plan.store.document import PlanDocument
from dss_planner.tasks.planworks import StudyKeeper, WorkOut, add_measure, draw_again, take_out

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

#: Shares of the width: sites, works, measures.
_SHARES = (200, 380, 355)
#: Width from which they lie beside each other [px].
_ACROSS = 660
#: Height and width from which why a measure fits stands below the list too [px].
_HIGH, _WIDE = 225, 800
#: Sites that are named where a place lies in none.
_NAMED = 6


class WorksTab(PlanTab):
    """Works."""

    prefix = "plan_works"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Works")
        self.book = MeasureBook()
        self.options_window: OptionsWindow | None = None
        self._sites: tuple[SiteRow, ...] = ()
        self._place: PlaceVerdicts | None = None
        self._study: StudyKeeper | None = None
        self._added: list[str] = []
        self.sites = SiteList(self.inner)
        self.fits = FitList(self.inner)
        self.help = TabHelp("plan_works", self.tr("About works"), self.fits)
        self.fits.top.addWidget(self.help)
        self.splitter = TurningSplitter(_ACROSS, self.inner)
        self.splitter.setObjectName("plan_works_splitter")
        for part in (self.sites, self._middle(), self.fits):
            self.splitter.addWidget(part)
        self.splitter.setSizes(list(_SHARES))
        for place, share in enumerate(_SHARES):
            self.splitter.setStretchFactor(place, share)
        self.body.addWidget(self.splitter, 1)
        self.placer: Placer | None = None
        if session.map_layers.canvas is not None:
            self.placer = Placer(session.map_layers.canvas, self.desk, self.book, lookups, self.keeper, self)
            self.placer.dropped.connect(self.drop)
            self.placer.asked.connect(self._pointed)
            self.placer.ended.connect(self._placing_ended)
            self.placer.message.connect(self.message)
        self.sites.chosen.connect(lambda site: self.desk.select(site=site))
        self.sites.asked.connect(lambda site: self.desk.show_me.row("sites", site))
        self.works.chosen.connect(lambda work: self.desk.select(site=self.desk.site, work=work))
        self.works.asked.connect(lambda work: self.desk.show_me.row("works", work))
        self.bar.again.connect(self.draw_again)
        self.bar.out.connect(lambda works, title: self._work_out(title, take_out(works)))
        self.bar.options_asked.connect(self.open_options)
        self.fits.added.connect(self.add)
        self.fits.placing.connect(self._begin_placing)
        self.fits.asking.connect(self._begin_asking)
        for signal in (session.opened, session.results_changed):
            signal.connect(self._study_changed)
        session.busy_changed.connect(self._show_busy)
        self.desk.warnings.changed.connect(self._show_sites)
        self.desk.warnings.want()

    def keeper(self) -> StudyKeeper:
        """Return who opens the layers of the study, once for all questions."""
        if self._study is None or self._study.folder != self.session.folder:
            self._study = StudyKeeper(self.session.folder)
        return self._study

    def renew(self) -> None:
        """Show the plan as it is."""
        document = self.desk.document
        nothing = self.show_nothing(of_sites=True)
        self.splitter.setVisible(not nothing)
        if document is None or nothing:
            return
        try:
            self.book.read(document)
        except PlannerError as error:
            self.nothing.setText(show(error))
            self.nothing.show()
            self.splitter.hide()
            return
        self._select_added(document)
        if self.desk.row("sites", self.desk.site) is None:
            first = min(document.rows("sites"), key=lambda row: (row["rank"] is None, row["rank"] or 0), default=None)
            self.desk.select(site=first["uuid"] if first is not None else "")
        self._show_sites()
        self.show_selected()

    def show_totals(self) -> None:
        """Show what the sites cost now."""
        self._show_sites()

    def show_selected(self) -> None:
        """Show the works of the site that is looked at, and which measures fit there."""
        document, site = self.desk.document, self.desk.site
        if document is None or not self.book.measures:
            return
        if self._place is not None and self._place.site != site:
            self._place = None
        self.sites.choose(site)
        rows = work_rows(document, site, self.book) if site else ()
        self.works.show_works(rows, self.desk.work)
        self.works.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._show_fits(document, site)
        self.bar.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, why a measure fits is told by the list and its tips alone."""
        super().resizeEvent(event)
        self.fits.reason.setVisible(event.size().height() >= _HIGH and event.size().width() >= _WIDE)

    def leave(self) -> None:
        """Let go of the map."""
        self.help.close_page()
        for signal in (self.session.opened, self.session.results_changed):
            signal.disconnect(self._study_changed)
        self.session.busy_changed.disconnect(self._show_busy)
        self.desk.warnings.changed.disconnect(self._show_sites)
        if self.placer is not None:
            self.placer.leave()
        if self.options_window is not None:
            self.options_window.leave()
        super().leave()

    def add(self, measure: str) -> None:
        """Draw a measure on the site where the rules lay it."""
        title = self.tr("Add “{measure}”").format(measure=self.book.name(measure))
        self._added = []
        self._work_out(title, add_measure(self.keeper(), self.desk.site, measure, None, self._added))

    def drop(self, key: str, x: float, y: float) -> None:
        """Add a measure, or a point, at a place (map coordinates of the plan)."""
        document = self.desk.document
        if document is None:
            return
        self._added = []
        if site_at(document, x, y) is None:
            self.message.emit("warning", self._outside(document), "")
            return
        if key not in POINTS:
            title = self.tr("Place “{measure}”").format(measure=self.book.name(key))
            self._work_out(title, add_measure(self.keeper(), "", key, (x, y), self._added))
            return
        changes = place_point(document, key, x, y, self.desk.author)
        self.desk.apply(self.tr("Set “{point}”").format(point=point_words(key)), changes)

    def draw_again(self, targets: tuple[str, ...], title: str) -> None:
        """Draw works or sites (keys) again."""
        self._work_out(title, draw_again(self.keeper(), targets))

    def open_options(self) -> None:
        """Open the options of the work that is chosen."""
        if not self.desk.work:
            return
        if self.options_window is None:
            canvas = self.session.map_layers.canvas
            self.options_window = OptionsWindow(canvas, self.desk, self.book, self.lookups, self.keeper, self.window())
        self.options_window.open_work(self.desk.work)

    def _middle(self) -> QWidget:
        part = QWidget(self.inner)
        self.works = WorkTree(part)
        self.bar = WorkBar(self.desk, part)
        for action in self.bar.work_actions:
            self.works.addAction(action)
        self.works.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        words = self.tr("Nothing is drawn here yet: add a measure from the list, or drag one on the map.")
        self.empty = quiet_label(words, part)
        self.empty.setObjectName("plan_works_empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.bar)
        layout.addWidget(self.works, 1)
        layout.addWidget(self.empty, 1)
        return part

    def _show_sites(self) -> None:
        document, live = self.desk.document, self.desk.live
        if document is None or not self.isVisible():
            return
        warnings: dict[str, list[str]] = {}
        for one in self.desk.warnings.found:
            warnings.setdefault(one.about.site, []).append(show(one.sentence))
        currency = live.currency if live is not None else str(document.plan.get("currency") or "")
        self._sites = site_rows(document, live.sites if live is not None else None, currency, warnings)
        self.sites.show_sites(self._sites, self.desk.site)

    def _show_fits(self, document: PlanDocument, site: str) -> None:
        row = self.desk.row("sites", site)
        name = str(row["name"]) if row is not None else ""
        if self._place is not None and self._place.verdicts:
            rows = fits_of_place(document, site, self._place.verdicts, self.book)
            self.fits.show_fits(rows, self.tr("What fits at the place in “{site}”").format(site=name))
        else:
            rows = fits_of_site(document, site, self.book)
            self.fits.show_fits(rows, self.tr("What fits “{site}”").format(site=name))

    def _show_busy(self, *_: object) -> None:
        self.fits.set_busy(self.session.busy)
        self.bar.set_busy(self.session.busy)

    def _study_changed(self) -> None:
        self._study = None
        self._place = None

    def _begin_placing(self, key: str) -> None:
        if self.placer is None:
            return
        if key:
            self.fits.stop_asking()
            self.placer.begin(key)
        else:
            self.placer.stop()

    def _begin_asking(self, wanted: bool) -> None:
        if self.placer is None:
            return
        if wanted:
            self.fits.stop_placing()
            self.placer.ask()
        else:
            self.placer.stop()

    def _outside(self, document: PlanDocument) -> str:
        """Return what to do after a place outside of all sites was pointed at."""
        rows = sorted(document.rows("sites"), key=lambda row: (row["rank"] is None, row["rank"] or 0))
        names = [f"“{row['name']}”" for row in rows[:_NAMED]] + (["…"] if len(rows) > _NAMED else [])
        return self.tr(
            "No site of the plan lies there, so nothing was added. Works belong to a site: point inside one of "
            "{sites}, or find a site there on page 3 and draft the plan again."
        ).format(sites=", ".join(names))

    def _pointed(self, found: object) -> None:
        """A place was pointed at: show what fits there. None: outside of the sites; False: the tool ended."""
        document = self.desk.document
        if found is None:
            if document is not None:
                self.message.emit("warning", self._outside(document), "")
            return
        self._place = found if isinstance(found, PlaceVerdicts) else None
        if self._place is not None and self._place.site != self.desk.site:
            self.desk.select(site=self._place.site)
        elif document is not None:
            self._show_fits(document, self.desk.site)

    def _placing_ended(self) -> None:
        self.fits.stop_placing()
        self.fits.stop_asking()

    def _work_out(self, title: str, function: WorkOut) -> None:
        if not self.desk.work_out(title, function):
            self.message.emit("information", self.tr("Something else runs: wait until it is done, or cancel it."), "")

    def _select_added(self, document: PlanDocument) -> None:
        """Choose the work that was just added."""
        there = {row["uuid"]: row["site"] for row in document.rows("works")}
        key = next((one for one in self._added if one in there), "")
        if key:
            self._added = []
            self.desk.select(site=there[key], work=key)
