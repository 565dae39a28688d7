import dataclasses

import pytest

from dss_planner.measures.fit.combinations import combination_warnings, water_limited_cover
from dss_planner.measures.fit.suitability import SiteConditions

#: Mobile dunes in the Gobi: everything known.
DUNES = SiteConditions(
    rain=118, slope=3, cover=8, sand=85, groundwater=12, aridity=0.1, salinity=2, area=3000, landcover={7: 0.8, 6: 0.2},
    gravel_nearby=False, playa=False, water_point=False, abandoned_mine=False, braided_tracks=False,
)  # fmt: skip


def warned(chosen, **changes):
    return " ".join(map(str, combination_warnings(chosen, dataclasses.replace(DUNES, **changes))))


def test_trees_below_250_mm_without_groundwater_are_warned_about():
    assert "below 250 mm" in warned({"tree_belt", "exclosure"}, rain=249)
    assert "no groundwater known within 5 m" in warned({"tree_belt", "exclosure"}, rain=249)
    assert "below 250 mm" not in warned({"tree_belt", "exclosure"}, rain=250)
    assert "below 250 mm" not in warned({"tree_belt", "exclosure"}, rain=118, groundwater=5)


def test_unfenced_planting_is_warned_about():
    assert "without a fence" in warned({"haloxylon"})
    assert "without a fence" not in warned({"haloxylon", "exclosure"})
    assert "without a fence" not in warned({"sand_fence"})


def test_combinations_that_fail_are_warned_about():
    assert "no planting follows" in warned({"checkerboard"})
    assert "native grassland (60 %" in warned({"tree_belt"}, landcover={3: 0.6})
    assert "buries the trees" in warned({"tree_belt"})
    assert "buries the trees" not in warned({"tree_belt", "net_grid"})
    assert "at or below 15 %" in warned({"shrub_belt"}, rain=199)
    assert "at or below 15 %" not in warned({"shrub_belt"}, rain=200)
    assert "moves grazing" in warned({"exclosure"})
    assert "moves grazing" not in warned({"exclosure", "rot_graze"})


def test_a_rest_of_the_land_without_fences_is_warned_about_in_nothing():
    assert warned({"rot_graze"}, protected=0.0) == ""
    assert warned(set(), protected=0.5) == ""


def test_fences_bar_the_way_of_wild_animals():
    assert "khulan and gazelle" in warned({"exclosure", "rot_graze"})
    assert "khulan and gazelle" in warned({"sand_fence"})
    assert "khulan" not in warned({"checkerboard", "rot_graze"})


@pytest.mark.parametrize("measure", ["tree_belt", "haloxylon", "biocrust"])
def test_water_out_of_reach_is_warned_about_and_unknown_water_is_no_yes(measure):
    assert "No water within reach: the nearest known water point is 12 km" in warned({measure}, water_km=12)
    assert "reach" not in warned({measure}, water_km=5)
    assert "no layer tells where water is" in warned({measure}, water_km=None)
    assert "water point" not in warned({"overseed", "exclosure"}, water_km=50)
    assert "reach" not in " ".join(map(str, combination_warnings({measure}, SiteConditions(water_km=12), 20)))


def test_protected_land_is_named_with_its_share():
    assert "30 % of the land is protected" in warned({"checkerboard"}, protected=0.3)
    assert "0.1 % of the land is protected" in warned({"checkerboard"}, protected=1e-6)
    assert "protected" not in warned({"checkerboard"}, protected=0.0)
    assert "overlaps protected land is not known" in warned({"checkerboard"}, protected=None)


@pytest.mark.parametrize(("rain", "limit"), [(199.9, 15), (200, 25), (349.9, 25), (350, None), (None, None)])
def test_woody_cover_that_rain_bears(rain, limit):
    assert water_limited_cover(rain) == limit


def test_planting_above_what_the_water_bears_is_warned_about():
    assert "bears about 15 %" in warned({"shrub_belt"}, rain=180, cover=15)
    assert "bears about" not in warned({"shrub_belt"}, rain=180, cover=14.9)
    assert "bears about 25 %" in warned({"haloxylon"}, rain=260, cover=30)
    assert "bears about" not in warned({"overseed"}, rain=180, cover=40)
    assert "bears about" not in warned({"shrub_belt"}, rain=None, cover=40)
