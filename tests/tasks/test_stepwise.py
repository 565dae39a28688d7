"""Main-thread work in pieces: the window lives in between, cancel cleans up, errors are told."""

from __future__ import annotations

import pytest

from dss_planner.errors import OutputError
from dss_planner.tasks.stepwise import StepwiseRunner
from dss_planner.text import text


@pytest.fixture
def runner(qgis_app):
    runner = StepwiseRunner()
    yield runner
    runner.close()


def test_runs_piece_by_piece_and_returns_the_result(runner, wait_for):
    seen, outcomes = [], []

    def pieces():
        yield 0.0, text("Page {n}", n=1)
        seen.append("first")
        yield 0.5, None
        seen.append("second")
        return "file"

    runner.progressed.connect(seen.append)
    runner.said.connect(lambda sentence: seen.append(str(sentence)))
    assert runner.start("Test", pieces, outcomes.append)
    assert runner.busy
    assert not runner.start("Other", pieces, outcomes.append)
    wait_for(lambda: outcomes)
    assert outcomes[0].result == "file"
    assert seen == [0.0, "Page 1", "first", 50.0, "second"]
    assert not runner.busy


def test_cancel_runs_the_clean_up_and_no_further_piece(runner, wait_for):
    seen, outcomes = [], []

    def pieces():
        try:
            while True:
                seen.append("piece")
                yield 0.1, None
        finally:
            seen.append("cleaned")

    runner.start("Test", pieces, outcomes.append)
    wait_for(lambda: len(seen) > 2)
    runner.cancel()
    assert outcomes[0].cancelled
    assert seen[-1] == "cleaned"
    assert seen.count("cleaned") == 1


def test_a_planner_error_becomes_its_sentence(runner, wait_for):
    outcomes = []

    def pieces():
        yield 0.0, None
        raise OutputError("{path} is full.", path="disk")

    runner.start("Test", pieces, outcomes.append)
    wait_for(lambda: outcomes)
    assert str(outcomes[0].sentence) == "disk is full."


def test_close_publishes_nothing_but_cleans_up(runner, wait_for):
    seen, outcomes = [], []

    def pieces():
        try:
            while True:
                seen.append("piece")
                yield 0.1, None
        finally:
            seen.append("cleaned")

    runner.start("Test", pieces, outcomes.append)
    wait_for(lambda: seen)
    runner.close()
    assert outcomes == []
    assert seen[-1] == "cleaned"
