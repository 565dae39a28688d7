"""A norm that people enter, from the catalogue to the cost: it is in no built-in catalogue, as none has a source."""

import pytest

from dss_planner.errors import InputError
from dss_planner.measures.amounts.norms import labour_days, normed_amount, straw_tonnes, water_cubic_metres
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import export_catalogue
from dss_planner.measures.catalogue.editing import with_value
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.budget.uncertain import SpreadRequest, uncertain
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.store.document import read_plan

WAGE = {
    "low": {"value": 10.0, "tag": "A"},
    "mode": {"value": 15.0, "tag": "A"},
    "high": {"value": 25.0, "tag": "A"},
    "unit": "d",
    "currency": "USD",
    "year": 2026,
    "place": "Dalanzadgad",
    "per_year": False,
    "source": "Told by the soum",
    "confirm_locally": True,
    "note": "",
}


def test_no_norm_is_built_in():
    for measure in load_catalogue().measures:
        assert {"labour", "straw", "water"}.isdisjoint(measure.layout), "a norm needs a source, and its test here"


def entered(*fields):
    catalogue = load_catalogue()
    for measure, field, value, unit in fields:
        catalogue = with_value(catalogue, measure, field, value, "A", "Own count", unit=unit)
    return catalogue


def test_amounts_by_hand():
    """2 ha with 500 m of barrier, 600 plants, 3 places."""
    found = Quantities(area=2.0, length=500.0, plants=600, units=3)
    for unit, expected in (
        ("d/ha", (20.0, 40.0)),
        ("d/km", (5.0, 10.0)),
        ("d/m", (5000.0, 10_000.0)),
        ("d/plant", (6000.0, 12_000.0)),
        ("d/point", (30.0, 60.0)),
    ):
        measure = entered(("haloxylon", "layout.labour", (10.0, 20.0), unit)).get("haloxylon")
        low, likely, high = labour_days(measure, found)
        assert (low, high) == expected
        assert low <= likely <= high
        assert normed_amount(measure, found, "d") == likely
    grid = entered(("checkerboard", "layout.straw", 0.5, "kg/m")).get("checkerboard")
    assert straw_tonnes(grid, found) == (0.25, 0.25, 0.25)
    wet = entered(("haloxylon", "layout.water", 10.0, "l/plant")).get("haloxylon")
    assert water_cubic_metres(wet, found) == pytest.approx((6.0, 9.0, 12.0))  # one or two waterings
    bare = load_catalogue().get("haloxylon")
    assert [one(bare, found) for one in (labour_days, straw_tonnes, water_cubic_metres)] == [None] * 3


@pytest.fixture
def drafted(study, make_sites, cell_square, tmp_path):
    def draft(catalogue):
        path = tmp_path / "own.json"
        export_catalogue(catalogue, str(path))
        request = DraftPlanRequest(
            sites=make_sites([cell_square(54, 14, 12)]),
            study=str(study),
            output=str(tmp_path / "plan.gpkg"),
            wind_from=315.0,
            measures=("checkerboard", "exclosure"),
            catalogue=str(path),
        )
        draft_plan(request)
        return read_plan(tmp_path / "plan.gpkg")

    return draft


def line(found, item):
    return [row for row in found.rows if row.measure == "checkerboard" and row.item == item]


def test_without_a_norm_the_bill_says_why(drafted):
    found = bill(drafted(load_catalogue()))
    for item in ("labour", "straw"):
        (row,) = line(found, item)
        assert row.quantity is None
        assert "Unknown, because no norm with a source was found" in str(row.note)
        assert "enter your own" in str(row.note)


def test_a_norm_and_a_wage_that_people_enter_are_in_bill_budget_and_tables(drafted):
    norms = [("checkerboard", "layout.labour", (20.0, 40.0), "d/ha"), ("checkerboard", "layout.straw", 0.5, "kg/m")]
    plain = drafted(entered(*norms))
    (days,) = line(bill(plain), "labour")
    (straw,) = line(bill(plain), "straw")
    work = next(row for row in plain.rows("works") if row["measure"] == "checkerboard")
    assert days.quantity == pytest.approx(30.0 * work["area_ha"])
    assert (days.quantity_low, days.quantity_high) == pytest.approx((20.0 * work["area_ha"], 40.0 * work["area_ha"]))
    assert (days.unit, days.tag, days.source, days.cost_likely) == ("d", "A", "Own count", None)
    assert straw.quantity == pytest.approx(0.5 * work["length_m"] / 1000.0)
    assert bill(plain).plan.labour_days.likely == pytest.approx(days.quantity)

    count = len(load_catalogue().get("checkerboard").costs)
    paid = drafted(with_value(entered(*norms), "checkerboard", f"costs.{count + 1}", WAGE))
    found = bill(paid)
    rows = line(found, "labour")
    assert [row.kind for row in rows] == ["build", "renewal"]  # straw is laid again after three years
    assert rows[0].cost_low == pytest.approx(days.quantity * 10.0)
    assert rows[0].cost_likely == pytest.approx(days.quantity * 15.0)
    assert (rows[0].unit, rows[0].quantity_high) == ("d", pytest.approx(days.quantity_high))
    assert any("make sure that nothing is paid twice" in str(note) for note in found.notes)
    more = found.plan.total.likely - bill(plain).plan.total.likely
    assert more == pytest.approx(2 * days.quantity * 15.0)
    after = next(row for row in paid.rows("works") if row["measure"] == "checkerboard")
    assert after["cost_mode"] - work["cost_mode"] == pytest.approx(more)
    for spread in (uncertain(SpreadRequest(paid)), uncertain(SpreadRequest(paid, found))):
        assert spread.budget.total.mode == pytest.approx(found.plan.total.likely)


def test_a_wage_without_a_norm_is_refused_or_named(drafted):
    count = len(load_catalogue().get("exclosure").costs)
    with pytest.raises(
        InputError, match=r"per d, but no norm tells how much that is\. Enter the layout value “labour”"
    ):
        drafted(with_value(load_catalogue(), "exclosure", f"costs.{count + 1}", WAGE))
    # typed into the plan's own prices: the bill names it, and the rest of the sums stands
    document = drafted(load_catalogue())
    before = bill(document).plan.total.likely
    price = next(row for row in document.rows("unit_costs") if row["measure"] == "exclosure")
    document.tables["unit_costs"] = [*document.rows("unit_costs"), {**price, "uuid": "wage", "unit": "d"}]
    found = bill(document)
    assert found.plan.total.likely == before
    assert any("is per d, but what is drawn has no such quantity" in str(note) for note in found.notes)
