"""HiGHS, called through scipy for one program at a time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy
from scipy.sparse import vstack

from dss_planner.sites.portfolio.formulation import Program

#: From this version on scipy lets other threads run while HiGHS works (measured: 1.15.3 does, 1.10.1 does not).
_FREE = (1, 15)
#: Share of a bound that the rounding of its sum may take away, many times over.
_ROUNDING = 1e-12


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


@dataclass(frozen=True)
class Relaxed:
    """A program without whole numbers. values: of its variables. bound: what no choice passes, as benefit.

    worth: (variables,), what is left of a variable's benefit after the prices of its rows (reduced costs): a choice
    that has one at the other end of its range is worth at most bound − |worth|. prices: (rows,), of one unit more.
    """

    values: np.ndarray
    bound: float
    worth: np.ndarray
    prices: np.ndarray


def relaxed(program: Program, seconds: float) -> Relaxed | None:
    """Return the optimum of the program without whole numbers; None where HiGHS is absent or has no answer in time.

    By its interior point method: thousands of cliques that all bind at once keep the simplex method busy far longer.
    The bound is worked out anew from the prices (weak duality): it holds however exact the optimum is.
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
    if found.status != 0:
        return None
    prices = np.maximum(-found.ineqlin.marginals, 0.0)
    above, below = np.zeros((2, len(high)))
    above[high], below[low] = np.split(prices, [int(high.sum())])
    worth = -program.objective - program.rows.T @ (above - below)
    ends = np.maximum(worth * program.least, worth * program.most)
    bound = above[high] @ program.upper[high] - below[low] @ program.lower[low] + ends.sum()
    return Relaxed(found.x, float(bound) + _ROUNDING * abs(float(bound)), worth, above - below)


def facet(sets: np.ndarray, point: np.ndarray) -> np.ndarray | None:
    """Return the factors a ≥ 0 with a·set ≤ 1 for each of the sets (bool rows) for which a·point is largest.

    None where HiGHS for whole numbers is absent or fails.
    """
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError:
        return None
    found = milp(-point, bounds=Bounds(0.0, 1.0), constraints=LinearConstraint(sets.astype(float), -np.inf, 1.0))
    return found.x
