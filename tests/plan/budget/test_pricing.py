"""Money that people enter: prices in order with their source, rates with a day, terms in range; undone whole."""

from datetime import date, timedelta

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.budget.basis import terms_of
from dss_planner.plan.budget.costing import missing_rates
from dss_planner.plan.budget.money import Rate
from dss_planner.plan.budget.pricing import (
    CONTINGENCY,
    DRAW_COUNT,
    UPKEEP,
    PriceEntry,
    catalogue_price,
    draws_of,
    entry_of,
    in_currency,
    old_rates,
    price_faults,
    priced,
    rated,
    reset,
    unrated,
    with_setting,
)
from dss_planner.plan.store.changes import applied, reverse
from tests.plan.budget.test_budget import plan

GOOD = PriceEntry(1.0, 2.0, 4.0, "km", "USD", 2026, "Dalanzadgad", "offer of a builder", True)


@pytest.fixture
def document():
    """A fence of 2 km and 100 ha of seed."""
    found = plan(("sand_fence", 1, None, 2000.0), ("overseed", 2, 100.0, None))
    found.tables["plan"] = [{"uuid": "p", "currency": "USD", "years": 5}]
    return found


def price(document, measure="sand_fence"):
    return next(row for row in document.rows("unit_costs") if row["measure"] == measure)


def test_a_price_is_stored_with_its_evidence_and_the_costs_follow(document):
    key = price(document)["uuid"]
    changes = priced(document, key, GOOD)
    after = applied(document, changes)
    row = price(after)
    assert (row["low"], row["mode"], row["high"], row["evidence"], row["verified"]) == (1.0, 2.0, 4.0, "V/V/V", True)
    fence = next(work for work in after.rows("works") if work["measure"] == "sand_fence")
    # built, and twice again in five years, as a fence lasts two at least
    assert (fence["cost_low"], fence["cost_mode"], fence["cost_high"]) == (6.0, 12.0, 24.0)
    assert (fence["cost_build"], fence["cost_renewal"], fence["cost_upkeep"]) == (4.0, 8.0, 0.0)
    seed = next(work for work in after.rows("works") if work["measure"] == "overseed")
    assert after.plan["cost_mode"] == pytest.approx(12.0 + seed["cost_mode"])
    back = applied(after, reverse(document, changes))
    assert price(back) == price(document)


def test_ends_that_stay_keep_their_evidence(document):
    key, before = price(document)["uuid"], entry_of(price(document))
    tags = price(document)["evidence"].split("/")
    entry = PriceEntry(before.low, before.likely, before.high + 1.0, before.unit, before.currency, before.year)
    row = price(applied(document, priced(document, key, entry)))
    assert row["evidence"].split("/")[:2] == tags[:2] if not before.verified else True
    assert row["evidence"].split("/")[2] == "A"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"low": 3.0}, "likely"),
        ({"likely": 5.0}, "high"),
        ({"low": -1.0}, "low"),
        ({"high": float("nan")}, "high"),
        ({"unit": "mile"}, "unit"),
        ({"currency": "EUR"}, "currency"),
        ({"year": date.today().year + 1}, "year"),
        ({"year": None}, "year"),
        ({"source": " "}, "source"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(document, change, field):
    from dataclasses import replace

    entry = replace(GOOD, **change)
    assert list(price_faults(entry)) == [field]
    with pytest.raises(InputError):
        priced(document, price(document)["uuid"], entry)


def test_without_being_verified_neither_year_nor_source_is_needed():
    assert not price_faults(PriceEntry(1.0, 1.0, 1.0, "ha", "MNT"))


def test_a_price_goes_back_to_the_catalogues(document):
    key = price(document)["uuid"]
    changed = applied(document, priced(document, key, GOOD))
    assert catalogue_price(changed, key) == price(document)
    back = applied(changed, reset(changed, [key]))
    assert {name: price(back)[name] for name in price(document)} == price(document)
    assert not reset(document, [key])


def test_a_currency_needs_the_rates_of_its_prices(document):
    assert missing_rates(document) == ()
    tugrik = applied(document, in_currency(document, "MNT"))
    assert missing_rates(tugrik) == ("MNT",)
    known = applied(tugrik, rated(tugrik, Rate("MNT", 3500.0, "2026-01-02", "Bank of Mongolia")))
    assert missing_rates(known) == ()
    fence = next(work for work in known.rows("works") if work["measure"] == "sand_fence")
    assert fence["cost_mode"] == pytest.approx(3 * 2.0 * price(document)["mode"] * 3500.0)
    assert fence["currency"] == "MNT"
    gone = applied(known, unrated(known, "MNT"))
    assert missing_rates(gone) == ("MNT",)
    with pytest.raises(InputError, match="EUR"):
        in_currency(document, "EUR")


def test_rates_have_a_day_and_a_source(document):
    with pytest.raises(InputError, match="no source"):
        rated(document, Rate("MNT", 3500.0, "2026-01-02", " "))
    with pytest.raises(InputError, match="yet to come"):
        rated(document, Rate("MNT", 3500.0, (date.today() + timedelta(days=2)).isoformat(), "x"))
    with pytest.raises(InputError, match="a rate without a date"):
        rated(document, Rate("MNT", 3500.0, "", "x"))
    with pytest.raises(InputError, match="not entered"):
        rated(document, Rate("USD", 1.0, "2026-01-02", "x"))
    old = applied(document, rated(document, Rate("CNY", 7.1, "2025-01-02", "PBoC")))
    assert old_rates(old, date(2026, 1, 2)) == ()
    assert old_rates(old, date(2026, 1, 3)) == (("CNY", 366),)


def test_terms_are_settings_of_the_plan(document):
    after = applied(document, with_setting(document, CONTINGENCY, 0.15, "Bat", "A"))
    after = applied(after, with_setting(after, UPKEEP, {"sand_fence": 0.1}))
    after = applied(after, with_setting(after, DRAW_COUNT, 2000))
    terms = terms_of(after)
    assert (terms.contingency, terms.upkeep, draws_of(after)) == (0.15, {"sand_fence": 0.1}, (2000, 1))
    row = next(one for one in after.rows("settings") if one["name"] == CONTINGENCY)
    assert (row["evidence"], row["author"]) == ("A", "Bat")
    for name, value in ((CONTINGENCY, 1.5), (UPKEEP, {"sand_fence": -0.1}), (DRAW_COUNT, 5)):
        with pytest.raises(InputError):
            with_setting(document, name, value)
    with pytest.raises(InputError, match="source"):
        with_setting(document, CONTINGENCY, 0.1, evidence="V")
