"""What the tabs of the window “Score” share: they show the model at hand, and say why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dss_planner.panels.erosion.tab import ErosionTab
from dss_planner.panels.page import quiet_label

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups


class ScoreTab(ErosionTab):
    """A tab that follows ``session.score_desk``; it is renewed while it is in sight."""

    prefix = "score"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.desk = session.score_desk
        self.missing = quiet_label("", self.inner)
        self.missing.setObjectName("score_missing")
        self.body.addWidget(self.missing)
        self.desk.changed.connect(self.load)
        self.desk.missing_changed.connect(self._show_missing)
        self._show_missing()

    def leave(self) -> None:
        """Let go of the desk, which outlives the window."""
        super().leave()
        self.desk.changed.disconnect(self.load)
        self.desk.missing_changed.disconnect(self._show_missing)

    def _show_missing(self) -> None:
        self.missing.setText(self.desk.missing)
        self.missing.setVisible(bool(self.desk.missing))
