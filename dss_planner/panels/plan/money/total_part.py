"""The total with its range, the years it falls due in, and the prices that make the range."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dss_planner.panels.erosion.chart_view import ChartView
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.money.words import amount, ends, unit_name
from dss_planner.panels.score.weighing.weight_bars import Series, WeightBars
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.tables import number
from dss_planner.panels.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from dss_planner.plan.budget.totals import Total
    from dss_planner.plan.budget.uncertain import Uncertain

BY_MEASURE, BY_SITE = "measure", "site"
_ACROSS = 700
#: Below this height the chart stands beside the words, however narrow it is then [px].
_LOW = 320
#: The chart and the words about it can be read from this height on [px].
_LEAST = 170
#: Prices that have a bar of their own; the others are one.
_MOST_BARS = 8


class TotalPart(QWidget):
    """Shows an `Uncertain`."""

    message = pyqtSignal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Uncertain | None = None
        self._names: dict[str, dict[str, str]] = {}
        self._first_year, self._years = 2026, 5
        self.by = QComboBox(self)
        self.by.setObjectName("money_by")
        self.by.addItem(self.tr("By measure"), BY_MEASURE)
        self.by.addItem(self.tr("By site"), BY_SITE)
        self.by.setAccessibleName(self.tr("What the bars of the chart are made of"))
        self.by.activated.connect(lambda _: self._show_chart())
        self.drawn = QLabel(self)
        self.drawn.setObjectName("money_drawn")
        self.chart = ChartView("money_chart", self)
        self.chart.message.connect(self.message)
        self.chart.setMinimumHeight(96)
        side = QWidget(self)
        row = FlowRow(side)
        row.add(self.by)
        row.add(self.drawn)
        self.range = quiet_label("", side)
        self.range.setObjectName("money_range")
        self.spread_title = quiet_label("", side)
        self.bars = WeightBars(side)
        self.bars.setAccessibleName(self.tr("What makes the range"))
        self.sure = quiet_label("", side)
        column = QVBoxLayout(side)
        column.setContentsMargins(6, 0, 0, 0)
        column.setSpacing(3)
        for widget in (row, self.range, self.spread_title, self.bars, self.sure):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(side)
        scroll.setMinimumWidth(240)
        parts = TurningSplitter(_ACROSS, self, _LOW)
        parts.addWidget(self.chart)
        parts.addWidget(scroll)
        parts.setSizes([560, 380])
        parts.setMinimumHeight(_LEAST)
        parts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(parts, 1)

    def show_range(
        self, found: Uncertain | None, names: Mapping[str, dict[str, str]], first_year: int, years: int
    ) -> None:
        """Show sums with their ranges. names: `BY_MEASURE` and `BY_SITE` → key → name."""
        self._found, self._names = found, dict(names)
        self._first_year, self._years = first_year, years
        if found is None:
            return
        budget = found.budget
        self.drawn.setText(
            self.tr("{draws} draws, seed {seed}").format(draws=number(budget.draws), seed=str(budget.seed))
        )
        self.range.setText(total_words(budget.total, budget.currency, budget.contingency))
        self._show_spread(found)
        self.sure.setText(
            self.tr(
                "{share} % of the likely cost rests on prices with a source; none is a Mongolian price before you "
                "enter one."
            ).format(share=number(100.0 * budget.verified))
        )
        self._show_chart()

    def say(self, words: str) -> None:
        """Say why there is no total."""
        self.range.setText(words)
        self.chart.say(words)
        self.drawn.setText("")
        for part in (self.spread_title, self.bars, self.sure):
            part.setVisible(False)

    def wait(self, waiting: bool) -> None:
        """Say that the draws are being made anew."""
        if waiting:
            self.drawn.setText(self.tr("drawing…"))

    def _show_spread(self, found: Uncertain) -> None:
        parts = [part for part in found.contributions if part.share > 0.0]
        measures = self._names.get(BY_MEASURE, {})
        shown = parts[:_MOST_BARS]
        names = [f"{measures.get(part.measure, part.measure)}, {unit_name(part.unit)}" for part in shown]
        shares = [100.0 * part.share for part in shown]
        if parts[_MOST_BARS:]:
            names.append(self.tr("{n} other prices").format(n=len(parts) - _MOST_BARS))
            shares.append(100.0 - sum(shares))
        self.bars.show_weights(names, [Series(self.tr("share of the spread"), tuple(shares))])
        first = names[0] if names else ""
        words = self.tr("<b>What makes the range</b> [% of the variance]: most of it is the price of {first}.")
        self.spread_title.setText(words.format(first=first) if names else self.tr("The prices have no range."))
        for part in (self.spread_title, self.sure):
            part.setVisible(True)
        self.bars.setVisible(bool(names))

    def _show_chart(self) -> None:
        found = self._found
        if found is None:
            return
        by = str(self.by.currentData())
        names, first_year, years = self._names.get(by, {}), self._first_year, self._years
        told = [
            self.tr("{year}: {likely} (P10–P90 {range}) {currency}").format(
                year=first_year + year - 1,
                likely=amount(total.mode, found.budget.currency),
                range=ends(total.p10, total.p90, found.budget.currency),
                currency=found.budget.currency,
            )
            for year, total in sorted(found.budget.by_year.items())
        ]

        def build(dark: bool) -> object:
            from dss_planner.charts.budgetbars import budget_figure

            return budget_figure(found.budget, found.exchange, first_year, years, names, dark, _words(by), by=by)

        self.chart.show_figure(self.tr("Cost by year"), "; ".join(told), build, shrink=True)


def total_words(total: Total, currency: str, contingency: float) -> str:
    """Return the total with its range in words."""
    return QCoreApplication.translate(
        "TotalPart",
        "<b>Likely {likely} {currency}</b><br>P10 {p10} · P50 {p50} · P90 {p90}<br>all prices low {low}, all high "
        "{high}<br>with {share} % contingency",
    ).format(
        likely=amount(total.mode, currency),
        currency=currency,
        p10=amount(total.p10, currency),
        p50=amount(total.p50, currency),
        p90=amount(total.p90, currency),
        low=amount(total.low, currency),
        high=amount(total.high, currency),
        share=number(100.0 * contingency, 1),
    )


def _words(by: str) -> object:
    """Return the words of the chart in the user's language."""
    from dss_planner.charts.budgetbars import BudgetWords

    sites = QCoreApplication.translate("TotalPart", "{count} other sites")
    measures = QCoreApplication.translate("TotalPart", "{count} other measures")
    return BudgetWords(
        axis=QCoreApplication.translate("TotalPart", "Cost [{unit}{currency}]"),
        million=QCoreApplication.translate("TotalPart", "million "),
        thousand=QCoreApplication.translate("TotalPart", "thousand "),
        others=sites if by == BY_SITE else measures,
        range=QCoreApplication.translate("TotalPart", "likely range of the year (10–90 %)"),
        contingency=QCoreApplication.translate("TotalPart", "Without contingency"),
        nothing=QCoreApplication.translate("TotalPart", "The works of the plan have no costs"),
    )
