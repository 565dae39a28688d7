"""One result looked at closely: a small map, its legend with hectares, and its histogram."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.erosion.figures import loss
from dss_planner.panels.erosion.folding_row import FoldingRow
from dss_planner.panels.erosion.small_map import SmallMap
from dss_planner.panels.page import quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number, rounded
from dss_planner.tasks.surveying import Survey, SurveyQuestion, survey

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.study.results import Output
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

_PICTURE = QSize(250, 165)
#: Styles in t/km²·a: shown in the other usual units too.
_LOSSES = frozenset(
    ("soil_loss", "ranking_index", "potential_loss", "prevented_loss", "uncertainty_p10", "uncertainty_p50")
) | {"uncertainty_p90"}
#: Styles whose legend names another unit than the one stored, with the factor to it: percent of shares, hours.
_FACTORS = {"probability": 100.0, "agreement": 100.0, "travel_time": 1.0 / 60.0, "season_change": 1.0 / 60.0}


class LayerView(QWidget):
    """Chooses among layers; what each holds is looked up in the background and remembered until the files change."""

    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)
    #: The `Survey` of the layer shown.
    surveyed = pyqtSignal(object)

    def __init__(self, name: str, session: StudySession, lookups: Lookups, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._session, self._lookups = name, session, lookups
        self._outputs: list[Output] = []
        self._answers: dict[tuple, Survey] = {}
        self.choice = QComboBox(self)
        self.choice.setObjectName(f"{name}_layer")
        self.choice.setAccessibleName(self.tr("Map to look at"))
        self.choice.setMinimumContentsLength(16)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.map_button = QPushButton(self.tr("&Show on the map"), self)
        self.map_button.setObjectName(f"{name}_map_button")
        self.map_button.setToolTip(self.tr("Switch this layer on in QGIS and hide the planner's other surfaces"))
        self.map_button.clicked.connect(self._show_on_map)
        self.picture = SmallMap(self)
        self.picture.setObjectName(f"{name}_picture")
        self.facts = quiet_label("", self)
        self.facts.setObjectName(f"{name}_facts")
        headings = (self.tr("Class"), self.tr("ha"), self.tr("%"))
        self.classes = ResultTable(headings, 0, f"{name}_classes", 7, self)
        self.classes.setAccessibleName(self.tr("Land by class of the legend"))
        self.classes.setMinimumWidth(250)
        # a chosen row would tint the colour of its class
        self.classes.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.classes.verticalHeader().setDefaultSectionSize(20)
        self.chart = ChartView(f"{name}_histogram", self)
        self.chart.message.connect(self.message)
        self._lay_out()
        self.choice.currentIndexChanged.connect(lambda _: self._look())

    def show_layers(self, outputs: list[Output], empty: str) -> None:
        """Offer ``outputs``; the one chosen stays, where it is still there. ``empty`` says why there is none."""
        chosen = self.choice.currentText()
        self._outputs = outputs
        self.choice.blockSignals(True)
        self.choice.clear()
        for output in outputs:
            self.choice.addItem(show(output.title))
        self.choice.setCurrentIndex(max(self.choice.findText(chosen), 0) if outputs else -1)
        self.choice.blockSignals(False)
        self._empty.setText(empty)
        self._stack.setCurrentIndex(1 if outputs else 0)
        if outputs:
            self._look()
        else:
            self._lookups.drop(self._name)

    def choose(self, style: str) -> None:
        """Choose the layer with this look, where there is one."""
        for place, output in enumerate(self._outputs):
            if output.style == style:
                self.choice.setCurrentIndex(place)
                return

    def output(self) -> Output | None:
        """Return the layer chosen."""
        place = self.choice.currentIndex()
        return self._outputs[place] if 0 <= place < len(self._outputs) else None

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.picture, 1)
        left.addWidget(self.map_button, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QVBoxLayout()
        middle.addWidget(self.classes)
        middle.addWidget(self.facts)
        middle.addStretch(1)
        map_and_classes = QHBoxLayout()
        map_and_classes.addLayout(left, 2)
        map_and_classes.addLayout(middle, 4)
        layer = QWidget(self)
        named = QVBoxLayout(layer)
        named.setContentsMargins(0, 0, 0, 0)
        named.addWidget(self.choice)
        named.addLayout(map_and_classes, 1)
        filled = FoldingRow(layer, self.chart, self, (6, 4))
        self._empty = quiet_label("", self)
        self._empty.setObjectName(f"{self._name}_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _look(self) -> None:
        output = self.output()
        self.choice.setToolTip(self.choice.currentText())
        if output is None:
            return
        area = str(Path(self._session.folder, "study_area.gpkg"))
        question = SurveyQuestion(output.path, output.band, output.style, area, _PICTURE.width(), _PICTURE.height())
        key = (question, *_stamp(output.path), *_stamp(area))
        if key in self._answers:
            self._show(output, self._answers[key])
            return
        self.chart.say(self.tr("Looking at the map…"))

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._answers[key] = outcome.result
                if self.output() is output:
                    self._show(output, outcome.result)
            elif not outcome.cancelled and self.output() is output:
                self._show_failure(show(outcome.sentence))

        self._lookups.ask(self._name, self.tr("Looking at a map"), lambda: question, survey, publish)

    def _show(self, output: Output, found: Survey) -> None:
        self.picture.show_picture(found.picture, self.tr("Small map: {layer}").format(layer=show(output.title)))
        self.classes.horizontalHeaderItem(0).setToolTip(show(found.title))
        rows = []
        for item in found.classes:
            label = Cell(show(item.label))
            label.setIcon(QIcon(_icon(item.color)))
            rows.append(
                [
                    label,
                    Cell(number(item.hectares), item.hectares),
                    Cell(number(100 * item.share, 1), item.share),
                ]
            )
        self.classes.fill(rows)
        self.facts.setText(self._facts(output, found))
        if found.edges is None or not found.known:
            self._show_shares(output, found)
        else:
            self._show_histogram(output, found)
        self.surveyed.emit(found)

    def _show_failure(self, sentence: str) -> None:
        """Take away what another layer left behind: it would be read under the name of this one."""
        self.picture.clear()
        self.classes.fill([])
        self.facts.clear()
        self.chart.say(sentence)

    def _facts(self, output: Output, found: Survey) -> str:
        lines = []
        if found.known and not found.coded:
            factor = _factor(output)
            figure = loss if output.style in _LOSSES else rounded
            words = self.tr("Mean {mean}; 10 % of the land is below {low}, half below {middle}, 90 % below {high}")
            mean = words.format(
                mean=figure(found.mean * factor),
                low=figure(found.quantiles[10] * factor),
                middle=figure(found.quantiles[50] * factor),
                high=figure(found.quantiles[90] * factor),
            )
            lines.append(mean)
            if output.style in _LOSSES:
                lines.append(
                    self.tr("Mean {hectare} t/ha·a = {square} kg/m²·a").format(
                        hectare=loss(found.mean, "t/ha·a"), square=loss(found.mean, "kg/m²·a")
                    )
                )
        if not found.known:
            lines.append(self.tr("Nothing is known of the study area."))
        elif found.unknown > 0.0:
            share = 100.0 * found.unknown / (found.known + found.unknown)
            lines.append(
                self.tr("Unknown: {hectares} ha ({share} % of the study area)").format(
                    hectares=number(found.unknown), share=rounded(share)
                )
            )
        return "\n".join(lines)

    def _show_histogram(self, output: Output, found: Survey) -> None:
        title = show(output.title)
        words = self.tr("Histogram of {layer} in the study area. {facts}").format(
            layer=title, facts=self.facts.text().replace("\n", ". ")
        )
        axis, ha = show(found.title), self.tr("land (1,000 ha)")
        names = {10: self.tr("10 % below"), 50: self.tr("half below"), 90: self.tr("90 % below")}
        factor = _factor(output)
        marks = {names[share]: value * factor for share, value in found.quantiles.items()}

        def build(dark: bool) -> object:
            from dss_planner.charts.landhistogram import land_histogram

            bounds = [(item.upper * factor, item.color) for item in found.classes]
            edges, hectares = found.coarse()
            return land_histogram(
                edges * factor, hectares, bounds, marks, (axis, ha), logarithmic=found.logarithmic, dark=dark
            )

        self.chart.show_figure(title, words, build)

    def _show_shares(self, output: Output, found: Survey) -> None:
        title = show(output.title)
        bars = [(show(item.label), 100.0 * item.share, item.color) for item in found.classes]
        words = "; ".join(f"{label}: {number(share, 1)} %" for label, share, _ in bars)
        axis = self.tr("share of the study area (%)")

        def build(dark: bool) -> object:
            from dss_planner.charts.landhistogram import class_bars

            return class_bars(bars, axis, dark)

        self.chart.show_figure(title, words, build)

    def _show_on_map(self) -> None:
        output = self.output()
        if output is not None and not self._session.map_layers.show_alone(output):
            self.message.emit("warning", self.tr("There is no map to show the layer on."), "")


def _factor(output: Output) -> float:
    """Return what turns the stored values into the unit that the legend names."""
    return _FACTORS.get(output.style, 1.0)


def _stamp(path: str) -> tuple[int, int]:
    try:
        status = Path(path).stat()
    except OSError:
        return (0, 0)
    return status.st_size, status.st_mtime_ns


def _icon(color: str, side: int = 12) -> QPixmap:
    pixmap = QPixmap(side, side)
    painter = QPainter(pixmap)
    painter.fillRect(pixmap.rect(), QColor(color))
    painter.setPen(QColor("#808080"))
    painter.drawRect(0, 0, side - 1, side - 1)
    painter.end()
    return pixmap
