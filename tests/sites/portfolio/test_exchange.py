"""Tasks and answers through files, and a whole process that works them out."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import dss_planner
from dss_planner.sites.portfolio.choosing import choose
from dss_planner.sites.portfolio.exchange import read_answer, read_task, write_answer, write_task
from dss_planner.sites.portfolio.problem import Group, Problem
from dss_planner.sites.portfolio.solving import CHOICE, CURVE, FREQUENCY, RELAXATIONS, Task, solve_here

PAIRS = np.array([[0, 1], [2, 3]])
PROBLEM = Problem(
    np.array([9.0, 8, 7, 6, 5, 4]),
    np.array([4.0, 4, 4, 3, 3, 2]),
    11.0,
    PAIRS,
    (Group("Өмнөговь", np.array([2, 3, 4]), 1), Group("C", np.array([5]), 0, 1)),
    locked_out=np.array([False, True, False, False, False, False]),
    alternatives=np.array([-1, -1, 3, 3, -1, -1]),
    neighbours=np.array([[0, 2]]),
    bonus=np.array([0.5]),
)
TASKS = (
    Task(CHOICE, PROBLEM, 10.0, 0.0),
    Task(CURVE, PROBLEM, 10.0, budgets=np.array([1.0, 8.0, 11.0])),
    Task(FREQUENCY, PROBLEM, 10.0, benefits=np.array([[9.0, 8, 7, 6, 5, 4], [1.0, 2, 3, 4, 5, 6]])),
    Task(
        RELAXATIONS,
        replace(PROBLEM, budget=2.0),
        10.0,
        distances=np.array([1.0, 1.0]),
        spacing=2.0,
        names=tuple("abcdef"),
    ),
)


def same(one, other):
    np.testing.assert_equal(one.frequency, other.frequency)
    assert (one.curve, one.relaxations) == (other.curve, other.relaxations)
    if one.choice is not None:
        np.testing.assert_array_equal(one.choice.chosen, other.choice.chosen)
        assert replace(one.choice, chosen=None, seconds=0.0) == replace(other.choice, chosen=None, seconds=0.0)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.kind)
def test_files_carry_a_task_and_its_answer_whole(task, tmp_path):
    write_task(tmp_path, task)
    found = read_task(tmp_path)
    for name in ("kind", "seconds", "gap", "seed", "spacing", "names"):
        assert getattr(found, name) == getattr(task, name)
    for name in ("budgets", "benefits", "distances"):
        np.testing.assert_array_equal(getattr(found, name), getattr(task, name))
    for name in ("benefit", "cost", "budget", "conflicts", "locked_in", "locked_out", "alternatives", "bonus"):
        np.testing.assert_equal(getattr(found.problem, name), getattr(task.problem, name))
    for one, other in zip(found.problem.groups, task.problem.groups):
        assert (one.name, one.least, one.most, one.members.tolist()) == (
            other.name,
            other.least,
            other.most,
            other.members.tolist(),
        )
    answer = solve_here(task)
    write_answer(tmp_path, answer)
    same(read_answer(tmp_path), answer)


def test_an_answer_without_a_choice_says_so(tmp_path):
    answer = solve_here(Task(CHOICE, replace(PROBLEM, budget=2.0), 10.0))
    assert answer.choice.chosen is None
    write_answer(tmp_path, answer)
    assert read_answer(tmp_path).choice.chosen is None


def test_the_process_works_a_task_out_and_knows_neither_gdal_nor_qgis(tmp_path):
    write_task(tmp_path, TASKS[0])
    code = (
        "import sys; from dss_planner.sites.portfolio.worker import main; main(sys.argv[1])\n"
        "bad = [name for name in sys.modules if name.split('.')[0] in ('osgeo', 'qgis', 'PyQt5', 'PyQt6')]\n"
        "assert not bad, bad"
    )
    root = Path(dss_planner.__file__).parents[1]
    command = [sys.executable, "-c", code, str(tmp_path)]
    run = subprocess.run(command, check=False, cwd=root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    said = [json.loads(line[1:]) for line in run.stdout.splitlines() if line.startswith("@")]
    assert said[0] == {"ready": list(sys.version_info[:2])}
    assert said[-1] == {"answered": True}
    assert "candidates" in next(entry["text"]["template"] for entry in said if entry.get("text"))
    same(read_answer(tmp_path), solve_here(TASKS[0]))
    assert choose(PROBLEM, 10.0, 0.0).optimal
