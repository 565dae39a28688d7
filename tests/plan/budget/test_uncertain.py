"""The range of the total and what makes it: variances in closed form against draws."""

from dataclasses import replace

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.plan.budget.basis import basis_of
from dss_planner.plan.budget.bill import bill, bill_of
from dss_planner.plan.budget.drawn import Drawn, drawn_of
from dss_planner.plan.budget.lines import Line
from dss_planner.plan.budget.money import Exchange, Rate
from dss_planner.plan.budget.uncertain import SpreadRequest, contributions, uncertain, variance
from dss_planner.plan.store.recount import recounted
from tests.panels.plan.conftest import line as drawn_line
from tests.panels.plan.conftest import plan_document, rows_of_catalogue


def line(price, amount, low, mode, high, currency="USD"):
    return Line("w", "s", price, "w", "build", 1, price, amount, "ha", low, mode, high, currency)


def test_the_variance_of_a_triangle_is_that_of_its_draws():
    drawn = np.random.default_rng(1).triangular(2.0, 3.0, 9.0, 400_000)
    assert variance(2.0, 3.0, 9.0) == pytest.approx(drawn.var(), rel=0.01)
    assert variance(0.0, 0.5, 1.0) == pytest.approx(1.0 / 24.0)
    assert variance(5.0, 5.0, 5.0) == 0.0


def test_contributions_by_hand():
    lines = [line("a", 1.0, 0.0, 0.5, 1.0), line("a", 1.0, 0.0, 0.5, 1.0), line("b", 1.0, 0.0, 3000.0, 6000.0, "MNT")]
    found = contributions(lines, Exchange([Rate("MNT", 3000.0, "2026-01-01", "x")]), "USD")
    # k = 2 of a price of variance 1/24, k = 1/3000 of one of 6000²/24: 4/24 and 4/24
    assert [part.share for part in found] == pytest.approx([0.5, 0.5])
    assert (found[0].likely, found[1].likely) == pytest.approx((1.0, 1.0))
    fixed = contributions([line("a", 1.0, 2.0, 2.0, 2.0)], Exchange(), "USD")
    assert fixed[0].share == 0.0


def test_the_range_is_that_of_what_is_drawn_now():
    document = recounted(plan_document())
    stored = uncertain(SpreadRequest(document, None, 500, 7))
    drawn = uncertain(SpreadRequest(document, bill(document), 500, 7))
    assert drawn.budget.total.p50 == pytest.approx(stored.budget.total.p50, rel=1e-9)
    assert drawn.budget.works.mode == pytest.approx(bill(document).plan.total.likely)
    assert sum(part.share for part in drawn.contributions) == pytest.approx(1.0)
    assert drawn.budget.total.p10 <= drawn.budget.total.p50 <= drawn.budget.total.p90
    assert (drawn.budget.draws, drawn.budget.seed) == (500, 7)


def test_a_work_drawn_by_hand_that_has_no_row_yet_is_in_the_range():
    """Its cost is that of the bill, low, likely and high; what was drawn before is there besides."""
    document = recounted(plan_document())
    basis = basis_of(document)
    shape = bytes(drawn_line((500_100, 4_900_700), (500_800, 4_900_700)).ExportToWkb())
    new = Drawn("lines", "new 1", document.rows("sites")[0]["uuid"], "sand_fence", shape)
    found = bill_of(basis, (*drawn_of(document), new), document.crs)
    before, after = (uncertain(SpreadRequest(document, one, 500, 7)) for one in (bill(document), found))
    ours = [one for one in after.budget.lines if one.work == new.owner]
    assert {one.kind for one in ours} >= {"build"}
    total = found.plan.total
    works = after.budget.total
    assert (works.low, works.mode, works.high) == pytest.approx((total.low, total.likely, total.high))
    assert after.budget.total.p50 > before.budget.total.p50
    assert after.budget.total.p10 > before.budget.total.p10


def test_works_that_are_not_chosen_cost_nothing():
    document = recounted(plan_document())
    rows = [{**row, "chosen": row["uuid"] == "w-fence"} for row in document.rows("works")]
    document.tables["works"] = rows
    for found in (uncertain(SpreadRequest(document)), uncertain(SpreadRequest(document, bill(document)))):
        assert {one.work for one in found.budget.lines} == {"w-fence"}


def test_the_range_follows_edits_that_are_not_saved():
    document = recounted(plan_document())
    basis = basis_of(document)
    before = uncertain(SpreadRequest(document, None, 500, 7))
    longer = [
        replace(one, wkb=bytes(drawn_line((500_100, 4_900_500), (502_100, 4_900_500)).ExportToWkb()))
        if one.id == "l-1"
        else one
        for one in drawn_of(document)
    ]
    edited = bill_of(basis, longer, document.crs)
    found = uncertain(SpreadRequest(document, edited, 500, 7))
    assert found.budget.works.mode == pytest.approx(edited.plan.total.likely)
    assert found.budget.works.mode > before.budget.works.mode


def test_wells_are_in_the_range_and_one_that_was_taken_away_costs_nothing():
    document = plan_document()
    measures, costs = rows_of_catalogue({"spring_well"})
    well = {"uuid": "w-well", "site": "s-1", "measure": "spring_well", "name": "North: well", "start_year": 1}
    place = ogr.CreateGeometryFromWkt("POINT(500500 4900500)")
    mark = {"uuid": "p-9", "site": "s-1", "work": "w-well", "measure": "spring_well", "kind": "work", "geom": place}
    served = {"uuid": "z-9", "site": "s-1", "work": "w-well", "measure": "spring_well", "geom": place.Buffer(300.0)}
    for table, rows in {
        "measures": measures,
        "unit_costs": costs,
        "works": [{**well, "chosen": True}],
        "points": [mark],
        "zones": [served],
    }.items():
        document.tables[table] = [*document.rows(table), *rows]
    document = recounted(document)
    whole = bill(document)
    found = uncertain(SpreadRequest(document, whole, 500, 7))
    assert found.budget.works.mode == pytest.approx(whole.plan.total.likely)
    assert next(part.likely for part in found.contributions if part.measure == "spring_well") == 17_000.0
    taken = bill_of(basis_of(document), [one for one in drawn_of(document) if one.id != "p-9"], document.crs)
    without = uncertain(SpreadRequest(document, taken, 500, 7))
    assert without.budget.works.mode == pytest.approx(whole.plan.total.likely - 17_000.0)
