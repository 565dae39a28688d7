"""Roads read by their codes and tags: OpenStreetMap, Mongolian codes, tables of the user; unknown codes are listed."""

import json

import numpy as np
import pytest

from dss_planner import paths
from dss_planner.access.obstacles import ObstacleLayers, read_obstacles
from dss_planner.access.roads import read_roads
from dss_planner.access.roadtable import copy_road_table, load_road_table, read_road_table, tags_of
from dss_planner.access.speeds import MODES, SpeedTable, load_speeds
from dss_planner.errors import InputError
from dss_planner.raster.reading import Window

TABLE = load_road_table()
WINDOW = Window(0, 0, 6, 4)


@pytest.fixture
def read(grid, make_vector):
    """``read([attributes of a road in row 0, 1, …])``: the roads."""
    names = iter(range(100))

    def make(rows, field="", speeds=None, table=TABLE, bridges_only=False):
        roads = [
            (f"LINESTRING (500500 {4899500 - 1000 * row}, 505500 {4899500 - 1000 * row})", attributes)
            for row, attributes in enumerate(rows)
        ]
        uri = make_vector(f"roads{next(names)}.gpkg", roads)
        return read_roads(uri, field, speeds or load_speeds(), grid, table, bridges_only)

    return make


def speeds_of(roads):
    return [float(value) for value in roads.shapes.touched(WINDOW)[:, 2]]


def test_every_class_of_the_table_has_a_speed_for_every_way_of_travel():
    meant = {name for coding in TABLE.codings for name in coding.classes.values()}
    meant |= {*TABLE.surface.values(), *TABLE.tracktype.values()}
    for mode in MODES:
        assert meant - {None} <= set(load_speeds("dry", mode).roads)
    assert TABLE.by_surface <= set(load_speeds().roads)
    content = json.loads(paths.resource("access", "roads.json").read_text(encoding="utf-8"))
    assert all(entry["source"] and entry["tag"] for entry in content["codings"])


def test_openstreetmap_tags_decide_the_speed(read):
    roads = read(
        [
            {"highway": "primary", "surface": "asphalt", "tracktype": ""},
            {"highway": "primary", "surface": "gravel", "tracktype": ""},
            {"highway": "residential", "surface": "asphalt", "tracktype": ""},
            {"highway": "track", "surface": "sand", "tracktype": "grade4"},
        ]
    )
    assert roads.field == "highway"
    # 65: paved road in place of 40 for a primary road; 20: a paved street stays a street; 15: the slowest of 20, 15, 15
    assert speeds_of(roads) == [65, 50, 20, 15]
    assert read([{"highway": "trunk_link"}, {"highway": "secondary"}]).used == 2


def test_tags_that_gdal_packs_together_are_read(read):
    packed = '"surface"=>"compacted","bridge"=>"yes","name"=>"A \\"quoted\\" road"'
    assert tags_of({"highway": "Trunk", "other_tags": packed})["name"] == 'a \\"quoted\\" road'
    roads = read(
        [{"highway": "trunk", "other_tags": packed}, {"highway": "trunk", "other_tags": ""}], bridges_only=True
    )
    assert speeds_of(roads)[:2] == [50, 40]
    assert sorted(zip(roads.shapes.owner, roads.lets_through)) == [(0, True), (1, False)]


def test_what_is_not_for_travel_is_left_out_and_told(read):
    roads = read([{"highway": "construction"}, {"highway": ""}, {"highway": "primary"}])
    assert roads.used == 1
    assert "(empty) (1), construction (1)" in " ".join(map(str, roads.notes))


def test_unknown_codes_are_listed_and_unknown_tags_told(read):
    with pytest.raises(InputError, match="“highway”: goat_track, hyperloop") as error:
        read([{"highway": "hyperloop"}, {"highway": "primary"}, {"highway": "goat_track"}])
    assert "table of road classes" in str(error.value)
    roads = read([{"highway": "primary", "surface": "jelly"}])
    assert speeds_of(roads)[0] == 40
    assert "surface=jelly (1)" in " ".join(map(str, roads.notes))


def test_mongolian_codes_are_read_as_assumptions(read):
    roads = read([{"CODE": float(code)} for code in (1, 2, 3, 4)])
    assert (roads.field, speeds_of(roads)) == ("CODE", [65, 30, 40, 30])
    note = str(roads.notes[0])
    assert "undocumented" in note
    assert "1 = paved, 2 = earth_poor, 3 = earth, 4 = earth_poor" in note
    with pytest.raises(InputError, match="“CODE”: 7"):
        read([{"CODE": 1.0}, {"CODE": 7.0}])


def test_geofabrik_extracts_are_read_by_their_class_not_their_number(read):
    roads = read([{"code": 5113, "fclass": "primary", "bridge": "T"}, {"code": 5145, "fclass": "track_grade3"}])
    assert roads.field == "fclass"
    assert speeds_of(roads)[:2] == [40, 20]


def test_a_table_of_the_user_goes_before_the_products(read, tmp_path):
    path = tmp_path / "codes.json"
    path.write_text('{"field": "Angilal", "classes": {"3": "gravel", "earth": "paved", "9": null}}', encoding="utf-8")
    roads = read([{"ANGILAL": "3"}, {"ANGILAL": "earth"}, {"ANGILAL": "9"}], table=read_road_table(path))
    assert (roads.field, speeds_of(roads)[:2], roads.used) == ("ANGILAL", [50, 65], 2)
    copy_road_table(path)
    assert read_road_table(path) == TABLE
    path.write_text('{"field": "CODE", "classes": {"3": "moonbeam"}}', encoding="utf-8")
    with pytest.raises(InputError, match="moonbeam"):
        read([{"CODE": 3.0}], table=read_road_table(path))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("{", "not as expected"),
        ("[]", "not as expected"),
        ("{}", "not as expected"),
        ('{"field": "CODE"}', "classes"),
        ('{"field": "CODE", "classes": {"1": 5}}', "no class text"),
        ('{"field": "CODE", "classes": {}, "speeds": {}}', "speeds"),
        ('{"field": "CODE", "classes": {}, "tag": "Z"}', "tag Z"),
    ],
)
def test_a_wrong_table_says_what_is_wrong(tmp_path, content, found):
    path = tmp_path / "codes.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=found):
        read_road_table(path)
    with pytest.raises(InputError, match=r"none\.json"):
        read_road_table(tmp_path / "none.json")


def obstacles_of(grid, speeds, **layers):
    return read_obstacles(ObstacleLayers(**layers), speeds, grid, TABLE)


def test_waterways_are_rivers_streams_or_nothing(grid, make_vector):
    rows = [("river", ""), ("stream", ""), ("river", "yes"), ("dam", ""), ("sluice", ""), ("", "")]
    line = "LINESTRING ({0} 4899900, {0} 4896100)"
    rivers = make_vector(
        "rivers.gpkg",
        [(line.format(500500 + 1000 * n), {"waterway": w, "intermittent": i}) for n, (w, i) in enumerate(rows)],
    )
    dry = obstacles_of(grid, load_speeds("dry"), rivers=rivers)
    np.testing.assert_array_equal(np.isfinite(dry.crossed.touched(WINDOW)[1]), [1, 0, 0, 0, 1, 0])
    np.testing.assert_array_equal(dry.limits.touched(WINDOW)[1, [1, 2]], [5, 5])
    assert "waterway=sluice (1)" in " ".join(map(str, dry.notes))
    wet = obstacles_of(grid, load_speeds("wet"), rivers=rivers)
    np.testing.assert_array_equal(np.isfinite(wet.crossed.touched(WINDOW)[1]), [1, 1, 1, 0, 1, 0])
    winter = obstacles_of(grid, load_speeds("winter"), rivers=rivers)
    assert winter.crossed.empty
    np.testing.assert_array_equal(winter.limits.touched(WINDOW)[1, [0, 4]], [10, 10])
    assert "frozen" in " ".join(map(str, winter.notes))


def test_lakes_and_playas_change_with_the_season(grid, make_vector):
    square = "POLYGON (({0} 4896000, {1} 4896000, {1} 4900000, {0} 4900000, {0} 4896000))"
    lakes = make_vector("lakes.gpkg", [(square.format(500010, 501990), {"n": 1.0})])
    playas = make_vector("playas.gpkg", [(square.format(503010, 504990), {"n": 1.0})])
    for season, lake, playa in (("dry", None, 25), ("wet", None, 0), ("winter", 10, 25), ("thaw", None, 0)):
        found = obstacles_of(grid, load_speeds(season), lakes=lakes, playas=playas)
        assert found.areas.inside(WINDOW)[1, 3] == playa
        assert np.isfinite(found.crossed.touched(WINDOW)[1, 1]) == (lake is None)
        assert found.areas.inside(WINDOW)[1, 1] == lake or lake is None


def test_gates_are_no_barrier_and_shut_fords_are_told(grid, make_vector):
    line = "LINESTRING ({0} 4899900, {0} 4896100)"
    values = ["fence", "gate", "", "moat"]
    barriers = make_vector(
        "barriers.gpkg", [(line.format(500500 + 1000 * n), {"barrier": value}) for n, value in enumerate(values)]
    )
    fords = make_vector("fords.gpkg", [("POINT (500500 4898500)", {"ford": "yes"})])
    found = obstacles_of(grid, load_speeds("thaw"), barriers=barriers, openings=fords)
    np.testing.assert_array_equal(np.isfinite(found.crossed.touched(WINDOW)[1]), [1, 0, 1, 1, 0, 0])
    assert found.openings.empty
    notes = " ".join(map(str, found.notes))
    assert "barrier=moat (1)" in notes
    assert "shut in this season" in notes
    assert obstacles_of(grid, load_speeds(), barriers=barriers, openings=fords).openings.values == [5]


def test_a_table_without_places_has_rivers_closed_and_leaves_the_rest_to_land_cover(grid, make_vector):
    square = "POLYGON ((500010 4896000, 501990 4896000, 501990 4900000, 500010 4900000, 500010 4896000))"
    layer = make_vector("water.gpkg", [(square, {"n": 1.0})])
    found = obstacles_of(grid, SpeedTable({3: 20.0}), rivers=layer, playas=layer)
    assert np.isfinite(found.crossed.touched(WINDOW)[1, 1])
    assert found.areas.empty


LINE = "LINESTRING ({0} 4899900, {0} 4896100)"


def rivers_of(make_vector, **values):
    """A layer with one river for each value of the one field given."""
    ((field, each),) = values.items()
    lines = [(LINE.format(500500 + 1000 * n), {field: value}) for n, value in enumerate(each)]
    return make_vector("rivers.gpkg", lines)


@pytest.mark.parametrize(
    ("season", "unknown", "closed"),
    [
        ("dry", "seasonal", False),
        ("winter", "seasonal", False),
        ("wet", "seasonal", True),
        ("thaw", "seasonal", True),
        ("dry", "flowing", True),
        ("thaw", "flowing", True),
        ("winter", "flowing", False),
    ],
)
def test_rivers_of_unknown_kind_are_as_chosen_and_told_with_their_evidence(grid, make_vector, season, unknown, closed):
    layer = rivers_of(make_vector, length=[3.5])
    found = obstacles_of(grid, load_speeds(season), rivers=layer, unknown_rivers=unknown)
    assert np.isfinite(found.crossed.touched(WINDOW)[1, 0]) == closed
    notes = " ".join(map(str, found.notes))
    assert "of 1 river(s) whether they flow all year" in notes
    assert ("[A]" in notes) == (unknown == "seasonal")
    assert ("[M]" in notes) == (unknown == "flowing")


def test_on_foot_too_a_dry_bed_carries_water_after_rain_and_in_the_thaw(grid, make_vector):
    layer = rivers_of(make_vector, length=[3.5])
    for season, closed in (("dry", False), ("wet", True), ("thaw", True)):
        found = obstacles_of(grid, load_speeds(season, "walking"), rivers=layer)
        assert np.isfinite(found.crossed.touched(WINDOW)[1, 0]) == closed, season


def test_a_wrong_choice_for_unknown_rivers_names_those_there_are(grid, make_vector):
    with pytest.raises(InputError, match="seasonal, flowing"):
        obstacles_of(grid, load_speeds(), rivers=rivers_of(make_vector, n=[1]), unknown_rivers="dry")


def test_levels_of_wdbii_tell_which_rivers_fall_dry_whatever_is_chosen(grid, make_vector):
    layer = rivers_of(make_vector, level=[3, 6, 8, 2, 9])
    for unknown in ("seasonal", "flowing"):
        found = obstacles_of(grid, load_speeds("dry"), rivers=layer, unknown_rivers=unknown)
        np.testing.assert_array_equal(np.isfinite(found.crossed.touched(WINDOW)[1]), [1, 0, 0, 1, 1, 0])
        assert [str(note) for note in found.notes] == [
            "The field “level” of the rivers is read as river levels of GSHHG (WDBII) [V2]: 3 flow all year, 2 fall "
            "dry."
        ]


def test_a_field_level_that_holds_something_else_tells_nothing(grid, make_vector):
    layer = rivers_of(make_vector, level=[3, 6, 1290])
    found = obstacles_of(grid, load_speeds("dry"), rivers=layer)
    assert found.crossed.empty
    assert "of 3 river(s) whether they flow all year" in str(found.notes[0])


def test_a_tag_of_a_river_goes_before_its_class(grid, make_vector):
    lines = [
        (LINE.format(500500 + 1000 * n), {"featurecla": name, "intermittent": tag})
        for n, (name, tag) in enumerate([("River", ""), ("River", "yes"), ("River (Intermittent)", ""), ("", "no")])
    ]
    found = obstacles_of(grid, load_speeds("dry"), rivers=make_vector("rivers.gpkg", lines))
    np.testing.assert_array_equal(np.isfinite(found.crossed.touched(WINDOW)[1]), [1, 0, 0, 1, 0, 0])


def test_a_copy_of_the_table_from_before_rivers_is_read(tmp_path):
    path = tmp_path / "codes.json"
    copy_road_table(path)
    content = json.loads(path.read_text(encoding="utf-8"))
    del content["rivers"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert read_road_table(path).rivers == load_road_table().rivers
    content["rivers"] = [{"id": "o", "name": "o", "fields": ["k"], "tag": "A", "source": "", "classes": {"1": "brook"}}]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match="rivers: brook"):
        read_road_table(path)
