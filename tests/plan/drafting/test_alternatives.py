"""Packages of one site side by side: drawn, costed, with their effect; the same figures as a plan of that package."""

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.drafting.alternatives import site_alternatives
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.scenario.request import ScenarioRequest
from dss_planner.plan.scenario.scenario import compute_scenario
from dss_planner.plan.store.document import read_plan
from dss_planner.running import Cancelled
from tests.plan.conftest import rectangle, square, write_sites


@pytest.fixture
def plan(eroding):
    shapes = [rectangle(square(52, 10, 14)), rectangle(square(90, 30, 12))]
    sites = write_sites(eroding / "sites.gpkg", shapes)
    draft_plan(DraftPlanRequest(sites, str(eroding), str(eroding / "plan.gpkg"), wind_from=315.0))
    return eroding / "plan.gpkg"


def found(plan, number, **options):
    document = read_plan(plan)
    return site_alternatives(document, document.rows("sites")[number], open_study(plan.parent), **options)


def test_dunes_have_three_packages_that_cost_more_and_avoid_more(plan):
    low, standard, strong = found(plan, 0)
    assert [one.package.variant for one in (low, standard, strong)] == ["low", "standard", "strong"]
    assert [work.measure.id for work in low.works] == ["sand_fence", "exclosure"]
    assert "biocrust" in [work.measure.id for work in strong.works]
    assert low.cost.mode < standard.cost.mode < strong.cost.mode
    assert 0.0 < low.effect.total[1] < standard.effect.total[1] <= strong.effect.total[1]
    for one in (low, standard, strong):
        assert one.cost.low <= one.cost.mode <= one.cost.high
        assert one.package.reasons
        row = one.row
        assert row["measures"] == [work.measure.id for work in one.works]
        assert row["avoided_low_t"] <= row["avoided_mode_t"] <= row["avoided_high_t"]
        assert row["cost_verified"] is False


def test_the_standard_package_is_the_one_that_the_plan_holds(plan):
    document = read_plan(plan)
    site = document.rows("sites")[0]
    standard = next(one for one in found(plan, 0) if one.package.variant == "standard")
    works = [row for row in document.rows("works") if row["site"] == site["uuid"]]
    assert [row["measure"] for row in works] == [work.measure.id for work in standard.works]
    assert sum(row["cost_mode"] for row in works) == pytest.approx(standard.cost.mode, rel=1e-6)


def test_the_effect_is_that_of_the_scenario(plan):
    result = compute_scenario(ScenarioRequest(str(plan), str(plan.parent), str(plan.parent / "s.tif"), 5, 5))
    standard = next(one for one in found(plan, 0) if one.package.variant == "standard")
    assert standard.effect.before == pytest.approx(result.sites[0].before)
    # the plan may set its works in other years of its schedule, so that the sum differs and the full effect is near
    assert standard.effect.years[-1].avoided[1] == pytest.approx(result.sites[0].years[-1].avoided[1], rel=0.35)


def test_steppe_begins_with_rotation(plan):
    alternatives = found(plan, 1)
    assert [one.works[0].measure.id for one in alternatives] == ["rot_graze"] * len(alternatives)
    assert 2 <= len(alternatives) <= 3


def test_what_is_missing_is_named_and_a_cancel_stops(plan, cancel_after):
    with pytest.raises(Cancelled):
        found(plan, 0, cancelled=cancel_after(1))
    (plan.parent / "soil_loss.provenance.json").unlink()
    with pytest.raises(InputError, match="soil"):
        found(plan, 0)
