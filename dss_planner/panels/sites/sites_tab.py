"""What the tabs of the window “Sites” share: they show the sites at hand, and say why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import quiet_label
from dss_planner.panels.status_dot import DONE

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups


class SitesTab(ErosionTab):
    """A tab that follows ``session.site_desk``; it is renewed while it is in sight.

    The line of the step is shown while the sites are not up to date; `nothing` where there are none.
    """

    prefix = "sites"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.desk = session.site_desk
        self.line = self.add_step(
            "sites",
            self.tr("&Find sites"),
            self.tr("Finds the candidate sites, gathers their facts and ranks them"),
        )
        self.nothing = quiet_label("", self.inner)
        self.nothing.setObjectName(f"{self.prefix}_nothing")
        self.body.addWidget(self.nothing)
        self.desk.changed.connect(self.load)
        self.desk.selected_changed.connect(self._selected)

    def show_status(self) -> None:
        """Show how the step stands, as long as it is not done."""
        super().show_status()
        open_study = bool(self.session.folder)
        for line in self.lines:  # without a study one sentence says it; lines in a box that folds follow the box
            if line.parentWidget() is self.inner:
                line.setVisible(open_study)
        self.line.setVisible(open_study and self.line.state != DONE)

    def leave(self) -> None:
        """Follow the sites no more."""
        self.desk.changed.disconnect(self.load)
        self.desk.selected_changed.disconnect(self._selected)

    def say_nothing(self) -> bool:
        """Say why there is nothing to show; False where there are sites."""
        if self.desk.rows:
            self.nothing.hide()
            return False
        self.nothing.setText(
            self.tr("No sites yet: find them on page 3, Candidates, or here.")
            if self.session.folder
            else self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there.")
        )
        self.nothing.show()
        return True

    def show_selected(self, site: str) -> None:
        """Another site is looked at; tabs that show one do."""

    def _selected(self, site: str) -> None:
        if self.isVisible():
            self.show_selected(site)
        else:
            self._outdated = True
