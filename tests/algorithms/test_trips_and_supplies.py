"""Trips by vehicle and on foot, and supplies, run as algorithms on small inputs with answers computed by hand."""

import math

import pytest
from osgeo import ogr


def _features(path):
    dataset = ogr.Open(path)
    return [
        (feature.items(), feature.GetGeometryRef() and feature.GetGeometryRef().Clone())
        for feature in dataset.GetLayer(0)
    ]


def test_the_vehicle_is_left_where_the_walk_is_shortest(run, inputs, read):
    done = run("multimodaltime", inputs["multimodaltime"]())
    assert done.good, done.log
    total, walking, driving, length = (read(done.outputs["OUTPUT"], band) for band in (1, 2, 3, 4))
    # two cells by vehicle, 5 minutes to get ready, three cells on foot
    assert total[0].tolist() == pytest.approx([0, 6, 7, 17, 27, 37], rel=1e-6)
    assert walking[0].tolist() == pytest.approx([0, 0, 0, 10, 20, 30], abs=1e-5)
    assert driving[0].tolist() == pytest.approx([0, 1, 2, 2, 2, 2], rel=1e-6)
    assert length[0].tolist() == pytest.approx([0, 0, 0, 1, 2, 3], rel=1e-6)
    assert "100.0 % of the cells are reached" in done.log
    assert "The vehicle reaches 50.0 % of the cells" in done.log


def test_legs_are_lines_with_mode_length_and_time(run, inputs):
    done = run("multimodaltime", inputs["multimodaltime"]())
    legs = _features(done.outputs["ROUTES"])
    told = [(leg["name"], leg["leg"], leg["mode"], leg["base_name"]) for leg, _ in legs]
    assert told == [("Far", 1, "drive", "Depot"), ("Far", 2, "walk", "Depot"), ("Near", 1, "drive", "Depot")]
    (drive, line), (walk, path), _ = legs
    assert (drive["length_km"], walk["length_km"]) == pytest.approx((2, 3))
    assert (drive["minutes"], walk["minutes"], walk["total_min"]) == pytest.approx((2, 30, 37), rel=1e-6)
    assert line.GetPoint_2D(0) == (500500, 4899500)
    assert path.GetPoint_2D(path.GetPointCount() - 1) == (505500, 4899500)
    assert "Far: walk 3.0 km, 0.50 h" in done.log


def test_the_vehicle_stays_on_roads_and_parks_in_places(run, inputs, read, make_vector):
    road = make_vector("in/road.gpkg", [("LINESTRING(500100 4899500,501900 4899500)", {"n": 1.0})])
    given = {**inputs["multimodaltime"](), "ROADS": road, "OFF_ROAD": 0, "PARKING": "roads"}
    assert read(run("multimodaltime", given).outputs["OUTPUT"])[0].tolist() == pytest.approx(
        [0, 6, 16, 26, 36, 46], rel=1e-6
    )
    near = {**given, "OFF_ROAD": 1, "PARKING": "anywhere"}
    assert read(run("multimodaltime", near).outputs["OUTPUT"])[0, 2] == pytest.approx(7, rel=1e-6)
    lot = make_vector("in/lot.gpkg", [("POINT(502500 4899500)", {"n": 1.0})])
    lots = {**inputs["multimodaltime"](), "PARKING": "places", "PLACES": lot}
    assert read(run("multimodaltime", lots).outputs["OUTPUT"])[0].tolist() == pytest.approx(
        [0, 10, 7, 17, 27, 37], rel=1e-6
    )


def test_out_and_home_differ_on_slopes(run, inputs, read, make_raster):
    import numpy as np

    rise = make_raster("in/rise.tif", np.tile(np.arange(6.0) * 100, (4, 1)))
    given = {**inputs["multimodaltime"](), "DEM": rise, "WALKING": "friction"}
    minutes = {}
    for direction in ("from", "to"):
        done = run("multimodaltime", {**given, "DIRECTION": direction})
        assert done.good, done.log
        minutes[direction] = read(done.outputs["OUTPUT"], 2)[0, 5]
        assert _features(done.outputs["ROUTES"])[0][0]["mode"] == {"from": "drive", "to": "walk"}[direction]
    # T30: 4 km/h are 2.81875 km/h up 10 %
    assert minutes["from"] == pytest.approx(30 * 4 / 2.81875, rel=1e-4)
    assert minutes["to"] == pytest.approx(30 * math.exp(3.5 * 0.05) / math.exp(0.175), rel=1e-4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"OFF_ROAD": 2}, "no roads were given"),
        ({"PARKING": "places"}, "needs their layer"),
        ({"WALKING": "tobler"}, "Walking needs the elevation"),
        ({"ROUTES": None}, "Routes need both"),
        ({"MAX_MINUTES": 0}, "above 0"),
    ],
)
def test_what_does_not_fit_together_is_named(run, inputs, change, words):
    done = run("multimodaltime", {**inputs["multimodaltime"](), **change})
    assert not done.good
    assert words in done.log


def test_supplies_have_time_distance_and_source(run, inputs, read):
    done = run("supplydistance", {**inputs["supplydistance"](), "HOURS_PER_DAY": 8, "HANDLING": 30, "COST": 0.5})
    assert done.good, done.log
    bands = [read(done.outputs["OUTPUT"], band) for band in range(1, 7)]
    assert bands[0][0].tolist() == pytest.approx([0, 2, 4, 6, 8, 10], rel=1e-6)
    assert bands[1][0].tolist() == pytest.approx([0, 1, 2, 3, 4, 5], rel=1e-6)
    assert (bands[2] == 1).all()
    assert bands[5][0].tolist() == [2, 2, 1, 1, 1, 1]
    rows = _features(done.outputs["TABLE"])
    assert [(row["site_name"], row["kind"], row["status"]) for row, _ in rows] == [
        ("Site 1", "water", "at origin"),
        ("Site 1", "gravel", "route"),
        ("Site 2", "water", "route"),
        ("Site 2", "gravel", "route"),
    ]
    water, line = rows[2]
    length = 1 + 2 * math.sqrt(2)
    assert (water["length_km"], water["minutes"]) == pytest.approx((length, 2 * length), rel=1e-6)
    assert water["round_trips_per_day"] == int(480 // (4 * length + 30))
    assert water["cost_per_tonne"] == pytest.approx(length / 2)
    assert (water["source_name"], rows[1][0]["source_name"]) == ("", "South")
    assert line.GetPoint_2D(line.GetPointCount() - 1) == (500500, 4899500)
    assert "The sources of “water” have no field “name”" in done.log


def test_supplies_need_a_source(run, inputs):
    done = run("supplydistance", {**inputs["supplydistance"](), "WATER": None, "GRAVEL": None})
    assert not done.good
    assert "No sources were given" in done.log


@pytest.mark.parametrize(
    ("name", "lines", "values"),
    [("multimodaltime", "ROUTES", ["drive", "walk"]), ("supplydistance", "TABLE", ["gravel", "water"])],
)
def test_lines_are_drawn_by_way_of_travel_or_kind(run, inputs, name, lines, values):
    from qgis.core import QgsVectorLayer

    from dss_planner.layers.styles import apply_style

    layer = QgsVectorLayer(run(name, inputs[name]()).outputs[lines], "lines", "ogr")
    apply_style(layer, "routes")
    categories = layer.renderer().categories()
    assert sorted(category.value() for category in categories) == values
    # the line lies on its casing
    assert len({category.symbol().symbolLayers()[-1].color().name() for category in categories}) == 2
    assert layer.labelsEnabled()


@pytest.mark.parametrize("name", ["multimodaltime", "supplydistance"])
def test_cancelled_runs_leave_nothing(run, inputs, name, tmp_path):
    done = run(name, inputs[name](), cancel=True)
    assert not done.good
    assert "Cancelled" in done.log
    assert not list((tmp_path / "out").glob("*"))
