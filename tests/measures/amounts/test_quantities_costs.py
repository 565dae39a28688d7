import dataclasses

import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.amounts import quantities
from dss_planner.measures.amounts.costs import CostRange, cost_of, total
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.geometry import layout
from dss_planner.raster.areas import ellipsoidal_hectares

CRS = "EPSG:32648"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def square(side, x=500_000, y=5_000_000):
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))")


def line(*points):
    return ogr.CreateGeometryFromWkt(f"LINESTRING({','.join(f'{x} {y}' for x, y in points)})")


def test_checkerboard_length_and_area(catalogue):
    counted = quantities.grid_quantities(catalogue.get("checkerboard"), square(100), CRS)
    assert counted.length == pytest.approx(20_200)
    # on the central meridian of UTM the map is 0.9996 of the ground: 1 ha on the map is 1.0008 ha on the ground
    assert counted.area == pytest.approx(1 / 0.9996**2, rel=1e-5)
    assert counted.area == ellipsoidal_hectares(square(100), CRS)


def test_fence_posts(catalogue):
    counted = quantities.fence_quantities(
        catalogue.get("sand_fence"), [line((0, 0), (100, 0)), line((0, 0), (0, 3))], 2
    )
    # posts every 2 m: 51 on 100 m; 3 on 3 m
    assert (counted.length, counted.posts, counted.rows) == (103, 54, 2)


def test_tree_belt_area_and_plants(catalogue):
    counted = quantities.belt_quantities(catalogue.get("tree_belt"), [line((0, 0), (1000, 0))], 1)
    # three rows, 3 m apart, trees every 2 m
    assert counted.plants == 1500
    assert counted.area == pytest.approx(0.9)


def test_saxaul_and_shrubs(catalogue):
    saxaul = quantities.saxaul_quantities(catalogue.get("haloxylon"), square(400), 0, CRS)
    assert saxaul.rows == 100
    assert saxaul.plants == round(saxaul.area * 625)
    shrubs = catalogue.get("shrub_belt")
    assert quantities.shrub_density(shrubs, 250) == 2500
    assert quantities.shrub_density(shrubs, 199) == 1500
    assert quantities.shrub_density(shrubs, None) == 1500
    counted = quantities.shrub_quantities(shrubs, square(400), 90, 250, CRS)
    assert counted.rows == 50
    assert counted.length == pytest.approx(50 * 400)


def test_exclosure(catalogue):
    works = layout.exclosure(square(1000), 0, 2500, 8)
    counted = quantities.exclosure_quantities(catalogue.get("exclosure"), works, CRS)
    assert (counted.length, counted.gates) == (pytest.approx(3984), 2)
    # two pieces of 1,992 m with posts every 5 m
    assert counted.posts == 2 * (399 + 1)


def test_seed(catalogue):
    counted = quantities.area_quantities(catalogue.get("overseed"), [square(1000)], CRS)
    assert counted.seed == pytest.approx(counted.area * 22.5)
    assert quantities.area_quantities(catalogue.get("rot_graze"), [square(1000)], CRS).seed is None


def test_costs_by_unit_and_by_year(catalogue):
    fence = cost_of(catalogue.get("sand_fence"), Quantities(length=2000))
    assert (fence.low, fence.mode, fence.high) == (4500, 6280, 12000)
    wire = cost_of(catalogue.get("exclosure"), Quantities(area=1, length=9000))
    assert (wire.low, wire.mode, wire.high) == (13500, 22500, 36000)
    grazing = cost_of(catalogue.get("rot_graze"), Quantities(area=100), years=5)
    assert (grazing.low, grazing.mode, grazing.high) == (1000, 4000, 10000)
    assert not fence.verified
    assert fence.currency == "USD"


def test_a_sum_is_verified_only_when_all_of_it_is():
    summed = total([CostRange(1, 2, 3), CostRange(10, 20, 30, verified=False)])
    assert summed == CostRange(11, 22, 33, "USD", False)
    assert total([]) == CostRange()


def test_a_cost_is_told_in_the_currency_of_its_prices(catalogue):
    fence = catalogue.get("sand_fence")
    local = dataclasses.replace(fence, costs=tuple(dataclasses.replace(cost, currency="MNT") for cost in fence.costs))
    cost = cost_of(local, Quantities(length=2000))
    assert (cost.mode, cost.currency) == (6280, "MNT")
    assert total([CostRange(), cost, cost]).currency == "MNT"
    with pytest.raises(InputError, match="in MNT and in USD"):
        total([cost, cost_of(fence, Quantities(length=2000))])


def test_a_unit_without_a_quantity_is_named(catalogue):
    with pytest.raises(InputError, match="“Straw checkerboard” is per ha"):
        cost_of(catalogue.get("checkerboard"), Quantities(length=5))


def test_points_cost_by_number(catalogue):
    assert cost_of(catalogue.get("spring_well"), Quantities(units=2)).mode == 34_000


def test_no_cost_in_the_catalogue_is_free_of_doubt(catalogue):
    assert not any(cost.verified for measure in catalogue.measures for cost in measure.costs)
    assert dataclasses.asdict(catalogue.get("sand_fence").costs[0])["tags"] == ("V", "V", "M")


def test_dry_belts_stand_as_far_apart_as_their_density_says(catalogue):
    shrubs = catalogue.get("shrub_belt")
    # two rows 1 m apart: 20 000/1500 = 13.33 m from belt to belt, of which 12.33 m are gap
    assert quantities.shrub_gap(shrubs, 180.0) == pytest.approx(12.3333, abs=1e-4)
    assert quantities.shrub_density(shrubs, 180.0) == pytest.approx(1500)
    assert quantities.shrub_gap(shrubs, 250.0) == 7
    assert quantities.shrub_density(shrubs, 250.0) == pytest.approx(2500)
