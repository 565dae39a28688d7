"""The line beside the tabs of the window: the switches of the preview, undo and redo, and back to the study's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from dss_planner.panels.score.icon_button import icon_button
from dss_planner.panels.score.preview.strip import PreviewStrip
from dss_planner.panels.score.undo_bar import UndoBar

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class ScoreBar(QWidget):
    """Goes into the corner of the tabs."""

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = session.score_desk
        self._session = session
        self.kept: list[QWidget] = []
        self.undo = UndoBar(self._desk.undo, self)
        words = self.tr("Back to the model that follows from the settings of the study; the step can be undone")
        self.back = icon_button("score_back", "/mActionReload.svg", words, self)
        self.back.clicked.connect(self._desk.back_to_study)
        self.strip = PreviewStrip(session, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.strip, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.back)
        self._desk.changed.connect(self.show_state)
        self.show_state()

    def keep(self, button: QWidget) -> None:
        """Put a button at the end that stays whatever the room."""
        self.kept.append(button)
        self.layout().addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """Nothing: what does not fit is left out, the tabs come first."""
        return QSize(0, super().minimumSizeHint().height())

    def fit(self, room: int) -> None:
        """Show what fits into ``room`` [px], the least important parts go first; page 2 has all of them too."""
        strip = self.strip
        parts = (strip.legend, strip.opacity, strip.before, strip.shown, self.back, strip.swipe, strip.run, strip.on)
        needed = self.layout().contentsMargins().left() * 2 + sum(
            self._width(part) for part in (*parts, self.undo, *self.kept)
        )
        for part in parts:
            part.setVisible(needed <= room)
            if needed > room:
                needed -= self._width(part)

    def _width(self, part: QWidget) -> int:
        return part.sizeHint().width() + self.layout().spacing()

    def leave(self) -> None:
        """Let go of the desk and the preview, which outlive the window."""
        self._desk.changed.disconnect(self.show_state)
        self.strip.leave()

    def show_state(self) -> None:
        """Show what can be pressed."""
        self.back.setEnabled(self._desk.is_own or self._desk.is_unreadable)
