"""What a bill does not know for want of norms, with the way to enter each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from dss_planner.layers.translation import show
from dss_planner.measures.amounts.norms import NORMED
from dss_planner.plan.budget.items import ITEMS

if TYPE_CHECKING:
    from dss_planner.plan.budget.bill import Bill


class NormsButton(QToolButton):
    """Names labour, straw or water where they are not known; its menu asks for the norm of each measure."""

    #: A norm is to be entered: “id of the measure|field of the catalogue”.
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("money_unknown")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(
            self.tr("No norm with a source was found for these: the bill counts them once you enter your own")
        )
        self.setMenu(QMenu(self))

    def show_bill(self, bill: Bill | None, names: Mapping[str, str]) -> None:
        """Show what a bill lacks; names: id of a measure → name."""
        menu, missing = self.menu(), missing_norms(bill) if bill is not None else {}
        menu.clear()
        for item, measures in missing.items():
            for measure in measures:
                words = self.tr("Enter a norm: {item}, {measure}…").format(
                    item=show(ITEMS[item]), measure=names.get(measure, measure)
                )
                field = f"{measure}|layout.{item}"
                menu.addAction(words).triggered.connect(lambda _=False, field=field: self.asked.emit(field))
        items = ", ".join(show(ITEMS[item]) for item in missing)
        self.setText(self.tr("⚠ &Not known: {items}").format(items=items))
        self.setVisible(bool(missing))


def missing_norms(bill: Bill) -> dict[str, list[str]]:
    """Return the items that no norm tells the amount of (labour, straw, water) → ids of the measures that lack it."""
    found: dict[str, list[str]] = {}
    for row in bill.rows:
        if row.quantity is None and row.item in NORMED.values() and row.measure not in found.get(row.item, ()):
            found.setdefault(row.item, []).append(row.measure)
    return found
