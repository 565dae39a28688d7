"""Runs HiGHS on the programs in a folder; started as a program of its own, so it uses nothing of the product.

    python highs.py FOLDER

The solver holds the interpreter for as long as it runs (scipy before 1.15), which would freeze a window, and it cannot
be interrupted; a process of its own can be ended at any time. FOLDER/program.npz has rows, bounds and one line for each
task in ``objectives`` and ``uppers``; ``result-N.npz`` appears when task N is done.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import Any

import numpy as np


def solve_task(program: Mapping[str, Any], objective: np.ndarray, upper: np.ndarray, seconds: float) -> dict[str, Any]:
    """Return status, x (empty when there is none), bound (NaN when unknown) and seconds of one task.

    program: lower, least, most, whole, gap, and the rows as data, indices, indptr, shape. Raises `ImportError` where
    scipy has no HiGHS (before 1.9).
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_matrix

    rows = csr_matrix((program["data"], program["indices"], program["indptr"]), shape=tuple(program["shape"]))
    started = time.perf_counter()
    found = milp(
        objective,
        integrality=program["whole"],
        bounds=Bounds(program["least"], program["most"]),
        constraints=[LinearConstraint(rows, program["lower"], upper)] if rows.shape[0] else (),
        options={"time_limit": seconds, "mip_rel_gap": float(program["gap"])},
    )
    bound = getattr(found, "mip_dual_bound", None)
    return {
        "status": found.status,
        "x": np.zeros(0) if found.x is None else found.x,
        "bound": np.nan if bound is None else bound,
        "seconds": time.perf_counter() - started,
    }


def solve_all(folder: str) -> None:
    """Solve the tasks in turn."""
    with np.load(os.path.join(folder, "program.npz")) as stored:
        program = dict(stored)
    for number, (objective, upper) in enumerate(zip(program["objectives"], program["uppers"])):
        content = solve_task(program, objective, upper, float(program["seconds"]))
        unfinished = os.path.join(folder, f"part-{number}.npz")
        np.savez(unfinished, **content)
        os.replace(unfinished, os.path.join(folder, f"result-{number}.npz"))


if __name__ == "__main__":
    solve_all(sys.argv[1])
