"""By vehicle, then on foot: exact against Dijkstra on a graph of two layers, and by hand."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from scipy import ndimage

from dss_planner.access.multimodal import MultimodalRequest, compute_multimodal
from dss_planner.access.multimodalparking import Vehicle, near_roads
from dss_planner.access.segments import Shapes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled, InputError
from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import Window

_spec = importlib.util.spec_from_file_location("two_layers", Path(__file__).parent / "two_layers.py")
_layers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_layers)

CELL = _layers.CELL
ORIGIN = (500000.0, 4900000.0)
WALKS = {
    "level": {},
    "16 neighbours": {"neighbours": 16},
    "out": {"walking": "friction", "direction": "from"},
    "home": {"walking": "friction", "direction": "to"},
    "both, Tobler": {"walking": "tobler", "direction": "both"},
}


def _bands(path):
    dataset = gdal.Open(path)
    values = dataset.ReadAsArray()
    return np.where(values == dataset.GetRasterBand(1).GetNoDataValue(), np.float32(np.nan), values)


def _hills(shape):
    return (ndimage.gaussian_filter(np.random.default_rng(1).random(shape), 3) * 6000).astype(np.float32)


@pytest.fixture
def place():
    """``place(row, column) -> WKT`` of the centre of a cell."""
    return lambda row, column: f"POINT ({ORIGIN[0] + (column + 0.5) * CELL[0]} {ORIGIN[1] - (row + 0.5) * CELL[1]})"


@pytest.fixture
def case(tmp_path, make_raster, make_vector, place):
    """``case(drive, walk, bases, elevation, **movement) -> request``; bases are (row, column) of cells."""
    transform = (ORIGIN[0], CELL[0], 0.0, ORIGIN[1], 0.0, -CELL[1])

    def make(drive, walk, bases, elevation=None, **movement):
        if "walking" in movement:
            movement["elevation"] = make_raster("in/dem.tif", elevation, geotransform=transform)
        return MultimodalRequest(
            make_raster("in/drive.tif", drive, geotransform=transform),
            make_raster("in/walk.tif", walk, geotransform=transform),
            make_vector("in/bases.gpkg", [(place(*base), {"called": f"base {n}"}) for n, base in enumerate(bases)]),
            str(tmp_path / "out" / "trip.tif"),
            walking=Movement(**movement),
            base_name="called",
        )

    return make


def _ground(landscape, seed=3):
    """What is driven, and what is walked: slower, with barriers and unknown cells of its own; three bases."""
    drive = landscape[0][:36, :40].copy()
    random = np.random.default_rng(seed)
    # times of their own keep apart what an even surface would leave to chance
    drive = (drive * random.uniform(0.9, 1.1, drive.shape)).astype(np.float32)
    drive[drive > BARRIER / 2] = BARRIER
    walk = random.uniform(0.01, 0.06, drive.shape).astype(np.float32)
    walk[random.random(drive.shape) < 0.08] = BARRIER
    walk[random.random(drive.shape) < 0.03] = np.nan
    passable = np.argwhere((drive < BARRIER) & (walk < BARRIER))
    bases = passable[random.choice(len(passable), size=min(3, len(passable)), replace=False)].tolist()
    return drive, walk, bases


def _mask(shape, cells):
    found = np.zeros(shape, dtype=bool)
    found[tuple(np.array(cells).T)] = True
    return found


@pytest.mark.parametrize("way", WALKS)
def test_trips_agree_with_dijkstra_on_two_layers(landscape, case, way):
    drive, walk, bases = _ground(landscape)
    elevation = _hills(drive.shape)
    request = replace(case(drive, walk, bases, elevation, **WALKS[way]), vehicle=Vehicle(transfer_minutes=4.5))
    compute_multimodal(request)
    heights = elevation if "walking" in WALKS[way] else None
    level = np.where(walk < BARRIER, np.float32(60 / (1000 * 6 * np.exp(-0.175) * 0.6)), walk)
    ground = level.astype(np.float32) if request.walking.walking == "tobler" else walk
    expected = _layers.trips(
        drive, ground, heights, _mask(drive.shape, bases), np.ones(drive.shape, dtype=bool), 4.5, request.walking
    )
    _layers.agree(_bands(request.output), walk, expected)


def test_even_ground_has_the_same_least_time(case):
    drive, walk = np.full((30, 33), 0.002, dtype=np.float32), np.full((30, 33), 0.015, dtype=np.float32)
    request = replace(case(drive, walk, [(4, 4), (20, 30)]), vehicle=Vehicle(transfer_minutes=2.0))
    compute_multimodal(request)
    bases = _mask(drive.shape, [(4, 4), (20, 30)])
    total, *_ = _layers.trips(drive, walk, None, bases, np.ones(drive.shape, dtype=bool), 2.0, request.walking)
    found = _bands(request.output)
    np.testing.assert_allclose(found[0], total, rtol=1e-6, atol=1e-6)
    # the parts make up the whole, with the change where something is driven
    np.testing.assert_allclose(found[1] + found[2] + np.where(found[2] > 0, 2.0, 0.0), found[0], rtol=1e-6, atol=1e-6)


def test_parking_on_roads_only(landscape, case, make_vector, place):
    drive, walk, bases = _ground(landscape)
    rows, columns = drive.shape
    row, column = rows // 2, columns // 2
    x, y = ORIGIN[0] + (column + 0.5) * CELL[0], ORIGIN[1] - (row + 0.5) * CELL[1]
    roads = make_vector(
        "in/roads.gpkg",
        [
            (f"LINESTRING ({ORIGIN[0] + 1} {y}, {ORIGIN[0] + columns * CELL[0] - 1} {y})", {}),
            (f"LINESTRING ({x} {ORIGIN[1] - 1}, {x} {ORIGIN[1] - rows * CELL[1] + 1})", {}),
        ],
    )
    request = replace(case(drive, walk, bases), vehicle=Vehicle(roads, None, "roads", "", 3.0))
    compute_multimodal(request)
    park = np.zeros(drive.shape, dtype=bool)
    park[row], park[:, column] = True, True
    expected = _layers.trips(drive, walk, None, _mask(drive.shape, bases), park, 3.0, request.walking)
    _layers.agree(_bands(request.output), walk, expected)


@pytest.mark.parametrize("kilometres", [0.0, 0.3])
def test_vehicle_stays_near_roads(road_landscape, case, make_vector, place, kilometres):
    drive = road_landscape(36, 40, 1)
    walk = np.random.default_rng(3).uniform(0.01, 0.06, drive.shape).astype(np.float32)
    y = ORIGIN[1] - 12.5 * CELL[1]
    roads = make_vector("in/roads.gpkg", [(f"LINESTRING ({ORIGIN[0] + 1} {y}, {ORIGIN[0] + 30.5 * CELL[0]} {y})", {})])
    bases = [(12, 3), (30, 5)]  # the second is too far from the road: from there one walks
    request = replace(case(drive, walk, bases), vehicle=Vehicle(roads, kilometres, "anywhere", "", 3.0))
    result = compute_multimodal(request)
    rows, columns = np.indices(drive.shape)
    away = np.hypot((rows - 12) * CELL[1], np.maximum(columns - 30, 0) * CELL[0])
    bound = np.where(away <= 1000 * kilometres, drive, np.float32(BARRIER))
    everywhere = np.ones(drive.shape, dtype=bool)
    expected = _layers.trips(bound, walk, None, _mask(drive.shape, bases), everywhere, 3.0, request.walking)
    _layers.agree(_bands(request.output), walk, expected)
    assert (result.bases_used, result.bases_blocked) == (1, 1)
    assert "one walks: “base 1”." in str(result.notes[0])
    assert result.driven_share == pytest.approx(np.mean(bound < BARRIER))


def test_parking_in_places(road_landscape, case, make_vector, place):
    drive = road_landscape(36, 40, 1)
    walk = np.random.default_rng(3).uniform(0.01, 0.06, drive.shape).astype(np.float32)
    lots = [(3, 3), (20, 30), (33, 8)]
    places = make_vector("in/lots.gpkg", [(place(*lot), {}) for lot in lots])
    request = replace(case(drive, walk, [(12, 3)]), vehicle=Vehicle(parking="places", places=places))
    result = compute_multimodal(request)
    bases = _mask(drive.shape, [(12, 3)])
    expected = _layers.trips(drive, walk, None, bases, _mask(drive.shape, lots), 0.0, request.walking)
    found = _bands(request.output)
    _layers.agree(found, walk, expected)
    assert result.parking_share == pytest.approx(3 / drive.size)
    # a walk begins where it has no length: at the base and the places
    assert set(map(tuple, np.argwhere(found[3] == 0))) <= {(12, 3), *lots}


def test_by_hand(case):
    # a road of 5 cells (1 min each), walking takes 10 min a cell; 2 min to park; the vehicle cannot pass cell 5
    drive = np.full((1, 9), 1 / 90, dtype=np.float32)
    drive[0, 5] = BARRIER
    walk = np.full((1, 9), 10 / 90, dtype=np.float32)
    request = replace(case(drive, walk, [(0, 0)]), vehicle=Vehicle(transfer_minutes=2.0))
    result = compute_multimodal(request)
    total, walking, driving, length = _bands(request.output)[:, 0]
    np.testing.assert_allclose(total, [0, 3, 4, 5, 6, 16, 26, 36, 46], rtol=1e-6)
    np.testing.assert_allclose(walking, [0, 0, 0, 0, 0, 10, 20, 30, 40], atol=1e-5)
    np.testing.assert_allclose(driving, [0, 1, 2, 3, 4, 4, 4, 4, 4], rtol=1e-6)
    np.testing.assert_allclose(length, [0, 0, 0, 0, 0, 0.09, 0.18, 0.27, 0.36], rtol=1e-6)
    assert (result.reached_share, result.unreachable_share, result.unknown_share) == (1, 0, 0)
    assert result.driven_share == pytest.approx(5 / 9)
    assert result.longest == pytest.approx(46)
    assert result.longest_walk_km == pytest.approx(0.36)


def test_walking_from_the_base_wins_where_getting_ready_takes_longer(case):
    drive, walk = np.full((1, 5), 1 / 90, dtype=np.float32), np.full((1, 5), 10 / 90, dtype=np.float32)
    request = replace(case(drive, walk, [(0, 0)]), vehicle=Vehicle(transfer_minutes=15.0))
    compute_multimodal(request)
    total, walking, driving, _ = _bands(request.output)[:, 0]
    np.testing.assert_allclose(total, [0, 10, 17, 18, 19], rtol=1e-6)
    np.testing.assert_allclose(walking, [0, 10, 0, 0, 0], atol=1e-5)
    np.testing.assert_allclose(driving, [0, 0, 2, 3, 4], rtol=1e-6)


def _total(request, **changes):
    compute_multimodal(replace(request, **changes))
    return _bands(request.output)[0]


def test_more_freedom_never_takes_longer(landscape, case, make_vector, place):
    drive, walk, bases = _ground(landscape)
    request = case(drive, walk, bases)
    lots = make_vector("in/lots.gpkg", [(place(row, drive.shape[1] // 2), {}) for row in range(drive.shape[0])])
    free = _total(request)
    known = ~np.isnan(free)
    late = _total(request, vehicle=Vehicle(transfer_minutes=7.0))
    tied = _total(request, vehicle=Vehicle(parking="places", places=lots))
    assert (late[known] >= free[known]).all()
    assert (late[known] <= free[known] * (1 + 1e-6) + 7.0).all()
    assert (tied[known] >= free[known]).all()


def test_a_vehicle_that_cannot_leave_its_base_leaves_travel_time_on_foot(landscape, case):
    drive, walk, bases = _ground(landscape)
    drive[:] = BARRIER
    drive[tuple(np.array(bases).T)] = 0.01
    request = case(drive, walk, bases)
    compute_multimodal(request)
    foot = str(Path(request.output).parent / "foot.tif")
    compute_travel_time(TravelTimeRequest(request.walk_friction, request.bases, foot))
    total, walking, driving, _ = _bands(request.output)
    np.testing.assert_array_equal(total, _bands(foot))
    near = total < UNREACHABLE
    np.testing.assert_array_equal(walking[near], total[near])
    assert (driving[near] == 0).all()


@pytest.fixture
def large(tmp_path, make_raster, make_vector, grid, road_landscape):
    """700 × 600 cells of 1 km with roads, walls and unknown land for both, hills, destinations and routes."""
    drive = road_landscape(700, 600, 3)
    drive[100:140, 50:300] = BARRIER
    drive[:30, :40] = np.nan
    walk = (drive * 3 + 0.01).astype(np.float32)
    walk[100:140, 50:300] = 0.03
    walk[400:420] = BARRIER
    walk[650:, 500:] = np.nan
    drive[drive > 0.0045] = BARRIER  # half of the land is too rough for the vehicle
    (x, y), (far_x, far_y) = grid.xy(300.5, 350.5), grid.xy(580.5, 20.5)
    bases = make_vector("bases.gpkg", [(f"LINESTRING ({x} {y}, {far_x} {far_y})", {})])
    cells = np.random.default_rng(2).integers((0, 0), (700, 600), (10, 2)).tolist()
    points = ["POINT ({} {})".format(*grid.xy(column + 0.5, row + 0.5)) for row, column in cells]
    return MultimodalRequest(
        make_raster("drive.tif", drive),
        make_raster("walk.tif", walk),
        bases,
        str(tmp_path / "out" / "trip.tif"),
        Vehicle(transfer_minutes=10.0),
        Movement(8, "friction", make_raster("dem.tif", _hills(drive.shape)), "from"),
        destinations=make_vector("camps.gpkg", [(point, {}) for point in points]),
        routes=str(tmp_path / "out" / "trip.gpkg"),
    )


@pytest.mark.parametrize("walking", [True, False])
def test_on_disk_the_bands_are_those_in_memory(large, tmp_path, walking, leftovers):
    if not walking:
        large = replace(large, walking=Movement())
    whole = compute_multimodal(large)
    expected = _bands(large.output)
    other = replace(large, output=str(tmp_path / "disk" / "a.tif"), routes=str(tmp_path / "disk" / "a.gpkg"))
    parts = compute_multimodal(other, cells_in_memory=0, patch_side=512)
    np.testing.assert_array_equal(_bands(other.output), expected)
    assert replace(parts, output=whole.output, routes=whole.routes) == whole
    assert leftovers() == []
    assert (expected[1] > 0).any()
    assert (expected[0] == UNREACHABLE).any()


def _legs(path):
    dataset = ogr.Open(path)
    return [
        (feature.items(), feature.GetGeometryRef() and feature.GetGeometryRef().Clone())
        for feature in dataset.GetLayer(0)
    ]


@pytest.mark.parametrize("direction", ["from", "to"])
def test_legs_agree_with_the_bands(large, direction):
    large = replace(large, walking=replace(large.walking, direction=direction))
    result = compute_multimodal(large)
    bands = _bands(large.output).reshape(4, -1)
    by_place = {}
    for leg, line in _legs(large.routes):
        by_place.setdefault(leg["destination"], []).append((leg, line))
    assert sorted(by_place) == list(range(1, 11))
    assert len(result.legs) == sum(map(len, by_place.values()))
    both = 0
    for legs in by_place.values():
        if legs[0][0]["status"] != "route":
            continue
        modes = [leg["mode"] for leg, _ in legs]
        assert [leg["leg"] for leg, _ in legs] == list(range(1, len(legs) + 1))
        parts = {leg["mode"]: leg for leg, _ in legs}
        cell = np.flatnonzero(np.isclose(bands[0], legs[0][0]["total_min"], rtol=1e-7))
        if len(legs) == 2:
            both += 1
            assert modes == (["drive", "walk"] if direction == "from" else ["walk", "drive"])
            # one leg ends where the other begins
            first, second = (line for _, line in legs)
            assert first.GetPoint_2D(first.GetPointCount() - 1) == second.GetPoint_2D(0)
            assert parts["walk"]["minutes"] == pytest.approx(bands[1][cell[0]], abs=2e-3)
            assert parts["walk"]["length_km"] == pytest.approx(bands[3][cell[0]], rel=1e-6)
            total = sum(leg["minutes"] for leg, _ in legs) + 10.0
            assert total == pytest.approx(legs[0][0]["total_min"], rel=1e-6)
            assert parts["drive"]["minutes"] == pytest.approx(bands[2][cell[0]], rel=1e-6)
        for leg, line in legs:
            assert line.Length() == pytest.approx(1000 * leg["length_km"], rel=1e-9)
    assert both


def test_destinations_without_a_trip(case, make_vector, place, tmp_path):
    drive, walk = np.full((1, 9), 1 / 90, dtype=np.float32), np.full((1, 9), 10 / 90, dtype=np.float32)
    walk[0, 4], walk[0, 7] = BARRIER, np.nan
    drive[0, 2:] = BARRIER
    camps = [(place(0, column), {"camp": f"c{column}"}) for column in (0, 1, 3, 5, 7)] + [
        ("POINT (1 1)", {"camp": "x"})
    ]
    request = replace(
        case(drive, walk, [(0, 0)]),
        destinations=make_vector("in/camps.gpkg", camps),
        routes=str(tmp_path / "out" / "trip.gpkg"),
        destination_name="camp",
    )
    result = compute_multimodal(request)
    assert [(leg.name, leg.status, leg.mode) for leg in result.legs] == [
        ("c0", "at origin", "walk"),
        ("c1", "route", "drive"),
        ("c3", "route", "drive"),
        ("c3", "route", "walk"),
        ("c5", "not reached", None),
        ("c7", "unknown ground", None),
        ("x", "outside", None),
    ]
    assert [leg.base_name for leg in result.legs[:4]] == ["base 0"] * 4
    assert len(result.notes) == 3


def test_a_limit_counts_for_the_whole_trip(large):
    large = replace(large, destinations=None, routes=None)
    compute_multimodal(large)
    whole = _bands(large.output)
    limit = float(np.median(whole[0][whole[0] < UNREACHABLE]))
    compute_multimodal(replace(large, max_minutes=limit))
    limited = _bands(large.output)
    near = whole[0] < limit * (1 - 1e-6)
    far = whole[0] > limit * (1 + 1e-6)
    np.testing.assert_array_equal(limited[:, near], whole[:, near])
    assert (limited[:, far] == UNREACHABLE).all()


@pytest.mark.parametrize(
    ("vehicle", "message"),
    [
        (Vehicle(transfer_minutes=-1.0), "0 or more"),
        (Vehicle(off_road_km=-1.0, roads="x"), "0 or more"),
        (Vehicle(off_road_km=1.0), "no roads were given"),
        (Vehicle(parking="roads"), "no roads were given"),
        (Vehicle(roads="x"), "play no part"),
        (Vehicle(parking="places"), "needs their layer"),
        (Vehicle(places="x"), "needs their layer"),
        (Vehicle(parking="there"), "expected is one of"),
    ],
)
def test_what_is_wrong_with_the_vehicle_is_named(case, vehicle, message):
    ground = np.full((3, 4), 0.01, dtype=np.float32)
    with pytest.raises(InputError, match=message):
        compute_multimodal(replace(case(ground, ground, [(0, 0)]), vehicle=vehicle))


def test_other_faults_are_named(case, make_raster, make_vector, place, tmp_path):
    ground = np.full((3, 4), 0.01, dtype=np.float32)
    request = case(ground, ground, [(0, 0)])
    with pytest.raises(InputError, match="Friction of the vehicle"):
        compute_multimodal(replace(request, drive_friction=make_raster("other.tif", ground)))
    with pytest.raises(InputError, match="Routes need both"):
        compute_multimodal(replace(request, routes=str(tmp_path / "a.gpkg")))
    with pytest.raises(InputError, match="must be above 0"):
        compute_multimodal(replace(request, max_minutes=0.0))
    with pytest.raises(InputError, match="No origin"):
        compute_multimodal(replace(request, bases=make_vector("far.gpkg", [("POINT (1 1)", {})]), base_name=""))
    road = make_vector("road.gpkg", [(place(2, 3), {})])
    with pytest.raises(InputError, match="within 0 km of a road"):
        compute_multimodal(replace(request, vehicle=Vehicle(road, 0.0)))
    walls = make_raster("in/walk.tif", np.full((3, 4), BARRIER), geotransform=(ORIGIN[0], 90, 0, ORIGIN[1], 0, -140))
    with pytest.raises(InputError, match="none where it can be left"):
        compute_multimodal(replace(request, walk_friction=walls))
    assert not Path(request.output).exists()


def test_cancelling_leaves_no_file(large, cancel_after):
    for stop in (1, 4, 30, 60):
        with pytest.raises(Cancelled):
            compute_multimodal(large, cancelled=cancel_after(stop), cells_in_memory=0, patch_side=512)
    assert list(Path(large.output).parent.iterdir()) == []


def test_progress_rises(large):
    seen = []
    compute_multimodal(large, progress=lambda share, text: seen.append(share), cells_in_memory=0, patch_side=512)
    assert seen == sorted(seen)
    assert 0 <= seen[0] <= seen[-1] <= 1


@pytest.mark.parametrize("metres", [0.0, 250.0, 1300.0])
def test_nearness_to_roads_does_not_depend_on_the_window(grid, metres):
    wkt = ["LINESTRING (502100 4897300, 509000 4894100)", "POINT (501500 4888500)"]
    large = replace(grid, geotransform=(500000.0, 250.0, 0.0, 4900000.0, 0.0, -200.0), width=60, height=70)
    roads = Shapes.of(large, [(ogr.CreateGeometryFromWkt(one), 1.0) for one in wkt])
    layout = Layout(70, 60, 70)
    whole = near_roads(roads, layout, Window(0, 0, 60, 70), metres)
    touched = np.argwhere(np.isfinite(roads.touched(Window(0, 0, 60, 70))))
    rows, columns = np.indices(whole.shape)
    away = np.min([np.hypot((rows - y) * 200.0, (columns - x) * 250.0) for y, x in touched], axis=0)
    np.testing.assert_array_equal(whole, away <= metres)
    parts = np.zeros(whole.shape, dtype=bool)
    small = Layout(70, 60, 11)
    for patch in small.all():
        w = small.window(patch)
        parts[w.row : w.row + w.height, w.column : w.column + w.width] = near_roads(roads, small, w, metres)
    np.testing.assert_array_equal(parts, whole)
