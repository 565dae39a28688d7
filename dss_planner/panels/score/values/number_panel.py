"""The numbers of a value function, beside its curve."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.checked_field import WRONG
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.values.figures import with_unit
from dss_planner.panels.score.values.handle_words import field_name
from dss_planner.panels.score.values.number_box import NumberBox
from dss_planner.scoring.functions.refining import with_end, with_number
from dss_planner.scoring.functions.valuefunctions import RAMPS, ValueFunction

_ENDS = (("below", "lower"), ("above", "upper"))
_VALUE_STEP = 0.05
#: Numbers with a row of their own.
_WIDE = ("low", "high", "half_width")


class NumberPanel(QWidget):
    """Fields for every number; what is typed goes into the function only when the whole stays valid."""

    #: The function with the number typed.
    typed = pyqtSignal(object)
    #: One more step; the step with this number (from 0) away.
    step_wanted = pyqtSignal()
    step_unwanted = pyqtSignal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("values_numbers")
        self._function: ValueFunction | None = None
        self._name = self._unit = ""
        self._limits = (0.0, 1.0)
        self._layout_of: object = None
        self.boxes: dict[str, NumberBox] = {}
        self.ends: dict[str, QCheckBox] = {}
        self._rows = QWidget(self)
        self._caption = QLabel(self)
        self.problem = quiet_label("", self)
        self.problem.setObjectName("values_problem")
        self.problem.setStyleSheet(f"color: {WRONG};")
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._caption)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.problem)
        self.complain("", "")

    def show_function(self, function: ValueFunction, unit: str, name: str, limits: tuple[float, float]) -> None:
        """Show a function of quantities. limits: values that occur; name: of the criterion."""
        kept = function == self._function and name == self._name
        self._function, self._unit, self._name, self._limits = function, unit, name, limits
        self._lay_out()
        step = _round_step(limits)
        for key, box in self.boxes.items():
            box.set_unit(unit if key in _WIDE else "")
            box.set_step(*((_VALUE_STEP, (0.0, 1.0)) if _is_value(key) else (step, limits)))
            if not kept:
                box.set_number(_number_of(function, key))
        for key, switch in self.ends.items():
            on = getattr(function, key) is not None
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
            for field in (key, dict(_ENDS)[key]):
                self.boxes[field].setEnabled(on)
        if not kept:
            self.complain("", "")

    def complain(self, key: str, words: str) -> None:
        """Say what is wrong with the number ``key``; nothing when ``words`` is empty."""
        for other, box in self.boxes.items():
            box.complain(words if other == key else "")
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _lay_out(self) -> None:
        function = self._function
        if function is None:
            return
        wanted = (function.kind, len(function.values), self._unit)
        if wanted == self._layout_of:
            return
        self._layout_of = wanted
        self.boxes, self.ends = {}, {}
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        row = self._step_rows(grid) if function.kind == "steps" else self._bound_rows(grid)
        row = self._end_rows(grid, row)
        grid.setRowStretch(row, 1)
        self._scroll.setWidget(self._rows)
        wide = self._rows.minimumSizeHint().width() + self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.setFixedWidth(wide)
        caption = self.tr("Numbers")
        if self._unit:
            caption = self.tr("Numbers in {unit}").format(unit=self._unit)
        self._caption.setText(f"<b>{caption}</b>")
        self._chain()

    def _bound_rows(self, grid: QGridLayout) -> int:
        function = self._function
        keys = _WIDE if function and function.kind == "bell" else _WIDE[:2]
        for row, key in enumerate(keys):
            box = self._box(key)
            label = QLabel(field_name(function, key), self._rows)  # type: ignore[arg-type]
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1, 1, 2)
        return len(keys)

    def _step_rows(self, grid: QGridLayout) -> int:
        count = len(self._function.values) if self._function else 0
        for place in range(count):
            value = self._box(f"value:{place}")
            if place:
                grid.addWidget(QLabel(self.tr("from"), self._rows), place, 0)
                grid.addWidget(self._box(f"break:{place - 1}"), place, 1)
            else:
                grid.addWidget(QLabel(self.tr("at first"), self._rows), place, 0, 1, 2)
            grid.addWidget(value, place, 2)
            away = self._button("−", f"values_step_away_{place}", self.tr("Remove step {count}"), place + 1)
            away.setEnabled(count > 2)
            away.clicked.connect(partial(self._away, place))
            grid.addWidget(away, place, 3)
        more = self._button(self.tr("+ Step"), "values_step_more", self.tr("One more step, where there is most room"))
        more.clicked.connect(self.step_wanted)
        grid.addWidget(more, count, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)
        return count + 1

    def _end_rows(self, grid: QGridLayout, row: int) -> int:
        words = {"below": self.tr("Below"), "above": self.tr("Above")}
        tips = {
            "below": self.tr("A value of its own (0–1) for everything below the lower threshold"),
            "above": self.tr("A value of its own (0–1) for everything above the upper threshold"),
        }
        for key, threshold in _ENDS:
            switch = QCheckBox(words[key], self._rows)
            switch.setObjectName(f"values_{key}_on")
            switch.setToolTip(tips[key])
            switch.setAccessibleName(tips[key])
            switch.toggled.connect(partial(self._switch, key))
            self.ends[key] = switch
            grid.addWidget(switch, row, 0)
            grid.addWidget(self._box(threshold), row, 1)
            grid.addWidget(self._box(key), row, 2)
            row += 1
        return row

    def _box(self, key: str) -> NumberBox:
        box = NumberBox(f"values_{key.replace(':', '_')}", self._rows, key not in _WIDE, 4 if _is_value(key) else 7)
        name = field_name(self._function, key)  # type: ignore[arg-type]
        if not _is_value(key):
            name = with_unit(name, f"[{self._unit}]" if self._unit else "")
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.typed.connect(partial(self._take, key))
        self.boxes[key] = box
        return box

    def _button(self, words: str, name: str, tip: str, count: int = 0) -> QToolButton:
        button = QToolButton(self._rows)
        button.setText(words)
        button.setObjectName(name)
        button.setToolTip(tip.format(count=count))
        button.setAccessibleName(tip.format(count=count))
        button.setAutoRaise(True)
        return button

    def _chain(self) -> None:
        """Let Tab go through the fields as they are read."""
        before: QWidget | None = None
        for widget in self._rows.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _away(self, place: int) -> None:
        self.step_unwanted.emit(place)

    def _switch(self, key: str, on: bool) -> None:
        function = self._function
        if function is not None:
            value = _first_value(function) if on else None
            self.typed.emit(with_end(function, key, value, self._limits))

    def _take(self, key: str, value: float) -> None:
        if self._function is None:
            return
        try:
            function = with_number(self._function, key, value, self._name)
        except InputError as error:
            self.complain(key, show(error))
            return
        self.complain("", "")
        if function != self._function:
            self.typed.emit(function)
        else:
            self.boxes[key].set_number(_number_of(function, key))


def _is_value(key: str) -> bool:
    return key in ("below", "above") or key.startswith("value:")


def _number_of(function: ValueFunction, key: str) -> float:
    """Return the number that a field shows; where there is none yet, the one that would be taken."""
    name, _, place = key.partition(":")
    if place:
        return float(getattr(function, f"{name}s")[int(place)])
    if key in ("lower", "upper"):
        found = function.thresholds[key == "upper"]
        return 0.0 if found is None else float(found)
    found = getattr(function, key)
    return 0.0 if found is None else float(found)


def _first_value(function: ValueFunction) -> float:
    """Return the value to begin with beyond a threshold: other than that of the shape there, so that it is seen."""
    return 0.5 if function.kind in RAMPS else 0.0


def _round_step(limits: tuple[float, float]) -> float:
    """Return about a hundredth of what occurs, as a round number."""
    width = limits[1] - limits[0]
    if width <= 0:
        return 1.0
    return float(f"{width / 100:.0e}")
