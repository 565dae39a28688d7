"""The form of one unit price: checked while it is typed, stored only when all of it is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.checked_field import WRONG
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.money.words import unit_name
from dss_planner.panels.score.values.number_box import NumberBox
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.plan.budget.money import CURRENCIES
from dss_planner.plan.budget.pricing import UNITS, PriceEntry, price_faults

if TYPE_CHECKING:
    from dss_planner.text import Text

#: The year that stands for “not known”.
_NO_YEAR = 1949
_ENDS = ("low", "likely", "high")


class PriceForm(QWidget):
    """Shows a `PriceEntry`. `stored` tells a changed one that is in order."""

    stored = pyqtSignal(object)
    reset_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: PriceEntry | None = None
        self.title = QLabel(self)
        self.low, self.likely, self.high = (NumberBox(f"price_{name}", self, slim=True) for name in _ENDS)
        self.unit, self.currency = QComboBox(self), QComboBox(self)
        for unit in UNITS:
            self.unit.addItem(unit_name(unit), unit)
        self.currency.addItems(list(CURRENCIES))
        self.year = QSpinBox(self)
        self.year.setRange(_NO_YEAR, 2200)
        self.year.setSpecialValueText(self.tr("not known"))
        self.year.setKeyboardTracking(False)
        self.place, self.source = QLineEdit(self), QLineEdit(self)
        self.place.setPlaceholderText(self.tr("where the price holds"))
        self.source.setPlaceholderText(self.tr("who told it, or where it was read"))
        self.verified = QCheckBox(self.tr("&Verified: read in the source named here"), self)
        self.verified.setObjectName("price_verified")
        self.fault = quiet_label("", self)
        self.fault.setObjectName("price_fault")
        self.store = QPushButton(self.tr("S&tore the price"), self)
        self.store.setObjectName("price_store")
        self.reset = QPushButton(self.tr("&Reset to the catalogue's"), self)
        self.reset.setObjectName("price_reset")
        self._fields: dict[str, QWidget] = {
            "low": self.low,
            "likely": self.likely,
            "high": self.high,
            "unit": self.unit,
            "currency": self.currency,
            "year": self.year,
            "source": self.source,
        }
        self._lay_out()
        for box in (self.low, self.likely, self.high):
            box.typed.connect(self._check)
            box.lineEdit().textEdited.connect(lambda _: self._check())
        self.unit.activated.connect(self._check)
        self.currency.activated.connect(self._check)
        self.year.valueChanged.connect(self._check)
        self.place.textEdited.connect(self._check)
        self.source.textEdited.connect(self._check)
        self.verified.toggled.connect(self._check)
        self.store.clicked.connect(self._store)
        self.reset.clicked.connect(self.reset_asked)
        for field in (self.place, self.source):
            field.returnPressed.connect(self._store)

    def show_entry(self, title: str, entry: PriceEntry | None, as_catalogue: bool) -> None:
        """Show a price; as_catalogue: whether it is the catalogue's."""
        self.setEnabled(entry is not None)
        self.title.setText(title)
        self.reset.setEnabled(not as_catalogue)
        self._entry = None
        if entry is not None:
            for box, value in ((self.low, entry.low), (self.likely, entry.likely), (self.high, entry.high)):
                box.set_number(value)
            self.unit.setCurrentIndex(self.unit.findData(entry.unit))
            self.currency.setCurrentText(entry.currency)
            self.year.setValue(_NO_YEAR if entry.year is None else entry.year)
            self.place.setText(entry.place)
            self.source.setText(entry.source)
            self.source.setCursorPosition(0)
            self.source.setToolTip(entry.source)
            self.verified.setChecked(entry.verified)
        self._entry = entry
        self._check()

    def entry(self) -> PriceEntry:
        """Return what the fields hold."""
        return PriceEntry(
            *(_typed(box) for box in (self.low, self.likely, self.high)),
            str(self.unit.currentData()),
            self.currency.currentText(),
            None if self.year.value() == _NO_YEAR else self.year.value(),
            self.place.text(),
            self.source.text(),
            self.verified.isChecked(),
        )

    def faults(self) -> dict[str, Text]:
        """Return field → what is wrong with it."""
        return price_faults(self.entry())

    def _check(self, *_: object) -> None:
        if self._entry is None:
            self.fault.setText("")
            self.store.setEnabled(False)
            return
        faults = self.faults()
        for name, field in self._fields.items():
            words = show(faults[name]) if name in faults else ""
            _complain(field, words)
        self.fault.setText(" ".join(show(fault) for fault in faults.values()))
        self.fault.setVisible(bool(faults))
        self.store.setEnabled(not faults and self.entry() != self._entry)

    def _store(self) -> None:
        if self.store.isEnabled():
            self.stored.emit(self.entry())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        names = (self.tr("&Low"), self.tr("Li&kely"), self.tr("&High"))
        numbers = QWidget(self)
        row = QGridLayout(numbers)
        row.setContentsMargins(0, 0, 0, 0)
        for place, (words, box) in enumerate(zip(names, (self.low, self.likely, self.high))):
            row.addWidget(_label(words, box, numbers), 0, place * 2)
            row.addWidget(box, 0, place * 2 + 1)
            row.setColumnStretch(place * 2 + 1, 1)
        grid.addWidget(numbers, 0, 0, 1, 4)
        pairs = (
            (self.tr("C&urrency"), self.currency, 1, 0),
            (self.tr("p&er"), self.unit, 1, 2),
            (self.tr("&Year"), self.year, 2, 0),
            (self.tr("&Place"), self.place, 2, 2),
        )
        for words, field, line, column in pairs:
            grid.addWidget(_label(words, field, self), line, column)
            grid.addWidget(field, line, column + 1)
        grid.addWidget(_label(self.tr("S&ource"), self.source, self), 3, 0)
        grid.addWidget(self.source, 3, 1, 1, 3)
        grid.addWidget(self.verified, 4, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        buttons = FlowRow(self)
        for widget in (self.title, self.store, self.reset):
            buttons.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(buttons)
        layout.addWidget(self.fault)
        layout.addLayout(grid)
        layout.addStretch(1)


def _typed(box: NumberBox) -> float:
    """Return the number of a field as it is typed, also before the field is left: the button to store waits for it."""
    words = box.lineEdit().text()
    return box.number() if words == box.textFromValue(box.value()) else box.valueFromText(words)


def _label(words: str, field: QWidget, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    return label


def _complain(field: QWidget, words: str) -> None:
    """Mark a field as wrong and say why to screen readers; '' takes the mark away."""
    if isinstance(field, NumberBox):
        field.complain(words)
        return
    if words == field.accessibleDescription():
        return
    kind = "QSpinBox" if isinstance(field, QSpinBox) else type(field).__name__
    field.setStyleSheet(f"{kind} {{ border: 1px solid {WRONG}; }}" if words else "")
    field.setAccessibleDescription(words)
