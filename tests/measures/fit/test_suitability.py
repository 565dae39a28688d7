import dataclasses

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.fit.sentences import NUMERIC, PRESENCE
from dss_planner.measures.fit.suitability import SiteConditions, assess

#: Mobile dunes in the Gobi: everything known.
DUNES = SiteConditions(
    rain=118, slope=3, cover=8, sand=85, groundwater=12, aridity=0.1, salinity=2, area=3000, landcover={7: 0.8, 6: 0.2},
    gravel_nearby=False, playa=False, water_point=False, abandoned_mine=False, braided_tracks=False,
)  # fmt: skip


def verdict(measure, **changes):
    return assess(load_catalogue().get(measure), dataclasses.replace(DUNES, **changes))


def reasons(found):
    return [str(reason) for reason in found.reasons]


def test_a_broken_rule_is_said_with_value_and_limit():
    found = verdict("tree_belt", groundwater=None)
    assert found.status == "unsuitable"
    assert reasons(found) == [
        "Tree shelterbelt: unsuitable, rain 118 mm is below 300 mm and there is no groundwater data."
    ]


def test_groundwater_within_reach_makes_up_for_rain():
    assert verdict("tree_belt", groundwater=12).status == "unsuitable"
    assert "groundwater at 12 m is deeper than 5 m" in reasons(verdict("tree_belt", groundwater=12))[0]
    # aridity and land cover are advice only, so 4 m of groundwater leaves a conditional verdict
    assert verdict("tree_belt", groundwater=4).status == "conditional"


def test_a_fit_is_suitable_with_every_rule_met():
    found = verdict("checkerboard")
    assert found.status == "suitable"
    assert "Straw checkerboard: sand content 85 % fits." in reasons(found)
    assert len(found.reasons) == 5


@pytest.mark.parametrize(
    ("changes", "fragment"),
    [
        ({"rain": 49.9}, "rain 49.9 mm is below 50 mm"),
        ({"rain": 401}, "rain 401 mm is above 400 mm"),
        ({"cover": 15.1}, "growing-season cover 15.1 % is above 15 %"),
        ({"sand": 69}, "sand content 69 % is below 70 %"),
        ({"slope": 16}, "slope 16° is above 15°"),
        ({"landcover": {3: 0.9, 7: 0.1}}, "10 % of the land is sparse vegetation, bare ground, sand, below 20 %"),
    ],
)
def test_limits_of_the_checkerboard(changes, fragment):
    found = verdict("checkerboard", **changes)
    assert found.status == "unsuitable"
    assert [fragment in reason for reason in reasons(found)] == [True]


@pytest.mark.parametrize(
    "changes", [{"rain": 50}, {"rain": 400}, {"cover": 15 + 4e-15}, {"sand": 70 - 2e-14}, {"slope": 15}]
)
def test_the_limits_themselves_fit_whatever_the_rounding(changes):
    assert verdict("checkerboard", **changes).status == "suitable"


@pytest.mark.parametrize("fact", ["rain", "slope", "cover", "sand", "landcover"])
def test_an_unknown_fact_is_never_a_yes(fact):
    found = verdict("checkerboard", **{fact: None})
    assert found.status == "unknown"
    assert found.unknown == (fact,)
    assert "unknown, because there is no" in reasons(found)[0]
    assert found.only_field_facts_missing == (fact == "slope")


def test_not_a_number_is_unknown_too():
    assert verdict("checkerboard", rain=float("nan")).status == "unknown"


def test_a_broken_rule_outweighs_an_unknown_one():
    found = verdict("checkerboard", slope=None, rain=20)
    assert found.status == "unsuitable"
    assert len(found.reasons) == 1


def test_an_advisory_fact_that_is_unknown_makes_it_conditional():
    assert verdict("haloxylon", groundwater=8).status == "suitable"
    found = verdict("haloxylon", groundwater=None)
    assert found.status == "conditional"
    assert "ask for well records" in reasons(found)[0]
    assert "deeper than the advised 10 m" in reasons(verdict("haloxylon", groundwater=11))[0]


def test_things_that_no_layer_shows_are_unknown_until_somebody_says():
    assert verdict("spring_well").status == "unsuitable"
    assert verdict("spring_well", water_point=True).status == "suitable"
    found = verdict("spring_well", water_point=None)
    assert (found.status, found.only_field_facts_missing) == ("unknown", False)


def test_unverified_rules_are_named():
    assert "rain" in verdict("checkerboard", rain=20).unverified  # [M] in SCIENCE.md
    assert verdict("haloxylon", rain=20).unverified == ()  # [V2]


def test_with_nothing_known_no_measure_fits():
    catalogue = load_catalogue()
    statuses = {assess(measure, SiteConditions()).status for measure in catalogue.measures}
    assert statuses == {"unknown"}


def test_every_fact_of_the_catalogue_has_its_sentences():
    facts = {(rule.fact, rule.present) for m in load_catalogue().measures for rule in m.conditions}
    assert all(fact in (NUMERIC if present is None else PRESENCE) for fact, present in facts)
