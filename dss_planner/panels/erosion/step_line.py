"""How a step of the study stands, in one line, with the button that runs it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import DONE, EMPTY, RUNNING, STALE, state_name, status_pixmap
from dss_planner.study.steps import STEPS


class StepLine(QWidget):
    """Dot, words and button of one step. words: of the button (with its mnemonic); about: what the step makes.

    prefix: of the names of its parts.
    """

    def __init__(
        self, session: StudySession, step: str, words: str, about: str, parent: QWidget, prefix: str = "erosion"
    ) -> None:
        super().__init__(parent)
        self.step = step
        self._session, self._words, self._about = session, words, about
        self._dot = QLabel(self)
        self._status = quiet_label("", self)
        self._status.setObjectName(f"{prefix}_{step}_status")
        self.button = QPushButton(words, self)
        self.button.setObjectName(f"{prefix}_{step}_run")
        self.button.setToolTip(about)
        self.button.clicked.connect(lambda: session.run_up_to(step))
        self.state = EMPTY
        self._shown = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._status, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setVisible(step in {known.id for known in STEPS})

    def renew(self) -> None:
        """Show how the step stands now."""
        state, reason = self._session.status(self.step)
        self.state = state
        words = state_name(state)
        if state == EMPTY:
            words = reason or self._about
        elif state == RUNNING:
            words = self.tr("Running…")
        elif state != DONE and reason:
            words = f"{words}: {reason}"
        title = next((show(known.title) for known in STEPS if known.id == self.step), self.step)
        words = self.tr("{step}: {state}").format(step=title, state=words)
        if (state, words) != self._shown:
            self._shown = (state, words)
            self._dot.setPixmap(status_pixmap(state))
            self._status.setText(words)
            self._status.setAccessibleName(words)
            self.button.setText({DONE: self.tr("&Run again"), STALE: self.tr("Upda&te")}.get(state, self._words))
        self.button.setEnabled(bool(self._session.folder) and not self._session.busy)

    def text(self) -> str:
        """Return the words shown."""
        return self._status.text()
