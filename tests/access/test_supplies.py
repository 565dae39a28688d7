"""Supplies of water and material: bands and table against drawn routes and by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner.access.routes import RoutesRequest, find_routes
from dss_planner.access.supplies import SupplyKind, SupplyRequest, compute_supplies
from dss_planner.access.suppliessources import Loading, read_sources
from dss_planner.access.suppliestable import Transport
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import Window


def _point(grid, row, column):
    x, y = grid.xy(column + 0.5, row + 0.5)
    return f"POINT ({x} {y})"


def _bands(path):
    """All bands of a raster; NaN where unknown."""
    dataset = gdal.Open(path)
    values = dataset.ReadAsArray()
    return np.where(values == dataset.GetRasterBand(1).GetNoDataValue(), np.float32(np.nan), values)


def _rows(path):
    dataset = ogr.Open(path)
    return [
        (feature.items(), feature.GetGeometryRef() and feature.GetGeometryRef().Clone())
        for feature in dataset.GetLayer(0)
    ]


@pytest.fixture
def small(tmp_path, make_raster, make_vector, grid):
    """3 × 6 km at 1 min/km, a wall and an unknown cell; one well, two quarries of different names."""
    friction = np.full((4, 6), 0.001)
    friction[:3, 3] = BARRIER
    friction[3, 3] = np.nan
    well = make_vector("well.gpkg", [(_point(grid, 0, 0), {"called": "Deep well"})])
    quarries = make_vector(
        "quarries.gpkg",
        [(_point(grid, 0, 2), {"called": "North"}), (_point(grid, 3, 0), {"called": "South"})],
    )
    sites = make_vector(
        "sites.gpkg",
        [(_point(grid, 2, 1), {"site": "A"}), (_point(grid, 1, 5), {"site": "B"}), ("POINT (1 1)", {"site": "C"})],
    )
    return SupplyRequest(
        (SupplyKind("water", well, "called"), SupplyKind("gravel", quarries, "called")),
        make_raster("friction.tif", friction),
        str(tmp_path / "out" / "supplies.tif"),
        sites=sites,
        site_table=str(tmp_path / "out" / "table.gpkg"),
        site_name="site",
    )


def test_bands_by_hand(small):
    result = compute_supplies(small)
    bands = _bands(small.output)
    assert bands.shape == (6, 4, 6)
    minutes, kilometres, number = bands[:3]
    assert minutes[2, 1] == pytest.approx(1 + np.sqrt(2), rel=1e-6)
    # one minute per kilometre: both bands hold the same number
    np.testing.assert_allclose(kilometres[:, :3], minutes[:, :3], rtol=1e-6)
    assert (number[:, :3] == 1).all()
    assert (minutes[:, 4:] == UNREACHABLE).all()
    assert (kilometres[:, 4:] == UNREACHABLE).all()
    assert (number[:, 4:] == 0).all()
    assert np.isnan(bands[:, 3, 3]).all()
    # the wall is known: it is not reached
    assert (minutes[:3, 3] == UNREACHABLE).all()
    assert bands[5][:, :3].tolist() == [[1, 1, 1], [2, 1, 1], [2, 2, 1], [2, 2, 2]]
    water, gravel = result.supplies
    assert (water.kind, water.sources_used, gravel.sources_used) == ("water", 1, 2)
    assert water.reached_share == pytest.approx(12 / 24)
    assert water.unreachable_share == pytest.approx(11 / 24)
    assert water.unknown_share == pytest.approx(1 / 24)
    assert water.longest_km == pytest.approx(1 + 2 * np.sqrt(2), rel=1e-6)


def test_table_has_a_row_for_each_site_and_kind(small):
    result = compute_supplies(small)
    rows = _rows(small.site_table)
    assert [(row["site_name"], row["kind"], row["status"]) for row, _ in rows] == [
        ("A", "water", "route"),
        ("A", "gravel", "route"),
        ("B", "water", "not reached"),
        ("B", "gravel", "not reached"),
        ("C", "water", "outside"),
        ("C", "gravel", "outside"),
    ]
    (water, line), (gravel, _), (far, nothing) = rows[:3]
    assert (water["source"], water["source_name"], gravel["source"], gravel["source_name"]) == (
        1,
        "Deep well",
        2,
        "South",
    )
    assert water["minutes"] == pytest.approx(1 + np.sqrt(2), rel=1e-6)
    assert water["length_km"] == pytest.approx(1 + np.sqrt(2))
    assert line.GetPoint_2D(line.GetPointCount() - 1) == (500500.0, 4899500.0)  # the well
    assert line.Length() == pytest.approx(1000 * (1 + np.sqrt(2)))
    assert nothing is None
    for name in ("source", "source_name", "minutes", "length_km", "round_trips_per_day", "cost_per_tonne"):
        assert far[name] is None
    assert water["round_trips_per_day"] is None
    assert water["cost_per_tonne"] is None
    assert "water: no route leads to 2 of the sites." in [str(note) for note in result.notes]


def test_trips_and_costs_come_from_the_users_figures_alone(small):
    compute_supplies(replace(small, transport=Transport(8.0, 15.0, 0.25)))
    (water, _), *_ = _rows(small.site_table)
    one_way = 1 + np.sqrt(2)
    assert water["round_trips_per_day"] == int(480 // (2 * one_way + 15))
    assert water["cost_per_tonne"] == pytest.approx(0.25 * one_way)
    assert Transport(8.0).round_trips(0.0) is None
    assert Transport(8.0).round_trips(240.0) == 1
    assert Transport(8.0).round_trips(240.1) == 0
    assert Transport().round_trips(10.0) is None
    assert Transport().cost(10.0) is None


@pytest.fixture
def large(tmp_path, make_raster, make_vector, grid, road_landscape):
    """700 × 600 cells with roads, a wall and unknown land, wells along a line and a nursery."""
    friction = road_landscape(700, 600, 3)
    friction[100:140, 50:300] = BARRIER
    friction[:30, :40] = np.nan
    (x, y), (far_x, far_y) = grid.xy(300.5, 350.5), grid.xy(580.5, 20.5)
    wells = make_vector("wells.gpkg", [(f"LINESTRING ({x} {y}, {far_x} {far_y})", {}), (_point(grid, 650, 10), {})])
    nursery = make_vector("nursery.gpkg", [(_point(grid, 5, 590), {})])
    places = np.random.default_rng(2).integers((0, 0), (700, 600), (12, 2))
    sites = make_vector("sites.gpkg", [(_point(grid, *place), {}) for place in places.tolist()])
    return SupplyRequest(
        (SupplyKind("water", wells), SupplyKind("plants", nursery)),
        make_raster("friction.tif", friction),
        str(tmp_path / "out" / "supplies.tif"),
        sites=sites,
        site_table=str(tmp_path / "out" / "table.gpkg"),
    )


@pytest.mark.parametrize("neighbours", [8, 16])
def test_on_disk_the_bands_are_those_in_memory(large, tmp_path, neighbours, leftovers):
    large = replace(large, neighbours=neighbours)
    whole = compute_supplies(large)
    expected = _bands(large.output)
    other = replace(large, output=str(tmp_path / "disk" / "a.tif"), site_table=str(tmp_path / "disk" / "a.gpkg"))
    parts = compute_supplies(other, cells_in_memory=0, patch_side=512)
    np.testing.assert_array_equal(_bands(other.output), expected)
    assert replace(parts, output=whole.output, site_table=whole.site_table) == whole
    assert leftovers() == []


def test_distances_are_those_of_drawn_routes(large, tmp_path):
    compute_supplies(large)
    bands = _bands(large.output)
    for index, kind in enumerate(large.kinds):
        routes = find_routes(RoutesRequest(large.friction, kind.sources, large.sites, str(tmp_path / "routes.gpkg")))
        rows = [row for row, _ in _rows(large.site_table) if row["kind"] == kind.name]
        for route, row in zip(routes.routes, rows):
            assert (row["status"], row["source"]) == (route.status, route.origin)
            assert row["minutes"] == route.minutes
            assert row["length_km"] == route.length_km
        reached = [row["length_km"] for row in rows if row["length_km"] is not None]
        plane = bands[3 * index + 1]
        assert all(np.isclose(plane, length, rtol=1e-6, atol=0).any() for length in reached)
        assert reached


def test_a_limit_and_sources_off_the_map_are_told(small, make_vector, grid):
    wells = make_vector("more.gpkg", [(_point(grid, 0, 0), {}), ("POINT (1 1)", {}), (_point(grid, 0, 3), {})])
    request = replace(small, kinds=(SupplyKind("water", wells),), max_minutes=1.2, sites=None, site_table=None)
    result = compute_supplies(request)
    (water,) = result.supplies
    # the third lies on the wall: it is reached from the land beside
    assert (water.sources_used, water.sources_beside) == (2, 1)
    assert (water.sources_outside, water.sources_blocked) == (1, 0)
    # the well and what touches it, and two columns of two cells beside the wall
    assert water.reached_share == pytest.approx((3 + 3 + 6) / 24)
    assert result.site_table is None
    assert any("left out: #2." in str(note) for note in result.notes)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kinds": ()}, "No sources"),
        ({"site_table": None}, "needs both"),
        ({"transport": Transport(-1.0)}, "0 or more"),
        ({"transport": Transport(8.0, float("nan"))}, "0 or more"),
        ({"max_minutes": 0.0}, "must be above 0"),
        ({"neighbours": 4}, "neighbours"),
    ],
)
def test_what_is_wrong_is_named(small, change, message):
    with pytest.raises(InputError, match=message):
        compute_supplies(replace(small, **change))
    assert not Path(small.output).exists()


def test_two_kinds_of_one_name_are_refused(small):
    with pytest.raises(InputError, match="name of its own"):
        compute_supplies(replace(small, kinds=(small.kinds[0], small.kinds[0])))


def test_all_friction_unknown(small, make_raster):
    with pytest.raises(InputError, match="1 on unknown ground"):
        compute_supplies(replace(small, friction=make_raster("nan.tif", np.full((4, 6), np.nan))))


def test_cancelling_leaves_no_file(large, cancel_after):
    for stop in (1, 5, 40):
        with pytest.raises(Cancelled):
            compute_supplies(large, cancelled=cancel_after(stop), cells_in_memory=0, patch_side=512)
    assert list(Path(large.output).parent.iterdir()) == []


def test_progress_rises(large):
    seen = []
    compute_supplies(large, progress=lambda share, text: seen.append(share), cells_in_memory=0, patch_side=512)
    assert seen == sorted(seen)
    assert 0 <= seen[0] <= seen[-1] <= 1


def _loading(grid, friction, sources, side):
    """Numbers of the sources that load in each cell, 0 where none does, read in patches of ``side`` cells."""
    surface, layout = ArraySurface(np.asarray(friction, dtype=np.float32)), Layout(*np.shape(friction), side)
    read = read_sources(sources, grid, surface, layout)
    numbers = np.zeros(np.shape(friction), dtype=int)
    for patch, cells in read.origins.cells.items():
        window = layout.window(patch)
        part = np.zeros((window.height, window.width), dtype=int)
        part.reshape(-1)[cells] = read.origins.numbers[patch]
        numbers[window.slices] = part
        assert (np.diff(cells) > 0).all()
    minutes = Loading(read.origins, layout).read(Window(1, 1, 4, 3))
    np.testing.assert_array_equal(minutes == 0, numbers[1:4, 1:5] > 0)
    return numbers.tolist(), read.beside


@pytest.mark.parametrize("side", [2, 3, 50])
def test_trucks_load_on_the_shore_and_not_beside_the_unknown(make_vector, grid, side):
    friction = np.full((4, 6), 0.001)
    friction[1:3, 1:3] = BARRIER  # a lake
    friction[0, 5] = np.nan
    lake = "POLYGON ((501000 4897000, 503000 4897000, 503000 4899000, 501000 4899000, 501000 4897000))"
    inner = "POLYGON ((501100 4897100, 502900 4897100, 502900 4898900, 501100 4898900, 501100 4897100))"
    layer = make_vector("lake.gpkg", [(inner, {}), (_point(grid, 3, 3), {}), (_point(grid, 0, 5), {})])
    numbers, beside = _loading(grid, friction, layer, side)
    # the well at the shore keeps its cell; nothing is loaded beside unknown ground
    assert numbers == [[1, 1, 1, 1, 0, 0], [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, 0, 0], [1, 1, 1, 2, 0, 0]]
    assert beside == 1
    with pytest.raises(InputError, match="1 on unknown ground"):
        _loading(grid, friction, make_vector("u.gpkg", [(_point(grid, 0, 5), {})]), side)
    # a shore that the source itself touches is loaded once
    whole, _ = _loading(grid, friction, make_vector("whole.gpkg", [(lake, {})]), side)
    assert np.count_nonzero(whole) == 12


def test_distance_to_a_lake_is_that_to_its_shore(small, make_vector, make_raster):
    friction = np.full((4, 6), 0.001)
    friction[:, :2] = BARRIER
    lake = "POLYGON ((500100 4896100, 501900 4896100, 501900 4899900, 500100 4899900, 500100 4896100))"
    request = replace(
        small,
        friction=make_raster("shore.tif", friction),
        kinds=(SupplyKind("water", make_vector("lake.gpkg", [(lake, {})])),),
    )
    result = compute_supplies(request)
    kilometres = _bands(request.output)[1]
    np.testing.assert_allclose(kilometres[:, 2:], np.tile([0, 1, 2, 3], (4, 1)), rtol=1e-6)
    assert (kilometres[:, :2] == UNREACHABLE).all()
    assert result.supplies[0].sources_beside == 1
    # a site on the lake is reached by no truck
    assert [row.status for row in result.sites] == ["not reached", "route", "outside"]
