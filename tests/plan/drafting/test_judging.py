"""Sites judged anew by measures whose rules changed, or that are new."""

import pytest

from dss_planner.errors import Cancelled
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.editing import with_own_measure, with_value
from dss_planner.plan.drafting.catalogued import catalogue_changes
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.judging import judged
from dss_planner.plan.drafting.package import AGAINST
from dss_planner.plan.scenario.fingerprint import Fingerprint
from dss_planner.plan.store.changes import applied
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.update import update_plan

ALL = [one.id for one in load_catalogue().measures]


@pytest.fixture
def plan(study, sites, tmp_path):
    request = DraftPlanRequest(sites=sites, study=str(study), output=str(tmp_path / "plan.gpkg"), wind_from=315.0)
    return read_plan(draft_plan(request).output)


def verdicts(document, measure):
    return {(row["site"], row["part"]): row for row in document.rows("verdicts") if row["measure"] == measure}


def test_by_the_same_rules_the_verdicts_are_those_of_the_draft(plan, study):
    assert len(plan.rows("verdicts")) >= 2 * len(ALL) * len(plan.rows("sites"))
    assert not judged(plan, open_study(study), ALL)


def test_another_rule_gives_other_verdicts_and_its_works_their_status(plan, study):
    measure = next(row["measure"] for row in plan.rows("works"))
    place = next(n for n, one in enumerate(load_catalogue().get(measure).conditions, 1) if one.fact == "rain")
    stricter = with_value(load_catalogue(), measure, f"conditions.{place}.max", 950)
    stricter = with_value(stricter, measure, f"conditions.{place}.min", 900)
    changed = applied(plan, catalogue_changes(plan, stricter))
    changes = judged(changed, open_study(study), [measure])
    after = applied(changed, changes)
    assert {row["measure"] for row in changes.put["verdicts"]} == {measure}
    assert {row["status"] for row in verdicts(after, measure).values()} == {"unsuitable"}
    assert all("is below 900 mm" in row["reason"] for row in verdicts(after, measure).values())
    works = [row for row in after.rows("works") if row["measure"] == measure]
    assert {row["status"] for row in works} == {AGAINST}


def test_a_measure_that_people_add_is_judged_with_reasons(plan, study):
    wanted, own = with_own_measure(load_catalogue(), "sand_fence", "돌담")
    added = applied(plan, catalogue_changes(plan, wanted))
    assert not verdicts(added, own)
    after = applied(added, judged(added, open_study(study), [own]))
    like = verdicts(plan, "sand_fence")
    assert {key: row["status"] for key, row in verdicts(after, own).items()} == {
        k: r["status"] for k, r in like.items()
    }
    assert all("돌담" in row["reason"] for row in verdicts(after, own).values())


def test_it_can_be_stopped(plan, study, cancel_after):
    with pytest.raises(Cancelled):
        judged(plan, open_study(study), ALL, cancelled=cancel_after(1))


def test_a_changed_catalogue_leaves_the_plan_as_its_file_gives_it_back(plan, tmp_path):
    wanted, _ = with_own_measure(load_catalogue(), "sand_fence", "돌담")
    changes = catalogue_changes(plan, with_value(wanted, "sand_fence", "costs.1.mode", 3200))
    path = tmp_path / "plan.gpkg"
    update_plan(path, changes, plan.stamp)
    assert Fingerprint().of(applied(plan, changes)) == Fingerprint().of(read_plan(path))
