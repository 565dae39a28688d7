"""Budget lines and sums by hand; percentiles against the closed form of a triangular distribution."""

import json
import math

import pytest

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.budget.lines import BUILD, RECURRING, RENEWAL, UPKEEP, Options, budget_lines, renewal_years
from dss_planner.plan.budget.money import Exchange, Rate, rounded
from dss_planner.plan.budget.totals import budget
from dss_planner.plan.drafting.rows import cost_rows
from dss_planner.plan.store.document import PlanDocument

CATALOGUE = load_catalogue()


def plan(*works):
    """A plan of works: measure, start year, hectares, metres."""
    used = [CATALOGUE.get(name) for name in dict.fromkeys(measure for measure, *_ in works)]
    rows = [
        {
            "uuid": f"w{place}",
            "site": "s1",
            "measure": measure,
            "name": measure,
            "start_year": start,
            "area_ha": area,
            "length_m": length,
        }
        for place, (measure, start, area, length) in enumerate(works)
    ]
    definitions = [{"id": m.id, "definition": json.dumps(provenance.plain(m))} for m in used]
    costs = [row for measure in used for row in cost_rows(measure)]
    return PlanDocument("", {"plan": [{}], "works": rows, "measures": definitions, "unit_costs": costs, "points": []})


def test_a_fence_is_built_and_built_again_when_its_life_ends():
    lines = budget_lines(plan(("sand_fence", 1, None, 2500.0)), Options(5))  # 2–5 a: renewed in years 3 and 5
    assert [(line.kind, line.year) for line in lines] == [(BUILD, 1), (RENEWAL, 3), (RENEWAL, 5)]
    assert lines[0].cost(lines[0].mode) == pytest.approx(2.5 * 3140.0)
    once = budget_lines(plan(("sand_fence", 1, None, 2500.0)), Options(5, renewals=False))
    assert [line.kind for line in once] == [BUILD]


def test_recurring_costs_come_every_year_from_the_start():
    lines = budget_lines(plan(("rot_graze", 2, 1000.0, None)), Options(5))
    assert [(line.kind, line.year) for line in lines] == [(RECURRING, year) for year in (2, 3, 4, 5)]
    assert sum(line.cost(line.mode) for line in lines) == pytest.approx(4 * 8.0 * 1000.0)


def test_upkeep_is_a_share_of_building_and_stands_in_no_year_of_renewal():
    lines = budget_lines(plan(("sand_fence", 1, None, 1000.0)), Options(4, upkeep={"sand_fence": 0.1}))
    kept = [line for line in lines if line.kind == UPKEEP]
    assert [line.year for line in kept] == [2, 4]
    assert kept[0].cost(kept[0].mode) == pytest.approx(314.0)


def test_no_upkeep_is_assumed():
    lines = budget_lines(plan(("haloxylon", 2, 10.0, None)), Options(5))
    assert {line.kind for line in lines} == {BUILD}


def test_wells_are_counted_by_their_points_and_gates_are_none():
    drawn = plan(("spring_well", 1, None, None))
    kinds = ("work", "work", "gate", "passage")
    drawn.tables["points"] = [{"uuid": f"p{n}", "work": "w0", "kind": kind} for n, kind in enumerate(kinds)]
    lines = budget_lines(drawn, Options(1))
    assert lines[0].amount == 2.0


def test_works_after_the_plan_cost_nothing_in_it():
    assert budget_lines(plan(("haloxylon", 6, 10.0, None)), Options(5)) == ()
    assert renewal_years(CATALOGUE.get("residue"), 1, 5) == ()


def test_sums_are_those_of_the_lines_and_the_contingency_is_added_once():
    lines = budget_lines(plan(("sand_fence", 1, None, 2000.0), ("haloxylon", 2, 10.0, None)), Options(2))
    found = budget(lines, Exchange(), "USD", contingency=0.1)
    assert found.works.mode == pytest.approx(2 * 3140.0 + 10 * 900.0)
    assert found.works.low == pytest.approx(2 * 2250.0 + 10 * 300.0)
    assert found.total.high == pytest.approx(1.1 * (2 * 6000.0 + 10 * 3200.0))
    for groups in (found.by_site, found.by_measure, found.by_kind, found.by_year):
        assert sum(total.mode for total in groups.values()) == pytest.approx(found.works.mode)
    assert list(found.by_year) == [1, 2]
    assert found.total.p10 < found.total.p50 < found.total.p90 < found.total.high


def triangular_percentile(low, mode, high, share):
    if share < (mode - low) / (high - low):
        return low + math.sqrt(share * (high - low) * (mode - low))
    return high - math.sqrt((1.0 - share) * (high - low) * (high - mode))


def test_percentiles_of_one_price_are_those_of_its_triangle_even_at_two_sites():
    lines = budget_lines(plan(("haloxylon", 1, 10.0, None), ("haloxylon", 1, 30.0, None)), Options(1))
    found = budget(lines, Exchange(), "USD", draws=200_000).works
    for value, share in ((found.p10, 0.1), (found.p50, 0.5), (found.p90, 0.9)):
        assert value == pytest.approx(40.0 * triangular_percentile(300.0, 900.0, 3200.0, share), rel=0.01)


def test_the_same_seed_gives_the_same_figures_in_any_order_of_lines():
    lines = budget_lines(plan(("sand_fence", 1, None, 2000.0), ("haloxylon", 2, 10.0, None)), Options(3))
    one, other = budget(lines, Exchange(), "USD"), budget(lines[::-1], Exchange(), "USD")
    assert one.total.p50 == pytest.approx(other.total.p50)
    assert budget(lines, Exchange(), "USD", seed=2).total.p50 != one.total.p50


def test_money_is_turned_over_the_dollar_at_the_newest_rate():
    exchange = Exchange([Rate("MNT", 3400.0, "2026-01-05", "bank"), Rate("MNT", 3000.0, "2025-01-05", "bank")])
    assert exchange.factor("USD", "MNT") == pytest.approx(3400.0)
    both = Exchange([Rate("MNT", 3400.0, "2026-01-05", "bank"), Rate("JPY", 170.0, "2026-01-05", "bank")])
    assert both.factor("JPY", "MNT") == pytest.approx(20.0)
    lines = budget_lines(plan(("haloxylon", 1, 10.0, None)), Options(1))
    assert budget(lines, exchange, "MNT").works.mode == pytest.approx(9000.0 * 3400.0)


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate("EUR", 1.0, "2026-01-05", ""), "EUR"),
        (Rate("MNT", 0.0, "2026-01-05", ""), "above 0"),
        (Rate("MNT", float("nan"), "2026-01-05", ""), "above 0"),
        (Rate("MNT", 3400.0, "5.1.2026", ""), "year-month-day"),
        (Rate("MNT", 3400.0, "20260105", ""), "year-month-day"),
        (Rate("USD", 2.0, "2026-01-05", ""), "1 USD"),
    ],
)
def test_a_rate_that_cannot_be_is_named(rate, words):
    with pytest.raises(InputError, match=words):
        Exchange([rate])


def test_money_is_shown_with_the_digits_of_its_currency():
    assert [rounded(1234.567, currency) for currency in ("USD", "CNY", "MNT", "JPY", "KRW")] == [
        *(1234.57, 1234.57),
        *(1235.0,) * 3,
    ]


def test_faults_are_named():
    lines = budget_lines(plan(("haloxylon", 1, 10.0, None)), Options(1))
    with pytest.raises(InputError, match="no exchange rate of CNY"):
        budget(lines, Exchange(), "CNY")
    with pytest.raises(InputError, match="contingency"):
        budget(lines, Exchange(), "USD", contingency=10.0)
    with pytest.raises(InputError, match="0 years"):
        budget_lines(plan(), Options(0))
    with pytest.raises(InputError, match="upkeep"):
        budget_lines(plan(("haloxylon", 1, 10.0, None)), Options(2, upkeep={"haloxylon": 5.0}))
    with pytest.raises(InputError, match="no such quantity"):
        budget_lines(plan(("haloxylon", 1, None, None)), Options(1))
    wrong = plan(("haloxylon", 1, 10.0, None))
    wrong.tables["unit_costs"][0]["mode"] = 9999.0
    with pytest.raises(InputError, match="in this order"):
        budget(budget_lines(wrong, Options(1)), Exchange(), "USD")
