"""The bill of quantities: sites, their works, and what each takes and costs; copied and saved as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QKeySequence
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QHeaderView,
    QPushButton,
    QShortcut,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.money.norms_button import NormsButton
from dss_planner.panels.plan.money.words import amount, ends, evidence_words, kind_name, quantity, unit_name
from dss_planner.panels.sites.flow import FlowRow

if TYPE_CHECKING:
    from dss_planner.plan.budget.bill import Bill, BillRow

#: Columns of the tree.
WHAT, AMOUNT, UNIT, PRICE, RANGE, COST, COSTS, EVIDENCE = range(8)
_KEY = int(Qt.ItemDataRole.UserRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BillPart(QWidget):
    """Shows a `Bill`. Rows of a work are made when it is unfolded."""

    message = pyqtSignal(str, str, str)
    #: Keys of the site and the work chosen.
    chosen = pyqtSignal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bill: Bill | None = None
        self._names: dict[str, str] = {}
        self._rows: dict[str, list[BillRow]] = {}
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("money_bill")
        self.tree.setAccessibleName(self.tr("Bill of quantities"))
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setHeaderLabels(
            [
                self.tr("Site, work, item"),
                self.tr("Quantity"),
                self.tr("Unit"),
                self.tr("Unit price"),
                self.tr("Low–high"),
                self.tr("Cost"),
                self.tr("Low–high"),
                self.tr("Evidence"),
            ]
        )
        header = self.tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((WHAT, 236), (AMOUNT, 74), (UNIT, 46), (PRICE, 76), (RANGE, 100), (COST, 88)):
            header.resizeSection(column, width)
        header.resizeSection(COSTS, 134)
        self.tree.itemExpanded.connect(self._unfold)
        self.tree.currentItemChanged.connect(self._choose)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.tree)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self.copy)
        self.copy_button = QPushButton(self.tr("&Copy"), self)
        self.copy_button.setToolTip(self.tr("Copy all rows, for a spreadsheet (Ctrl+C in the table)"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = QPushButton(self.tr("&Save as CSV…"), self)
        self.save_button.clicked.connect(self._ask_and_save)
        self.fold_button = QPushButton(self.tr("&Unfold all"), self)
        self.fold_button.setCheckable(True)
        self.fold_button.toggled.connect(lambda wanted: self.tree.expandAll() if wanted else self.tree.collapseAll())
        self.notes = quiet_label("", self)
        self.unknown = NormsButton(self)
        buttons = FlowRow(self)
        for button in (self.fold_button, self.copy_button, self.save_button, self.unknown):
            buttons.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(buttons)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.notes)

    def show_bill(self, bill: Bill | None, names: dict[str, str], measures: dict[str, str] | None = None) -> None:
        """Show a bill; names: key of a site → name; measures: id → name. What was unfolded stays so."""
        if bill is self._bill and names == self._names:
            return
        self._bill, self._names = bill, names
        open_ones = {key for key, item in self._items() if item.isExpanded()}
        first = self.tree.topLevelItemCount() == 0
        current = self.tree.currentItem()
        kept = current.data(WHAT, _KEY) if current is not None else None
        self.tree.blockSignals(True)
        self.tree.clear()
        self._rows = {}
        for row in bill.rows if bill is not None else ():
            self._rows.setdefault(row.work_id, []).append(row)
        for site in names:
            works = [work for work, rows in self._rows.items() if rows[0].site_id == site]
            if works and bill is not None:
                self._add_site(site, works, bill)
        for key, item in self._items():
            if key in open_ones or (first and key.startswith("s|") and len(names) <= 12):
                item.setExpanded(True)
            if key in open_ones and key.startswith("w|"):
                self._unfold(item)
                item.setExpanded(True)
            if key == kept:
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._widen()
        notes = [show(note) for note in bill.notes] if bill is not None else []
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.unknown.show_bill(bill, measures or {})

    def table(self) -> list[list[str]]:
        """Return headings and all rows, for other programs: numbers with points, unknown ones empty."""
        headings = ["site", "work", "item", "kind", "quantity", "quantity_low", "quantity_high", "unit"]
        headings += ["price_low", "price_likely", "price_high", "times", "cost_low", "cost_likely", "cost_high"]
        headings += ["currency", "evidence", "verified", "source", "note"]
        found = [headings]
        for row in self._bill.rows if self._bill is not None else ():
            numbers = (row.quantity, row.quantity_low, row.quantity_high)
            prices = (row.price_low, row.price_likely, row.price_high)
            costs = (row.cost_low, row.cost_likely, row.cost_high)
            found.append(
                [
                    *(self._names.get(row.site_id, row.site_id), row.work, show(row.title), kind_name(row.kind)),
                    *map(_plain, numbers),
                    unit_name(row.unit),
                    *map(_plain, prices),
                    _plain(row.times) if row.kind else "",
                    *map(_plain, costs),
                    *(row.currency, row.tag, str(int(row.verified)) if row.kind else "", row.source),
                    show(row.note) if row.note is not None else "",
                ]
            )
        return found

    def copy(self) -> None:
        """Copy all rows, columns apart by tabs."""
        clean = [[cell.replace("\t", " ").replace("\n", " ") for cell in row] for row in self.table()]
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in clean))
        self.message.emit("information", self.tr("{n} rows were copied.").format(n=len(clean) - 1), "")

    def save(self, path: str) -> bool:
        """Write all rows as CSV; False when that cannot be done."""
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\r\n").writerows(self.table())
        try:
            Path(path).write_bytes(stream.getvalue().encode("utf-8-sig"))
        except OSError:
            return False
        return True

    def _items(self) -> list[tuple[str, QTreeWidgetItem]]:
        found = []
        for place in range(self.tree.topLevelItemCount()):
            site = self.tree.topLevelItem(place)
            found.append((str(site.data(WHAT, _KEY)), site))
            for number in range(site.childCount()):
                work = site.child(number)
                found.append((str(work.data(WHAT, _KEY)), work))
        return found

    def _add_site(self, site: str, works: Sequence[str], bill: Bill) -> None:
        sums = bill.sites[site]
        money = sums.build + sums.upkeep
        item = self._line([self._names[site], "", "", "", "", *self._money(money, bill.currency), ""], f"s|{site}")
        font = QFont(self.tree.font())
        font.setBold(True)
        for column in range(8):
            item.setFont(column, font)
        self.tree.addTopLevelItem(item)
        for work in works:
            rows = self._rows[work]
            costs = [row for row in rows if row.cost_likely is not None]
            likely = sum(row.cost_likely or 0.0 for row in costs)
            span = ends(sum(r.cost_low or 0.0 for r in costs), sum(r.cost_high or 0.0 for r in costs), bill.currency)
            sure = bool(costs) and all(row.verified for row in costs)
            tags = "/".join(tag for row in costs for tag in row.tag.split("/"))
            words = evidence_words(tags, sure) if costs else ""
            child = self._line([rows[0].work, "", "", "", "", amount(likely, bill.currency), span, words], f"w|{work}")
            self._mark(child, sure or not costs)
            child.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            item.addChild(child)

    def _unfold(self, item: QTreeWidgetItem) -> None:
        """Make the rows of a work."""
        key = str(item.data(WHAT, _KEY))
        if not key.startswith("w|") or item.childCount():
            return
        for row in self._rows.get(key[2:], ()):
            item.addChild(self._row(row))
        self._widen()

    def _widen(self) -> None:
        """Give sums of money the room that they take: in MNT they are long."""
        for column in (PRICE, RANGE, COST, COSTS):
            wanted = self.tree.sizeHintForColumn(column)
            if wanted > self.tree.columnWidth(column):
                self.tree.setColumnWidth(column, wanted)

    def _row(self, row: BillRow) -> QTreeWidgetItem:
        kind = kind_name(row.kind)
        what = f"{show(row.title)} · {kind}" if kind else show(row.title)
        known = row.quantity is not None or row.note is None
        cells = [what, quantity(row.quantity) if known else self.tr("not known"), unit_name(row.unit)]
        if row.kind:
            cells += [amount(row.price_likely, row.currency), ends(row.price_low, row.price_high, row.currency)]
            cells += [amount(row.cost_likely, row.currency), ends(row.cost_low, row.cost_high, row.currency)]
        else:
            cells += [""] * 4
        cells.append(evidence_words(row.tag, row.verified) if row.kind else f"[{row.tag}]" if row.tag else "")
        item = self._line(cells, f"r|{row.work_id}")
        about = [show(row.note) if row.note is not None else "", row.source]
        if row.quantity_low != row.quantity_high:
            span = f"{quantity(row.quantity_low)}–{quantity(row.quantity_high)}"
            item.setToolTip(AMOUNT, span)
        for column in (WHAT, EVIDENCE):
            item.setToolTip(column, "\n".join(part for part in about if part) or cells[column])
        self._mark(item, row.verified or not row.kind)
        return item

    def _line(self, cells: Sequence[str], key: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(cells))
        item.setData(WHAT, _KEY, key)
        for column in (AMOUNT, PRICE, RANGE, COST, COSTS):
            item.setTextAlignment(column, int(_RIGHT))
        return item

    @staticmethod
    def _mark(item: QTreeWidgetItem, verified: bool) -> None:
        """Let what rests on no source look so."""
        if verified:
            return
        font = QFont(item.font(COST))
        font.setItalic(True)
        for column in (PRICE, RANGE, COST, COSTS, EVIDENCE):
            item.setFont(column, font)

    @staticmethod
    def _money(money: object, currency: str) -> tuple[str, str]:
        return amount(money.likely, currency), ends(money.low, money.high, currency)  # type: ignore[attr-defined]

    def _choose(self, item: QTreeWidgetItem | None, _: object) -> None:
        if item is None:
            return
        kind, _, key = str(item.data(WHAT, _KEY)).partition("|")
        if kind == "s":
            self.chosen.emit(key, "")
        else:
            rows = self._rows.get(key, ())
            self.chosen.emit(rows[0].site_id if rows else "", key)

    def _ask_and_save(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the bill of quantities"), "bill.csv", self.tr("Tables (*.csv)")
        )
        if path and not self.save(path if Path(path).suffix else f"{path}.csv"):
            self.message.emit(
                "problem", self.tr("{path} cannot be written. Choose another name.").format(path=path), ""
            )


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
