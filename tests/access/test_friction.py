"""Friction from land cover, slope, barriers and roads, with hand-computed answers."""

import json

import numpy as np
import pytest
from osgeo import gdal, ogr
from scipy import ndimage

from dss_planner.access import friction as module
from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.frictionblocks import elevation_factor
from dss_planner.access.obstacles import ObstacleLayers
from dss_planner.access.speeds import SpeedTable, load_speeds
from dss_planner.access.surface import BARRIER
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.provenance import sidecar
from dss_planner.raster.reading import read_whole
from dss_planner.raster.vectors import transformation

SPEEDS = SpeedTable({3: 20.0, 7: 5.0, 9: 0.0}, {"paved": 60.0, "earth": 30.0}, None, ((10, 1.0), (20, 0.5), (90, 0.0)))
GRASS, ROAD = 0.003, 0.001  # 60 / (1000 · 20) and 60 / (1000 · 60)
CODES = [[3, 3, 3, 3, 3, 7], [3, 3, 3, 3, 9, 7], [3, 3, 3, 3, 9, 7], [3, np.nan, 3, 3, 9, 7]]


@pytest.fixture
def request_of(make_raster, tmp_path):
    """``request_of(**fields)`` on the small land cover."""

    def make(**fields):
        codes = fields.pop("codes", CODES)
        landcover = fields.pop("landcover", None) or make_raster("landcover.tif", codes)
        output = str(tmp_path / "out" / "friction.tif")
        return FrictionRequest(**{"landcover": landcover, "output": output, "speeds": SPEEDS, **fields})

    return make


def test_land_cover_alone(request_of):
    result = compute_friction(request_of())
    friction = read_whole(result.output)
    assert friction[0, 0] == pytest.approx(GRASS)
    assert friction[0, 5] == pytest.approx(60 / 5000)
    assert friction[1, 4] == BARRIER
    assert np.isnan(friction[3, 1])
    assert np.count_nonzero(np.isnan(friction)) == 1
    assert result.known_share == pytest.approx(23 / 24)
    assert result.impassable_share == pytest.approx(3 / 24)
    assert result.road_share == 0
    dataset = gdal.Open(result.output)
    assert dataset.GetRasterBand(1).GetUnitType() == "min/m"
    assert "Slope does not slow" in str(result.notes[-1])


def test_slope_slows_off_road_travel_only(request_of, make_raster, make_vector):
    # rises 250 m a column: atan(0.25) = 14.04 degrees, factor 0.5; half of that at the unknown-neighbour edges: 7.1
    dem = make_raster("dem.tif", np.tile(np.arange(6) * 250.0, (4, 1)))
    roads = make_vector("roads.gpkg", [("LINESTRING (500100 4899500, 504900 4899500)", {"class": "paved"})])
    friction = read_whole(compute_friction(request_of(dem=dem, roads=roads, road_class_field="class")).output)
    assert friction[1, 2] == pytest.approx(2 * GRASS)
    assert friction[1, 0] == pytest.approx(GRASS)
    np.testing.assert_allclose(friction[0, :5], ROAD, rtol=1e-6)


def test_too_steep_is_impassable_and_unknown_elevation_unknown(request_of, make_raster):
    heights = np.tile(np.arange(6) * 600.0, (4, 1))  # atan(0.6) = 31 degrees inside
    heights[0, 0] = np.nan
    friction = read_whole(compute_friction(request_of(dem=make_raster("dem.tif", heights))).output)
    assert friction[1, 2] == BARRIER
    assert np.isnan(friction[0, 0])


def test_the_fastest_road_wins_whatever_the_order(request_of, make_vector):
    line = "LINESTRING (500500 4899500, 503500 4899500)"
    for order in (("paved", "earth"), ("earth", "paved")):
        roads = make_vector(f"{order[0]}.gpkg", [(line, {"class": name}) for name in order])
        result = compute_friction(request_of(roads=roads, road_class_field="class"))
        np.testing.assert_allclose(read_whole(result.output)[0, :4], ROAD, rtol=1e-6)
        assert result.roads_used == 2
        assert result.road_share == pytest.approx(4 / 24)


def test_a_road_slower_than_the_land_beside_it_does_not_slow_the_cell(request_of, make_vector):
    table = SpeedTable(SPEEDS.landcover, {"washboard": 10.0})
    roads = make_vector("roads.gpkg", [("LINESTRING (500500 4899500, 501500 4899500)", {"class": "washboard"})])
    friction = read_whole(compute_friction(request_of(roads=roads, road_class_field="class", speeds=table)).output)
    np.testing.assert_allclose(friction[0, :3], [GRASS, GRASS, GRASS], rtol=1e-6)
    table = SpeedTable({**SPEEDS.landcover, 3: 2.0}, {"washboard": 10.0})
    friction = read_whole(compute_friction(request_of(roads=roads, road_class_field="class", speeds=table)).output)
    np.testing.assert_allclose(friction[0, :3], [0.006, 0.006, 0.03], rtol=1e-6)


def test_roads_outrun_land_cover_bridge_barriers_and_fill_the_unknown(request_of, make_vector):
    road = "LINESTRING (500500 4896500, 505500 4896500)"
    roads = make_vector("roads.gpkg", [(road, {"class": "earth"})])
    barriers = make_vector("river.gpkg", [("LINESTRING (502500 4899900, 502500 4896100)", {"n": 1})])
    friction = read_whole(compute_friction(request_of(roads=roads, road_class_field="class", barriers=barriers)).output)
    np.testing.assert_allclose(friction[3], 2 * ROAD, rtol=1e-6)
    assert np.all(friction[:3, 2] == BARRIER)


def test_slanted_roads_and_barriers_have_no_diagonal_gap(request_of, make_raster, make_vector, monkeypatch):
    codes = np.full((60, 90), 3.0)
    line = "LINESTRING (500130 4899870, 524700 4871234, 561234 4880111, 589900 4840050)"
    landcover = make_raster("large.tif", codes)
    roads = make_vector("roads.gpkg", [(line, {"class": "paved"})])
    whole = read_whole(compute_friction(request_of(landcover=landcover, roads=roads, road_class_field="class")).output)
    _, count = ndimage.label(np.isclose(whole, ROAD))  # 4 neighbours: stricter than the 8 that travel uses
    assert count == 1
    barriers = read_whole(compute_friction(request_of(landcover=landcover, barriers=roads)).output)
    np.testing.assert_array_equal(barriers == BARRIER, np.isclose(whole, ROAD))
    _, count = ndimage.label(barriers < BARRIER, structure=np.ones((3, 3)))
    assert count == 2, "a route slips through the barrier"


def test_water_areas_take_the_place_of_land_cover_and_ice_limits_what_crosses(request_of, make_raster, make_vector):
    square = "POLYGON (({0} 4899010, {1} 4899010, {1} 4900000, {0} 4900000, {0} 4899010))"
    playa = make_vector("playa.gpkg", [(square.format(500010, 501990), {"n": 1})])
    river = make_vector("river.gpkg", [("LINESTRING (502500 4899900, 502500 4896100)", {"n": 1})])
    protected = make_vector("park.gpkg", [(square.format(503010, 503990), {"n": 1})])
    obstacles = ObstacleLayers(rivers=river, playas=playa, protected=protected)
    table = SpeedTable(SPEEDS.landcover, slope_factors=SPEEDS.slope_factors, places={"playa": 40.0, "river": 8.0})
    # columns rise 250 m: atan(0.25) = 14.04 degrees, factor 0.5, in the middle; 7.1 degrees, factor 1, at the edge
    dem = make_raster("dem.tif", np.tile(np.arange(6) * 250.0, (4, 1)))
    friction = read_whole(compute_friction(request_of(obstacles=obstacles, speeds=table, dem=dem)).output)
    # playa 40; playa 40 · 0.5; river min(20 · 0.5, 8); park shut
    np.testing.assert_allclose(friction[0, :4], [0.06 / 40, 0.06 / 20, 0.06 / 8, BARRIER], rtol=1e-6)
    np.testing.assert_allclose(friction[1, :4], [GRASS, 2 * GRASS, 0.06 / 8, 2 * GRASS], rtol=1e-6)
    shut = SpeedTable(SPEEDS.landcover, places={"playa": 0.0, "river": 0.0})
    friction = read_whole(compute_friction(request_of(obstacles=obstacles, speeds=shut)).output)
    assert (friction[0, :4] >= BARRIER).all()
    np.testing.assert_allclose(friction[2, :3], [GRASS, GRASS, BARRIER], rtol=1e-6)


def test_height_slows_travel_off_the_roads_as_an_option(request_of, make_raster, make_vector):
    dem = make_raster("dem.tif", np.full((4, 6), 2000.0))
    roads = make_vector("roads.gpkg", [("LINESTRING (500100 4899500, 504900 4899500)", {"class": "paved"})])
    given = {"dem": dem, "roads": roads, "road_class_field": "class"}
    friction = read_whole(compute_friction(request_of(**given, elevation_factor=True)).output)
    assert friction[1, 1] == pytest.approx(GRASS / (1.016 * np.exp(-0.2144)), rel=1e-5)
    assert friction[0, 1] == pytest.approx(ROAD)
    assert friction[1, 4] == BARRIER
    np.testing.assert_allclose(elevation_factor(np.array([-50.0, 0.0, np.nan])), [1, 1, np.nan])
    with pytest.raises(InputError, match="needs elevation"):
        compute_friction(request_of(elevation_factor=True))


def test_on_foot_slope_is_left_to_travel_time(request_of, make_raster):
    dem = make_raster("dem.tif", np.tile(np.arange(6) * 600.0, (4, 1)))
    for mode in ("walking", "horse"):
        result = compute_friction(request_of(dem=dem, speeds=load_speeds("dry", mode)))
        friction = read_whole(result.output)
        assert friction[0, 2] == pytest.approx(0.06 / load_speeds("dry", mode).landcover[3], rel=1e-6)
        assert "left to travel time" in str(result.notes[-1])


def test_an_unknown_choice_of_crossings_is_refused(request_of):
    with pytest.raises(InputError, match="“ferries”; roads, bridges"):
        compute_friction(request_of(crossings="ferries"))


def test_windows_give_the_same_as_the_whole(request_of, make_raster, make_vector, monkeypatch):
    random = np.random.default_rng(0)
    landcover = make_raster("large.tif", random.choice([3.0, 7.0, 9.0], (700, 30)))
    dem = make_raster("dem.tif", ndimage.gaussian_filter(random.random((700, 30)), 2) * 20000)
    line = "LINESTRING (500130 4899870, 521234 4600111, 509900 4300050)"
    roads = make_vector("roads.gpkg", [(line, {"class": "paved"})])
    given = {"landcover": landcover, "dem": dem, "roads": roads, "road_class_field": "class", "barriers": None}
    whole = read_whole(compute_friction(request_of(**given)).output)
    monkeypatch.setattr(module, "TILE", 16)
    monkeypatch.setattr(module, "_WINDOW_CELLS", 16 * 16)
    np.testing.assert_array_equal(read_whole(compute_friction(request_of(**given)).output), whole)


def test_roads_in_another_crs_and_of_mixed_geometry(request_of, grid, make_vector):
    to_degrees = transformation(grid.crs, "EPSG:4326")
    shapes = [
        "LINESTRING (500500 4899500, 503500 4899500)",
        "POLYGON ((500100 4896100, 500900 4896100, 500900 4896900, 500100 4896900, 500100 4896100))",
        "POINT (503500 4897500)",
        "LINESTRING (700000 4899500, 703500 4899500)",
        "GEOMETRYCOLLECTION (POINT (503500 4897500), LINESTRING (502500 4897500, 502600 4897500))",
    ]
    features = []
    for wkt in shapes:
        geometry = ogr.CreateGeometryFromWkt(wkt)
        geometry.Transform(to_degrees)
        features.append((geometry.ExportToWkt(), {"class": "paved"}))
    roads = make_vector("roads.gpkg", features, crs="EPSG:4326")
    result = compute_friction(request_of(roads=roads, road_class_field="class"))
    on_road = np.isclose(read_whole(result.output), ROAD)
    assert sorted(map(tuple, np.argwhere(on_road))) == [(0, 0), (0, 1), (0, 2), (0, 3), (2, 2), (3, 0)]
    assert (result.roads_used, result.roads_outside) == (3, 1)
    notes = " ".join(map(str, result.notes))
    assert "1 road(s) outside" in notes
    assert "1 road feature(s) that are points" in notes


def test_no_road_on_the_grid_is_told(request_of, make_vector):
    roads = make_vector("roads.gpkg", [("LINESTRING (100000 100000, 100001 100000)", {"class": "paved"})])
    result = compute_friction(request_of(roads=roads, road_class_field="class"))
    assert "No road" in str(result.notes[0])


def test_unknown_road_classes_are_listed_unless_there_is_a_default(request_of, make_vector):
    line = "LINESTRING (500500 4899500, 503500 4899500)"
    roads = make_vector("roads.gpkg", [(line, {"class": name}) for name in (None, "paved", "ferry", "Zug")])
    with pytest.raises(InputError, match=r"\(empty\), ferry, zug.*earth, paved"):
        compute_friction(request_of(roads=roads, road_class_field="class"))
    table = SpeedTable(SPEEDS.landcover, SPEEDS.roads, 12.0)
    assert compute_friction(request_of(roads=roads, road_class_field="class", speeds=table)).roads_used == 4


def test_the_class_field_is_found_when_its_values_are_known(request_of, make_vector):
    line = "LINESTRING (500500 4899500, 503500 4899500)"
    roads = make_vector("roads.gpkg", [(line, {"type": "no class", "Surface": "earth"})])
    friction = read_whole(compute_friction(request_of(roads=roads)).output)
    assert friction[0, 0] == pytest.approx(2 * ROAD)
    nameless = make_vector("nameless.gpkg", [(line, {"width": 4.0})])
    with pytest.raises(InputError, match="its fields are width"):
        compute_friction(request_of(roads=nameless))
    with pytest.raises(InputError, match="no field “kind”"):
        compute_friction(request_of(roads=nameless, road_class_field="kind"))


def test_unknown_land_cover_codes_of_all_windows_are_listed(request_of, monkeypatch):
    monkeypatch.setattr(module, "TILE", 2)
    monkeypatch.setattr(module, "_WINDOW_CELLS", 4)
    with pytest.raises(InputError, match=r"without a speed: 14, 200, 255\. "):
        compute_friction(request_of(codes=[[3, 14, 3, 3], [3, 3, 3, 200], [3, 3, 255, 14], [7, 7, 7, 7]]))


def test_unknown_land_cover_codes_are_listed(request_of):
    with pytest.raises(InputError, match=r"without a speed: 14, 200.*3, 7, 9"):
        compute_friction(request_of(codes=[[3, 14], [200, np.nan]]))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"crs": ""}, "no coordinate reference system"),
        ({"crs": "EPSG:4326"}, "degrees"),
        ({"crs": "EPSG:2263"}, "foot"),
    ],
)
def test_the_grid_must_be_in_metres(request_of, make_raster, fields, message):
    with pytest.raises(InputError, match=message):
        compute_friction(request_of(landcover=make_raster("wrong.tif", CODES, **fields)))


def test_elevation_must_share_the_grid(request_of, make_raster, grid):
    moved = (500250.0, *grid.geotransform[1:])
    dem = make_raster("dem.tif", np.zeros((4, 6)), geotransform=moved)
    with pytest.raises(InputError, match=r"“Land cover”.*500000.*“Elevation”.*500250"):
        compute_friction(request_of(dem=dem))


def test_all_unknown_leaves_no_file(request_of, leftovers, tmp_path):
    with pytest.raises(InputError, match="Nothing is known"):
        compute_friction(request_of(codes=np.full((4, 6), np.nan)))
    assert not (tmp_path / "out" / "friction.tif").exists()
    assert leftovers() == []


def test_empty_and_missing_vectors_are_named(request_of, make_vector, tmp_path):
    empty = make_vector("empty.gpkg", [])
    with pytest.raises(InputError, match=r"“Roads”.*no feature"):
        compute_friction(request_of(roads=empty, road_class_field="class"))
    with pytest.raises(InputError, match=r"“Barriers”.*no feature"):
        compute_friction(request_of(barriers=empty))
    with pytest.raises(InputError, match=r"none\.gpkg.*does not exist"):
        compute_friction(request_of(roads=str(tmp_path / "none.gpkg"), road_class_field="class"))


def test_unwritable_output(request_of, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(OutputError, match=r"friction\.tif"):
        compute_friction(request_of(output=str(tmp_path / "file" / "friction.tif")))


def test_cancel_leaves_the_old_result(request_of, cancel_after, leftovers, tmp_path):
    request = request_of()
    output = compute_friction(request).output
    before = read_whole(output)
    with pytest.raises(Cancelled):
        compute_friction(request_of(codes=np.full((4, 6), 7.0)), cancelled=cancel_after(2))
    np.testing.assert_array_equal(read_whole(output), before)
    assert leftovers() == []


def test_provenance_names_inputs_and_speeds(request_of):
    request = request_of()
    compute_friction(request)
    content = json.loads(sidecar(request.output).read_text(encoding="utf-8"))
    assert content["step"] == "friction"
    assert content["inputs"]["landcover"]["sha256"]
    assert content["parameters"]["speeds"]["roads"]["paved"] == 60
