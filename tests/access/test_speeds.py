"""The speed table: defaults with sources, JSON there and back, road classes, slope factors."""

import json

import numpy as np
import pytest

from dss_planner import paths
from dss_planner.access.speeds import SEASONS, TAGS, SpeedTable, assumed_classes, load_speeds, read_speeds, write_speeds
from dss_planner.access.surface import BARRIER, minutes_per_metre
from dss_planner.errors import InputError


def test_t44_a_kilometre_at_30_km_per_hour_takes_two_minutes():
    assert 1000 * minutes_per_metre(30) == pytest.approx(2.0, abs=1e-12)
    assert minutes_per_metre(0) == BARRIER


def test_every_default_has_a_source_and_a_tag():
    content = json.loads(paths.resource("access", "speeds.json").read_text(encoding="utf-8"))
    assert tuple(content["seasons"]) == SEASONS
    for season in content["seasons"].values():
        entries = [*season["landcover"].values(), *season["roads"].values(), *season["slope"]]
        assert all(entry["tag"] in TAGS and entry["source"] for entry in entries)
        assert season["default_road"] is None


@pytest.mark.parametrize("season", SEASONS)
def test_defaults_cover_the_eleven_planner_classes(season):
    table = load_speeds(season)
    assert sorted(table.landcover) == list(range(1, 12))
    assert table.landcover[9] == 0
    assert table.roads["paved"] == 65


def test_defaults_follow_the_science_table():
    table = load_speeds()
    assert 15 <= table.landcover[3] <= 25
    assert 20 <= table.landcover[6] <= 30
    assert 3 <= table.landcover[7] <= 8
    assert 60 <= table.roads["paved"] <= 70
    assert 30 <= table.roads["earth"] <= 50
    assert table.roads["motorway"] == 50


def test_wet_ground_is_never_faster_than_dry():
    dry, wet = load_speeds("dry"), load_speeds("wet")
    assert all(wet.landcover[code] <= dry.landcover[code] for code in dry.landcover)
    assert all(wet.roads[name] <= dry.roads[name] for name in dry.roads)
    assert wet.landcover[8] == 0


def test_default_speeds_agree_with_the_planner_classes():
    content = json.loads(paths.resource("landcover", "classes.json").read_text(encoding="utf-8"))
    if "speeds" not in content["classes"][0]:
        pytest.skip("the planner classes hold no speeds")
    for season in SEASONS:
        expected = {entry["code"]: entry["speeds"][season]["value"] for entry in content["classes"]}
        assert dict(load_speeds(season).landcover) == expected


def test_json_there_and_back(tmp_path):
    table = load_speeds("wet")
    write_speeds(table, tmp_path / "speeds.json")
    assert read_speeds(tmp_path / "speeds.json") == table


def test_a_file_of_bare_numbers_is_enough(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text('{"landcover": {"3": 18}, "roads": {"Asphalt": 70}, "default_road": 12}', encoding="utf-8")
    table = read_speeds(path)
    assert table.landcover == {3: 18}
    assert table.road_speed("ASPHALT") == 70
    assert table.road_speed("goat path") == 12
    assert table.slope_factor(np.array([40.0]))[0] == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.0, 65), (3, 40), ("3", 40), ("paved", 65), (" Primary_link ", 40), ("ferry", None), (None, None), (1.5, None)],
)
def test_road_class_text(value, expected):
    assert load_speeds().road_speed(value) == expected


def test_slope_factors_step_at_their_bounds():
    slopes = np.array([[0, 5, 5.01, 10], [10.5, 15, 15.1, np.nan]])
    factors = load_speeds().slope_factor(slopes)
    np.testing.assert_allclose(factors, np.array([[1, 1, 0.7, 0.7], [0.4, 0.4, 0, np.nan]], dtype=np.float32))


def test_assumed_classes_are_named():
    table = load_speeds()
    note = str(assumed_classes(table, {"paved", "4", "1"}))
    assert "1, 4" in note
    assert "65, 30" in note
    assert assumed_classes(table, {"paved", "track"}) is None


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("{", "not as expected"),
        ("[]", "not as expected"),
        ("{}", "landcover"),
        ('{"landcover": {"three": 4}}', "three"),
        ('{"landcover": {"3": -1}}', "-1"),
        ('{"landcover": {"3": 5000}}', "5000"),
        ('{"landcover": {"3": 5}, "roads": {"a": NaN}}', "nan"),
        ('{"landcover": {"3": 5}, "slope": [{"up_to": 10, "factor": 1}]}', "end at 90"),
        ('{"landcover": {"3": 5}, "slope": [{"up_to": 90, "factor": 2}]}', "0 to 1"),
        ('{"seasons": {"dry": {"landcover": {"3": 5}}}}', "no season “wet”"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, content, found):
    path = tmp_path / "speeds.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=found):
        read_speeds(path, "wet")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.json"):
        read_speeds(tmp_path / "none.json")


def test_the_table_checks_itself():
    with pytest.raises(InputError, match="default_road"):
        SpeedTable({1: 3.0}, default_road=-4)
