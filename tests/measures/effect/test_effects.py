"""Effects of measures over time: hand-computed shares, ranges, and the land behind lines."""

import math
from dataclasses import replace

import pytest
from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import Value, load_catalogue
from dss_planner.measures.effect.curves import grown, left
from dss_planner.measures.effect.effects import BOUNDS, NO_EFFECT, Effect, effect_of, reach, without_figure
from dss_planner.measures.effect.shelter import sheltered

CATALOGUE = load_catalogue()


def test_growth_is_none_at_first_half_halfway_and_full_at_the_end():
    assert grown(-1.0, 4.0) == 0.0
    assert grown(0.0, 4.0) == 0.0
    assert grown(2.0, 4.0) == pytest.approx(0.5)
    assert grown(4.0, 4.0) == grown(40.0, 4.0) == 1.0
    assert grown(0.0, 0.0) == 1.0
    # 1/(1+99^(−2·(0.75−0.5))) = 1/(1+99^-0.5), scaled from 1/100…99/100 to 0…1
    assert grown(3.0, 4.0) == pytest.approx((1.0 / (1.0 + 99.0**-0.5) - 0.01) / 0.98)
    steps = [grown(age / 10.0, 5.0) for age in range(60)]
    assert steps == sorted(steps)


def test_barriers_decay_linearly_unless_they_are_kept_up():
    assert left(1.0, 4.0, kept_up=False) == pytest.approx(0.75)
    assert left(4.0, 4.0, kept_up=False) == left(9.0, 4.0, kept_up=False) == 0.0
    assert left(9.0, 4.0, kept_up=True) == 1.0
    assert left(-1.0, 4.0, kept_up=True) == 0.0


def test_sand_fence_passes_what_it_does_not_trap():
    fence = CATALOGUE.get("sand_fence")  # traps 85–93.5 %, lives 2–5 a
    assert effect_of(fence, 1.0, "low").passed == pytest.approx(0.15)
    assert effect_of(fence, 1.0, "high").passed == pytest.approx(0.065)
    assert effect_of(fence, 1.0, "mode").passed == pytest.approx(1.0 - (0.85 + 0.935) / 2.0)
    assert effect_of(fence, 1.0, "low", kept_up=False).passed == pytest.approx(1.0 - 0.85 * 0.5)
    assert effect_of(fence, 2.0, "low", kept_up=False) == Effect()
    assert effect_of(fence, -1.0) == NO_EFFECT
    assert reach(fence, 1.0) == pytest.approx(12.0)


def test_a_tree_belt_shelters_as_far_as_it_has_grown():
    belt = CATALOGUE.get("tree_belt")  # 6 m, 10 H, 5–10 a
    assert reach(belt, 7.5, "mode") == pytest.approx(60.0)
    assert reach(belt, 3.75, "mode") == pytest.approx(30.0)
    assert reach(belt, 5.0, "high") == pytest.approx(60.0)
    assert reach(belt, 5.0, "low") == pytest.approx(30.0)
    assert effect_of(belt, 1.0).passed == pytest.approx(0.5)


def test_planted_cover_reaches_its_target_and_never_takes_cover_away():
    saxaul = CATALOGUE.get("haloxylon")  # 15 % after 5–8 a
    assert effect_of(saxaul, 8.0, "low").cover(3.0) == pytest.approx(15.0)
    assert effect_of(saxaul, 6.5, "mode").cover(3.0) == pytest.approx(15.0)
    assert effect_of(saxaul, 3.25, "mode").cover(3.0) == pytest.approx(9.0)
    assert effect_of(saxaul, 8.0).cover(40.0) == pytest.approx(40.0)


def test_planted_shrubs_stay_within_what_dry_land_bears():
    shrubs = CATALOGUE.get("shrub_belt")
    assert effect_of(shrubs, 20.0, "high", rain=180.0).cover(2.0) == pytest.approx(15.0)
    assert effect_of(shrubs, 20.0, "high", rain=260.0).cover(2.0) == pytest.approx(30.0)
    assert effect_of(shrubs, 20.0, "high").cover(2.0) == pytest.approx(30.0)


def test_rest_adds_points_and_rotation_a_share():
    assert effect_of(CATALOGUE.get("exclosure"), 10.0, "low").cover(20.0) == pytest.approx(30.0)
    assert effect_of(CATALOGUE.get("exclosure"), 10.0, "high").cover(90.0) == pytest.approx(100.0)
    assert effect_of(CATALOGUE.get("rot_graze"), 10.0).cover(20.0) == pytest.approx(22.2)


def test_a_crust_lowers_the_crust_factor_as_it_grows():
    crust = CATALOGUE.get("biocrust")
    assert effect_of(crust, 2.0, "low").crust == pytest.approx(0.5)
    assert effect_of(crust, 0.0, "low").crust == pytest.approx(1.0)


@pytest.mark.parametrize("measure", CATALOGUE.measures, ids=lambda measure: measure.id)
def test_no_measure_raises_erosion_and_its_range_is_in_order(measure):
    for age in (-1.0, 0.0, 1.0, 3.0, 8.0, 40.0):
        found = [effect_of(measure, age, bound, rain=150.0) for bound in BOUNDS]
        assert all(0.0 <= one.passed <= 1.0 and 0.0 < one.crust <= 1.0 for one in found)
        assert found[0].passed >= found[1].passed >= found[2].passed
        assert found[0].cover(8.0) <= found[1].cover(8.0) <= found[2].cover(8.0)
        assert found[0].cover(8.0) >= 8.0


def test_measures_without_a_figure_are_named_and_change_nothing():
    nameless = CATALOGUE.get("spring_well")
    assert "Well" in str(without_figure(nameless)) or nameless.name in str(without_figure(nameless))
    assert effect_of(nameless, 5.0) == NO_EFFECT
    fence = CATALOGUE.get("sand_fence")
    assert without_figure(fence) is None
    seeded = replace(CATALOGUE.get("overseed"), effect={"years": Value((2, 3), "a", "M", "")})
    assert without_figure(seeded) is not None


def line(*points):
    found = ogr.Geometry(ogr.wkbLineString)
    for x, y in points:
        found.AddPoint_2D(x, y)
    return found


def test_a_line_across_the_wind_shelters_its_length_times_the_reach():
    zone = sheltered([line((0, 0), (100, 0))], wind_from=0.0, distance=12.0)  # from the north
    assert zone.GetArea() == pytest.approx(1200.0)
    assert zone.GetEnvelope() == pytest.approx((0.0, 100.0, -12.0, 0.0))


@pytest.mark.parametrize("wind_from", [30.0, 135.0, 300.0])
def test_an_oblique_line_shelters_less_by_the_cosine(wind_from):
    zone = sheltered([line((0, 0), (100, 0))], wind_from, 10.0)
    assert zone.GetArea() == pytest.approx(1000.0 * abs(math.cos(math.radians(wind_from))))


def test_a_line_along_the_wind_shelters_nothing_and_overlaps_count_once():
    assert sheltered([line((0, 0), (0, 100))], 0.0, 10.0) is None
    assert sheltered([line((0, 0), (100, 0))], 0.0, 0.0) is None
    twice = sheltered([line((0, 0), (100, 0)), line((0, -5), (100, -5))], 0.0, 10.0)
    assert twice.GetArea() == pytest.approx(1500.0)
