"""HiGHS, called through scipy for one program at a time."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import scipy
from scipy.sparse import vstack

from dss_planner.sites.portfolio.formulation import Program

#: From this version on scipy lets other threads run while HiGHS works (measured: 1.15.3 does, 1.10.1 does not).
_FREE = (1, 15)


def is_free() -> bool:
    """Return whether the program goes on while HiGHS works in a thread."""
    return tuple(int(part) for part in scipy.__version__.split(".")[:2]) >= _FREE


def solve_task(
    program: Program, objective: np.ndarray, upper: np.ndarray, seconds: float, gap: float, talks: bool = False
) -> dict[str, Any] | None:
    """Return status, x (empty when there is none), bound (NaN when unknown) and seconds; None without HiGHS.

    objective, upper: in place of the program's. talks: HiGHS prints how far it is. scipy has HiGHS for
    whole numbers since 1.9.
    """
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError:
        return None
    started = time.perf_counter()
    found = milp(
        objective,
        integrality=program.whole,
        bounds=Bounds(program.least, program.most),
        constraints=[LinearConstraint(program.rows, program.lower, upper)] if program.rows.shape[0] else (),
        options={"time_limit": seconds, "mip_rel_gap": gap, "disp": talks},
    )
    bound = getattr(found, "mip_dual_bound", None)
    return {
        "status": found.status,
        "x": np.zeros(0) if found.x is None else found.x,
        "bound": np.nan if bound is None else bound,
        "seconds": time.perf_counter() - started,
    }


def relaxed(program: Program, seconds: float) -> tuple[np.ndarray, float] | None:
    """Return the variables (0–1) of the program without whole numbers, and its optimum, which no choice passes (as
    benefit); None where HiGHS is absent or has no answer in time.

    By its interior point method: thousands of cliques that all bind at once keep the simplex method busy far longer.
    """
    try:
        from scipy.optimize import linprog
    except ImportError:
        return None
    low, high = np.isfinite(program.lower), np.isfinite(program.upper)
    found = linprog(
        program.objective,
        A_ub=vstack([program.rows[high], -program.rows[low]], format="csr"),
        b_ub=np.concatenate([program.upper[high], -program.lower[low]]),
        bounds=np.column_stack([program.least, program.most]),
        method="highs-ipm",
        options={"time_limit": seconds},
    )
    return (found.x, -float(found.fun)) if found.status == 0 else None
