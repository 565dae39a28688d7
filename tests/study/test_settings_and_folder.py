"""Settings survive the disk; a step knows when its inputs or its settings have changed."""

import json
from dataclasses import replace

import pytest

from dss_planner.errors import Cancelled, InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.study import steps
from dss_planner.study.criterionsettings import CriterionSetting
from dss_planner.study.folder import StudyFolder, file_stamp, fingerprint
from dss_planner.study.results import StepResult
from dss_planner.study.settings import StudySettings, read_settings, write_settings
from dss_planner.text import text


def test_settings_round_trip(tmp_path):
    choice = LayerChoice(role="sand", unit="g/kg", nodata=-9999.0, fields={"wind": "ws"}, accepted=("nodata",))
    criteria = (CriterionSetting("erosion", 70.0, 0.0, 900.0), CriterionSetting("rain", 30.0, used=False))
    settings = StudySettings(sources=("a.tif", "б.gpkg|layername=x"), criteria=criteria, choices={"a.tif": choice})
    write_settings(tmp_path, settings)
    assert read_settings(tmp_path) == settings


def test_roles_of_an_older_study_are_read_as_choices(tmp_path):
    (tmp_path / "study.json").write_text(json.dumps({"version": 1, "roles": {"a.tif": "sand", "b.tif": ""}}))
    assert read_settings(tmp_path).choices == {"a.tif": LayerChoice(role="sand"), "b.tif": LayerChoice(left_out=True)}


def test_an_empty_folder_gives_the_defaults(tmp_path):
    assert read_settings(tmp_path) == StudySettings()
    assert sum(c.weight for c in StudySettings().criteria) == 100


@pytest.mark.parametrize("content", ["{", "[]", '{"criteria": [{"wrong": 1}]}'])
def test_damaged_settings_name_the_file(tmp_path, content):
    (tmp_path / "study.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"study\.json"):
        read_settings(tmp_path)


def test_newer_settings_are_refused(tmp_path):
    (tmp_path / "study.json").write_text(json.dumps({"version": 99}), encoding="utf-8")
    with pytest.raises(InputError, match="newer"):
        read_settings(tmp_path)


@pytest.fixture
def two_steps(monkeypatch):
    """Two steps that only write their result file; the second can be told to fail."""
    failing = []

    def run(name):
        def write(folder, settings, progress, cancelled):
            if name in failing:
                raise InputError("The layer “{layer}” is broken.", layer="x")
            (folder.path / f"{name}.txt").write_text("done", encoding="utf-8")
            return StepResult(name, ())

        return write

    def make(name, after, choices):
        return steps.Step(name, text("Step"), 1, after, choices, f"{name}.txt", run(name), lambda folder: ())

    chain = (make("first", (), ("cell_size",)), make("second", ("first",), ("count",)))
    monkeypatch.setattr(steps, "STEPS", chain)
    return failing


def test_status_follows_settings_and_upstream(tmp_path, two_steps):
    settings = StudySettings()

    def states(now):
        return [steps.step_status(tmp_path, name, now).state for name in ("first", "second")]

    def run(name, now):
        steps.run_step(steps.StepRequest(str(tmp_path), name, now))

    assert states(settings) == ["empty", "empty"]
    run("first", settings)
    run("second", settings)
    assert states(settings) == ["done", "done"]
    assert states(replace(settings, count=9)) == ["done", "stale"]
    assert states(replace(settings, cell_size=500.0)) == ["stale", "stale"]
    run("first", replace(settings, cell_size=500.0))
    assert states(replace(settings, cell_size=500.0)) == ["done", "stale"]


def test_a_failure_is_remembered_with_its_reason_and_cleared_by_success(tmp_path, two_steps):
    settings = StudySettings()
    two_steps.append("first")
    with pytest.raises(InputError):
        steps.run_step(steps.StepRequest(str(tmp_path), "first", settings))
    status = steps.step_status(tmp_path, "first", settings)
    assert status.state == "problem"
    assert str(status.reason) == "The layer “x” is broken."
    two_steps.clear()
    steps.run_step(steps.StepRequest(str(tmp_path), "first", settings))
    assert steps.step_status(tmp_path, "first", settings).state == "done"


def test_a_run_that_did_not_end_leaves_the_step_stale(tmp_path, two_steps, monkeypatch):
    settings = StudySettings()
    for name in ("first", "second"):
        steps.run_step(steps.StepRequest(str(tmp_path), name, settings))

    def cancel(folder, settings, progress, cancelled):
        (folder.path / "part.txt").write_text("of a new run", encoding="utf-8")
        raise Cancelled

    chain = steps.STEPS
    monkeypatch.setattr(steps, "STEPS", (replace(chain[0], run=cancel), chain[1]))
    with pytest.raises(Cancelled):
        steps.run_step(steps.StepRequest(str(tmp_path), "first", replace(settings, cell_size=500.0)))
    # the settings as they were: the result file is theirs, the other file is not
    assert [steps.step_status(tmp_path, name, settings).state for name in ("first", "second")] == ["stale", "stale"]
    assert "did not end" in str(steps.step_status(tmp_path, "first", settings).reason)
    monkeypatch.setattr(steps, "STEPS", chain)
    steps.run_step(steps.StepRequest(str(tmp_path), "first", settings))
    assert [steps.step_status(tmp_path, name, settings).state for name in ("first", "second")] == ["done", "done"]


def test_a_step_names_the_one_it_needs(tmp_path, two_steps):
    with pytest.raises(InputError, match="needs the step"):
        steps.run_step(steps.StepRequest(str(tmp_path), "second", StudySettings()))
    with pytest.raises(InputError, match="no step “third”"):
        steps.run_step(steps.StepRequest(str(tmp_path), "third", StudySettings()))


def test_a_changed_source_changes_its_stamp(tmp_path):
    source = tmp_path / "a.tif"
    source.write_bytes(b"1")
    before = fingerprint(file_stamp(f"{source}|layername=x"))
    source.write_bytes(b"22")
    assert fingerprint(file_stamp(f"{source}|layername=x")) != before
    assert file_stamp(str(tmp_path / "none"))[1] is None


def test_a_changed_wind_table_makes_the_plan_stale(tmp_path):
    table = tmp_path / "rose.csv"
    table.write_text("a", encoding="utf-8")
    plan, study = steps.step_of("plan"), StudyFolder.at(tmp_path)
    settings = StudySettings(wind_rose=str(table))
    before = steps._fingerprint(study, plan, settings)
    assert steps._fingerprint(study, plan, settings) == before
    table.write_text("another", encoding="utf-8")
    assert steps._fingerprint(study, plan, settings) != before


def test_a_missing_layer_names_the_step_that_makes_it(tmp_path):
    with pytest.raises(InputError, match=r"soil_loss.*erosion"):
        StudyFolder.at(tmp_path).require("soil_loss", "erosion")


def test_edited_fields_of_a_shapefile_change_its_stamp(tmp_path):
    for suffix in ("shp", "dbf"):
        (tmp_path / f"зам [1].{suffix}").write_bytes(b"1")
    before = file_stamp(str(tmp_path / "зам [1].shp"))
    (tmp_path / "зам [1].dbf").write_bytes(b"22")
    assert file_stamp(str(tmp_path / "зам [1].shp")) != before
