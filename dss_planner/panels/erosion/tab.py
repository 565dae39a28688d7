"""What the tabs of the window share: the lines of their steps, a body that scrolls, messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dss_planner.panels.erosion.step_line import StepLine

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups


class _Body(QWidget):
    """What a tab scrolls: as high as it has to be at the width it has, not at the narrowest it could have."""

    def minimumSizeHint(self) -> QSize:
        """As low as the parts can be beside each other in the width of the tab."""
        least = super().minimumSizeHint()
        layout, window = self.layout(), self.parentWidget()
        if layout is None or window is None or not layout.hasHeightForWidth():
            return least
        width = max(window.width(), least.width())
        return QSize(least.width(), min(least.height(), layout.minimumHeightForWidth(width)))


class ErosionTab(QWidget):
    """One tab. It reads results only while it is in sight: `load` marks it, showing it renews it."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)
    #: First word of the names of its parts.
    prefix = "erosion"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__()
        self.session, self.lookups = session, lookups
        #: The name of the tab, with its mnemonic; each tab sets it.
        self.title = ""
        self.lines: list[StepLine] = []
        self._outdated = True
        inner = _Body(self)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(8, 6, 8, 6)
        self.body.setSpacing(4)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.inner, self.scroll = inner, scroll
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def add_step(self, step: str, words: str, about: str) -> StepLine:
        """Add the line of a step to the body."""
        line = StepLine(self.session, step, words, about, self.inner, self.prefix)
        self.lines.append(line)
        self.body.addWidget(line)
        return line

    def load(self) -> None:
        """Study, settings or results changed: read them anew, now or when the tab is shown."""
        self._outdated = True
        if self.isVisible():
            self._renew()

    def show_status(self) -> None:
        """Show how the steps stand."""
        for line in self.lines:
            line.renew()

    def renew(self) -> None:
        """Read the results and show them; each tab does."""

    def show_editors(self) -> None:
        """Show the settings as they are now: another tab may have changed them."""

    def leave(self) -> None:
        """Let go of what lies outside the tab, before the window goes away for good."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came meanwhile."""
        super().showEvent(event)
        self.show_status()
        self.show_editors()
        self._renew()

    def _renew(self) -> None:
        if self._outdated:
            self._outdated = False
            self.renew()
