"""The schedule as rows of a plan: days on the map, what people lock, what is remembered."""

import json
from datetime import date

import numpy as np
import pytest

from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.scheduling.bars import bar_sites
from dss_planner.plan.scheduling.climate import Climate, climates
from dss_planner.plan.scheduling.planned import Wishes, remembered_climates, remembered_wishes, rescheduled, scheduled
from dss_planner.plan.scheduling.schedule import BUILD
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, read_plan
from tests.plan.conftest import rectangle, square, write_raster

COLD = (-18, -13, -4, 5, 13, 19, 22, 20, 13, 4, -7, -15)


@pytest.fixture
def plan(study, make_sites, cell_square, tmp_path):
    """A plan of one site on dunes of a study with monthly temperature."""
    write_raster(study, "temperature", np.stack([np.full((60, 120), value, float) for value in COLD]))
    uri = make_sites([cell_square(54, 14, 12)])
    request = DraftPlanRequest(sites=uri, study=str(study), output=str(tmp_path / "plan.gpkg"), wind_from=310.0)
    draft_plan(request)
    return read_plan(tmp_path / "plan.gpkg")


def work(plan, measure):
    return next(row for row in plan.rows("works") if row["measure"] == measure)


def drawn(plan, measure):
    key = work(plan, measure)["uuid"]
    return [row for table in ("zones", "lines", "points") for row in plan.rows(table) if row["work"] == key]


def test_the_site_has_its_own_months(study):
    zone = rectangle(square(54, 14, 12))
    assert climates(study, [zone])[0] == Climate(measured=False, wet=())  # every month alike: none is wet
    write_raster(study, "temperature", np.stack([np.full((60, 120), value, float) for value in COLD]))
    assert climates(study, [zone])[0].measured


def test_what_is_drawn_has_the_days_on_which_it_stands(plan):
    fence, straw = drawn(plan, "sand_fence"), drawn(plan, "checkerboard")
    assert {row["begin_date"] for row in fence} == {"2026-06-01"}
    assert {row["end_date"] for row in fence} == {"2032-05-31"}  # 2 years each, built again in 2028 and 2030
    assert {(row["begin_date"], row["end_date"]) for row in straw} == {("2026-08-01", "2032-07-31")}
    plots = [row for row in plan.rows("points") if row["kind"] in ("pilot", "control")]
    assert {(row["begin_date"], row["end_date"]) for row in plots} == {("2026-03-01", "2030-12-31")}
    assert work(plan, "sand_fence")["start_year"] == 1
    for row in plan.rows("schedule"):
        assert row["begin_date"] <= row["end_date"]
        assert int(row["begin_date"][:4]) - 2025 <= row["year"] <= int(row["end_date"][:4]) - 2025
        sentence = json.loads(row["sentence"])
        assert sentence["template"].format(**sentence["values"]) == row["activity"]


def test_the_plan_remembers_what_its_schedule_was_made_from(plan):
    site = plan.rows("sites")[0]["uuid"]
    assert remembered_climates(plan)[site].unfrozen == (4, 5, 6, 7, 8, 9, 10)
    again = scheduled(plan)
    assert not again.conflicts
    assert not again.notes
    assert applied(plan, again.changes).rows("schedule") == plan.rows("schedule")


def test_wishes_move_works_and_those_that_wait_for_them(plan):
    key = work(plan, "sand_fence")["uuid"]
    moved = applied(plan, scheduled(plan, wishes=Wishes({"sand_fence": (9,)}, {key: 2})).changes)
    assert {row["begin_date"] for row in drawn(moved, "sand_fence")} == {"2027-09-01"}
    assert min(row["begin_date"] for row in drawn(moved, "checkerboard")) > "2027-09-30"
    assert work(moved, "checkerboard")["start_year"] == 3
    assert remembered_wishes(moved) == Wishes({"sand_fence": [9]}, {key: 2})
    back = applied(moved, scheduled(moved, wishes=Wishes()).changes)
    assert {row["uuid"] for row in back.rows("schedule")} == {row["uuid"] for row in plan.rows("schedule")}


def test_locked_rows_keep_their_days(plan):
    row = drawn(plan, "sand_fence")[0]
    by_hand = {"uuid": row["uuid"], "locked": True, "begin_date": "2028-01-15", "end_date": None}
    edited = applied(plan, Changes({"lines": [by_hand]}))
    key = work(plan, "sand_fence")["uuid"]
    found = applied(edited, scheduled(edited, wishes=Wishes({}, {key: 2})).changes)
    days = {one["uuid"]: one["begin_date"] for one in drawn(found, "sand_fence")}
    assert days.pop(row["uuid"]) == "2028-01-15"
    assert set(days.values()) == {"2027-06-01"}


def test_a_work_without_a_season_costs_nothing_and_is_said(plan):
    site = plan.rows("sites")[0]
    found = scheduled(plan, {site["uuid"]: Climate(unfrozen=(), measured=True)})
    assert any(str(one).startswith(f"{site['name']}: Upright sand fence is not placed") for one in found.conflicts)
    changed = applied(plan, found.changes)
    assert work(changed, "sand_fence")["start_year"] == 6
    assert {row["begin_date"] for row in drawn(changed, "sand_fence")} == {None}
    row = next(one for one in changed.rows("schedule") if one["work"] == work(changed, "sand_fence")["uuid"])
    assert (row["stage"], row["begin_date"]) == ("conflict", None)


def test_without_temperature_the_assumption_is_said(study, sites, tmp_path):
    result = draft_plan(DraftPlanRequest(sites, str(study), str(tmp_path / "plan.gpkg"), wind_from=310.0))
    assert any("taken for unfrozen from April to October" in str(warning) for warning in result.warnings)


def test_bars_are_those_of_the_table_in_the_order_of_building(plan):
    (site,) = bar_sites(plan)
    names = [row.name for row in site.rows]
    assert names.index("Upright sand fence") < names.index("Straw checkerboard")
    assert names[-1] == "Monitoring"
    assert site.climate.unfrozen == (4, 5, 6, 7, 8, 9, 10)
    assert sum(len(row.bars) for row in site.rows) == len(plan.rows("schedule"))
    built = next(bar for row in site.rows if row.name == "Upright sand fence" for bar in row.bars if bar.stage == BUILD)
    assert (built.begin, built.end) == (date(2026, 6, 1), date(2026, 7, 31))
    key = work(plan, "sand_fence")["uuid"]
    moved = [{**row, "begin_date": None} if row["work"] == key else row for row in plan.rows("schedule")]
    (site,) = bar_sites(PlanDocument(plan.crs, {**plan.tables, "schedule": moved}))
    assert next(row for row in site.rows if row.work == key).bars == ()


def test_what_is_drawn_anew_gets_its_days_with_the_change(plan):
    old = drawn(plan, "sand_fence")[0]
    new = {**old, "uuid": "drawn-anew", "begin_date": None, "end_date": None}
    found = applied(plan, rescheduled(plan, Changes({"lines": [new]}, {"lines": [old["uuid"]]})))
    row = next(one for one in drawn(found, "sand_fence") if one["uuid"] == "drawn-anew")
    assert (row["begin_date"], row["end_date"]) == ("2026-06-01", "2032-05-31")
    assert old["uuid"] not in {one["uuid"] for one in found.rows("lines")}
