"""The unit prices of the plan: a table of them, and the form of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFont, QResizeEvent
from qgis.PyQt.QtWidgets import QCheckBox, QFrame, QHeaderView, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.panels.plan.money.price_form import PriceForm
from dss_planner.panels.plan.money.words import amount, ends, evidence_words, unit_name
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.plan.budget.pricing import catalogue_price, entry_of

if TYPE_CHECKING:
    from dss_planner.plan.store.document import PlanDocument, Row

MEASURE, PRICE, RANGE, UNIT, YEAR, EVIDENCE = range(6)
_ACROSS = 720
#: Names have so much room at least; where there is less, the table scrolls [px].
_NAMES = 130
#: Below this height the form stands beside the table, however narrow it is then [px].
_LOW = 320


class PricesPart(QWidget):
    """`stored` tells key and entry of a price; `reset_asked` the keys of those that go back to the catalogue's."""

    stored = pyqtSignal(str, object)
    reset_asked = pyqtSignal(tuple)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: PlanDocument | None = None
        self._changed: set[str] = set()
        self._shown: tuple | None = None
        self.used = QCheckBox(self.tr("Only of &measures in the plan"), self)
        self.used.setChecked(True)
        self.used.toggled.connect(self._fill)
        headings = (
            self.tr("Price of"),
            self.tr("Likely"),
            self.tr("Low–high"),
            self.tr("Per"),
            self.tr("Year"),
            self.tr("Evidence"),
        )
        self.table = ResultTable(headings, MEASURE, "money_prices", 10_000, self)
        self.table.setAccessibleName(self.tr("Unit prices"))
        self.table.setMinimumSize(250, 90)
        self.table.itemSelectionChanged.connect(self._show_form)
        self.form = PriceForm(self)
        self.form.stored.connect(lambda entry: self.stored.emit(self.table.key(), entry))
        self.form.reset_asked.connect(lambda: self.reset_asked.emit((self.table.key(),)))
        parts = TurningSplitter(_ACROSS, self, _LOW)
        left = QWidget(parts)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.used)
        column.addWidget(self.table, 1)
        scroll = QScrollArea(parts)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.form)
        scroll.setMinimumWidth(350)
        parts.addWidget(left)
        parts.addWidget(scroll)
        parts.setSizes([560, 380])
        parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(parts, 1)

    def show_plan(self, document: PlanDocument | None) -> None:
        """Show the prices of a plan; what is being typed stays where its price is as it was."""
        self._document = document
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other room for names."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._fit_names)

    def _fit_names(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(MEASURE, QHeaderView.ResizeMode.Stretch)
        if self.table.columnWidth(MEASURE) < _NAMES:
            header.setSectionResizeMode(MEASURE, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(MEASURE, _NAMES)

    def choose(self, key: str) -> None:
        """Choose a price."""
        self.table.choose(key, or_first=False)

    def _rows(self) -> list[Row]:
        document = self._document
        if document is None:
            return []
        used = {row["measure"] for row in document.rows("works")}
        rows = [row for row in document.rows("unit_costs") if row["measure"] in used or not self.used.isChecked()]
        return sorted(rows, key=self._name)

    def _fill(self, *_: object) -> None:
        rows = self._rows()
        document = self._document
        self._changed = set()
        cells = []
        for row in rows:
            known = catalogue_price(document, row["uuid"]) if document is not None else None
            if known is not None and any(row.get(name) != value for name, value in known.items()):
                self._changed.add(str(row["uuid"]))
            cells.append(self._cells(row))
        self.table.blockSignals(True)
        self.table.fill(cells, [str(row["uuid"]) for row in rows])
        self.table.blockSignals(False)
        self.table.setMinimumHeight(90)
        self.table.setMaximumHeight(16_777_215)
        self._fit_names()
        self._show_form()

    def _name(self, row: Row) -> str:
        names = {one["id"]: str(one["name"]) for one in self._document.rows("measures")} if self._document else {}
        return names.get(row["measure"], str(row["measure"]))

    def _cells(self, row: Row) -> list[Cell]:
        entry = entry_of(row)
        own = str(row["uuid"]) in self._changed
        name = f"✎ {self._name(row)}" if own else self._name(row)
        each = self.tr("{unit} and year").format(unit=unit_name(entry.unit)) if row["per_year"] else ""
        cells = [
            Cell(name, tip=self.tr("Changed in this plan") if own else name),
            Cell(f"{amount(entry.likely, entry.currency)} {entry.currency}", entry.likely),
            Cell(ends(entry.low, entry.high, entry.currency), entry.low),
            Cell(each or unit_name(entry.unit)),
            Cell("–" if entry.year is None else str(entry.year)),
            Cell(evidence_words(str(row["evidence"] or ""), entry.verified), tip=entry.source),
        ]
        if not entry.verified:
            font = QFont(self.table.font())
            font.setItalic(True)
            for cell in cells[1:]:
                cell.setFont(font)
        return cells

    def _show_form(self) -> None:
        key, document = self.table.key(), self._document
        row = next((one for one in document.rows("unit_costs") if one["uuid"] == key), None) if document else None
        if row is None:
            self._shown = None
            self.form.show_entry(self.tr("Choose a price."), None, True)
            return
        each = self.tr(", paid every year") if row["per_year"] else ""
        shown = (f"<b>{self._name(row)}</b>{each}", entry_of(row), key not in self._changed)
        if (key, shown) != self._shown:  # what is being typed stays while something else changes
            self._shown = (key, shown)
            self.form.show_entry(*shown)
