"""Travel time rasters: origins of any geometry, shares, errors, cancel, and a real landscape."""

import json

import numpy as np
import pytest
from osgeo import gdal

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.provenance import sidecar
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import read_whole
from dss_planner.raster.resample import align_raster
from dss_planner.raster.vectors import geometries

FRICTION = [
    [0.003, 0.003, 0.003, BARRIER, 0.003, 0.003],
    [0.003, 0.003, 0.003, BARRIER, 0.003, 0.003],
    [0.003, 0.003, 0.003, BARRIER, 0.003, 0.003],
    [0.003, 0.003, np.nan, BARRIER, 0.003, 0.003],
]


@pytest.fixture
def request_of(make_raster, make_vector, tmp_path):
    """``request_of(origins=[wkt, …], …)`` on the small friction surface of 1 km cells."""

    def make(origins=("POINT (500500 4899500)",), friction=FRICTION, **fields):
        raster = fields.pop("raster", None) or make_raster("friction.tif", friction)
        vector = fields.pop("vector", None) or make_vector("origins.gpkg", [(wkt, {"n": 1}) for wkt in origins])
        return TravelTimeRequest(raster, vector, fields.pop("output", str(tmp_path / "out" / "time.tif")), **fields)

    return make


def test_point_origin_by_hand(request_of):
    result = compute_travel_time(request_of())
    minutes = read_whole(result.output)
    diagonal = 3 * 2**0.5
    assert minutes[0, 0] == 0
    np.testing.assert_allclose(minutes[0, :3], [0, 3, 6], rtol=1e-6)
    assert minutes[2, 2] == pytest.approx(2 * diagonal, rel=1e-6)
    assert np.isnan(minutes[3, 2])
    assert np.all(minutes[:, 3:] == UNREACHABLE)
    assert (result.reached_share, result.unknown_share) == (pytest.approx(11 / 24), pytest.approx(1 / 24))
    assert result.unreachable_share == pytest.approx(12 / 24)
    assert result.longest == pytest.approx(6 + diagonal, rel=1e-6)
    assert (result.origins_used, result.origins_outside, result.origins_blocked) == (1, 0, 0)
    assert "50.0 %" in str(result.notes[-1])


def test_times_are_confined_to_the_study_area_and_routes_are_not(request_of, make_vector):
    # the first and the third cell of the first row; the way from one to the other leads through the land between them
    cells = (
        f"((50{x}000 4899000,50{x + 1}000 4899000,50{x + 1}000 4900000,50{x}000 4900000,50{x}000 4899000))"
        for x in (0, 2)
    )
    area = make_vector("area.gpkg", [(f"MULTIPOLYGON({','.join(cells)})", {"n": 1})])
    result = compute_travel_time(request_of(within=area))
    minutes = read_whole(result.output)
    assert np.argwhere(np.isfinite(minutes)).tolist() == [[0, 0], [0, 2]]
    assert minutes[0, 2] == pytest.approx(6, rel=1e-6)
    assert (result.reached_share, result.unreachable_share) == (pytest.approx(2 / 24), 0)
    assert "within" in json.loads(sidecar(result.output).read_text(encoding="utf-8"))["inputs"]


def test_a_small_share_without_a_route_is_not_called_none(make_raster, make_vector, request_of):
    friction = np.full((60, 60), 0.003)
    friction[40, 40] = BARRIER
    result = compute_travel_time(request_of(raster=make_raster("wide.tif", friction)))
    assert "less than 0.1 %" in str(result.notes[-1])


def test_the_band_says_what_the_sentinel_means(request_of):
    dataset = gdal.Open(compute_travel_time(request_of()).output)
    band = dataset.GetRasterBand(1)
    assert band.GetUnitType() == "min"
    assert "1e+06" in band.GetDescription()


def test_lines_and_polygons_start_in_all_cells_they_touch(request_of):
    line = "LINESTRING (500900 4899100, 501100 4898900)"
    polygon = "POLYGON ((504900 4896100, 505100 4896100, 505100 4896300, 504900 4896300, 504900 4896100))"
    minutes = read_whole(compute_travel_time(request_of([line, polygon])).output)
    starts = set(map(tuple, np.argwhere(minutes == 0)))
    assert {(0, 0), (1, 1), (3, 4), (3, 5)} <= starts
    assert starts <= {(0, 0), (0, 1), (1, 0), (1, 1), (3, 4), (3, 5)}


def test_multipart_and_mixed_origins(request_of):
    points, line = "MULTIPOINT ((500500 4899500), (505500 4899500))", "LINESTRING (500500 4896500, 500600 4896500)"
    result = compute_travel_time(request_of([f"GEOMETRYCOLLECTION ({points}, {line})"]))
    assert set(map(tuple, np.argwhere(read_whole(result.output) == 0))) == {(0, 0), (0, 5), (3, 0)}
    assert result.origins_used == 1


def test_origins_that_cannot_be_used_are_counted(request_of):
    origins = ["POINT (500500 4899500)", "POINT (503500 4899500)", "POINT (502500 4896500)", "POINT (900000 4899500)"]
    result = compute_travel_time(request_of(origins))
    assert (result.origins_used, result.origins_blocked, result.origins_outside) == (2, 1, 1)
    notes = " ".join(map(str, result.notes))
    assert "1 origin(s) outside" in notes
    assert "1 origin(s) on unknown or impassable" in notes
    assert "nearest passable cell: #2 (1000 m)" in notes


def test_no_usable_origin_says_why(request_of):
    with pytest.raises(InputError, match="1 lie outside the friction layer, 1 on unknown or impassable"):
        compute_travel_time(request_of(["POINT (502500 4896500)", "POINT (900000 4899500)"]))


def test_origins_in_another_crs(request_of, make_vector):
    # 105° east is the central meridian of UTM 48: x = 500000 there
    vector = make_vector("degrees.gpkg", [("POINT (105.006 44.25)", {"n": 1})], crs="EPSG:4326")
    minutes = read_whole(compute_travel_time(request_of(vector=vector)).output)
    assert np.count_nonzero(minutes == 0) == 1


def test_limit(request_of):
    minutes = read_whole(compute_travel_time(request_of(max_minutes=5.0)).output)
    np.testing.assert_allclose(minutes[0, :3], [0, 3, UNREACHABLE], rtol=1e-6)
    for limit in (0.0, -3.0, float("nan")):
        with pytest.raises(InputError, match="must be above 0"):
            compute_travel_time(request_of(max_minutes=limit))


@pytest.mark.parametrize(("crs", "message"), [("", "no coordinate reference system"), ("EPSG:4326", "degrees")])
def test_friction_must_be_in_metres(request_of, make_raster, crs, message):
    with pytest.raises(InputError, match=message):
        compute_travel_time(request_of(raster=make_raster("wrong.tif", FRICTION, crs=crs)))


@pytest.mark.parametrize("value", [0.0, -0.5])
def test_wrong_friction_is_refused(request_of, leftovers, value):
    friction = np.array(FRICTION)
    friction[0, 1] = value
    with pytest.raises(InputError, match=f"values down to {value:g}; minutes per metre"):
        compute_travel_time(request_of(friction=friction))
    assert leftovers() == []


def test_all_unknown_is_refused(request_of):
    with pytest.raises(InputError, match="no known cell"):
        compute_travel_time(request_of(friction=np.full((4, 6), np.nan)))


def test_empty_and_missing_origins_are_named(request_of, make_vector, tmp_path):
    with pytest.raises(InputError, match=r"“Origins”.*no feature"):
        compute_travel_time(request_of(vector=make_vector("empty.gpkg", [])))
    with pytest.raises(InputError, match=r"none\.gpkg.*does not exist"):
        compute_travel_time(request_of(vector=str(tmp_path / "none.gpkg")))


def test_missing_friction_is_named(request_of, tmp_path):
    with pytest.raises(InputError, match=r"none\.tif.*does not exist"):
        compute_travel_time(request_of(raster=str(tmp_path / "none.tif")))


def test_unwritable_output(request_of, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(OutputError, match=r"time\.tif"):
        compute_travel_time(request_of(output=str(tmp_path / "file" / "time.tif")))


def test_cancel_at_any_moment_leaves_no_file(request_of, leftovers, tmp_path):
    looks = []
    request = request_of(output=str(tmp_path / "first.tif"))
    compute_travel_time(request, cancelled=lambda: bool(looks.append(1)))
    request = request_of()
    for stop in range(1, len(looks) + 1):
        count = iter(range(1, len(looks) + 2))
        with pytest.raises(Cancelled):
            compute_travel_time(request, cancelled=lambda count=count, stop=stop: next(count) >= stop)
        assert not (tmp_path / "out" / "time.tif").exists()
        assert leftovers() == []


def test_several_sets_of_origins_are_bands(request_of, make_vector, tmp_path):
    second = make_vector("wells.gpkg", [("POINT (505500 4899500)", {"n": 1}), ("POINT (900000 4899500)", {"n": 2})])
    numbers = str(tmp_path / "numbers.tif")
    result = compute_travel_time(request_of(more_origins=(second,), allocation=numbers))
    first, other = read_whole(result.output, 1), read_whole(result.output, 2)
    np.testing.assert_allclose(first[0, :3], [0, 3, 6], rtol=1e-6)
    np.testing.assert_allclose(other[0, 4:], [3, 0], rtol=1e-6)
    assert (other[:3, :4] == UNREACHABLE).all()
    assert np.isnan(other[3, 2])
    assert result.more[0].reached_share == pytest.approx(8 / 24)
    assert (result.more[0].origins_used, result.more[0].origins_outside) == (1, 1)
    assert "wells" in str(result.notes[-1])
    assert "wells" in gdal.Open(result.output).GetRasterBand(2).GetDescription()
    assert read_whole(numbers, 1)[0].tolist() == [1, 1, 1, 0, 0, 0]
    assert read_whole(numbers, 2)[0].tolist() == [0, 0, 0, 0, 1, 1]
    assert np.isnan(read_whole(numbers, 2)[3, 2])


@pytest.mark.parametrize("movement", [Movement(), Movement(16), Movement(16, "friction", "dem", "from")])
def test_sets_and_numbers_are_the_same_on_disk(make_raster, make_vector, tmp_path, road_landscape, movement, leftovers):
    friction = make_raster("friction.tif", road_landscape(90, 70, 3))
    heights = make_raster("dem.tif", np.add.outer(np.arange(90.0), np.arange(70.0)) * 60)
    places = [("POINT (510500 4880500)", {"n": 1}), ("POINT (560500 4830500)", {"n": 2})]
    sets = [make_vector(f"{n}.gpkg", found) for n, found in enumerate([places, places[:1]])]
    if movement.elevation:
        movement = Movement(movement.neighbours, movement.walking, heights, movement.direction)
    read = []
    for cells in (10**6, 0):
        output, numbers = (str(tmp_path / str(cells) / name) for name in ("time.tif", "numbers.tif"))
        request = TravelTimeRequest(
            friction, sets[0], output, movement=movement, more_origins=(sets[1],), allocation=numbers
        )
        compute_travel_time(request, cells_in_memory=cells, patch_side=32)
        read.append([read_whole(path, band) for path in (output, numbers) for band in (1, 2)])
    np.testing.assert_array_equal(read[0], read[1])
    assert leftovers() == []


def test_walking_needs_an_elevation_on_the_same_grid(request_of, make_raster):
    other = make_raster("dem.tif", np.zeros((4, 5)))
    with pytest.raises(InputError, match=r"“Friction”.*“Elevation”"):
        compute_travel_time(request_of(movement=Movement(walking="tobler", elevation=other)))
    with pytest.raises(InputError, match="Walking needs the elevation"):
        compute_travel_time(request_of(movement=Movement(walking="tobler")))


def test_unknown_elevation_is_unknown_travel_time(request_of, make_raster):
    elevation = np.zeros((4, 6))
    elevation[1, 1] = np.nan
    movement = Movement(walking="tobler", elevation=make_raster("dem.tif", elevation))
    minutes = read_whole(compute_travel_time(request_of(movement=movement)).output)
    assert np.isnan(minutes[1, 1])
    assert np.isnan(minutes[3, 2])
    # 1 km off paths: 60 / (5.0367 · 0.6) minutes, whatever the friction
    assert minutes[0, 1] == pytest.approx(60 / (5.0367 * 0.6), rel=1e-4)
    assert (minutes[:, 3] == UNREACHABLE).all()


@pytest.mark.parametrize("cells", [0, 10**6])
def test_an_elevation_that_is_nowhere_known_is_named(request_of, make_raster, cells):
    movement = Movement(walking="friction", elevation=make_raster("dem.tif", np.full((4, 6), np.nan)))
    with pytest.raises(InputError, match=r"dem\.tif.*no known elevation"):
        compute_travel_time(request_of(movement=movement), cells_in_memory=cells)
    with pytest.raises(InputError, match="no known cell"):
        compute_travel_time(request_of(friction=np.full((4, 6), np.nan), movement=Movement(16)), cells_in_memory=cells)


def test_friction_of_zero_is_refused_when_walking(request_of, make_raster):
    friction = np.array(FRICTION)
    friction[0, 1] = 0.0
    movement = Movement(walking="tobler", elevation=make_raster("dem.tif", np.zeros((4, 6))))
    with pytest.raises(InputError, match="values down to 0"):
        compute_travel_time(request_of(friction=friction, movement=movement))


def test_a_full_disk_is_told(request_of, monkeypatch, leftovers):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dss_planner.access.solving._fill", full)
    with pytest.raises(OutputError, match=r"needs 0\.0 GB beside it.*the disk is full"):
        compute_travel_time(request_of(movement=Movement(16)), cells_in_memory=0)
    assert leftovers() == []


def test_the_same_request_gives_the_same_bytes(request_of, tmp_path):
    first = compute_travel_time(request_of(output=str(tmp_path / "a.tif"))).output
    second = compute_travel_time(request_of(output=str(tmp_path / "b.tif"))).output
    with open(first, "rb") as one, open(second, "rb") as other:
        assert one.read() == other.read()


def test_provenance(request_of):
    request = request_of()
    compute_travel_time(request)
    content = json.loads(sidecar(request.output).read_text(encoding="utf-8"))
    assert content["step"] == "traveltime"
    assert set(content["inputs"]) == {"friction", "origins"}
    assert content["results"]["origins_used"] == 1


def test_the_gobi_agrees_with_the_full_graph(gobi, tmp_path, full_graph_minutes):
    grid = Grid.over("EPSG:32648", (150000, 4700000, 1000000, 5150000), 3000)
    codes = {7: 2, 10: 3, 16: 6}  # open shrubland, grassland, barren; the test needs no more of the legend
    landcover = str(tmp_path / "landcover.tif")
    align_raster(str(gobi / "landcover_mcd12c1_2019_igbp_0p05deg.tif"), (1,), grid, "class", landcover)
    dataset = gdal.OpenEx(landcover, gdal.OF_UPDATE, open_options=["IGNORE_COG_LAYOUT_BREAK=YES"])
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray()
    planner = np.full(values.shape, 6, dtype=values.dtype)
    for code, wanted in codes.items():
        planner[values == code] = wanted
    band.WriteArray(planner)
    dataset = band = None
    dem = str(tmp_path / "dem.tif")
    align_raster(str(gobi / "dem_dted0_30s.tif"), (1,), grid, "quantity", dem)
    vectors = gobi / "vectors.gpkg"
    friction = compute_friction(
        FrictionRequest(landcover, str(tmp_path / "friction.tif"), dem, f"{vectors}|layername=roads")
    )
    assert friction.roads_used > 100
    assert 0.02 < friction.road_share < 0.5
    assert "undocumented" in str(friction.notes[0])
    origins = f"{vectors}|layername=soum_centers"
    result = compute_travel_time(TravelTimeRequest(friction.output, origins, str(tmp_path / "time.tif")))
    assert result.origins_used > 60
    assert result.origins_used + result.origins_outside + result.origins_blocked == 82
    surface, minutes = read_whole(friction.output), read_whole(result.output)
    mask = np.zeros(surface.shape, dtype=bool)
    for point in geometries(origins, "Origins", grid.crs):
        column, row = (int(np.floor(v)) for v in grid.column_row(point.GetX(), point.GetY()))
        if 0 <= row < grid.height and 0 <= column < grid.width:
            mask[row, column] = True
    expected = full_graph_minutes(surface, mask, grid.cell_size)
    reached = np.isfinite(expected) & (surface < BARRIER)
    np.testing.assert_array_equal(minutes < UNREACHABLE, reached)
    np.testing.assert_allclose(minutes[reached], expected[reached], rtol=1e-6)


def test_the_allocation_tells_which_origins_have_land_and_their_names(request_of, make_vector, tmp_path):
    names = ["Bulgan", "the same place", "Khongor", None]
    places = ["POINT (500500 4899500)", "POINT (500600 4899500)", "POINT (505500 4899500)", "POINT (900000 4899500)"]
    vector = make_vector("o.gpkg", [(wkt, {"name": name or ""}) for wkt, name in zip(places, names)])
    request = request_of(vector=vector, allocation=str(tmp_path / "out" / "a.tif"), names=("name",))
    result = compute_travel_time(request)
    assert result.allocated == (((1, "Bulgan"), (3, "Khongor")),)
    assert set(np.unique(read_whole(result.allocation)).tolist()) >= {1, 3}
    content = json.loads(sidecar(result.allocation).read_text(encoding="utf-8"))
    assert content["results"]["allocated"] == [[[1, "Bulgan"], [3, "Khongor"]]]
    assert compute_travel_time(request_of(vector=vector)).allocated == ()
