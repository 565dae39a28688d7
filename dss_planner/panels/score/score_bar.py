"""The line above the tabs of the window: undo and redo, and how the model stands to the one of the study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from dss_planner.panels.score.undo_bar import UndoBar

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class ScoreBar(QWidget):
    """Goes into the corner of the tabs."""

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = session.score_desk
        self.undo = UndoBar(self._desk.undo, self)
        self.back = QToolButton(self)
        self.back.setObjectName("score_back")
        self.back.setAutoRaise(True)
        self.back.setText(self.tr("Study's own"))
        self.back.setToolTip(
            self.tr("Back to the model that follows from the settings of the study; the step can be undone")
        )
        self.back.clicked.connect(self._desk.back_to_study)
        self.run = QPushButton(self.tr("&Work out"), self)
        self.run.setObjectName("score_run")
        self.run.setToolTip(self.tr("Work out the score of the whole study area, and what it rests on"))
        self.run.clicked.connect(lambda: session.run_up_to("score"))
        self._session = session
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4, 0, 4, 0)
        self._layout.setSpacing(4)
        for widget in (self.undo, self.back, self.run):
            self._layout.addWidget(widget)
        self._desk.changed.connect(self.show_state)
        session.busy_changed.connect(self.show_state)
        session.opened.connect(self.show_state)
        self.show_state()

    def add(self, strip: QWidget) -> None:
        """Put the switches of the preview first."""
        self._layout.insertWidget(0, strip)

    def show_state(self, *_: object) -> None:
        """Show what can be pressed."""
        self.back.setVisible(self._desk.is_own)
        self.run.setEnabled(bool(self._session.folder) and not self._session.busy)
