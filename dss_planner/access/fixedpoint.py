"""Friction as whole numbers: sums are exact, so the result cannot depend on order, tiles or threads.

A step between neighbours a and b costs ``distance · (friction a + friction b) / 2``: the sum of two half edges,
one of each cell. Each half edge is rounded once to a whole number of quanta (int64).

Resolution. The smallest half edge is ``SMALLEST_HALF_EDGE`` = 2^21 quanta, so rounding (at most half a quantum)
changes a half edge, and therefore any path, by at most 2^-22 = 2.4e-7 of its cost.

Overflow. With half edges of at most ``WALL`` = 2^48 and lines of at most ``MAX_LINE`` = 2^13 cells, a running sum S
of edge costs along a line stays below 2^13 · 2 · 2^48 = 2^62. Values start at ``UNREACHED`` = 2^61 and only fall, so
``d + S`` < 2^61 + 2^62 and ``d − S`` > −2^62: both fit int64, whose limit is 2^63.

Walls. Impassable cells keep a half edge of ``WALL``; a route into one pays it once, one through it twice, hence at
least ``FARTHEST`` = ``WALL``. Every value below ``FARTHEST`` therefore belongs to a route around the walls and is
exact, and no wall has such a value. That all reachable cells lie below it, 2^27 of the cheapest half steps, is checked
after the computation (`require_range`); the largest true half edge is checked before (`scaling`).

Starting values. A start that is left at some minute, not at 0, is rounded once to a whole number of quanta: its product
with the quanta of a minute, below 2^48, is off by at most 2^-5 quanta as a float64, so that half a quantum and that
much are added to the error of any route from there: less than 2^-21.8 of the cheapest half step. Starts of `FARTHEST`
or more are refused (`starting_values`), so values stay in the range of those that begin at 0, and all above holds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.access.surface import BARRIER, UNREACHABLE
from dss_planner.errors import InputError

SMALLEST_HALF_EDGE = 1 << 21
WALL = 1 << 48
FARTHEST = WALL
MAX_LINE = 1 << 13
UNREACHED = 1 << 61
#: Largest true half edge: leaves room for 2^7 of the costliest steps, and far more of ordinary ones.
_LARGEST_HALF_EDGE = 1 << 40
#: Friction that stands for a wall while computing; its half edges are clipped to `WALL`.
WALL_FRICTION = 1e30
#: Added to a float64 below 2^51, it leaves the nearest whole number in the lower bits, above these bits of its own.
ROUNDING = 1 << 52
ROUNDING_BITS = np.array([float(ROUNDING)]).view(np.int64)[0]


@dataclass(frozen=True)
class Scaling:
    """Quanta of a half edge in one unit of friction, by direction, and quanta in one minute."""

    across: float
    down: float
    diagonal: float
    quanta_per_minute: float


def scaling(lowest: float, highest: float, cell_size: tuple[float, float]) -> Scaling:
    """Return the scaling for frictions from ``lowest`` to ``highest`` [min/m] and cells of ``cell_size`` [m, m].

    Raises `InputError` when the range is too wide for the exactness promised above.
    """
    width, height = cell_size
    diagonal = math.hypot(width, height)
    quanta = SMALLEST_HALF_EDGE / (lowest * min(width, height) / 2)
    if highest * diagonal / 2 * quanta > _LARGEST_HALF_EDGE:
        raise InputError(
            "The friction ranges from {low} to {high} min/m, too wide to be one unit. Expected minutes per metre, with "
            "impassable cells at {barrier} or above; compute the layer again with “Friction”.",
            low=f"{lowest:.6g}",
            high=f"{highest:.6g}",
            barrier=f"{BARRIER:g}",
        )
    return Scaling(width / 2 * quanta, height / 2 * quanta, diagonal / 2 * quanta, quanta)


def limit_of(max_minutes: float | None, quanta_per_minute: float) -> int:
    """Return the largest value that must be exact [quanta]: that of ``max_minutes`` where it can be exact, else the
    largest that can be; whether a route is longer than this must then be checked (`require_range`)."""
    return FARTHEST - 1 if max_minutes is None else int(min(max_minutes * quanta_per_minute, FARTHEST - 1))


def starting_values(minutes: np.ndarray, quanta_per_minute: float, limit: int) -> np.ndarray:
    """Return int64 values [quanta] of cells that are left at ``minutes`` (float, any shape), `UNREACHED` of the others:
    where minutes are NaN, `UNREACHABLE`, or above ``limit`` [quanta].

    Raises `InputError` for negative minutes, and when a start within the limit is too far to be exact.
    """
    begins = minutes < UNREACHABLE  # NaN compares as False
    lowest = float(np.min(minutes, where=begins, initial=np.inf))
    if lowest < 0:
        raise InputError(
            "A start has a travel time of {found} min; expected is 0 or more, and NoData where nothing starts. "
            "Correct the times to start from.",
            found=f"{lowest:.6g}",
        )
    scaled = np.rint(np.multiply(np.where(begins, minutes, 0.0), quanta_per_minute, dtype=np.float64))
    if limit >= FARTHEST - 1 and scaled.size and scaled.max() >= FARTHEST:
        require_range(int(scaled.max()))
    return np.where(begins & (scaled <= limit), scaled, UNREACHED).astype(np.int64)


def half_edges(friction: np.ndarray, quanta: float | np.ndarray) -> np.ndarray:
    """Return int64 half edges of ``friction`` [min/m, any shape], at most `WALL`; each cell alone decides its value."""
    scaled = np.multiply(friction, quanta, dtype=np.float64)
    np.minimum(scaled, float(WALL), out=scaled)
    # the same as rint and a cast, but the processor does several at a time
    scaled += float(ROUNDING)
    return np.subtract(scaled.view(np.int64), ROUNDING_BITS)


def require_range(farthest: int) -> None:
    """Raise `InputError` when the largest value of a reachable cell is not provably exact."""
    if farthest >= FARTHEST:
        raise InputError(
            "The longest route costs {found} times the cheapest half step; at most {expected} can be computed exactly. "
            "Use larger cells or a smaller study area.",
            found=f"{farthest / SMALLEST_HALF_EDGE:.3g}",
            expected=f"{FARTHEST / SMALLEST_HALF_EDGE:.3g}",
        )
