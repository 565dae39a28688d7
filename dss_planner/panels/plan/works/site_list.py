"""The sites of a plan: area, package, what they cost, and how much there is to know of each."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dss_planner.panels.plan.works.plan_rows import SiteRow, cost_heading, cost_text, cost_unit
from dss_planner.panels.plan_results import range_words
from dss_planner.panels.status_dot import STALE, status_icon
from dss_planner.panels.tables import number

KEY = int(Qt.ItemDataRole.UserRole)
SORT = KEY + 1
NAME, AREA, PACKAGE, COST, WARNINGS = range(5)
#: Width from which a column is shown [px].
_LEAST = {AREA: 340, PACKAGE: 280, COST: 195}
_SMALLEST = QSize(110, 60)


def package_words(variant: str) -> str:
    """Return the name of a package, or a dash for a plan that is none."""
    names = {
        "low": QCoreApplication.translate("SiteList", "low"),
        "standard": QCoreApplication.translate("SiteList", "standard"),
        "strong": QCoreApplication.translate("SiteList", "strong"),
    }
    return names.get(variant, "–")


def land_words(land: str) -> str:
    """Return the name of a type of land."""
    names = {
        "dune": QCoreApplication.translate("SiteList", "moving sand"),
        "bare": QCoreApplication.translate("SiteList", "bare ground"),
        "steppe": QCoreApplication.translate("SiteList", "steppe"),
        "crop": QCoreApplication.translate("SiteList", "cropland"),
        "playa": QCoreApplication.translate("SiteList", "dry lake bed"),
        "other": QCoreApplication.translate("SiteList", "no type of land stands out"),
    }
    return names.get(land, land)


class SiteList(QTreeWidget):
    """One row a site; a double click or Enter asks to see it on the map."""

    #: Key of the site chosen.
    chosen = pyqtSignal(str)
    #: Key of the site asked to be seen.
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("plan_works_sites")
        self.setAccessibleName(self.tr("Sites of the plan"))
        headings = [self.tr("Site"), self.tr("Site [ha]"), self.tr("Package"), cost_heading(1e3), ""]
        self.setHeaderLabels(headings)
        self.headerItem().setToolTip(
            COST,
            self.tr(
                "What the works cost over the years of the plan, low–high: building, yearly payments, renewals, and "
                "upkeep and contingency where their shares were entered"
            ),
        )
        self.headerItem().setToolTip(AREA, self.tr("Land of the whole site; works take a part of it"))
        self.headerItem().setIcon(WARNINGS, status_icon(STALE))
        self.headerItem().setToolTip(WARNINGS, self.tr("Warnings: what the works of a site should be looked at for"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(24)
        self._rows: tuple[SiteRow, ...] = ()
        self._unit = 1e3
        self._sign = status_icon(STALE)
        self._size_columns()
        self.setMinimumSize(_SMALLEST)
        self.currentItemChanged.connect(self._choose)
        self.activated.connect(self._ask)

    def show_sites(self, rows: Sequence[SiteRow], chosen: str) -> None:
        """Show ``rows``, with the site ``chosen`` chosen."""
        if tuple(rows) != self._rows:
            self.blockSignals(True)
            unit = cost_unit(row.cost for row in rows)
            if unit != self._unit:
                self._unit, self._rows = unit, ()
                self.headerItem().setText(COST, cost_heading(unit))
            header = self.header()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # else every cell measures all others
            while self.topLevelItemCount() > len(rows):
                self.takeTopLevelItem(self.topLevelItemCount() - 1)
            for place, row in enumerate(rows):
                if place >= len(self._rows) or self._rows[place] != row:
                    self._fill(self.topLevelItem(place) or QTreeWidgetItem(self), row)
            self._rows = tuple(rows)
            self._size_columns()
            self.blockSignals(False)
        self.choose(chosen)

    def sizeHint(self) -> QSize:
        """Low: the room that is left over is for the list."""
        return QSize(225, 70)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave columns out where there is little room; the tip of the name tells what they hold."""
        super().resizeEvent(event)
        for column, least in _LEAST.items():
            self.setColumnHidden(column, event.size().width() < least)

    def choose(self, site: str) -> None:
        """Choose a site, without saying so."""
        self.blockSignals(True)
        found = next(
            (
                self.topLevelItem(i)
                for i in range(self.topLevelItemCount())
                if self.topLevelItem(i).data(0, KEY) == site
            ),
            None,
        )
        self.setCurrentItem(found)
        self.blockSignals(False)

    def _size_columns(self) -> None:
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def _fill(self, item: QTreeWidgetItem, row: SiteRow) -> None:
        item.setData(NAME, KEY, row.uuid)
        place = "" if row.rank is None else f"{row.rank}. "
        item.setText(NAME, f"{place}{row.name}")
        about = self.tr(
            "{site}: {area} ha, {land}, works: {count}, package: {package}, cost of all years {cost}"
        ).format(
            cost=range_words(*(row.cost or (None, None)), row.currency),
            site=row.name,
            area=number(row.area),
            land=land_words(row.land) or "–",
            count=row.works,
            package=package_words(row.package),
        )
        item.setToolTip(NAME, about)
        item.setText(AREA, number(row.area))
        item.setText(PACKAGE, package_words(row.package))
        whole = range_words(*(row.cost or (None, None)), row.currency)
        item.setText(COST, cost_text(row.cost, self._unit))
        item.setToolTip(COST, whole)
        count = len(row.warnings)
        item.setText(WARNINGS, str(count) if count else "")
        item.setIcon(WARNINGS, self._sign if count else QIcon())
        item.setToolTip(WARNINGS, "\n".join(f"• {words}" for words in row.warnings))
        for column in (AREA, COST):
            item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))

    def _choose(self, item: QTreeWidgetItem | None, _: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(0, KEY)))

    def _ask(self, index: QModelIndex) -> None:
        item = self.itemFromIndex(index)
        if item is not None:
            self.asked.emit(str(item.data(0, KEY)))
