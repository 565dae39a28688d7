"""Tasks and answers as files, for a process of its own: arrays beside JSON, and nothing that could run code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from dss_planner.sites.portfolio.choosing import Choice
from dss_planner.sites.portfolio.problem import Group, Problem
from dss_planner.sites.portfolio.series import CurvePoint
from dss_planner.sites.portfolio.solving import Solved, Task
from dss_planner.sites.rulechange import Relaxation
from dss_planner.text import Text

TASK, ANSWER = "task", "answer"
_OF_PROBLEM = ("benefit", "cost", "conflicts", "neighbours", "bonus")
_MAYBE = ("locked_in", "locked_out", "alternatives")
_OF_TASK = ("budgets", "benefits", "distances")
_WORDS = ("kind", "seconds", "gap", "seed", "spacing")


def write_task(folder: Path, task: Task) -> None:
    """Write a task into a folder."""
    problem = task.problem
    arrays = {name: np.asarray(getattr(problem, name)) for name in _OF_PROBLEM}
    arrays.update({name: getattr(problem, name) for name in _MAYBE if getattr(problem, name) is not None})
    arrays.update({name: getattr(task, name) for name in _OF_TASK})
    arrays.update({f"group{number}": group.members for number, group in enumerate(problem.groups)})
    words = {name: getattr(task, name) for name in _WORDS}
    words["names"] = list(task.names)
    words["budget"] = problem.budget
    words["groups"] = [[group.name, group.least, group.most] for group in problem.groups]
    _write(folder, TASK, words, arrays)


def read_task(folder: Path) -> Task:
    """Return the task in a folder."""
    words, arrays = _read(folder, TASK)
    maybe: dict[str, Any] = {name: arrays.get(name) for name in _MAYBE}
    groups = tuple(
        Group(str(name), arrays[f"group{number}"], int(least), most)
        for number, (name, least, most) in enumerate(words["groups"])
    )
    problem = Problem(
        budget=float(words["budget"]),
        groups=groups,
        **{name: arrays[name] for name in _OF_PROBLEM},
        **maybe,
    )
    return Task(
        problem=problem,
        names=tuple(words["names"]),
        **{name: words[name] for name in _WORDS},
        **{name: arrays[name] for name in _OF_TASK},
    )


def write_answer(folder: Path, solved: Solved) -> None:
    """Write an answer into a folder."""
    arrays = {}
    words: dict[str, object] = {
        "curve": [asdict(point) for point in solved.curve],
        "relaxations": [{**asdict(change), "sentence": text_to_dict(change.sentence)} for change in solved.relaxations],
    }
    if solved.frequency is not None:
        arrays["frequency"] = solved.frequency
    if solved.choice is not None:
        words["choice"] = {name: value for name, value in asdict(solved.choice).items() if name != "chosen"}
        if solved.choice.chosen is not None:
            arrays["chosen"] = solved.choice.chosen
    _write(folder, ANSWER, words, arrays)


def read_answer(folder: Path) -> Solved:
    """Return the answer in a folder; raises OSError, ValueError or KeyError for one that is not whole."""
    words, arrays = _read(folder, ANSWER)
    choice = Choice(chosen=arrays.get("chosen"), **words["choice"]) if "choice" in words else None
    changes = tuple(
        Relaxation(**{**change, "sentence": text_from_dict(change["sentence"])}) for change in words["relaxations"]
    )
    curve = tuple(CurvePoint(**point) for point in words["curve"])
    return Solved(choice, curve, arrays.get("frequency"), changes)


def text_to_dict(sentence: Text) -> dict[str, object]:
    """Return a sentence as plain values."""
    return {"template": sentence.template, "values": {name: _plain(value) for name, value in sentence.values.items()}}


def text_from_dict(stored: Mapping) -> Text:
    """Return the sentence that `text_to_dict` stored."""
    values = {
        name: text_from_dict(value) if isinstance(value, Mapping) else value for name, value in stored["values"].items()
    }
    return Text(str(stored["template"]), values)


def _plain(value: object) -> object:
    """Return a value of a sentence as JSON has it; numbers stay numbers."""
    if isinstance(value, Text):
        return text_to_dict(value)
    return value if isinstance(value, (int, float, str)) else str(value)


def _write(folder: Path, name: str, words: Mapping[str, object], arrays: Mapping[str, np.ndarray]) -> None:
    (folder / f"{name}.json").write_text(json.dumps(words, default=float), encoding="utf-8")
    np.savez(folder / f"{name}.npz", **arrays)  # type: ignore[arg-type]


def _read(folder: Path, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    words = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        return words, dict(stored.items())
