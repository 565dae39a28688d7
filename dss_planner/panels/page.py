"""What all six pages share: a heading with the status in words, a body that scrolls, and the page's one main button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsCollapsibleGroupBoxBasic
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, RUNNING, STALE, state_name, status_pixmap

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class FoldingBox(QgsCollapsibleGroupBoxBasic):
    """A group that folds away, with a name on its arrow for screen readers."""

    def set_heading(self, heading: str) -> None:
        """Set the title, and say on the arrow what it folds."""
        self.setTitle(heading)
        for arrow in self.findChildren(QToolButton, "collapseButton"):
            arrow.setAccessibleName(
                QCoreApplication.translate("FoldingBox", "Show or hide: {title}").format(title=heading)
            )


class NotesBox(FoldingBox):
    """What to know about a result: assumptions and limits of the data, folded away until wanted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notes")
        self.count = 0
        self._text = quiet_label("", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        self.setCollapsed(True)
        self.show_notes([])

    def show_notes(self, notes: list[str]) -> None:
        """Show ``notes``, each once."""
        notes = list(dict.fromkeys(notes))
        self.count = len(notes)
        self.set_heading(QCoreApplication.translate("NotesBox", "What to know ({count})").format(count=len(notes)))
        self._text.setText("\n".join("• " + note for note in notes))
        self.setVisible(bool(notes))


class Page(QWidget):
    """One page of the dock. A page builds settings and shows results; the session runs the steps."""

    #: Steps of `dss_planner.study.steps` that belong to the page, in the order they run.
    steps: tuple[str, ...] = ()
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)
    #: The user did something on the page: what the banner says was before.
    acted = pyqtSignal()

    def __init__(self, session: StudySession) -> None:
        super().__init__()
        self.session = session
        #: The name in the dock's navigation; each page sets it.
        self.title = ""
        self._state = EMPTY
        self._dot = QLabel(self)
        self._status = QLabel(self)
        self._status.setObjectName("page_status")
        self._status.setWordWrap(True)
        self._status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.update_button = QPushButton(QCoreApplication.translate("Page", "&Update"), self)
        self.update_button.setObjectName("page_update")
        self.update_button.setToolTip(
            QCoreApplication.translate("Page", "Run this page's steps again with the settings shown")
        )
        self.update_button.clicked.connect(self.run)
        heading = QHBoxLayout()
        heading.setContentsMargins(8, 2, 8, 2)
        heading.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignVCenter)
        heading.addWidget(self._status, 1)
        heading.addWidget(self.update_button, 0, Qt.AlignmentFlag.AlignVCenter)
        inner = QWidget(self)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(8, 4, 8, 8)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll = scroll
        self.notes = NotesBox(inner)
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(8, 4, 8, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(heading)
        layout.addWidget(scroll, 1)
        layout.addLayout(self.footer)
        self.show_status(EMPTY, "")

    def add_main_button(self, text: str, name: str) -> QPushButton:
        """Add the page's main button to the foot of the page, where it is always in sight."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        font = button.font()  # a default button looks as if it had the focus
        font.setBold(True)
        button.setFont(font)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.footer.addWidget(button, 1)
        return button

    def finish_body(self) -> None:
        """Close the body with the notes; the last thing a page does while it is built."""
        self.body.addWidget(self.notes)
        self.body.addStretch(1)

    def show_notes(self) -> None:
        """Show what the page's steps had to say when they ran last."""
        self.notes.show_notes([note for step in self.steps for note in self.session.notes(step)])

    def show_status(self, state: str, reason: str) -> None:
        """Show the page's state in words, and Update when it is out of date."""
        self._state = state
        self._dot.setPixmap(status_pixmap(state))
        words = state_name(state)
        if state == EMPTY:
            words = reason or words
        elif state != DONE and reason:
            words = f"{words}: {reason}"
        if state == DONE and self.notes.count:
            words = _done_with_notes(self.notes.count)
        self._status.setText(words)
        self.update_button.setVisible(state == STALE)
        self.update_button.setEnabled(not self.session.busy)

    @property
    def state(self) -> str:
        """The state shown."""
        return self._state

    def status(self) -> str:
        """Return the status line as the user reads it."""
        return self._status.text()

    def set_busy(self, busy: bool) -> None:
        """Switch off, while a task runs, what would start another one."""
        self.update_button.setEnabled(not busy)

    def judge(self) -> tuple[str, str]:
        """Return the state of the page, the worst of its steps', and the reason in words."""
        found = [self.session.status(step) for step in self.steps]
        for wanted in (RUNNING, PROBLEM, STALE):
            for state, reason in found:
                if state == wanted:
                    return state, reason
        states = {state for state, _ in found}
        if states == {DONE}:
            return DONE, ""
        missing = next((reason for state, reason in found if state == EMPTY), "")
        if DONE in states:
            return STALE, QCoreApplication.translate("Page", "Some of this page's steps have not run yet")
        return EMPTY, missing

    def says(self, steps: tuple[str, ...]) -> bool:
        """Return whether the status line of this page tells how ``steps`` ended."""
        return bool(steps) and set(steps) <= set(self.steps)

    def load(self) -> None:
        """Show the settings and the results of the study folder; called when either changed."""

    def leave(self) -> None:
        """Let go of what lies outside the page, before the dock goes away for good."""

    def run(self) -> None:
        """Run the page's last step and what it rests on, as far as it is not up to date."""
        self.session.run_up_to(self.steps[-1])


def _done_with_notes(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Page", "Done; one note below")
    return QCoreApplication.translate("Page", "Done; {count} notes below").format(count=count)


class _WrappedLabel(QLabel):
    """Takes the height that its text needs at the width it gets, never more."""

    def minimumSizeHint(self) -> QSize:
        """One line; the layout asks for the true height with `heightForWidth`."""
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().height())


def quiet_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Return a wrapped label for explanations and notes."""
    label = _WrappedLabel(text, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
