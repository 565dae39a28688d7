"""HiGHS in a process of its own: asked for, watched, ended when the user cancels or the time is over."""

from __future__ import annotations

import os
import subprocess  # nosec B404: the one program started is the interpreter that runs already, with a file of the product
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.sites.portfolio import highs
from dss_planner.sites.portfolio.formulation import Program

#: Seconds between two looks at the process.
_LOOK = 0.05
#: Seconds that starting the interpreter and stopping late may take beyond the time limit.
_GRACE = 15.0
#: So many candidates are chosen from at once, each task in at most so many seconds: no window notices.
_FEW, _MOMENT = 40, 0.08
OPTIMAL, LIMIT, INFEASIBLE = "optimal", "limit", "infeasible"
_STATUS = {0: OPTIMAL, 1: LIMIT, 2: INFEASIBLE}


@dataclass(frozen=True)
class Answer:
    """What the solver says of a task. status: optimal (within the gap asked), limit, infeasible.

    chosen: bool (n,) or None. bound: what no choice passes, None when unknown. seconds: it took.
    """

    status: str
    chosen: np.ndarray | None
    bound: float | None
    seconds: float


def solve(
    program: Program,
    candidates: int,
    seconds: float,
    gap: float,
    objectives: np.ndarray | None = None,
    budgets: np.ndarray | None = None,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> list[Answer | None]:
    """Return an answer for each task; None for those that HiGHS did not come to (it is absent, or the time is over).

    objectives: (tasks, n) benefits in place of the program's; budgets: (tasks,) in place of its budget. seconds, gap:
    for each task. Raises `Cancelled` within a tenth of a second; nothing of the process is left then.
    """
    tasks = len(objectives) if objectives is not None else len(budgets) if budgets is not None else 1
    content = _content(program, tasks, seconds, gap, objectives, budgets)
    if candidates <= _FEW:
        found = _at_once(content, candidates, cancelled)
        if found is not None:
            return found
    with tempfile.TemporaryDirectory(prefix="dss-portfolio-") as folder:
        np.savez(Path(folder) / "program.npz", **content)
        for interpreter in interpreters():
            if _run(interpreter, Path(folder), tasks, seconds, progress, cancelled):
                break
        return [_read(Path(folder) / f"result-{number}.npz", candidates) for number in range(tasks)]


def interpreters() -> list[str]:
    """Return the programs that may be the Python of this process; within QGIS sys.executable can be QGIS itself."""
    prefix = Path(sys.exec_prefix)
    guesses = [
        Path(sys.executable or "."),
        prefix / "python.exe",
        prefix / "python3.exe",
        prefix / "bin" / "python3",
        Path(sys.executable or ".").parent / "bin" / "python3",
        Path(sys.executable or ".").parent / "python3.exe",
    ]
    named = [guess for guess in guesses if guess.name.lower().startswith("python") and guess.is_file()]
    return list(dict.fromkeys(str(guess) for guess in named))


def _content(
    program: Program,
    tasks: int,
    seconds: float,
    gap: float,
    objectives: np.ndarray | None,
    budgets: np.ndarray | None,
) -> dict[str, Any]:
    goals = np.tile(program.objective, (tasks, 1))
    if objectives is not None:
        goals[:, : objectives.shape[1]] = -objectives
    uppers = np.tile(program.upper, (tasks, 1))
    if budgets is not None and program.budget_row is not None:
        uppers[:, program.budget_row] = program.budget_factor * budgets
    return {
        "data": program.rows.data,
        "indices": program.rows.indices,
        "indptr": program.rows.indptr,
        "shape": np.array(program.rows.shape),
        "lower": program.lower,
        "least": program.least,
        "most": program.most,
        "whole": program.whole,
        "objectives": goals,
        "uppers": uppers,
        "seconds": seconds,
        "gap": gap,
    }


def _at_once(content: dict[str, Any], candidates: int, cancelled: CancelCheck) -> list[Answer | None] | None:
    """Answer small tasks here, a moment each; None when one takes longer or HiGHS is absent."""
    answers: list[Answer | None] = []
    for objective, upper in zip(content["objectives"], content["uppers"]):
        stop_if(cancelled)
        try:
            answer = _answer(highs.solve_task(content, objective, upper, _MOMENT), candidates)
        except ImportError:
            return None
        if answer is None or answer.status == LIMIT:
            return None
        answers.append(answer)
    return answers


def _run(
    interpreter: str, folder: Path, tasks: int, seconds: float, progress: Progress, cancelled: CancelCheck
) -> bool:
    """Run the tasks; return whether the first was answered."""
    try:
        # fixed arguments, no shell
        process = subprocess.Popen(  # nosec B603
            [interpreter, str(Path(highs.__file__)), str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show a console
        )
    except OSError:
        return False
    started, done, since = time.monotonic(), 0, time.monotonic()
    try:
        while process.poll() is None:
            stop_if(cancelled)
            while done < tasks and (folder / f"result-{done}.npz").exists():
                done, since = done + 1, time.monotonic()
            spent = time.monotonic() - since
            progress(min(1.0, (done + min(1.0, spent / seconds)) / tasks), None)
            if spent > seconds + _GRACE or time.monotonic() - started > tasks * (seconds + _GRACE):
                break
            time.sleep(_LOOK)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
    return (folder / "result-0.npz").exists()


def _read(path: Path, candidates: int) -> Answer | None:
    if not path.exists():
        return None
    with np.load(path) as found:
        return _answer(found, candidates)


def _answer(found: Mapping[str, Any], candidates: int) -> Answer | None:
    status = _STATUS.get(int(found["status"]))
    if status is None:
        return None
    x, bound = found["x"][:candidates], float(found["bound"])
    chosen = x > 0.5 if len(x) else None
    return Answer(status, chosen, -bound if np.isfinite(bound) else None, float(found["seconds"]))
