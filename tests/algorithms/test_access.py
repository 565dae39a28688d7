"""Friction and travel time, run as algorithms on small inputs with answers computed by hand."""

import json
import math
from pathlib import Path

import numpy as np
import pytest


def test_friction_is_the_inverse_of_speed_and_roads_are_fast(run, inputs, read, tmp_path):
    speeds = tmp_path / "speeds.json"
    speeds.write_text(
        json.dumps({"landcover": {"6": 20}, "roads": {"paved": 60}, "slope": [{"up_to": 90, "factor": 1}]}),
        encoding="utf-8",
    )
    done = run("friction", {**inputs["friction"](), "SPEEDS": str(speeds)})
    assert done.good, done.log
    friction = read(done.outputs["OUTPUT"])
    np.testing.assert_allclose(friction[0], 0.06 / 60, rtol=1e-6)
    np.testing.assert_allclose(friction[1:], 0.06 / 20, rtol=1e-6)


def test_barriers_stop_and_roads_bridge_them(run, inputs, read, make_vector):
    river = make_vector("in/river.gpkg", [("LINESTRING(502500 4896000,502500 4900000)", {"n": 1.0})])
    done = run("friction", {**inputs["friction"](), "BARRIERS": river})
    assert done.good, done.log
    friction = read(done.outputs["OUTPUT"])
    assert (friction[1:, 2] >= 1e6).all()
    assert friction[0, 2] < 0.01


def test_mode_season_and_obstacles_reach_the_room(run, inputs, read, make_vector, tmp_path):
    river = make_vector("in/river.gpkg", [("LINESTRING(502500 4896000,502500 4900000)", {"n": 1.0})])
    post = make_vector("in/post.gpkg", [("POINT(502500 4897500)", {"kind": "border_post"})])
    given = {**inputs["friction"](), "RIVERS": river, "MODE": "walking", "SEASON": "thaw"}
    friction = read(run("friction", given).outputs["OUTPUT"])
    assert friction[1, 0] == pytest.approx(0.06 / 3.0, rel=1e-5)
    assert (friction[1:, 2] >= 1e6).all()
    friction = read(run("friction", {**given, "SEASON": "winter"}).outputs["OUTPUT"])
    assert (friction < 1e6).all()
    friction = read(run("friction", {**given, "SEASON": "dry"}).outputs["OUTPUT"])
    assert (friction < 1e6).all(), "a river of unknown kind is taken for a dry bed"
    friction = read(run("friction", {**given, "SEASON": "dry", "UNKNOWN_RIVERS": "flowing"}).outputs["OUTPUT"])
    assert (friction[1:, 2] >= 1e6).all()
    closed = {**inputs["friction"](), "BORDERS": river, "OPENINGS": post, "PROTECTED": _field(make_vector)}
    friction = read(run("friction", closed).outputs["OUTPUT"])
    assert list((friction >= 1e6)[:, 2]) == [True, True, False, True], "a road does not open a border, a post does"
    assert (friction[1:, 4] >= 1e6).all()
    assert friction[0, 4] < 0.01, "the road through the protected area"
    table = tmp_path / "codes.json"
    table.write_text('{"field": "kind", "classes": {"paved": "earth"}}', encoding="utf-8")
    friction = read(run("friction", {**inputs["friction"](), "ROAD_TABLE": str(table)}).outputs["OUTPUT"])
    assert friction[0, 0] == pytest.approx(0.06 / 40)


def _field(make_vector):
    square = "POLYGON((504000 4896000,505000 4896000,505000 4900000,504000 4900000,504000 4896000))"
    return make_vector("in/protected.gpkg", [(square, {"n": 1.0})])


def test_a_speed_table_that_is_no_json_is_named(run, inputs, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    done = run("friction", {**inputs["friction"](), "SPEEDS": str(broken)})
    assert not done.good
    assert "broken.json" in done.log


def test_travel_time_grows_with_distance(run, inputs, read):
    # 0.002 min/m: 2 minutes from cell to cell, √2 times that over a corner
    done = run("traveltime", inputs["traveltime"]())
    assert done.good, done.log
    minutes = read(done.outputs["OUTPUT"])
    assert minutes[0, 0] == 0
    np.testing.assert_allclose(minutes[0], [0, 2, 4, 6, 8, 10], rtol=1e-6)
    assert minutes[3, 3] == pytest.approx(3 * 2 * math.sqrt(2), rel=1e-6)


def test_the_longest_travel_time_is_a_limit(run, inputs, read):
    done = run("traveltime", {**inputs["traveltime"](), "MAX_MINUTES": 5})
    minutes = read(done.outputs["OUTPUT"])
    assert minutes[0, 2] == pytest.approx(4)
    assert minutes[0, 3] == 1e6


def test_speeds_and_road_codes_can_be_taken_edited_and_given_back(run, inputs, read, tmp_path):
    speeds, table = (str(tmp_path / "out" / name) for name in ("speeds.json", "roads.json"))
    first = run("friction", {**inputs["friction"](), "SEASON": "thaw", "SPEEDS_USED": speeds, "ROAD_TABLE_COPY": table})
    assert first.good, first.log
    content = json.loads(Path(speeds).read_text(encoding="utf-8"))
    assert content["season"] == "thaw"
    assert content["landcover"]["3"]["tag"] in ("V", "V2", "M", "A", "D")
    before = read(first.outputs["OUTPUT"])
    again = {**inputs["friction"](), "SPEEDS": speeds, "ROAD_TABLE": table, "OUTPUT": str(tmp_path / "out" / "b.tif")}
    done = run("friction", again)
    assert done.good, done.log
    np.testing.assert_array_equal(read(done.outputs["OUTPUT"]), before)
    for entry in (*content["landcover"].values(), *content["roads"].values()):
        entry["speed"] /= 2
    Path(speeds).write_text(json.dumps(content), encoding="utf-8")
    done = run("friction", {**again, "OUTPUT": str(tmp_path / "out" / "c.tif")})
    assert done.good, done.log
    passable = before < 1e6
    np.testing.assert_allclose(read(done.outputs["OUTPUT"])[passable], 2 * before[passable], rtol=1e-6)
