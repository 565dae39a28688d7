"""The three-part editor: score now and before · the function with its handles and numbers · the land under it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QGuiApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.values.axis import Axis, axis_of, is_skewed, limits_of
from dss_planner.panels.score.values.carrying import from_text, to_text
from dss_planner.panels.score.values.class_table import ClassTable
from dss_planner.panels.score.values.cut_label import CutLabel
from dss_planner.panels.score.values.figures import decimals_for, plain, with_unit
from dss_planner.panels.score.values.function_bar import FunctionBar
from dss_planner.panels.score.values.function_chart import FunctionChart
from dss_planner.panels.score.values.input_chart import InputChart
from dss_planner.panels.score.values.number_panel import NumberPanel
from dss_planner.panels.score.values.score_histogram import ScoreHistogram
from dss_planner.scoring.defaults import changed_kind, mirrored
from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.refining import widest_step, with_break, with_end, without_step
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion
from dss_planner.scoring.wording import describe_ends, describe_function

#: Height that charts can do with [px].
_LOWEST = 200
#: Handle → the end that it belongs to.
_ENDS = {"below": "below", "lower": "below", "above": "above", "upper": "above"}


class ValueEditor(QWidget):
    """Shows one criterion; whoever holds the model takes `function_changed` and shows the model's answer."""

    #: The function, and whether a handle or slider is still held.
    function_changed = pyqtSignal(object, bool)
    #: The study's default function is wanted.
    reset_wanted = pyqtSignal()
    #: A sentence for the banner: level, sentence.
    message = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("value_editor")
        self.criterion: Criterion | None = None
        self.distribution: Distribution | None = None
        self.function = ValueFunction("linear")
        self._logarithmic: set[str] = set()
        self._judged: set[str] = set()
        self._names: Mapping[int, str] = {}
        self._colors: Mapping[int, QColor] = {}
        self._classes: Mapping[int, float] = {}
        self._held = False
        self._state = ""
        #: The function before other kinds were tried, and the one tried last.
        self._tried: tuple[ValueFunction, ValueFunction] | None = None
        self.bar = FunctionBar(self)
        self.score = ScoreHistogram(self)
        self.chart = FunctionChart(self)
        self.numbers = NumberPanel(self)
        self.classes = ClassTable(self)
        self.land = InputChart(self)
        self.sentence = CutLabel(self)
        self.sentence.setObjectName("values_sentence")
        self.nothing = quiet_label("", self)
        self.nothing.setObjectName("values_nothing")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fix = QPushButton(self)
        self.fix.setObjectName("values_fix")
        self._lay_out()
        self._connect()
        self.say(self.tr("Choose a criterion to see and change its value function."))

    def minimumSizeHint(self) -> QSize:
        """Beside the planner's dock on a small screen."""
        return QSize(super().minimumSizeHint().width(), _LOWEST)

    def show_criterion(self, criterion: Criterion, distribution: Distribution | None, state: str = "") -> None:
        """Show a criterion and what occurs in its layer. state: a sentence instead of that, while it is read or when
        it cannot be."""
        fresh = self.criterion is None or criterion.id != self.criterion.id
        if fresh:
            self.chart.settle()
        elif self._shows(criterion, distribution, state):
            self.criterion = criterion
            return
        self._state = state
        self.criterion, self.distribution, self.function = criterion, distribution, criterion.value_function
        if fresh:
            self._held = False
            self._tried = None
        if distribution is not None and criterion.id not in self._judged:
            self._judged.add(criterion.id)
            if is_skewed(distribution):
                self._logarithmic.add(criterion.id)
        self._stack.setCurrentIndex(1)
        self.bar.setEnabled(True)
        if distribution is not None and distribution.minimum == distribution.maximum and not distribution.beyond:
            words = self.tr("Everywhere {value}: this criterion tells no place from another. Choose another layer.")
            state = words.format(value=with_unit(plain(distribution.minimum), criterion.unit))
        self.land.say(state)
        self._show()

    def show_score(
        self,
        histogram: np.ndarray | None,
        ghost: np.ndarray | None = None,
        mean: float | None = None,
        ghost_mean: float | None = None,
        state: str = "",
    ) -> None:
        """Show land in each of 200 half points of the score and, as an outline, that of before."""
        self.score.say(state if histogram is None else "")
        self.score.show_score(histogram, ghost, mean, ghost_mean)

    def show_classes(
        self, names: Mapping[int, str], colors: Mapping[int, QColor], defaults: Mapping[int, float] | None = None
    ) -> None:
        """Take names and colours of the layer's classes, and values to propose for them."""
        if (names, colors, defaults or {}) == (self._names, self._colors, self._classes):
            return
        self._names, self._colors, self._classes = names, colors, defaults or {}
        self.land.show_classes(names, colors)
        if self.criterion is not None:
            self._show()

    def say(self, words: str, fix: str = "") -> None:
        """Show a sentence and no function: no criterion, or no model. fix: words of the button `fix`, '' hides it."""
        self.chart.settle()
        self.criterion, self.distribution = None, None
        self.nothing.setText(words)
        self.fix.setText(fix)
        self.fix.setVisible(bool(fix))
        self._stack.setCurrentIndex(0)
        self.bar.setEnabled(False)
        self.sentence.say("")

    @property
    def dragging(self) -> bool:
        """Whether a handle or a slider is held."""
        return self._held

    def take(self, function: ValueFunction, still: bool = False) -> None:
        """Change the function as the user did it, and tell."""
        self._held = still
        same = function == self.function
        self.function = function
        if not same or not still:
            self._show()
            self.function_changed.emit(function, still)

    def _shows(self, criterion: Criterion, distribution: Distribution | None, state: str) -> bool:
        """Return whether nothing would look otherwise: the model's answer to what was done here."""
        now = self.criterion
        if now is None or distribution is not self.distribution or state != self._state:
            return False
        wanted = (criterion.value_function, criterion.name, criterion.unit, criterion.used)
        return wanted == (self.function, now.name, now.unit, now.used)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        message = QWidget(self._stack)
        column = QVBoxLayout(message)
        column.addStretch(1)
        column.addWidget(self.nothing)
        column.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._stack.addWidget(message)
        right = QWidget(self._stack)
        both = QHBoxLayout(right)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(6)
        for widget, stretch in ((self.chart, 8), (self.numbers, 0), (self.classes, 14), (self.land, 8)):
            both.addWidget(widget, stretch)
        self._stack.addWidget(right)
        charts = QHBoxLayout()
        charts.setSpacing(6)
        charts.addWidget(self.score, 4)
        charts.addWidget(self._stack, 20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addLayout(charts, 1)
        layout.addWidget(self.sentence)

    def _connect(self) -> None:
        self.bar.kinds.chosen.connect(self._choose_kind)
        self.bar.turned.connect(lambda: self.take(mirrored(self.function)))
        self.bar.logarithmic.connect(self._bend)
        self.bar.reset_wanted.connect(self.reset_wanted)
        self.bar.copy_wanted.connect(self.copy)
        self.bar.paste_wanted.connect(self.paste)
        self.bar.presets.chosen.connect(self.take)
        self.bar.presets.message.connect(self.message)
        self.chart.changed.connect(self.take)
        self.chart.step_wanted.connect(self._add_step)
        self.chart.step_unwanted.connect(self._drop_handle)
        self.numbers.typed.connect(self.take)
        self.numbers.step_wanted.connect(self._add_step_with_room)
        self.numbers.step_unwanted.connect(self._drop_step)
        self.classes.changed.connect(self.take)
        self.chart.marking.connect(self.land.mark)
        self.land.marking.connect(self.chart.mark)

    def _show(self) -> None:
        criterion, function, distribution = self.criterion, self.function, self.distribution
        if criterion is None:
            return
        coded = function.kind == "categories"
        logarithmic = criterion.id in self._logarithmic
        limits = limits_of(function, distribution) if not coded or function.categories else (0.0, 1.0)
        axis = axis_of(function, distribution, logarithmic) if not coded else Axis(0.0, 1.0)
        if self.chart.dragging:
            axis = self.chart.axis
        self.bar.show_function(
            function, bool(distribution and distribution.classes), logarithmic, not coded and distribution is not None
        )
        self.bar.presets.show_criterion(function, criterion.unit, criterion.name, distribution, self._classes)
        self.chart.setVisible(not coded)
        self.numbers.setVisible(not coded)
        self.classes.setVisible(coded)
        if coded:
            self.classes.show_function(function, distribution, criterion.name, self._names, self._colors)
        else:
            self.chart.show_function(function, axis, limits, criterion.unit, criterion.name)
            self.numbers.show_function(function, criterion.unit, criterion.name, limits)
        self.land.show_land(function, axis, distribution, criterion.unit)
        self.sentence.say(self._words())

    def _words(self) -> str:
        """Return the function in words."""
        criterion = self.criterion
        if criterion is None:
            return ""
        parts = [self._class_words() or show(describe_function(self.function, criterion.unit))]
        parts += [show(end) for end in describe_ends(self.function, criterion.unit)]
        words = self.tr("{criterion} {function}.").format(criterion=criterion.name, function="; ".join(parts))
        if not criterion.used:
            words = self.tr("{words} It does not count in the score now.").format(words=words)
        if self.distribution is not None and self.distribution.beyond > 0:
            share = f"{100 * self.distribution.beyond:.1f}"
            words = self.tr("{words} {share} % of the land is beyond reach.").format(words=words, share=share)
        if self.distribution is not None and self.distribution.known < 1:
            share = f"{100 * (1 - self.distribution.known):.1f}"
            words = self.tr("{words} {share} % is unknown (NoData) and gets no score.").format(words=words, share=share)
        return words

    def _class_words(self) -> str:
        """Return what the classes that occur are worth, by name; '' for other functions, and without names."""
        found, values = self.distribution, self.function.categories
        if self.function.kind != "categories" or found is None or not self._names:
            return ""
        told = [f"{self._names.get(code, code)} {values[code]:.3g}" for code in sorted(found.classes) if code in values]
        return self.tr("gives each class its value: {classes}").format(classes=", ".join(told)) if told else ""

    def _choose_kind(self, kind: str) -> None:
        found = self.distribution
        if found is not None and found.minimum < found.maximum:
            ends = (found.low, found.high) if found.low < found.high else (found.minimum, found.maximum)
        else:
            ends = limits_of(self.function, None) if self.function != ValueFunction("categories") else (0.0, 1.0)
        codes = sorted(found.classes) if found is not None else ()
        before = self.function
        if self._tried is not None and self._tried[1] == before:
            before = self._tried[0]  # only looked at: the next kind follows from what was before it
        made = changed_kind(before, kind, *ends, codes)
        self._tried = (before, made)
        self.take(made)
        self._show()

    def _bend(self, on: bool) -> None:
        if self.criterion is not None:
            (self._logarithmic.add if on else self._logarithmic.discard)(self.criterion.id)
            self._show()

    def _add_step(self, x: float) -> None:
        try:
            self.take(with_break(self.function, x))
        except InputError as error:
            self.numbers.complain("", show(error))

    def _add_step_with_room(self) -> None:
        low, high = self.chart.limits
        self._add_step(round(widest_step(self.function, (low, high)), decimals_for(high - low)))

    def _drop_step(self, place: int) -> None:
        self.take(without_step(self.function, place))

    def _drop_handle(self, key: str) -> None:
        """Take away what a handle stands for: a step, or the value beyond a threshold."""
        what, _, place = key.partition(":")
        if what in ("break", "value") and self.function.kind == "steps":
            self._drop_step(int(place) + (1 if what == "break" else 0))
        elif what in _ENDS:
            self.take(with_end(self.function, _ENDS[what], None))

    def copy(self) -> None:
        """Put the function into the clipboard."""
        if self.criterion is not None:
            QGuiApplication.clipboard().setText(to_text(self.function, self.criterion.unit))
            words = self.tr("Copied: choose another criterion and press “Paste”.")
            self.message.emit("information", words)

    def paste(self) -> None:
        """Take the function in the clipboard; say why when there is none that fits."""
        if self.criterion is None:
            return
        try:
            carried = from_text(QGuiApplication.clipboard().text(), self.criterion.name)
        except InputError as error:
            self.message.emit("warning", show(error))
            return
        classes = bool(self.distribution and self.distribution.classes) or self.function.kind == "categories"
        if carried.function.kind == "categories" and not classes:
            words = self.tr(
                "The function copied is for classes, but “{criterion}” has quantities. Choose another kind."
            )
            self.message.emit("warning", words.format(criterion=self.criterion.name))
            return
        self.take(carried.function)
        if carried.unit != self.criterion.unit:
            words = self.tr("The numbers pasted are in “{unit}”, those of “{criterion}” in “{own}”: check them.")
            own, name = self.criterion.unit, self.criterion.name
            self.message.emit("warning", words.format(unit=carried.unit or "–", criterion=name, own=own or "–"))
