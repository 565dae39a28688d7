"""Alternatives: two plans for one site side by side, on the map too, and taking one of them in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSignalBlocker
from qgis.PyQt.QtGui import QHideEvent, QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.alternatives.compare_table import CompareTable
from dss_planner.panels.plan.alternatives.figures import compared, option_name, told_of
from dss_planner.panels.plan.alternatives.keeper import OptionsKeeper
from dss_planner.panels.plan.alternatives.on_map import OptionsOnMap
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.panels.plan.works.plan_rows import MeasureBook
from dss_planner.panels.run_strip import RunStrip
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.plan.drafting.comparing import AS_IT_IS, SiteOption
from dss_planner.tasks.planworks import StudyKeeper

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

#: Height from which why the plans are so stands below the table [px].
_HIGH = 235


class AlternativesTab(PlanTab):
    """Alternatives."""

    prefix = "plan_alternatives"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Alternatives")
        self.book = MeasureBook()
        self._study: StudyKeeper | None = None
        self._chosen: dict[str, tuple[str, str]] = {}
        self.keeper = OptionsKeeper(self.desk, lookups, self._study_keeper, self)
        self.site_box = self._box("plan_alternatives_site", self.tr("Site"))
        self.first_box = self._box("plan_alternatives_first", self.tr("First plan"))
        self.second_box = self._box("plan_alternatives_second", self.tr("Second plan"))
        self.first_take = self._take_button("plan_take_first", True)
        self.second_take = self._take_button("plan_take_second", False)
        self.on_map = OptionsOnMap(self.desk, session.map_layers.canvas, self.inner)
        self.again_button = QPushButton(self.tr("&Work out"), self.inner)
        self.again_button.setObjectName("plan_alternatives_run")
        self.again_button.clicked.connect(lambda: self.keeper.work_out(self.desk.site))
        self.state = quiet_label("", self.inner)
        self.state.setObjectName("plan_alternatives_state")
        self.strip = RunStrip(self.inner)
        self.strip.cancelled.connect(self.keeper.cancel)
        self.strip.hide()
        self.table = CompareTable(self.inner)
        self.why = quiet_label("", self.inner)
        self.why.setObjectName("plan_alternatives_why")
        self.why.setMaximumHeight(2 * self.fontMetrics().lineSpacing() + 6)
        self._lay_out()
        self.site_box.currentIndexChanged.connect(self._choose_site)
        for box in (self.first_box, self.second_box):
            box.currentIndexChanged.connect(self._choose_options)
        self.keeper.changed.connect(self.show_selected)
        self.keeper.progressed.connect(self.strip.advance)
        session.opened.connect(self._study_changed)
        session.results_changed.connect(self._forget_study)

    def renew(self) -> None:
        """Show the sites of the plan, and the two plans of the one looked at."""
        document = self.desk.document
        nothing = self.show_nothing(of_sites=True)
        for part in (self.top, self.table, self.state, self.why):
            part.setVisible(not nothing)
        if document is None or nothing:
            self.strip.hide()
            self.on_map.show_pair(None, False)
            return
        try:
            self.book.read(document)
        except PlannerError as error:
            self.state.setText(show(error))
            return
        rows = sorted(document.rows("sites"), key=lambda row: (row["rank"] is None, row["rank"] or 0, row["name"]))
        with QSignalBlocker(self.site_box):
            self.site_box.clear()
            for row in rows:
                self.site_box.addItem(str(row["name"]), row["uuid"])
        if self.desk.row("sites", self.desk.site) is None and rows:
            self.desk.select(site=rows[0]["uuid"])
        self.show_selected()

    def show_selected(self) -> None:
        """Show the plans of the site that is looked at; work them out where they are not known yet."""
        document, site = self.desk.document, self.desk.site
        if document is None or not site or not self.book.measures:
            return
        with QSignalBlocker(self.site_box):
            self.site_box.setCurrentIndex(self.site_box.findData(site))
        known = self.keeper.of(site) is not None or site in self.keeper.problems or self.keeper.working == site
        if not known and self.isVisible():
            self.keeper.work_out(site)  # comes back here
            return
        self._show_state(site)
        self._fill_boxes(site)
        self._show_pair()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the table needs it all; the tip of each plan tells why it is so."""
        super().resizeEvent(event)
        self._show_why()

    def leave(self) -> None:
        """Let go of the map."""
        self.help.close_page()
        self.session.opened.disconnect(self._study_changed)
        self.session.results_changed.disconnect(self._forget_study)
        self.keeper.leave()
        self.on_map.remove()
        super().leave()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take both plans off the map while the tab is out of sight."""
        super().hideEvent(event)
        self.on_map.set_in_sight(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Show both plans on the map."""
        super().showEvent(event)
        self.show_selected()
        self.on_map.set_in_sight(True)

    def pair(self) -> tuple[SiteOption, SiteOption] | None:
        """Return the two plans that are compared; None where there are none."""
        found = self.keeper.of(self.desk.site)
        if found is None:
            return None
        by_name = {one.variant: one for one in found.options}
        first, second = (box.currentData() for box in (self.first_box, self.second_box))
        return (by_name[first], by_name[second]) if first in by_name and second in by_name else None

    def take(self, first: bool) -> None:
        """Put one of the two in place of the site's plan, in one step."""
        pair = self.pair()
        if pair is None or self.keeper.stale(self.desk.site):
            return
        option = pair[0 if first else 1]
        row = self.desk.row("sites", option.site)
        title = self.tr("Take “{option}” at “{site}”").format(
            option=option_name(option), site=row["name"] if row is not None else ""
        )
        self.desk.apply(title, option.changes)
        self.keeper.work_out(option.site)

    def _lay_out(self) -> None:
        self.top = FlowRow(self.inner)
        label = QLabel(self.tr("&Site"), self.top)
        label.setBuddy(self.site_box)
        against = QLabel(self.tr("against"), self.top)
        self.help = TabHelp("plan_alternatives", self.tr("About alternatives"), self.top)
        self.top.add(label, self.site_box)
        self.top.add(self.on_map.first, self.first_box, self.first_take)
        self.top.add(against, self.on_map.second, self.second_box, self.second_take)
        self.top.add(self.on_map.swipe)
        self.top.add(self.again_button, self.help)
        self.body.addWidget(self.top)
        self.body.addWidget(self.state)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.why)

    def _box(self, name: str, words: str) -> QComboBox:
        box = QComboBox(self.inner)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setToolTip(words)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumWidth(70)
        return box

    def _take_button(self, name: str, first: bool) -> QPushButton:
        button = QPushButton(self.tr("Take &this one") if first else self.tr("T&ake this one"), self.inner)
        button.setObjectName(name)
        button.setToolTip(
            self.tr("Put it in place of the site's plan, in one step that can be undone; hand-drawn parts stay")
        )
        button.clicked.connect(lambda: self.take(first))
        return button

    def _choose_site(self, _: int) -> None:
        self.desk.select(site=str(self.site_box.currentData() or ""))

    def _choose_options(self, _: int) -> None:
        first, second = (str(box.currentData() or "") for box in (self.first_box, self.second_box))
        self._chosen[self.desk.site] = (first, second)
        self._show_pair()

    def _fill_boxes(self, site: str) -> None:
        found = self.keeper.of(site)
        options = found.options if found is not None else ()
        names = [one.variant for one in options]
        first, second = self._chosen.get(site, (AS_IT_IS, ""))
        if second not in names:
            second = _most_different(options)
        for box, wanted in ((self.first_box, first), (self.second_box, second)):
            with QSignalBlocker(box):
                box.clear()
                for one in options:
                    box.addItem(option_name(one), one.variant)
                box.setCurrentIndex(max(box.findData(wanted), 0))
            box.setEnabled(bool(options))

    def _show_state(self, site: str) -> None:
        working, found = self.keeper.working == site, self.keeper.of(site)
        self.strip.setVisible(working)
        if working and not self.strip.text():
            self.strip.busy(self.tr("Drawing and measuring the packages of the site"))
        if not working:
            self.strip.idle("")
        stale = self.keeper.stale(site)
        words = ""
        if site in self.keeper.problems:
            words = self.keeper.problems[site]
        elif stale:
            words = self.tr("Out of date: the plan of the site has changed since. Work the alternatives out again.")
        elif found is not None and len(found.options) == 1:
            words = self.tr("There is no other package for this land. ") + " ".join(show(one) for one in found.notes)
        elif found is not None:
            words = " ".join(show(one) for one in found.notes)
        self.state.setText(words)
        self.state.setVisible(bool(words) and not working)
        self.again_button.setVisible(not working)
        self.again_button.setText(self.tr("&Work out again") if found is not None else self.tr("&Work out"))

    def _show_pair(self) -> None:
        pair = self.pair()
        self.table.setVisible(pair is not None)
        self.why.hide()
        usable = pair is not None and not self.keeper.stale(self.desk.site) and not self.keeper.working
        for button, place in ((self.first_take, 0), (self.second_take, 1)):
            button.setEnabled(bool(usable and pair is not None and pair[place].variant != AS_IT_IS))
        self.on_map.show_pair(pair, usable)
        if pair is None:
            return
        figures = compared(pair[0], pair[1], self.book)
        self.table.show_figures(figures, option_name(pair[0]), option_name(pair[1]))
        same = pair[0].variant == pair[1].variant
        words = [f"{option_name(one)}: {told_of(one)}" for one in pair if told_of(one)]
        self.why.setText(words[-1] if same and words else "\n".join(words))
        self.why.setToolTip(self.why.text())
        for box, one in zip((self.first_box, self.second_box), pair):
            box.setToolTip(f"{option_name(one)}: {told_of(one)}" if told_of(one) else option_name(one))
        self._show_why()

    def _show_why(self) -> None:
        self.why.setVisible(bool(self.why.text()) and self.table.isVisibleTo(self.inner) and self.height() >= _HIGH)

    def _study_keeper(self) -> StudyKeeper:
        if self._study is None or self._study.folder != self.session.folder:
            self._study = StudyKeeper(self.session.folder)
        return self._study

    def _forget_study(self) -> None:
        self._study = None

    def _study_changed(self) -> None:
        self._study = None
        self._chosen.clear()
        self.keeper.forget()


def _most_different(options: tuple[SiteOption, ...]) -> str:
    """Return the package to set against the plan as it is: the first with other measures."""
    if not options:
        return ""
    now = sorted(work.row["measure"] for work in options[0].works)
    others = [one for one in options[1:] if sorted(work.row["measure"] for work in one.works) != now]
    return (others or options[1:] or options)[0].variant
