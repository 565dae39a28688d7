"""The tab “Weights” of the window “Score”: pairs, presets, advice of the data, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QWidget

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.score.score_tab import ScoreTab
from dss_planner.panels.score.weighing.advice_part import AdvicePart
from dss_planner.panels.score.weighing.groups_part import GroupsPart
from dss_planner.panels.score.weighing.offers import Offer, Offers
from dss_planner.panels.score.weighing.pairs_part import PairsPart
from dss_planner.panels.score.weighing.presets_part import PresetsPart
from dss_planner.scoring.editing import with_weights

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

#: Width of what is open and of the bars beside it [px].
_PART, _BARS = 590, 250
PAIRS, PRESETS, ADVICE, GROUPS = range(4)


class _Pages(QStackedWidget):
    """Needs no more room than the page that is open."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()


class WeightsTab(ScoreTab):
    """To the left the ways to weights, in the middle one of them, to the right what it offers beside what counts."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Weights")
        self.ways = QListWidget(self.inner)
        self.ways.setObjectName("ways_to_weights")
        self.ways.setAccessibleName(self.tr("Ways to weights"))
        FocusRing(self.ways)
        self.ways.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tips = (
            (self.tr("In pairs"), self.tr("Which of two criteria is more important, and how much (AHP)")),
            (self.tr("Presets"), self.tr("Equal, proposals, and weights you kept")),
            (self.tr("Advice"), self.tr("What the data suggest: entropy and CRITIC")),
            (self.tr("Groups"), self.tr("Weights of countries, working groups and people")),
        )
        for name, tip in tips:
            item = QListWidgetItem(name)
            item.setToolTip(tip)
            item.setSizeHint(QSize(10, self.fontMetrics().height() + 12))
            self.ways.addItem(item)
        wide = max(self.fontMetrics().horizontalAdvance(name) for name, _ in tips)
        self.ways.setFixedWidth(wide + 20)
        self.stack = _Pages(self.inner)
        self.pairs = PairsPart(self.desk, self.stack)
        self.presets = PresetsPart(self.desk, self.stack)
        self.advice = AdvicePart(self.desk, lookups, self.stack)
        self.groups = GroupsPart(session, self.stack)
        for part in (self.pairs, self.presets, self.advice, self.groups):
            self.stack.addWidget(part)
        self.offers = Offers(self.inner)
        self.split = QSplitter(Qt.Orientation.Horizontal, self.inner)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.stack)
        self.split.addWidget(self.offers)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_PART, _BARS])
        self.whole = QWidget(self.inner)
        row = QHBoxLayout(self.whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ways)
        row.addWidget(self.split, 1)
        self.body.addWidget(self.whole, 1)
        self.ways.currentRowChanged.connect(self._go)
        self.offers.taken.connect(self.take)
        self.presets.wanted.connect(self._take_preset)
        for part in (self.pairs, self.presets, self.advice):
            part.offered.connect(self._show_offers)
        self.presets.message.connect(self.message)
        self.groups.message.connect(self.message)
        session.results_changed.connect(self.advice.forget)
        self.ways.setCurrentRow(PAIRS)

    def renew(self) -> None:
        """Show the weights, and what the way that is open makes of them."""
        there = self.desk.model is not None or self.desk.is_own
        self.whole.setEnabled(there)
        model = self.desk.draft
        way = self.ways.currentRow()
        if way == PAIRS:
            self.pairs.renew(model)
        elif way == PRESETS:
            self.presets.renew(model)
        elif way == ADVICE:
            self.advice.renew(self.desk.model)
        else:
            self.groups.renew()
        self._show_offers()

    def take(self, offer: Offer) -> None:
        """Take over weights, around locks, in one step."""
        try:
            changed = with_weights(self.desk.draft, offer.weights)
        except InputError as error:
            self.message.emit("problem", show(error), "")
            return
        self.desk.edit(offer.step, changed)

    def leave(self) -> None:
        """Let go of what outlives the window."""
        super().leave()
        self.session.results_changed.disconnect(self.advice.forget)
        self.groups.leave()

    def _go(self, way: int) -> None:
        self.stack.setCurrentIndex(way)
        self.stack.updateGeometry()
        self.offers.setVisible(way != GROUPS)
        if self.isVisible():
            self.renew()

    def _take_preset(self) -> None:
        if self.presets.offer is not None:
            self.take(self.presets.offer)

    def _show_offers(self) -> None:
        way = self.ways.currentRow()
        if way == GROUPS:
            return
        one = {PAIRS: self.pairs, PRESETS: self.presets}.get(way)
        found = self.advice.offers if one is None else tuple(offer for offer in (one.offer,) if offer is not None)
        used = {item.id for item in self.desk.draft.used}
        self.offers.show_offers(self.desk.draft, [offer for offer in found if used <= set(offer.weights)])
