"""Groups: whose weights are kept, how far they are apart, and where each would rank the sites."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.weighing.groups_part import GroupsPart
from dss_planner.panels.sites.sites_tab import SitesTab
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.running import CancelCheck, Progress
from dss_planner.scoring.weighing.profiles import Profile, complete
from dss_planner.sites.groupranks import GroupRanks, ranks_by_profile
from dss_planner.study.folder import StudyFolder
from dss_planner.study.siteranking import ranking_request

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

KIND = "ranks by profile"
#: Rows shown without scrolling; width from which both halves lie beside each other [px].
_ROWS, _ACROSS = 7, 900
#: Height for headings and four profiles [px].
_PROFILES = 130
#: At most this many sites are listed; what is copied has all.
MOST = 200


@dataclass(frozen=True)
class _Question:
    folder: str
    profiles: tuple[Profile, ...]


def _answer(question: _Question, progress: Progress, cancelled: CancelCheck) -> GroupRanks:
    return ranks_by_profile(ranking_request(StudyFolder.at(question.folder)), question.profiles)


class GroupsTab(SitesTab):
    """Profiles to the left, ranks of the sites by profile to the right."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Groups")
        self.found: GroupRanks | None = None
        self._asked: object = None
        self.groups = GroupsPart(session, self.inner)
        self.groups.message.connect(self.message)
        side = QWidget(self.inner)
        self.findings = quiet_label("", side)
        self.findings.setObjectName("group_ranks_findings")
        self.table = ResultTable([""], 0, "group_ranks", _ROWS, side)
        self.table.setAccessibleName(self.tr("Rank of each site by each profile"))
        self.copy = QPushButton(self.tr("&Copy"), side)
        self.copy.setToolTip(self.tr("Copy ranks and scores as a table"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.words()))
        self.more = quiet_label("", side)
        self.more.setObjectName("group_ranks_more")
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.more, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.findings)
        column.addWidget(self.table)
        column.addLayout(row)
        column.addStretch(1)
        self.split = TurningSplitter(_ACROSS, self.inner)
        self.split.addWidget(self.groups)
        self.split.addWidget(side)
        self.split.setSizes([600, 340])
        self.groups.split.setMinimumHeight(_PROFILES)
        self.body.addWidget(self.split, 1)
        self.body.addStretch(0)  # without a model the words stay at the top
        session.score_desk.changed.connect(self.load)

    def renew(self) -> None:
        """Show the profiles, and ask where each would rank the sites."""
        self.groups.renew()
        score = self.session.score_desk
        # before there is a model of one's own, or its layers, nothing could be kept
        self.split.setVisible(score.model is not None or score.is_own)
        nothing = self.say_nothing()
        model = self.session.score_desk.draft
        profiles = complete(model.profiles, [item.id for item in model.used])
        if nothing or not profiles:
            self.lookups.drop(KIND)
            self.found, self._asked = None, None
            self._show("" if nothing else self.tr("Keep the weights of someone to see how they would rank the sites."))
            return
        mark = (self.desk.stamp, profiles)
        if mark == self._asked:
            return
        self._asked = mark
        folder = self.session.folder

        def publish(outcome: Outcome) -> None:
            if self._asked == mark and not outcome.cancelled:
                self.found = outcome.result if outcome.done else None
                self._show("" if outcome.done else show(outcome.sentence))

        title = self.tr("Ranking the sites for each profile")
        self.lookups.ask(KIND, title, lambda: _Question(folder, profiles), _answer, publish)

    def words(self) -> str:
        """Return ranks and scores as text with tabs."""
        found = self.found
        if found is None:
            return ""
        rank, score = self.tr("{who}: rank"), self.tr("{who}: score")
        heads = [form.format(who=name) for name in found.profiles for form in (rank, score)]
        lines = ["\t".join([self.tr("Site"), self.tr("now"), *heads])]
        for site, now, ranks, scores in zip(found.sites, found.now, found.ranks, found.scores):
            pairs = [cell for pair in zip(map(_rank, ranks), (number(v, 2) for v in scores)) for cell in pair]
            lines.append("\t".join([site, _rank(now), *pairs]))
        return "\n".join([*lines, "", *(show(sentence) for sentence in found.findings)])

    def leave(self) -> None:
        """Let go of what outlives the window."""
        self.lookups.drop(KIND)
        self.session.score_desk.changed.disconnect(self.load)
        self.groups.leave()
        super().leave()

    def _show(self, words: str) -> None:
        found = self.found
        self.table.setVisible(found is not None)
        self.copy.setVisible(found is not None)
        self.more.setVisible(found is not None and len(found.sites) > MOST)
        if found is None:
            self.findings.setText(words)
            return
        self.findings.setText(" ".join(show(sentence) for sentence in found.findings))
        heads = [self.tr("Site"), self.tr("now"), *found.profiles]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        for column in range(len(heads)):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.more.setText(
            self.tr("The first {shown} of {count} sites by their mean rank are listed; what is copied has all.").format(
                shown=number(MOST), count=number(len(found.sites))
            )
        )
        every = zip(found.sites, found.now, found.ranks, found.scores)
        rows = []
        for site, now, ranks, scores in islice(every, MOST):
            cells = [Cell(site), Cell(_rank(now), _sorted(now))]
            for own, score, who in zip(ranks, scores, found.profiles):
                tip = self.tr("{who}: rank {rank}, score {score}").format(
                    who=who, rank=_rank(own), score=number(score, 1)
                )
                cells.append(Cell(_rank(own), _sorted(own), tip))
                font = cells[-1].font()
                font.setBold(own == 1)
                cells[-1].setFont(font)
            rows.append(cells)
        self.table.fill(rows)
        self.table.clearSelection()


def _rank(rank: int | None) -> str:
    return "–" if rank is None else str(rank)


def _sorted(rank: int | None) -> float:
    return float("inf") if rank is None else float(rank)
