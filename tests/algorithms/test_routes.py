"""Walking, routes and catchments, run as algorithms on small inputs with answers computed by hand."""

import math

import numpy as np
import pytest
from osgeo import ogr


def _features(path):
    dataset = ogr.Open(path)
    return [(feature.items(), feature.GetGeometryRef().Clone()) for feature in dataset.GetLayer(0)]


def test_walking_uphill_takes_longer(run, inputs, read, make_raster):
    # 100 m up in each km to the east: 10 %
    elevation = make_raster("in/rise.tif", np.tile(np.arange(6.0) * 100, (4, 1)))
    base = {**inputs["traveltime"](), "DEM": elevation, "WALKING": "friction"}
    minutes = {}
    for direction in ("from", "to", "both"):
        done = run("traveltime", {**base, "DIRECTION": direction})
        assert done.good, done.log
        minutes[direction] = read(done.outputs["OUTPUT"])[0, 5]
    # 10 minutes on level ground; T30: 4 km/h there are 2.81875 km/h uphill
    assert minutes["from"] == pytest.approx(10 * 4 / 2.81875, rel=1e-4)
    assert minutes["to"] == pytest.approx(10 * math.exp(3.5 * 0.05) / math.exp(0.175), rel=1e-4)
    assert minutes["both"] == pytest.approx((minutes["from"] + minutes["to"]) / 2, rel=1e-6)


def test_tobler_off_paths(run, inputs, read, make_raster):
    flat = make_raster("in/flat.tif", np.zeros((4, 6)))
    done = run("traveltime", {**inputs["traveltime"](), "DEM": flat, "WALKING": "tobler"})
    assert done.good, done.log
    assert read(done.outputs["OUTPUT"])[0, 1] == pytest.approx(60 / (5.0367 * 0.6), rel=1e-4)


def test_walking_without_elevation_and_elevation_without_walking_are_refused(run, inputs, make_raster):
    done = run("traveltime", {**inputs["traveltime"](), "WALKING": "tobler"})
    assert not done.good
    assert "Walking needs the elevation" in done.log
    flat = make_raster("in/flat.tif", np.zeros((4, 6)))
    done = run("traveltime", {**inputs["traveltime"](), "DEM": flat})
    assert not done.good
    assert "slope would play no part" in done.log


def test_sixteen_neighbours_shorten_the_way(run, inputs, read):
    done = run("traveltime", {**inputs["traveltime"](), "NEIGHBOURS": "16"})
    assert done.good, done.log
    assert read(done.outputs["OUTPUT"])[1, 2] == pytest.approx(2 * math.sqrt(5), rel=1e-6)


def test_sets_of_origins_and_who_is_first(run, inputs, read, make_vector, tmp_path):
    wells = make_vector("in/wells.gpkg", [("POINT(505500 4896500)", {"n": 1})])
    numbers = str(tmp_path / "out" / "numbers.tif")
    parameters = {**inputs["traveltime"](), "MORE_ORIGINS": [wells], "ALLOCATION": numbers}
    parameters["ORIGINS"] = inputs["catchments"]()["ORIGINS"]
    done = run("traveltime", parameters)
    assert done.good, done.log
    assert read(done.outputs["OUTPUT"], 2)[3, 5] == 0
    assert read(done.outputs["ALLOCATION"], 1)[0].tolist() == [1, 1, 1, 2, 2, 2]
    assert "wells" in done.log


def test_routes_have_length_and_time(run, inputs):
    done = run("leastcostroutes", inputs["leastcostroutes"]())
    assert done.good, done.log
    (far, line), (near, _) = _features(done.outputs["OUTPUT"])
    assert (far["name"], far["status"], near["name"]) == ("Far", "route", "Near")
    assert far["length_km"] == pytest.approx(2 + 3 * math.sqrt(2))
    assert far["minutes"] == pytest.approx(2 * (2 + 3 * math.sqrt(2)), rel=1e-6)
    assert far["hours"] == pytest.approx(far["minutes"] / 60)
    assert line.GetPoint_2D(0) == (505500, 4896500)
    assert "Near: 2.0 km, 0.07 h" in done.log


def test_catchments_have_area_and_time(run, inputs):
    done = run("catchments", inputs["catchments"]())
    assert done.good, done.log
    (west, outline), (east, _) = _features(done.outputs["OUTPUT"])
    assert (west["name"], east["name"], west["cells"], east["cells"]) == ("West", "East", 12, 12)
    assert west["area_km2"] == pytest.approx(12, rel=2e-3)
    assert outline.GetArea() == pytest.approx(12e6)
    assert west["longest_min"] == pytest.approx(2 * (1 + 2 * math.sqrt(2)), rel=1e-6)


@pytest.mark.parametrize("name", ["leastcostroutes", "catchments"])
def test_cancelled_runs_leave_nothing(run, inputs, name, tmp_path):
    done = run(name, inputs[name](), cancel=True)
    assert not done.good
    assert "Cancelled" in done.log
    assert not list((tmp_path / "out").glob("*.gpkg"))


def test_the_change_of_travel_time_tells_land_out_of_reach_apart(run, inputs, read):
    done = run("seasonchange", inputs["seasonchange"]())
    assert done.good, done.log
    assert read(done.outputs["OUTPUT"])[0].tolist() == [60.0, 0.0, 1e6, 2e6, -1e6, -30.0]
    assert "16.7 % are reached later, 16.7 % sooner" in done.log
