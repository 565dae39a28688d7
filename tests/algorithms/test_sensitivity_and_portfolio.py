"""Sensitivity and portfolio, run as algorithms on small inputs with answers computed by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr


def features(path):
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer("sites")]


def test_the_map_and_the_sites_at_once(run, inputs, read):
    given = {**inputs["sensitivity"](), "TOP_SHARE": 20}
    done = run("sensitivity", given)
    assert done.good, done.log
    # “Need” rises from west to east and “Near” is the same everywhere: the best fifth of five columns is the fifth one
    share = read(done.outputs["OUTPUT"], 1)
    np.testing.assert_array_equal(share[0], [0, 0, 0, 0, 1, np.nan])
    assert "stays there in 100 % of the draws" in done.log
    rows = features(done.outputs["RANKED"])
    assert [row["name"] for row in rows] == ["Site 2", "Site 1"]
    assert 0.5 < rows[0]["first_share"] <= 1.0
    report = json.loads(Path(done.outputs["REPORT"]).read_text(encoding="utf-8"))
    # .8·w + .2·(1 − w) = .6·w + .8·(1 − w): w = .75
    need = next(item for item in report["switching_weights"] if item["field"] == "need")
    assert need["upper"] == pytest.approx(0.75)
    assert "75.0 % (Site 1)" in done.log


def test_either_alone_will_do(run, inputs):
    given = inputs["sensitivity"]()
    only_map = run("sensitivity", {key: given[key] for key in ("MODEL", "DRAWS", "OUTPUT", "REPORT")})
    assert only_map.good, only_map.log
    assert set(only_map.outputs) == {"OUTPUT", "REPORT"}
    report = json.loads(Path(only_map.outputs["REPORT"]).read_text(encoding="utf-8"))
    assert report["map"]["cells"] == 20
    only_sites = run("sensitivity", {key: given[key] for key in ("SITES", "FIELDS", "RANKED")})
    assert only_sites.good, only_sites.log
    assert set(only_sites.outputs) == {"RANKED"}


def test_what_is_not_made_is_not_loaded(run, inputs, qgis_app):
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject

    given = inputs["sensitivity"]()
    project = QgsProject()
    for name in ("OUTPUT", "RANKED"):
        given[name] = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    done = run("sensitivity", {key: given[key] for key in ("SITES", "FIELDS", "OUTPUT", "RANKED")}, project=project)
    assert done.good, done.log
    assert list(done.layers) == [done.outputs["RANKED"]]


@pytest.mark.parametrize(
    ("names", "words"),
    [(("OUTPUT",), "Neither"), (("SITES", "RANKED"), "without the fields"), (("MODEL",), "no file for the agreement")],
)
def test_what_is_missing_is_named(run, inputs, names, words):
    given = inputs["sensitivity"]()
    done = run("sensitivity", {name: given[name] for name in names})
    assert not done.good
    assert words in done.log


def test_the_portfolio_keeps_the_budget(run, inputs):
    done = run("selectportfolio", inputs["selectportfolio"]())
    assert done.good, done.log
    # 80 for 4 hours or 60 for 1: both cost 5
    assert (done.outputs["COUNT"], done.outputs["BENEFIT"], done.outputs["COST"]) == (1, 80.0, 4.0)
    assert done.outputs["PROVEN_GAP"] == pytest.approx(0.0, abs=0.01)
    assert [row["name"] for row in features(done.outputs["OUTPUT"])] == ["Site 1"]
    report = json.loads(Path(done.outputs["REPORT"]).read_text(encoding="utf-8"))
    assert (report["optimal"], report["chosen"]) == (True, ["Site 1"])
    assert "Site 2: not chosen: Other sites are worth more" in done.log


def test_a_portfolio_that_cannot_be_names_the_rule(run, inputs):
    given = {**inputs["selectportfolio"](), "GROUP_FIELD": "name", "MIN_PER_GROUP": 1}
    done = run("selectportfolio", given)
    assert not done.good
    assert "A budget of 5 instead of 4.5 would do." in done.log
    assert run("selectportfolio", {**given, "BUDGET": 5.0}).good


def test_draws_give_frequencies(run, inputs):
    given = {**inputs["selectportfolio"](), "FIELDS": inputs["ranksites"]()["FIELDS"], "DRAWS": 5, "CURVE": True}
    done = run("selectportfolio", given)
    assert done.good, done.log
    assert 0.0 <= features(done.outputs["OUTPUT"])[0]["frequency"] <= 1.0
    report = json.loads(Path(done.outputs["REPORT"]).read_text(encoding="utf-8"))
    assert len(report["curve"]) > 5


def test_cells_of_sites_need_the_model_and_the_sites(run, inputs):
    given = {**inputs["sensitivity"](), "BY_CELLS": True}
    done = run("sensitivity", {key: value for key, value in given.items() if key not in ("SITES", "RANKED")})
    assert not done.good
    assert "Give both" in done.log
