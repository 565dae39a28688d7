"""Maps of an earlier score never lie unmarked above a newer one."""

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProject

from dss_planner.layers import outdated
from dss_planner.layers.groups import planner_group, show_outputs
from dss_planner.layers.score_layers import near_miss_outputs
from dss_planner.provenance import sidecar
from dss_planner.study.results import Output
from dss_planner.text import text

BEFORE, BETWEEN, AFTER = (f"2026-11-23T1{hour}:00:00+00:00" for hour in (0, 1, 2))


def record(path, made, model="m1", slope="s1"):
    inputs = {"model": {"name": "model.json", "sha256": model}, "slope": {"name": "slope.tif", "sha256": slope}}
    sidecar(path).write_text(json.dumps({"made": made, "inputs": inputs}), encoding="utf-8")


@pytest.fixture
def study(qgis_app, make_raster):
    bands = [np.ones((4, 6)), np.ones((4, 6)), np.full((4, 6), 2.5), np.full((4, 6), 40.0)]
    score, near = make_raster("score.tif", [np.full((4, 6), 40.0)]), make_raster("near_misses.tif", bands)
    project = QgsProject()
    outputs = [Output(score, "score", text("Score")), *near_miss_outputs(near)]
    show_outputs(project, outputs)
    return project, Path(score).parent, outputs


def nodes(project, name):
    found = planner_group(project).findLayers()
    return [node for node in found if Path(node.layer().source()).name == name]


def test_a_map_of_an_earlier_model_is_marked_and_switched_off(study):
    project, folder, _ = study
    record(folder / "near_misses.tif", BEFORE)
    record(folder / "score.tif", AFTER, model="m2")
    outdated.mark(project, folder)
    outdated.mark(project, folder)
    near = nodes(project, "near_misses.tif")
    assert len(near) == 4
    assert not any(node.itemVisibilityChecked() for node in near)
    names = [node.layer().name() for node in near]
    assert all(name.endswith(" – of an earlier score") and name.count("earlier") == 1 for name in names)
    assert nodes(project, "score.tif")[0].itemVisibilityChecked()


def test_one_that_the_user_switches_on_again_stays_on_and_marked(study):
    project, folder, _ = study
    record(folder / "near_misses.tif", BEFORE)
    record(folder / "score.tif", AFTER, model="m2")
    outdated.mark(project, folder)
    node = nodes(project, "near_misses.tif")[0]
    node.setItemVisibilityChecked(True)
    outdated.mark(project, folder)
    assert node.itemVisibilityChecked()
    assert "earlier" in node.layer().name()


def test_drawn_anew_it_is_seen_again(study):
    project, folder, outputs = study
    record(folder / "near_misses.tif", BEFORE)
    record(folder / "score.tif", BETWEEN, model="m2")
    outdated.mark(project, folder)
    record(folder / "near_misses.tif", AFTER, model="m2")
    show_outputs(project, outputs[1:])
    outdated.mark(project, folder)
    seen = [node for node in nodes(project, "near_misses.tif") if node.itemVisibilityChecked()]
    assert [node.layer().customProperty("dss_planner/style") for node in seen] == ["near_misses"]
    assert not any("earlier" in node.layer().name() for node in nodes(project, "near_misses.tif"))


def test_a_score_that_ran_again_to_the_same_end_takes_the_mark_away(study):
    project, folder, _ = study
    record(folder / "near_misses.tif", BEFORE)
    record(folder / "score.tif", BETWEEN, model="m2")
    outdated.mark(project, folder)
    record(folder / "score.tif", AFTER)
    outdated.mark(project, folder)
    assert not any("earlier" in node.layer().name() for node in nodes(project, "near_misses.tif"))


@pytest.mark.parametrize(
    ("drawn", "score", "wanted"),
    [
        ((BEFORE, "m1", "s1"), (AFTER, "m1", "s2"), True),
        ((BEFORE, "m1", "s1"), (AFTER, "m1", "s1"), False),
        ((AFTER, "m1", "s1"), (BEFORE, "m2", "s1"), False),
        ((AFTER, "m1", "s1"), (AFTER, "m2", "s1"), False),
    ],
)
def test_the_records_tell(tmp_path, drawn, score, wanted):
    found = []
    for name, (made, model, slope) in (("agreement.tif", drawn), ("score.tif", score)):
        record(tmp_path / name, made, model, slope)
        found.append(json.loads(sidecar(tmp_path / name).read_text(encoding="utf-8")))
    assert outdated.is_outdated(*found) is wanted


@pytest.mark.parametrize("words", ["", "no JSON", "[]", '{"made": "2026", "inputs": 3}'])
def test_without_a_record_nothing_is_marked(study, words):
    project, folder, _ = study
    record(folder / "score.tif", BEFORE)
    sidecar(folder / "near_misses.tif").write_text(words, encoding="utf-8")
    outdated.mark(project, folder)
    assert not any("earlier" in node.layer().name() for node in nodes(project, "near_misses.tif"))


def test_only_what_may_change_it_is_looked_at():
    assert outdated.concerned("/a/score.tif")
    assert outdated.concerned("/a/agreement.tif")
    assert not outdated.concerned("/a/slope.tif")
