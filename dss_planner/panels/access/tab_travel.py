"""Travel time: by which vehicle, in which season, from where; the map, and how much land is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.intake.roles import ROLES
from dss_planner.layers.translation import show
from dss_planner.panels.access import names
from dss_planner.panels.access.access_tab import AccessTab, Choice, row_of
from dss_planner.panels.access.estimate_box import EstimateBox
from dss_planner.panels.access.travel_settings import TravelSettings
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.page import NotesBox
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.study.access_inputs import ORIGINS
from dss_planner.study.access_steps import SEASON_NAMES

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.surveying import Survey

#: Hours within which land is counted.
_HOURS = (1, 2, 4, 8)


class TravelTab(AccessTab):
    """The map of travel time."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("Tra&vel time")
        self.add_travel_line()
        row = row_of(self)
        self.choices = (
            Choice(
                self,
                "mode",
                self.tr("Travel b&y"),
                names.choices(names.MODES),
                self.tr("Whose speeds count; on foot and on horseback slope counts by its direction"),
                row,
            ),
            Choice(
                self,
                "season",
                self.tr("&in"),
                names.choices(SEASON_NAMES),
                self.tr("Season of the speeds; thaw and rain slow tracks, frost opens rivers"),
                row,
            ),
            Choice(
                self,
                "origins",
                self.tr("&from"),
                tuple((role, show(ROLES[role].title)) for role in ORIGINS),
                self.tr("From where trips start; another layer is taken where this one is missing"),
                row,
            ),
        )
        self.view = LayerView("access_travel", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.view.surveyed.connect(self._count)
        self.body.addWidget(self.view, 1)
        headings = (self.tr("Reached within"), self.tr("ha"), self.tr("%"))
        self.shares = ResultTable(headings, 0, "access_shares", 6, self.inner)
        self.shares.setAccessibleName(self.tr("Land reached within hours"))
        self.shares.hide()
        self.body.addWidget(self.shares)
        self.estimate = EstimateBox(self.inner)
        self.body.addWidget(self.estimate)
        self.settings = TravelSettings(self.inner)
        self.settings.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.settings)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)

    def show_editors(self) -> None:
        """Show the settings as they are now, and what a run with them takes."""
        settings = self.session.settings
        for choice in self.choices:
            choice.show_settings(settings)
        self.settings.show_settings(settings)
        self.estimate.show_study(self.session.folder, settings)

    def renew(self) -> None:
        """Offer the maps that are there."""
        empty = self.nothing_yet(self.tr("Nothing has been worked out yet. Press “Work out the travel time”."))
        self.view.show_layers(raster_results(self.session.folder, ("access",)), empty)
        self.shares.hide()
        self.notes.show_notes(self.session.notes("access"))

    def _count(self, found: Survey) -> None:
        """Say how much land lies within hours; only where the map is one of travel time."""
        of_time = found.question.style == "travel_time" and found.known > 0.0
        self.shares.setVisible(of_time)
        if not of_time:
            return
        rows = []
        for hours in _HOURS:
            near = sum(item.hectares for item in found.classes if item.upper <= 60.0 * hours)
            rows.append(_row(self.tr("{hours} h").format(hours=hours), near, found.known))
        never = found.classes[-1].hectares
        rows.append(_row(self.tr("not reached at all"), never, found.known))
        self.shares.fill(rows)


def _row(words: str, hectares: float, known: float) -> list[Cell]:
    share = hectares / known
    return [Cell(words), Cell(number(hectares), hectares), Cell(number(100.0 * share, 1), share)]
