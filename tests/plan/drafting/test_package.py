"""Packages by land type, after the rules of combination, with alternatives and what is left out."""

from dataclasses import replace

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.editing import with_own_measure, with_value, without_measure
from dss_planner.measures.fit.suitability import SiteConditions, assess
from dss_planner.plan.drafting.package import CORE, REST, choose_package, land_type, propose_packages
from dss_planner.plan.drafting.sequences import GROUPS, STANDARD, VARIANTS, WHY

CATALOGUE = load_catalogue()
DUNE = SiteConditions(rain=220, slope=3, cover=8, sand=85, area=400, landcover={7: 0.8, 6: 0.2}, water_km=2)
BARE = SiteConditions(rain=120, slope=2, cover=8, sand=45, area=400, landcover={6: 0.9, 5: 0.1}, water_km=2)
STEPPE = SiteConditions(rain=260, slope=3, cover=25, sand=40, area=400, landcover={3: 0.9, 6: 0.1}, water_km=2)
LAKE = SiteConditions(rain=110, slope=0.5, cover=6, sand=30, area=400, landcover={6: 1.0}, playa=True, groundwater=4)
FIELD = SiteConditions(rain=330, slope=2, cover=30, sand=40, area=400, landcover={4: 0.9, 3: 0.1}, aridity=0.3)


def changed(site, **values):
    return replace(site, **values)


def verdicts_of(core, rest=None, catalogue=CATALOGUE):
    parts = {CORE: core, **({REST: rest} if rest else {})}
    return {(part, m.id): assess(m, site) for part, site in parts.items() for m in catalogue.measures}


def package(core, rest=STEPPE, variant=STANDARD, catalogue=CATALOGUE, wanted=()):
    return choose_package(catalogue, core, verdicts_of(core, rest, catalogue), rest is not None, wanted, variant)


def ids(found):
    return [choice.measure for choice in found.choices]


@pytest.mark.parametrize(
    ("site", "kind", "standard"),
    [
        (DUNE, "dune", ["sand_fence", "checkerboard", "shrub_belt", "exclosure", "rot_graze"]),
        (BARE, "bare", ["sand_fence", "haloxylon", "exclosure", "rot_graze"]),
        (STEPPE, "steppe", ["rot_graze", "exclosure"]),
        (LAKE, "playa", ["playa", "exclosure", "rot_graze"]),
        (FIELD, "crop", ["tree_belt", "residue", "rot_graze", "exclosure"]),
    ],
)
def test_each_land_gets_the_sequence_of_the_brief(site, kind, standard):
    found = package(site)
    assert land_type(site) == found.land_type == kind
    assert ids(found) == standard
    assert found.variant == "standard"
    assert str(found.reasons[0])


def test_seed_comes_only_from_recovery_class_three_on():
    assert "overseed" not in ids(package(STEPPE))
    left = {one.measure: str(one.reason) for one in package(STEPPE).left_out}
    assert "class of the rangeland is not known" in left["overseed"]
    assert "overseed" in ids(package(changed(STEPPE, recovery_class=3)))
    sound = package(changed(STEPPE, recovery_class=2), variant="strong")
    assert "overseed" not in ids(sound)
    assert any("recovery class 2" in str(one.reason) for one in sound.left_out)
    unknown = package(STEPPE, variant="strong")
    seed = next(choice for choice in unknown.choices if choice.measure == "overseed")
    assert seed.status == "conditional"
    assert "assess it on the ground" in str(seed.reasons[0])


def test_rotation_comes_first_on_steppe_and_takes_the_core_only_where_nothing_closes_it():
    assert ids(package(STEPPE))[0] == "rot_graze"
    assert ids(package(STEPPE, rest=None)) == ["exclosure"]
    low = package(STEPPE, rest=None, variant="low")
    assert [(choice.measure, choice.part) for choice in low.choices] == [("rot_graze", CORE)]


@pytest.mark.parametrize("site", [DUNE, BARE, STEPPE, LAKE, FIELD], ids=["dune", "bare", "steppe", "playa", "crop"])
def test_two_or_three_packages_that_differ_are_proposed_each_with_reasons(site):
    found = propose_packages(CATALOGUE, site, verdicts_of(site, STEPPE), has_rest=True)
    assert 2 <= len(found) <= 3
    assert [VARIANTS.index(one.variant) for one in found] == sorted(VARIANTS.index(one.variant) for one in found)
    assert len({frozenset(ids(one)) for one in found}) == len(found)
    assert len({str(one.reasons[0]) for one in found}) == len(found)
    sizes = [len(one.choices) for one in found]
    assert sizes == sorted(sizes)
    standard = [one for one in found if one.variant == STANDARD]
    assert standard == [package(site)]


def test_nothing_is_proposed_where_nothing_is_known():
    unknown = SiteConditions()
    assert propose_packages(CATALOGUE, unknown, verdicts_of(unknown, unknown), has_rest=True) == ()


def test_what_does_not_fit_is_named_with_its_reason():
    found = package(changed(DUNE, sand=60))
    assert not set(ids(found)) & {"checkerboard", "net_grid", "pla_grid"}
    left = {one.measure: str(one.reason) for one in found.left_out}
    assert "sand content 60 % is below 70 %" in left["checkerboard"]
    assert "shrub_belt" not in left


def test_packages_carry_the_warnings_of_the_brief():
    dry = package(changed(FIELD, rain=240, groundwater=4.5, landcover={4: 0.6, 3: 0.4}))
    assert "tree_belt" in ids(dry)
    assert not any("below 250 mm" in str(one) for one in dry.warnings)
    picked = package(changed(FIELD, rain=240), wanted=("tree_belt",))
    said = " ".join(map(str, picked.warnings))
    for words in ("below 250 mm", "without a fence", "Drawn although it does not fit"):
        assert words in said
    far = " ".join(map(str, package(changed(BARE, water_km=30, protected=0.2)).warnings))
    for words in ("No water within reach", "20 % of the land is protected", "khulan"):
        assert words in far


def test_own_measures_stand_in_for_what_they_are_like():
    own, key = with_own_measure(CATALOGUE, "checkerboard", "Reed lattice")
    assert "checkerboard" in ids(package(DUNE, catalogue=own))
    without = without_measure(own, "checkerboard")
    without = without_measure(without_measure(without, "net_grid"), "pla_grid")
    found = package(DUNE, catalogue=without)
    assert ids(found)[1] == key
    assert not any("no planting follows" in str(one) for one in found.warnings)
    strict = with_value(without, key, "conditions.3.min", 99)
    assert key not in ids(package(DUNE, catalogue=strict))
    picked = package(DUNE, catalogue=own, wanted=("exclosure", key, "sand_fence"))
    assert ids(picked) == ["sand_fence", key, "exclosure"]


def test_every_package_has_a_reason_and_known_measures():
    known = {measure.id for measure in CATALOGUE.measures}
    assert {(kind, variant) for kind, variants in GROUPS.items() for variant in variants} == set(WHY)
    assert {one for variants in GROUPS.values() for groups in variants.values() for g in groups for one in g} <= known
    assert all(STANDARD in variants for variants in GROUPS.values())
