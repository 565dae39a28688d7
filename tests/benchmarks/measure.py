"""Timing side by side: medians of several runs, and a table of ratios. Import it from a bench script."""

import os
import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

# bench scripts are run as files: make the package importable from the checkout
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

REPEATS = 5


class Seconds(NamedTuple):
    """What a run took."""

    clock: float
    processor: float


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


def in_turns(functions, repeats=REPEATS):
    """Return name → median seconds of the clock, and of the processor (all threads), run in turns.

    A function may time itself, as one that starts another program must: it returns `Seconds`.
    """
    times = {name: [] for name in functions}
    for _ in range(repeats):
        for name, function in functions.items():
            started, used = time.perf_counter(), time.process_time()
            own = function()
            measured = time.perf_counter() - started, time.process_time() - used
            times[name].append(own if isinstance(own, Seconds) else measured)
    return tuple({name: statistics.median(t[kind] for t in all_) for name, all_ in times.items()} for kind in (0, 1))


def asked(peer, least, own, clock, processor):
    """Return a line: how many times as quick as a peer is asked for, and what was found. By processor time it is
    decided, which other programs on the machine disturb less than the clock."""
    by_clock, by_processor = (times[peer] / times[own] for times in (clock, processor))
    verdict = "met" if by_processor >= least else "MISSED"
    return (
        f"asked ≥ {least:g} × {peer}: {by_processor:.1f} × by the processor ({processor[peer]:.2f} / "
        f"{processor[own]:.2f} s), {by_clock:.1f} × by the clock: {verdict}"
    )


def load():
    """Return a line with the load of the machine, which the figures depend on."""
    return f"load of the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


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
