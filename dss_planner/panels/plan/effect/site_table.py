"""The sites with what their works avoid in one year: bars with whiskers on one scale for all years, and the numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.plan.effect.figures import money_words, range_words, share_words, tonnes
from dss_planner.panels.plan.effect.stored import EffectTable, SiteEffect
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.plan.scenario.request import Triple, YearEffect

NAME, BAR, MOST, RANGE, LEAKED, NET, PER_TONNE, DUST, UNKNOWN = range(9)
#: The item data role of a bar: avoided (three ends), leaked, and the end of the scale.
ROLE = int(Qt.ItemDataRole.UserRole) + 5
_AVOIDED, _LEAKED = QColor("#2f74b5"), QColor("#d9730d")
#: Key of the row with all sites together.
ALL = "all"


class SiteTable(ResultTable):
    """One row a site, and one for all together at the foot."""

    #: Another row was chosen: key of the site, `ALL` for all.
    picked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__([""] * 9, NAME, "effect_table", 9, parent)
        self.setHorizontalHeaderLabels(
            [
                self.tr("Site"),
                self.tr("Avoided"),
                self.tr("t a year"),
                self.tr("range"),
                self.tr("fences +"),
                self.tr("net"),
                self.tr("a tonne costs"),
                self.tr("dust left"),
                self.tr("unknown"),
            ]
        )
        tips = {
            BAR: self.tr("Bar: most likely; line: the range; hatched: added around fences. One scale for all years."),
            MOST: self.tr("Soil loss that the works avoid in this year, most likely"),
            RANGE: self.tr("From the weakest to the strongest effect that the catalogue's ranges allow"),
            LEAKED: self.tr("Soil loss that grazing pushed out of fences adds around them, most likely"),
            NET: self.tr("Avoided less what is added around fences, most likely"),
            PER_TONNE: self.tr("Costs of the plan's years for each tonne avoided net in them; most likely, and range"),
            DUST: self.tr("Share of the site's dust emission that is left; fewer is better"),
            UNKNOWN: self.tr("Share of the site where soil loss is not known; nothing is counted there"),
        }
        for column, tip in tips.items():
            self.horizontalHeaderItem(column).setToolTip(tip)
        self.setAccessibleName(self.tr("What the works of each site avoid in the year chosen"))
        self.setItemDelegateForColumn(BAR, BarDelegate(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(40)
        self.setMinimumWidth(300)
        self.itemSelectionChanged.connect(self._pick)

    def _fit(self) -> None:
        """Leave room for the scroll bar below: more columns than fit beside the chart are the rule."""
        super()._fit()
        self.setFixedHeight(self.height() + self.horizontalScrollBar().sizeHint().height())

    def _pick(self) -> None:
        self.picked.emit(self.key())

    def show_year(self, found: EffectTable, year: int) -> None:
        """Show a year of the plan (from 1)."""
        sites = [site for site in found.sites if site.years]
        top = max((one.avoided[2] for site in sites for one in site.years), default=0.0)
        rows = [_row(site, site.years[year - 1], top) for site in sites if len(site.years) >= year]
        keys = [site.site for site in sites if len(site.years) >= year]
        blank = [site for site in found.sites if not site.years]
        rows += [[Cell(site.name), *(Cell("–") for _ in range(8))] for site in blank]
        keys += [site.site for site in blank]
        if len(rows) > 1:
            rows.append(_all_row(self.tr("All sites"), [site for site in sites if len(site.years) >= year], year))
            keys.append(ALL)
        kept = self.signalsBlocked()
        self.blockSignals(True)
        self.fill(rows, keys)
        self.blockSignals(kept)
        self.setColumnHidden(UNKNOWN, not any(math.isfinite(site.unknown) for site in sites))
        self.setColumnHidden(DUST, not any(math.isfinite(one.emission[1]) for site in sites for one in site.years))
        self.setColumnHidden(LEAKED, not any(one.leaked[2] > 0.0 for site in sites for one in site.years))


def _row(site: SiteEffect, one: YearEffect, top: float) -> list[QTableWidgetItem]:
    return [
        Cell(site.name, tip=" ".join(show(reason) for reason in site.idle) or site.name),
        _bar(one.avoided, one.leaked[1], top),
        Cell(tonnes(one.avoided[1]), one.avoided[1]),
        Cell(range_words(one.avoided), one.avoided[0]),
        Cell(tonnes(one.leaked[1]), one.leaked[1], range_words(one.leaked)),
        Cell(tonnes(one.net[1]), one.net[1], range_words(one.net)),
        _cost(site.per_tonne, site.currency),
        Cell(share_words(one.emission[1]), one.emission[1], _shares(one.emission)),
        Cell(share_words(site.unknown), site.unknown),
    ]


def _all_row(name: str, sites: Sequence[SiteEffect], year: int) -> list[QTableWidgetItem]:
    found = [site.years[year - 1] for site in sites]
    avoided, leaked, net = (
        tuple(sum(getattr(one, what)[place] for one in found) for place in range(3))
        for what in ("avoided", "leaked", "net")
    )
    cells = [
        Cell(name),
        Cell(""),
        Cell(tonnes(avoided[1]), avoided[1]),
        Cell(range_words(avoided), avoided[0]),
        Cell(tonnes(leaked[1]), leaked[1], range_words(leaked)),
        Cell(tonnes(net[1]), net[1], range_words(net)),
        Cell(""),
        Cell(""),
        Cell(""),
    ]
    for cell in cells:
        font = cell.font()
        font.setBold(True)
        cell.setFont(font)
    return cells


def _bar(avoided: Triple, leaked: float, top: float) -> Cell:
    cell = Cell("", avoided[1], range_words(avoided))
    cell.setData(ROLE, (*avoided, leaked, top))
    words = f"{tonnes(avoided[1])} ({range_words(avoided)})"
    cell.setData(int(Qt.ItemDataRole.AccessibleTextRole), words)
    return cell


def _cost(per: Triple, currency: str) -> Cell:
    words, tip = money_words(per, currency)
    return Cell(words, per[1] if math.isfinite(per[1]) else math.inf, tip)


def _shares(emission: Triple) -> str:
    return f"{share_words(min(emission))}–{share_words(max(emission))}"


class BarDelegate(QStyledItemDelegate):
    """Paints a bar with its whisker, and below it what is added around fences."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the ground of the cell as the table would, then the bar."""
        values = index.data(ROLE)
        if not values:
            super().paint(painter, option, index)
            return
        low, mode, high, leaked, top = values
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        if not top > 0.0:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        area = QRectF(option.rect).adjusted(4, 4, -4, -4)
        unit = area.width() / top
        painter.fillRect(area.adjusted(-2, -2, 2, 2), option.palette.color(QPalette.ColorRole.Base))
        thick = area.height() * (0.62 if leaked > 0.0 else 1.0)
        painter.fillRect(QRectF(area.left(), area.top(), max(mode, 0.0) * unit, thick), _AVOIDED)
        if leaked > 0.0:
            strip = QRectF(area.left(), area.top() + thick + 1, max(leaked * unit, 1.0), area.height() - thick - 1)
            painter.fillRect(strip, _LEAKED)
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Text), 1.0))
        middle = area.top() + thick / 2
        ends = [area.left() + min(max(value, 0.0), top) * unit for value in (low, high)]
        painter.drawLine(int(ends[0]), int(middle), int(ends[1]), int(middle))
        for end in ends:
            painter.drawLine(int(end), int(middle - 3), int(end), int(middle + 3))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Room for bars that can be told apart."""
        return QSize(104, 24)
