"""Seasons: what spring thaw, rain or frost add to the travel time, and which land they cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.panels.access import names
from dss_planner.panels.access.access_tab import AccessTab, Choice, row_of
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.page import NotesBox, quiet_label
from dss_planner.panels.results import read_json
from dss_planner.panels.tables import number
from dss_planner.study.access_steps import SEASON_NAMES, SEASONS_REPORT

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups


class SeasonsTab(AccessTab):
    """The map of the difference."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("S&easons")
        self.add_step(
            "seasons",
            self.tr("Compare the seaso&ns"),
            self.tr("Travel time in the second season minus that in the first; a season that is up to date is kept"),
        )
        row = row_of(self)
        seasons = names.choices(SEASON_NAMES)
        self.choices = (
            Choice(self, "season_after", self.tr("Travel time &in"), seasons, self.tr("The second season"), row),
            Choice(self, "season_before", self.tr("minus th&at in"), seasons, self.tr("The first season"), row),
        )
        self.facts = quiet_label("", self.inner)
        self.facts.setObjectName("access_seasons_facts")
        row.addStretch(1)
        self.body.addWidget(self.facts)
        self.view = LayerView("access_seasons", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.body.addWidget(self.view, 1)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)

    def show_editors(self) -> None:
        """Show the settings as they are now."""
        for choice in self.choices:
            choice.show_settings(self.session.settings)

    def renew(self) -> None:
        """Offer the map that is there."""
        folder = self.session.folder
        self.view.show_layers(
            raster_results(folder, ("seasons",)),
            self.nothing_yet(self.tr("Nothing has been compared yet. Press “Compare the seasons”.")),
        )
        self.facts.setText(self._facts(read_json(folder, SEASONS_REPORT)))
        self.notes.show_notes(self.session.notes("seasons"))

    def _facts(self, found: dict) -> str:
        if "later_share" not in found:
            return ""
        known = 1.0 - float(found.get("unknown_share") or 0.0)

        def share(name: str) -> str:
            return number(100.0 * float(found.get(name) or 0.0) / known, 1) if known else number(None)

        return self.tr(
            "{mode}: {later} % of the land is reached later, {sooner} % sooner; {lost} % is reached no longer, "
            "{gained} % only then, {neither} % in neither season. On average {mean} min later."
        ).format(
            mode=str(dict(names.choices(names.MODES)).get(str(found.get("mode")), "")).capitalize(),
            later=share("later_share"),
            sooner=share("sooner_share"),
            lost=share("lost_share"),
            gained=share("gained_share"),
            neither=share("neither_share"),
            mean=number(found.get("mean")),
        )
