"""What could not be written, held until the user decides, and the strip that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.panels.plan.plan_step import DO, UNDO
from dss_planner.panels.plan.plan_writer import EDITED, STALE, Job
from dss_planner.plan.store.changes import Changes

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.panels.plan.work_out import WorkOut

    #: Kind, title, changes and, where they were worked out, what worked them out.
    _Wanted = tuple[str, str, Changes, "WorkOut | None"]


class Held:
    """What was to be written: titles and changes, free of the steps that the stack has thrown away. before: what was
    held already; it comes first."""

    def __init__(self, jobs: Sequence[Job], before: Held | None = None) -> None:
        new: tuple[_Wanted, ...] = tuple((j.kind, j.step.text(), j.changes, j.step.source) for j in jobs)
        self._jobs = (*before._jobs, *new) if before is not None else new

    @property
    def titles(self) -> tuple[str, ...]:
        """What the steps are called."""
        return tuple(title for _, title, _, _ in self._jobs)

    def again(self, desk: PlanDesk) -> None:
        """Make them again, in order; what was worked out is worked out anew, for the plan as it is now."""
        made_again(self._jobs, desk)


def made_again(jobs: Sequence[_Wanted], desk: PlanDesk) -> None:
    """Make ``jobs`` again; those behind one that is worked out anew wait for it."""
    for place, (kind, title, changes, source) in enumerate(jobs):
        if kind == DO and source is not None:
            if desk.work_out(title, source, partial(made_again, jobs[place + 1 :], desk)):
                return
            continue
        if kind == DO:
            desk.apply(title, changes)
        elif kind == UNDO:
            desk.undo.undo()
        else:
            desk.undo.redo()


@dataclass(frozen=True)
class Notice:
    """kind: of the refusal; sentence: translated; held: what was to be written; details: for whoever wants them."""

    kind: str
    sentence: str
    held: Held
    details: str = ""


class NoticeStrip(QFrame):
    """Says what was refused and offers the fix; hidden while there is nothing. wide: that of the window, in one row;
    the other one is still while the window is in sight."""

    def __init__(self, desk: PlanDesk, parent: QWidget, wide: bool = False) -> None:
        super().__init__(parent)
        self._desk, self._wide = desk, wide
        self.setObjectName("plan_notice")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("plan_notice_sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.go_on = QPushButton(self.tr("&Try again"), self)
        self.go_on.setObjectName("plan_notice_go_on")
        self.go_on.clicked.connect(desk.go_on)
        self.let_be = QPushButton(self.tr("&Do without it"), self)
        self.let_be.setObjectName("plan_notice_let_be")
        self.let_be.clicked.connect(desk.let_be)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(3)
        row = QHBoxLayout()
        if wide:
            row.addWidget(self.sentence, 1)
        else:
            layout.addWidget(self.sentence)
            row.addStretch(1)
        row.addWidget(self.go_on)
        row.addWidget(self.let_be)
        layout.addLayout(row)
        desk.notice_changed.connect(self.renew)
        self.renew()

    def renew(self) -> None:
        """Show the notice, if there is one."""
        notice = self._desk.notice
        self.setVisible(notice is not None and (self._wide or not self._desk.in_window))
        if notice is None:
            return
        words = notice.sentence
        if notice.held.titles:
            held = self.tr("Not made yet: {steps}.").format(steps="; ".join(notice.held.titles))
            words = f"{words} {held}"
        self.sentence.setText(words)
        self.sentence.setAccessibleName(words)
        self.sentence.setToolTip(notice.details)
        go_on, let_be = {
            EDITED: (self.tr("&Save the edits and make it"), self.tr("&Do without it")),
            STALE: (self.tr("&Read the plan again and make it"), self.tr("Read the plan again &without it")),
        }.get(notice.kind, (self.tr("&Try again"), self.tr("&Do without it")))
        self.go_on.setText(go_on)
        self.let_be.setText(let_be)
