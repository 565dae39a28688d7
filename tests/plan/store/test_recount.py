"""Sizes follow the geometry."""

import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.budget.pricing import with_setting
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.rows import cost_rows
from dss_planner.plan.scheduling.moving import moved, spanned
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, read_plan
from dss_planner.plan.store.recount import recounted


def test_sizes_are_those_of_the_geometry_now(small_plan):
    """On the central meridian of a UTM zone 100 m of map are 100/0.9996 m of land."""
    plan = recounted(small_plan)
    scale = 1 / 0.9996
    assert plan.rows("lines")[0]["length_m"] == pytest.approx(100 * scale, rel=1e-6)
    assert plan.rows("zones")[0]["area_ha"] == pytest.approx(0.25 * scale**2, rel=1e-6)
    assert plan.rows("sites")[0]["area_ha"] == pytest.approx(1.0 * scale**2, rel=1e-6)
    assert small_plan.rows("lines")[0]["length_m"] == 100.0
    assert "area_ha" not in small_plan.rows("works")[0]


def test_works_follow_what_is_drawn_of_them(small_plan):
    """100 m of fence at 2.5 USD/m, posts every 5 m, one gate."""
    plan = {**small_plan.tables["plan"][0], "years": 5}
    prices = cost_rows(load_catalogue().get("exclosure"))
    document = PlanDocument(small_plan.crs, {**small_plan.tables, "plan": [plan], "unit_costs": prices})
    work = recounted(document).rows("works")[0]
    assert work["area_ha"] == pytest.approx(0.25 / 0.9996**2, rel=1e-6)
    assert work["length_m"] == pytest.approx(100 / 0.9996, rel=1e-6)
    assert (work["posts"], work["gates"], work["plants"]) == (22, 1, None)
    assert work["cost_mode"] == pytest.approx(250 / 0.9996, rel=1e-6)
    assert (work["currency"], work["cost_verified"]) == ("USD", False)
    assert recounted(document).plan["cost_mode"] == work["cost_mode"]
    none = recounted(PlanDocument(document.crs, {**document.tables, "lines": [], "zones": [], "points": []}))
    assert (none.rows("works")[0]["cost_high"], none.rows("works")[0]["area_ha"]) == (0.0, 0.0)


def test_a_plan_that_was_counted_is_left_as_it_is(small_plan):
    plan = recounted(small_plan)
    again = recounted(plan)
    assert again.rows("works")[0] is plan.rows("works")[0]
    assert again.plan is plan.plan


def test_money_of_works_is_told_in_the_plans_currency(small_plan):
    tables = {
        **small_plan.tables,
        "plan": [{**small_plan.tables["plan"][0], "currency": "MNT"}],
        "unit_costs": cost_rows(load_catalogue().get("exclosure")),
    }
    with pytest.raises(InputError, match="no exchange rate of MNT"):
        recounted(PlanDocument(small_plan.crs, tables))
    tables["rates"] = [{"currency": "MNT", "per_usd": 3500.0, "date": "2026-11-20", "source": "Mongolbank"}]
    work = recounted(PlanDocument(small_plan.crs, tables)).rows("works")[0]
    assert work["cost_mode"] == pytest.approx(3500 * 250 / 0.9996, rel=1e-6)
    assert work["currency"] == "MNT"


def test_an_edit_by_hand_counts_and_the_rest_stays(small_plan):
    plan = recounted(small_plan)
    moved = ogr.CreateGeometryFromWkt("LINESTRING(500000 5000000,500000 5000050,500000 5000150)")
    edited = PlanDocument(plan.crs, {**plan.tables, "lines": [dict(plan.rows("lines")[0], geom=moved)]})
    again = recounted(edited)
    assert again.rows("lines")[0]["length_m"] == pytest.approx(150 / 0.9996, rel=1e-6)
    assert again.rows("zones")[0] is plan.rows("zones")[0]
    assert recounted(again).rows("lines")[0] is again.rows("lines")[0]


def test_a_row_without_geometry_keeps_its_size():
    plan = PlanDocument("EPSG:32648", {"lines": [{"uuid": "l", "length_m": 5.0, "geom": None}]})
    assert recounted(plan).rows("lines")[0]["length_m"] == 5.0


def test_costs_of_works_and_of_the_plan_are_those_of_the_bill(sites, study, tmp_path):
    """With renewal, upkeep, contingency and works of several years: one truth, in all its parts, after a move too."""
    output = tmp_path / "plan.gpkg"
    draft_plan(DraftPlanRequest(sites=sites, study=str(study), output=str(output), wind_from=315.0))
    document = read_plan(output)
    for name, value in (("contingency", 0.1), ("upkeep", {"sand_fence": 0.05, "checkerboard": 0.2})):
        document = applied(document, with_setting(document, name, value))
    fence = next(row for row in document.rows("works") if row["measure"] == "sand_fence")
    document = applied(document, moved(document, fence["uuid"], "2028-09"))
    rates = [{"uuid": document.plan["uuid"], "years": 6}]
    document = applied(document, spanned(applied(document, Changes({"plan": rates})), 2026, 6))
    for told in (document, recounted(document)):
        found = bill(told)
        kinds = set()
        for work in told.rows("works"):
            rows = [one for one in found.rows if one.work_id == work["uuid"] and one.cost_likely is not None]
            sums = {
                kind: sum(one.cost_likely for one in rows if one.kind in of)
                for kind, of in (("build", {"build"}), ("renewal", {"renewal"}), ("upkeep", {"upkeep", "recurring"}))
            }
            assert work["cost_low"] == pytest.approx(sum(one.cost_low for one in rows))
            assert work["cost_mode"] == pytest.approx(sum(sums.values()))
            assert work["cost_high"] == pytest.approx(sum(one.cost_high for one in rows))
            for kind, cost in sums.items():
                assert work[f"cost_{kind}"] == pytest.approx(cost)
                kinds |= {kind} if cost else set()
        assert kinds == {"build", "renewal", "upkeep"}
        total = found.plan.total
        stored = [told.plan[f"cost_{end}"] for end in ("low", "mode", "high")]
        assert stored == pytest.approx([total.low, total.likely, total.high])
        assert found.plan.contingency.likely > 0.0
