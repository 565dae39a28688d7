"""One pair of criteria: a slider from “the first is extremely more important” to “the second is”, and the sentence."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent
from qgis.PyQt.QtWidgets import QGridLayout, QSizePolicy, QSlider, QToolButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.score.weighing.elided import ElidedLabel
from dss_planner.scoring.weighing.pairwise import STEPS, in_words, ratio_of, sentence, step_of

#: Width of the slider and of the names beside it [px].
_SLIDER, _NAMES = 150, 104


def degree(ratio: float) -> str:
    """Return an answer without names: “moderately more important (3)”."""
    times = min(9, max(1, round(ratio if ratio >= 1 else 1.0 / ratio)))
    words = {
        1: QCoreApplication.translate("PairLine", "equally important"),
        2: QCoreApplication.translate("PairLine", "equally to moderately more (2)"),
        3: QCoreApplication.translate("PairLine", "moderately more (3)"),
        4: QCoreApplication.translate("PairLine", "moderately to strongly more (4)"),
        5: QCoreApplication.translate("PairLine", "strongly more (5)"),
        6: QCoreApplication.translate("PairLine", "strongly to very strongly more (6)"),
        7: QCoreApplication.translate("PairLine", "very strongly more (7)"),
        8: QCoreApplication.translate("PairLine", "very strongly to extremely more (8)"),
        9: QCoreApplication.translate("PairLine", "extremely more (9)"),
    }
    return words[times]


class _AnswerSlider(QSlider):
    """Arrow keys move it; “=”, Space and Enter say “equal” where there is no answer yet."""

    agreed = pyqtSignal()
    taken_back = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Equal, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.agreed.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class PairLine(QWidget):
    """Says and changes the answer for one pair."""

    #: How many times the first is as important as the second; None takes the answer back.
    answered = pyqtSignal(object)
    #: The slider was let go.
    released = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._ratio: float | None = None
        self._filling = False
        self.first = ElidedLabel(self, Qt.AlignmentFlag.AlignRight)
        self.second = ElidedLabel(self)
        for label in (self.first, self.second):
            label.setMinimumWidth(_NAMES)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.slider = _AnswerSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(STEPS[0], STEPS[-1])
        self.slider.setPageStep(2)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(2)
        self.slider.setMinimumWidth(_SLIDER)
        self.words = ElidedLabel(self)
        self.equal = self._button("=", self.tr("Equally important (=)"))
        self.clear = self._button("", self.tr("Take the answer back (Delete)"))
        self.clear.setIcon(QIcon(QgsApplication.getThemeIcon("/mIconClearText.svg")))
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(6)
        for column, widget in enumerate((self.first, self.slider, self.second, self.words, self.equal, self.clear)):
            row.addWidget(widget, 0, column)
        for column, stretch in ((0, 3), (1, 4), (2, 3), (3, 6)):
            row.setColumnStretch(column, stretch)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._released)
        self.slider.agreed.connect(self._say_equal)
        self.slider.taken_back.connect(lambda: self._say(None))
        self.equal.clicked.connect(self._say_equal)
        self.clear.clicked.connect(lambda: self._say(None))

    def show_pair(self, first: str, second: str, ratio: float | None, editable: bool = True) -> None:
        """Show the pair of criteria and its answer, None where there is none yet."""
        self._names, self._ratio = (first, second), ratio
        self._filling = True
        # to the left is more for the first, as it reads
        self.slider.setValue(0 if ratio is None else -step_of(ratio))
        self._filling = False
        self.slider.setEnabled(editable)
        self.equal.setVisible(editable)
        self.clear.setVisible(editable)
        self.clear.setEnabled(ratio is not None)
        self.first.set_texts(first)
        self.second.set_texts(second)
        self.first.set_bold(ratio is not None and ratio > 1.05)
        self.second.set_bold(ratio is not None and ratio < 0.95)
        self.words.quiet = ratio is None
        if ratio is None:
            self.words.set_texts(self.tr("Not answered: move the slider, or “=” for equal"), self.tr("not answered"))
        else:
            whole = show(sentence(first, second, ratio))
            if abs(step_of(ratio)) and abs(ratio_of(step_of(ratio)) - ratio) > 1e-3:
                whole = f"{whole} [{in_words(ratio)}]"
            self.words.set_texts(whole, degree(ratio))
        self.slider.setAccessibleName(
            self.tr("{first} against {second}, from 9 times less to 9 times more").format(first=first, second=second)
        )
        self.slider.setAccessibleDescription(self.words.text())
        self.slider.setToolTip(self.words.text())

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
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
