"""The solver in a process of its own, so that the window goes on: HiGHS keeps the lock of Python in older scipy.

Reads a task from a folder, says on its output how far it is (lines that begin with `SIGN`; what HiGHS prints stands
between them) and leaves the answer in the folder. Whoever started it ends it when the user cancels.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from dss_planner.text import Text

#: Begins the lines that are for whoever started the process.
SIGN = "@"
#: How far it steps back behind the window where both want the processor.
_NICE = 5
#: Least time between two reports [s].
_PAUSE = 0.1


def main(folder: str) -> None:
    """Work out the task in ``folder``."""
    # a Python without numpy and scipy ends here, before it says that it is ready
    from dss_planner.sites.portfolio.exchange import read_task, text_to_dict, write_answer
    from dss_planner.sites.portfolio.solving import solve_here

    if hasattr(os, "nice"):
        os.nice(_NICE)
    _say({"ready": list(sys.version_info[:2])})

    last = 0.0

    def report(fraction: float, sentence: Text | None = None) -> None:
        nonlocal last
        if sentence is None and time.monotonic() - last < _PAUSE:
            return
        last = time.monotonic()
        _say({"done": fraction, "text": None if sentence is None else text_to_dict(sentence)})

    write_answer(Path(folder), solve_here(read_task(Path(folder)), report, alone=True))
    _say({"answered": True})


def _say(content: dict[str, object]) -> None:
    sys.stdout.write(f"{SIGN}{json.dumps(content)}\n")
    sys.stdout.flush()
