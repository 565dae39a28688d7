"""Weights by pairwise comparison: a few sentences at a time, for one person or several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.score.weighing.elided import ElidedLabel
from dss_planner.panels.score.weighing.offers import Offer
from dss_planner.panels.score.weighing.pair_line import PairLine
from dss_planner.panels.score.weighing.people import ProfileDialog, own_name, today
from dss_planner.panels.score.weighing.verdict_line import VerdictLine
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.judgements import (
    Judgement,
    asking_order,
    judged_together,
    judgement_of,
    with_answer,
)
from dss_planner.scoring.weighing.profiles import Profile, with_profile, without

if TYPE_CHECKING:
    from dss_planner.panels.score.score_desk import ScoreDesk

#: Sentences shown at a time.
PAGE = 6


class PairsPart(QWidget):
    """Answers are kept with the study, as profiles of the people who gave them."""

    #: What there is to take over changed.
    offered = pyqtSignal()

    def __init__(self, desk: ScoreDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pending: dict[str, Profile] = {}
        self._page = 0
        self._model: ScoreModel | None = None
        self._found: Judgement | None = None
        self.ask_profile: Callable[[Profile, set[str]], Profile | None] = self._ask_profile
        self.who = QComboBox(self)
        self.who.setObjectName("judge")
        self.who.setAccessibleName(self.tr("Whose judgement"))
        self.who.setMinimumContentsLength(8)
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add = self._tool("+", self.tr("Someone else judges…"))
        self.add.setObjectName("add_judge")
        self.words = self._tool("…", self.tr("Name, organisation, country and note of who judges…"))
        self.remove = self._tool("−", self.tr("Remove this judgement"))
        self.back = self._tool("‹", self.tr("Pairs before"))
        self.next = self._tool("›", self.tr("Further pairs"))
        self.next.setObjectName("next_pairs")
        self.progress = ElidedLabel(self)
        self.progress.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.progress.setMinimumWidth(self.fontMetrics().horizontalAdvance("100/105") + 4)
        self.progress.setObjectName("pairs_progress")
        self.lines = [PairLine(self) for _ in range(PAGE)]
        self._pairs: list[tuple[int, int]] = []
        self.foot = VerdictLine(self)
        self.verdict, self.fix = self.foot.verdict, self.foot.fix
        self._lay_out()
        self.who.activated.connect(lambda _: self._choose())
        self.add.clicked.connect(self._add)
        self.words.clicked.connect(self._change_words)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.fix.clicked.connect(self._fix)
        for place, line in enumerate(self.lines):
            line.answered.connect(lambda ratio, place=place: self._answer(place, ratio))
            line.released.connect(self._desk.end_drag)

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def judge(self) -> str:
        """Name of whose answers are shown; '' for all together."""
        return str(self.who.currentData() or "")

    @property
    def offer(self) -> Offer | None:
        """The weights that follow from the answers, None while they do not say all."""
        found = self._found
        if self._model is None or found is None or found.weights is None:
            return None
        keys = [item.id for item in self._model.used]
        name = self.judge or self.tr("all together")
        return Offer(
            self.tr("judged"), dict(zip(keys, found.weights)), "", self.tr("Weights judged by {who}").format(who=name)
        )

    def renew(self, model: ScoreModel) -> None:
        """Show the answers that the study holds."""
        count = -1 if self._model is None else len(self._model.used)
        self._model = model
        self._fill_people()
        if len(model.used) != count:
            self._page = 0
        self._show()

    def choose(self, name: str) -> None:
        """Show the answers of someone."""
        self.who.setCurrentIndex(max(self.who.findData(name), 0))
        self._choose()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(3)
        label = QLabel(self.tr("&Judged by"), self)
        label.setBuddy(self.who)
        head.addWidget(label)
        head.addWidget(self.who, 3)
        for widget in (self.add, self.words, self.remove):
            head.addWidget(widget)
        head.addStretch(2)
        for widget in (self.progress, self.back, self.next):
            head.addWidget(widget)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(1)
        for line in self.lines:
            column.addWidget(line)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self._scroll = scroll
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addLayout(head)
        whole.addWidget(scroll, 100)
        whole.addWidget(self.foot)
        whole.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        for line in self.lines:
            line.share_out(self.width())
            line.layout().activate()
        high = self.lines[0].minimumSizeHint().height() + 1
        self._scroll.setMaximumHeight(max(len(self._pairs), 1) * high + 4)

    def _tool(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        return button

    def _fill_people(self) -> None:
        kept, chosen = self._kept(), self.judge
        first = self.who.count() == 0
        self.who.clear()
        own = self._own()
        for name in dict.fromkeys([*kept, *self._pending, own]):
            self.who.addItem(name, name)
        judged = [profile for profile in kept.values() if profile.answers]
        if len(judged) > 1:
            self.who.addItem(self.tr("All {count} together").format(count=len(judged)), "")
        start = next(iter(kept), own) if first else chosen
        self.who.setCurrentIndex(max(self.who.findData(start), 0))

    def _show(self) -> None:
        model = self._model
        if model is None:
            return
        keys, names = [item.id for item in model.used], [shown_name(item) for item in model.used]
        together = self.judge == ""
        if together:
            self._found = judged_together(model.profiles, keys, names)
        else:
            self._found = judgement_of(self._profile(), keys, names)
        order = asking_order(len(keys))
        pages = max(-(-len(order) // PAGE), 1)
        self._page = min(self._page, pages - 1)
        self._pairs = list(order[self._page * PAGE : (self._page + 1) * PAGE])
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._pairs))
            if place < len(self._pairs):
                first, second = self._pairs[place]
                ratio = self._found.answers.get((first, second))
                if not line.slider.isSliderDown():
                    line.show_pair(names[first], names[second], ratio, not together)
        self._share_out()
        self._show_progress(pages)
        self.foot.show_judgement(self._found, names, together)
        self.words.setEnabled(not together)
        self.remove.setEnabled(not together and self.judge in self._kept())
        self.offered.emit()

    def _show_progress(self, pages: int) -> None:
        given, asked = len(self._found.answers), self._found.asked
        self.progress.set_texts(
            self.tr("{given} of {asked} answered").format(given=given, asked=asked), f"{given}/{asked}"
        )
        for button, there in ((self.back, self._page > 0), (self.next, self._page + 1 < pages)):
            button.setVisible(pages > 1)
            button.setEnabled(there)
        tip = self.tr("Pairs {first}–{last} of {asked}").format(
            first=self._page * PAGE + 1, last=self._page * PAGE + len(self._pairs), asked=asked
        )
        self.progress.setToolTip(tip)

    # -- what is changed -----------------------------------------------------------------------------------------

    def _kept(self) -> dict[str, Profile]:
        """Return the people whose answers the study holds, by name."""
        profiles = self._model.profiles if self._model is not None else ()
        return {item.name: item for item in profiles if item.answers}

    def _own(self) -> str:
        """Return the name that the user judges under: not one that has weights without answers, which stay."""
        profiles = self._model.profiles if self._model is not None else ()
        given = {item.name for item in profiles if not item.answers}
        name = own_name()
        return self.tr("{name} (in pairs)").format(name=name) if name in given else name

    def _profile(self) -> Profile:
        own = self.judge or self._own()
        return self._kept().get(own) or self._pending.get(own) or Profile(own, kind="person", who=own_name())

    def _answer(self, place: int, ratio: float | None) -> None:
        if place >= len(self._pairs) or not self.judge:
            return
        first, second = (self._model.used[number].id for number in self._pairs[place])
        self._give(first, second, ratio, f"pair {self.judge} {first} {second}")

    def _fix(self) -> None:
        worst = self._found.comparison.worst if self._found and self._found.comparison else None
        if worst is None:
            return
        used = self._model.used
        self._give(used[worst.first].id, used[worst.second].id, worst.proposed, "")

    def _give(self, first: str, second: str, ratio: float | None, merge: str) -> None:
        keys = [item.id for item in self._model.used]
        changed = with_answer(self._profile(), first, second, ratio, keys, today())
        if changed.answers or changed.weights:
            profiles = with_profile(self._model.profiles, changed)
            self._pending.pop(changed.name, None)
        else:  # the last answer was taken back
            profiles = without(self._model.profiles, changed.name)
            self._pending[changed.name] = changed
        names = {item.id: shown_name(item) for item in self._model.used}
        title = self.tr("Judge “{first}” against “{second}”").format(first=names[first], second=names[second])
        self._desk.edit(title, replace(self._desk.draft, profiles=profiles), merge)

    def _choose(self) -> None:
        self._page = 0
        self._show()

    def _turn(self, by: int) -> None:
        self._page += by
        self._show()

    def _add(self) -> None:
        taken = {item.name for item in self._model.profiles} | set(self._pending)
        found = self.ask_profile(Profile("", kind="person", who=own_name()), taken)
        if found is not None:
            self._pending[found.name] = found
            self._fill_people()
            self.choose(found.name)

    def _change_words(self) -> None:
        before = self._profile()
        taken = {item.name for item in self._model.profiles} | set(self._pending)
        found = self.ask_profile(before, taken - {before.name})
        if found is None:
            return
        if before.name not in self._kept():
            self._pending.pop(before.name, None)
            self._pending[found.name] = found
            self._fill_people()
        else:
            profiles = tuple(found if item.name == before.name else item for item in self._model.profiles)
            self._pending[found.name] = found
            self._desk.edit(self.tr("Who judged"), replace(self._desk.draft, profiles=profiles))
            self._pending.pop(found.name, None)
        self.choose(found.name)

    def _remove(self) -> None:
        name = self.judge
        title = self.tr("Remove the judgement of {who}").format(who=name)
        self._desk.edit(title, replace(self._desk.draft, profiles=without(self._model.profiles, name)))

    def _ask_profile(self, profile: Profile, taken: set[str]) -> Profile | None:
        dialog = ProfileDialog(profile, {}, taken, self, self.tr("Who judges"))
        try:
            return dialog.profile() if dialog.exec() else None
        finally:
            dialog.deleteLater()
