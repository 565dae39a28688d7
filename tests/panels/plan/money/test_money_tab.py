"""The tab “Money”: bill, prices, rates, terms and the range; all of it follows edits and undo at once."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from qgis.PyQt.QtWidgets import QApplication

from dss_planner.plan.budget.pricing import PriceEntry
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.warnings.found import plan_warnings

TOTAL, BILL, PRICES, RATES, TERMS = range(5)


@pytest.fixture
def money(desk, session, iface, wait):
    """The tab “Money” alone, in sight, its range drawn."""
    from dss_planner.panels.plan.money.tab import MoneyTab
    from dss_planner.tasks.lookups import Lookups

    lookups = Lookups()
    tab = MoneyTab(session, lookups)
    tab.resize(960, 420)
    tab.show()
    wait(lambda: desk.live is not None and tab.found is not None and not lookups.busy)
    yield tab
    wait(lambda: not desk.busy and not lookups.busy)
    tab.leave()
    lookups.close()
    tab.close()
    tab.deleteLater()


@pytest.fixture
def settled(money, desk, wait):
    """Wait until totals and range follow the plan."""

    def run():
        before = money.found
        wait(lambda: not desk.totals.counting)
        QApplication.processEvents()
        wait(lambda: not money.lookups.busy)
        return before

    return run


def fence_price(desk):
    return next(row for row in desk.document.rows("unit_costs") if row["measure"] == "sand_fence")


def test_the_total_has_its_range_and_what_makes_it(money, desk, wait):
    found = money.found
    assert found.budget.works.mode == pytest.approx(desk.live.plan.total.likely)
    assert "P10" in money.total.range.text()
    assert "10,000 draws, seed 1" in money.total.drawn.text()
    assert "Upright sand fence" in " ".join(money.total.bars.lines())
    assert money.total.chart.shows_chart or not money.total.chart.isVisible()
    assert "2026" in money.total.chart.words()
    money.total.by.setCurrentIndex(1)
    money.total.by.activated.emit(1)
    wait(lambda: money.total.chart.figure is not None)
    texts = {text.get_text() for text in money.total.chart.figure.axes[0].get_legend().get_texts()}
    assert {"North", "South"} <= texts


def test_the_bill_goes_from_sites_to_works_to_items(money, desk, tmp_path):
    money.pages.setCurrentIndex(BILL)
    tree = money.bill.tree
    assert [tree.topLevelItem(place).text(0) for place in range(tree.topLevelItemCount())] == ["North", "South"]
    north = tree.topLevelItem(0)
    assert {north.child(place).text(0) for place in range(north.childCount())} == {
        "North: straw checkerboard",
        "North: sand fence",
    }
    fence = next(north.child(place) for place in range(2) if north.child(place).text(0) == "North: sand fence")
    fence.setExpanded(True)
    items = [fence.child(place) for place in range(fence.childCount())]
    built = next(item for item in items if "build" in item.text(0))
    assert built.text(1).startswith("0.5")
    assert built.text(2) == "km"
    assert "unverified" in built.text(7) or built.text(7).startswith("[")
    assert built.font(5).italic() == ("unverified" in built.text(7))
    money.bill.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == len(desk.live.bill.rows) + 1
    path = tmp_path / "bill.csv"
    assert money.bill.save(str(path))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    likely = sum(float(row["cost_likely"]) for row in rows if row["cost_likely"])
    assert likely == pytest.approx(desk.live.plan.total.likely, rel=1e-6)
    assert not money.bill.save(str(tmp_path / "none" / "bill.csv"))
    tree.setCurrentItem(fence)
    assert desk.work == "w-fence"


def test_a_price_is_typed_checked_stored_and_taken_back(money, desk, settled):
    money.pages.setCurrentIndex(PRICES)
    key = fence_price(desk)["uuid"]
    money.prices.choose(key)
    form = money.prices.form
    assert not form.store.isEnabled()
    likely = desk.live.plan.total.likely
    form.likely.setValue(form.high.number() + 1.0)
    assert "below likely" in form.fault.text()
    assert not form.store.isEnabled()
    form.low.setValue(1000.0)
    form.likely.setValue(2000.0)
    form.high.setValue(9000.0)
    form.verified.setChecked(True)
    form.source.setText("")
    form._check()
    assert "needs its source" in form.fault.text()
    form.source.setText("offer of a builder")
    form.year.setValue(date.today().year)
    form._check()
    assert form.store.isEnabled()
    form.store.click()
    row = fence_price(desk)
    assert (row["low"], row["mode"], row["high"], row["verified"]) == (1000.0, 2000.0, 9000.0, True)
    settled()
    assert desk.live.plan.total.likely != pytest.approx(likely)
    assert money.found.budget.works.mode == pytest.approx(desk.live.plan.total.likely)
    assert form.reset.isEnabled()
    desk.undo.undo()
    settled()
    assert desk.live.plan.total.likely == pytest.approx(likely)
    assert money.found.budget.works.mode == pytest.approx(likely)
    assert not form.reset.isEnabled()


def test_a_price_goes_back_to_the_catalogues(money, desk, settled):
    key = fence_price(desk)["uuid"]
    money._set_price(key, PriceEntry(1.0, 2.0, 3.0, "km", "USD"))
    money.pages.setCurrentIndex(PRICES)
    money.prices.choose(key)
    assert money.prices.table.item(money.prices.table.currentRow(), 0).text().startswith("✎")
    assert money.prices.table.item(money.prices.table.currentRow(), 1).font().italic()
    money.prices.form.reset.click()
    assert fence_price(desk)["mode"] != 2.0
    assert not money.prices.table.item(money.prices.table.currentRow(), 0).text().startswith("✎")
    settled()


def test_a_missing_rate_is_asked_for_and_an_old_one_told(money, desk, settled):
    likely = desk.live.plan.total.likely
    money.currency.setCurrentText("MNT")
    money.currency.activated.emit(1)
    assert money.pages.currentIndex() == RATES
    assert "exchange rate of MNT is missing" in money.trouble.text()
    assert "MNT is missing" in money.rates.asked.text()
    assert money.rates.currency.currentText() == "MNT"
    told = []
    money.message.connect(lambda *words: told.append(words))
    money.rates.value.setValue(3500.0)
    money.rates.store.click()
    assert "no source" in told[-1][1]
    money.rates.value.setValue(3500.0)
    money.rates.source.setText("Bank of Mongolia")
    from qgis.PyQt.QtCore import QDate

    money.rates.day.setDate(QDate(2024, 1, 2))
    money.rates.store.click()
    settled()
    assert "days old" in money.trouble.text()
    assert money.rates.table.rowCount() == 1
    assert desk.live.plan.total.likely == pytest.approx(3500.0 * likely)
    assert money.found.budget.currency == "MNT"
    desk.undo.undo()
    desk.undo.undo()
    settled()
    assert money.currency.currentText() == "USD"
    assert not money.trouble.isVisible()
    assert desk.live.plan.total.likely == pytest.approx(likely)


def test_terms_are_stored_with_who_and_evidence(money, desk, settled):
    money.pages.setCurrentIndex(TERMS)
    likely = desk.live.plan.total.likely
    money.terms.contingency.setValue(20.0)
    settled()
    assert desk.live.plan.total.likely == pytest.approx(1.2 * likely)
    assert money.found.budget.total.mode == pytest.approx(1.2 * likely)
    assert "20.0 % contingency" in money.total.range.text()
    row = next(one for one in desk.document.rows("settings") if one["name"] == "contingency")
    assert (row["evidence"], row["author"]) == ("A", desk.author)
    money.terms.evidence.setCurrentIndex(1)
    money.terms.evidence.activated.emit(1)
    assert "Enter the source" in money.terms.told.text()
    money.terms.source.setText("decision of the board")
    money.terms.source.editingFinished.emit()
    row = next(one for one in desk.document.rows("settings") if one["name"] == "contingency")
    assert (row["evidence"], row["source"]) == ("V", "decision of the board")
    money.terms._upkeep["sand_fence"].setValue(10.0)
    settled()
    assert desk.live.plan.upkeep.likely > 0.0
    money.terms.seed.setValue(7)
    settled()
    assert money.found.budget.seed == 7
    while desk.undo.canUndo():
        desk.undo.undo()
    settled()
    assert money.found.budget.seed == 1
    assert desk.live.plan.total.likely == pytest.approx(likely)


def test_states_are_told(money, desk, settled):
    works = [row["uuid"] for row in desk.document.rows("works")]
    parts = {name: [row["uuid"] for row in desk.document.rows(name)] for name in ("zones", "lines")}
    desk.apply("empty", Changes(remove={**parts, "works": works}))
    assert "no works yet" in money.nothing.text()
    assert not money.pages.isVisible()
    desk.undo.undo()
    settled()
    assert money.pages.isVisible()
    desk.document, desk.missing = None, "No plan yet"
    desk.changed.emit()
    assert money.nothing.text() == "No plan yet"


def test_the_budget_chart_is_saved(money, wait, tmp_path):
    pytest.importorskip("matplotlib")
    told = []
    money.total.chart.saved.connect(lambda path, done: told.append(done))
    for suffix in ("png", "svg"):
        money.total.chart.save(str(tmp_path / f"budget.{suffix}"))
    wait(lambda: len(told) == 2)
    assert told == [True, True]
    assert min((tmp_path / f"budget.{suffix}").stat().st_size for suffix in ("png", "svg")) > 1000


def test_a_price_far_from_the_catalogue_is_told_and_shown(money, desk, settled):
    row = fence_price(desk)
    entry = PriceEntry(2250.0, 3140.0, 600_000.0, "km", "USD", None, "", "slip", False)
    money.prices.stored.emit(row["uuid"], entry)
    settled()
    assert "600,000 USD per km" in money.trouble.text()
    assert any(one.kind == "prices" and one.about.row == row["uuid"] for one in plan_warnings(desk.document))
    money.trouble.linkActivated.emit(row["uuid"])
    assert money.pages.currentIndex() == PRICES
    assert money.prices.table.key() == row["uuid"]
    desk.undo.undo()
    assert "600,000" not in money.trouble.text()


def test_a_price_can_be_stored_while_its_field_still_has_the_keyboard(money, desk, settled):
    from qgis.PyQt.QtTest import QTest

    row = fence_price(desk)
    money.show_asked(row["uuid"])
    form = money.prices.form
    line = form.high.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "1")
    assert "below likely" in form.fault.text()
    assert not form.store.isEnabled()
    line.selectAll()
    QTest.keyClicks(line, "9000")
    assert form.store.isEnabled()
    form.store.click()
    assert fence_price(desk)["high"] == 9000.0
    settled()


def test_what_is_typed_of_a_rate_stays_when_it_is_refused(money, desk, settled):
    money.currency.setCurrentText("JPY")
    money._set_currency()
    assert money.pages.currentIndex() == RATES
    said = []
    money.message.connect(lambda *words: said.append(words))
    money.rates.value.set_number(155.5)
    money.rates.store.click()
    assert "has no source" in said[-1][1]
    assert money.rates.value.number() == 155.5
    money.rates.source.setText("Bank of Japan")
    money.rates.store.click()
    assert "JPY" not in money.trouble.text()
    assert [row["per_usd"] for row in desk.document.rows("rates") if row["currency"] == "JPY"] == [155.5]
    settled()


def test_unknown_norms_are_named_with_a_way_to_enter_them(money, settled):
    money.pages.setCurrentIndex(BILL)
    settled()
    assert "Labour" in money.bill.unknown.text()
    asked = []
    money.asked.connect(lambda *what: asked.append(what))
    actions = money.bill.unknown.menu().actions()
    next(one for one in actions if "Labour, Upright sand fence" in one.text()).trigger()
    assert asked == [("catalogue", "sand_fence|layout.labour")]


def test_the_total_stands_beside_the_pages_only_where_all_their_names_are_seen(money, wait):
    for width in (690, 960, 1500):
        money.resize(width, 420)
        wait(lambda least=width - 60: money.pages.width() > least)
        bar = money.pages.tabBar()
        assert bar.width() >= bar.sizeHint().width()
    assert money.row.parent() is not money.inner


def test_in_a_low_and_narrow_window_the_chart_stands_beside_the_words(money, wait):
    from qgis.PyQt.QtCore import Qt

    from dss_planner.panels.turning_splitter import TurningSplitter

    parts = money.total.findChild(TurningSplitter)
    money.resize(690, 300)
    wait(lambda: parts.width() < 690)
    wait(lambda: parts.orientation() == Qt.Orientation.Horizontal)
    assert money.total.chart.height() >= 150
    money.resize(690, 800)
    wait(lambda: parts.orientation() == Qt.Orientation.Vertical)
