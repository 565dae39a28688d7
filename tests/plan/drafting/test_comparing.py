"""The plan of a site and its packages side by side, and taking one of them in one step."""

from dataclasses import replace

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.drafting.comparing import AS_IT_IS, site_mark, site_options
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.handling import lock_work, remove_works
from dss_planner.plan.store.changes import Changes, applied, changes_between, reverse
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.update import update_plan
from dss_planner.running import Cancelled
from tests.plan.conftest import rectangle, square, write_sites


@pytest.fixture
def plan(eroding):
    shapes = [rectangle(square(52, 10, 14)), rectangle(square(90, 30, 12))]
    sites = write_sites(eroding / "sites.gpkg", shapes)
    draft_plan(DraftPlanRequest(sites, str(eroding), str(eroding / "plan.gpkg"), wind_from=315.0))
    return eroding / "plan.gpkg"


def options(plan, document, site):
    found = site_options(document, site["uuid"], open_study(plan.parent))
    return {one.variant: one for one in found.options}


def measures(option):
    return sorted(work.row["measure"] for work in option.works)


def test_the_plan_as_it_is_comes_first_with_the_bill_of_the_plan(plan):
    document = read_plan(plan)
    site = document.rows("sites")[0]
    found = site_options(document, site["uuid"], open_study(plan.parent))
    assert [one.variant for one in found.options] == [AS_IT_IS, "low", "standard", "strong"]
    now = found.options[0]
    assert now.sums.total == bill(document).sites[site["uuid"]].total
    assert not now.changes
    low, standard, strong = (found.options[number] for number in (1, 2, 3))
    assert measures(standard) == measures(now)
    assert standard.sums.total.likely == pytest.approx(now.sums.total.likely, rel=1e-6)
    assert standard.effect.total[1] == pytest.approx(now.effect.total[1], rel=1e-6)
    assert low.sums.total.likely < standard.sums.total.likely <= strong.sums.total.likely  # the crust has no price
    assert low.effect.total[1] < standard.effect.total[1] <= strong.effect.total[1]


@pytest.mark.parametrize("variant", ["low", "strong"])
def test_taking_one_is_a_plan_of_that_package_and_undoes(plan, variant):
    document = read_plan(plan)
    site, other = document.rows("sites")
    one = options(plan, document, site)[variant]
    after = applied(document, one.changes)
    assert sorted(r["measure"] for r in after.rows("works") if r["site"] == site["uuid"]) == measures(one)
    assert bill(after).sites[site["uuid"]].total.likely == pytest.approx(one.sums.total.likely, rel=1e-9)
    keys = {row["uuid"] for row in after.rows("works")}
    for table in ("zones", "lines", "points", "schedule"):
        assert {row["work"] for row in after.rows(table) if row.get("work")} <= keys
    assert {r["work"] for r in after.rows("schedule")} == keys
    for table in ("works", "zones", "lines"):
        mine = [r["uuid"] for r in document.rows(table) if r["site"] == other["uuid"]]
        assert [r["uuid"] for r in after.rows(table) if r["site"] == other["uuid"]] == mine
    back = changes_between(document, applied(after, reverse(document, one.changes)))
    assert not back
    stamp = update_plan(plan, one.changes, document.stamp)
    written = read_plan(plan)
    assert sorted(r["measure"] for r in written.rows("works") if r["site"] == site["uuid"]) == measures(one)
    update_plan(plan, reverse(document, one.changes), stamp)
    assert set(changes_between(document, read_plan(plan)).put) <= {"plan"}


def test_what_was_drawn_by_hand_stays(plan):
    document = read_plan(plan)
    site = document.rows("sites")[0]
    grid = next(r for r in document.rows("works") if r["site"] == site["uuid"] and r["measure"] == "checkerboard")
    edited = applied(document, lock_work(document, grid["uuid"], True, "Dorj"))
    low = options(plan, edited, site)["low"]
    after = applied(edited, low.changes)
    assert "checkerboard" in measures(low)
    assert any("drawn by hand" in str(note) and "checkerboard" in str(note).lower() for note in low.notes)
    zones = [r["geom"].ExportToWkb() for r in edited.rows("zones") if r["work"] == grid["uuid"]]
    assert [r["geom"].ExportToWkb() for r in after.rows("zones") if r["work"] == grid["uuid"]] == zones


def test_the_mark_follows_the_site_alone(plan):
    document = read_plan(plan)
    first, second = (row["uuid"] for row in document.rows("sites"))
    zone = next(row for row in document.rows("zones") if row["site"] == first)
    moved = applied(document, Changes({"zones": [{"uuid": zone["uuid"], "geom": zone["geom"].Buffer(-1.0)}]}))
    assert site_mark(document, first) == site_mark(read_plan(plan), first)
    assert site_mark(moved, first) != site_mark(document, first)
    assert site_mark(moved, second) == site_mark(document, second)


def test_the_mark_is_the_same_once_a_change_is_undone(plan):
    document = read_plan(plan)
    site = document.rows("sites")[0]["uuid"]
    turned = replace(document, tables={name: list(reversed(rows)) for name, rows in document.tables.items()})
    assert site_mark(turned, site) == site_mark(document, site)
    gone = remove_works(document, [next(row["uuid"] for row in document.rows("works") if row["site"] == site)])
    without = applied(document, gone)
    assert site_mark(without, site) != site_mark(document, site)
    assert site_mark(applied(without, reverse(document, gone)), site) == site_mark(document, site)


def test_without_a_site_or_cancelled(plan, cancel_after):
    document = read_plan(plan)
    study = open_study(plan.parent)
    with pytest.raises(InputError, match="no site"):
        site_options(document, "x", study)
    with pytest.raises(Cancelled):
        site_options(document, document.rows("sites")[0]["uuid"], study, cancelled=cancel_after(2))


def test_a_study_without_a_record_of_soil_loss_has_the_plan_and_says_why(plan):
    (plan.parent / "soil_loss.provenance.json").unlink()
    document = read_plan(plan)
    found = site_options(document, document.rows("sites")[0]["uuid"], open_study(plan.parent))
    assert [one.variant for one in found.options] == [AS_IT_IS]
    assert found.options[0].effect is None
    assert found.notes
