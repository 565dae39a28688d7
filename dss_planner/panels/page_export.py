"""Page 6: the proposal pack."""

from __future__ import annotations

from dss_planner.panels.page import Page
from dss_planner.panels.session import StudySession


class ExportPage(Page):
    """Export."""

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Export")
        self.body.addStretch(1)
