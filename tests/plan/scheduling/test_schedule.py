"""Seasons and order of works, by hand; what has no season is said."""

from dataclasses import replace
from datetime import date

import pytest

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.scheduling.climate import USUALLY_UNFROZEN, Climate, climate_of
from dss_planner.plan.scheduling.months import first_day, last_day, runs
from dss_planner.plan.scheduling.schedule import (
    BASELINE,
    BUILD,
    CONFLICT,
    EFFECT,
    MONITOR,
    ORDER,
    PREPARE,
    RENEW,
    STAGES,
    UPKEEP,
    Season,
    Work,
    schedule,
)
from dss_planner.plan.scheduling.windows import ORDER as RULES
from dss_planner.plan.scheduling.windows import WINDOWS, open_months, window_of

CATALOGUE = load_catalogue()
#: Monthly mean temperature, °C, and rain, mm, of a made-up Gobi site: unfrozen from April to October.
COLD = (-18, -13, -4, 5, 13, 19, 22, 20, 13, 4, -7, -15)
RAIN = (1, 1, 2, 4, 8, 18, 35, 30, 12, 4, 2, 1)
GOBI = climate_of(COLD, RAIN)
SEASON = Season(2026, 5, GOBI)
DUNE = ("exclosure", "haloxylon", "checkerboard", "sand_fence", "biocrust")


def works(*ids, group="", not_before=1):
    return [Work(name, CATALOGUE.get(name), group, not_before) for name in ids]


def of(entries, work, stage):
    return [(one.begin, one.end) for one in entries if one.work == work and one.stage == stage]


def test_months_of_a_place():
    assert GOBI.unfrozen == (4, 5, 6, 7, 8, 9, 10)
    assert GOBI.wet == (6, 7, 8, 9)  # more than 118 / 12 = 9.8 mm
    assert GOBI.measured
    unknown = climate_of(None, None)
    assert (unknown.unfrozen, unknown.wet, unknown.measured) == (USUALLY_UNFROZEN, None, False)


def test_days_of_months_and_runs():
    assert (first_day(13, 2026), last_day(13, 2026)) == (date(2027, 2, 1), date(2027, 2, 28))
    assert last_day(25, 2026) == date(2028, 2, 29)
    assert runs((4, 5, 9), 0, 24) == [(3, 4), (8, 8), (15, 16), (20, 20)]
    assert runs((11, 12, 1), 0, 24) == [(0, 0), (10, 12), (22, 23)]


def test_works_at_a_dune_front_by_hand():
    entries = schedule(works(*DUNE), SEASON)
    assert of(entries, "sand_fence", PREPARE) == [(date(2026, 2, 1), date(2026, 3, 31))]
    assert of(entries, "sand_fence", ORDER) == [(date(2026, 4, 1), date(2026, 5, 31))]
    assert of(entries, "sand_fence", BUILD) == [(date(2026, 6, 1), date(2026, 7, 31))]  # after the storm season
    assert of(entries, "exclosure", BUILD) == [(date(2026, 6, 1), date(2026, 7, 31))]
    assert of(entries, "checkerboard", BUILD) == [(date(2026, 8, 1), date(2026, 9, 30))]  # behind the fence
    assert of(entries, "haloxylon", BUILD) == [(date(2027, 4, 1), date(2027, 5, 31))]
    assert of(entries, "haloxylon", ORDER) == [(date(2026, 4, 1), date(2027, 3, 31))]  # seedlings take a year
    assert of(entries, "biocrust", BUILD) == [(date(2027, 6, 1), date(2027, 7, 31))]  # wet months, after the straw
    assert [begin.year for begin, _ in of(entries, "sand_fence", RENEW)] == [2028, 2030]  # lasts 2 years at least
    assert [begin.year for begin, _ in of(entries, "checkerboard", RENEW)] == [2029]
    assert of(entries, "checkerboard", EFFECT) == [(date(2026, 9, 1), date(2026, 11, 30))]
    assert of(entries, "haloxylon", EFFECT) == []  # 5–8 years: after the plan
    assert of(entries, "haloxylon", UPKEEP)[0] == (date(2028, 6, 1), date(2028, 10, 31))
    assert {one.stage for one in entries} <= set(STAGES)


def test_seed_is_sown_in_june_and_july_behind_a_fence():
    entries = schedule(works("overseed", "exclosure"), SEASON)
    assert of(entries, "exclosure", BUILD) == [(date(2026, 6, 1), date(2026, 7, 31))]
    assert of(entries, "overseed", BUILD) == [(date(2027, 6, 1), date(2027, 7, 31))]
    assert of(schedule(works("overseed"), SEASON), "overseed", BUILD) == [(date(2026, 6, 1), date(2026, 7, 31))]


@pytest.mark.parametrize("measure", [one.id for one in CATALOGUE.measures])
def test_every_measure_keeps_to_its_seasons_and_order(measure):
    for climate in (GOBI, climate_of([value - 6 for value in COLD], RAIN), climate_of([10.0] * 12, [5.0] * 12)):
        window = window_of(CATALOGUE.get(measure))
        if not open_months(window, climate):
            continue
        entries = schedule(works(*dict.fromkeys((*DUNE, measure))), Season(2026, 8, climate))
        for one in entries:
            assert one.stage == CONFLICT or date(2026, 1, 1) <= one.begin <= one.end <= date(2033, 12, 31)
        for begin, end in of(entries, measure, BUILD) + of(entries, measure, RENEW):
            months = set(range(begin.month, end.month + 1))
            assert begin.year == end.year
            assert months <= set(window.months)
            assert not window.thaw or months <= set(climate.unfrozen)
            assert not window.calm or not months & set(climate.storm)
        for begin, _ in of(entries, measure, BUILD):
            for before in RULES[measure].after if measure in RULES else ():
                for _, done in of(entries, before, BUILD):
                    assert done < begin


def test_evidence_stands_with_every_window_and_rule():
    known = {one.id for one in CATALOGUE.measures}
    assert set(WINDOWS) <= known
    assert set(RULES) | {kind for rule in RULES.values() for kind in rule.after} <= known
    for rule in (*WINDOWS.values(), *RULES.values()):
        assert rule.tag in {"V", "V2", "D", "M", "A"}
        assert rule.source


def test_the_users_own_months_replace_those_of_the_measure():
    own = replace(SEASON, own={"sand_fence": (11,)})
    assert of(schedule(works("sand_fence"), own), "sand_fence", BUILD) == [(date(2026, 11, 1), date(2026, 11, 30))]
    with pytest.raises(InputError, match="numbers from 1 to 12"):
        schedule(works("sand_fence"), replace(SEASON, own={"sand_fence": (13,)}))


def test_a_work_is_not_built_before_the_year_asked_for():
    entries = schedule(works("sand_fence", not_before=3), SEASON)
    assert of(entries, "sand_fence", BUILD)[0][0] == date(2028, 6, 1)


def test_works_of_another_package_do_not_wait():
    entries = schedule([*works("exclosure", group="a"), *works("overseed", group="b")], SEASON)
    assert of(entries, "overseed", BUILD) == [(date(2026, 6, 1), date(2026, 7, 31))]


def test_no_month_is_a_conflict_with_its_reason_and_stops_what_waits():
    frozen = replace(SEASON, climate=Climate(unfrozen=(4,), storm=(3, 4, 5), measured=True))
    entries = schedule(works("exclosure", "overseed"), frozen)
    assert [one.stage for one in entries] == [CONFLICT, CONFLICT]
    assert "no month is left for it. Its months are the year; here the ground is unfrozen in months 4" in str(
        entries[0].activity
    )
    assert "it waits for Grazing exclosure" in str(entries[1].activity)
    assert entries[0].begin is None


def test_a_plan_that_ends_before_the_season_is_a_conflict():
    entries = schedule(works("haloxylon"), replace(SEASON, years=1))
    assert [one.stage for one in entries] == [CONFLICT]
    assert "from month 3 of year 2 on" in str(entries[0].activity)


def test_monitoring_begins_in_the_storm_season_before_the_works():
    entries = schedule(works("sand_fence", "haloxylon"), SEASON, monitored=True)
    assert of(entries, "sand_fence", BASELINE) == [(date(2026, 3, 1), date(2026, 5, 31))]
    yearly = of(entries, "sand_fence", MONITOR)
    assert yearly[:2] == [(date(2026, 7, 1), date(2026, 8, 31)), (date(2027, 3, 1), date(2027, 5, 31))]
    assert len(yearly) == 5 + 4
    assert of(schedule(works("rot_graze"), SEASON), "rot_graze", BUILD)[0][0] == date(2026, 3, 1)
    assert of(schedule(works("rot_graze"), SEASON, True), "rot_graze", BUILD)[0][0] == date(2026, 6, 1)
    assert not [one for one in schedule(works("sand_fence"), SEASON) if one.stage in (BASELINE, MONITOR)]
