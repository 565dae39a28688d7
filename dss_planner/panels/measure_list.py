"""The measures of the plan: what fits each site, or what the user ticks."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QListWidget, QListWidgetItem, QRadioButton, QVBoxLayout, QWidget

from dss_planner.measures.catalogue.catalogue import Measure, load_catalogue
from dss_planner.panels.page import quiet_label

KEY = int(Qt.ItemDataRole.UserRole)
#: Rows shown before the list scrolls.
ROWS = 7


def measure_name(measure: Measure) -> str:
    """Return the measure's name in the user's language, else in English."""
    return measure.names.get(QLocale().name()[:2], measure.name)


class MeasureList(QGroupBox):
    """The land decides, or the user; measures whose costs rest on no source say so."""

    #: Ids of the measures ticked; empty when the land decides.
    changed = pyqtSignal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Measures"))
        self._filling = False
        #: Those offered: at first as they come with the planner.
        self.measures = {measure.id: measure for measure in load_catalogue().measures}
        self.land = QRadioButton(self.tr("&Let the land of each site decide"), self)
        self.land.setToolTip(self.tr("Each site gets the measures whose rules its rain, slope, soil and cover meet"))
        self.own = QRadioButton(self.tr("D&raw those I tick, even where they do not fit"), self)
        self.list = QListWidget(self)
        self.list.setObjectName("measure_list")
        self.list.setAccessibleName(self.tr("Measures to draw"))
        self.list.setAlternatingRowColors(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill()
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * ROWS + 2 * self.list.frameWidth())
        layout = QVBoxLayout(self)
        for widget in (self.land, self.own, self.list):
            layout.addWidget(widget)
        layout.addWidget(
            quiet_label(self.tr("* costs that rest on no source: confirm them before they go into a budget."), self)
        )
        self.list.itemChanged.connect(self._change)
        self.land.toggled.connect(self._switch)

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Tick ``chosen``; when it is empty the land decides, unless the user is about to tick."""
        self._filling = True
        if chosen or not self.own.isChecked():
            (self.own if chosen else self.land).setChecked(True)
        for item in self._items():
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                ticked = item.data(KEY) in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.setEnabled(self.own.isChecked())
        self._filling = False

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """Offer ``measures``: those of the plan, or of the study; what is ticked stays ticked."""
        found = {measure.id: measure for measure in measures}
        if found == self.measures:
            return
        ticked = self._ticked()
        self.measures, self._filling = found, True
        self.list.clear()
        self._fill()
        self._filling = False
        self.show_chosen(ticked)

    def undecided(self) -> bool:
        """Return whether the user wants to tick measures and has ticked none."""
        return self.own.isChecked() and not self._ticked()

    def name_of(self, measure_id: str) -> str:
        """Return the name of a measure; its id when the catalogue lacks it."""
        measure = self.measures.get(measure_id)
        return measure_name(measure) if measure is not None else measure_id

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _fill(self) -> None:
        for measure in self.measures.values():
            self.list.addItem(self._item(measure))

    def _item(self, measure: Measure) -> QListWidgetItem:
        words = measure_name(measure)
        if not (measure.costs and all(cost.verified for cost in measure.costs)):
            words = self.tr("{measure} *").format(measure=words)
        if not measure.drawn:
            words = self.tr("{measure} (judged, not drawn)").format(measure=words)
        item = QListWidgetItem(words)
        item.setData(KEY, measure.id)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if measure.drawn else flags)
        item.setToolTip(measure.summary)
        return item

    def _switch(self) -> None:
        self.list.setEnabled(self.own.isChecked())
        self._change()

    def _change(self) -> None:
        if self._filling:
            return
        self.changed.emit(self._ticked() if self.own.isChecked() else ())

    def _ticked(self) -> tuple[str, ...]:
        return tuple(str(item.data(KEY)) for item in self._items() if item.checkState() == Qt.CheckState.Checked)
