"""The speed table: defaults with sources, JSON there and back, road classes, slope factors."""

import json

import numpy as np
import pytest

from dss_planner import paths
from dss_planner.access.speeds import (
    MODES,
    ON_FOOT,
    SEASONS,
    TAGS,
    SpeedTable,
    assumed_classes,
    copy_speeds,
    load_speeds,
    read_speeds,
    write_speeds,
)
from dss_planner.access.speedtable import PLACES
from dss_planner.access.surface import BARRIER, minutes_per_metre
from dss_planner.errors import InputError
from dss_planner.landcover.classes import planner_classes


def test_t44_a_kilometre_at_30_km_per_hour_takes_two_minutes():
    assert 1000 * minutes_per_metre(30) == pytest.approx(2.0, abs=1e-12)
    assert minutes_per_metre(0) == BARRIER


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("season", SEASONS)
def test_every_default_has_a_source_and_a_tag(mode, season):
    table = load_speeds(season, mode)
    assert (table.mode, table.season) == (mode, season)
    names = [*table.speeds(), *(f"slope.{bound:g}" for bound, _ in table.slope_factors)]
    for name in names:
        assert table.evidence[name].tag in TAGS, name
        assert table.evidence[name].source, name
    assert table.default_road is None


def test_what_counts_as_read_was_read_in_a_source_of_the_science_brief():
    read = ("Weiss et al. 2020", "World Bank GOST", "AccessMod", "Tobler (1993)", "travel accounts")
    for mode in MODES:
        for season in SEASONS:
            for name, known in load_speeds(season, mode).evidence.items():
                assert known.tag not in ("V", "V2") or any(source in known.source for source in read), (name, known)
                assert known.tag != "V" or "travel accounts" not in known.source, (name, known)


def test_the_file_holds_all_ways_of_travel_and_seasons():
    content = json.loads(paths.resource("access", "speeds.json").read_text(encoding="utf-8"))
    assert tuple(content["modes"]) == MODES
    assert tuple(content["seasons"]) == SEASONS


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("season", SEASONS)
def test_defaults_cover_the_planner_classes_places_and_the_same_roads(mode, season):
    table = load_speeds(season, mode)
    assert sorted(table.landcover) == list(range(1, 12)) == sorted(entry.code for entry in planner_classes())
    assert set(table.places) == set(PLACES)
    assert set(table.roads) == set(load_speeds().roads)
    assert (table.landcover[9] > 0) == (season == "winter")
    assert (table.places["river"] > 0) == (table.places["lake"] > 0) == (season == "winter")


def test_defaults_follow_the_science_table():
    table = load_speeds()
    assert 15 <= table.landcover[3] <= 25
    assert 20 <= table.landcover[6] <= 30
    assert 3 <= table.landcover[7] <= 8
    assert 60 <= table.roads["paved"] <= 70
    assert 30 <= table.roads["earth"] <= 50
    assert table.roads["motorway"] == 50


@pytest.mark.parametrize("mode", MODES)
def test_wet_ground_is_never_faster_than_dry_and_thaw_never_faster_than_wet(mode):
    dry, wet, thaw = (load_speeds(season, mode).speeds() for season in ("dry", "wet", "thaw"))
    assert all(thaw[name] <= wet[name] <= dry[name] for name in dry)
    assert any(thaw[name] < wet[name] for name in dry) or mode in ON_FOOT
    assert any(wet[name] < dry[name] for name in dry)


@pytest.mark.parametrize("mode", MODES)
def test_frozen_ground_is_as_fast_as_dry_ground_and_ice_adds_ways(mode):
    dry, winter = load_speeds("dry", mode), load_speeds("winter", mode)
    changed = {name for name, speed in winter.speeds().items() if speed != dry.speeds()[name]}
    assert changed <= {"landcover.8", "landcover.9", "roads.ice_road", *(f"places.{name}" for name in PLACES)}
    assert all(winter.evidence[name].tag == "A" for name in changed)
    assert all(winter.speeds()[name] > dry.speeds()[name] for name in changed)


@pytest.mark.parametrize("season", ["wet", "thaw"])
@pytest.mark.parametrize("mode", [mode for mode in MODES if mode not in ON_FOOT])
def test_no_vehicle_crosses_wet_playas_wetlands_or_high_fords(mode, season):
    table = load_speeds(season, mode)
    assert table.landcover[8] == table.places["playa"] == table.places["ford"] == table.places["stream"] == 0


@pytest.mark.parametrize("season", SEASONS)
def test_a_truck_is_never_faster_than_a_four_wheel_drive_off_the_road(season):
    truck, car = load_speeds(season, "truck"), load_speeds(season)
    assert all(truck.landcover[code] <= car.landcover[code] for code in car.landcover)
    assert truck.landcover[7] == 0, "loose sand is for four-wheel drives only"


def test_people_walk_at_the_speeds_of_weiss_and_horses_at_toblers_factor():
    walking, horse = load_speeds("dry", "walking"), load_speeds("dry", "horse")
    assert walking.landcover[3] == 4.86
    assert walking.landcover[6] == walking.landcover[7] == 3.0
    for code, speed in walking.landcover.items():
        assert horse.landcover[code] == pytest.approx(1.25 * speed)
    level = 6 * np.exp(-3.5 * 0.05)
    assert walking.roads["earth"] == pytest.approx(level, abs=1e-4)
    assert horse.roads["earth"] == pytest.approx(1.25 * level, abs=1e-4)
    steep = np.array([40.0])
    assert walking.slope_factor(steep)[0] == horse.slope_factor(steep)[0] == 1
    assert load_speeds().slope_factor(steep)[0] == load_speeds("dry", "truck").slope_factor(steep)[0] == 0


def test_a_copy_of_the_defaults_reads_back_for_every_way_of_travel(tmp_path):
    copy_speeds(tmp_path / "mine.json")
    for mode in MODES:
        for season in SEASONS:
            assert read_speeds(tmp_path / "mine.json", season, mode) == load_speeds(season, mode)
    with pytest.raises(InputError, match=r"no way of travel “camel”.*horse"):
        read_speeds(tmp_path / "mine.json", "dry", "camel")
    with pytest.raises(InputError, match=r"no season “monsoon”.*thaw"):
        read_speeds(tmp_path / "mine.json", "monsoon", "horse")


def test_a_speed_can_be_edited():
    table = load_speeds()
    edited = table.with_speed("landcover.3", 12).with_speed("roads.paved", 80).with_speed("places.ford", 0)
    assert (edited.landcover[3], edited.roads["paved"], edited.places["ford"]) == (12, 80, 0)
    assert edited.evidence["roads.paved"].source == "entered by the user"
    assert table.landcover[3] == 20
    assert edited.with_speed("default_road", 15).default_road == 15
    with pytest.raises(InputError, match="roads"):
        table.with_speed("roads.paved", -3)
    with pytest.raises(InputError, match="slope"):
        table.with_speed("slope.5", 1)


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
    [("paved", 65), (" Primary_link ", 40), ("ferry", None), (None, None), (1.5, None), (3.0, None)],
)
def test_road_class_text(value, expected):
    assert load_speeds().road_speed(value) == expected


def test_slope_factors_step_at_their_bounds():
    slopes = np.array([[0, 5, 5.01, 10], [10.5, 15, 15.1, np.nan]])
    factors = load_speeds().slope_factor(slopes)
    np.testing.assert_allclose(factors, np.array([[1, 1, 0.7, 0.7], [0.4, 0.4, 0, np.nan]], dtype=np.float32))


def test_assumed_classes_are_named():
    table = load_speeds()
    note = str(assumed_classes(table, {"paved", "path", "corrugated"}))
    assert "corrugated, path (10, 0 km/h)" in note
    assert "earth, gravel (40, 50 km/h)" in str(assumed_classes(table, {"earth", "gravel"})), "from memory"
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
        ('{"landcover": {"-1": 5}}', "-1 for “landcover”"),
        ('{"landcover": {"3": 5}, "roads": {"a": NaN}}', "nan"),
        ('{"landcover": {"3": 5}, "slope": [{"up_to": 10, "factor": 1}]}', "end at 90"),
        ('{"landcover": {"3": 5}, "slope": [{"up_to": 90, "factor": 2}]}', "0 to 1"),
        ('{"seasons": {"dry": {"landcover": {"3": 5}}}}', "no season “wet”"),
        ('{"landcover": {"3": 5}, "rodes": {}}', "rodes"),
        ('{"landcover": {"3": {"speed": 5, "wett": 3}}}', "landcover.3: wett"),
        ('{"landcover": {"3": {"speed": 5, "tag": "Q"}}}', "evidence tag “Q”"),
        ('{"landcover": {"3": 5}, "places": {"swamp": 1}}', "place “swamp”"),
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
