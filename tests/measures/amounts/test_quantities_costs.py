import dataclasses

import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.amounts.costs import CostRange, cost_of, total
from dss_planner.measures.amounts.counting import DrawnWork, counted, planting
from dss_planner.measures.amounts.quantities import Quantities, posts_of, shrub_gap
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.geometry import layout
from dss_planner.measures.geometry.layout import planting_rows
from dss_planner.measures.geometry.spacing import grid_length
from dss_planner.raster.areas import EllipsoidSizes, ellipsoidal_hectares

CRS = "EPSG:32648"
#: On the central meridian of a UTM zone a metre of map is 1/0.9996 m of land.
SCALE = 1 / 0.9996


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def square(side, x=500_000, y=5_000_000):
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))")


def line(*points):
    return ogr.CreateGeometryFromWkt(f"LINESTRING({','.join(f'{x} {y}' for x, y in points)})")


def count(catalogue, measure, **drawn):
    return counted(catalogue.get(measure), DrawnWork(**drawn), EllipsoidSizes(CRS))


def test_checkerboard_length_and_area(catalogue):
    """T40: a hectare at 1 m takes 20 200 m. On the central meridian of UTM the map is 0.9996 of the ground."""
    assert grid_length(10_000, 400, 1.0) == 20_200
    assert grid_length(10_000, 400, 2.0) == 10_200
    found = count(catalogue, "checkerboard", zones=(square(100),))
    assert found.length == pytest.approx(20_000 * SCALE**2 + 200 * SCALE, rel=1e-6)
    assert found.area == pytest.approx(SCALE**2, rel=1e-5)
    assert found.area == ellipsoidal_hectares(square(100), CRS)
    wide = count(catalogue, "checkerboard", zones=(square(100),), spacing=2.0)
    assert wide.length == pytest.approx(10_000 * SCALE**2 + 200 * SCALE, rel=1e-6)


def test_fence_posts(catalogue):
    lines = (line((500_000, 5e6), (500_099.9, 5e6)), line((500_000, 5e6), (500_000, 5e6 + 2.9)))
    found = count(catalogue, "sand_fence", lines=lines, numbers=(1, 2))
    # posts every 2 m: 51 on 99.94 m; 3 on 2.9 m
    assert (found.posts, found.rows) == (54, 2)
    assert found.length == pytest.approx(102.8 * SCALE, rel=1e-6)
    assert posts_of([100.0, 3.0], 2.0) == 54


def test_lines_without_a_number_are_rows_of_their_own(catalogue):
    lines = tuple(line((500_000, 5e6 + y), (500_100, 5e6 + y)) for y in (0, 10, 20, 30))
    assert count(catalogue, "sand_fence", lines=lines, numbers=(1, 1, None, None)).rows == 3


def test_tree_belt_area_and_plants(catalogue):
    found = count(catalogue, "tree_belt", lines=(line((500_000, 5e6), (500_000, 5e6 + 999.6)),), numbers=(1,))
    # three rows, 3 m apart, trees every 2 m, on a kilometre of ground
    assert found.length == pytest.approx(1000, abs=1e-3)
    assert found.plants == 1500
    assert found.area == pytest.approx(0.9, rel=1e-6)


def test_saxaul_and_shrubs(catalogue):
    saxaul = count(catalogue, "haloxylon", zones=(square(400),), orientation=0.0)
    assert saxaul.rows == len(planting_rows(square(400), 0.0, 4.0)) == 100
    assert saxaul.plants == round(saxaul.area * 625)
    assert saxaul.length == pytest.approx(100 * 400 * SCALE**2, rel=1e-6)
    shrubs = catalogue.get("shrub_belt")
    for rain, density in ((250.0, 2500), (199.0, 1500), (None, 1500)):
        assert planting(shrubs, DrawnWork(rain=rain))[1] == pytest.approx(density)
    found = count(catalogue, "shrub_belt", zones=(square(400),), orientation=90.0, rain=250.0)
    assert found.rows == 50
    assert found.plants == round(found.area * 2500)
    assert found.length == pytest.approx(50 * 400 * SCALE**2, rel=1e-6)


def test_rows_that_are_drawn_are_those_that_count(catalogue):
    rows = planting_rows(square(400), 30.0, 8.0)
    drawn = {"zones": (square(400),), "orientation": 30.0, "spacing": 8.0, "rain": 250.0}
    found = count(
        catalogue,
        "shrub_belt",
        lines=tuple(row.line for row in rows),
        numbers=tuple(row.number for row in rows),
        **drawn,
    )
    even = count(catalogue, "shrub_belt", **drawn)
    assert found.rows == even.rows == max(row.number for row in rows)
    assert found.length == pytest.approx(sum(row.line.Length() for row in rows) * SCALE, rel=1e-6)
    assert even.length == pytest.approx(found.length, rel=0.01)
    assert found.plants == even.plants


def test_exclosure(catalogue):
    works = layout.exclosure(square(1000), 0, 2500, 8)
    kinds = ("gate",) * len(works.gates) + ("passage",) * len(works.passages)
    found = count(catalogue, "exclosure", zones=(works.zone,), lines=works.fence, numbers=(1, 2), points=kinds)
    assert (found.length, found.gates, found.passages) == (pytest.approx(3984 * SCALE, rel=1e-6), 2, 2)
    # two pieces of 1,992.8 m with posts every 5 m
    assert found.posts == 2 * (399 + 1)
    assert found.rows is None
    alone = count(catalogue, "exclosure", zones=(works.zone,))
    assert (alone.length, alone.posts, alone.gates) == (0.0, 0, 0)


def test_seed(catalogue):
    found = count(catalogue, "overseed", zones=(square(1000),))
    assert found.seed == pytest.approx(found.area * 22.5)
    assert count(catalogue, "rot_graze", zones=(square(1000),)).seed is None


def test_what_belongs_to_no_measure_is_none_and_what_nobody_drew_is_nothing(catalogue):
    grid = count(catalogue, "checkerboard")
    assert (grid.area, grid.length, grid.units, grid.plants) == (0.0, 0.0, None, None)
    assert count(catalogue, "sand_fence").length == 0.0
    assert count(catalogue, "sand_fence").area is None
    assert count(catalogue, "spring_well").units == 0
    assert DrawnWork().nothing


def test_the_order_of_shapes_makes_no_difference(catalogue):
    zones = tuple(square(100.1 + 7 * n, 500_000 + 1000.3 * n) for n in range(9))
    assert count(catalogue, "checkerboard", zones=zones) == count(catalogue, "checkerboard", zones=zones[::-1])


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
    assert shrub_gap(shrubs, 180.0) == pytest.approx(12.3333, abs=1e-4)
    assert shrub_gap(shrubs, 250.0) == 7
