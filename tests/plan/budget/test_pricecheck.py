"""Prices that look wrong: compared with what the catalogue knows, in the price's own currency."""

import pytest

from dss_planner.plan.budget.pricecheck import far_off
from tests.plan.budget.test_budget import plan


@pytest.fixture
def document():
    found = plan(("exclosure", 1, 100.0, 4000.0))
    found.tables["rates"] = [{"currency": "MNT", "per_usd": 3500.0, "date": "2026-11-20", "source": "Bank"}]
    return found


@pytest.fixture
def price(document):
    return next(row for row in document.rows("unit_costs") if row["measure"] == "exclosure")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, None),
        ({"high": 8000.0}, "8,000 USD per m"),  # the catalogue knows 1.5 to 4
        ({"low": 0.1}, "0.1 USD"),
        ({"low": 0.0}, None),
        ({"high": 39.0}, None),
        ({"low": 5000.0, "mode": 9000.0, "high": 14_000.0, "currency": "MNT"}, None),
        ({"low": 1.5, "mode": 2.5, "high": 4.0, "currency": "MNT"}, "4 MNT per m"),
        ({"high": 8000.0, "currency": "KRW"}, None),  # no rate: it is asked for elsewhere
        ({"high": 8000.0, "unit": "km"}, None),
        ({"high": 8000.0, "per_year": True}, None),
    ],
)
def test_a_price_far_from_what_the_catalogue_knows_is_told(document, price, change, found):
    words = far_off(document, {**price, **change})
    assert (words is None) == (found is None)
    if found is not None:
        assert found in str(words)
        assert "Grazing exclosure" in str(words)


def test_a_measure_that_nobody_knows_has_nothing_to_compare_with(document, price):
    assert far_off(document, {**price, "measure": "own_wall", "high": 9e9}) is None
