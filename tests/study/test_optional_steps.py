"""Steps that a study can do without: they say what they lack, and what rests on them says so too."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from dss_planner.errors import InputError
from dss_planner.study import chain, steps
from dss_planner.study.erosion_inputs import EROSION_DATA
from dss_planner.study.evidence_steps import exposure_missing, own_spreads, uncertainty_missing
from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import StepResult
from dss_planner.study.settings import (
    DEFAULT_CRITERIA,
    CriterionSetting,
    StudySettings,
    read_settings,
    write_settings,
)
from dss_planner.text import text

#: What a study of the first format holds: four criteria, no method, and names that are none any more.
FIRST_FORMAT = {
    "version": 1,
    "cell_size": 500.0,
    "periods": "monthly",
    "retention": 0.5,
    "wind_rose": "rose.csv",
    "criteria": [
        {"id": "erosion", "weight": 60.0, "low": 0.0, "high": None, "used": True},
        {"id": "rain", "weight": 40.0, "low": 50.0, "high": 200.0, "used": True},
    ],
    "of_another_time": 1,
}


def test_a_study_of_the_first_format_is_read_and_gains_criteria_that_do_not_count(tmp_path):
    (tmp_path / "study.json").write_text(json.dumps(FIRST_FORMAT), encoding="utf-8")
    found = read_settings(tmp_path)
    assert (found.cell_size, found.periods, found.retention, found.method) == (500.0, "monthly", 0.5, "rweq")
    assert [(c.id, c.weight, c.used) for c in found.criteria] == [
        ("erosion", 60.0, True),
        ("rain", 40.0, True),
        ("dust", 0.0, False),
        ("exposure", 0.0, False),
        ("trend", 0.0, False),
    ]
    assert found.wind_months == (3, 4, 5)


def test_all_new_settings_come_back_as_they_were(tmp_path):
    settings = StudySettings(
        method="ilswe",
        compaction={4: 0.6},
        wind_months=(4, 5),
        breakpoints={"ilswe": {"climate": {"kind": "linear", "low": 0.0, "high": 90.0}}},
        uncertainties={"wind": {"kind": "relative", "low": 0.9, "high": 1.1}},
        trampling_full=80.0,
        frozen_below=-1.0,
        criteria=(CriterionSetting("dust", 100.0),),
    )
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings


def test_new_criteria_do_not_count_by_default():
    assert sum(c.weight for c in DEFAULT_CRITERIA if c.used) == 100.0
    assert [c.id for c in DEFAULT_CRITERIA if not c.used] == ["dust", "exposure", "trend"]


@pytest.fixture
def three_steps(monkeypatch):
    """An align, an optional step that lacks something while ``lacking`` is filled, one that rests on it by choice."""
    lacking, ran = [], []

    def run(name):
        def write(folder, settings, progress, cancelled):
            (folder.path / f"{name}.txt").write_text("done", encoding="utf-8")
            ran.append(name)
            return StepResult(name, ())

        return write

    def make(name, after, **more):
        return steps.Step(name, text("Step"), 1, after, (), f"{name}.txt", run(name), lambda folder: (), **more)

    def missing(folder, settings):
        return text("It needs a map.") if lacking else None

    def also(settings):
        return ("extra",) if settings.count > 5 else ()

    found = (
        make("align", ()),
        make("extra", ("align",), missing=missing),
        make("slow", ("align",), missing=lambda folder, settings: None, on_demand=True),
        make("last", ("align",), also=also),
    )
    monkeypatch.setattr(steps, "STEPS", found)
    monkeypatch.setattr(chain, "STEPS", found)
    return lacking, ran


def test_the_chain_skips_what_lacks_data_and_says_so(tmp_path, three_steps):
    lacking, ran = three_steps
    lacking.append("map")
    results = chain.run_chain(tmp_path, StudySettings())
    assert ran == ["align", "last"]
    skipped = {result.step: str(result.notes[0]) for result in results if result.skipped}
    assert "It needs a map." in skipped["extra"]
    assert "only when it is asked for" in skipped["slow"]
    status = steps.step_status(tmp_path, "extra", StudySettings())
    assert (status.state, str(status.reason)) == ("empty", "It needs a map.")
    with pytest.raises(InputError, match="is not possible"):
        steps.run_step(steps.StepRequest(str(tmp_path), "extra", StudySettings()))
    with pytest.raises(InputError, match=r"“Step”, which is not possible\. It needs a map"):
        chain.run_chain(tmp_path, StudySettings(count=9))


def test_the_chain_runs_what_has_its_data_and_what_is_asked_for(tmp_path, three_steps):
    _, ran = three_steps
    chain.run_chain(tmp_path, StudySettings(), on_demand=("slow",))
    assert ran == ["align", "extra", "slow", "last"]


def test_a_step_is_stale_by_those_it_rests_on_with_these_settings(tmp_path, three_steps):
    chain.run_chain(tmp_path, StudySettings())
    more = replace(StudySettings(), count=9)
    chain.run_chain(tmp_path, more)
    assert steps.step_status(tmp_path, "last", more).state == "done"
    (tmp_path / "extra.txt").unlink()
    assert steps.step_status(tmp_path, "last", more).state == "stale"
    assert steps.steps_before(steps.step_of("last"), StudySettings()) == ("align",)


def test_exposure_says_the_first_thing_it_lacks(tmp_path, make_raster):
    study, settings = StudyFolder.at(tmp_path), StudySettings()
    assert "wind table" in str(exposure_missing(study, settings))
    settings = replace(settings, wind_rose="rose.csv")
    assert "population" in str(exposure_missing(study, settings))
    make_raster("population.tif", np.ones((4, 6)))
    assert "sand, silt and clay" in str(exposure_missing(study, settings))
    assert "RWEQ" in str(exposure_missing(study, replace(settings, exposure_source="soil_loss")))
    make_raster("soil_loss.tif", np.ones((4, 6)))
    assert exposure_missing(study, replace(settings, exposure_source="soil_loss")) is None


def test_wrong_uncertainties_of_a_study_are_named():
    with pytest.raises(InputError, match=r"“wind” in study\.json has low"):
        own_spreads(StudySettings(uncertainties={"wind": {"low": 1.0}}))
    found = own_spreads(StudySettings(uncertainties={"height_rule": {"kind": "choice", "options": ["a", "b"]}}))
    assert found["height_rule"].options == ("a", "b")


def test_uncertainty_lacks_nothing_before_the_erosion_has_run_when_its_data_are_there(tmp_path, make_raster):
    folder = StudyFolder.at(tmp_path)
    assert "not complete" in str(uncertainty_missing(folder, StudySettings()))
    for role in (*EROSION_DATA, "ndvi_maximum"):
        make_raster(f"{role}.tif", np.ones((4, 6)))
    assert uncertainty_missing(folder, StudySettings()) is None
