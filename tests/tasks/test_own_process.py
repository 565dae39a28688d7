"""The solver in a process of its own: the same answers, ended when the user cancels, done here where there is none."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.errors import Cancelled, InputError
from dss_planner.sites.portfolio.problem import Problem
from dss_planner.sites.portfolio.solving import CHOICE, Task, solve_here
from dss_planner.tasks import own_process
from dss_planner.tasks.own_process import OwnProcess, interpreters, told
from tests.sites.portfolio.test_exchange import TASKS, same

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("task", [TASKS[0], TASKS[3]], ids=lambda task: task.kind)
def test_answers_are_those_of_this_process(task, qgis_app):
    said = []
    found = OwnProcess()(task, lambda fraction, sentence=None: said.append((fraction, sentence)))
    same(found, solve_here(task))
    assert not found.notes
    assert any(sentence is not None for _, sentence in said)
    # what HiGHS itself prints is told too, whatever version it is
    assert task.kind != CHOICE or any("none is worth more" in str(sentence) for _, sentence in said)
    fractions = [fraction for fraction, _ in said]
    assert fractions == sorted(fractions)


def hard():
    generator = np.random.default_rng(1)
    n = 1500
    pairs = np.sort(generator.integers(0, n, (15 * n, 2)), axis=1)
    pairs = np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0)
    return Problem(generator.uniform(10, 11, n), generator.uniform(1, 10, n), 900.0, pairs)


def test_cancelling_ends_the_process_at_once(qgis_app):
    began = []

    def cancelled():
        began.append(time.monotonic())
        return began[-1] - began[0] > 1.5

    started = time.monotonic()
    with pytest.raises(Cancelled):
        OwnProcess()(Task(CHOICE, hard(), 60.0), cancelled=cancelled)
    assert time.monotonic() - started < 10.0


def test_without_a_python_the_task_is_worked_out_here_and_says_so(qgis_app, tmp_path):
    # neither a program that is not there nor one that is no Python
    found = OwnProcess([str(tmp_path / "python3"), "/bin/true"])(TASKS[0])
    same(found, solve_here(TASKS[0]))
    assert "window" in str(found.notes[0])


def test_a_process_that_fails_says_why(qgis_app, monkeypatch):
    monkeypatch.setattr(own_process, "_BOOT", own_process._BOOT.replace("main(sys.argv[2])", "main('nowhere')"))
    with pytest.raises(InputError, match="nowhere"):
        OwnProcess()(TASKS[0])


#: Counts forks that libraries are told of: OpenBLAS ends its threads then, and hangs when one of them is at work.
FORKS = """
import ctypes, sys
forks = []
handler = ctypes.CFUNCTYPE(None)(lambda: forks.append(1))
ctypes.CDLL(None).__register_atfork(handler, None, None, None)
from dss_planner.tasks.own_process import OwnProcess
from tests.sites.portfolio.test_exchange import TASKS
found = OwnProcess()(TASKS[0])
print(len(forks), len(found.notes))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the C library of Linux")
def test_no_library_is_told_of_a_fork(qgis_app):
    done = subprocess.run(
        [sys.executable, "-c", FORKS], check=True, capture_output=True, text=True, timeout=120, cwd=ROOT
    )
    assert done.stdout.split() == ["0", "0"]


def test_the_python_that_runs_here_is_known():
    found = interpreters()
    assert found
    assert sys.executable in found


def test_the_table_of_the_search_is_told_in_words():
    row = (
        " L       0       0         0   0.00%   -200.5         -100.25         100.00%     3810     88      0      3144"
    )
    sentence = str(told(row, 30))
    assert "100.25 found" in sentence
    assert "more than 200.5 (gap 100 %)" in sentence
    row = "         0       0         0   0.00%   -200.5         inf    inf    0      0      0         0"
    assert "nothing found yet" in str(told(row, 30))
    for line in ("Presolving model", "     Proc. InQueue |  Leaves   Expl. | BestBound       BestSol   Gap |", ""):
        assert told(line, 30) is None
