"""Rows that follow when the catalogue of a plan is changed."""

from __future__ import annotations

import pytest

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import catalogue_of_plan, document_of
from dss_planner.measures.catalogue.editing import with_own_measure, with_value, without_measure
from dss_planner.plan.drafting.catalogued import catalogue_changes
from dss_planner.plan.drafting.rows import cost_rows, measure_row
from dss_planner.plan.store.changes import applied
from dss_planner.plan.store.document import PlanDocument
from dss_planner.study.measuresfile import catalogue_file, keep_catalogue, read_catalogue

COST = {
    "currency": "USD", "year": 2026, "place": None, "per_year": False, "source": "Offer", "note": "",
    "confirm_locally": True,
}  # fmt: skip


def end(value):
    return {"value": value, "tag": "A"}


def prices(document):
    return [row for row in document.rows("unit_costs") if row["measure"] == "checkerboard"]


@pytest.fixture
def document():
    measures = load_catalogue().measures
    tables = {
        "measures": [measure_row(one) for one in measures],
        "unit_costs": [row for one in measures for row in cost_rows(one)],
        "plan": [{"uuid": "p", "years": 5}],
        "works": [{"uuid": "w", "site": "s", "name": "North: Straw checkerboard", "measure": "checkerboard"}],
        "verdicts": [{"uuid": "v", "measure": "gravel"}],
    }
    return PlanDocument("", tables)


def test_nothing_changed_is_nothing_to_write(document):
    assert not catalogue_changes(document, load_catalogue())


def test_a_value_changes_its_measure_alone_and_costs_only_where_they_changed(document):
    wanted = with_value(load_catalogue(), "checkerboard", "effect.efficiency", 0.7)
    changes = catalogue_changes(document, wanted)
    assert [row["id"] for row in changes.put["measures"]] == ["checkerboard"]
    assert "unit_costs" not in changes.put
    wanted = with_value(wanted, "checkerboard", "costs.1.mode", 2000)
    changes = catalogue_changes(document, wanted)
    assert [row["mode"] for row in changes.put["unit_costs"]] == [2000]
    after = applied(document, changes)
    assert document_of(catalogue_of_plan(after.rows("measures"), ""))["measures"] == document_of(wanted)["measures"]
    assert len(after.rows("unit_costs")) == len(document.rows("unit_costs"))


def test_what_works_cost_follows_the_catalogue(document):
    document.tables["works"][0].update(area_ha=10.0, start_year=1)
    changes = catalogue_changes(document, with_value(load_catalogue(), "checkerboard", "costs.1.mode", 2000))
    # 10 ha at 2 000 USD, and once more in the fourth year, for straw lasts three years
    assert changes.put["works"] == [
        {"uuid": "w", "cost_low": 24_000.0, "cost_mode": 40_000.0, "cost_high": 70_000.0, "currency": "USD",
         "cost_verified": False, "cost_build": 20_000.0, "cost_renewal": 20_000.0, "cost_upkeep": 0.0}
    ]  # fmt: skip
    assert changes.put["plan"][0]["cost_mode"] == 40_000.0


def test_a_price_of_the_plan_stays_where_another_cost_of_its_measure_comes_or_goes(document):
    labour = {**COST, "unit": "d", "low": end(10), "mode": end(12), "high": end(15)}
    wanted = with_value(load_catalogue(), "checkerboard", "costs.new", labour)
    both = applied(document, catalogue_changes(document, wanted))
    assert [(row["mode"], row["unit"]) for row in prices(both)] == [(1800, "ha"), (12, "d")]
    prices(both)[1]["mode"] = 14
    prices(both)[0]["mode"] = 1500
    dearer = applied(both, catalogue_changes(both, with_value(wanted, "checkerboard", "costs.1.high", 4000)))
    assert [row["mode"] for row in prices(dearer)] == [1800, 14]
    alone = applied(both, catalogue_changes(both, with_value(wanted, "checkerboard", "costs.1", None)))
    assert [(row["mode"], row["unit"]) for row in prices(alone)] == [(14, "d")]


def test_own_measures_come_and_go_but_not_those_that_are_drawn(document):
    wanted, own = with_own_measure(load_catalogue(), "gravel", "Slag mulch")
    after = applied(document, catalogue_changes(document, wanted))
    assert own in {row["id"] for row in after.rows("measures")}
    gone = catalogue_changes(after, load_catalogue())
    assert gone.remove["measures"] == [own]
    back = applied(after, gone)
    assert {row["uuid"] for row in back.rows("unit_costs")} == {row["uuid"] for row in document.rows("unit_costs")}
    lost = catalogue_changes(document, without_measure(load_catalogue(), "gravel"))
    assert lost.remove["verdicts"] == ["v"]
    with pytest.raises(InputError, match="North: Straw checkerboard"):
        catalogue_changes(document, without_measure(load_catalogue(), "checkerboard"))


def test_a_study_keeps_its_own_catalogue_only_where_it_differs(tmp_path):
    assert catalogue_file(tmp_path) is None
    keep_catalogue(tmp_path, load_catalogue())
    assert catalogue_file(tmp_path) is None
    wanted = with_value(load_catalogue(), "checkerboard", "effect.efficiency", 0.7)
    keep_catalogue(tmp_path, wanted)
    assert read_catalogue(tmp_path).get("checkerboard").effect["efficiency"].value == 0.7
    keep_catalogue(tmp_path, load_catalogue())
    assert catalogue_file(tmp_path) is None
