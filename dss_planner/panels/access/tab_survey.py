"""Survey route: which candidate sites on which day, from which base, along which roads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
)

from dss_planner.access.survey.routelayers import DAY_TABLE, DAYS, LEFT_OUT
from dss_planner.errors import PlannerError
from dss_planner.intake.roles import ROLES
from dss_planner.layers.translation import show
from dss_planner.panels.access.access_tab import AccessTab, Choice, row_of
from dss_planner.panels.access.site_ticks import SiteTicks
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.parameter_form import ParameterForm
from dss_planner.panels.results import read_rows
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.study.access_inputs import ORIGINS
from dss_planner.study.folder import StudyFolder
from dss_planner.study.survey_step import ROUTE_FILE, bases, survey_outputs

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

_SITES_HEIGHT = 110


class SurveyTab(AccessTab):
    """Base, sites and hours; below, the day table."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("S&urvey")
        #: The sites of the desk that are offered.
        self._offered: object = None
        session.site_desk.changed.connect(self._sites_changed)
        self.add_step(
            "survey",
            self.tr("Plan the surve&y"),
            self.tr("Days, order and routes of a visit to the candidate sites, with the travel time of this study"),
        )
        columns = row_of(self)
        columns.addLayout(self._choose_base(), 3)
        columns.addLayout(self._choose_sites(), 2)
        self.said = quiet_label("", self.inner)
        self.said.setObjectName("access_survey_said")
        self.body.addWidget(self.said)
        headings = (
            self.tr("Day"), self.tr("Leave"), self.tr("From"), self.tr("Arrive"), self.tr("To"), self.tr("Drive h"),
            self.tr("km"), self.tr("Work h"), self.tr("Done"), self.tr("Night"),
        )  # fmt: skip
        self.table = ResultTable(headings, 4, "access_survey_days", 14, self.inner)
        self.table.setAccessibleName(self.tr("Day table of the survey"))
        self.body.addWidget(self.table)
        buttons = row_of(self)
        self.map_button = QPushButton(self.tr("Show on the &map"), self.inner)
        self.map_button.setObjectName("access_survey_map")
        self.map_button.clicked.connect(self._show_on_map)
        buttons.addWidget(self.map_button)
        self.file = quiet_label("", self.inner)
        buttons.addWidget(self.file, 1)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)
        self.body.addStretch(1)
        self._bases_of: tuple[object, ...] = ()

    def _choose_base(self) -> QVBoxLayout:
        left = QVBoxLayout()
        row = QHBoxLayout()
        left.addLayout(row)
        self.role = Choice(
            self,
            "survey_base_role",
            self.tr("Base &among"),
            tuple((role, show(ROLES[role].title)) for role in ORIGINS),
            self.tr("Layer with the place where the team starts and ends"),
            row,
        )
        self.base = QComboBox(self.inner)
        self.base.setObjectName("access_survey_base")
        self.base.setToolTip(self.tr("Where the team starts and ends"))
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.base.setMinimumContentsLength(12)
        self.base.activated.connect(lambda _: self.session.change(survey_base=self.base.currentData()))
        label = QLabel(self.tr("&Base"), self.inner)
        label.setBuddy(self.base)
        row.addWidget(label)
        row.addWidget(self.base, 1)
        self.form = self._hours()
        left.addWidget(self.form)
        left.addStretch(1)
        return left

    def _choose_sites(self) -> QVBoxLayout:
        right = QVBoxLayout()
        self.sites = SiteTicks(self)
        self.sites.ticked_changed.connect(self._take_sites)
        shown = QListView(self.inner)
        shown.setModel(self.sites)
        shown.setUniformItemSizes(True)
        shown.setObjectName("access_survey_sites")
        shown.setAccessibleName(self.tr("Sites to visit"))
        shown.setMaximumHeight(_SITES_HEIGHT)
        label = QLabel(self.tr("Sites to v&isit"), self.inner)
        label.setBuddy(shown)
        right.addWidget(label)
        right.addWidget(shown)
        return right

    def leave(self) -> None:
        """Follow the sites no more."""
        self.session.site_desk.changed.disconnect(self._sites_changed)
        super().leave()

    def show_editors(self) -> None:
        """Show the settings as they are now."""
        settings = self.session.settings
        self.role.show_settings(settings)
        self.form.show_settings(settings)
        self._offer_bases()

    def renew(self) -> None:
        """Show the survey that is there."""
        folder = self.session.folder
        self._bases_of = ()
        self.show_editors()
        self._offer_sites()
        path = str(Path(folder, ROUTE_FILE)) if folder else ""
        rows = read_rows(path, DAY_TABLE) if folder else []
        self.table.fill([_row(row) for row in rows])
        self.table.setVisible(bool(rows))
        self.map_button.setVisible(bool(rows))
        self.file.setText(
            self.tr("Day table as a file: {path}").format(path=Path(folder, "survey.csv")) if rows else ""
        )
        self.said.setText(
            self._facts(path)
            if rows
            else self.nothing_yet(self.tr("No survey yet. Find sites on page 3, then press “Plan the survey”."))
        )
        self.notes.show_notes(self.session.notes("survey"))

    def _hours(self) -> ParameterForm:
        form = ParameterForm(self.inner)
        form.setObjectName("access_survey_hours")
        form.set_heading(self.tr("Hours and nights"))
        form.number(
            "survey_hours",
            self.tr("Longest day"),
            (0.5, 24.0, 1, 0.5, self.tr(" h")),
            self.tr("Driving and work together; no day is longer"),
        )
        form.number(
            "survey_site_hours", self.tr("Work at a site"), (0.0, 24.0, 1, 0.5, self.tr(" h")), self.tr("At each site")
        )
        form.choice(
            "survey_overnight",
            self.tr("Nights"),
            (("base", self.tr("back at the base")), ("camp", self.tr("in a camp at the last site"))),
            self.tr("Far sites can only be reached with camps"),
        )
        form.number(
            "survey_start",
            self.tr("Days begin at"),
            (0.0, 23.0, 1, 0.5, self.tr(" h")),
            self.tr("Clock time of the first drive"),
        )
        form.number(
            "survey_snap_km",
            self.tr("Stop within"),
            (0.0, 100.0, 1, 1.0, self.tr(" km")),
            self.tr("How far from a site that no route reaches the team may stop"),
        )
        form.changed.connect(lambda values: self.session.change(**values))
        return form

    def _offer_bases(self) -> None:
        """Offer the places of the role chosen; read again only when the study or the role is another."""
        settings, folder = self.session.settings, self.session.folder
        key = (folder, settings.survey_base_role, settings.margin_km)
        if key != self._bases_of:
            self._bases_of = key
            self.base.clear()
            self.base.addItem(self.tr("nearest to the sites"), "")
            try:
                found = bases(StudyFolder.at(folder), settings) if folder else []
            except PlannerError:  # nothing is aligned yet: the step says so when it runs
                found = []
            for name in sorted({name for name, _ in found}, key=str.casefold):
                self.base.addItem(name, name)
        place = self.base.findData(settings.survey_base)
        if place < 0:
            self.base.addItem(
                self.tr("{name} (not in this layer)").format(name=settings.survey_base), settings.survey_base
            )
            place = self.base.count() - 1
        self.base.setCurrentIndex(place)

    def _offer_sites(self) -> None:
        self._offered = desk = self.session.site_desk.sites
        ranked = sorted(desk.values(), key=lambda site: (not site.rank, site.rank))
        rows = ((site.site_id, f"{site.rank}. {site.name}") for site in ranked)
        self.sites.show_sites(rows, self.session.settings.survey_sites)

    def _sites_changed(self) -> None:
        """The sites were read, or something was decided of them: only others are offered anew."""
        if self.session.site_desk.sites is not self._offered:
            self.load()

    def _take_sites(self) -> None:
        ticked = self.sites.ticked
        if not ticked:
            self.message.emit("warning", self.tr("A survey needs at least one site."), "")
            self._offer_sites()
            return
        self.session.change(survey_sites=() if len(ticked) == self.sites.rowCount() else ticked)

    def _facts(self, path: str) -> str:
        days, left = read_rows(path, DAYS), read_rows(path, LEFT_OUT)
        total = {key: sum(float(day.get(key) or 0.0) for day in days) for key in ("sites", "drive_h", "work_h", "km")}
        words = self.tr("{sites} sites in {days} days: {drive} h of driving over {km} km, {work} h of work.").format(
            sites=number(total["sites"]),
            days=number(len(days)),
            drive=number(total["drive_h"], 1),
            km=number(total["km"]),
            work=number(total["work_h"], 1),
        )
        if left:
            names = ", ".join(str(row.get("site") or row.get("name") or "") for row in left)
            words += " " + self.tr("Left out: {sites}.").format(sites=names)
        return words

    def _show_on_map(self) -> None:
        for output in survey_outputs(StudyFolder.at(self.session.folder)):
            self.session.map_layers.switch_on(output)


def _row(row: dict) -> list[Cell]:
    def figure(key: str, decimals: int) -> Cell:
        value = float(row.get(key) or 0.0)
        return Cell(number(value, decimals), value)

    return [
        Cell(str(row.get("day")), float(row.get("day") or 0)),
        *(Cell(str(row.get(key) or "")) for key in ("leave", "start", "arrive", "site")),
        figure("drive_h", 1),
        figure("km", 0),
        figure("work_h", 1),
        *(Cell(str(row.get(key) or "")) for key in ("done", "night")),
    ]
