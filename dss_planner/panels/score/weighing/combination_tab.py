"""The tab “Combination” of the window “Score”: how criteria become one score, from cautious to optimistic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.score_tab import ScoreTab
from dss_planner.panels.score.weighing.strategy_picture import StrategyPicture
from dss_planner.panels.score.weighing.weak_picture import WeakPicture
from dss_planner.panels.tables import number
from dss_planner.scoring.combination.combining import (
    GEOMETRIC,
    MOST_ORDERED,
    NEUTRAL,
    OWA,
    WEIGHTED_SUM,
    Combination,
)
from dss_planner.scoring.combination.formula import (
    counted_at_ends,
    describe_against_sum,
    formula_of,
    strategy,
    weak_scores,
    weak_sentence,
)
from dss_planner.scoring.editing import percents, with_combination
from dss_planner.scoring.wording import describe_combination

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

#: Steps of the slider from cautious to optimistic.
_STEPS = 100
#: A cautious start for ordered weighting that was not used before: the quantifier p² [A].
_FIRST = 0.35
_MERGE = "optimism"


class CombinationTab(ScoreTab):
    """To the left the choice, in the middle what it means, to the right the formula with the numbers of now."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Combination")
        self._filling = False
        self._optimism = _FIRST
        self._plain = ""
        self.kinds = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        words = {
            WEIGHTED_SUM: (self.tr("Weighted &sum"), self.tr("A strong criterion makes up for a weak one")),
            GEOMETRIC: (self.tr("&Geometric mean"), self.tr("The weak link: one criterion at 0 makes the score 0")),
            OWA: (self.tr("&Ordered weighting"), self.tr("From the weakest criterion to the strongest")),
        }
        for kind, (name, tip) in words.items():
            radio = QRadioButton(name, self.inner)
            radio.setObjectName(f"combination_{kind}")
            radio.setToolTip(tip)
            self.kinds.addButton(radio)
            self.radios[kind] = radio
            radio.clicked.connect(lambda _, kind=kind: self._choose(kind))
        self._make_numbers()
        self.triangle = StrategyPicture(self.inner)
        self.weak = WeakPicture(self.inner)
        self.weak_one = QComboBox(self.inner)
        self.weak_one.setObjectName("weak_criterion")
        self.weak_one.setAccessibleName(self.tr("The weak criterion"))
        self.weak_one.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.weak_one.setMinimumContentsLength(10)
        self.meaning, self.place, self.weak_words, self.counts = (quiet_label("", self.inner) for _ in range(4))
        for name in ("meaning", "place", "weak_words", "counts"):
            getattr(self, name).setObjectName(f"combination_{name}")
        self.formula = quiet_label("", self.inner)
        self.formula.setObjectName("combination_formula")
        self.formula.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag
        self.formula.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.copy = QPushButton(self.tr("Cop&y the formula"), self.inner)
        self.copy.setToolTip(self.tr("Copy formula, weights and meaning as plain text"))
        self._lay_out()
        self.slider.valueChanged.connect(lambda value: self._move(value / _STEPS, self.slider.isSliderDown()))
        self.slider.sliderReleased.connect(self.desk.end_drag)
        self.spin.valueChanged.connect(lambda value: self._move(value, False))
        self.triangle.moved.connect(self._move)
        self.weak_one.activated.connect(lambda _: self._show_weak())
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.plain()))

    def renew(self) -> None:
        """Show the combination of the model at hand."""
        model = self.desk.draft
        there = self.desk.model is not None or self.desk.is_own
        self.whole.setEnabled(there)
        how, count = model.how, len(model.used)
        self._filling = True
        self.radios[how.kind].setChecked(True)
        self.radios[OWA].setEnabled(count <= MOST_ORDERED)
        owa = how.kind == OWA
        if owa:
            self._optimism = how.optimism
        for widget in (self.slider, self.spin):
            widget.setEnabled(owa)
        shown = how.optimism if owa else NEUTRAL
        if not self.slider.isSliderDown():
            self.slider.setValue(round(shown * _STEPS))
        self.spin.setValue(shown)
        self._filling = False
        self.triangle.show_place(None if how.kind == GEOMETRIC else shown, count)
        meaning, _ = describe_combination(how, count)
        against = describe_against_sum(how)
        self.meaning.setText(" ".join(show(part) for part in (meaning, against) if part is not None))
        self.place.setText(self._place(how, count))
        self._fill_weak(count)
        self._show_weak()
        self._show_formula(how)

    def plain(self) -> str:
        """Return formula, weights and meaning as plain text."""
        return self._plain

    def _make_numbers(self) -> None:
        """Make slider and field of the optimism."""
        self.slider = QSlider(Qt.Orientation.Horizontal, self.inner)
        self.slider.setObjectName("optimism")
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(10)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(_STEPS // 2)
        self.slider.setAccessibleName(self.tr("From cautious to optimistic"))
        self.slider.setToolTip(
            self.tr("Cautious: the weak criteria of a place decide. Optimistic: its strong ones. Middle: weighted sum.")
        )
        self.spin = QDoubleSpinBox(self.inner)
        self.spin.setRange(0.0, 1.0)
        self.spin.setDecimals(2)
        self.spin.setSingleStep(0.05)
        self.spin.setKeyboardTracking(False)
        self.spin.setAccessibleName(self.tr("Optimism, 0 to 1"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2)
        for radio in self.radios.values():
            left.addWidget(radio)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        ends.addWidget(self.slider, 1)
        ends.addWidget(self.spin)
        left.addLayout(ends)
        left.addWidget(self.triangle, 20)
        left.addWidget(self.place)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(3)
        middle.addWidget(self.meaning)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("A place weak in"), self.inner))
        row.addWidget(self.weak_one, 1)
        middle.addLayout(row)
        middle.addWidget(self.weak)
        middle.addWidget(self.weak_words)
        middle.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(3)
        right.addWidget(self.formula)
        right.addWidget(self.counts)
        right.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self.whole = QWidget(self.inner)
        columns = QHBoxLayout(self.whole)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        for column, stretch in ((left, 4), (middle, 6), (right, 6)):
            columns.addLayout(column, stretch)
        self.body.addWidget(self.whole, 1)

    def _choose(self, kind: str) -> None:
        """Take a kind; ordered weighting begins where it was left."""
        optimism = self._optimism if kind == OWA else NEUTRAL
        self.desk.edit("", with_combination(self.desk.draft, Combination(kind, optimism)))

    def _move(self, optimism: float, dragging: bool) -> None:
        """Set the optimism; a drag is one step."""
        if self._filling:
            return
        how = Combination(OWA, round(optimism, 2))
        self.desk.edit("", with_combination(self.desk.draft, how), _MERGE if dragging else "")
        if not dragging:
            self.desk.end_drag()

    def _place(self, how: Combination, count: int) -> str:
        if how.kind == GEOMETRIC:
            return self.tr("No ordered weighting: no place in the triangle.")
        place = strategy(how.optimism if how.kind == OWA else NEUTRAL, count)
        return self.tr("Orness {orness}, trade-off {trade}").format(
            orness=number(place.orness, 2), trade=number(place.trade_off, 2)
        )

    def _fill_weak(self, count: int) -> None:
        """Offer the criteria; the one with most weight is weak as long as nobody chose another."""
        used = self.desk.draft.used
        keys = [self.weak_one.itemData(place) for place in range(self.weak_one.count())]
        if keys != [item.id for item in used]:
            self.weak_one.clear()
            for item in used:
                self.weak_one.addItem(shown_name(item), item.id)
            most = max(range(count), key=lambda place: used[place].weight, default=0)
            self.weak_one.setCurrentIndex(most)
        self.weak_one.setEnabled(count > 1)

    def _weights(self) -> list[float]:
        return [share / 100.0 for share in percents(self.desk.draft).values()]

    def _show_weak(self) -> None:
        model, weights = self.desk.draft, self._weights()
        weak = max(self.weak_one.currentIndex(), 0)
        there = len(weights) > 1
        self.weak.setVisible(there)
        self.weak_words.setVisible(there)
        if there:
            scores = weak_scores(weights, weak, model.how)
            self.weak.show_scores(len(weights), weak, scores)
            self.weak_words.setText(show(weak_sentence(model.how, shown_name(model.used[weak]), scores)))

    def _show_formula(self, how: Combination) -> None:
        used, weights = self.desk.draft.used, self._weights()
        names = [shown_name(item) for item in used]
        formula = formula_of(how, names, weights)
        terms = [show(term) for term in formula.terms]
        note = self.tr("S: score, 0–100; a name stands for what its value function gives, 0–1.")
        self.formula.setText("<br>".join([formula.html, *terms, note]))
        self.formula.setAccessibleName(formula.plain)
        lines = []
        if how.effective == OWA:
            for name, (best, worst) in zip(names, counted_at_ends(how, weights)):
                lines.append(
                    self.tr("{name} counts {best} % as the strongest, {worst} % as the weakest").format(
                        name=name, best=number(100 * best), worst=number(100 * worst)
                    )
                )
        self.counts.setText("\n".join(lines))
        self.counts.setVisible(bool(lines))
        meaning, _ = describe_combination(how, len(used))
        self._plain = "\n".join([formula.plain, *terms, note, *lines, show(meaning)])
