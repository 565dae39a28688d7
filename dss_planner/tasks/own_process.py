"""The solver of a portfolio in a process of its own: it can be ended at any time, and the window goes on meanwhile.

HiGHS of scipy before 1.15 (QGIS 3.22) keeps the lock of Python for seconds, and the window waits for it.

It is not started by QProcess: that one forks (Qt 5), and OpenBLAS, which ends its threads before a fork, then waits for
ever when another thread multiplies matrices meanwhile; QGIS stood still with it. `subprocess` without closing of files
uses posix_spawn or vfork, which no library is told of.
"""

from __future__ import annotations

import json
import re
import subprocess  # nosec B404
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy

from dss_planner import paths
from dss_planner.errors import Cancelled, InputError
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.sites.portfolio.exchange import read_answer, text_from_dict, write_task
from dss_planner.sites.portfolio.solving import CHOICE, Solved, Task, solve_here
from dss_planner.sites.portfolio.worker import SIGN
from dss_planner.text import Text, text

#: Between two looks at process and user [s]; for the process to begin, and to end when it is told to [s].
_LOOK, _START, _END = 0.05, 20.0, 2.0
#: Windows would open a black window for a program that is not made for windows.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
#: Seconds beyond the task's own after which the process is taken to hang: it reads, sets up and mends besides.
_PATIENCE = 120.0
_NAMES = ("pythonw.exe", "python3.exe", "python.exe") if sys.platform == "win32" else ("python3", "python")
#: A line of HiGHS's search: how it was found, three counts, share explored; then bound and best of what it minimises.
_ROW = re.compile(r"\s*[A-Za-z]?\s+\d\S*\s+\d\S*\s+\d\S*\s+[\d.]+%\s+(\S+)\s+(\S+)")
#: Run by the process; argument 1: folders with packages, after those it knows itself; 2: the task's folder.
_BOOT = (
    # a folder that QGIS happens to work in is none to take modules from
    "import sys; sys.path = [folder for folder in sys.path if folder]; "
    "import json; sys.path.extend(json.loads(sys.argv[1])); "
    "from dss_planner.sites.portfolio.worker import main; main(sys.argv[2])"
)


def interpreters() -> tuple[str, ...]:
    """Return Pythons that may be the one that runs here, the likeliest first.

    Within QGIS ``sys.executable`` may be QGIS itself (Windows, macOS): only files named like Python count.
    """
    own = Path(sys.executable) if sys.executable else None
    prefixes = tuple(dict.fromkeys((sys.exec_prefix, sys.prefix, sys.base_exec_prefix, sys.base_prefix)))
    folders = [Path(prefix, *inside) for prefix in prefixes for inside in ((), ("bin",), ("Scripts",))]
    folders += [own.parent, own.parent / "bin"] if own else []
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    found = [folder / name for folder in folders for name in (version, *_NAMES)]
    if own and own.name.lower().startswith("python"):
        # a Python that lies elsewhere is only the first of its name on the search path
        inside = any(own.is_relative_to(prefix) for prefix in prefixes)
        found = [own, *found] if inside else [*found, own]
    return tuple(dict.fromkeys(str(path) for path in found if path.is_file()))


class OwnProcess:
    """A `Solving` that starts a process for each task; where none can be started the task is worked out here.

    pythons: programs to try, those of `interpreters` when None.
    """

    def __init__(self, pythons: Sequence[str] | None = None) -> None:
        self._pythons = interpreters() if pythons is None else tuple(pythons)

    def __call__(self, task: Task, progress: Progress = silent, cancelled: CancelCheck = never) -> Solved:
        """Return the answer; raises `Cancelled`, `InputError` when the process fails."""
        with tempfile.TemporaryDirectory(prefix="dss_planner_") as name:
            folder = Path(name)
            write_task(folder, task)
            for python in self._pythons:
                run = _Run(python, folder, task, progress, cancelled)
                if run.begins():
                    return run.to_its_end()
        found = solve_here(task, progress, cancelled)
        note = text(
            "No Python was found that could work beside QGIS: the choice was worked out within QGIS, whose window may "
            "have stood still for seconds."
        )
        return Solved(found.choice, found.curve, found.frequency, found.relaxations, (*found.notes, note))


class _Run:
    """One process, from its start to its end."""

    def __init__(self, python: str, folder: Path, task: Task, progress: Progress, cancelled: CancelCheck) -> None:
        self._folder, self._task = folder, task
        self._progress, self._cancelled = progress, cancelled
        self._command = [python, "-c", _BOOT, json.dumps(_package_folders()), str(folder)]
        self._process: subprocess.Popen[bytes] | None = None
        self._heard, self._errors = folder / "output.txt", folder / "errors.txt"
        self._at = 0
        self._rest = b""
        self._fraction = 0.0
        self._ready = self._answered = False
        self._started = time.monotonic()

    def begins(self) -> bool:
        """Start it; False when it is not the Python that is needed, or none at all."""
        with self._heard.open("wb") as output, self._errors.open("wb") as errors:
            try:
                # no shell; the program is a Python found beside QGIS, and what it runs is this plugin's
                self._process = subprocess.Popen(  # nosec B603
                    self._command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=errors,
                    close_fds=False,
                    creationflags=_NO_WINDOW,
                )
            except OSError:
                return False
        self._started = time.monotonic()
        while not self._ready and self._look():
            if time.monotonic() - self._started > _START:
                break
        if not self._ready:
            self._stop()
        return self._ready

    def to_its_end(self) -> Solved:
        """Wait for the answer and return it."""
        limit = self._task.seconds * max(len(self._task.budgets), len(self._task.benefits), 1) + _PATIENCE
        if self._task.kind not in (CHOICE,):
            limit *= 2.0
        while self._look():
            if time.monotonic() - self._started > limit:
                self._stop()
                raise self._failed(f"no answer within {limit:.0f} s")
        if not self._answered:
            raise self._failed(self._last_words())
        try:
            return read_answer(self._folder)
        except (OSError, ValueError, KeyError) as error:
            raise self._failed(str(error)) from error

    def _look(self) -> bool:
        """Wait a moment, hear what was said, and return whether the process goes on."""
        if self._cancelled():
            self._stop()
            raise Cancelled
        goes_on = self._goes_on(_LOOK)
        with self._heard.open("rb") as output:
            output.seek(self._at)
            new = output.read()
        self._at += len(new)
        *lines, self._rest = (self._rest + new).split(b"\n")
        for line in (raw.decode("utf-8", "replace") for raw in lines):
            if line.startswith(SIGN):
                self._hear(json.loads(line[len(SIGN) :]))
            else:
                self._overhear(line)
        if self._ready and self._task.kind == CHOICE:
            self._fraction = max(self._fraction, min(0.95, (time.monotonic() - self._started) / self._task.seconds))
            self._progress(self._fraction, None)
        return goes_on

    def _goes_on(self, seconds: float) -> bool:
        """Wait up to some seconds for the end and return whether it still runs."""
        if self._process is None:
            return False
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return True
        return False

    def _hear(self, said: dict) -> None:
        if "ready" in said:
            self._ready = said["ready"] == list(sys.version_info[:2])
            if not self._ready:
                self._stop()
        self._answered |= bool(said.get("answered"))
        if "done" in said:
            self._fraction = max(self._fraction, float(said["done"]))
            sentence = said.get("text")
            self._progress(self._fraction, None if sentence is None else text_from_dict(sentence))

    def _overhear(self, line: str) -> None:
        """Tell the user what HiGHS prints of its search: the best found, what none passes, and the gap."""
        sentence = told(line, self._task.problem.count)
        if sentence is not None:
            self._progress(self._fraction, sentence)

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._goes_on(_END)

    def _last_words(self) -> str:
        lines = self._errors.read_text("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else f"exit code {self._process.returncode if self._process else 0}"

    def _failed(self, reason: str) -> InputError:
        return InputError(
            "The solver of the portfolio ended without an answer: {reason}. Try again with a shorter time limit or "
            "fewer sites.",
            reason=reason,
        )


def told(line: str, candidates: int) -> Text | None:
    """Return what a line of HiGHS's table of the search says (it minimises −benefit); None for other lines."""
    row = _ROW.match(line)
    if row is None:
        return None
    try:
        bound, best = (-float(number) for number in row.groups())
    except ValueError:
        return None
    if not np.isfinite(bound):
        return None
    if not np.isfinite(best) or best <= 0:
        return text(
            "Choosing among {count} candidates: none is worth more than {bound}, nothing found yet",
            count=candidates,
            bound=f"{bound:,.6g}",
        )
    return text(
        "Choosing among {count} candidates: {best} found, none is worth more than {bound} (gap {gap} %)",
        count=candidates,
        best=f"{best:,.6g}",
        bound=f"{bound:,.6g}",
        gap=f"{100.0 * max(bound - best, 0.0) / best:.3g}",
    )


def _package_folders() -> list[str]:
    """Return where the plugin, numpy and scipy lie: QGIS may know them by itself only."""
    packages = (Path(paths.__file__).parents[1], *(Path(str(module.__file__)).parents[1] for module in (np, scipy)))
    return list(dict.fromkeys(str(folder) for folder in packages))
