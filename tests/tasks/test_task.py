"""The one task: what runs where, how it ends, and that nothing escapes from it."""

from __future__ import annotations

import gc
import threading

import pytest
from qgis.core import QgsTask

from dss_planner.errors import InputError
from dss_planner.running import stop_if
from dss_planner.tasks.runner import TaskRunner
from dss_planner.tasks.task import PlannerTask
from dss_planner.text import text


@pytest.fixture
def runner(qgis_app):
    runner = TaskRunner()
    yield runner
    runner.close()


def run(runner, wait_for, work, request=None):
    """Run ``work`` to its end and return its outcome."""
    outcomes = []
    assert runner.start("Test", lambda: request, work, outcomes.append)
    wait_for(lambda: outcomes)
    return outcomes[0]


def test_works_in_a_worker_thread_and_publishes_on_the_main_one(runner, wait_for):
    seen = {}

    def prepare():
        seen["prepare"] = threading.current_thread()
        return 20

    def work(request, progress, cancelled):
        seen["work"] = threading.current_thread()
        return request + 1

    def publish(outcome):
        seen["publish"] = threading.current_thread()
        seen["outcome"] = outcome

    assert runner.start("Test", prepare, work, publish)
    gc.collect()
    wait_for(lambda: "outcome" in seen)
    assert seen["prepare"] is threading.main_thread()
    assert seen["work"] is not threading.main_thread()
    assert seen["publish"] is threading.main_thread()
    assert seen["outcome"].done
    assert seen["outcome"].result == 21
    assert not runner.busy


def test_tells_percentage_and_text_on_the_main_thread(runner, wait_for):
    told = []
    runner.progressed.connect(lambda percent: told.append((percent, threading.current_thread())))
    runner.said.connect(lambda sentence: told.append((str(sentence), threading.current_thread())))

    def work(request, progress, cancelled):
        progress(0.25, text("Reading {layer}", layer="wind"))
        progress(0.5, None)

    assert run(runner, wait_for, work).done
    wait_for(lambda: len(told) >= 2)
    assert ("Reading wind", threading.main_thread()) in told
    assert any(value == pytest.approx(50.0) for value, _ in told if not isinstance(value, str))
    assert all(thread is threading.main_thread() for _, thread in told)


def test_a_planner_error_becomes_its_sentence(runner, wait_for):
    def work(request, progress, cancelled):
        raise InputError("{layer} has no CRS.", layer="soil.tif")

    outcome = run(runner, wait_for, work)
    assert not outcome.done
    assert not outcome.cancelled
    assert str(outcome.sentence) == "soil.tif has no CRS."
    assert outcome.details == ""


def test_an_unforeseen_error_keeps_its_traceback_and_stays_inside(runner, wait_for):
    def work(request, progress, cancelled):
        return 1 / 0

    outcome = run(runner, wait_for, work)
    assert "ZeroDivisionError" in outcome.sentence
    assert "1 / 0" in outcome.details
    assert not runner.busy


def test_cancel_in_the_middle_ends_as_cancelled(runner, wait_for):
    started = threading.Event()

    def work(request, progress, cancelled):
        started.set()
        while True:
            stop_if(cancelled)

    outcomes = []
    runner.start("Test", lambda: None, work, outcomes.append)
    wait_for(started.is_set)
    runner.cancel()
    wait_for(lambda: outcomes)
    assert outcomes[0].cancelled
    assert not outcomes[0].done


def test_a_cancelled_task_says_so_in_the_name_that_qgis_shows(runner, qgis_app, wait_for):
    names, started = [], threading.Event()

    def work(request, progress, cancelled):
        started.set()
        while True:
            stop_if(cancelled)

    manager = qgis_app.taskManager()

    def note(number, status):
        if status in (QgsTask.TaskStatus.Terminated, QgsTask.TaskStatus.Complete):
            names.append((status == QgsTask.TaskStatus.Terminated, manager.task(number).description()))

    manager.statusChanged.connect(note)
    try:
        runner.start("Test", lambda: None, work, lambda _: None)
        wait_for(started.is_set)
        runner.cancel()
        wait_for(lambda: names)
    finally:
        manager.statusChanged.disconnect(note)
    assert names == [(False, "Test: cancelled, earlier results stay")]  # True would be told as a failure


def test_a_result_made_before_the_cancel_was_seen_counts(runner, wait_for):
    started, go_on = threading.Event(), threading.Event()

    def work(request, progress, cancelled):
        started.set()
        go_on.wait(10)
        return "written"

    outcomes = []
    runner.start("Test", lambda: None, work, outcomes.append)
    wait_for(started.is_set)
    runner.cancel()
    go_on.set()
    wait_for(lambda: outcomes)
    assert outcomes[0].result == "written"


def test_one_at_a_time(runner, wait_for):
    go_on = threading.Event()
    outcomes = []
    assert runner.start("First", lambda: None, lambda *_: go_on.wait(10), outcomes.append)
    assert not runner.start("Second", lambda: None, lambda *_: None, outcomes.append)
    go_on.set()
    wait_for(lambda: outcomes)
    assert len(outcomes) == 1
    assert runner.start("Third", lambda: None, lambda *_: None, outcomes.append)
    wait_for(lambda: len(outcomes) == 2)


def test_close_publishes_nothing(runner, qgis_app, wait_for):
    started, ended = threading.Event(), threading.Event()

    def work(request, progress, cancelled):
        started.set()
        try:
            while True:
                stop_if(cancelled)
        finally:
            ended.set()

    outcomes = []
    runner.start("Test", lambda: None, work, outcomes.append)
    wait_for(started.is_set)
    runner.close()
    assert ended.is_set()
    for _ in range(50):
        qgis_app.processEvents()
    assert outcomes == []


def test_an_error_while_preparing_reaches_the_caller(runner):
    def prepare():
        raise InputError("No study area.")

    with pytest.raises(InputError, match="No study area"):
        runner.start("Test", prepare, lambda *_: None, lambda _: None)
    assert not runner.busy


class Blocker:
    """Keeps all threads of QGIS's tasks busy until it is released, so that the next task has to wait."""

    def __init__(self):
        from qgis.PyQt.QtCore import QRunnable

        from dss_planner.tasks.runner import _thread_pool

        free = self._free = threading.Event()

        class Wait(QRunnable):
            def run(self):
                free.wait(20.0)

        self._pool = _thread_pool()
        self._waits = [Wait() for _ in range(self._pool.maxThreadCount())]
        for wait in self._waits:
            wait.setAutoDelete(False)
            self._pool.start(wait)

    def lose_waiting(self):
        """Do what QGIS does by mistake: take what waits out of the queue."""
        self._pool.clear()

    def release(self):
        self._free.set()
        self._pool.waitForDone(5000)


@pytest.fixture
def blocker(qgis_app):
    blocker = Blocker()
    yield blocker
    blocker.release()


def test_a_task_that_qgis_lost_begins_again(runner, blocker, wait_for):
    prepared, worked, began, outcomes = [], [], [], []
    runner.began.connect(began.append)

    def work(request, progress, cancelled):
        worked.append(request)
        return request * 2

    runner.start("Test", lambda: prepared.append(1) or 21, work, outcomes.append)
    blocker.lose_waiting()
    blocker.release()
    wait_for(lambda: outcomes)
    assert [outcome.result for outcome in outcomes] == [42]
    assert (prepared, worked, began) == ([1], [21], ["Test"])
    assert not runner.busy


def test_a_task_that_waits_for_its_turn_is_left_alone(runner, blocker, qgis_app, monkeypatch):
    from qgis.PyQt.QtTest import QTest

    from dss_planner.tasks import runner as module

    monkeypatch.setattr(module, "LOOKS", 1)
    runner._watch.setInterval(20)
    outcomes = []
    runner.start("Test", lambda: 1, lambda request, progress, cancelled: request, outcomes.append)
    first = runner._task
    QTest.qWait(200)
    assert runner._task is first
    blocker.release()
    QTest.qWait(200)
    assert [outcome.result for outcome in outcomes] == [1]


def test_a_lost_task_can_be_cancelled(runner, blocker, wait_for):
    outcomes = []
    runner.start("Test", lambda: 1, lambda request, progress, cancelled: request, outcomes.append)
    blocker.lose_waiting()
    blocker.release()
    runner.cancel()
    wait_for(lambda: outcomes)
    assert outcomes[0].cancelled
    assert not runner.busy


def test_qgis_ends_a_task_that_only_looks_without_asking(qgis_app):
    def task(quiet):
        return PlannerTask("looks", lambda: None, lambda *_: None, lambda outcome: None, quiet)

    flag = QgsTask.Flag.CancelWithoutPrompt
    assert task(True).flags() & flag
    assert not task(False).flags() & flag
