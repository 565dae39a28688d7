"""The totals of the plan at the foot of the window and on page 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.plan.money.words import later_name
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.tables import number, rounded
from dss_planner.plan.budget.sums import Range, Sums

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

#: From this sum on money is told in thousands, and from the second in millions.
_THOUSAND, _MILLION = 10_000.0, 10_000_000.0
PARTS = ("works", "land", "length", "seedlings", "labour", "haul", "build", "later")


def money_words(amount: Range, currency: str) -> str:
    """Return low–likely–high of money as people read it."""
    top = max(abs(amount.high), abs(amount.likely))
    if top >= _MILLION:
        form, unit = QCoreApplication.translate("PlanTotals", "{range} million {currency}"), 1e6
    elif top >= _THOUSAND:
        form, unit = QCoreApplication.translate("PlanTotals", "{range} thousand {currency}"), 1e3
    else:
        form, unit = QCoreApplication.translate("PlanTotals", "{range} {currency}"), 1.0
    ends = [amount.low / unit, amount.likely / unit, amount.high / unit]
    decimals = 0 if max(ends) >= 100 else 1
    words = "–".join(dict.fromkeys(number(end, decimals) for end in ends))
    return form.format(range=words, currency=currency)


def range_of(amount: Range) -> str:
    """Return low–high of something that is counted."""
    return "–".join(dict.fromkeys(number(end) for end in (amount.low, amount.high)))


def haul_words(sums: Sums) -> str:
    """Return how far material and plants are hauled, and along what; '' where nothing is hauled."""
    if sums.haul_km is None:
        return QCoreApplication.translate("PlanTotals", "haul not known") if sums.haul_unknown else ""
    ends = range_of(sums.haul_km)
    if sums.haul_straight:
        return QCoreApplication.translate("PlanTotals", "haul {range} km straight").format(range=ends)
    return QCoreApplication.translate("PlanTotals", "haul {range} km").format(range=ends)


def total_words(sums: Sums, currency: str) -> dict[str, str]:
    """Return part → words with the number, for `PARTS`."""
    return {
        "works": QCoreApplication.translate("PlanTotals", "1 work")
        if sums.works == 1
        else QCoreApplication.translate("PlanTotals", "{n} works").format(n=number(sums.works)),
        "land": QCoreApplication.translate("PlanTotals", "{n} ha").format(n=rounded(sums.hectares)),
        "length": QCoreApplication.translate("PlanTotals", "{n} km").format(n=rounded(sums.kilometres)),
        "seedlings": QCoreApplication.translate("PlanTotals", "seedlings not known")
        if sums.seedlings is None
        else QCoreApplication.translate("PlanTotals", "{n} seedlings").format(n=range_of(sums.seedlings)),
        "labour": QCoreApplication.translate("PlanTotals", "labour not known")
        if sums.labour_days is None
        else QCoreApplication.translate("PlanTotals", "{n} labour days").format(n=range_of(sums.labour_days)),
        "haul": haul_words(sums),
        "build": QCoreApplication.translate("PlanTotals", "build {money}").format(
            money=money_words(sums.build, currency)
        ),
        "later": QCoreApplication.translate("PlanTotals", "{costs} {money}").format(
            costs=later_name(sums.kinds), money=money_words(sums.upkeep, currency)
        ),
    }


class TotalsStrip(QFrame):
    """One line, or as many as the width needs."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("plan_totals")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.unsaved = QLabel(self.tr("with unsaved edits"), self)
        self.unsaved.setObjectName("plan_totals_unsaved")
        self.unsaved.setToolTip(self.tr("Counted with edits on the map that are not saved yet"))
        font = self.unsaved.font()
        font.setItalic(True)
        self.unsaved.setFont(font)
        self.words = QLabel(self)
        self.words.setObjectName("plan_totals_words")
        self.words.setWordWrap(True)
        self.parts = {name: QLabel(self) for name in PARTS}
        tips = {
            "works": self.tr("Chosen works of which something is drawn"),
            "land": self.tr("Land under the zones of works, counted once where they lie over each other"),
            "length": self.tr("Fences, belts and tracks"),
            "seedlings": self.tr("Seedlings to order, with losses, low–high; of works whose norms are known"),
            "labour": self.tr("Labour days, low–high; of works whose norms are known"),
            "haul": self.tr(
                "Nearest–farthest haul of material and plants along the study's access surface; straight over the map "
                "for works that it does not tell. The step “Work out haul distances” makes the surface."
            ),
            "build": self.tr("Building the works, low–likely–high. None of it is a Mongolian price: confirm locally."),
            "later": self.tr(
                "What is paid after building in the plan's years, low–likely–high: yearly payments, renewals of what "
                "wears out, and upkeep of the measures that a share was entered for in the tab Money."
            ),
        }
        row = FlowRow(self)
        for widget in (*self.parts.values(), self.unsaved):
            row.add(widget)
        for name, label in self.parts.items():
            label.setObjectName(f"plan_total_{name}")
            label.setToolTip(tips[name])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.addWidget(self.words)
        layout.addWidget(row)
        desk.totals_changed.connect(self.renew)
        desk.changed.connect(self.renew)
        self.renew()

    def text(self) -> str:
        """Return the totals as they are read."""
        return " · ".join(label.text() for label in self.parts.values() if label.isVisibleTo(self))

    def renew(self) -> None:
        """Show the totals as they are now."""
        totals, live = self._desk.totals, self._desk.live
        self.setVisible(self._desk.document is not None)
        self.unsaved.setVisible(totals.unsaved)
        self.words.setVisible(live is None)
        self.words.setText(totals.trouble or self.tr("Counting…"))
        for label in self.parts.values():
            label.setVisible(live is not None)
        if live is None:
            return
        for name, words in total_words(live.plan, live.currency).items():
            self.parts[name].setText(words)
            self.parts[name].setVisible(bool(words))
        self.setToolTip("\n".join(show(note) for note in live.notes[:10]))
