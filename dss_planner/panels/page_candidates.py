"""Page 3: say in a sentence which sites to look for, find them, see what was found and what was not."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.results import read_sites, read_unmet
from dss_planner.panels.session import StudySession
from dss_planner.panels.tables import Cell, ResultTable, number

#: A total area of 0 stands for "any".
ANY = 0.0


class CandidatesPage(Page):
    """Candidates."""

    steps = ("sites",)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Candidates")
        self._filling = False
        self._build_sentence()
        self._build_results()
        self.finish_body()
        self.find_button = self.add_main_button(self.tr("&Find sites"), "find_button")
        self.find_button.clicked.connect(self.run)

    def _build_sentence(self) -> None:
        box = QGroupBox(self.tr("Look for"), self)
        lines = QVBoxLayout(box)
        self.count = QSpinBox(box)
        self.count.setRange(1, 200)
        self.smallest = self._hectares(box)
        self.largest = self._hectares(box)
        self.spacing = QDoubleSpinBox(box)
        self.spacing.setRange(0.0, 1000.0)
        self.spacing.setDecimals(0)
        self.total = self._hectares(box)
        self.total.setSpecialValueText(self.tr("any"))
        self.score = QDoubleSpinBox(box)
        self.score.setRange(0.0, 100.0)
        self.score.setDecimals(0)
        form = (
            (self.tr("Find"), self.count, self.tr("sites,"), "count", self.tr("Number of sites")),
            (self.tr("at least"), self.smallest, self.tr("ha each,"), "min_area", self.tr("Smallest area of a site")),
            (self.tr("at most"), self.largest, self.tr("ha each,"), "max_area", self.tr("Largest area of a site")),
            (
                self.tr("apart by at least"),
                self.spacing,
                self.tr("km,"),
                "spacing",
                self.tr("Smallest distance between the edges of two sites"),
            ),
            (self.tr("scoring at least"), self.score, self.tr("of 100,"), "min_score", self.tr("Lowest score")),
            (self.tr("together at most"), self.total, self.tr("ha."), "total_area", self.tr("Total area of all sites")),
        )
        grid = QGridLayout()
        grid.setColumnStretch(2, 1)
        for row, (before, widget, after, name, meaning) in enumerate(form):
            label = QLabel(before, box)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setBuddy(widget)
            widget.setObjectName(name)
            widget.setAccessibleName(meaning)
            widget.setToolTip(meaning)
            widget.setKeyboardTracking(False)
            widget.setAlignment(Qt.AlignmentFlag.AlignRight)
            widget.setMinimumWidth(110)
            widget.valueChanged.connect(self._change)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
            grid.addWidget(QLabel(after, box), row, 2)
        lines.addLayout(grid)
        lines.addLayout(self._shape_row(box))
        self.body.addWidget(box)

    def _hectares(self, parent: QWidget) -> QDoubleSpinBox:
        box = QDoubleSpinBox(parent)
        box.setRange(0.0, 10_000_000.0)
        box.setDecimals(0)
        box.setSingleStep(50.0)
        box.setGroupSeparatorShown(True)
        return box

    def _shape_row(self, parent: QWidget) -> QHBoxLayout:
        self.compactness = QSlider(Qt.Orientation.Horizontal, parent)
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
        row = QHBoxLayout()
        left = QLabel(self.tr("&high score"), parent)
        left.setBuddy(self.compactness)
        row.addWidget(left)
        row.addWidget(self.compactness, 1)
        row.addWidget(QLabel(self.tr("compact"), parent))
        return row

    def _build_results(self) -> None:
        self.found_box = QGroupBox(self.tr("Found"), self)
        layout = QVBoxLayout(self.found_box)
        self.unmet = quiet_label("", self.found_box)
        self.unmet.setObjectName("unmet_targets")
        layout.addWidget(self.unmet)
        headings = [self.tr("Site"), self.tr("Area [ha]"), self.tr("Score"), self.tr("Known")]
        self.table = ResultTable(headings, 0, "candidate_table", 10, self.found_box)
        self.table.setAccessibleName(self.tr("Candidate sites"))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        layout.addWidget(self.table)
        layout.addWidget(quiet_label(self.tr("Click a site to see it on the map."), self.found_box))
        self.table.cellClicked.connect(lambda row, column: self._zoom())
        self.table.cellActivated.connect(lambda row, column: self._zoom())
        self.body.addWidget(self.found_box)
        self.found_box.hide()

    def load(self) -> None:
        """Show the settings, the sites found and the targets that were not met."""
        settings = self.session.settings
        self._filling = True
        self.count.setValue(settings.count)
        self.smallest.setValue(settings.min_area)
        self.largest.setValue(settings.max_area)
        self.spacing.setValue(settings.spacing)
        self.score.setValue(settings.min_score)
        self.total.setValue(settings.total_area or ANY)
        self.compactness.setValue(round(100 * settings.compactness))
        self._filling = False
        sites = read_sites(self.session.folder)
        self.table.fill(
            [
                [
                    Cell(site.name),
                    Cell(number(site.area_ha), site.area_ha),
                    Cell(number(site.score, 1), site.score),
                    Cell(self.tr("{share} %").format(share=number(100.0 * site.completeness)), site.completeness),
                ]
                for site in sites
            ],
            [site.site_id for site in sites],
        )
        unmet = read_unmet(self.session.folder)
        self.unmet.setText("\n".join("• " + sentence for sentence in unmet))
        self.unmet.setVisible(bool(unmet))
        self.found_box.setVisible(bool(sites or unmet))
        self.show_notes()

    def set_busy(self, busy: bool) -> None:
        """Switch off Find while a task runs."""
        super().set_busy(busy)
        self.find_button.setEnabled(not busy)

    def _change(self) -> None:
        if self._filling:
            return
        self.session.change(
            count=self.count.value(),
            min_area=self.smallest.value(),
            max_area=self.largest.value(),
            spacing=self.spacing.value(),
            min_score=self.score.value(),
            total_area=self.total.value() or None,
            compactness=self.compactness.value() / 100.0,
        )

    def _zoom(self) -> None:
        self.session.map_layers.zoom_to_site(self.session.folder, self.table.key())
