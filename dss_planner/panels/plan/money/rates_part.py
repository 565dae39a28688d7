"""Currency of the plan and the dated exchange rates of its sums; a rate that is missing is asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.values.number_box import NumberBox
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.plan.budget.costing import missing_rates
from dss_planner.plan.budget.money import BASE, CURRENCIES, Rate
from dss_planner.plan.budget.pricing import OLD_RATE, old_rates

if TYPE_CHECKING:
    from dss_planner.plan.store.document import PlanDocument

_YEAR_DAYS = 365


class RatesPart(QWidget):
    """`rate_typed` tells a `Rate`; `removed` the currency of one."""

    rate_typed = pyqtSignal(object)
    removed = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: PlanDocument | None = None
        #: Currency → rate as the plan has them, and those that are missing, when they were shown last.
        self._shown: tuple | None = None
        self.asked = quiet_label("", self)
        self.asked.setObjectName("money_rates_asked")
        headings = (self.tr("Currency"), self.tr("One US dollar is"), self.tr("On"), self.tr("Source"))
        self.table = ResultTable(headings, 3, "money_rates", 5, self)
        self.table.setAccessibleName(self.tr("Exchange rates of the plan"))
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.currency = QComboBox(self)
        self.currency.setObjectName("rate_currency")
        self.currency.addItems([code for code in CURRENCIES if code != BASE])
        self.currency.activated.connect(lambda _: self._show_rate(self.currency.currentText()))
        self.value = NumberBox("rate_value", self, slim=True)
        self.day = QDateEdit(self)
        self.day.setObjectName("rate_day")
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setMaximumDate(QDate.currentDate())
        self.source = QLineEdit(self)
        self.source.setObjectName("rate_source")
        self.source.setMinimumWidth(180)
        self.source.setPlaceholderText(self.tr("such as: Bank of Mongolia, mongolbank.mn"))
        self.store = QPushButton(self.tr("S&tore the rate"), self)
        self.store.setObjectName("rate_store")
        self.store.clicked.connect(self._store)
        self.source.returnPressed.connect(self._store)
        self.remove = QPushButton(self.tr("Remo&ve"), self)
        self.remove.clicked.connect(lambda: self.removed.emit(self.table.key()))
        row = FlowRow(self)
        for words, field in (
            (self.tr("1 USD &="), self.value),
            ("", self.currency),
            (self.tr("o&n"), self.day),
            (self.tr("S&ource"), self.source),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            row.add(label, field) if words else row.add(field)
        names = self.tr("Units of the currency for one US dollar"), self.tr("Currency of the rate")
        for field, name in zip((self.value, self.currency), names):
            field.setAccessibleName(name)
        self.day.setAccessibleName(self.tr("Day of the rate"))
        self.source.setAccessibleName(self.tr("Source of the rate"))
        row.add(self.store)
        row.add(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        for widget in (self.asked, row, self.table):
            layout.addWidget(widget)
        about = quiet_label(
            self.tr(
                "No rate comes with the planner: read it where you will be asked for it, and enter day and source. All "
                "sums use these rates; they are stored with the plan."
            ),
            self,
        )
        about.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout.addWidget(about)
        layout.addStretch(1)
        self._show_rate("")

    def show_plan(self, document: PlanDocument | None) -> None:
        """Show the rates of a plan, and ask for those that are missing."""
        self._document = document
        rows = sorted(document.rows("rates"), key=lambda row: str(row["currency"])) if document is not None else []
        old = dict(old_rates(document)) if document is not None else {}
        cells = []
        for row in rows:
            day = str(row["date"]).replace("/", "-")
            if row["currency"] in old:
                day = self.tr("{day}, {years} years old").format(
                    day=day, years=number(old[row["currency"]] / _YEAR_DAYS, 1)
                )
            value = f"{number(float(row['per_usd']), 4).rstrip('0').rstrip('.,')} {row['currency']}"
            cells.append([Cell(str(row["currency"])), Cell(value, float(row["per_usd"])), Cell(day)])
            cells[-1].append(Cell(str(row["source"])))
        self.table.blockSignals(True)
        self.table.fill(cells, [str(row["currency"]) for row in rows])
        self.table.blockSignals(False)
        self.table.setVisible(bool(rows))
        self.remove.setEnabled(bool(rows))
        missing = missing_rates(document) if document is not None else ()
        shown = (tuple((row["currency"], row["per_usd"], row["date"], row["source"]) for row in rows), missing)
        words = []
        if missing:
            words.append(
                self.tr("<b>The rate of {missing} is missing:</b> without it the plan has no total.").format(
                    missing=", ".join(missing)
                )
            )
        for currency, age in old.items():
            words.append(
                self.tr("⚠ The rate of {currency} is {age} days old, more than {limit}: enter a newer one.").format(
                    currency=currency, age=number(age), limit=OLD_RATE
                )
            )
        self.asked.setText("<br>".join(words))
        self.asked.setVisible(bool(words))
        if missing and shown != self._shown:  # what is being typed stays while something else changes
            self._show_rate(missing[0])
        self._shown = shown

    def rate(self) -> Rate:
        """Return what the fields hold."""
        day = self.day.date()
        iso = date(day.year(), day.month(), day.day()).isoformat()
        return Rate(self.currency.currentText(), self.value.number(), iso, self.source.text())

    def _show_chosen(self) -> None:
        if self.table.key():
            self._show_rate(self.table.key())

    def _show_rate(self, currency: str) -> None:
        """Show the rate of a currency to be changed, or empty fields for a new one."""
        if currency:
            self.currency.setCurrentText(currency)
        rows = self._document.rows("rates") if self._document is not None else []
        row = next((one for one in rows if one["currency"] == currency), None)
        self.value.set_number(float(row["per_usd"]) if row is not None else 0.0)
        self.source.setText(str(row["source"]) if row is not None else "")
        day = str(row["date"]).replace("/", "-") if row is not None else ""
        self.day.setDate(QDate.fromString(day, "yyyy-MM-dd") if day else QDate.currentDate())

    def _store(self) -> None:
        self.value.interpretText()
        self.rate_typed.emit(self.rate())
