"""The catalogue of measures: which of them the plan may use."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dss_planner.measures.catalogue import Measure, load_catalogue
from dss_planner.panels.page import quiet_label

KEY = int(Qt.ItemDataRole.UserRole)
#: Rows shown before the list scrolls.
ROWS = 7


def measure_name(measure: Measure) -> str:
    """Return the measure's name in the user's language, else in English."""
    return measure.names.get(QLocale().name()[:2], measure.name)


class MeasureList(QGroupBox):
    """Measures with a tick; the ones whose costs rest on no source say so."""

    #: Ids of the measures ticked; empty when all are.
    changed = pyqtSignal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Measures the plan may use"))
        self._filling = False
        self.measures = {measure.id: measure for measure in load_catalogue().measures}
        self.list = QListWidget(self)
        self.list.setObjectName("measure_list")
        self.list.setAccessibleName(self.title())
        self.list.setAlternatingRowColors(True)
        for measure in self.measures.values():
            self.list.addItem(self._item(measure))
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * ROWS + 2 * self.list.frameWidth())
        layout = QVBoxLayout(self)
        layout.addWidget(self.list)
        layout.addWidget(
            quiet_label(
                self.tr(
                    "* costs or conditions that rest on no source read: confirm them before they go into a budget."
                ),
                self,
            )
        )
        self.list.itemChanged.connect(self._change)

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Tick ``chosen``; all when it is empty."""
        self._filling = True
        for row in range(self.list.count()):
            item = self.list.item(row)
            ticked = not chosen or item.data(KEY) in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False

    def name_of(self, measure_id: str) -> str:
        """Return the name of a measure; its id when the catalogue lacks it."""
        measure = self.measures.get(measure_id)
        return measure_name(measure) if measure is not None else measure_id

    def _item(self, measure: Measure) -> QListWidgetItem:
        verified = all(cost.verified for cost in measure.costs) and bool(measure.costs)
        name = measure_name(measure)
        words = name if verified else self.tr("{measure} *").format(measure=name)
        if not measure.drawn:
            words = self.tr("{measure} (named, not drawn)").format(measure=words)
        item = QListWidgetItem(words)
        item.setData(KEY, measure.id)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setToolTip(measure.summary)
        return item

    def _change(self) -> None:
        if self._filling:
            return
        rows = [self.list.item(row) for row in range(self.list.count())]
        ticked = tuple(str(item.data(KEY)) for item in rows if item.checkState() == Qt.CheckState.Checked)
        self.changed.emit(() if len(ticked) == len(rows) else ticked)
