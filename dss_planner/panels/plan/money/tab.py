"""Money: what the plan takes and costs, at whose prices, in which currency, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QTabWidget, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.money.bill_part import BillPart
from dss_planner.panels.plan.money.prices_part import PricesPart
from dss_planner.panels.plan.money.rates_part import RatesPart
from dss_planner.panels.plan.money.terms_part import TermsPart
from dss_planner.panels.plan.money.total_part import BY_MEASURE, BY_SITE, TotalPart
from dss_planner.panels.plan.money.troubles import RATES, troubles
from dss_planner.panels.plan.money.words import amount, ends
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.plan.budget.basis import terms_of
from dss_planner.plan.budget.costing import missing_rates
from dss_planner.plan.budget.money import BASE, CURRENCIES
from dss_planner.plan.budget.pricing import (
    draws_of,
    in_currency,
    priced,
    rated,
    reset,
    unrated,
    with_setting,
)
from dss_planner.plan.budget.uncertain import SpreadRequest, Uncertain, uncertain
from dss_planner.plan.store.schema import FIRST_YEAR

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.plan.budget.money import Rate
    from dss_planner.plan.budget.pricing import PriceEntry
    from dss_planner.plan.store.document import PlanDocument
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

#: Kind of the question that draws the range.
_KIND = "plan_money"
#: Places of the pages.
_BILL, _PRICES, _RATES, _TERMS = range(1, 5)
#: Room between the names of the pages, the total and the edges of the tab [px].
_APART = 40
#: The pages can be read from this height on; below it the tab scrolls [px].
_LEAST = 210


class MoneyTab(PlanTab):
    """A line with the total and the currency, and a page for each question about it."""

    prefix = "money"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Money")
        self.found: Uncertain | None = None
        self._drawn_of: tuple[object, ...] = ()
        self.headline = QLabel(self.inner)
        self.headline.setObjectName("money_headline")
        self.currency = QComboBox(self.inner)
        self.currency.setObjectName("money_currency")
        self.currency.addItems(list(CURRENCIES))
        self.currency.setAccessibleName(self.tr("Currency of the plan"))
        self.currency.setToolTip(self.tr("The currency that all sums of the plan are told in"))
        self.row = QWidget(self.inner)
        line = QHBoxLayout(self.row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.headline)
        line.addWidget(QLabel(self.tr("in"), self.row))
        line.addWidget(self.currency)
        self.help = TabHelp("plan_money", self.tr("About money"), self.row)
        line.addWidget(self.help)
        line.addStretch(1)
        self.trouble = quiet_label("", self.inner)
        self.trouble.setObjectName("money_trouble")
        self.pages = QTabWidget(self.inner)
        self.pages.setObjectName("money_pages")
        self.pages.setDocumentMode(True)
        self.total, self.bill = TotalPart(self.pages), BillPart(self.pages)
        self.prices, self.rates, self.terms = PricesPart(self.pages), RatesPart(self.pages), TermsPart(self.pages)
        self.pages.addTab(self.total, self.tr("Total"))
        self.pages.addTab(self.bill, self.tr("Bill of quantities"))
        self.pages.addTab(self.prices, self.tr("Unit prices"))
        self.pages.addTab(self._scrolled(self.rates), self.tr("Exchange rates"))
        self.pages.addTab(self._scrolled(self.terms), self.tr("Settings"))
        # the pages take the room there is, and scroll in it
        self.pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.pages.setMinimumHeight(_LEAST)
        self._beside = False
        self.body.addWidget(self.row)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.pages, 1)
        self.pages.currentChanged.connect(self._show_page)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The total stands beside the names of the pages where there is room, else above them."""
        super().resizeEvent(event)
        self._place_total()

    def _place_total(self) -> None:
        """Sums are long in some currencies: all names of the pages stay in sight."""
        wanted = self.pages.tabBar().sizeHint().width() + self.row.sizeHint().width() + _APART
        beside = self.width() >= wanted
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self.body.removeWidget(self.row)
            self.pages.setCornerWidget(self.row, Qt.Corner.TopRightCorner)
        else:
            self.pages.setCornerWidget(None, Qt.Corner.TopRightCorner)
            self.body.insertWidget(self.body.indexOf(self.trouble), self.row)
        self.row.setVisible(not self.pages.isHidden())

    def leave(self) -> None:
        """Close the help too."""
        self.help.close_page()
        super().leave()

    def renew(self) -> None:
        """Show the money of the plan as it is now."""
        document = self.desk.document
        none = self.show_nothing()
        works = document is not None and bool(document.rows("works"))
        if not none and not works:
            self.nothing.setText(self.tr("The plan has no works yet: add one on the tab “Works”, or draft the plan."))
            self.nothing.setVisible(True)
        for part in (self.row, self.pages):
            part.setVisible(works)
        if document is None or not works:
            self.trouble.setVisible(False)
            return
        self.currency.setCurrentText(str(document.plan.get("currency") or BASE))
        self._show_trouble(document)
        self._show_page()
        self.show_totals()

    def show_totals(self) -> None:
        """Show the sums of what is drawn now; the range of the total follows in the background."""
        document, live = self.desk.document, self.desk.live
        if document is None:
            return
        if live is None:
            self.headline.setText(self.tr("<b>No total</b>"))
        else:
            money = live.plan.total
            self.headline.setText(
                self.tr("<b>Total: {likely} {currency}</b> ({range})").format(
                    likely=amount(money.likely, live.currency),
                    currency=live.currency,
                    range=ends(money.low, money.high, live.currency),
                )
            )
        self._place_total()
        if self.pages.currentWidget() is self.bill:
            self._show_bill(document)
        self._draw(document)

    def show_selected(self) -> None:
        """Nothing: prices and sums are those of the whole plan."""

    def _show_page(self, *_: object) -> None:
        """Show the plan on the page in sight."""
        document = self.desk.document
        if document is None:
            return
        place = self.pages.currentIndex()
        if place == _BILL:
            self._show_bill(document)
        elif place == _PRICES:
            self.prices.show_plan(document)
        elif place == _RATES:
            self.rates.show_plan(document)
        elif place == _TERMS:
            self.terms.show_plan(document)

    def _show_bill(self, document: PlanDocument) -> None:
        names = {str(row["uuid"]): str(row["name"]) for row in document.rows("sites")}
        live = self.desk.live
        measures = {str(row["id"]): str(row["name"]) for row in document.rows("measures")}
        self.bill.show_bill(live.bill if live is not None else None, names, measures)

    def _show_trouble(self, document: PlanDocument) -> None:
        """Say what keeps the plan from having a total, or makes it doubtful."""
        words = troubles(document)
        self.trouble.setText("<br>".join(f"⚠ {one}" for one in words))
        self.trouble.setVisible(bool(words))
        missing = missing_rates(document)
        if missing:
            self.total.say(self.tr("No total: the exchange rate of {missing} is missing.").format(missing=missing[0]))

    def show_asked(self, what: str) -> None:
        """Show a price by its key; `RATES` shows the exchange rates."""
        self.pages.setCurrentIndex(_RATES if what == RATES else _PRICES)
        if what != RATES:
            self.prices.choose(what)

    def _draw(self, document: PlanDocument) -> None:
        """Draw the range anew where what it rests on changed."""
        live = self.desk.live
        tables = ("plan", "works", "unit_costs", "rates", "settings", "measures")
        rests_on = (live, *(document.tables.get(name) for name in tables))
        if missing_rates(document):
            self.lookups.drop(_KIND)
            self._drawn_of, self.found = (), None
            return
        if len(rests_on) == len(self._drawn_of) and all(a is b for a, b in zip(rests_on, self._drawn_of)):
            return
        self._drawn_of = rests_on
        draws, seed = draws_of(document)
        request = SpreadRequest(document, live.bill if live is not None else None, draws, seed)
        self.total.wait(True)

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._show_range(outcome.result)
            elif not outcome.cancelled:
                self.found = None
                self.total.say(show(outcome.sentence))

        self.lookups.ask(_KIND, self.tr("Drawing the range of the total"), lambda: request, uncertain, publish)

    def _show_range(self, found: Uncertain) -> None:
        document = self.desk.document
        self.found = found
        if document is None:
            return
        names = {
            BY_MEASURE: {str(row["id"]): str(row["name"]) for row in document.rows("measures")},
            BY_SITE: {str(row["uuid"]): str(row["name"]) for row in document.rows("sites")},
        }
        first = int(document.plan.get("first_year") or FIRST_YEAR)
        self.total.show_range(found, names, first, terms_of(document).years)

    def _connect(self) -> None:
        self.currency.activated.connect(self._set_currency)
        self.trouble.linkActivated.connect(self.show_asked)
        self.total.message.connect(self.message)
        self.bill.message.connect(self.message)
        self.bill.chosen.connect(lambda site, work: self.desk.select(site=site, work=work))
        self.bill.unknown.asked.connect(lambda what: self.asked.emit("catalogue", what))
        self.prices.stored.connect(self._set_price)
        self.prices.reset_asked.connect(self._reset)
        self.rates.rate_typed.connect(self._set_rate)
        self.rates.removed.connect(
            lambda code: self.alter(self.tr("Remove a rate"), lambda document: unrated(document, code))
        )
        self.terms.changed.connect(self._set_term)

    def _set_currency(self, *_: object) -> None:
        wanted = self.currency.currentText()
        document = self.desk.document
        if document is None or wanted == document.plan.get("currency"):
            return
        title = self.tr("Currency {currency}").format(currency=wanted)
        self.alter(title, lambda plan: in_currency(plan, wanted))
        document = self.desk.document
        if document is not None and missing_rates(document):
            self.show_asked(RATES)

    def _set_price(self, key: str, entry: PriceEntry) -> None:
        self.alter(self.tr("Unit price"), lambda document: priced(document, key, entry))

    def _reset(self, keys: tuple[str, ...]) -> None:
        self.alter(self.tr("Unit price of the catalogue"), lambda document: reset(document, keys))

    def _set_rate(self, rate: Rate) -> None:
        title = self.tr("Rate of {currency}").format(currency=rate.currency)
        self.alter(title, lambda document: rated(document, rate))

    def _set_term(self, name: str, value: object, evidence: str, source: str) -> None:
        author = self.desk.author
        self.alter(
            self.tr("Settings of the budget"),
            lambda document: with_setting(document, name, value, author, evidence, source),
        )

    def _scrolled(self, part: QWidget) -> QScrollArea:
        scroll = QScrollArea(self.pages)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(part)
        return scroll
