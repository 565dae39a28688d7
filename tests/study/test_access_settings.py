"""How one travels, as a study keeps it: own speeds, road codes, obstacles; older studies are read."""

from __future__ import annotations

import json

import pytest

from dss_planner.access.speeds import load_speeds
from dss_planner.errors import InputError
from dss_planner.study import steps
from dss_planner.study.access_inputs import obstacle_layers, road_table, speed_table
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import FILE, OBSTACLES, StudySettings, read_settings, write_settings
from dss_planner.study.step_list import STEPS


def test_a_study_from_before_the_choices_of_access_is_read(tmp_path):
    old = {"version": 2, "season": "wet", "origins": "settlements", "road_class_field": "CODE", "max_minutes": 300.0}
    (tmp_path / FILE).write_text(json.dumps(old), encoding="utf-8")
    found = read_settings(tmp_path)
    assert (found.season, found.origins, found.road_class_field) == ("wet", "settlements", "CODE")
    assert (found.mode, found.speeds, found.obstacles, found.neighbours) == ("fourwheel", {}, OBSTACLES, 8)


def test_the_choices_of_access_are_written_and_read(tmp_path):
    settings = StudySettings(
        mode="horse",
        speeds={"horse": {"thaw": {"landcover.3": 4.5, "roads.earth": 6.0}}},
        road_class_field="CODE",
        road_codes={"3": "paved", "9": None},
        more_origins=("settlements",),
        obstacles=("rivers",),
        survey_sites=("a", "b"),
        travel_limit=600.0,
    )
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings


def test_own_speeds_count_only_for_their_mode_and_season():
    own = {"fourwheel": {"thaw": {"landcover.3": 7.0, "places.lake": 3.0}}}
    settings = StudySettings(speeds=own)
    assert speed_table(settings, "thaw").landcover[3] == 7.0
    assert speed_table(settings, "thaw").place_speed("lake") == 3.0
    assert speed_table(settings).speeds() == load_speeds("dry").speeds()
    assert (
        speed_table(StudySettings(mode="truck", speeds=own), "thaw").speeds() == load_speeds("thaw", "truck").speeds()
    )
    assert settings.own_speeds == {}
    assert settings.compared_speeds == ({}, own["fourwheel"]["thaw"])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"season": "monsoon"}, "no season “monsoon”"),
        ({"mode": "camel"}, "no way of travel “camel”"),
        ({"speeds": {"fourwheel": {"dry": {"landcover.3": 300.0}}}}, "expected 0 to 200"),
        ({"speeds": {"fourwheel": {"dry": {"elsewhere": 3.0}}}}, "no entry of a speed table"),
    ],
)
def test_what_no_table_has_is_refused_with_what_is_there(changes, words):
    with pytest.raises(InputError, match=words):
        speed_table(StudySettings(**changes))


def test_own_road_codes_go_before_the_tables_and_keep_the_others():
    own = road_table(StudySettings(road_class_field="CODE", road_codes={"3": "paved", "9": None}))
    classes = own.coding_of("code").classes
    assert classes["3"] == "paved"
    assert classes["9"] is None
    assert classes["2"] == "earth_poor"
    with pytest.raises(InputError, match="not of which field"):
        road_table(StudySettings(road_codes={"3": "paved"}))


def test_obstacles_are_those_that_are_there_and_counted(tmp_path):
    layers = [{"role": role, "kind": "vector"} for role in ("rivers", "lakes", "railroads", "mine_pits", "roads")]
    (tmp_path / "alignment.json").write_text(json.dumps({"layers": layers}), encoding="utf-8")
    folder = StudyFolder.at(tmp_path)
    found = obstacle_layers(folder, StudySettings(obstacles=("rivers", "railroads", "mine_pits", "borders")))
    assert found.rivers.endswith("layername=rivers")
    assert found.railways.endswith("layername=railroads")
    assert found.pits.endswith("layername=mine_pits")
    assert (found.lakes, found.borders, found.barriers) == (None, None, None)


def test_every_choice_of_a_step_is_a_setting():
    settings = StudySettings()
    for step in STEPS:
        for name in step.choices:
            getattr(settings, name)


@pytest.mark.parametrize("step", ["multimodal", "supplies"])
def test_sites_count_for_walk_and_haul_but_are_not_needed(tmp_path, step):
    folder, settings, found = StudyFolder.at(tmp_path), StudySettings(), steps.step_of(step)
    assert "sites" not in steps.steps_before(found, settings)
    before = steps._fingerprint(folder, found, settings)
    folder.remember("sites", "found", content="five sites")
    assert steps._fingerprint(folder, found, settings) != before
