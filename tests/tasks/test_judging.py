"""The status of all steps, found together."""

import pytest

from dss_planner.study import steps
from dss_planner.study.chain import example_settings
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import write_settings
from dss_planner.tasks.judging import judge_steps

CHAIN = ("align", "landcover", "erosion", "access", "score", "sites")


@pytest.fixture
def study(tmp_path):
    """Folder and settings of a study whose chain is said to have run to its end."""
    settings = example_settings(str(tmp_path))
    write_settings(tmp_path, settings)
    folder = StudyFolder.at(tmp_path)
    for step in map(steps.step_of, CHAIN):
        (tmp_path / step.made(settings)).write_text("{}")
        folder.remember(step.id, steps._fingerprint(folder, step, settings))
    return str(tmp_path), settings


def _judged(study):
    return judge_steps(study, lambda *_: None, lambda: False)


def test_found_together_they_are_as_found_one_by_one(study):
    folder, settings = study
    one_by_one = {step.id: steps.step_status(folder, step.id, settings) for step in steps.STEPS}
    assert _judged(study) == one_by_one
    assert {one_by_one[step].state for step in CHAIN} == {"done"}


def test_each_is_judged_once_although_others_rest_on_it(study, monkeypatch):
    asked = []
    judge = steps._judge
    monkeypatch.setattr(steps, "_judge", lambda study, step, *rest: asked.append(step.id) or judge(study, step, *rest))
    _judged(study)
    assert sorted(asked) == sorted(step.id for step in steps.STEPS)


def test_what_changes_between_two_looks_is_seen(study):
    folder, _ = study
    StudyFolder.at(folder).remember("landcover", "another")
    assert _judged(study)["score"].state == "stale"
