"""Timing side by side: medians of several runs, and a table of ratios. Import it from a bench script."""

import statistics
import sys
import time
from pathlib import Path

# bench scripts are run as files: make the package importable from the checkout
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

REPEATS = 5


def median_seconds(function, repeats=REPEATS):
    """Return the median wall time of ``repeats`` calls [s]."""
    return statistics.median(_seconds(function) for _ in range(repeats))


def side_by_side(functions, repeats=REPEATS):
    """Return name → median seconds of the functions (name → callable), run in turns on the same machine."""
    times = {name: [] for name in functions}
    for _ in range(repeats):
        for name, function in functions.items():
            times[name].append(_seconds(function))
    return {name: statistics.median(seconds) for name, seconds in times.items()}


def print_table(title, medians, own, commands, notes=()):
    """Print seconds and ratios: how many times longer than ``own`` (a key of ``medians``) each peer takes."""
    width = max(len(name) for name in medians)
    print(f"\n{title}")
    for name, seconds in medians.items():
        ratio = "" if name == own else f"{seconds / medians[own]:6.2f} × {own}"
        print(f"  {name:<{width}}  {seconds:9.3f} s  {ratio}")
    for name, command in commands.items():
        print(f"  {name:<{width}}  {command}")
    for note in notes:
        print(f"  {note}")


def _seconds(function):
    started = time.perf_counter()
    function()
    return time.perf_counter() - started
