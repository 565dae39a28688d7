"""What a step had to say, and why it failed, is still known when the study is opened later."""

from dataclasses import replace

import pytest

from dss_planner.errors import InputError
from dss_planner.study import steps
from dss_planner.study.folder import DONE, EMPTY, PROBLEM, STALE
from dss_planner.study.results import StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.study.steps import StepRequest, run_step, step_notes, step_status
from dss_planner.text import text


@pytest.fixture
def align(monkeypatch):
    """Let the step "align" do what the test says."""

    def put(run):
        changed = tuple(replace(step, run=run) if step.id == "align" else step for step in steps.STEPS)
        monkeypatch.setattr(steps, "STEPS", changed)

    return put


def works(folder, settings, progress, cancelled):
    (folder.path / "alignment.json").write_text("{}", encoding="utf-8")
    return StepResult("align", (), (text("{layer} is coarse.", layer="Wind"), text("Plain.")))


def fails(folder, settings, progress, cancelled):
    raise InputError("{layer} has no CRS.", layer="Wind")


def test_notes_survive_the_disk_and_can_still_be_translated(tmp_path, align):
    align(works)
    run_step(StepRequest(str(tmp_path), "align", StudySettings()))
    notes = step_notes(tmp_path, "align")
    assert [str(note) for note in notes] == ["Wind is coarse.", "Plain."]
    assert notes[0].template == "{layer} is coarse."


def test_no_notes_before_a_run(tmp_path):
    assert step_notes(tmp_path, "align") == ()


def test_a_problem_stays_until_what_caused_it_changes(tmp_path, align):
    align(fails)
    settings = StudySettings()
    with pytest.raises(InputError):
        run_step(StepRequest(str(tmp_path), "align", settings))
    status = step_status(tmp_path, "align", settings)
    assert (status.state, str(status.reason)) == (PROBLEM, "Wind has no CRS.")
    assert step_status(tmp_path, "align", replace(settings, crs="EPSG:32648")).state == EMPTY


def test_after_a_problem_an_older_result_is_out_of_date(tmp_path, align):
    settings = StudySettings()
    align(works)
    run_step(StepRequest(str(tmp_path), "align", settings))
    assert step_status(tmp_path, "align", settings).state == DONE
    align(fails)
    changed = replace(settings, cell_size=500.0)
    with pytest.raises(InputError):
        run_step(StepRequest(str(tmp_path), "align", changed))
    assert step_status(tmp_path, "align", changed).state == PROBLEM
    assert step_status(tmp_path, "align", settings).state == STALE
