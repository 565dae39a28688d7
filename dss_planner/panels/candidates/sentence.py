"""The search as a sentence: how many sites, how large, where not, how far."""

from __future__ import annotations

from qgis.core import QgsMapLayerProxyModel
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.candidates.layer_box import LayerBox
from dss_planner.sites.reporting import METHODS
from dss_planner.study.settings import StudySettings

#: A total area or travel time of 0 stands for "any".
ANY = 0.0
_WIDTH = 110


class SearchSentence(QWidget):
    """One line per part of the sentence."""

    #: Settings that changed: name → value.
    settled = pyqtSignal(dict)
    refused = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filling = False
        self._grid = QGridLayout()
        self._grid.setColumnStretch(2, 1)
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._build()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._grid)
        self.shape = self._shape_row()
        lines.addWidget(self.shape)

    def _build(self) -> None:
        self.count = QSpinBox(self)
        self.count.setRange(1, 1000)
        self.method = QComboBox(self)
        for method, words in zip(METHODS, (self.tr("grown from the best places"), self.tr("whole patches"))):
            self.method.addItem(words, method)
        self.smallest, self.largest, self.total = (self._decimal(10_000_000.0, 50.0) for _ in range(3))
        self.spacing, self.score, self.away = (self._decimal(top, 1.0) for top in (1000.0, 100.0, 1000.0))
        self.reach = self._decimal(100_000.0, 30.0)
        for box in (self.total, self.reach):
            box.setSpecialValueText(self.tr("any"))
        self.existing = LayerBox("existing_sites", self.tr("nothing"), QgsMapLayerProxyModel.Filter.VectorLayer, self)
        self.existing.chosen.connect(lambda uri: self.settled.emit({"existing_sites": uri}))
        self.existing.refused.connect(self.refused)
        self._line(self.tr("Find"), self.count, self.tr("sites,"), "count", self.tr("Number of sites"))
        self._line(
            "",
            self.method,
            "",
            "site_method",
            self.tr(
                "Grown: sites of the area asked for, from the best places outwards. Whole patches: all contiguous land "
                "that reaches the score, where its area is within the limits."
            ),
        )
        self._line(
            self.tr("at least"), self.smallest, self.tr("ha each,"), "min_area", self.tr("Smallest area of a site")
        )
        self._line(self.tr("at most"), self.largest, self.tr("ha each,"), "max_area", self.tr("Largest area of a site"))
        self._line(
            self.tr("apart by at least"),
            self.spacing,
            self.tr("km,"),
            "spacing",
            self.tr("Smallest distance between the edges of two sites"),
        )
        self._line(
            self.tr("scoring at least"), self.score, self.tr("of 100,"), "min_score", self.tr("Lowest score of a cell")
        )
        self._line(
            self.tr("together at most"), self.total, self.tr("ha,"), "total_area", self.tr("Total area of all sites")
        )
        self._line(
            self.tr("reached within"),
            self.reach,
            self.tr("min,"),
            "site_max_minutes",
            self.tr("Longest travel time to any place of a site"),
        )
        self._line(
            self.tr("away from"),
            self.existing,
            "",
            "existing_sites",
            self.tr("A layer of the project, such as exclosures or camps that are there already"),
        )
        self._line(
            self.tr("by at least"),
            self.away,
            self.tr("km."),
            "existing_distance",
            self.tr("Smallest distance from what is there already"),
        )

    def _line(self, before: str, widget: QWidget, after: str, name: str, meaning: str) -> None:
        row = len(self._rows)
        label, unit = QLabel(before, self), QLabel(after, self)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(widget)
        widget.setObjectName(name)
        widget.setAccessibleName(meaning)
        widget.setToolTip(meaning)
        widget.setMinimumWidth(_WIDTH)
        self._grid.addWidget(label, row, 0)
        if isinstance(widget, QComboBox):
            first = 1 if before else 0
            self._grid.addWidget(widget, row, first, 1, 3 - first)
        else:
            widget.setKeyboardTracking(False)
            widget.setAlignment(Qt.AlignmentFlag.AlignRight)
            widget.valueChanged.connect(self._change)
            self._grid.addWidget(widget, row, 1)
            self._grid.addWidget(unit, row, 2)
        if widget is self.method:
            self.method.activated.connect(self._change)
        self._rows[name] = (label, widget, unit)

    def _decimal(self, top: float, step: float) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(0.0, top)
        box.setDecimals(0)
        box.setSingleStep(step)
        box.setGroupSeparatorShown(True)
        return box

    def _shape_row(self) -> QWidget:
        holder = QWidget(self)
        self.compactness = QSlider(Qt.Orientation.Horizontal, holder)
        self.compactness.setObjectName("compactness")
        self.compactness.setRange(0, 100)
        self.compactness.setPageStep(10)
        self.compactness.setAccessibleName(self.tr("High score or compact shape, 0 to 100"))
        self.compactness.setToolTip(
            self.tr(
                "To the left the cells with the highest scores, to the right sites round enough to fence and manage"
            )
        )
        self.compactness.valueChanged.connect(self._change)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        left = QLabel(self.tr("&high score"), holder)
        left.setBuddy(self.compactness)
        row.addWidget(left)
        row.addWidget(self.compactness, 1)
        row.addWidget(QLabel(self.tr("compact"), holder))
        return holder

    def show_settings(self, settings: StudySettings) -> None:
        """Show the settings, and only what the method and the layer of existing sites need."""
        self._filling = True
        self.count.setValue(settings.count)
        self.method.setCurrentIndex(max(self.method.findData(settings.site_method), 0))
        self.smallest.setValue(settings.min_area)
        self.largest.setValue(settings.max_area)
        self.spacing.setValue(settings.spacing)
        self.score.setValue(settings.min_score)
        self.total.setValue(settings.total_area or ANY)
        self.reach.setValue(settings.site_max_minutes or ANY)
        self.existing.show_uri(settings.existing_sites)
        self.away.setValue(settings.existing_distance)
        self.compactness.setValue(round(100 * settings.compactness))
        self._filling = False
        for widget in self._rows["existing_distance"]:
            widget.setVisible(bool(settings.existing_sites))
        self.shape.setVisible(settings.site_method == METHODS[0])

    def _change(self) -> None:
        if self._filling:
            return
        self.settled.emit(
            {
                "count": self.count.value(),
                "site_method": self.method.currentData(),
                "min_area": self.smallest.value(),
                "max_area": self.largest.value(),
                "spacing": self.spacing.value(),
                "min_score": self.score.value(),
                "total_area": self.total.value() or None,
                "site_max_minutes": self.reach.value() or None,
                "existing_distance": self.away.value(),
                "compactness": self.compactness.value() / 100.0,
            }
        )
