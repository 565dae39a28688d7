"""Routes and catchments as layers: lines that cost what the raster says, polygons that hold their cells."""

import json
from dataclasses import replace

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.access.catchments import CatchmentsRequest, find_catchments
from dss_planner.access.routes import RoutesRequest, find_routes
from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled, InputError
from dss_planner.provenance import sidecar
from dss_planner.raster.reading import read_whole

#: 1 km cells, upper left corner 500000, 4900000.
FRICTION = [
    [0.003, 0.003, 0.003, BARRIER, 0.003, 0.003],
    [0.003, 0.003, 0.003, BARRIER, 0.003, 0.003],
    [0.003, 0.003, 0.003, BARRIER, 0.003, 0.003],
    [0.003, 0.003, np.nan, BARRIER, 0.003, 0.003],
]


def _point(row, column, size=1000):
    return f"POINT ({500000 + (column + 0.5) * size} {4900000 - (row + 0.5) * size})"


def _features(path):
    dataset = ogr.Open(path)
    layer = dataset.GetLayer(0)
    return [(feature.items(), feature.GetGeometryRef() and feature.GetGeometryRef().Clone()) for feature in layer]


@pytest.fixture
def base(make_raster, make_vector, tmp_path):
    """``base(origins, friction=…)``: the fields that all requests have."""

    def make(origins, friction=FRICTION):
        return {
            "friction": make_raster("friction.tif", friction),
            "origins": make_vector("origins.gpkg", [(wkt, {"label": f"o{n}"}) for n, wkt in enumerate(origins, 1)]),
            "output": str(tmp_path / "out" / "result.gpkg"),
        }

    return make


@pytest.fixture
def landscape_files(make_raster, make_vector, tmp_path, road_landscape):
    """Friction, elevation, origins and destinations of a small landscape, as a routes request's fields."""
    friction = road_landscape(60, 70, 4)
    friction[20:40, 30] = BARRIER
    from scipy import ndimage

    elevation = ndimage.gaussian_filter(np.random.default_rng(3).random((60, 70)), 3) * 60000
    places = np.random.default_rng(4).integers(0, 60, (12, 2))
    return {
        "friction": make_raster("friction.tif", friction),
        "origins": make_vector("o.gpkg", [(_point(5, 8), {"n": 1}), (_point(50, 60), {"n": 2})]),
        "destinations": make_vector("d.gpkg", [(_point(*place), {"n": 1}) for place in places.tolist()]),
        "output": str(tmp_path / "routes.gpkg"),
    }, make_raster("elevation.tif", elevation)


MOVEMENTS = {
    "plain": Movement(),
    "16 neighbours": Movement(16),
    "out": Movement(8, "friction", "dem", "from"),
    "home, Tobler": Movement(8, "tobler", "dem", "to"),
    "both, 16": Movement(16, "friction", "dem", "both"),
}


def test_a_route_by_hand(base, make_vector):
    destinations = make_vector("d.gpkg", [(_point(2, 2), {"who": "camp"}), (_point(0, 2), {"who": "well"})])
    request = RoutesRequest(
        **base([_point(0, 0)]), destinations=destinations, origin_name="label", destination_name="who"
    )
    result = find_routes(request)
    first, second = result.routes
    assert (first.status, first.name, first.origin, first.origin_name) == ("route", "camp", 1, "o1")
    assert first.length_km == pytest.approx(2 * 2**0.5)
    assert first.minutes == pytest.approx(6 * 2**0.5, rel=1e-6)
    assert second.length_km == pytest.approx(2)
    stored = _features(request.output)
    assert stored[0][1].ExportToWkt() == "LINESTRING (502500 4897500,500500 4899500)"
    assert stored[0][0]["hours"] == pytest.approx(first.minutes / 60)
    assert result.notes == ()


def test_destinations_without_a_route_are_told_apart(base, make_vector):
    wkts = [_point(0, 5), _point(3, 2), _point(40, 40), _point(0, 0), _point(0, 3)]
    destinations = make_vector("d.gpkg", [(wkt, {"n": 1}) for wkt in wkts])
    result = find_routes(RoutesRequest(**base([_point(0, 0)]), destinations=destinations))
    words = [route.status for route in result.routes]
    assert words == ["not reached", "unknown ground", "outside", "at origin", "not reached"]
    assert [geometry for _, geometry in _features(result.output)] == [None] * 5
    assert len(result.notes) == 3


def test_origins_left_out_are_named(base, make_vector):
    fields = base([_point(0, 0), _point(40, 40), _point(3, 2)])
    destinations = make_vector("d.gpkg", [(_point(0, 1), {"n": 1})])
    notes = [str(note) for note in find_routes(RoutesRequest(**fields, destinations=destinations)).notes]
    assert "1 origin(s) outside the friction layer were left out: #2." in notes[0]
    assert "impassable cells were left out: #3." in notes[1]
    notes = [str(note) for note in find_catchments(CatchmentsRequest(**fields, name="label")).notes]
    assert "left out: “o2”" in notes[0]
    assert "left out: “o3”" in notes[1]


def test_a_polygon_is_reached_at_its_nearest_cell(base, make_vector):
    area = "POLYGON ((501100 4897100, 502900 4897100, 502900 4899900, 501100 4899900, 501100 4897100))"
    destinations = make_vector("d.gpkg", [(area, {"n": 1})])
    result = find_routes(RoutesRequest(**base([_point(0, 0)]), destinations=destinations))
    assert result.routes[0].minutes == pytest.approx(3.0, rel=1e-6)


@pytest.mark.parametrize("name", MOVEMENTS)
@pytest.mark.parametrize("disk", [False, True])
def test_routes_cost_what_the_raster_says(landscape_files, tmp_path, name, disk):
    fields, elevation = landscape_files
    movement = MOVEMENTS[name]
    if movement.elevation:
        movement = replace(movement, elevation=elevation)
    options = {"cells_in_memory": 0, "patch_side": 32} if disk else {}
    result = find_routes(RoutesRequest(**fields, movement=movement), **options)
    times = str(tmp_path / "time.tif")
    compute_travel_time(TravelTimeRequest(fields["friction"], fields["origins"], times, movement=movement))
    minutes, friction = read_whole(times), read_whole(fields["friction"])
    assert sum(route.status == "route" for route in result.routes) > 8
    for route, (_, line) in zip(result.routes, _features(result.output)):
        if line is None:
            continue
        points = [(int((4900000 - y) // 1000), int((x - 500000) // 1000)) for x, y in line.GetPoints()]
        start = points[-1] if movement.direction == "from" and movement.walking != "off" else points[0]
        assert route.minutes == pytest.approx(minutes[start], rel=1e-6)
        assert route.length_km == pytest.approx(line.Length() / 1000)
        if movement.plain:
            assert _walked(points, friction) == pytest.approx(route.minutes, rel=1e-6)


def _walked(points, friction):
    """Cost of a line of straight and diagonal pieces, step by step."""
    total = 0.0
    for start, (end_y, end_x) in zip(points, points[1:]):
        y, x = start
        dy, dx = np.sign(end_y - y), np.sign(end_x - x)
        while (y, x) != (end_y, end_x):
            total += (float(friction[y, x]) + float(friction[y + dy, x + dx])) / 2 * 1000 * np.hypot(dy, dx)
            y, x = y + dy, x + dx
    return total


def test_routes_record_where_they_come_from(landscape_files):
    fields, elevation = landscape_files
    movement = Movement(8, "tobler", elevation)
    find_routes(RoutesRequest(**fields, movement=movement))
    content = json.loads(sidecar(fields["output"]).read_text(encoding="utf-8"))
    assert content["step"] == "leastcostroutes"
    assert set(content["inputs"]) == {"friction", "origins", "destinations", "elevation"}


def test_catchments_by_hand(base):
    result = find_catchments(CatchmentsRequest(**base([_point(0, 0), _point(0, 2), _point(0, 5)]), name="label"))
    first, second, third = result.catchments
    # the middle column is as near to both: the first gets it
    assert (first.cells, second.cells, third.cells) == (8, 3, 8)
    assert [c.name for c in result.catchments] == ["o1", "o2", "o3"]
    assert second.mean_min == pytest.approx((0 + 3 + 6) / 3, rel=1e-6)
    assert second.longest_min == pytest.approx(6, rel=1e-6)
    assert third.area_km2 == pytest.approx(8.0, rel=2e-3)  # UTM near its central meridian: 0.9996²
    assert (result.reached_share, result.unknown_share) == (pytest.approx(19 / 24), pytest.approx(1 / 24))
    assert result.unreachable_share == pytest.approx(4 / 24)


@pytest.mark.parametrize("name", MOVEMENTS)
@pytest.mark.parametrize("disk", [False, True])
def test_polygons_hold_their_cells(landscape_files, tmp_path, name, disk):
    fields, elevation = landscape_files
    movement = MOVEMENTS[name]
    if movement.elevation:
        movement = replace(movement, elevation=elevation)
    request = CatchmentsRequest(fields["friction"], fields["origins"], fields["output"], movement=movement)
    result = find_catchments(request, **({"cells_in_memory": 0, "patch_side": 32} if disk else {}))
    numbers_path, times = str(tmp_path / "numbers.tif"), str(tmp_path / "time.tif")
    compute_travel_time(
        TravelTimeRequest(fields["friction"], fields["origins"], times, movement=movement, allocation=numbers_path)
    )
    numbers, minutes = read_whole(numbers_path), read_whole(times)
    assert set(np.unique(numbers)) <= {0, 1, 2}
    for catchment, (_, outline) in zip(result.catchments, _features(result.output)):
        own = numbers == catchment.origin
        assert outline.IsValid()
        assert outline.GetArea() == pytest.approx(1e6 * np.count_nonzero(own))
        assert catchment.cells == np.count_nonzero(own)
        assert catchment.mean_min == pytest.approx(minutes[own].mean(dtype=float), rel=1e-6)
        assert catchment.longest_min == pytest.approx(minutes[own].max())
    assert sum(catchment.cells for catchment in result.catchments) == np.count_nonzero(minutes < UNREACHABLE)


def test_catchments_end_at_the_limit_and_the_study_area(base, make_vector):
    area = make_vector(
        "area.gpkg",
        [("POLYGON ((500000 4898000, 506000 4898000, 506000 4900000, 500000 4900000, 500000 4898000))", {})],
    )
    fields = base([_point(0, 0), _point(3, 5)])
    result = find_catchments(CatchmentsRequest(**fields, max_minutes=3.5, within=area))
    assert [(c.origin, c.cells) for c in result.catchments] == [(1, 3)]
    assert any("no land of their own" in str(note) for note in result.notes)


def test_origins_in_one_cell_share_it_with_the_first(base):
    result = find_catchments(CatchmentsRequest(**base([_point(0, 0), _point(0, 0)])))
    assert [c.origin for c in result.catchments] == [1]
    assert "1 origin(s) have no land" in str(result.notes[0])


def test_cancel_leaves_nothing(base, make_vector, leftovers, cancel_after):
    fields = base([_point(0, 0), _point(0, 2)])
    destinations = make_vector("d.gpkg", [(_point(2, 2), {"n": 1})])
    for call in (
        lambda stop: find_routes(RoutesRequest(**fields, destinations=destinations), cancelled=stop),
        lambda stop: find_catchments(CatchmentsRequest(**fields), cancelled=stop),
    ):
        for moment in (1, 2, 4, 6):
            with pytest.raises(Cancelled):
                call(cancel_after(moment))
            assert leftovers() == []


def test_missing_name_field_is_named(base, make_vector):
    fields = base([_point(0, 0)])
    with pytest.raises(InputError, match="no field “nobody”"):
        find_catchments(CatchmentsRequest(**fields, name="nobody"))
