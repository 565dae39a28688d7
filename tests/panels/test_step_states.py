"""What a run has just made is up to date at once, before anybody looked."""

from types import SimpleNamespace

import pytest

from dss_planner.panels.step_states import StepStates
from dss_planner.study.folder import Status
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import text


@pytest.fixture
def states(qgis_app, tmp_path, wait_for):
    found = StepStates()
    found.ask(str(tmp_path), StudySettings())
    wait_for(lambda: found.of(str(tmp_path), "score") is not None)
    yield found
    found.close()


def result(step, folder, **more):
    return StepResult(step, (Output(str(folder / "made.tif"), "score", text("Made")),), **more)


def ended(*results, done=True):
    return SimpleNamespace(done=done, result=results)


def test_a_step_that_ran_is_up_to_date(states, tmp_path):
    folder = str(tmp_path)
    assert states.of(folder, "sites").state == "empty"
    states.take(ended(result("score", tmp_path), result("sites", tmp_path)))
    assert states.of(folder, "score") == states.of(folder, "sites") == Status("done", text("Up to date."))
    assert states.of(folder, "plan").state == "empty"


def test_the_judgement_has_the_last_word(states, tmp_path, wait_for):
    folder = str(tmp_path)
    states.take(ended(result("score", tmp_path)))
    states.ask(folder, StudySettings())
    wait_for(lambda: states.of(folder, "score").state == "empty")


def test_other_ends_change_nothing(states, tmp_path):
    others = (
        ended(result("score", tmp_path), done=False),
        ended(result("score", tmp_path, skipped=True)),
        ended(result("score", tmp_path / "another study")),
        SimpleNamespace(done=True, result=None),
        SimpleNamespace(done=True, result=[3.0]),
    )
    for outcome in others:
        states.take(outcome)
        assert states.of(str(tmp_path), "score").state == "empty"
