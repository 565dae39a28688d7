"""What the tabs of the window “Access” share: editors that follow the settings, and running again once one pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from dss_planner.panels.erosion.tab import ErosionTab

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.PyQt.QtWidgets import QBoxLayout

    from dss_planner.panels.session import StudySession

#: How long to wait for another press before steps run [ms].
PAUSE_MS = 300


class AccessTab(ErosionTab):
    """A tab whose editors show the settings as they are."""

    prefix = "access"

    def show_status(self) -> None:
        """Show how the steps stand and, where the tab is in sight, what the settings are now."""
        super().show_status()
        if self.isVisible():
            self.show_editors()

    def add_travel_line(self) -> None:
        """Add the line of the travel time to the body."""
        self.add_step(
            "access",
            self.tr("&Work out the travel time"),
            self.tr("Exact least travel time over land, roads and crossings from the nearest start"),
        )

    def nothing_yet(self, words: str) -> str:
        """Return what an empty view says: ``words``, or that there is no study."""
        if self.session.folder:
            return words
        return self.tr("Choose a study folder on page 1 of DSS Planner, or open the example there.")


class Choice:
    """A combo box bound to a setting of the study, with its label."""

    def __init__(
        self, tab: ErosionTab, setting: str, label: str, items: Sequence[tuple[str, str]], tip: str, row: QBoxLayout
    ) -> None:
        self._setting = setting
        self.box = QComboBox(tab.inner)
        self.box.setObjectName(f"access_{setting}")
        self.box.setToolTip(tip)
        self.box.setAccessibleName(label.replace("&", ""))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(10)
        for value, words in items:
            self.box.addItem(words, value)
        words = QLabel(label, tab.inner)
        words.setBuddy(self.box)
        row.addWidget(words)
        row.addWidget(self.box, 1)
        self.box.activated.connect(lambda _: tab.session.change(**{setting: self.box.currentData()}))

    def show_settings(self, settings: object) -> None:
        """Show what is chosen now; a value that is not offered is added."""
        value = getattr(settings, self._setting)
        place = self.box.findData(value)
        if place < 0:
            self.box.addItem(str(value), value)
            place = self.box.findData(value)
        self.box.setCurrentIndex(place)


class Rerun(QObject):
    """Runs steps again after a pause, so that several presses run once; waits for what runs already."""

    def __init__(self, session: StudySession, wanted: Callable[[], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._wanted = session, wanted
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._run)
        self._waits = False
        session.busy_changed.connect(self._freed)

    @property
    def waiting(self) -> bool:
        """Whether steps are still to be run."""
        return self._timer.isActive() or self._waits

    def ask(self) -> None:
        """Run the steps once nobody has asked for a moment."""
        self._timer.start()

    def stop(self) -> None:
        """Run nothing any more."""
        self._timer.stop()
        self._waits = False
        self._session.busy_changed.disconnect(self._freed)

    def _run(self) -> None:
        if self._session.busy:
            self._waits = True
            return
        self._waits = False
        steps = self._wanted()
        if steps:
            self._session.run_up_to(*steps)

    def _freed(self, busy: bool) -> None:
        if not busy and self._waits:
            self._timer.start()


def row_of(tab: ErosionTab) -> QHBoxLayout:
    """Return a row of the tab's body."""
    holder = QWidget(tab.inner)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    tab.body.addWidget(holder)
    return row
