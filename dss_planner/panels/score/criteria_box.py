"""What counts, on page 2: the table of criteria, its undo, and the way to the window “Score”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.add_criterion import AddCriterion
from dss_planner.panels.score.criteria_table import CriteriaTable
from dss_planner.panels.score.preview.strip import PreviewStrip
from dss_planner.panels.score.undo_bar import UndoBar

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class CriteriaBox(QGroupBox):
    """Everything is changed through ``session.score_desk``."""

    #: The window “Score” is wanted, and which of its tabs.
    score_wanted = pyqtSignal(str)
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What counts, in percent of the score"))
        self._session, self._desk = session, session.score_desk
        layout = QVBoxLayout(self)
        layout.setSpacing(4)
        layout.setContentsMargins(0, 4, 0, 4)  # the dock is narrow: names need the room
        self.missing = quiet_label("", self)
        self.missing.setObjectName("score_missing")
        self.table = CriteriaTable(session, self)
        self.table.edit_wanted.connect(lambda: self.score_wanted.emit("values"))
        self.table.message.connect(self.message)
        self.strip = PreviewStrip(session, self, run=False)
        layout.addWidget(self.strip)
        layout.addWidget(self.table)
        layout.addLayout(self._buttons(session))
        layout.addWidget(self.missing)
        layout.addLayout(self._own())
        self._desk.changed.connect(self.show_state)
        self._desk.missing_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show whether the model is the user's own, or why there is none."""
        self.missing.setText(self._desk.missing)
        self.missing.setVisible(bool(self._desk.missing and self._session.folder))
        lost = self._desk.is_unreadable
        self.own.setText(self._unreadable if lost else self._is_own)
        for widget in (self.own, self.back):
            widget.setVisible(lost or self._desk.is_own)

    def leave(self) -> None:
        """Let go of the preview."""
        self.strip.leave()

    def _buttons(self, session: StudySession) -> QHBoxLayout:
        self.edit = QPushButton(self.tr("&Edit…"), self)
        self.edit.setObjectName("edit_values_button")
        self.edit.setToolTip(self.tr("Opens the window “Score” at the value function of the criterion chosen"))
        self.edit.clicked.connect(lambda: self.score_wanted.emit("values"))
        self.weigh = QPushButton(self.tr("Wei&ghts…"), self)
        self.weigh.setObjectName("weights_button")
        self.weigh.setToolTip(self.tr("Pairwise comparison, presets, advice from the data, profiles of groups"))
        self.weigh.clicked.connect(lambda: self.score_wanted.emit("weights"))
        self.add = AddCriterion(session, self)
        self.add.message.connect(self.message)
        self.undo = UndoBar(self._desk.undo, self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.edit, self.weigh):
            row.addWidget(button)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.undo)
        return row

    def _own(self) -> QHBoxLayout:
        self._is_own = self.tr("A model of your own: it no longer follows the study's settings.")
        self._unreadable = self.tr("The model of your own cannot be read.")
        self.own = quiet_label(self._is_own, self)
        self.own.setObjectName("own_model")
        self.back = QToolButton(self)
        self.back.setObjectName("back_to_study")
        self.back.setText(self.tr("Back to the study's"))
        self.back.setToolTip(
            self.tr("Back to the model that follows from the settings of the study; the step can be undone")
        )
        self.back.clicked.connect(self._desk.back_to_study)
        row = QHBoxLayout()
        row.addWidget(self.own, 1)
        row.addWidget(self.back)
        return row
