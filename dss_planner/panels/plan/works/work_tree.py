"""The works of a site by the part of its land: how sure they are, how much of them there is, and what they cost."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dss_planner.panels.plan.works.plan_rows import WorkRow, cost_heading, cost_text, cost_unit
from dss_planner.panels.plan_results import quantity_words, range_words
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, STALE, status_icon
from dss_planner.panels.verdict_tree import part_words

KEY = int(Qt.ItemDataRole.UserRole)
NAME, QUANTITY, COST, LOCK, NOTE = range(5)
_PARTS = ("core", "rest")
_DOTS = {"drafted": DONE, "conditional": STALE, "to verify": EMPTY, "against the rules": PROBLEM}


def status_words(status: str) -> str:
    """Return the status of a work in words."""
    names = {
        "drafted": QCoreApplication.translate("WorkTree", "fits"),
        "conditional": QCoreApplication.translate("WorkTree", "fits under conditions"),
        "to verify": QCoreApplication.translate("WorkTree", "to verify on the ground"),
        "against the rules": QCoreApplication.translate("WorkTree", "against the rules"),
    }
    return names.get(status, status)


class WorkTree(QTreeWidget):
    """Parts of the land, and under each its works; a double click or Enter asks to see a work on the map."""

    #: Key of the work chosen, '' for none.
    chosen = pyqtSignal(str)
    #: Key of the work asked to be seen.
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_works")
        self.setAccessibleName(self.tr("Works of the site"))
        self.setHeaderLabels([self.tr("Work"), self.tr("Quantity"), cost_heading(1e3), "", ""])
        head = self.headerItem()
        head.setToolTip(LOCK, self.tr("Locked: drawing again leaves it as it is"))
        head.setToolTip(NOTE, self.tr("Notes"))
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(12)
        self.setMinimumSize(310, 60)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(22)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (LOCK, NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, 22)
        self._unit = 1e3
        self._signs = {status: status_icon(dot) for status, dot in _DOTS.items()}
        self._icons = {
            "lock": QgsApplication.getThemeIcon("/locked.svg"),
            "note": QgsApplication.getThemeIcon("/mActionTextAnnotation.svg"),
        }
        self.currentItemChanged.connect(self._choose)
        self.activated.connect(self._ask)

    def sizeHint(self) -> QSize:
        """Low: the room that is left over is for the list."""
        return QSize(365, 70)

    def show_works(self, rows: Sequence[WorkRow], chosen: str) -> None:
        """Show the works of a site, with the work ``chosen`` chosen, or none."""
        self.blockSignals(True)
        self.clear()
        self._unit = cost_unit(row.cost for row in rows)
        self.headerItem().setText(COST, cost_heading(self._unit))
        self.setColumnHidden(LOCK, not any(row.locked for row in rows))
        self.setColumnHidden(NOTE, not any(row.notes for row in rows))
        for part in (*_PARTS, *sorted({row.part for row in rows} - set(_PARTS))):
            own = [row for row in rows if row.part == part]
            if not own:
                continue
            top = QTreeWidgetItem([part_words(part)])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setFirstColumnSpanned(True)
            self.addTopLevelItem(top)
            for row in own:
                top.addChild(self._item(row))
            top.setFirstColumnSpanned(True)
            top.setExpanded(True)
        self.blockSignals(False)
        self.choose(chosen)

    def choose(self, work: str) -> None:
        """Choose a work, without saying so."""
        self.blockSignals(True)
        self.setCurrentItem(next((item for item in self._items() if item.data(0, KEY) == work), None))
        self.blockSignals(False)

    def key(self) -> str:
        """Return the key of the work chosen, or ''."""
        item = self.currentItem()
        return str(item.data(0, KEY) or "") if item is not None else ""

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        return [top.child(place) for top in tops for place in range(top.childCount())]

    def _item(self, row: WorkRow) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(0, KEY, row.uuid)
        item.setText(NAME, row.name)
        item.setIcon(NAME, self._signs.get(row.status) or status_icon(EMPTY))
        state = status_words(row.status)
        parts = [f"{row.name}: {state}", row.reason]
        if row.year:
            parts.append(self.tr("Built in year {year} of the plan.").format(year=row.year))
        item.setToolTip(NAME, "\n".join(part for part in parts if part))
        item.setData(NAME, int(Qt.ItemDataRole.AccessibleTextRole), f"{row.name}, {state}")
        quantities = quantity_words(row.quantities)
        item.setText(QUANTITY, quantities[0] if quantities else "–")
        item.setToolTip(QUANTITY, "\n".join(quantities))
        low, high = row.cost or (None, None)
        nothing = row.cost is None
        cost = cost_text(row.cost, self._unit)
        item.setText(COST, cost if row.verified or nothing else f"{cost} *")
        whole = range_words(low, high, row.currency)
        unsure = self.tr("* rests on no source: confirm the prices locally.")
        item.setToolTip(COST, whole if row.verified else f"{whole}\n{unsure}")
        for column in (QUANTITY, COST):
            item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
        if row.locked:
            words = self.tr("Locked: {count} of {all} shapes. Drawing again leaves what is locked as it is.").format(
                count=row.locked, all=row.shapes
            )
            self._sign(item, LOCK, self._icons["lock"], words)
        if row.notes:
            self._sign(item, NOTE, self._icons["note"], "\n".join(row.notes))
        return item

    @staticmethod
    def _sign(item: QTreeWidgetItem, column: int, icon: QIcon, words: str) -> None:
        item.setIcon(column, icon)
        item.setToolTip(column, words)
        item.setData(column, int(Qt.ItemDataRole.AccessibleTextRole), words)

    def _choose(self, item: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        self.chosen.emit(str(item.data(0, KEY) or "") if item is not None else "")

    def _ask(self, index: QModelIndex) -> None:
        item = self.itemFromIndex(index)
        if item is not None and item.data(0, KEY):
            self.asked.emit(str(item.data(0, KEY)))
