"""A value for each class of a map of classes: its colour, its land, a slider and a number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.checked_field import WRONG
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.values.cut_label import CutLabel
from dss_planner.panels.score.values.figures import percent
from dss_planner.panels.score.values.inks import Inks, score_color
from dss_planner.panels.score.values.number_box import NumberBox
from dss_planner.panels.tables import number
from dss_planner.scoring.functions.distribution import Distribution
from dss_planner.scoring.functions.refining import with_number
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.functions.worths import unlisted_codes

#: Steps of a slider from 0 to 1.
_FINE = 100
_OTHER = "other"
#: The value that a class has before one is given.
_START = 0.5
#: What a long name takes at least [px].
_NAME = 110


class Swatch(QWidget):
    """The colour of a class on the map and, framed in it, of its value on the map of the score."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._color: QColor | None = None
        self._value: float | None = None
        self.setFixedSize(QSize(26, 16))

    def show_colors(self, color: QColor | None, value: float | None) -> None:
        """Show both; None leaves one out."""
        self._color, self._value = color, value
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two halves."""
        painter = QPainter(self)
        inks = Inks.of(self.palette())
        painter.setPen(QPen(inks.quiet, 1.0))
        for place, color in enumerate((self._color, None if self._value is None else score_color(self._value))):
            part = QRectF(0.5 + 13 * place, 1.5, 12.0, 13.0)
            if color is not None:
                painter.fillRect(part, color)
            elif place:
                painter.drawLine(part.bottomLeft(), part.topRight())
            painter.drawRect(part)
        painter.end()


class ClassTable(QWidget):
    """Classes that have a value or occur, and “all others”."""

    #: The function, and whether a slider is still held.
    changed = pyqtSignal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("values_classes")
        self.function = ValueFunction("categories")
        self.sliders: dict[str, QSlider] = {}
        self.boxes: dict[str, NumberBox] = {}
        self._swatches: dict[str, Swatch] = {}
        self._shares: dict[str, QLabel] = {}
        self._names: Mapping[int, str] = {}
        self._colors: Mapping[int, QColor] = {}
        self._distribution: Distribution | None = None
        self._name = ""
        self._shown: object = None
        self.warning = quiet_label("", self)
        self.warning.setObjectName("values_unlisted")
        self.fix = QPushButton(self.tr("Give them 0.5"), self)
        self.fix.setObjectName("values_unlisted_fix")
        self.fix.clicked.connect(self._list_all)
        self.problem = quiet_label("", self)
        self.problem.setObjectName("values_class_problem")
        self.problem.setStyleSheet(f"color: {WRONG};")
        self.other = QCheckBox(self.tr("All others"), self)
        self.other.setObjectName("values_other_on")
        self.other.setToolTip(self.tr("A value for classes that are not listed; without it the score stops at them"))
        self.other.toggled.connect(self._switch_other)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        top = QHBoxLayout()
        top.addWidget(self.warning, 1)
        top.addWidget(self.fix, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.problem)
        self.problem.hide()

    def show_function(
        self,
        function: ValueFunction,
        distribution: Distribution | None,
        name: str,
        names: Mapping[int, str],
        colors: Mapping[int, QColor],
    ) -> None:
        """Show a function of classes. names, colors: of the codes, as far as the legend is known."""
        self.function, self._distribution, self._name = function, distribution, name
        self._names, self._colors = names, colors
        land = distribution.classes if distribution else {}
        codes = sorted({*function.categories, *land}, key=lambda code: (-land.get(code, 0.0), code))
        shown = (tuple(codes), dict(names), id(distribution))
        fresh = shown != self._shown
        if fresh:
            self._shown = shown
            self._lay_out(codes)
        for code in codes:
            self._fill(str(code), function.categories.get(code), code)
        self.other.blockSignals(True)
        self.other.setChecked(function.other is not None)
        self.other.blockSignals(False)
        self._fill(_OTHER, function.other, None)
        if fresh:
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            self._scroll.setMinimumWidth(self._scroll.widget().minimumSizeHint().width() + bar)
        self._show_unlisted()
        self._complain("", "")

    def class_name(self, code: int) -> str:
        """Return the name of a class, or its number."""
        return self._names.get(code) or self.tr("class {code}").format(code=code)

    def _lay_out(self, codes: list[int]) -> None:
        self.sliders, self.boxes, self._swatches, self._shares = {}, {}, {}, {}
        self.other.setParent(self)  # it outlives the rows
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(2, 0, 6, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 2)
        for row, code in enumerate(codes):
            words = self.class_name(code)
            label = CutLabel(rows)
            label.say(f"{code}  {words}" if self._names.get(code) else words)
            label.setMinimumWidth(min(label.fontMetrics().horizontalAdvance(label.words) + 4, _NAME))
            self._row(grid, row, str(code), label, words, rows)
        self._row(grid, len(codes), _OTHER, self.other, self.other.text(), rows)
        grid.setRowStretch(len(codes) + 1, 1)
        self._scroll.setWidget(rows)
        self.other.show()

    def _row(self, grid: QGridLayout, row: int, key: str, label: QWidget, words: str, parent: QWidget) -> None:
        swatch, share = Swatch(parent), QLabel(parent)
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        slider = QSlider(Qt.Orientation.Horizontal, parent)
        slider.setObjectName(f"values_class_slider_{key}")
        slider.setRange(0, _FINE)
        slider.setSingleStep(1)
        slider.setPageStep(10)
        slider.setMinimumWidth(48)
        slider.setAccessibleName(self.tr("Value of {name}, in hundredths").format(name=words))
        slider.valueChanged.connect(partial(self._slide, key))
        slider.sliderReleased.connect(self._released)
        box = NumberBox(f"values_class_{key}", parent, True, 4)
        box.set_step(0.05, (0.0, 1.0))
        box.setFixedWidth(box.minimumSizeHint().width())
        box.setAccessibleName(self.tr("Value of {name}, 0–1").format(name=words))
        box.typed.connect(partial(self._take, key))
        if isinstance(label, QLabel):
            label.setBuddy(box)
        for column, widget in enumerate((swatch, label, share, slider, box)):
            grid.addWidget(widget, row, column)
        self.sliders[key], self.boxes[key], self._swatches[key], self._shares[key] = slider, box, swatch, share

    def _fill(self, key: str, value: float | None, code: int | None) -> None:
        slider, box = self.sliders[key], self.boxes[key]
        known = value is not None
        if not slider.isSliderDown():
            slider.blockSignals(True)
            slider.setValue(round(_FINE * (value or 0.0)))
            slider.blockSignals(False)
        box.set_number(value if value is not None else 0.0)
        if code is None:
            slider.setEnabled(known)
            box.setEnabled(known)
            self._shares[key].setText("")
        else:
            self._shares[key].setText(self._land(code))
        self._swatches[key].show_colors(self._colors.get(code) if code is not None else None, value)

    def _land(self, code: int) -> str:
        """Return the share and, where it is known, the hectares of a class."""
        found = self._distribution
        if found is None:
            return ""
        share = found.classes.get(code, 0.0)
        if not share:
            return self.tr("does not occur")
        if not found.hectares:
            return percent(share)
        return self.tr("{share} · {hectares} ha").format(share=percent(share), hectares=number(share * found.hectares))

    def _show_unlisted(self) -> None:
        codes = unlisted_codes(self.function, self._distribution) if self._distribution else ()
        words = ""
        if codes:
            names = ", ".join(f"{code} {self._names[code]}" if code in self._names else f"{code}" for code in codes)
            words = self.tr("These classes occur and have no value, so the score stops there: {classes}.")
            words = words.format(classes=names)
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.fix.setVisible(bool(words))

    def _list_all(self) -> None:
        codes = unlisted_codes(self.function, self._distribution) if self._distribution else ()
        self._emit({**self.function.categories, **dict.fromkeys(codes, _START)}, self.function.other, False)

    def _switch_other(self, on: bool) -> None:
        self._emit(self.function.categories, _START if on else None, False)

    def _slide(self, key: str, value: int) -> None:
        self._set(key, value / _FINE, self.sliders[key].isSliderDown())

    def _released(self) -> None:
        self.changed.emit(self.function, False)

    def _take(self, key: str, value: float) -> None:
        try:
            with_number(self.function, _OTHER if key == _OTHER else f"code:{key}", value, self._name)
        except InputError as error:
            self._complain(key, show(error))
            return
        self._complain("", "")
        self._set(key, value, False)

    def _set(self, key: str, value: float, still: bool) -> None:
        if key == _OTHER:
            self._emit(self.function.categories, value, still)
        else:
            self._emit({**self.function.categories, int(key): value}, self.function.other, still)

    def _emit(self, values: Mapping[int, float], other: float | None, still: bool) -> None:
        self.function = ValueFunction("categories", categories=dict(values), other=other)
        self.changed.emit(self.function, still)

    def _complain(self, key: str, words: str) -> None:
        for other, box in self.boxes.items():
            box.complain(words if other == key else "")
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
