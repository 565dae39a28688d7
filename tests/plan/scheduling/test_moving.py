"""Works that people move, stages they date, and what the seasons say to it."""

from datetime import date

import pytest

from dss_planner.errors import InputError
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.scheduling.months import month_words
from dss_planner.plan.scheduling.moving import by_hand, moved, redated, seasonal, spanned
from dss_planner.plan.scheduling.planned import rescheduled
from dss_planner.plan.scheduling.reasons import Rules
from dss_planner.plan.store.changes import Changes, applied, reverse
from dss_planner.plan.store.document import read_plan


@pytest.fixture
def plan(study, make_sites, cell_square, tmp_path):
    """A plan of two sites on dunes."""
    uri = make_sites([cell_square(54, 14, 12), cell_square(54, 34, 12)])
    request = DraftPlanRequest(sites=uri, study=str(study), output=str(tmp_path / "plan.gpkg"), wind_from=310.0)
    draft_plan(request)
    return read_plan(tmp_path / "plan.gpkg")


def work(plan, measure):
    return next(row for row in plan.rows("works") if row["measure"] == measure)


def stage(plan, measure, name):
    key = work(plan, measure)["uuid"]
    return next(row for row in plan.rows("schedule") if row["work"] == key and row["stage"] == name)


def stands(plan, measure):
    key = work(plan, measure)["uuid"]
    return {row["begin_date"] for table in ("zones", "lines") for row in plan.rows(table) if row["work"] == key}


def test_a_work_begins_in_the_month_chosen_and_what_waits_for_it_follows(plan):
    key = work(plan, "sand_fence")["uuid"]
    changes = moved(plan, key, "2027-09")
    after = applied(plan, changes)
    assert stage(after, "sand_fence", "build")["begin_date"] == "2027-09-01"
    assert stands(after, "sand_fence") == {"2027-09-01"}
    assert work(after, "sand_fence")["start_year"] == 2
    assert stage(after, "checkerboard", "build")["begin_date"] > "2027-10"
    assert by_hand(after) == {key}
    others = {row["uuid"] for row in plan.rows("works") if row["site"] != work(plan, "sand_fence")["site"]}
    assert not others & {row["uuid"] for row in changes.put["works"]}
    assert not others & {row["work"] for row in changes.put["schedule"]}
    back = applied(after, reverse(plan, changes))
    assert {row["uuid"]: row["begin_date"] for row in back.rows("schedule")} == {
        row["uuid"]: row["begin_date"] for row in plan.rows("schedule")
    }


def test_a_month_that_was_chosen_outlasts_a_re_draft_until_the_season_is_followed_again(plan):
    key = work(plan, "sand_fence")["uuid"]
    after = applied(plan, moved(plan, key, "2027-01"))
    again = applied(after, rescheduled(after, Changes({"notes": []})))
    assert stage(again, "sand_fence", "build")["begin_date"] == "2027-01-01"
    free = applied(again, seasonal(again, [key]))
    assert stage(free, "sand_fence", "build")["begin_date"] == stage(plan, "sand_fence", "build")["begin_date"]
    assert not by_hand(free)
    assert not by_hand(applied(again, seasonal(again)))


def test_what_speaks_against_a_month_names_its_rule(plan):
    rules = Rules(plan)
    fence, straw = work(plan, "sand_fence")["uuid"], work(plan, "checkerboard")["uuid"]
    assert [str(one) for one in rules.against(fence, "2028-06")] == []
    (storm,) = rules.against(fence, "2028-05")
    assert str(storm) == "May is in the storm season (March–May): what is half built is lost [A]."
    frozen = str(rules.against(fence, "2028-01")[0])
    assert frozen == "The ground is frozen here in January–February; it is unfrozen in April–October (assumed [A])."
    early = " ".join(str(one) for one in rules.against(straw, "2026-06"))
    assert "“Upright sand fence” is done on 2026-07-31 only" in early
    assert "outside the plan (2026–2030)" in str(rules.against(fence, "2031-06")[0])
    with pytest.raises(InputError, match="“June”"):
        rules.against(fence, "June")


def test_every_stage_says_why_it_lies_there(plan):
    rules = Rules(plan)
    for row in plan.rows("schedule"):
        assert rules.why(row), row["stage"]
    why = " ".join(str(one) for one in rules.why(stage(plan, "checkerboard", "build")))
    assert "It waits for “Upright sand fence”, done by 2026-07-31" in why
    assert rules.awaited(work(plan, "checkerboard")["uuid"]) == (work(plan, "sand_fence")["uuid"],)


def test_a_stage_takes_the_days_that_people_give_it(plan):
    built = stage(plan, "sand_fence", "build")
    after = applied(plan, redated(plan, built["uuid"], date(2027, 6, 10), date(2027, 6, 20)))
    row = next(one for one in after.rows("schedule") if one["uuid"] == built["uuid"])
    assert (row["begin_date"], row["end_date"], row["year"]) == ("2027-06-10", "2027-06-20", 2)
    assert stands(after, "sand_fence") == {"2027-06-10"}
    assert work(after, "sand_fence")["start_year"] == 2
    again = applied(after, rescheduled(after, Changes({"notes": []})))
    assert stage(again, "sand_fence", "build")["begin_date"] == "2027-06-10"
    with pytest.raises(InputError, match="before it begins"):
        redated(plan, built["uuid"], date(2027, 6, 10), date(2027, 6, 9))
    with pytest.raises(InputError, match="no stage"):
        redated(plan, "gone", date(2027, 6, 10), date(2027, 6, 12))


def later(plan, measure):
    """Return stage and calendar year of what follows the building of a work."""
    key = work(plan, measure)["uuid"]
    stages = ("upkeep", "renew", "effect")
    rows = [one for one in plan.rows("schedule") if one["work"] == key and one["stage"] in stages]
    return sorted((one["stage"], int(one["begin_date"][:4])) for one in rows)


def test_what_follows_a_work_moves_with_the_days_of_its_building(plan):
    """Straw lasts 3 years: laid in 2026 it is laid again in 2029, laid in 2028 only after the plan."""
    row = stage(plan, "checkerboard", "build")
    assert row["begin_date"].startswith("2026")
    assert ("renew", 2029) in later(plan, "checkerboard")
    after = applied(plan, redated(plan, row["uuid"], date(2028, 9, 1), date(2028, 10, 15)))
    assert {year for _, year in later(after, "checkerboard")} <= {2028, 2029, 2030}
    assert not [one for one in later(after, "checkerboard") if one[0] == "renew"]
    assert ("upkeep", 2029) in later(after, "checkerboard")
    # all as if the work had been moved by its month, but for the days of building themselves
    same = applied(plan, moved(plan, work(plan, "checkerboard")["uuid"], "2028-09"))
    assert later(after, "checkerboard") == later(same, "checkerboard")
    # the row of building keeps its key: given other days once more, it moves once more, and back with the season
    again = applied(after, redated(after, row["uuid"], date(2027, 9, 1), date(2027, 9, 20)))
    assert stage(again, "checkerboard", "build")["begin_date"] == "2027-09-01"
    assert work(again, "checkerboard")["start_year"] == 2
    back = applied(again, seasonal(again, [work(plan, "checkerboard")["uuid"]]))
    assert later(back, "checkerboard") == later(plan, "checkerboard")
    assert stage(back, "checkerboard", "build")["begin_date"] == row["begin_date"]


def test_works_that_wait_follow_the_days_of_the_work_before_them(plan):
    row = stage(plan, "sand_fence", "build")
    after = applied(plan, redated(plan, row["uuid"], date(2027, 9, 3), date(2027, 9, 20)))
    assert stage(plan, "checkerboard", "build")["begin_date"] < "2027"
    assert stage(after, "checkerboard", "build")["begin_date"] > "2027-09-30"


def test_building_is_not_dated_outside_the_plan(plan):
    row = stage(plan, "sand_fence", "build")
    with pytest.raises(InputError, match="begin on 2031-05-01, and the plan is from 2026 to 2030"):
        redated(plan, row["uuid"], date(2031, 5, 1), date(2031, 6, 1))
    # a plan made shorter afterwards says so, and the season can be followed again
    after = applied(plan, redated(plan, row["uuid"], date(2029, 6, 1), date(2029, 6, 30)))
    short = applied(after, spanned(after, 2026, 2))
    key = work(plan, "sand_fence")["uuid"]
    assert [one["stage"] for one in short.rows("schedule") if one["work"] == key] == ["conflict"]
    assert key in by_hand(short)
    free = applied(short, seasonal(short, [key]))
    assert stage(free, "sand_fence", "build")["begin_date"] == row["begin_date"]


def test_what_begins_on_a_leap_day_stands_to_the_end_of_its_life(plan):
    # straw lasts 3 years: from 2028-02-29 to the day before 2031-03-01, as 2031 has no 29 February
    row = stage(plan, "checkerboard", "build")
    after = applied(plan, redated(plan, row["uuid"], date(2028, 2, 29), date(2028, 3, 31)))
    straw = work(after, "checkerboard")["uuid"]
    assert stands(after, "checkerboard") == {"2028-02-29"}
    assert {one["end_date"] for one in after.rows("zones") if one["work"] == straw} == {"2031-02-28"}


def test_months_chosen_stay_in_their_calendar_year_when_the_plan_moves(plan):
    key = work(plan, "sand_fence")["uuid"]
    after = applied(plan, moved(plan, key, "2028-06"))
    later = applied(after, spanned(after, 2027, 3))
    assert stage(later, "sand_fence", "build")["begin_date"] == "2028-06-01"
    assert work(later, "sand_fence")["start_year"] == 2
    assert (later.plan["first_year"], later.plan["years"]) == (2027, 3)
    assert all(row["begin_date"] >= "2027" for row in later.rows("schedule") if row["begin_date"])
    outside = applied(later, spanned(later, 2030, 3))
    row = next(one for one in outside.rows("schedule") if one["work"] == key)
    assert row["stage"] == "conflict"
    assert "it is to begin in 2028-06, and the plan is from 2030 to 2032" in row["activity"]
    with pytest.raises(InputError, match="0 years"):
        spanned(plan, 2026, 0)


def test_a_start_in_the_first_month_leaves_no_room_for_what_comes_before(plan):
    key = work(plan, "sand_fence")["uuid"]
    after = applied(plan, moved(plan, key, "2026-01"))
    stages = {row["stage"] for row in after.rows("schedule") if row["work"] == key}
    assert not stages & {"prepare", "order"}
    assert all(row["begin_date"] <= row["end_date"] for row in after.rows("schedule"))


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ((4, 5), "April–May"),
        ((12, 1, 2, 7), "July, December–February"),
        (range(1, 13), "all year"),
        ((), "no month"),
        ((6,), "June"),
    ],
)
def test_months_in_words(months, words):
    assert str(month_words(months)) == words
