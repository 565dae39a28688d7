"""How one travels, as a study keeps it: own speeds, road codes, obstacles; older studies are read."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.access.speeds import load_speeds, read_speeds, write_speeds
from dss_planner.access.surface import BARRIER
from dss_planner.errors import InputError
from dss_planner.raster.reading import read_whole
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


GENTLE = ((8.0, 1.0), (25.0, 0.25), (90.0, 0.0))


def test_own_slope_factors_count_for_their_way_of_travel_in_all_seasons(tmp_path):
    settings = StudySettings(slope_factors={"fourwheel": GENTLE})
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings
    for season in ("dry", "thaw"):
        table = speed_table(settings, season)
        assert table.slope_factors == GENTLE
        assert table.speeds() == load_speeds(season).speeds()
        assert table.evidence["slope.25"].tag == "A"
    assert settings.own_slope == GENTLE
    truck = replace(settings, mode="truck")
    assert speed_table(truck).slope_factors == load_speeds("dry", "truck").slope_factors
    assert (truck.own_slope, truck.haul_slope, truck.multimodal_slopes) == ((), (), (GENTLE, ()))


def test_friction_with_own_slopes_is_the_same_by_the_study_and_by_its_table_in_a_file(tmp_path, make_raster):
    rows = np.arange(12.0)[:, np.newaxis] ** 2
    landcover = make_raster("landcover_classes.tif", np.full((12, 12), 3.0))
    dem = make_raster("elevation.tif", np.repeat(20.0 * rows, 12, axis=1))
    table = speed_table(StudySettings(slope_factors={"fourwheel": GENTLE}))
    write_speeds(table, tmp_path / "speeds.json")
    values = {}
    for name, speeds in (("study", table), ("file", read_speeds(tmp_path / "speeds.json")), ("default", load_speeds())):
        request = FrictionRequest(landcover, str(tmp_path / f"{name}.tif"), dem, speeds=speeds)
        compute_friction(request)
        values[name] = read_whole(request.output)
    np.testing.assert_array_equal(values["study"], values["file"])
    # 2·20·r m over 1 km: 11 rises 22 degrees, a quarter of the speed is left where the default lets nobody pass
    inner = slice(1, -1)
    assert (values["default"][10, inner] >= BARRIER).all()
    np.testing.assert_allclose(values["study"][10, inner], 0.06 / (0.25 * table.landcover[3]), rtol=1e-5)


def test_a_class_of_slope_that_stays_keeps_its_evidence():
    table = load_speeds().with_slope(((5.0, 1.0), (10.0, 0.6), (15.0, 0.4), (90.0, 0.0)))
    assert [table.evidence[f"slope.{bound}"].tag for bound in (5, 10, 15, 90)] == ["M", "A", "M", "M"]
    assert [name for name in load_speeds().with_slope(((90.0, 1.0),)).evidence if name.startswith("slope.")] == [
        "slope.90"
    ]


def test_damaged_slope_factors_of_a_study_are_named(tmp_path):
    (tmp_path / "study.json").write_text('{"version": 2, "slope_factors": {"truck": [5, 1]}}', encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    ("step", "modes"),
    [
        ("access", ("fourwheel",)),
        ("seasons", ("fourwheel",)),
        ("supplies", ("truck", "fourwheel")),
        ("multimodal", ("fourwheel", "walking")),
    ],
)
def test_steps_are_stale_when_the_slope_factors_they_use_change(tmp_path, step, modes):
    folder, found = StudyFolder.at(tmp_path), steps.step_of(step)
    mark = steps._fingerprint(folder, found, StudySettings())
    for mode in ("fourwheel", "truck", "motorbike", "horse", "walking"):
        changed = steps._fingerprint(folder, found, StudySettings(slope_factors={mode: GENTLE}))
        assert (changed != mark) == (mode in modes), mode


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"season": "monsoon"}, "no season “monsoon”"),
        ({"mode": "camel"}, "no way of travel “camel”"),
        ({"speeds": {"fourwheel": {"dry": {"landcover.3": 300.0}}}}, "expected 0 to 200"),
        ({"speeds": {"fourwheel": {"dry": {"elsewhere": 3.0}}}}, "no entry of a speed table"),
        ({"slope_factors": {"fourwheel": ((5.0, 1.0), (30.0, 0.0))}}, "end at 90 degrees"),
        ({"slope_factors": {"fourwheel": ((10.0, 1.0), (5.0, 0.5), (90.0, 0.0))}}, "bounds 10, 5, 90; they must rise"),
        ({"slope_factors": {"fourwheel": ((0.0, 1.0), (90.0, 0.0))}}, "from above 0"),
        ({"slope_factors": {"fourwheel": ((5.0, 1.5), (90.0, 0.0))}}, "expected 0 to 1"),
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
