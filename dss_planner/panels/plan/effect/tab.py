"""The tab “Effect”: what the works avoid at each site, year by year, what leaks, what does nothing; maps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QApplication, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.page import NotesBox
from dss_planner.panels.plan.effect.charts import EffectCharts, all_sites
from dss_planner.panels.plan.effect.controls import ChoiceRow, RunLine, SentenceBox, YearRow
from dss_planner.panels.plan.effect.figures import site_sentence
from dss_planner.panels.plan.effect.maps import DUST, EffectMaps
from dss_planner.panels.plan.effect.site_table import ALL, SiteTable
from dss_planner.panels.plan.effect.stored import (
    EffectChoices,
    EffectTable,
    SiteEffect,
    choices_changes,
    choices_of,
    effect_changes,
    effect_of,
)
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.panels.plan.times import local_time
from dss_planner.panels.status_dot import DONE, EMPTY, RUNNING, STALE
from dss_planner.plan.scenario.fingerprint import Fingerprint
from dss_planner.plan.store.schema import FIRST_YEAR
from dss_planner.tasks.effects import EffectFound, EffectRequest, run_map, work_out_effect

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome


class EffectTab(PlanTab):
    """Numbers are read from the plan; a run puts new ones there, as one step that can be undone."""

    prefix = "effect"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Effect")
        self._print = Fingerprint()
        self._found: EffectTable | None = None
        self._now = ""
        self._wants_run = self._running = False
        self.run_line = RunLine(self.inner)
        self.run_line.wanted.connect(self.run)
        self.help = TabHelp("plan_effect", self.tr("About the effect"), self.run_line)
        self.run_line.layout().addWidget(self.help)
        self.choices = ChoiceRow(self.inner)
        self.choices.changed.connect(self._choose)
        self.years = YearRow(self.inner)
        self.years.year_changed.connect(self._show_year)
        self.years.settled.connect(self._show_map)
        self.years.map_changed.connect(self._show_map)
        self.maps = EffectMaps(session, self)
        self.maps.message.connect(self.message)
        self.maps.changed.connect(self._map_changed)
        self.years.swipe_toggled.connect(self.maps.set_swiping)
        self.years.before_toggled.connect(self.maps.show_before)
        self.table = SiteTable(self.inner)
        self.table.picked.connect(self._picked)
        self.table.cellActivated.connect(self._zoom)
        self.charts = EffectCharts(self.inner)
        self.charts.view.message.connect(self.message)
        self.words = SentenceBox(self.inner)
        self.words.copy_button.clicked.connect(self.copy)
        left = QWidget(self.inner)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.table)
        column.addWidget(self.words)
        column.addStretch(1)
        left.setMinimumWidth(320)
        self.result = FoldingRow(left, self.charts, self.inner, (7, 4))
        self.notes = NotesBox(self.inner)
        for widget in (self.run_line, self.choices, self.years):
            self.body.addWidget(widget)
        self.body.addWidget(self.result, 1)
        self.body.addWidget(self.notes)
        self.body.addStretch(0)
        session.busy_changed.connect(self._busy)
        session.opened.connect(self.maps.forget)
        self.desk.busy_changed.connect(self._go_on)

    @property
    def found(self) -> EffectTable | None:
        """What the plan keeps of its effect."""
        return self._found

    @property
    def stale(self) -> bool:
        """Whether the numbers are of the plan, or of choices, as they were before."""
        document = self.desk.document
        if self._found is None or document is None:
            return False
        return self._found.of != self._now or not _same(self._found.choices, choices_of(document))

    def renew(self) -> None:
        """Read what the plan keeps."""
        document = self.desk.document
        none = self.show_nothing()
        for part in (self.run_line, self.choices):
            part.setVisible(not none)
        if none or document is None:
            self._found, self._now = None, ""
        else:
            self._now = self._print.of(document)
            self._found = effect_of(document)
            self.choices.show_choices(choices_of(document), not self._running)
        self._show()

    def show_selected(self) -> None:
        """Another site is looked at."""
        if self.desk.site and self.table.key() != self.desk.site:
            self.table.choose(self.desk.site, or_first=False)

    def leave(self) -> None:
        """Give the map back and follow the plan no more."""
        self.session.busy_changed.disconnect(self._busy)
        self.session.opened.disconnect(self.maps.forget)
        self.desk.busy_changed.disconnect(self._go_on)
        self.maps.close()
        self.help.close_page()
        super().leave()

    def run(self) -> None:
        """Work the effect out, once what was changed in the plan is in its file."""
        if self.desk.document is None or self.session.busy:
            return
        if self.desk.busy:
            self._wants_run = True
            self._show_state()
            return
        document, folder = self.desk.document, self.session.folder
        choices, of = choices_of(document), self._print.of(document)
        year = choices.years if self._found is None else min(self.years.year, choices.years)
        path = run_map(folder)
        request = EffectRequest(
            self.desk.path, folder, path, year, choices.years, choices.kept_up, choices.leakage, choices.leakage_width
        )
        self.maps.release(path)

        def publish(outcome: Outcome) -> None:
            self._running = False
            if folder != self.session.folder:
                return
            if outcome.done:
                self._take(outcome.result, choices, of)
            elif not outcome.cancelled:
                self.message.emit("problem", show(outcome.sentence), outcome.details)
            self._show_state()

        self._running = True
        title = self.tr("Working out the effect")
        if not self.session.background(title, lambda: (request, document), work_out_effect, publish):
            self._running = False
        self._show_state()

    def copy(self) -> None:
        """Copy the sentence on the site chosen, with its limits."""
        limits = self.tr(
            "The range comes from the ranges of the catalogue of measures alone; those of wind, soil and cover are not "
            "in it."
        )
        idle = self.words.idle.text()
        QApplication.clipboard().setText(" ".join(part for part in (self.words.sentence.text(), idle, limits) if part))

    def _take(self, found: EffectFound, choices: EffectChoices, of: str) -> None:
        """Keep a result with the plan; it is of the plan as it was when the run began."""
        self.maps.remember(found.result.year, (of, choices), found.result.output)
        document, stamp = self.desk.document, self.desk.stamp
        if document is None:
            return
        revision = 1 + (stamp.revision if stamp is not None else 0)
        changes = effect_changes(document, found, choices, of, revision, self.desk.author)
        self.desk.apply(self.tr("Effect worked out"), changes)

    def _choose(self, choices: EffectChoices) -> None:
        self.desk.apply(self.tr("How the effect is worked out"), choices_changes(choices, self.desk.author))

    def _show(self) -> None:
        found = self._found
        there = found is not None and found.years > 0
        for part in (self.years, self.result):
            part.setVisible(there)
        self.words.setVisible(there)
        self._show_state()
        if found is None or not there:
            self.notes.show_notes([])
            return
        self.years.show_years(found.years, self._first_year())
        self._show_year()
        idle = [
            self.tr("{site}: {reason}").format(site=site.name, reason=show(reason))
            for site in found.sites
            for reason in site.idle
        ]
        self.notes.show_notes([*(show(note) for note in found.notes), *idle])
        self._show_map()

    def _show_year(self, *_: int) -> None:
        if self._found is None:
            return
        self.table.show_year(self._found, self.years.year)
        self.table.horizontalHeaderItem(1).setText(
            self.tr("Avoided in {date}").format(date=self._first_year() + self.years.year - 1)
        )
        if self.desk.site and not self.table.key():
            self.table.choose(self.desk.site)
        self._show_site()

    def _picked(self, key: str) -> None:
        self._show_site()
        if key and key != ALL and self.isVisible():
            self.desk.select(key)

    def _show_site(self) -> None:
        found = self._found
        if found is None:
            return
        site = self._site()
        if site is None:
            self.words.show_words("", "")
            self.charts.say(self.tr("Choose a site."))
            return
        year, first = self.years.year, self._first_year()
        sentence = site_sentence(site, year, first)
        reasons = " ".join(show(reason) for reason in site.idle)
        idle = self.tr("Does nothing here: {reasons}").format(reasons=reasons) if reasons else ""
        self.words.show_words(sentence, idle)
        self.charts.show_site(site, year, first)

    def _site(self) -> SiteEffect | None:
        if self._found is None:
            return None
        key = self.table.key()
        if key == ALL:
            return all_sites(self.tr("all sites"), self._found.sites)
        return next((site for site in self._found.sites if site.site == key), None)

    def _show_map(self, *_: object) -> None:
        found, document = self._found, self.desk.document
        if found is None or document is None:
            return
        if not self.years.kind and not self.maps.kind:
            return
        of, year = (found.of, found.choices), self.years.year
        if self.stale and self.years.kind and not self.maps.has(year, of):
            # a map is made of the plan's file: it would not be of the numbers beside it
            self.maps.hide()
            self.message.emit(
                "information",
                self.tr("The map of this year needs numbers that are up to date: press “Update” first."),
                "",
            )
            return
        self.maps.show(self.years.kind, year, found.choices, of, self._first_year())

    def _map_changed(self) -> None:
        self.years.show_map(self.maps.kind, self.maps.swiping, self.maps.before)
        model = self.years.map.model()
        place = self.years.map.findData(DUST)
        item = model.item(place) if hasattr(model, "item") else None
        if item is not None and self._found is not None:
            known = any(one.emission[1] == one.emission[1] for site in self._found.sites for one in site.years)
            item.setEnabled(known)

    def _show_state(self) -> None:
        document, found = self.desk.document, self._found
        can = document is not None and not self.session.busy and not self._running
        if document is None:
            self.run_line.show_state(EMPTY, "", False)
            return
        if not document.rows("works"):
            words = self.tr("The plan has no works yet: add one on the tab “Works”, or draft the plan.")
            self.run_line.show_state(EMPTY, words, False)
        elif self._running or self._wants_run:
            words = self.tr("Working out the effect…") if self._running else self.tr("Waits until the plan is saved…")
            self.run_line.show_state(RUNNING, words, False)
        elif found is None:
            words = self.tr("Not worked out yet: what the works avoid, where and when.")
            self.run_line.show_state(EMPTY, words, can)
        elif self.stale:
            words = self.tr("Out of date: the plan was changed since {made}.").format(made=local_time(found.made))
            if found.of == self._now:
                words = self.tr("Out of date: it was worked out with other choices ({made}).").format(
                    made=local_time(found.made)
                )
            self.run_line.show_state(STALE, words, can)
        else:
            words = self.tr("Worked out {made}, of the plan as it is.").format(made=local_time(found.made))
            self.run_line.show_state(DONE, words, can)
        self.choices.setEnabled(not self._running)

    def _busy(self, *_: object) -> None:
        self._show_state()
        self._go_on()

    def _go_on(self, *_: object) -> None:
        """Run what waited for the plan to be saved."""
        if self._wants_run and not self.desk.busy and not self.session.busy:
            self._wants_run = False
            if self.desk.notice is None:
                self.run()
        self._show_state()

    def _zoom(self, *_: int) -> None:
        document, key = self.desk.document, self.table.key()
        if document is None:
            return
        row = next((one for one in document.rows("sites") if one["uuid"] == key), None)
        if row is not None:
            self.session.map_layers.zoom_to_site(self.session.folder, str(row.get("source_id") or ""))

    def _first_year(self) -> int:
        document = self.desk.document
        return int(document.plan.get("first_year") or FIRST_YEAR) if document is not None else FIRST_YEAR


def _same(first: EffectChoices, second: EffectChoices) -> bool:
    """Return whether two choices give the same numbers: where a share is from does not change them."""
    return (first.years, first.kept_up, first.leakage, first.leakage_width) == (
        second.years,
        second.kept_up,
        second.leakage,
        second.leakage_width,
    )
