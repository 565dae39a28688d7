"""One pair of criteria: a slider from “the first is extremely more important” to “the second is”, and the sentence."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QGridLayout, QToolButton, QWidget

from dss_planner.panels.score.weighing.answer_slider import AnswerSlider
from dss_planner.panels.score.weighing.elided import STRONG, ElidedLabel
from dss_planner.scoring.weighing.pairwise import in_words, ratio_of, step_of

#: Width of the slider where there is little room, and otherwise [px]; size of the buttons.
_SLIDER, _BUTTON = (130, 170), 22
#: From this width of the line on the slider is longer [px].
_ROOMY = 700
#: Below this width sentence and slider do not fit beside each other [px].
_NARROW = 520
#: Share of the line that the slider takes below the sentence.
_STACKED = 0.6
#: Letters of a name where the whole sentence does not fit.
_SHORT = (18, 12, 10, 8)


def degree(ratio: float) -> str:
    """Return how much more or less important the first of a pair is, without names."""
    times = min(9, max(1, round(ratio if ratio >= 1 else 1.0 / ratio)))
    more = {
        2: QCoreApplication.translate("PairLine", "equally to moderately more"),
        3: QCoreApplication.translate("PairLine", "moderately more"),
        4: QCoreApplication.translate("PairLine", "moderately to strongly more"),
        5: QCoreApplication.translate("PairLine", "strongly more"),
        6: QCoreApplication.translate("PairLine", "strongly to very strongly more"),
        7: QCoreApplication.translate("PairLine", "very strongly more"),
        8: QCoreApplication.translate("PairLine", "very strongly to extremely more"),
        9: QCoreApplication.translate("PairLine", "extremely more"),
    }
    less = {
        2: QCoreApplication.translate("PairLine", "equally to moderately less"),
        3: QCoreApplication.translate("PairLine", "moderately less"),
        4: QCoreApplication.translate("PairLine", "moderately to strongly less"),
        5: QCoreApplication.translate("PairLine", "strongly less"),
        6: QCoreApplication.translate("PairLine", "strongly to very strongly less"),
        7: QCoreApplication.translate("PairLine", "very strongly less"),
        8: QCoreApplication.translate("PairLine", "very strongly to extremely less"),
        9: QCoreApplication.translate("PairLine", "extremely less"),
    }
    equal = QCoreApplication.translate("PairLine", "as important as")
    return (more if ratio >= 1 else less).get(times, equal)


class PairLine(QWidget):
    """Says and changes the answer for one pair; the first of it is always on the left of slider and sentence."""

    #: How many times the first is as important as the second; None takes the answer back.
    answered = pyqtSignal(object)
    #: The slider was let go.
    released = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._ratio: float | None = None
        self._filling = False
        self.slider = AnswerSlider(self)
        self.words = ElidedLabel(self)
        self.equal = self._button("=", self.tr("Equally important (=)"))
        self.clear = self._button("", self.tr("Take the answer back (Delete)"))
        self.clear.setIcon(QIcon(QgsApplication.getThemeIcon("/mIconClearText.svg")))
        self._stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._stack(False)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._released)
        self.slider.agreed.connect(self._say_equal)
        self.slider.taken_back.connect(lambda: self._say(None))
        self.equal.clicked.connect(self._say_equal)
        self.clear.clicked.connect(lambda: self._say(None))

    def share_out(self, width: int) -> None:
        """Divide ``width``; where there is little the sentence goes above the slider."""
        self._stack(width < _NARROW)
        self.slider.setFixedWidth(int(width * _STACKED) if width < _NARROW else _SLIDER[width >= _ROOMY])

    def _stack(self, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for widget in (self.slider, self.words, self.equal, self.clear):
            self._grid.removeWidget(widget)
        row = 1 if stacked else 0
        self._grid.addWidget(self.slider, row, 0)
        self._grid.addWidget(self.words, 0, 0 if stacked else 1, 1, 4 if stacked else 1)
        self._grid.addWidget(self.equal, row, 2)
        self._grid.addWidget(self.clear, row, 3)

    def show_pair(self, first: str, second: str, ratio: float | None, editable: bool = True) -> None:
        """Show the pair of criteria and its answer, None where there is none yet."""
        self._names, self._ratio = (first, second), ratio
        self._filling = True
        # to the left is more for the first, as it reads
        self.slider.setValue(0 if ratio is None else -step_of(ratio))
        self.slider.set_answered(ratio is not None)
        self._filling = False
        self.slider.setEnabled(editable)
        self.equal.setVisible(editable)
        self.clear.setVisible(editable)
        self.clear.setEnabled(ratio is not None)
        self.words.quiet = ratio is None
        short = [[name if len(name) <= most else f"{name[: most - 1]}…" for name in (first, second)] for most in _SHORT]
        briefs = (self._sentence(*names, ratio, brief=True) for names in ((first, second), *short))
        self.words.set_texts(self._sentence(first, second, ratio), *briefs)
        self.slider.setAccessibleName(
            self.tr("{first} against {second}, from 9 times more to 9 times less").format(first=first, second=second)
        )
        self.slider.setAccessibleDescription(self.words.text())
        self.slider.setToolTip(self.tr("Left: {first}. Right: {second}.").format(first=first, second=second))

    def _sentence(self, first: str, second: str, ratio: float | None, brief: bool = False) -> str:
        if ratio is None:
            return self.tr("{first} against {second}: not answered").format(first=first, second=second)
        words = f"{STRONG}{degree(ratio)}{STRONG}"
        if step_of(ratio) == 0:
            return self.tr("{first} is {degree} {second}").format(first=first, degree=words, second=second)
        if brief:
            return self.tr("{first} {degree} than {second}").format(first=first, degree=words, second=second)
        number = in_words(ratio) if abs(ratio_of(step_of(ratio)) - ratio) > 1e-3 else in_words(max(ratio, 1 / ratio))
        return self.tr("{first} is {degree} important than {second} ({number})").format(
            first=first, degree=words, second=second, number=number
        )

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.setFixedSize(_BUTTON, _BUTTON)
        return button

    def _moved(self, value: int) -> None:
        if not self._filling:
            self._say(ratio_of(-value))

    def _released(self) -> None:
        if self._ratio is None and self.slider.value() == 0:
            self._say(1.0)
        self.released.emit()

    def _say_equal(self) -> None:
        self._say(1.0)
        self.released.emit()

    def _say(self, ratio: float | None) -> None:
        self.show_pair(*self._names, ratio)
        self.answered.emit(ratio)
        if not self.slider.isSliderDown():
            self.released.emit()
